"""The figures of the devis: what became of them, and how far they went on the road to the payment."""

from collections.abc import Iterator
from decimal import Decimal

from cjs_app.coop.bilan.domain import Bilan, Economy, Section
from cjs_app.coop.bilan.figures import Figure, Kind, count
from cjs_app.coop.bilan.funnels import OUT_OF_THE_HOUSE, Step
from cjs_app.coop.invoices.domain import Standing
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.quotes.domain import Status
from cjs_app.kernel.counted import Records
from cjs_app.kernel.sentences import Sentence

ECONOMY = Section.ECONOMY
LISTS = {
    Status.ACCEPTED: ("le devis accepté", "devis acceptés"),
    Status.REFUSED: ("le devis refusé par le client", "devis refusés par le client"),
    Status.DECLINED: ("le devis décliné par la coop", "devis déclinés par la coop"),
    Status.SENT: ("le devis encore sans réponse", "devis encore sans réponse"),
    Status.EXPIRED: ("le devis expiré", "devis expirés"),
}
FURTHER = (
    (
        Step.DONE,
        "quotes_done",
        "Devis réalisés",
        "Les devis acceptés dont la mission est réalisée.",
        Records("la mission", "missions réalisées", "missions.index", {"etat": MissionStatus.DONE.value}),
    ),
    (
        Step.BILLED,
        "quotes_billed",
        "Devis facturés",
        "Les devis réalisés dont une facture est émise, et pas annulée par un avoir.",
        Records("la facture", "factures", "invoices.index"),
    ),
    (
        Step.PAID,
        "quotes_paid",
        "Devis payés",
        "Les devis facturés dont rien n’est encore à encaisser.",
        Records("la facture payée", "factures payées", "invoices.index", {"etat": Standing.PAID.value}),
    ),
)


def figures_of_quotes(bilan: Bilan, economy: Economy) -> Iterator[Figure]:
    """Yield what became of the devis."""
    lists = {
        status: Records(one, many, "quotes.index", {"etat": status.value}, bilan.quotes.get(status, 0))
        for status, (one, many) in LISTS.items()
    }
    yield count(
        ECONOMY,
        "quotes_made",
        "Devis faits",
        bilan.quotes_made,
        "Les devis envoyés, quelle que soit la réponse, et ceux que la coop a déclinés. Sans les brouillons.",
        records=tuple(found for found in lists.values() if found.count),
    )
    for key, label, status, formula in (
        ("quotes_accepted", "Devis acceptés", Status.ACCEPTED, "Les devis auxquels le client a dit oui."),
        ("quotes_refused", "Devis refusés", Status.REFUSED, "Les devis auxquels le client a dit non."),
        ("quotes_declined", "Devis déclinés", Status.DECLINED, "Les devis que la coop n’a pas pu prendre."),
    ):
        found = lists[status]
        yield count(ECONOMY, key, label, found.count or 0, formula, over="quotes_made", records=(found,))
    percent = bilan.conversion_percent
    yield Figure(
        "conversion_percent",
        "Devis qui aboutissent",
        Kind.PERCENT,
        ECONOMY,
        Decimal(percent) if percent else None,
        Sentence("Devis acceptés ÷ devis faits, en pour cent."),
        inputs=("quotes_accepted",),
        over="quotes_made",
        records=(lists[Status.ACCEPTED],),
    )
    yield from _road(economy, tuple(lists[status] for status in LISTS if status in OUT_OF_THE_HOUSE))


def _road(economy: Economy, sent: tuple[Records, ...]) -> Iterator[Figure]:
    """Yield how far the devis went; «acceptés» is told among what became of them."""
    road = economy.quote_road
    yield count(
        ECONOMY,
        "quotes_written",
        "Devis demandés",
        road[Step.WRITTEN],
        "Tous les devis écrits, les brouillons aussi\u00a0: chaque demande devient un devis.",
        records=(Records("le devis", "devis", "quotes.index", count=road[Step.WRITTEN]),),
    )
    yield count(
        ECONOMY,
        "quotes_sent",
        "Devis envoyés",
        road[Step.SENT],
        "Les devis partis chez le client. Ceux que la coop a déclinés n’y sont pas.",
        over="quotes_written",
        records=tuple(found for found in sent if found.count),
    )
    for step, key, label, formula, found in FURTHER:
        yield count(ECONOMY, key, label, road[step], formula, over="quotes_written", records=(found,))
