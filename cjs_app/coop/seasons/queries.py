"""Finding seasons, and who may do what in them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import and_, bindparam, select

from cjs_app.access.domain import Role
from cjs_app.access.held_roles import HeldRole
from cjs_app.access.models import Session, User
from cjs_app.access.queries import OPEN_SESSION
from cjs_app.coop.seasons.domain import TvaRegime, ensure_works, ensure_writable
from cjs_app.coop.seasons.held import as_it_is_now
from cjs_app.coop.seasons.models import (
    Carrier,
    CarrierTvaRegime,
    CommitteeSeat,
    Facilitator,
    NumberSeries,
    Price,
    Season,
    SeasonRole,
)
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from cjs_app.plumbing.holding import keep, kept
from cjs_app.plumbing.pages import or_404

_HELD = (SeasonRole.season_id == Season.id, SeasonRole.revoked_at.is_(None))
SESSION_IN_SEASON = (
    OPEN_SESSION.add_columns(Season, SeasonRole.role)
    .select_from(Session)
    .outerjoin(Season, and_(Season.id == bindparam("season"), Season.superseded_at.is_(None)))
    .outerjoin(SeasonRole, and_(SeasonRole.user_id == Session.user_id, *_HELD))
)
"""Who knocks, at which season, and what they are in it: asked by every page, hence at once, and put together once."""
SEASON_AND_ROLE = (
    select(Season, SeasonRole.role)
    .outerjoin(SeasonRole, and_(SeasonRole.user_id == bindparam("user"), *_HELD))
    .where(Season.id == bindparam("season"), Season.superseded_at.is_(None))
)

REGIMES = (
    select(CarrierTvaRegime.regime, CarrierTvaRegime.valid_from)
    .where(CarrierTvaRegime.carrier_id == bindparam("carrier"))
    .order_by(CarrierTvaRegime.valid_from)
)


def get_season(season_id: int) -> Season:
    """Return a season, or answer 404."""
    return or_404(select(Season).where(Season.id == season_id, Season.superseded_at.is_(None)))


def season_and_role(season_id: int, visitor: Any) -> tuple[Season | None, str | None]:
    """Return a season and what a visitor is in it; None for either when there is none."""
    found = db.session.execute(SEASON_AND_ROLE, {"season": season_id, "user": visitor.id}).first()
    return (None, None) if found is None else (found[0], _role_of(visitor, found[1]))


def season_at_the_door(season_id: int, visitor: Any) -> tuple[Season | None, str | None]:
    """Return the same for the season of the address, which was read with the session of the visitor."""
    scope = visitor.scope
    if scope is None or scope.season_id != season_id:
        return season_and_role(season_id, visitor)
    return (None, None) if scope.season is None else (scope.season, _role_of(visitor, scope.role))


def _role_of(visitor: Any, held: Role | None) -> str | None:
    """Return what a visitor is in a season: who coordinates does so everywhere."""
    return str(Role.COORDINATION) if visitor.is_coordinator else held and str(held)


def seasons_of(visitor: Any) -> Sequence[Season]:
    """Return the seasons a visitor may see, newest first."""
    rows = select(Season).where(Season.superseded_at.is_(None)).order_by(Season.year.desc(), Season.name)
    if not visitor.is_coordinator:
        rows = rows.join(SeasonRole, SeasonRole.season_id == Season.id).where(
            SeasonRole.user_id == visitor.id, SeasonRole.revoked_at.is_(None)
        )
    return db.session.scalars(rows).all()


def season_to_write(season_id: int) -> Season:
    """Return a season held open until the end of the transaction; raise Refusal when it is closed.

    Every action that writes in a season begins here: closing waits for it, and it waits for closing.
    """
    season = season_to_be_paid(season_id)
    ensure_writable(season.status)
    return season


def season_to_work(season_id: int) -> Season:
    """Return a season held open for work that is done in it; raise Refusal when it is closed or put off."""
    season = season_to_write(season_id)
    ensure_works(season.status)
    return season


def season_to_be_paid(season_id: int) -> Season:
    """Return a season held open until the end of the transaction, closed or not.

    For the one thing that a closed season still takes: clients' money that comes late. It changes nobody's share.
    """
    season = kept(Season, season_id, alone=False)
    return season or keep(as_it_is_now(season_id, alone=False), alone=False)


def season_to_change(season_id: int) -> Season:
    """Return a season held by us alone until the end of the transaction; raise Refusal when it is closed.

    For what must have no other writer beside it: settings, votes, closing.
    """
    season = kept(Season, season_id) or keep(as_it_is_now(season_id, alone=True))
    ensure_writable(season.status)
    return season


def find_season_by_name(asked: str) -> Season | None:
    """Return the season with this name, or `name/year`; None when there is none; Refusal when several share it.

    A name may itself end like a year («Été/2021»): it is tried whole first.
    """
    found = _seasons_named(asked)
    name, _, year = asked.rpartition("/")
    if not found:
        found = [season for season in _seasons_named(name) if str(season.year) == year.strip()]
    if len(found) > 1:
        years = ", ".join(f"{season.name}/{season.year}" for season in found)
        raise Refusal("Plusieurs saisons portent ce nom : préciser l’année, par exemple {years}.", years=years)
    return found[0] if found else None


def _seasons_named(name: str) -> Sequence[Season]:
    """Return the seasons that bear this name, of whatever year; those that were replaced are left out."""
    named = select(Season).where(Season.folded_name == folded(name), Season.superseded_at.is_(None))
    return db.session.scalars(named.order_by(Season.year)).all()


def all_carriers() -> Sequence[Carrier]:
    """Return every carrier, by name."""
    return db.session.scalars(select(Carrier).order_by(Carrier.name, Carrier.id)).all()


def get_carrier(carrier_id: int) -> Carrier:
    """Return a carrier, or answer 404."""
    return or_404(select(Carrier).where(Carrier.id == carrier_id))


def find_carrier(name: str, siren: str) -> Carrier | None:
    """Return the carrier with this SIREN, or with this very name when no SIREN is known."""
    if siren:
        return db.session.scalars(select(Carrier).where(Carrier.siren == siren).order_by(Carrier.id)).first()
    return db.session.scalars(
        select(Carrier).where(Carrier.siren == "", Carrier.name == name).order_by(Carrier.id)
    ).first()


def tva_regime_on(carrier_id: int, day: dt.date) -> TvaRegime:
    """Return the VAT regime of a carrier on a day: the last one that began by then, else its first one."""
    return _regime_on(day, db.session.execute(REGIMES, {"carrier": carrier_id}).all())


def _regime_on(day: dt.date, regimes: Sequence[Any]) -> TvaRegime:
    """Return which of these regimes, in their order, holds on a day."""
    begun = [regime for regime, first_day in regimes if first_day <= day]
    known: list[TvaRegime] = begun or [regime for regime, _ in regimes[:1]]
    return known[-1] if known else TvaRegime.LIABLE


def facilitators_and_regime(season: Season, day: dt.date) -> tuple[Sequence[Facilitator], TvaRegime]:
    """Return the facilitation team of a season and the VAT regime of its carrier on a day, in one statement."""
    return _beside_regime(season, day, Facilitator, Facilitator.id)


def prices_and_regime(season: Season, day: dt.date) -> tuple[Sequence[Price], TvaRegime]:
    """Return the price list of a season and the VAT regime of its carrier on a day, in one statement."""
    return _beside_regime(season, day, Price, Price.label, Price.id)


def _beside_regime(season: Season, day: dt.date, kind: Any, *order: Any) -> tuple[Sequence[Any], TvaRegime]:
    """Return what a season holds of a kind, and the regime on a day: a carrier has one or two in all its life."""
    rows = db.session.execute(
        select(CarrierTvaRegime.regime, CarrierTvaRegime.valid_from, kind)
        .select_from(Season)
        .outerjoin(CarrierTvaRegime, CarrierTvaRegime.carrier_id == Season.carrier_id)
        .outerjoin(kind, and_(kind.season_id == Season.id, kind.removed_at.is_(None)))
        .where(Season.id == season.id)
        .order_by(CarrierTvaRegime.valid_from, *order)
    ).all()
    regimes = dict.fromkeys((regime, first_day) for regime, first_day, _ in rows if regime is not None)
    return list(dict.fromkeys(one for _, _, one in rows if one is not None)), _regime_on(day, list(regimes))


def facilitators_of(season: Season) -> Sequence[Facilitator]:
    """Return the animateurs and animatrices of a season."""
    return db.session.scalars(
        select(Facilitator)
        .where(Facilitator.season_id == season.id, Facilitator.removed_at.is_(None))
        .order_by(Facilitator.id)
    ).all()


def committee_of(season: Season) -> Sequence[CommitteeSeat]:
    """Return the structures of the local committee of a season."""
    return db.session.scalars(
        select(CommitteeSeat)
        .where(CommitteeSeat.season_id == season.id, CommitteeSeat.removed_at.is_(None))
        .order_by(CommitteeSeat.id)
    ).all()


def prices_of(season: Season) -> Sequence[Price]:
    """Return the price list of a season."""
    return db.session.scalars(
        select(Price).where(Price.season_id == season.id, Price.removed_at.is_(None)).order_by(Price.label, Price.id)
    ).all()


def series_of(carrier_id: int, templates: Iterable[str], year: int) -> Sequence[NumberSeries]:
    """Return where these series of a carrier stand in a year."""
    return db.session.scalars(
        select(NumberSeries).where(
            NumberSeries.carrier_id == carrier_id,
            NumberSeries.template.in_(list(templates)),
            NumberSeries.year == year,
        )
    ).all()


def get_facilitator(season: Season, facilitator_id: int) -> Facilitator:
    """Return someone of the facilitation team of this season, or answer 404."""
    return or_404(select(Facilitator).where(Facilitator.season_id == season.id, Facilitator.id == facilitator_id))


def get_seat(season: Season, seat_id: int) -> CommitteeSeat:
    """Return a structure of the local committee of this season, or answer 404."""
    return or_404(select(CommitteeSeat).where(CommitteeSeat.season_id == season.id, CommitteeSeat.id == seat_id))


def get_price(season: Season, price_id: int) -> Price:
    """Return a line of the price list of this season, or answer 404."""
    return or_404(select(Price).where(Price.season_id == season.id, Price.id == price_id))


def get_role(season: Season, role_id: int) -> SeasonRole:
    """Return what an account is in this season, or answer 404."""
    return or_404(select(SeasonRole).where(SeasonRole.season_id == season.id, SeasonRole.id == role_id))


def accounts_of(season: Season) -> Sequence[tuple[SeasonRole, User]]:
    """Return the accounts let into a season with what they are there, by name."""
    rows = db.session.execute(
        select(SeasonRole, User)
        .join(User, User.id == SeasonRole.user_id)
        .where(SeasonRole.season_id == season.id, SeasonRole.revoked_at.is_(None))
        .order_by(User.display_name, User.id)
    )
    return [(row[0], row[1]) for row in rows]


def roles_held(user_ids: Sequence[int]) -> dict[int, list[HeldRole]]:
    """Return what each of these accounts is in the seasons that have not let it go, the newest summer first."""
    rows = db.session.execute(
        select(SeasonRole.user_id, SeasonRole.role, Season.id, Season.name, Season.year)
        .join(Season, Season.id == SeasonRole.season_id)
        .where(SeasonRole.user_id.in_(user_ids), SeasonRole.revoked_at.is_(None), Season.superseded_at.is_(None))
        .order_by(Season.year.desc(), Season.name)
    )
    held: dict[int, list[HeldRole]] = {}
    for user_id, role, season_id, name, year in rows:
        held.setdefault(user_id, []).append(HeldRole(season_id, f"{name} {year}", role))
    return held


def coordinator_ids_of(season: Season) -> Sequence[int]:
    """Return the accounts that coordinate this very season, beside those who see every season."""
    rows = select(SeasonRole.user_id).where(SeasonRole.season_id == season.id, SeasonRole.role == Role.COORDINATION)
    return db.session.scalars(rows.where(SeasonRole.revoked_at.is_(None))).all()


def tva_regimes_of(carrier_id: int) -> Sequence[CarrierTvaRegime]:
    """Return the VAT regimes of a carrier, the newest first."""
    return db.session.scalars(
        select(CarrierTvaRegime)
        .where(CarrierTvaRegime.carrier_id == carrier_id)
        .order_by(CarrierTvaRegime.valid_from.desc())
    ).all()
