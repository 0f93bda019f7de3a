"""A price to try: how much, for how many hours."""

from werkzeug.datastructures import MultiDict
from wtforms import Form

from cjs_app.coop.coach.domain import Work
from cjs_app.kernel.money import LARGEST_WHOLE
from cjs_app.plumbing.forms import MinutesField, MoneyField, TypedText, between


class PriceForm(Form):
    """What somebody tries; nothing is written, so it comes with the address and needs no seal."""

    class Meta(TypedText):
        """WTForms's own messages in French, texts as they are read."""

    total = MoneyField("Prix total, hors taxe", [between(1, LARGEST_WHOLE * 100, "Écrire un prix au-dessus de zéro.")])
    heures = MinutesField(
        "Heures de travail, toutes personnes comprises", [between(1, 600_000, "Écrire une durée, par exemple 6 h.")]
    )

    def __init__(self, asked: MultiDict[str, str]) -> None:
        """Read the address."""
        super().__init__(asked or None)

    def work(self) -> Work | None:
        """Return what is tried, when both figures are there."""
        if not self.validate() or self.total.data is None or self.heures.data is None:
            return None
        return Work(self.total.data, self.heures.data)
