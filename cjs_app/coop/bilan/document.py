"""A bilan ready to be shown or printed: values and French texts, and nothing that names a person."""

from msgspec import Struct

from cjs_app.coop.bilan.domain import Bilan, Section, Spread
from cjs_app.coop.bilan.figures import Figure
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.kernel.charts import Chart
from cjs_app.kernel.sentences import agreed


class RoadLine(Struct, frozen=True):
    """A step of the road from the revenue to the net, as texts."""

    label: str
    amount: str
    left: str
    explanation: str


class SummerLine(Struct, frozen=True):
    """A former summer, or this one, as a line of the comparison."""

    name: str
    revenue: str
    missions: str
    people: str
    average: str


class Document(Struct, frozen=True):
    """The whole bilan of a summer."""

    name: str
    year: int
    territory: str
    dates: str
    carrier: str
    committee: tuple[str, ...]
    is_closed: bool
    bilan: Bilan
    figures: dict[str, Figure]
    written: dict[str, str]
    """Each figure as a text, by its key."""
    formulas: dict[str, str]
    """How each figure is counted, by its key."""
    charts: dict[str, Chart]
    road: tuple[RoadLine, ...]
    rule: tuple[tuple[str, str], ...]
    shares: str
    """How the shares lie, without saying whose they are."""
    spread: Spread
    refusal: str | None
    texts: dict[Section, str]
    summers: tuple[SummerLine, ...]
    growths: tuple[tuple[str, str], ...]
    mark: str = ""
    """Where the journal stood when the bilan was told."""

    def hint(self, key: str) -> str:
        """Return the few words under a figure that say what it was counted on, alike on the page and on paper."""
        bilan, told = self.bilan, self.written
        accepted = bilan.quotes.get(QuoteStatus.ACCEPTED, 0)
        return {
            "quotes_made": f"dont {accepted} {agreed(accepted, 'accepté')}",
            "revenue_ht": (
                f"{told['revenue_per_mission']} en moyenne par mission"
                if bilan.missions_done
                else "collectif, avant taxes"
            ),
            "cooperants_stayed": f"{bilan.founded} au départ, {bilan.stayed} à la fin",
            "missions_done": f"pour {told['quotes_made']} devis {agreed(bilan.quotes_made, 'fait')}",
            "net_per_cooperant": f"{told['net']} ÷ {bilan.sharers} {agreed(bilan.sharers, 'part')}",
            "conversion_percent": f"{accepted} {agreed(accepted, 'accepté')} sur {told['quotes_made']}",
            "revenue_per_mission": f"÷ {told['missions_done']} {agreed(bilan.missions_done, 'mission')}",
            "minutes_per_cooperant": (
                f"÷ {bilan.stayed} {agreed(bilan.stayed, 'personne')} {agreed(bilan.stayed, 'restée')}"
            ),
        }[key]

    def text(self, section: Section) -> str:
        """Return what the group wrote in a section, or nothing."""
        return self.texts.get(section, "")
