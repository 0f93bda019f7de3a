"""Absences and teams, as they are typed."""

import datetime as dt
from collections.abc import Iterable
from typing import cast

from wtforms import RadioField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.planning.absences import PART_LABELS, AbsenceDraft, Part
from cjs_app.coop.planning.queue import LONGEST_REASON
from cjs_app.coop.planning.turns import Queue
from cjs_app.plumbing.forms import DayField, HouseForm, at_most, choices, present


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


class TeamForm(HouseForm):
    """Who takes a mission, and why when it is not the team whose turn it is."""

    people = SelectMultipleField("Qui prend la mission ?", coerce=int, choices=[])
    leader_id = SelectField("Responsable de l’équipe", [Optional()], choices=[])
    reason = StringField("Pourquoi une autre équipe ?", [Optional(), at_most(LONGEST_REASON)])

    def offer(self, queue: Queue) -> None:
        """Let choose among the team and the queue, in their order; the team and those whose turn it is are ticked."""
        team = [(one.id, one.first_name) for one in queue.team]
        waiting = [(turn.candidate.cooperant_id, turn.candidate.name) for turn in queue.turns]
        self.people.choices = [SelectChoice(number, name) for number, name in [*team, *waiting]]
        self.leader_id.choices = [SelectChoice("", "Personne pour l’instant")]
        self.leader_id.choices += [SelectChoice(str(number), name) for number, name in [*team, *waiting]]
        if not self.is_submitted():
            self.leader_id.data = str(queue.leader_id or "")
            proposed = [one.cooperant_id for one in queue.proposed]
            self.people.data = [number for number, _ in team] + proposed

    @property
    def leader(self) -> int | None:
        """Return who was chosen to lead; the form is valid."""
        return int(self.leader_id.data) if self.leader_id.data else None
