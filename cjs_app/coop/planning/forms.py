"""Absences, as they are typed."""

import datetime as dt
from collections.abc import Iterable
from typing import cast

from wtforms import RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.planning.absences import PART_LABELS, AbsenceDraft, Part
from cjs_app.plumbing.forms import DayField, HouseForm, choices, present


class AbsenceForm(HouseForm):
    """Days on which somebody is not available; one day alone where no last day is written."""

    who = SelectField("Qui ?", coerce=int, choices=[])
    first_day = DayField("Jour", [present("Choisir le jour.")])
    last_day = DayField("Jusqu’au", [Optional()])
    part = RadioField("Quand ?", choices=choices(PART_LABELS), default=Part.DAY.value)

    def offer(self, people: Iterable[Cooperant]) -> None:
        """Let choose among these people."""
        self.who.choices = [SelectChoice(one.id, f"{one.first_name} ({one.code})") for one in people]

    def draft(self) -> AbsenceDraft:
        """Return what was typed; the form is valid."""
        first = self.first_day.data
        return AbsenceDraft(cast(dt.date, first), cast(dt.date, self.last_day.data or first), Part(self.part.data))
