"""A vote on the sharing rule, as it is written down."""

import datetime as dt
from decimal import Decimal
from typing import Any

from wtforms import Field, RadioField, SelectMultipleField, TextAreaField, ValidationError
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from cjs_app.coop.distribution.domain import RULE_LABELS
from cjs_app.coop.distribution.votes import Ballot
from cjs_app.coop.hours.domain import NATURE_LABELS, Nature
from cjs_app.coop.seasons.domain import Rule
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.forms import DayField, HouseForm, MoneyField, NumberField, at_most, choices, present, required

MOST_VOICES = 999


def people(_form: Any, field: Field) -> None:
    """Raise ValidationError for what is no number of people."""
    if field.data is None:
        return
    if field.data != field.data.to_integral_value() or not 0 <= field.data <= MOST_VOICES:
        raise ValidationError("Écrire un nombre de personnes, par exemple 8.")


class VoteForm(HouseForm):
    """What the group decided, on which day, by how many voices."""

    day = DayField("Jour du vote", [present("Écrire le jour du vote.")])
    rule = RadioField("Règle choisie", [required("Choisir une règle.")], choices=choices(RULE_LABELS))
    equal_percent = NumberField("Part égale", [Optional()])
    natures = SelectMultipleField(
        "Sortes d’heures qui comptent",
        choices=choices(NATURE_LABELS | {Nature.SELF_FINANCING: "Autofinance\u00adment"}),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    wage_cents = MoneyField("Salaire d’une heure de mission", [Optional()])
    carried_over_cents = MoneyField("Somme gardée pour l’été prochain", [Optional()])
    votes_for = NumberField("Pour", [present("Écrire combien de personnes ont voté pour."), people])
    votes_against = NumberField("Contre", [Optional(), people])
    abstentions = NumberField("Abstentions", [Optional(), people])
    note = TextAreaField("Note", [Optional(), at_most(2000)])

    def begin(self, season: Season, today: dt.date) -> None:
        """Start from the rule that holds at this moment."""
        self.day.data = today
        self.rule.data = season.rule.value
        self.equal_percent.data = season.equal_percent
        self.natures.data = season.natures.split("|") if season.natures else []
        self.wage_cents.data = season.wage_cents or None
        self.carried_over_cents.data = season.carried_over_cents or None

    def ballot(self) -> Ballot:
        """Return what was typed, ready for the room's actions; raise Refusal for a mixed rule without its part."""
        percent = self.equal_percent.data
        if percent is None and self.rule.data == Rule.MIXED:
            raise Refusal("Écrire la part égale, en pour cent : par exemple 50.", field="equal_percent")
        return Ballot(
            day=self.day.data or dt.date.min,
            rule=Rule(self.rule.data),
            equal_percent=Decimal(50) if percent is None else percent,
            natures=tuple(Nature(nature) for nature in self.natures.data or ()),
            wage_cents=self.wage_cents.data or 0,
            carried_over_cents=self.carried_over_cents.data or 0,
            votes_for=int(self.votes_for.data or 0),
            votes_against=int(self.votes_against.data or 0),
            abstentions=int(self.abstentions.data or 0),
            note=self.note.data or "",
        )
