"""What is typed about the data of people: an erasure, a delay."""

from wtforms import BooleanField, IntegerField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from cjs_app.plumbing.forms import HouseForm, between, required
from cjs_app.privacy.purposes import DELAYS, LONGEST_MONTHS, Rule, in_words


class EraseForm(HouseForm):
    """The texts in which the same word is somebody else's, and a word that says that the preview was read."""

    keep = SelectMultipleField(
        "Laisser tels quels", choices=[], widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    sure = BooleanField(
        "J’ai relu ce qui s’efface : rien de cela ne reviendra.", [required("Cocher la case pour effacer.")]
    )


def _delay_field(rule: Rule) -> IntegerField:
    """Return the field of a delay, in months."""
    delay = DELAYS[rule]
    return IntegerField(
        delay.label,
        [
            required("Écrire un nombre de mois."),
            between(1, LONGEST_MONTHS, f"Écrire un nombre de mois, de 1 à {LONGEST_MONTHS}."),
        ],
        description=f"En mois, {delay.since}. Proposé : {in_words(delay.months)}.",
    )


class DelaysForm(HouseForm):
    """How long each thing is kept, where the law leaves the choice."""

    fiches = _delay_field(Rule.SHEETS)
    heures = _delay_field(Rule.WORK)
    clients = _delay_field(Rule.CLIENTS)
    adultes = _delay_field(Rule.ADULTS)
    invitations = _delay_field(Rule.INVITATIONS)
    traces = _delay_field(Rule.TRACES)
