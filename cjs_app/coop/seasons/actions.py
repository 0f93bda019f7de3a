"""Changing a season: its settings, its people in charge, its state."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import select

from cjs_app.access.domain import ROLE_LABELS, Role
from cjs_app.coop.seasons import queries
from cjs_app.coop.seasons.changes import record_settings, settings_of
from cjs_app.coop.seasons.domain import (
    STATUS_LABELS,
    CarrierSettings,
    SeasonSettings,
    Seat,
    Status,
    TvaRegime,
    default_templates,
)
from cjs_app.coop.seasons.guards import ensure_others_agree, let_inherit, tell_others
from cjs_app.coop.seasons.models import (
    Carrier,
    CarrierTvaRegime,
    CommitteeSeat,
    Facilitator,
    Price,
    Season,
    SeasonRole,
)
from cjs_app.journal import actions as journal
from cjs_app.kernel.identifiers import checked_iban, checked_siren
from cjs_app.kernel.names import folded
from cjs_app.kernel.numbering import checked_yearly
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import Transition, moved
from cjs_app.plumbing.collisions import told_as
from cjs_app.plumbing.database import db, upsert

NAME_TAKEN = "uq_seasons_name_year"


def create(settings: SeasonSettings, carrier: Carrier, stamp: Stamp, status: Status = Status.PREPARATION) -> Season:
    """Return a new season of a carrier; raise Refusal when another season has this name and year."""
    ensure_name_is_free(settings.name, settings.year)
    season = Season(
        name=settings.name.strip(),
        folded_name=folded(settings.name),
        year=settings.year,
        start_day=settings.period.start,
        end_day=settings.period.end,
        territory=settings.territory,
        currency=settings.currency,
        carrier=carrier,
        status=status,
        **default_templates(settings.territory or settings.name),
    )
    with told_as(NAME_TAKEN, _taken(settings.year)):
        db.session.add(season)
    journal.record(stamp, "season.created", "season", season.id, season.id)
    return season


def ensure_name_is_free(name: str, year: int, but: Season | None = None) -> None:
    """Raise Refusal when another season already has this name in this year."""
    taken = db.session.scalar(
        select(Season.id).where(Season.folded_name == folded(name), Season.year == year, Season.superseded_at.is_(None))
    )
    if taken is not None and (but is None or taken != but.id):
        raise _taken(year)


def _taken(year: int) -> Refusal:
    """Return what is said of a name that another season has in this year, or is being given at this moment."""
    return Refusal("Une saison porte déjà ce nom en {year} : en choisir un autre.", field="name", year=year)


def carrier_for(settings: CarrierSettings, currency: str) -> Carrier:
    """Return the carrier with this SIREN or this name, made when it is new; raise Refusal for a wrong SIREN or IBAN."""
    siren = settings.siren.strip()
    if siren and currency == "EUR":
        siren = checked_siren(siren, field="carrier_siren")
    carrier = queries.find_carrier(settings.name.strip(), siren) or _new_carrier(settings.name.strip(), siren)
    for part in ("address", "postcode", "city", "email"):
        if getattr(settings, part):
            setattr(carrier, part, getattr(settings, part))
    if settings.iban:
        carrier.iban = checked_iban(settings.iban, field="carrier_iban")
    set_tva_regime(carrier, settings.regime, settings.regime_since or dt.date(2000, 1, 1))
    return carrier


def _new_carrier(name: str, siren: str) -> Carrier:
    """Return a carrier that was not there, or the very same one when somebody else has just made it."""
    db.session.execute(upsert(Carrier).values(name=name, siren=siren).on_conflict_do_nothing())
    carrier = queries.find_carrier(name, siren)
    if carrier is None:
        raise LookupError(name)
    return carrier


def set_tva_regime(carrier: Carrier, regime: TvaRegime, since: dt.date) -> None:
    """Give a carrier a VAT regime from a day on, unless it already has it then."""
    if (
        db.session.scalar(
            select(CarrierTvaRegime.id).where(
                CarrierTvaRegime.carrier_id == carrier.id, CarrierTvaRegime.valid_from <= since
            )
        )
        and queries.tva_regime_on(carrier.id, since) is regime
    ):
        return
    same_day = db.session.scalar(
        select(CarrierTvaRegime).where(CarrierTvaRegime.carrier_id == carrier.id, CarrierTvaRegime.valid_from == since)
    )
    if same_day is not None:
        same_day.regime = regime
    else:
        db.session.add(CarrierTvaRegime(carrier_id=carrier.id, regime=regime, valid_from=since))
    db.session.flush()


def set_up(season: Season, settings: SeasonSettings, stamp: Stamp) -> None:
    """Change a season's settings; raise Refusal when it is closed, its name taken, or when other rooms object."""
    season = queries.season_to_change(season.id)
    ensure_name_is_free(settings.name, settings.year, but=season)
    ensure_others_agree(season, settings.period, settings.currency)
    before = settings_of(season)
    with told_as(NAME_TAKEN, _taken(settings.year)):
        season.name = settings.name.strip()
        season.folded_name = folded(settings.name)
        season.year = settings.year
    season.start_day, season.end_day = settings.period.start, settings.period.end
    season.territory = settings.territory
    season.currency = settings.currency
    record_settings(season, before, stamp)


def set_templates(season: Season, quote: str, invoice: str, credit_note: str, stamp: Stamp) -> None:
    """Change how the season's documents are numbered; raise Refusal for a template that cannot number."""
    season = queries.season_to_change(season.id)
    before = settings_of(season)
    season.quote_template = checked_yearly(quote, season.quote_template)
    season.invoice_template = checked_yearly(invoice, season.invoice_template)
    season.credit_note_template = checked_yearly(credit_note, season.credit_note_template)
    if len({season.quote_template, season.invoice_template, season.credit_note_template}) < 3:
        raise Refusal("Devis, factures et avoirs ont chacun leur suite de numéros : écrire trois modèles différents.")
    record_settings(season, before, stamp)


def move(season: Season, transition: Transition[Status], stamp: Stamp) -> None:
    """Bring a season to its next state; raise Refusal where the transition does not open."""
    season = queries.season_to_change(season.id)
    season.status = moved(season.status, transition)
    journal.record(stamp, "season.moved", "season", season.id, season.id, status=STATUS_LABELS[season.status].lower())
    tell_others(season, stamp)


def clone(season: Season, name: str, year: int, stamp: Stamp) -> Season:
    """Return next year's season with the same carrier, price list, committee, sharing rule and coordination."""
    years = year - season.year
    period = Period(_later(season.start_day, years), _later(season.end_day, years))
    settings = SeasonSettings(name, year, period, season.territory, season.currency)
    new = create(settings, season.carrier, stamp)
    templates = ("quote_template", "invoice_template", "credit_note_template")
    for part in ("rule", "equal_percent", "natures", "wage_cents", *templates):
        setattr(new, part, getattr(season, part))
    for price in queries.prices_of(season):
        add_price(new, price.label, price.unit, price.unit_price_cents, price.tva_rate, stamp)
    for seat in queries.committee_of(season):
        add_seat(new, seat.organisation, seat.seat, stamp)
    for coordinator_id in queries.coordinator_ids_of(season):
        give_role(new, coordinator_id, Role.COORDINATION, stamp)
    let_inherit(season, new, stamp)
    journal.record(stamp, "season.cloned", "season", new.id, new.id, year=season.year)
    return new


def _later(day: dt.date, years: int) -> dt.date:
    """Return the same day some years later; the 29th of February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def give_role(season: Season, user_id: int, role: Role, stamp: Stamp) -> None:
    """Let an account into a season, or change what it is there."""
    existing = db.session.scalar(
        select(SeasonRole).where(SeasonRole.season_id == season.id, SeasonRole.user_id == user_id)
    )
    if existing is None:
        db.session.add(SeasonRole(season_id=season.id, user_id=user_id, role=role))
    else:
        existing.role, existing.revoked_at = role, None
    db.session.flush()
    journal.record(stamp, "season.role_given", "season", season.id, season.id, role=ROLE_LABELS[role], user=user_id)


def add_facilitator(season: Season, name: str, mandate: str, stamp: Stamp) -> Facilitator:
    """Return a new animateur or animatrice of the season."""
    season = queries.season_to_write(season.id)
    facilitator = Facilitator(season_id=season.id, name=name.strip(), mandate=mandate.strip())
    db.session.add(facilitator)
    db.session.flush()
    journal.record(stamp, "season.facilitator_added", "season", season.id, season.id)
    return facilitator


def remove_facilitator(facilitator: Facilitator, stamp: Stamp) -> None:
    """Take someone out of the facilitation team; the row stays."""
    queries.season_to_write(facilitator.season_id)
    facilitator.removed_at = stamp.at
    journal.record(stamp, "season.facilitator_removed", "season", facilitator.season_id, facilitator.season_id)


def add_seat(season: Season, organisation: str, seat: Seat, stamp: Stamp) -> CommitteeSeat:
    """Return a new structure in the local committee."""
    season = queries.season_to_write(season.id)
    row = CommitteeSeat(season_id=season.id, organisation=organisation.strip(), seat=seat)
    db.session.add(row)
    db.session.flush()
    journal.record(stamp, "season.seat_added", "season", season.id, season.id, words={"organisation": row.organisation})
    return row


def remove_seat(seat: CommitteeSeat, stamp: Stamp) -> None:
    """Take a structure out of the local committee; the row stays."""
    queries.season_to_write(seat.season_id)
    seat.removed_at = stamp.at
    words = {"organisation": seat.organisation}
    journal.record(stamp, "season.seat_removed", "season", seat.season_id, seat.season_id, words=words)


def add_price(season: Season, label: str, unit: str, unit_price_cents: int, tva_rate: Decimal, stamp: Stamp) -> Price:
    """Return a new line of the price list."""
    season = queries.season_to_write(season.id)
    price = Price(
        season_id=season.id, label=label.strip(), unit=unit, unit_price_cents=unit_price_cents, tva_rate=tva_rate
    )
    db.session.add(price)
    db.session.flush()
    words = {"label": price.label}
    journal.record(stamp, "season.price_added", "season", season.id, season.id, words=words, price=unit_price_cents)
    return price


def remove_price(price: Price, stamp: Stamp) -> None:
    """Take a line out of the price list; devis already written keep theirs."""
    season = queries.season_to_write(price.season_id)
    price.removed_at = stamp.at
    journal.record(stamp, "season.price_removed", "season", season.id, season.id, words={"label": price.label})
