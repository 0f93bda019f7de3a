"""The summer on one page: five figures, its plots, its texts, the summers before; and nobody's name."""

from collections.abc import Mapping

from msgspec import Struct, field

from cjs_app.coop.bilan.document import Document, SummerLine
from cjs_app.coop.bilan.domain import Section
from cjs_app.kernel.charts import Chart

FINAL = "Chiffres définitifs\u00a0: la saison est close."
MOVING = "Chiffres comptés à l’instant\u00a0: la saison n’est pas close, ils peuvent encore bouger."


class Number(Struct, frozen=True):
    """One of the five figures, with what it is measured against; `key` is its figure in the bilan."""

    key: str
    label: str
    text: str
    hint: str


class Summary(Struct, frozen=True):
    """A summer as one page and as slides."""

    name: str
    year: int
    place: str
    carrier: str
    numbers: tuple[Number, ...]
    charts: Mapping[str, Chart]
    summers: tuple[SummerLine, ...]
    texts: Mapping[Section, str]
    growths: tuple[tuple[str, str], ...] = ()
    told: str = ""
    """Of which day the figures are, or that they are final."""
    steps: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For the funnels, the figure of the bilan that each step is."""


FIVE = {
    "quotes_made": "Devis faits",
    "missions_done": "Missions réalisées",
    "revenue_ht": "Chiffre d’affaires HT",
    "cooperants_stayed": "Coopérant·es",
    "net_per_cooperant": "Net par coopérant·e",
}
"""The figures that cooperatives have told since the founding report."""
QUOTE_STEPS = {
    "Demandés": "quotes_written",
    "Envoyés": "quotes_sent",
    "Acceptés": "quotes_accepted",
    "Réalisés": "quotes_done",
    "Facturés": "quotes_billed",
    "Payés": "quotes_paid",
}
PEOPLE_STEPS = {
    "Personnes informées": "recruitment_informed",
    "Candidatures": "recruitment_applied",
    "Ont créé la coopérative": "cooperants_founded",
    "Sont restées à la fin": "cooperants_stayed",
}


def whole(document: Document) -> Summary:
    """Return the summer as the team reads it, every figure of it, from its bilan."""
    return Summary(
        name=document.name,
        year=document.year,
        place=", ".join(part for part in (document.territory, document.dates) if part),
        carrier=document.carrier,
        numbers=tuple(Number(key, label, document.written[key], document.hint(key)) for key, label in FIVE.items()),
        charts=document.charts,
        summers=document.summers,
        texts=document.texts,
        growths=document.growths,
        told=FINAL if document.is_closed else MOVING,
        steps={
            "quotes": QUOTE_STEPS,
            "recruitment": {label: key for label, key in PEOPLE_STEPS.items() if key in document.figures},
        },
    )
