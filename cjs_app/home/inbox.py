"""Everything that waits for the team of a season, in one statement."""

import datetime as dt
from typing import Any

from sqlalchemy import Boolean, Date, Integer, Select, String, cast, func, literal, null, or_, select, type_coerce
from sqlalchemy import union_all as all_of

from cjs_app.access.models import User
from cjs_app.coop.accounts.models import Expense
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants.domain import MISSING_STATES
from cjs_app.coop.cooperants.models import Cooperant, Paper
from cjs_app.coop.hours.domain import Status as HoursStatus
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.hours.queries import ENTRIES_TO_VALIDATE
from cjs_app.coop.invoices.domain import Status as InvoiceStatus
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.invoices.waiting import uninvoiced
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.quotes.queries import HT_CENTS
from cjs_app.coop.seasons.models import Season
from cjs_app.home.domain import Line, Waits
from cjs_app.plumbing.database import db
from cjs_app.privacy.domain import RequestState
from cjs_app.privacy.models import Consent, ErasureRequest
from cjs_app.privacy.queries import LATELY

MOST_OF_A_KIND = 5
MOST_PAPERS = 3
"""They wait all summer long, and their list stands one tap away."""


def inbox(season: Season, now: dt.datetime, today: dt.date, visitor: User) -> list[Line]:
    """Return what waits in a season, the first lines of each kind, every hour to validate."""
    own = own_accounts(visitor)
    kinds = (
        _erasures(season),
        _withdrawn(season, now),
        _quotes(season),
        _overdue(season, today),
        _hours(season, own),
        _drafts(season),
        _missions(season),
        _expenses(season, own),
        _papers(season),
    )
    rows = db.session.execute(all_of(*(select(kind.subquery()) for kind in kinds)))
    return [_read(*row) for row in rows]


def _read(kind: str, *said: Any) -> Line:
    """Return a row as a line."""
    return Line(Waits(kind), *said)


def own_accounts(visitor: User) -> Select[Any]:
    """Return the accounts of the person who is here, as a part of a statement."""
    person = visitor.same_person_as_id or visitor.id
    return select(User.id).where(or_(User.id == person, User.same_person_as_id == person))


def line(
    kind: Waits, record_id: Any, title: Any, *, number: Any = "", detail: Any = "", day: Any = None, amount: Any = None
) -> Select[Any]:
    """Return the columns of a line but for the last two: whose it is, and how many of its kind wait."""
    return select(
        literal(kind.value, String).label("kind"),
        record_id.label("record_id"),
        _as_text(title).label("title"),
        _as_text(number).label("number"),
        _as_text(detail).label("detail"),
        (cast(null(), Date) if day is None else day).label("day"),
        (cast(null(), Integer) if amount is None else type_coerce(amount, Integer)).label("amount"),
    )


def _as_text(said: Any) -> Any:
    """Return a column, or words that are the same for every line, as a text."""
    return literal(said, String) if isinstance(said, str) else type_coerce(said, String)


def _first(lines: Select[Any], own: Any = None, most: int = MOST_OF_A_KIND) -> Select[Any]:
    """Return the first of these lines, each with whose it is and how many there are."""
    mine = literal(value=False) if own is None else own
    return lines.add_columns(cast(mine, Boolean).label("is_own"), func.count().over().label("total")).limit(most)


def _erasures(season: Season) -> Select[Any]:
    """Return who asked to be erased, the first to ask first."""
    return _first(
        line(Waits.ERASURE, Cooperant.id, Cooperant.first_name)
        .join(ErasureRequest, ErasureRequest.cooperant_id == Cooperant.id)
        .where(ErasureRequest.season_id == season.id, ErasureRequest.state == RequestState.WAITING)
        .order_by(ErasureRequest.id)
    )


def _withdrawn(season: Season, now: dt.datetime) -> Select[Any]:
    """Return who no longer agrees to something since lately."""
    newest = select(func.max(Consent.id)).where(Consent.season_id == season.id)
    return _first(
        line(Waits.WITHDRAWN, Cooperant.id, Cooperant.first_name, detail=Consent.kind)
        .join(Consent, Consent.cooperant_id == Cooperant.id)
        .where(Consent.id.in_(newest.group_by(Consent.cooperant_id, Consent.kind)))
        .where(Consent.given.is_(False), Consent.at > now - LATELY)
        .order_by(Consent.id.desc())
    )


def _quotes(season: Season) -> Select[Any]:
    """Return the devis to validate, the oldest first."""
    return _first(_of_quotes(Waits.QUOTE, season).where(Quote.status == QuoteStatus.TO_VALIDATE))


def _overdue(season: Season, today: dt.date) -> Select[Any]:
    """Return the devis sent that got no answer and no longer hold."""
    rows = _of_quotes(Waits.OVERDUE, season)
    return _first(rows.where(Quote.status == QuoteStatus.SENT, Quote.valid_until < today))


def _of_quotes(kind: Waits, season: Season) -> Select[Any]:
    """Return devis as lines, the oldest first."""
    said = {"number": Quote.number, "detail": Client.name, "day": Quote.day, "amount": HT_CENTS}
    rows = line(kind, Quote.id, Quote.subject, **said).join(Client, Client.id == Quote.client_id)
    return rows.where(Quote.season_id == season.id).order_by(Quote.day, Quote.id)


def _hours(season: Season, own: Select[Any]) -> Select[Any]:
    """Return the entries to validate, the oldest first."""
    who = {
        "number": Cooperant.code,
        "detail": cast(Cooperant.id, String),
        "day": HourEntry.day,
        "amount": HourEntry.minutes,
    }
    return _first(
        line(Waits.HOURS, HourEntry.id, Cooperant.first_name, **who)
        .join(Cooperant, Cooperant.id == HourEntry.cooperant_id)
        .where(HourEntry.season_id == season.id, HourEntry.status == HoursStatus.DECLARED)
        .order_by(HourEntry.day, HourEntry.id),
        or_(
            func.coalesce(HourEntry.declared_by_id, 0).in_(own),
            func.coalesce(Cooperant.user_id, 0).in_(own),
        ),
        ENTRIES_TO_VALIDATE,
    )


def _drafts(season: Season) -> Select[Any]:
    """Return the drafts of invoices and credit notes."""
    return _first(
        line(Waits.DRAFT, Invoice.id, Client.name, detail=Invoice.subject, amount=Invoice.ttc_cents)
        .join(Client, Client.id == Invoice.client_id)
        .where(Invoice.season_id == season.id, Invoice.status == InvoiceStatus.DRAFT)
        .order_by(Invoice.id)
    )


def _missions(season: Season) -> Select[Any]:
    """Return the missions done that no invoice stands for; the detail tells those that come from a devis."""
    quote_number = func.coalesce(Quote.number, "")
    return _first(
        line(Waits.MISSION, Mission.id, Mission.title, number=Mission.code, detail=quote_number, day=Mission.end_day)
        .outerjoin(Quote, Quote.id == Mission.quote_id)
        .where(*uninvoiced(season))
        .order_by(Mission.end_day, Mission.id)
    )


def _expenses(season: Season, own: Select[Any]) -> Select[Any]:
    """Return the expenses to validate, the oldest first."""
    return _first(
        line(
            Waits.EXPENSE, Expense.id, Expense.label, detail=Expense.category, day=Expense.day, amount=Expense.ht_cents
        )
        .where(Expense.season_id == season.id, Expense.cancelled_at.is_(None), Expense.validated_at.is_(None))
        .order_by(Expense.day, Expense.id),
        func.coalesce(Expense.recorded_by_id, 0).in_(own),
    )


def _papers(season: Season) -> Select[Any]:
    """Return the papers that are missing, person after person."""
    return _first(
        line(Waits.PAPER, Paper.id, Paper.label, detail=Cooperant.first_name, number=Cooperant.code)
        .join(Cooperant, Cooperant.id == Paper.cooperant_id)
        .where(Paper.season_id == season.id, Paper.removed_at.is_(None), Paper.state.in_(MISSING_STATES))
        .where(Cooperant.cancelled_at.is_(None), Cooperant.left_on.is_(None))
        .order_by(Cooperant.code, Paper.id),
        most=MOST_PAPERS,
    )
