"""Gestures on the planning."""

from cjs_app.coop.missions import actions as missions
from cjs_app.coop.missions.domain import MissionDraft
from cjs_app.coop.planning import actions as planning
from cjs_app.coop.planning.absences import AbsenceDraft
from tests.builders import a_season
from tests.people import A_DAY
from tests.reliability.records import STAMP, a_cooperant, again
from tests.reliability.scenarios import Gesture, scenario_of

DRAFT = AbsenceDraft(A_DAY, A_DAY)


@scenario_of(planning.note_absence)
def note_absence() -> Gesture:
    cooperant = a_cooperant(a_season())
    return lambda: planning.note_absence(again(cooperant), DRAFT, STAMP)


@scenario_of(planning.cancel_absence)
def cancel_absence() -> Gesture:
    absence = planning.note_absence(a_cooperant(a_season()), DRAFT, STAMP)
    return lambda: planning.cancel_absence(again(absence), STAMP)


@scenario_of(planning.choose_team)
def choose_team() -> Gesture:
    season = a_season()
    _first, second = (a_cooperant(season, name).id for name in ("Awa", "Noé"))
    mission = missions.plan(season, MissionDraft("Tonte", wanted_people=1), STAMP)
    return lambda: planning.choose_team(again(mission), [second], None, "Connaît déjà le jardin", STAMP)
