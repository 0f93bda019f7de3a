"""Gestures on projects."""

import datetime as dt

from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet
from cjs_app.pole.directory.models import Organisation
from cjs_app.pole.projects import actions
from cjs_app.pole.projects.domain import (
    Axis,
    BudgetSheet,
    IndicatorSheet,
    Pace,
    ProjectSheet,
    SessionKind,
    SessionSheet,
    Side,
    StepKind,
    StepSheet,
)
from cjs_app.pole.projects.models import Project
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of

DAY = dt.date(2021, 3, 1)
SHEET = ProjectSheet("IDEAL", Axis.COLLECTIVE, Pace.SPECIFIC)
STEP = StepSheet(StepKind.MILESTONE, "Réunir", DAY)
LINE = BudgetSheet(2021, Side.INCOME, "Subvention", 500_000)


def a_project() -> Project:
    """Return a project that is to come."""
    return actions.begin(SHEET, STAMP)


def a_friend() -> Organisation:
    """Return an organisation."""
    return directory.add_organisation(OrganisationSheet("Le Moulin", Kind.ASSOCIATION), STAMP)


@scenario_of(actions.begin)
def begin() -> Gesture:
    return lambda: actions.begin(SHEET, STAMP)


@scenario_of(actions.correct)
def correct() -> Gesture:
    project = a_project()
    return lambda: actions.correct(again(project), ProjectSheet("Idéal", Axis.CULTURE, Pace.LASTING), STAMP)


@scenario_of(actions.move)
def move() -> Gesture:
    project = a_project()
    return lambda: actions.move(again(project), "commencer", STAMP)


@scenario_of(actions.join)
def join() -> Gesture:
    project, friend = a_project(), a_friend()
    return lambda: actions.join(again(project), again(friend).id, "Parrain", STAMP)


@scenario_of(actions.leave)
def leave() -> Gesture:
    project = a_project()
    partner = actions.join(project, a_friend().id, "Parrain", STAMP)
    return lambda: actions.leave(again(project), again(partner), STAMP)


@scenario_of(actions.add_step)
def add_step() -> Gesture:
    project = a_project()
    return lambda: actions.add_step(again(project), STEP, STAMP)


@scenario_of(actions.finish_step)
def finish_step() -> Gesture:
    project = a_project()
    step = actions.add_step(project, STEP, STAMP)
    return lambda: actions.finish_step(again(project), again(step), STAMP)


@scenario_of(actions.reopen_step)
def reopen_step() -> Gesture:
    project = a_project()
    step = actions.add_step(project, STEP, STAMP)
    actions.finish_step(project, step, STAMP)
    return lambda: actions.reopen_step(again(project), again(step), STAMP)


@scenario_of(actions.note_session)
def note_session() -> Gesture:
    project = a_project()
    sheet = SessionSheet(SessionKind.WORK, DAY, "Préparer", 6)
    return lambda: actions.note_session(again(project), sheet, STAMP)


@scenario_of(actions.count_by)
def count_by() -> Gesture:
    project = a_project()
    sheet = IndicatorSheet(2021, "Associations au forum", value=25, source="feuille de présence")
    return lambda: actions.count_by(again(project), sheet, STAMP)


@scenario_of(actions.add_budget_line)
def add_budget_line() -> Gesture:
    project = a_project()
    return lambda: actions.add_budget_line(again(project), LINE, STAMP)


@scenario_of(actions.correct_budget_line)
def correct_budget_line() -> Gesture:
    project = a_project()
    line = actions.add_budget_line(project, LINE, STAMP)
    sheet = BudgetSheet(2021, Side.INCOME, "Subvention", 500_000, 450_000)
    return lambda: actions.correct_budget_line(again(project), again(line), sheet, STAMP)


@scenario_of(actions.take_back)
def take_back() -> Gesture:
    project = a_project()
    step = actions.add_step(project, STEP, STAMP)
    return lambda: actions.take_back(again(project), again(step), STAMP)
