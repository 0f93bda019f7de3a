"""A season as the tables of an archive: one statement for each table."""

from operator import itemgetter
from typing import Any

from sqlalchemy import Select, select

from cjs_app.coop.accounts.domain import DeductionKind
from cjs_app.coop.accounts.models import Deduction, Expense, SelfFinancing
from cjs_app.coop.archive.domain.cells import written_cell
from cjs_app.coop.archive.domain.season_fields import SEASON_FIELDS
from cjs_app.coop.archive.domain.settings import Settings
from cjs_app.coop.archive.domain.tables import QUOTE_STATES, SEASON, TABLES
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants.models import Cooperant, RecruitmentCount
from cjs_app.coop.hours.domain import Status as HourStatus
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.invoices.domain import Status as InvoiceStatus
from cjs_app.coop.invoices.models import Invoice, InvoiceLine, Payment
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.quotes.models import Quote, QuoteLine
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.models import Carrier, Season
from cjs_app.kernel.names import folded
from cjs_app.plumbing.database import db

Rows = list[tuple[Any, ...]]


def tables_of(season: Season) -> dict[str, list[tuple[str, ...]]]:
    """Return every table of a season's archive, as texts in their written form and in an order that never changes.

    Left out: hours, expenses, self-financing, deductions and numbers of the recruitment that were taken back, and
    invoices that were never issued.
    """
    values: dict[str, Rows] = {
        "cooperants": _cooperants(season.id),
        "clients": _clients(season.id),
        "devis": _quotes(season.id),
        "lignes_devis": _lines(season.id, Quote, QuoteLine, QuoteLine.quote_id == Quote.id),
        "missions": _missions(season.id),
        "heures": _hours(season.id),
        "factures": _invoices(season.id),
        "lignes_factures": _lines(
            season.id,
            Invoice,
            InvoiceLine,
            (InvoiceLine.invoice_id == Invoice.id) & (Invoice.status == InvoiceStatus.ISSUED),
        ),
        "encaissements": _payments(season.id),
        "depenses": _expenses(season.id),
        "autofinancement": _incomes(season.id),
        "retenues": _deductions(season.id),
        "recrutement": _recruitment(season.id),
    }
    tables = {SEASON: _settings(season)}
    for table in TABLES[1:]:
        kinds = [column.kind for column in table.columns]
        tables[table.name] = [
            tuple(written_cell(kind, value) for kind, value in zip(kinds, row, strict=True))
            for row in values[table.name]
        ]
    return tables


def find_season_like(name: str, year: int) -> Season | None:
    """Return the season that an archive with this name and year would replace, or None."""
    return db.session.scalar(
        select(Season).where(Season.folded_name == folded(name), Season.year == year, Season.superseded_at.is_(None))
    )


def find_carrier_told(settings: Settings) -> Carrier | None:
    """Return the carrier that the settings of an archive name, None where it is new."""
    name, siren = settings.get("porteur_nom") or "", "".join((settings.get("porteur_siren") or "").split())
    return seasons.find_carrier(name.strip(), siren)


def numbers_issued_elsewhere(settings: Settings) -> dict[str, str]:
    """Return the numbers that the carrier of an archive gave in other seasons than its own, each with that season.

    A season that was set aside counts no more: its documents came back with the one that took its place.
    """
    carrier = find_carrier_told(settings)
    if carrier is None:
        return {}
    own = (folded(settings.get("nom") or ""), settings.get("annee"))
    issued = (
        select(Invoice.number, Season.name, Season.year, Season.folded_name)
        .join(Season, Season.id == Invoice.season_id)
        .where(Season.carrier_id == carrier.id, Season.superseded_at.is_(None), Invoice.status == InvoiceStatus.ISSUED)
    )
    return {
        number: f"{name} {year}"
        for number, name, year, folded_name in db.session.execute(issued)
        if number is not None and (folded_name, year) != own
    }


def _settings(season: Season) -> list[tuple[str, ...]]:
    """Return the lines of the table `saison`."""
    values: dict[str, Any] = {
        "nom": season.name,
        "annee": season.year,
        "debut": season.start_day,
        "fin": season.end_day,
        "territoire": season.territory,
        "devise": season.currency,
        "porteur_nom": season.carrier.name,
        "porteur_siren": season.carrier.siren,
        "regime_tva": seasons.tva_regime_on(season.carrier_id, season.start_day).value,
        "animateurs": len(seasons.facilitators_of(season)),
        "regle": season.rule.value,
        "regle_part_egale": season.equal_percent,
        "regle_natures": [nature for nature in season.natures.split("|") if nature],
        "taux_horaire": season.wage_cents,
        "report": season.carried_over_cents,
    }
    return [(field.name, written_cell(field.kind, values[field.name])) for field in SEASON_FIELDS]


def _ordered(statement: Select[*tuple[Any, ...]], *keys: int) -> Rows:
    """Return rows by some of their columns, then by id, which comes last and is taken off.

    The order is Python's own: databases compare texts each in their way.
    """
    rows = [tuple(row) for row in db.session.execute(statement)]
    rows.sort(key=itemgetter(*keys, -1))
    return [row[:-1] for row in rows]


def _cooperants(season_id: int) -> Rows:
    """Return the cooperants, by code."""
    row = Cooperant
    return _ordered(
        select(
            row.code,
            row.first_name,
            row.last_name,
            row.birth_date,
            row.joined_on,
            row.left_on,
            row.coefficient,
            row.has_share,
            row.id,
        ).where(row.season_id == season_id),
        0,
    )


def _clients(season_id: int) -> Rows:
    """Return the clients, by code."""
    row = Client
    return _ordered(
        select(row.code, row.kind, row.name, row.siren, row.address, row.postcode, row.city, row.email, row.id).where(
            row.season_id == season_id
        ),
        0,
    )


def _quotes(season_id: int) -> Rows:
    """Return the devis, by number; outside the house, one that waits inside is a draft."""
    rows = _ordered(
        select(Quote.number, Quote.day, Client.code, Quote.subject, Quote.status, Quote.valid_until, Quote.id)
        .join(Client, Client.id == Quote.client_id)
        .where(Quote.season_id == season_id),
        0,
    )
    return [(*row[:4], row[4] if row[4] in QUOTE_STATES else QuoteStatus.DRAFT, row[5]) for row in rows]


def _lines(season_id: int, document: type[Quote | Invoice], line: type[QuoteLine | InvoiceLine], of: Any) -> Rows:
    """Return the lines of documents, by the document's number and their place in it."""
    rows = _ordered(
        select(
            document.number,
            line.label,
            line.quantity,
            line.unit,
            line.unit_price_cents,
            line.tva_rate,
            line.position,
            line.id,
        )
        .select_from(line)
        .join(document, of)
        .where(line.season_id == season_id),
        0,
        6,
    )
    return [row[:-1] for row in rows]


def _missions(season_id: int) -> Rows:
    """Return the missions, by code."""
    row = Mission
    return _ordered(
        select(row.code, Quote.number, row.title, row.start_day, row.end_day, row.status, row.id)
        .outerjoin(Quote, Quote.id == row.quote_id)
        .where(row.season_id == season_id),
        0,
    )


def _hours(season_id: int) -> Rows:
    """Return the hours that count, by day and cooperant."""
    row = HourEntry
    return _ordered(
        select(Cooperant.code, row.day, row.minutes, row.nature, Mission.code, row.id)
        .join(Cooperant, Cooperant.id == row.cooperant_id)
        .outerjoin(Mission, Mission.id == row.mission_id)
        .where(row.season_id == season_id, row.status != HourStatus.CANCELLED),
        1,
        0,
    )


def _invoices(season_id: int) -> Rows:
    """Return the issued invoices and credit notes, by number."""
    row, corrected = Invoice, Invoice.__table__.alias("corrected")
    return _ordered(
        select(row.number, row.day, row.due_day, Client.code, Quote.number, row.kind, corrected.c.number, row.id)
        .join(Client, Client.id == row.client_id)
        .outerjoin(Quote, Quote.id == row.quote_id)
        .outerjoin(corrected, corrected.c.id == row.corrected_invoice_id)
        .where(row.season_id == season_id, row.status == InvoiceStatus.ISSUED),
        0,
    )


def _payments(season_id: int) -> Rows:
    """Return the payments and their reversals, by day and invoice."""
    return _ordered(
        select(Invoice.number, Payment.day, Payment.amount_cents, Payment.method, Payment.id)
        .join(Invoice, Invoice.id == Payment.invoice_id)
        .where(Payment.season_id == season_id),
        1,
        0,
    )


def _expenses(season_id: int) -> Rows:
    """Return the expenses, by day."""
    row = Expense
    return _ordered(
        select(row.day, row.label, row.category, row.ht_cents, Mission.code, row.id)
        .outerjoin(Mission, Mission.id == row.mission_id)
        .where(row.season_id == season_id, row.cancelled_at.is_(None)),
        0,
    )


def _incomes(season_id: int) -> Rows:
    """Return the self-financing, by day."""
    row = SelfFinancing
    return _ordered(
        select(row.day, row.label, row.amount_cents, row.id).where(
            row.season_id == season_id, row.cancelled_at.is_(None)
        ),
        0,
    )


def _deductions(season_id: int) -> Rows:
    """Return the deductions in the order they are taken; a base says nothing of what is no percentage."""
    row = Deduction
    rows = _ordered(
        select(row.rank, row.label, row.kind, row.percent, row.amount_cents, row.base, row.id).where(
            row.season_id == season_id, row.cancelled_at.is_(None)
        ),
        0,
    )
    return [
        (rank, label, kind, *((percent, base) if kind is DeductionKind.PERCENT else (amount, None)))
        for rank, label, kind, percent, amount, base in rows
    ]


def _recruitment(season_id: int) -> Rows:
    """Return the numbers of the recruitment that count, by day and stage."""
    row = RecruitmentCount
    return _ordered(
        select(row.day, row.stage, row.persons, row.source, row.id).where(
            row.season_id == season_id, row.cancelled_at.is_(None)
        ),
        0,
        1,
    )
