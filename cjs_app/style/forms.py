"""A form with one field of each kind, some of them badly filled."""

from wtforms import (
    BooleanField,
    Field,
    FormField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from cjs_app.plumbing.forms import DayField, HouseForm, MinutesField, MoneyField, choices
from cjs_app.plumbing.lines import NumberedList, PricedLineForm

PEOPLE = {"awa": "Awa", "noe": "Noé", "lina": "Lina"}
RULES = {"egal": "Parts égales", "heures": "Selon les heures"}
WORK = {"m1": "Tonte au stade", "m2": "Archivage en mairie"}


class SampleForm(HouseForm):
    """A field of each kind."""

    label = StringField("Travail à faire")
    note = TextAreaField("Note", [Optional()])
    amount = MoneyField("Montant HT")
    wrong_amount = MoneyField("Prix unitaire HT")
    spent = MinutesField("Durée")
    day = DayField("Jour")
    mission = SelectField("Pour quoi\u00a0?", choices=choices(WORK, "Une réunion"))
    people = SelectMultipleField(
        "Qui\u00a0?", choices=choices(PEOPLE), widget=ListWidget(), option_widget=CheckboxInput()
    )
    rule = RadioField("Règle choisie", choices=choices(RULES))
    agreed = BooleanField("J’ai relu")
    lines = NumberedList(FormField(PricedLineForm), "Lignes", min_entries=1)


def sample() -> SampleForm:
    """Return the form as somebody filled it, one amount in letters."""
    form = SampleForm(formdata=None, data={"spent": 150, "people": ["awa"], "rule": "egal", "agreed": True})
    form.label.data = "Tonte de la pelouse"
    say(form.wrong_amount, "douze", "Ce montant n’est pas lisible\u00a0: écrire par exemple 24,50.")
    return form


def say(field: Field, typed: str, sentence: str) -> None:
    """Put in a field what somebody typed, and what is wrong with it."""
    field.raw_data, field.errors = [typed], [sentence]
