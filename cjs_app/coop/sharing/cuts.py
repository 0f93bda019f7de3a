"""More of a summer, person by person: its revenue by month, its invoices by what is paid, those not recruited."""

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import case, func, select

from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.invoices.domain import Kind as InvoiceKind
from cjs_app.coop.invoices.domain import Status as InvoiceStatus
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.invoices.queries import is_issued_invoice, owed_cents
from cjs_app.coop.seasons.models import Season
from cjs_app.coop.sharing.domain import Table
from cjs_app.coop.sharing.editions import AFTERWARDS, RECRUITMENT
from cjs_app.plumbing.database import db

MOST_MONTHS = 5
"""A table of more rows is slow to protect; the months of a longer season after these count as afterwards."""


def months(season: Season) -> Table:
    """Return the revenue of each month of the season, client by client; what came earlier counts in the first one."""
    rows: dict[str, dict[str, int]] = {month: {} for month in [*_months_of(season), AFTERWARDS]}
    first = next(iter(rows))
    signed = func.sum(case((Invoice.kind == InvoiceKind.CREDIT_NOTE, -Invoice.ht_cents), else_=Invoice.ht_cents))
    billed = db.session.execute(
        select(Invoice.day, Invoice.client_id, signed)
        .where(Invoice.season_id == season.id, Invoice.status == InvoiceStatus.ISSUED)
        .group_by(Invoice.day, Invoice.client_id)
    )
    for day, client_id, cents in billed:
        month = max(first, f"{day or season.start_day:%Y-%m}")
        row = rows.get(month, rows[AFTERWARDS])
        row[f"k{client_id}"] = row.get(f"k{client_id}", 0) + int(cents)
    return Table({month: (clients,) for month, clients in rows.items()})


def _months_of(season: Season) -> Iterator[str]:
    """Yield the first months of a season, as «2021-07»."""
    day = season.start_day.replace(day=1)
    for _ in range(MOST_MONTHS):
        if day > season.end_day:
            return
        yield f"{day:%Y-%m}"
        day = (day + dt.timedelta(days=31)).replace(day=1)


def invoices(season: Season) -> Table:
    """Return the invoices issued, by whether something is still owed, counted by client."""
    rows: dict[str, dict[str, int]] = {"paid": {}, "owed": {}}
    is_owed = owed_cents > 0
    found = db.session.execute(
        select(is_owed.label("is_owed"), Invoice.client_id, func.count())
        .where(Invoice.season_id == season.id, is_issued_invoice)
        .group_by("is_owed", Invoice.client_id)
    )
    for owed, client_id, number in found:
        rows["owed" if owed else "paid"][f"k{client_id}"] = int(number)
    return Table({name: (clients,) for name, clients in rows.items()}, counted=True)


def recruitment(season: Season, founded: int) -> dict[str, Table]:
    """Return those who heard of the cooperative and are not in it; no table where nobody noted a number.

    Who is in it stands in the table of the team: beside it, the rest must be as many as any other group.
    """
    noted = cooperants.recruited_in(season)
    if noted.informed is None and noted.applied is None:
        return {}
    applied = max(noted.applied or 0, founded)
    rows = {"not_kept": _persons("a", applied - founded)} if noted.applied is not None else {}
    if noted.informed is not None:
        rows["not_applied"] = _persons("i", noted.informed - applied)
    return {RECRUITMENT: Table({name: (persons,) for name, persons in rows.items()}, counted=True)}


def _persons(mark: str, number: int) -> dict[str, int]:
    """Return persons of whom nothing is known but that they are there."""
    return {f"{mark}{rank}": 1 for rank in range(max(0, number))}
