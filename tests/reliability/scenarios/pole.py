"""Gestures on the pôle itself, on who comes in there, and on whom it knows."""

from cjs_app.access import pole_team
from cjs_app.access.domain import PoleRole
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet, PersonSheet
from cjs_app.pole.directory.models import Organisation, Person
from cjs_app.pole.structure import actions as structure
from cjs_app.pole.structure.domain import Identity
from tests.people import a_person
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of

SHEET = OrganisationSheet("Le Fournil", Kind.COOPERATIVE)


def a_shop() -> Organisation:
    """Return an organisation of the directory."""
    return directory.add_organisation(SHEET, STAMP)


def someone() -> Person:
    """Return a person of the directory."""
    return directory.add_person(PersonSheet("Lise", "Fournier"), STAMP)


@scenario_of(structure.write)
def write() -> Gesture:
    return lambda: structure.write(Identity("Le pôle", founded_year=2013), STAMP)


@scenario_of(pole_team.open_for)
def welcome() -> Gesture:
    return lambda: pole_team.open_for("sarah", "Sarah", PoleRole.OFFICER, STAMP)


@scenario_of(pole_team.give_role)
def give_role() -> Gesture:
    user = a_person("Yvon")
    return lambda: pole_team.give_role(again(user), PoleRole.BOARD, STAMP)


@scenario_of(directory.add_organisation)
def add_organisation() -> Gesture:
    return lambda: directory.add_organisation(SHEET, STAMP)


@scenario_of(directory.add_compared)
def add_compared() -> Gesture:
    return lambda: directory.add_compared(SHEET, STAMP)


@scenario_of(directory.correct_organisation)
def correct_organisation() -> Gesture:
    shop = a_shop()
    sheet = OrganisationSheet("Le Grand Fournil", Kind.COOPERATIVE)
    return lambda: directory.correct_organisation(again(shop), sheet, STAMP)


@scenario_of(directory.add_person)
def add_person() -> Gesture:
    return lambda: directory.add_person(PersonSheet("Lise", "Fournier"), STAMP)


@scenario_of(directory.correct_person)
def correct_person() -> Gesture:
    person = someone()
    return lambda: directory.correct_person(again(person), PersonSheet("Lise", "Boulanger"), STAMP)


@scenario_of(directory.archive)
def archive() -> Gesture:
    shop = a_shop()
    return lambda: directory.archive(again(shop), STAMP)


@scenario_of(directory.restore)
def restore() -> Gesture:
    shop = a_shop()
    directory.archive(shop, STAMP)
    return lambda: directory.restore(again(shop), STAMP)
