"""Bringing the rows of a summer into a season: many rows, few statements."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import insert, select

from cjs_app.coop.accounts.domain import DeductionKind
from cjs_app.coop.accounts.models import Deduction, Expense, SelfFinancing
from cjs_app.coop.archive.domain.summer import PricedRow, Summer
from cjs_app.coop.archive.photographs import photographs
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants.models import Cooperant, RecruitmentCount
from cjs_app.coop.hours.domain import Status as HourStatus
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.invoices.documents import IssuedDocument, photograph
from cjs_app.coop.invoices.domain import Kind, Status
from cjs_app.coop.invoices.models import Invoice, InvoiceLine, Payment
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes.models import Quote, QuoteLine
from cjs_app.coop.seasons.models import Facilitator, Season
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db

Ids = dict[str, int]


class Arrival(Struct, frozen=True):
    """A summer on its way into a season, by whom and when."""

    summer: Summer
    season: Season
    stamp: Stamp

    def insert(self, model: type[Any], rows: Iterable[dict[str, Any]]) -> None:
        """Add rows of the season, in their order."""
        of_season = [{"season_id": self.season.id, **row} for row in rows]
        if of_season:
            db.session.execute(insert(model), of_season)

    def ids(self, model: type[Any], key: Any) -> Ids:
        """Return the ids of the season's rows by their code or number."""
        return dict(db.session.execute(select(key, model.id).where(model.season_id == self.season.id)).all())


def bring_in(summer: Summer, season: Season, stamp: Stamp) -> None:
    """Add every row of a summer to a season that is still empty."""
    arrival = Arrival(summer, season, stamp)
    _people(arrival)
    clients = _clients(arrival)
    quotes = _quotes(arrival, clients)
    missions = _missions(arrival, quotes)
    _hours(arrival, missions)
    _invoices(arrival, clients, quotes)
    _accounts(arrival, missions)


def _people(arrival: Arrival) -> None:
    """Add the cooperants, as many facilitators as were counted, and the numbers of the recruitment."""
    arrival.insert(Cooperant, (asdict(row) for row in arrival.summer.cooperants))
    names = (f"Animateur·rice {rank}" for rank in range(1, arrival.summer.season.facilitators + 1))
    arrival.insert(Facilitator, ({"name": name} for name in names))
    arrival.insert(RecruitmentCount, (asdict(row) for row in arrival.summer.recruitment))


def _clients(arrival: Arrival) -> Ids:
    """Add the clients; return their ids by code."""
    arrival.insert(Client, (asdict(row) for row in arrival.summer.clients))
    return arrival.ids(Client, Client.code)


def _quotes(arrival: Arrival, clients: Ids) -> Ids:
    """Add the devis and their lines; return their ids by number."""
    arrival.insert(
        Quote,
        (
            {
                "number": row.number,
                "day": row.day,
                "client_id": clients[row.client],
                "subject": row.subject,
                "status": row.status,
                "valid_until": row.valid_until,
            }
            for row in arrival.summer.quotes
        ),
    )
    quotes = arrival.ids(Quote, Quote.number)
    arrival.insert(QuoteLine, _lines(arrival.summer.quote_lines, "quote_id", quotes))
    return quotes


def _lines(rows: Sequence[PricedRow], owner: str, ids: Ids) -> Iterable[dict[str, Any]]:
    """Yield the lines of documents, each with its place in its own document."""
    positions: dict[str, int] = defaultdict(int)
    for row in rows:
        positions[row.document] += 1
        yield {
            owner: ids[row.document],
            "position": positions[row.document],
            "label": row.label,
            "quantity": row.quantity,
            "unit": row.unit,
            "unit_price_cents": row.unit_price_cents,
            "tva_rate": row.tva_rate,
            "ht_cents": row.ht_cents,
        }


def _missions(arrival: Arrival, quotes: Ids) -> Ids:
    """Add the missions; return their ids by code."""
    arrival.insert(
        Mission,
        (
            {
                "code": row.code,
                "quote_id": quotes.get(row.quote),
                "title": row.title,
                "start_day": row.start_day,
                "end_day": row.end_day,
                "status": row.status,
            }
            for row in arrival.summer.missions
        ),
    )
    return arrival.ids(Mission, Mission.code)


def _hours(arrival: Arrival, missions: Ids) -> None:
    """Add the hours, already validated: they come from sheets that are finished."""
    cooperants = arrival.ids(Cooperant, Cooperant.code)
    arrival.insert(
        HourEntry,
        (
            {
                "cooperant_id": cooperants[row.cooperant],
                "day": row.day,
                "minutes": row.minutes,
                "nature": row.nature,
                "mission_id": missions.get(row.mission),
                "status": HourStatus.VALIDATED,
                "declared_by_id": arrival.stamp.by,
                "validated_by_id": arrival.stamp.by,
                "validated_at": arrival.stamp.at,
            }
            for row in arrival.summer.hours
        ),
    )


def _invoices(arrival: Arrival, clients: Ids, quotes: Ids) -> None:
    """Add the invoices, then the credit notes that correct them, their lines and their payments."""
    pictures = photographs(arrival.summer, arrival.season)
    numbers: Ids = {}
    for kind in (Kind.INVOICE, Kind.CREDIT_NOTE):
        arrival.insert(
            Invoice,
            (
                {
                    "client_id": clients[row.client],
                    "quote_id": quotes.get(row.quote),
                    "corrected_invoice_id": numbers.get(row.corrected),
                    "issued_at": arrival.stamp.at,
                    "issued_by_id": arrival.stamp.by,
                    **_issued(pictures[row.number]),
                }
                for row in arrival.summer.invoices
                if row.kind is kind
            ),
        )
        numbers = arrival.ids(Invoice, Invoice.number)
    arrival.insert(InvoiceLine, _lines(arrival.summer.invoice_lines, "invoice_id", numbers))
    arrival.insert(
        Payment,
        (
            {
                "invoice_id": numbers[row.invoice],
                "day": row.day,
                "amount_cents": row.amount_cents,
                "method": row.method,
                "recorded_by_id": arrival.stamp.by,
            }
            for row in arrival.summer.payments
        ),
    )


def _issued(document: IssuedDocument) -> dict[str, Any]:
    """Return what the row of an issued document holds by itself: number, days, totals, photograph."""
    return {
        "kind": document.kind,
        "status": Status.ISSUED,
        "number": document.number,
        "day": document.day,
        "due_day": document.due_day,
        "subject": document.subject,
        "ht_cents": document.totals.ht_cents,
        "tva_cents": document.totals.tva_cents,
        "ttc_cents": document.totals.ttc_cents,
        "photograph": photograph(document),
    }


def _accounts(arrival: Arrival, missions: Ids) -> None:
    """Add the expenses, validated like the hours, the self-financing and the deductions."""
    by = arrival.stamp.by
    arrival.insert(
        Expense,
        (
            {
                "day": row.day,
                "label": row.label,
                "category": row.category,
                "ht_cents": row.ht_cents,
                "mission_id": missions.get(row.mission),
                "recorded_by_id": by,
                "validated_by_id": by,
                "validated_at": arrival.stamp.at,
            }
            for row in arrival.summer.expenses
        ),
    )
    arrival.insert(SelfFinancing, ({**asdict(row), "recorded_by_id": by} for row in arrival.summer.incomes))
    arrival.insert(
        Deduction,
        (
            {
                "rank": row.rank,
                "label": row.label,
                "kind": row.kind,
                "percent": Decimal(row.value) if row.kind is DeductionKind.PERCENT else None,
                "amount_cents": None if row.kind is DeductionKind.PERCENT else row.value,
                "base": row.base,
            }
            for row in arrival.summer.deductions
        ),
    )
