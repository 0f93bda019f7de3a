"""Hours as they are typed: how long, which day, for what, by whom."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import cast

from wtforms import SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours.domain import NATURE_LABELS, HoursDraft, Nature
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.missions.models import Mission
from cjs_app.plumbing import formats
from cjs_app.plumbing.forms import DayField, HouseForm, MinutesField, at_most, present, required

MISSION_MARK = "mission-"
"""One list holds missions and natures: choosing a mission says the nature, and spares a field."""


class HoursForm(HouseForm):
    """What it takes to note hours."""

    minutes = MinutesField("Durée", [present("Écrire la durée, par exemple 2h30.")])
    day = DayField("Jour", [present("Choisir le jour.")])
    what = SelectField("Pour quoi ?")
    people = SelectMultipleField("Qui ?", coerce=int, widget=ListWidget(), option_widget=CheckboxInput())
    note = StringField("Note", [Optional(), at_most(300)])

    def offer(self, people: Iterable[Cooperant], missions: Iterable[Mission]) -> None:
        """Fill the lists with the people and the missions of the season."""
        everybody = list(people)
        names = Counter(person.first_name for person in everybody)
        self.people.choices = [
            SelectChoice(person.id, name_of(person, alone=names[person.first_name] == 1)) for person in everybody
        ]
        self.what.choices = what_choices(missions)

    def begin_with(self, entry: HourEntry | None, mission_id: int | None) -> None:
        """Choose beforehand the mission asked for, else what was noted last, else a mission without saying which."""
        offered = {choice.value for choice in self.what.choices}
        last = (f"{MISSION_MARK}{entry.mission_id}" if entry.mission_id else entry.nature.value) if entry else ""
        wanted = (f"{MISSION_MARK}{mission_id}", last, Nature.MISSION.value)
        self.what.data = next(value for value in wanted if value in offered)

    def draft(self) -> HoursDraft:
        """Return what was typed, ready to be noted; the form is valid."""
        chosen = str(self.what.data)
        is_mission = chosen.startswith(MISSION_MARK)
        return HoursDraft(
            day=cast(dt.date, self.day.data),
            minutes=cast(int, self.minutes.data),
            nature=Nature.MISSION if is_mission else Nature(chosen),
            mission_id=int(chosen.removeprefix(MISSION_MARK)) if is_mission else None,
            cooperant_ids=self.people.data or [],
            note=self.note.data or "",
        )


class ReopenForm(HouseForm):
    """Why validated hours are opened again."""

    reason = StringField(
        "Pourquoi les rouvrir ?", [required("Écrire la raison : elle reste dans l’historique."), at_most(300)]
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
        SelectChoice(f"{MISSION_MARK}{mission.id}", f"{mission.title} · {mission.code}", optgroup=group)
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
