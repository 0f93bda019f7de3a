"""Whose delay is over: what the yearly review lists, rule by rule."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from sqlalchemy import func, select

from cjs_app.access.models import Session, User
from cjs_app.access.proof_models import KnownDevice
from cjs_app.coop.clients.domain import Kind
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours.models import DoneWeek, HourEntry
from cjs_app.coop.invitations.models import Invitation
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons.models import Season, SeasonRole
from cjs_app.kernel.periods import months_after
from cjs_app.plumbing.database import db
from cjs_app.privacy import queries
from cjs_app.privacy.domain import Erased
from cjs_app.privacy.purposes import Rule

REVIEW_EVERY = 12
"""Months between two reviews."""


class Due(Struct, frozen=True):
    """A delay that is over: for how many, in which season; what the review treats in one gesture."""

    rule: Rule
    count: int
    since: dt.date
    season: Season | None = None

    @property
    def can_be_treated(self) -> bool:
        """Whether a gesture here does it; what the law keeps goes to the carrier's archives."""
        return self.rule is not Rule.INVOICES


def due(today: dt.date) -> list[Due]:
    """Return everything whose delay is over, in the order of the rules."""
    months = queries.delays()
    seasons = db.session.scalars(select(Season).order_by(Season.year, Season.id)).unique().all()
    found: list[Due] = []
    for season in seasons:
        found += [one for one in _in_season(season, months, today) if one.count]
    found += [one for one in _outside(seasons, months, today) if one.count]
    order = list(Rule)
    return sorted(found, key=lambda one: order.index(one.rule))


def review_is_due(today: dt.date) -> bool:
    """Return whether the last review is a year old, or none was ever made although a season is over for long."""
    last = queries.last_review()
    if last is not None and months_after(last.day, REVIEW_EVERY) > today:
        return False
    oldest = db.session.scalar(select(func.min(Season.end_day)))
    return oldest is not None and months_after(oldest, queries.delays()[Rule.SHEETS]) < today


def cooperants_due(season: Season) -> Sequence[Cooperant]:
    """Return the cooperants of a season who still bear their name."""
    erased = queries.erased_ids(Erased.COOPERANT)
    rows = db.session.scalars(select(Cooperant).where(Cooperant.season_id == season.id).order_by(Cooperant.id))
    return [row for row in rows if row.id not in erased]


def clients_due(season: Season, months: int, today: dt.date) -> Sequence[Client]:
    """Return the private clients of a season who were last heard of longer ago than the delay."""
    erased = queries.erased_ids(Erased.CLIENT)
    rows = db.session.scalars(
        select(Client).where(Client.season_id == season.id, Client.kind == Kind.PRIVATE).order_by(Client.id)
    )
    heard = _last_contacts(season)
    return [
        row for row in rows if row.id not in erased and months_after(heard.get(row.id, season.end_day), months) < today
    ]


def accounts_due(months: int, today: dt.date) -> Sequence[User]:
    """Return the accounts whose last season ended longer ago than the delay; those that coordinate all are left out."""
    erased = queries.erased_ids(Erased.ACCOUNT)
    ends = db.session.execute(
        select(SeasonRole.user_id, func.max(Season.end_day))
        .join(Season, Season.id == SeasonRole.season_id)
        .group_by(SeasonRole.user_id)
    )
    over = {user_id: end for user_id, end in ends if user_id not in erased and months_after(end, months) < today}
    named = set(db.session.scalars(select(Cooperant.user_id).where(Cooperant.user_id.is_not(None))))
    rows = db.session.scalars(
        select(User).where(User.is_coordinator.is_(False), User.pole_role.is_(None)).order_by(User.id)
    )
    return [row for row in rows if row.id in over and row.id not in named]


def invitations_due(season: Season, months: int, today: dt.date) -> Sequence[Invitation]:
    """Return the invitations that nobody accepted and that still name someone."""
    rows = db.session.scalars(
        select(Invitation).where(
            Invitation.season_id == season.id, Invitation.name != "", Invitation.accepted_at.is_(None)
        )
    )
    return [row for row in rows if months_after(row.expires_at.date(), months) < today]


def old_traces(months: int, today: dt.date) -> tuple[list[int], list[int]]:
    """Return the sessions and the known devices that nobody used since the delay."""
    sessions = db.session.execute(select(Session.id, Session.seen_at))
    old = [row_id for row_id, seen in sessions if months_after(seen.date(), months) < today]
    used = set(db.session.scalars(select(Session.known_device_id).where(Session.id.not_in(old))))
    devices = db.session.execute(select(KnownDevice.id, KnownDevice.made_at))
    return old, [row_id for row_id, made in devices if row_id not in used and months_after(made.date(), months) < today]


def _in_season(season: Season, months: Mapping[Rule, int], today: dt.date) -> Iterator[Due]:
    """Yield what is due in a season."""
    ended = season.end_day
    if months_after(ended, months[Rule.SHEETS]) < today:
        yield Due(Rule.SHEETS, len(cooperants_due(season)), months_after(ended, months[Rule.SHEETS]), season)
    if months_after(ended, months[Rule.WORK]) < today:
        yield Due(Rule.WORK, _written_on_hours(season), months_after(ended, months[Rule.WORK]), season)
    clients = clients_due(season, months[Rule.CLIENTS], today)
    yield Due(Rule.CLIENTS, len(clients), months_after(ended, months[Rule.CLIENTS]), season)
    guests = invitations_due(season, months[Rule.INVITATIONS], today)
    yield Due(Rule.INVITATIONS, len(guests), months_after(ended, months[Rule.INVITATIONS]), season)
    closed = months_after(dt.date(ended.year, 12, 31), months[Rule.INVOICES])
    if closed < today:
        yield Due(Rule.INVOICES, _issued(season), closed, season)


def _outside(seasons: Sequence[Season], months: Mapping[Rule, int], today: dt.date) -> Iterator[Due]:
    """Yield what is due outside the seasons."""
    accounts = accounts_due(months[Rule.ADULTS], today)
    last = max((season.end_day for season in seasons), default=today)
    yield Due(Rule.ADULTS, len(accounts), months_after(last, months[Rule.ADULTS]))
    sessions, devices = old_traces(months[Rule.TRACES], today)
    yield Due(Rule.TRACES, len(sessions) + len(devices), today)


def _last_contacts(season: Season) -> dict[int, dt.date]:
    """Return the day on which each client of a season was last heard of: a devis or an invoice."""
    found: dict[int, dt.date] = {}
    for table in (Quote, Invoice):
        rows = db.session.execute(
            select(table.client_id, func.max(table.day)).where(table.season_id == season.id).group_by(table.client_id)
        )
        for client_id, day in rows:
            if day is not None:
                found[client_id] = max(found.get(client_id, season.end_day), day)
    return found


def _written_on_hours(season: Season) -> int:
    """Return how many notes on hours and declared weeks a season still holds."""
    notes = select(func.count(HourEntry.id)).where(HourEntry.season_id == season.id, HourEntry.note != "")
    weeks = select(func.count(DoneWeek.id)).where(DoneWeek.season_id == season.id)
    return (db.session.scalar(notes) or 0) + (db.session.scalar(weeks) or 0)


def _issued(season: Season) -> int:
    """Return how many documents of a season were issued."""
    rows = select(func.count(Invoice.id)).where(Invoice.season_id == season.id, Invoice.issued_at.is_not(None))
    return db.session.scalar(rows) or 0
