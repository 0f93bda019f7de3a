"""A text of the report, as it is typed."""

from wtforms import TextAreaField
from wtforms.validators import Optional

from cjs_app.plumbing.forms import HouseForm, at_most
from cjs_app.pole.report.domain import LONGEST_TEXT


class TextForm(HouseForm):
    """What people tell in a chapter of the report."""

    text = TextAreaField("Texte", [Optional(), at_most(LONGEST_TEXT)])

    def show(self, record: str) -> None:
        """Fill the form with the latest version."""
        self.text.data = record
