"""Hours as they are typed: how long, which day, for what, by whom."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import cast

from wtforms import BooleanField, SelectField, SelectMultipleField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours.domain import LONGEST_NOTE, NATURE_LABELS, HoursDraft, Nature
from cjs_app.coop.hours.grids import What, what_of
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.missions.models import Mission
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import formats
from cjs_app.plumbing.forms import DayField, HouseForm, MinutesField, at_most, present, required


class HoursForm(HouseForm):
    """What it takes to note hours."""

    minutes = MinutesField("Durée", [present("Écrire la durée, par exemple 2h30.")])
    day = DayField("Jour", [present("Choisir le jour.")])
    what = SelectField("Pour quoi ?")
    team = BooleanField("Toute l’équipe de la mission")
    people = SelectMultipleField("Qui ?", coerce=int, widget=ListWidget(), option_widget=CheckboxInput())
    note = StringField("Note", [Optional(), at_most(LONGEST_NOTE)])

    def offer(self, people: Iterable[Cooperant], missions: Sequence[Mission]) -> None:
        """Fill the lists with the people and the missions of the season; the missions come with their teams."""
        everybody = list(people)
        self._teams = {
            What(Nature.MISSION, mission.id).mark: [member.cooperant_id for member in mission.team]
            for mission in missions
        }
        names = Counter(person.first_name for person in everybody)
        self.people.choices = [
            SelectChoice(person.id, name_of(person, alone=names[person.first_name] == 1)) for person in everybody
        ]
        self.what.choices = what_choices(missions)
        for choice in self.what.choices:
            team = self._teams.get(choice.value)
            if team:
                choice.render_kw = {"data-team": " ".join(map(str, team))}

    @property
    def has_teams(self) -> bool:
        """Whether a mission of the list has a team."""
        return any(self._teams.values())

    def validate_team(self, field: BooleanField) -> None:
        """Ask for a mission that has a team, where its whole team is noted."""
        if field.data and not self._teams.get(self.what.data):
            raise ValidationError(
                "Cette équipe n’est pas connue : choisir une mission qui en a une, ou cocher qui était là."
            )

    def refuse(self, refusal: Refusal) -> None:
        """Say what was refused, with the team ticked one by one: one of them may have to be left out."""
        self.people.data, self.team.data = self._everybody(), False
        super().refuse(refusal)

    def _everybody(self) -> list[int]:
        """Return who is ticked, and the team of the mission when it is."""
        team = self._teams.get(self.what.data, []) if self.team.data else []
        return list(dict.fromkeys([*(self.people.data or []), *team]))

    def begin_with(self, mission_ids: Iterable[int], last: HourEntry | None) -> None:
        """Choose beforehand the first of these missions, else what was noted last, else a mission without a name."""
        offered = {choice.value for choice in self.what.choices}
        wanted = [What(Nature.MISSION, mission_id) for mission_id in mission_ids]
        wanted += [What(last.nature, last.mission_id)] if last else []
        marks = [what.mark for what in [*wanted, What(Nature.MISSION)]]
        self.what.data = next(mark for mark in marks if mark in offered)

    def draft(self) -> HoursDraft:
        """Return what was typed, ready to be noted; the form is valid."""
        what = cast(What, what_of(str(self.what.data)))
        return HoursDraft(
            day=cast(dt.date, self.day.data),
            minutes=cast(int, self.minutes.data),
            nature=what.nature,
            mission_id=what.mission_id,
            cooperant_ids=self._everybody(),
            note=self.note.data or "",
        )


class ReopenForm(HouseForm):
    """Why validated hours are opened again."""

    reason = StringField(
        "Pourquoi les rouvrir ?", [required("Écrire la raison : elle reste dans l’historique."), at_most(LONGEST_NOTE)]
    )


def name_of(person: Cooperant, alone: bool) -> str:
    """Return how a cooperant is named in the list: the code of two who share a name, the last day of who left."""
    until = f", jusqu’au {formats.short_day(person.left_on)}" if person.left_on else ""
    return f"{person.first_name}{'' if alone else f' ({person.code})'}{until}"


def what_choices(missions: Iterable[Mission]) -> list[SelectChoice]:
    """Return what hours can be noted for: open missions, finished ones, then the life of the cooperative."""
    groups: dict[str, list[Mission]] = {"Missions en cours": [], "Missions réalisées": []}
    for mission in missions:
        groups["Missions réalisées" if mission.status is MissionStatus.DONE else "Missions en cours"].append(mission)
    first = [
        SelectChoice(What(Nature.MISSION, mission.id).mark, f"{mission.title} · {mission.code}", optgroup=group)
        for group, members in groups.items()
        for mission in members
    ]
    natures = [
        SelectChoice(nature.value, label, optgroup="Vie de la coopérative")
        for nature, label in NATURE_LABELS.items()
        if nature is not Nature.MISSION
    ]
    other = SelectChoice(Nature.MISSION.value, "Une mission, sans dire laquelle", optgroup="Autre mission")
    return [*first, *natures, other]
