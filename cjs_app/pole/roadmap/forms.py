"""A line of the road map, as it is typed."""

from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from cjs_app.plumbing.forms import HouseForm, NumberField, at_most, choices, required
from cjs_app.pole.roadmap.domain import LineSheet
from cjs_app.pole.structure import telling
from cjs_app.pole.structure.figures import room_of


class LineForm(HouseForm):
    """What is wanted, and how it will be counted."""

    subject = StringField("Sujet", [required("Dire de quoi il s’agit."), at_most(120)])
    aim = TextAreaField("Ce qui est visé", [required("Dire ce qui est visé."), at_most(2000)])
    figure_key = SelectField(
        "Chiffre de la maison", [Optional()], description="Il dira tout seul où on en est, s’il y a une cible."
    )
    target = NumberField("Cible", description="Un nombre à atteindre dans l’année ; vide s’il n’y en a pas.")

    def offer(self, year: int) -> None:
        """Offer the figures of the year and of the one before, which a new year does not have yet."""
        told = telling.figures_of(year - 1) | telling.figures_of(year)
        named = {key: f"{one.label} ({telling.titles()[room_of(key)]})" for key, one in told.items()}
        self.figure_key.choices = choices(named, "Aucun")

    def sheet(self) -> LineSheet:
        """Return what was typed, ready for the room's actions."""
        return LineSheet(self.subject.data or "", self.aim.data or "", self.figure_key.data or "", self.target.data)
