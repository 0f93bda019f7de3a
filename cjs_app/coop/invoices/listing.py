"""The list of invoices, and the money that stands above it."""

import datetime as dt
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Date, Integer, Select, and_, bindparam, case, func, select
from sqlalchemy.sql.elements import ColumnElement

from cjs_app.coop.clients.models import Client
from cjs_app.coop.invoices.domain import Kind, Standing, Status
from cjs_app.coop.invoices.models import Invoice, Payment
from cjs_app.coop.invoices.queries import DRAFTS_FIRST, credited_cents, is_issued_invoice, owed_cents, paid_cents
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import Page, turned_to, turning
from cjs_app.plumbing.searching import hit, holding


class Listed(NamedTuple):
    """A document as a list shows it: its client is called as on the day of issue."""

    id: int
    kind: Kind
    status: Status
    number: str | None
    day: dt.date | None
    due_day: dt.date | None
    subject: str
    ttc_cents: int
    credited_cents: int
    paid_cents: int
    client_name: str


class Sums(NamedTuple):
    """The money of the invoices of a season, in cents."""

    revenue_ht: int
    owed: int
    late: int
    overpaid: int


LISTED = (
    Invoice.id,
    Invoice.kind,
    Invoice.status,
    Invoice.number,
    Invoice.day,
    Invoice.due_day,
    Invoice.subject,
    Invoice.ttc_cents,
    credited_cents.label("credited_cents"),
    paid_cents.label("paid_cents"),
    func.coalesce(Invoice.photograph[("client", "name")].as_string(), Client.name).label("client_name"),
)
"""The columns of a list: whole photographs, or the payments of a whole summer, would be most of its cost."""


class Asked(NamedTuple):
    """What the list of a season is reduced to; documents that were abandoned only come when asked for."""

    kind: Kind | None = None
    status: Status | None = None
    standing: Standing | None = None
    client_id: int | None = None


ALL = Asked()


def invoices_matching(season: Season, today: dt.date, page: int = 1, words: str = "", asked: Asked = ALL) -> Page:
    """Return a page of the documents of a season (`Listed`), drafts first, then the newest."""
    which = asked._replace(client_id=None), asked.client_id is not None
    rows = _turning(*which)
    if words.strip():
        named = holding(words, Invoice.number, Invoice.subject, Client.name)
        rows = turning(_matching(*which).join(Invoice.client).where(*named), _listed)
    return turned_to(rows, page, season=season.id, today=today, client=asked.client_id)


def _listed(found: Select[int]) -> Select[Any]:
    """Return the documents of a page: what the list tells of each is read for these alone."""
    return select(*LISTED).join(Invoice.client).where(Invoice.id.in_(found)).order_by(*DRAFTS_FIRST)


@cache
def _turning(asked: Asked, of_one_client: bool) -> Select[Any]:
    """Return a page of the documents, put together once for each way of reducing the list but a search."""
    return turning(_matching(asked, of_one_client), _listed)


def _matching(asked: Asked, of_one_client: bool) -> Select[int]:
    """Return the numbers of the documents of a list, in their order."""
    season = bindparam("season", type_=Integer())
    rows = select(Invoice.id).where(Invoice.season_id == season)
    rows = rows.where(Invoice.status == asked.status if asked.status else Invoice.status != Status.ABANDONED)
    if asked.kind is not None:
        rows = rows.where(Invoice.kind == asked.kind)
    if of_one_client:
        rows = rows.where(Invoice.client_id == bindparam("client", type_=Integer()))
    if asked.standing is not None:
        rows = rows.where(is_issued_invoice, *_in_standing(asked.standing, bindparam("today", type_=Date())))
    return rows.order_by(*DRAFTS_FIRST)


def invoices_found(season: Season, words: str) -> Select[Any]:
    """Return the documents of a season that answer to a search from anywhere, those abandoned left out."""
    number = func.coalesce(Invoice.number, "")
    return (
        hit(words, Invoice.id, Invoice.subject, number, detail=Client.name, state=Invoice.status, day=Invoice.day)
        .join(Client, Client.id == Invoice.client_id)
        .where(Invoice.season_id == season.id, Invoice.status != Status.ABANDONED)
        .where(*holding(words, number, Invoice.subject, Client.name))
        .order_by(Invoice.day.desc(), Invoice.id.desc())
    )


def _in_standing(standing: Standing, today: Any) -> tuple[ColumnElement[bool], ...]:
    """Return what makes an issued invoice stand there: `Balance.standing`, said to the database."""
    late = and_(owed_cents > 0, Invoice.due_day.is_not(None), Invoice.due_day < today)
    credited_whole = and_(credited_cents != 0, credited_cents == Invoice.ttc_cents)
    return {
        Standing.OWED: (owed_cents > 0,),
        Standing.LATE: (late,),
        Standing.PAID: (owed_cents == 0, ~credited_whole),
        Standing.CREDITED: (owed_cents == 0, credited_whole),
        Standing.OVERPAID: (owed_cents < 0,),
    }[standing]


def sums(season: Season, today: dt.date) -> Sums:
    """Return the money of a season's invoices, read once; money to give back stands apart from what is owed."""
    found = db.session.execute(_sums(), {"season": season.id, "today": today}).one()
    revenue, owed, late, negative = (int(cents or 0) for cents in found)
    return Sums(revenue, owed, late, -negative)


@cache
def _sums() -> Select[Any]:
    """Return what `sums` asks, put together once."""
    season = bindparam("season", type_=Integer())
    paid = _by_invoice(Payment.invoice_id, Payment.amount_cents, Payment.season_id == season)
    credited = _by_invoice(
        Invoice.corrected_invoice_id, Invoice.ttc_cents, Invoice.season_id == season, Invoice.status == Status.ISSUED
    )
    owed = Invoice.ttc_cents - func.coalesce(paid.c.cents, 0) - func.coalesce(credited.c.cents, 0)
    is_owed = and_(Invoice.kind == Kind.INVOICE, owed > 0)
    return (
        select(
            func.sum(case((Invoice.kind == Kind.CREDIT_NOTE, -Invoice.ht_cents), else_=Invoice.ht_cents)),
            func.sum(case((is_owed, owed))),
            func.sum(case((and_(is_owed, Invoice.due_day < bindparam("today")), owed))),
            func.sum(case((and_(Invoice.kind == Kind.INVOICE, owed < 0), owed))),
        )
        .outerjoin(paid, paid.c.invoice_id == Invoice.id)
        .outerjoin(credited, credited.c.invoice_id == Invoice.id)
        .where(Invoice.season_id == season, Invoice.status == Status.ISSUED)
    )


def _by_invoice(invoice_id: Any, amount: Any, *which: ColumnElement[bool]) -> Any:
    """Return the sum of an amount for each invoice that it is about, as a table to join."""
    summed = select(invoice_id.label("invoice_id"), func.sum(amount).label("cents"))
    return summed.where(invoice_id.is_not(None), *which).group_by(invoice_id).subquery()
