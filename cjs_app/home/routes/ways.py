"""Where each thing that waits is opened, where all of its kind stand, and the gesture that settles it in place."""

from collections.abc import Mapping

from msgspec import Struct, field

from cjs_app.home.domain import Waits


class Gesture(Struct, frozen=True):
    """A button that settles a line without leaving the page: its words, the page it posts to, how it looks."""

    label: str
    endpoint: str
    icon: str = "check"
    kind: str = "primary"


class Way(Struct, frozen=True):
    """The pages of what waits of one kind."""

    endpoint: str
    """The page of one record."""
    argument: str
    """What its address calls the record."""
    list_endpoint: str = ""
    asked: Mapping[str, str] = field(default_factory=dict)
    gesture: Gesture | None = None


WAYS = {
    Waits.ERASURE: Way("privacy.season.person", "cooperant_id", "privacy.season.show"),
    Waits.WITHDRAWN: Way("privacy.season.person", "cooperant_id"),
    Waits.QUOTE: Way(
        "quotes.show", "quote_id", "quotes.index", {"etat": "a_valider"}, Gesture("Valider", "quotes.steps.validate")
    ),
    Waits.OVERDUE: Way(
        "quotes.show",
        "quote_id",
        "quotes.index",
        {"etat": "envoye"},
        Gesture("Noter comme expiré", "quotes.steps.expire", "hourglass", "quiet"),
    ),
    Waits.DRAFT: Way("invoices.show", "invoice_id", "invoices.index", {"etat": "brouillon"}),
    Waits.MISSION: Way(
        "missions.show",
        "mission_id",
        "invoices.new",
        gesture=Gesture("Préparer la facture", "invoices.from_mission", "euro", "quiet"),
    ),
    Waits.EXPENSE: Way(
        "expenses.show", "expense_id", "expenses.index", {"a_valider": "1"}, Gesture("Valider", "expenses.validate")
    ),
    Waits.PAPER: Way(
        "cooperants.papers.change",
        "paper_id",
        "cooperants.index",
        gesture=Gesture("Reçue", "cooperants.papers.receive", kind="quiet"),
    ),
}
"""An invoice has no gesture: issued, it never changes again, so that it is looked at once more on its own page."""
