"""What is typed about the committee's page: a new link, and the threshold of persons."""

import datetime as dt

from wtforms import IntegerField, StringField

from cjs_app.coop.sharing.links import usual_last_day
from cjs_app.plumbing.forms import DayField, HouseForm, at_most, between, present, required


class LinkForm(HouseForm):
    """A new link."""

    label = StringField("Pour qui", [required("Écrire pour qui est ce lien."), at_most(120)])
    last_day = DayField("Dernier jour", [present("Choisir le dernier jour du lien.")])

    def show(self, today: dt.date) -> None:
        """Offer the usual last day."""
        self.last_day.data = usual_last_day(today)


class ThresholdForm(HouseForm):
    """How many persons a cell must count."""

    persons = IntegerField(
        "Personnes par case, au moins",
        [required("Écrire un nombre, par exemple 5."), between(0, 10_000, "Écrire un nombre, par exemple 5.")],
    )
