"""Every money list of a season that may leave, and what the expenses and the deductions among them hold."""

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import select

from cjs_app.coop.accounts.domain import DEDUCTION_BASE_LABELS, DEDUCTION_KIND_LABELS, DeductionKind
from cjs_app.coop.accounts.models import Expense
from cjs_app.coop.accounts.queries import deductions_of
from cjs_app.coop.books import ledgers
from cjs_app.coop.books.sheets import Cell, Column, Sheet, codes_by_name, without_names
from cjs_app.coop.cooperants.queries import cooperants_of
from cjs_app.coop.distribution import queries as distribution
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period
from cjs_app.plumbing.database import db

DAY, MONEY, NUMBER = Cell.DAY, Cell.MONEY, Cell.NUMBER


def expenses(season: Season, period: Period) -> Sheet:
    """Return the expenses of a period, those cancelled told as such; names of cooperants are their codes."""
    columns = (
        Column("Date", DAY),
        Column("Achat"),
        Column("Catégorie"),
        Column("Mission"),
        Column("Montant HT", MONEY),
        Column("Devise"),
        Column("État"),
        Column("Photo du justificatif"),
    )
    codes = _codes(season)
    found = db.session.execute(
        select(Expense, Mission.code)
        .outerjoin(Mission, Mission.id == Expense.mission_id)
        .where(Expense.season_id == season.id, Expense.day.between(period.start, period.end))
        .order_by(Expense.day, Expense.id)
    )
    rows = [
        (
            one.day,
            without_names(one.label, codes),
            without_names(one.category, codes),
            mission or "",
            one.ht_cents,
            season.currency,
            _state(one),
            "oui" if one.receipt_sha256 else "non",
        )
        for one, mission in found
    ]
    return Sheet("Dépenses", columns, rows)


def _state(expense: Expense) -> str:
    """Return where an expense stands."""
    if expense.cancelled_at is not None:
        return "Annulée"
    return "À valider" if expense.validated_at is None else "Validée"


def deductions(season: Season, _period: Period) -> Sheet:
    """Return the deductions in their order with what each one takes, as the sharing counts it; they have no day."""
    columns = (
        Column("Rang", NUMBER),
        Column("Retenue"),
        Column("Sorte"),
        Column("Pourcentage", NUMBER),
        Column("De quoi"),
        Column("Montant fixe ou par heure", MONEY),
        Column("Somme retenue", MONEY),
        Column("Devise"),
    )
    closing = distribution.closing_of(season)
    road = distribution.frozen(closing)[0] if closing else distribution.distribution_of(season)[0]
    codes = _codes(season)
    rows = []
    for one, (_, taken_cents) in zip(deductions_of(season), road.deductions, strict=True):
        base = DEDUCTION_BASE_LABELS[one.base] if one.kind is DeductionKind.PERCENT else ""
        told = one.rank, without_names(one.label, codes), DEDUCTION_KIND_LABELS[one.kind], one.percent, base
        rows.append((*told, one.amount_cents, taken_cents, season.currency))
    return Sheet("Retenues", columns, rows)


def _codes(season: Season) -> dict[str, str]:
    """Return the code that stands for each name of the team."""
    return codes_by_name((one.code, one.first_name, one.last_name) for one in cooperants_of(season))


class List(NamedTuple):
    """A list that may leave: what it holds, and in which forms."""

    key: str
    title: str
    told: str
    forms: tuple[str, ...]
    gather: Callable[[Season, Period], Sheet] | None = None
    has_period: bool = True


LISTS = (
    List(
        "ventes",
        "Journal des ventes",
        "Une ligne par facture ou avoir et par taux de TVA : date, numéro, client, HT, TVA, TTC.",
        ("csv", "xlsx"),
        ledgers.sales,
    ),
    List(
        "encaissements",
        "Journal des encaissements",
        "Chaque somme reçue, rendue ou annulée : date, facture, client, moyen, montant. Les notes n’y sont pas.",
        ("csv", "xlsx"),
        ledgers.receipts,
    ),
    List(
        "depenses",
        "Dépenses",
        "Chaque achat avec son état. Les prénoms écrits dans un libellé y sont remplacés par des codes.",
        ("csv", "xlsx"),
        expenses,
    ),
    List(
        "retenues",
        "Retenues",
        "Ce qui est retiré avant le partage, dans l’ordre, avec la somme que cela fait.",
        ("csv", "xlsx"),
        deductions,
        False,
    ),
    List(
        "particuliers",
        "Ventes aux particuliers",
        "Par jour, par taux et par catégorie : ce que le porteur déclare pour les ventes sans facture électronique.",
        ("csv",),
        ledgers.private_sales,
    ),
    List(
        "particuliers-encaisses",
        "Encaissements des particuliers",
        "Par jour et par taux, TTC : pour la TVA due au moment du paiement.",
        ("csv",),
        ledgers.private_money,
    ),
    List(
        "ecritures",
        "Export comptable au format FEC (partiel)",
        "Les ventes et l’argent reçu en écritures de 18 colonnes, vérifiées une à une. Ce n’est qu’une partie de la "
        "comptabilité du porteur.",
        ("txt",),
    ),
)
"""Every list, in the order in which they are offered."""
