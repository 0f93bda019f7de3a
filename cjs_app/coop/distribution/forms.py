"""A vote on the sharing rule, as it is written down."""

import datetime as dt
from decimal import Decimal
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    Field,
    Form,
    FormField,
    RadioField,
    SelectMultipleField,
    StringField,
    SubmitField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget, RangeInput

from cjs_app.coop.distribution.domain import RULE_LABELS
from cjs_app.coop.distribution.simulation import Wish
from cjs_app.coop.distribution.votes import A_YEAR, LONGEST_REASON, MOST_OBJECTIONS, Ballot, Objection
from cjs_app.coop.hours.domain import NATURE_LABELS, Nature
from cjs_app.coop.seasons.domain import Rule
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.forms import (
    DayField,
    HouseForm,
    MoneyField,
    NumberField,
    TypedText,
    at_most,
    between,
    choices,
    present,
    required,
)
from cjs_app.plumbing.lines import NumberedList, OptionalPart

MOST_VOICES = 999
ROWS_SHOWN, ROWS_ADDED = 1, 2
NATURES = NATURE_LABELS | {Nature.SELF_FINANCING: "Autofinance\u00adment"}


def people(_form: Any, field: Field) -> None:
    """Raise ValidationError for what is no number of people."""
    if field.data is None:
        return
    if field.data != field.data.to_integral_value() or not 0 <= field.data <= MOST_VOICES:
        raise ValidationError("Écrire un nombre de personnes, par exemple 8.")


class RangeField(NumberField):
    """A number chosen with a slider."""

    widget = RangeInput()
    written = staticmethod(lambda number: str(number))


class TrialForm(Form):
    """The figures that somebody tries; nothing is written, so it comes with the address and needs no seal."""

    class Meta(TypedText):
        """WTForms's own messages in French, texts as they are read."""

    part = RangeField("Part égale", [between(0, 100, "La part égale va de 0 à 100 %.")])
    salaire = MoneyField("Une heure de mission payée", [between(0, 100_000, "Écrire une somme de 0 à 1 000 €.")])
    sorte = SelectMultipleField(
        "Heures qui comptent",
        choices=choices(NATURES),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )

    def __init__(self, asked: MultiDict[str, str], season: Season) -> None:
        """Read the address; what it does not say is what the season has."""
        told = season.natures.split("|") if season.natures else []
        start = {"part": season.equal_percent, "salaire": season.wage_cents or None, "sorte": told}
        super().__init__(asked or None, data=start)
        self.step = "5" if not (self.part.data or Decimal(0)) % 5 else "any"

    def wish(self, season: Season) -> Wish:
        """Return what is tried; what could not be read is what the season has."""
        self.validate()
        percent = season.equal_percent if self.part.errors or self.part.data is None else self.part.data
        wage_cents = season.wage_cents if self.salaire.errors else self.salaire.data or 0
        natures = () if self.sorte.errors else tuple(self.sorte.data or ())
        return Wish(percent, wage_cents, natures)


class ObjectionForm(OptionalPart):
    """An objection; a row in which nothing is written does not count."""

    reason = StringField("Ce qui ne va pas, sans nom", [at_most(LONGEST_REASON)])
    is_lifted = BooleanField("Levée pendant la discussion")

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote a reason and nobody ticked the box."""
        return not (self.reason.data or "").strip() and not self.is_lifted.data

    def validate_reason(self, field: StringField) -> None:
        """Ask for the reason of an objection that is said to be lifted."""
        if not (field.data or "").strip():
            raise ValidationError("Une objection a une raison : l’écrire en quelques mots.")


class VoteForm(HouseForm):
    """What the group decided, on which day, by how many voices."""

    day = DayField("Jour du vote", [present("Écrire le jour du vote.")])
    rule = RadioField("Règle choisie", [required("Choisir une règle.")], choices=choices(RULE_LABELS))
    equal_percent = NumberField("Part égale", [Optional()])
    natures = SelectMultipleField(
        "Sortes d’heures qui comptent",
        choices=choices(NATURES),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    wage_cents = MoneyField("Salaire d’une heure de mission", [Optional()])
    carried_over_cents = MoneyField("Somme gardée pour l’été prochain", [Optional()])
    votes_for = NumberField("Pour", [present("Écrire combien de personnes ont voté pour."), people])
    votes_against = NumberField("Contre", [Optional(), people])
    abstentions = NumberField("Abstentions", [Optional(), people])
    note = TextAreaField("Note", [Optional(), at_most(2000)])
    objections = NumberedList(
        FormField(ObjectionForm), "Objections", min_entries=ROWS_SHOWN, max_entries=MOST_OBJECTIONS
    )
    more = SubmitField("Ajouter une objection")

    def add_rows(self) -> None:
        """Add empty rows for objections, as many as there is room for."""
        for _ in range(min(ROWS_ADDED, MOST_OBJECTIONS - len(self.objections))):
            self.objections.append_entry()

    def take(self, rule: Rule, wish: Wish) -> None:
        """Start from a rule that was tried."""
        self.rule.data = rule.value
        self.equal_percent.data = wish.equal_percent
        self.natures.data = list(wish.natures)
        self.wage_cents.data = wish.wage_cents or None

    def begin(self, season: Season, today: dt.date) -> None:
        """Start from the rule that holds at this moment."""
        self.day.data = Period(season.start_day, season.end_day).nearest(today, A_YEAR)
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
            objections=tuple(
                Objection(row.form.reason.data or "", bool(row.form.is_lifted.data))
                for row in self.objections
                if not row.form.is_empty
            ),
        )
