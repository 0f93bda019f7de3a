"""Gestures of Traits d'Unions."""

import datetime as dt

from cjs_app.pole.bridges import actions
from cjs_app.pole.bridges.domain import AppointmentSheet, Kind, PartnershipSheet, Step, StepSheet, StructureSheet
from cjs_app.pole.bridges.models import BridgeAppointment, BridgeDiagnostic, BridgePartnership, BridgeStructure
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind as Sort
from cjs_app.pole.directory.domain import OrganisationSheet
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of

DAY = dt.date(2021, 3, 9)


def known(name: str = "Le Moulin") -> int:
    """Return the number of an organisation."""
    return directory.add_organisation(OrganisationSheet(name, Sort.ASSOCIATION), STAMP).id


def a_structure() -> BridgeStructure:
    """Return a structure that takes part."""
    return actions.enter(StructureSheet(known(), Kind.STRUCTURE, DAY), STAMP)


def a_diagnostic() -> BridgeDiagnostic:
    """Return a diagnostic that waits for answers."""
    return actions.diagnose(a_structure(), DAY, STAMP)


def an_appointment() -> BridgeAppointment:
    """Return an appointment with something to follow."""
    return actions.meet(AppointmentSheet(known(), DAY, "Relayer", "Écrire", DAY), STAMP)


def a_partnership() -> BridgePartnership:
    """Return a partnership at its first contact."""
    return actions.begin(PartnershipSheet(known(), known("L’atelier"), "Acheter local"), DAY, STAMP)


@scenario_of(actions.enter)
def enter() -> Gesture:
    sheet = StructureSheet(known(), Kind.STRUCTURE, DAY)
    return lambda: actions.enter(sheet, STAMP)


@scenario_of(actions.correct_structure)
def correct_structure() -> Gesture:
    structure = a_structure()
    sheet = StructureSheet(structure.organisation_id, Kind.SERVICE, DAY)
    return lambda: actions.correct_structure(again(structure), sheet, STAMP)


@scenario_of(actions.diagnose)
def diagnose() -> Gesture:
    structure = a_structure()
    return lambda: actions.diagnose(again(structure), DAY, STAMP)


@scenario_of(actions.conclude)
def conclude() -> Gesture:
    diagnostic = a_diagnostic()
    return lambda: actions.conclude(again(diagnostic), "Une piste", STAMP)


@scenario_of(actions.take_back_diagnostic)
def take_back_diagnostic() -> Gesture:
    diagnostic = a_diagnostic()
    return lambda: actions.take_back_diagnostic(again(diagnostic), STAMP)


@scenario_of(actions.meet)
def meet() -> Gesture:
    sheet = AppointmentSheet(known(), DAY)
    return lambda: actions.meet(sheet, STAMP)


@scenario_of(actions.correct_appointment)
def correct_appointment() -> Gesture:
    appointment = an_appointment()
    sheet = AppointmentSheet(appointment.organisation_id, DAY, "Autre chose")
    return lambda: actions.correct_appointment(again(appointment), sheet, STAMP)


@scenario_of(actions.finish_next)
def finish_next() -> Gesture:
    appointment = an_appointment()
    return lambda: actions.finish_next(again(appointment), STAMP)


@scenario_of(actions.reopen_next)
def reopen_next() -> Gesture:
    appointment = an_appointment()
    actions.finish_next(appointment, STAMP)
    return lambda: actions.reopen_next(again(appointment), STAMP)


@scenario_of(actions.take_back_appointment)
def take_back_appointment() -> Gesture:
    appointment = an_appointment()
    return lambda: actions.take_back_appointment(again(appointment), STAMP)


@scenario_of(actions.begin)
def begin() -> Gesture:
    sheet = PartnershipSheet(known(), known("L’atelier"), "Acheter local")
    return lambda: actions.begin(sheet, DAY, STAMP)


@scenario_of(actions.correct_partnership)
def correct_partnership() -> Gesture:
    partnership = a_partnership()
    sheet = PartnershipSheet(partnership.organisation_id, partnership.partner_id, "Autre chose")
    return lambda: actions.correct_partnership(again(partnership), sheet, STAMP)


@scenario_of(actions.climb)
def climb() -> Gesture:
    partnership = a_partnership()
    sheet = StepSheet(Step.SIGNED, DAY, reference="A-1")
    return lambda: actions.climb(again(partnership), sheet, STAMP)


@scenario_of(actions.aim)
def aim() -> Gesture:
    return lambda: actions.aim(2022, 5, STAMP)
