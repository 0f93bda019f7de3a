"""A text of the bilan, as it is typed."""

from wtforms import TextAreaField
from wtforms.validators import Optional

from cjs_app.coop.bilan.domain import LONGEST_TEXT
from cjs_app.plumbing.forms import HouseForm, at_most


class TextForm(HouseForm):
    """What the group tells in a section of its bilan."""

    text = TextAreaField("Texte", [Optional(), at_most(LONGEST_TEXT)])

    def show(self, record: str) -> None:
        """Fill the form with the latest version."""
        self.text.data = record
