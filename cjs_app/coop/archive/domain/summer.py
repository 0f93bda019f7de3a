"""A whole summer, read and found right: typed rows, ready to come in."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct

from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind
from cjs_app.coop.archive.domain.checks import disagreements, issued_twice
from cjs_app.coop.archive.domain.faults import ArchiveFaults, Fault
from cjs_app.coop.archive.domain.lines import Readings, read_tables
from cjs_app.coop.archive.domain.raw import RawTable
from cjs_app.coop.archive.domain.season_fields import SEASON_FIELDS
from cjs_app.coop.archive.domain.settings import Settings, read_settings
from cjs_app.coop.archive.domain.tables import SEASON, TABLE_NAMED, TABLES
from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.cooperants.recruitment import Stage
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.invoices.domain import Kind as InvoiceKind
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.seasons.domain import Rule, TvaRegime
from cjs_app.kernel.money import line_cents

IssuedElsewhere = Callable[[Settings], Mapping[str, str]]
"""Tells which numbers of invoices are already taken in other seasons of a carrier, each with the season's name."""


class SeasonRow(Struct, frozen=True):
    """The season itself."""

    name: str
    year: int
    start_day: dt.date
    end_day: dt.date
    territory: str
    currency: str
    carrier_name: str
    carrier_siren: str
    regime: TvaRegime
    facilitators: int
    rule: Rule
    equal_percent: Decimal
    natures: tuple[Nature, ...]
    wage_cents: int
    carried_over_cents: int


class CooperantRow(Struct, frozen=True):
    """A cooperant."""

    code: str
    first_name: str
    last_name: str
    birth_date: dt.date | None
    joined_on: dt.date | None
    left_on: dt.date | None
    coefficient: Decimal
    has_share: bool


class ClientRow(Struct, frozen=True):
    """A client."""

    code: str
    kind: ClientKind
    name: str
    siren: str
    address: str
    postcode: str
    city: str
    email: str


class QuoteRow(Struct, frozen=True):
    """A devis; `client` is a code."""

    number: str
    day: dt.date
    client: str
    subject: str
    status: QuoteStatus
    valid_until: dt.date | None


class PricedRow(Struct, frozen=True):
    """A line of a devis or an invoice; `document` is its number."""

    document: str
    label: str
    quantity: Decimal
    unit: str
    unit_price_cents: int
    tva_rate: Decimal

    @property
    def ht_cents(self) -> int:
        """What the line is worth before tax, in cents."""
        return line_cents(self.quantity, self.unit_price_cents)


class MissionRow(Struct, frozen=True):
    """A mission; `quote` is a number, or empty."""

    code: str
    quote: str
    title: str
    start_day: dt.date | None
    end_day: dt.date | None
    status: MissionStatus


class HourRow(Struct, frozen=True):
    """Time spent by a cooperant; `mission` is a code, or empty."""

    cooperant: str
    day: dt.date
    minutes: int
    nature: Nature
    mission: str


class InvoiceRow(Struct, frozen=True):
    """An invoice or a credit note; `corrected` is the number of the invoice a credit note takes back."""

    number: str
    day: dt.date
    due_day: dt.date | None
    client: str
    quote: str
    kind: InvoiceKind
    corrected: str


class PaymentRow(Struct, frozen=True):
    """Money received for an invoice."""

    invoice: str
    day: dt.date
    amount_cents: int
    method: str


class ExpenseRow(Struct, frozen=True):
    """Money spent."""

    day: dt.date
    label: str
    category: str
    ht_cents: int
    mission: str


class IncomeRow(Struct, frozen=True):
    """Money raised outside the missions."""

    day: dt.date
    label: str
    amount_cents: int


class DeductionRow(Struct, frozen=True):
    """What is taken before sharing; `value` is a percentage, or an amount in cents."""

    rank: int
    label: str
    kind: DeductionKind
    value: Decimal | int
    base: DeductionBase


class RecruitmentRow(Struct, frozen=True):
    """A number of persons who heard of the cooperative, or applied."""

    day: dt.date
    stage: Stage
    persons: int
    source: str


class Summer(Struct, frozen=True):
    """Everything an archive holds, each table in the order of its lines."""

    season: SeasonRow
    cooperants: tuple[CooperantRow, ...]
    clients: tuple[ClientRow, ...]
    quotes: tuple[QuoteRow, ...]
    quote_lines: tuple[PricedRow, ...]
    missions: tuple[MissionRow, ...]
    hours: tuple[HourRow, ...]
    invoices: tuple[InvoiceRow, ...]
    invoice_lines: tuple[PricedRow, ...]
    payments: tuple[PaymentRow, ...]
    expenses: tuple[ExpenseRow, ...]
    incomes: tuple[IncomeRow, ...]
    deductions: tuple[DeductionRow, ...]
    recruitment: tuple[RecruitmentRow, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each table has, by the table's name."""
        return {name: len(getattr(self, attribute)) for name, (attribute, _) in _ROWS.items()}


_ROWS: dict[str, tuple[str, Any]] = {
    "cooperants": ("cooperants", CooperantRow),
    "clients": ("clients", ClientRow),
    "devis": ("quotes", QuoteRow),
    "lignes_devis": ("quote_lines", PricedRow),
    "missions": ("missions", MissionRow),
    "heures": ("hours", HourRow),
    "factures": ("invoices", InvoiceRow),
    "lignes_factures": ("invoice_lines", PricedRow),
    "encaissements": ("payments", PaymentRow),
    "depenses": ("expenses", ExpenseRow),
    "autofinancement": ("incomes", IncomeRow),
    "retenues": ("deductions", DeductionRow),
    "recrutement": ("recruitment", RecruitmentRow),
}
_PLACE = {table.name: place for place, table in enumerate(TABLES)}


def summer_of(raw_tables: Iterable[RawTable], issued_elsewhere: IssuedElsewhere = lambda _: {}) -> Summer:
    """Return the summer that an archive tells; raise ArchiveFaults with everything that is wrong in it.

    `issued_elsewhere` gives, for the settings of a season, the numbers that its carrier already gave to documents of
    other seasons, each with the season's name.
    """
    faults: list[Fault] = []
    readings = read_tables(raw_tables, faults)
    settings = read_settings(readings[SEASON], faults)
    faults += disagreements(readings, settings)
    faults += issued_twice(readings["factures"], issued_elsewhere(settings))
    if faults:
        raise ArchiveFaults(sorted(faults, key=_order))
    return _typed(readings, settings)


def _typed(readings: Readings, settings: Settings) -> Summer:
    """Return the rows of tables in which nothing is wrong."""
    season = SeasonRow(**{column.attribute: settings.values[column.name] for column in SEASON_FIELDS})
    rows = {}
    for name, (attribute, row_type) in _ROWS.items():
        columns = TABLE_NAMED[name].columns
        rows[attribute] = tuple(
            row_type(**{column.attribute: line.values[column.name] for column in columns})
            for line in readings[name].lines
        )
    return Summer(season, **rows)


def _order(fault: Fault) -> tuple[int, str, int, int]:
    """Return where a fault is told: tables in the order of the contract, then lines, then columns."""
    table = TABLE_NAMED.get(fault.table)
    columns = table.names if table else ()
    place = columns.index(fault.column) if fault.column in columns else len(columns)
    return _PLACE.get(fault.table, len(TABLES)), fault.table, fault.line, place
