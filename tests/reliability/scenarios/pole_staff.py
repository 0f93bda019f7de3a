"""Gestures on the contracts of the pôle."""

from decimal import Decimal

from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import PersonSheet
from cjs_app.pole.staff import actions
from cjs_app.pole.staff.domain import Kind, Sheet
from cjs_app.pole.staff.models import StaffContract
from tests.people import A_DAY
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of


def a_sheet() -> Sheet:
    """Return what is written about a contract."""
    person = directory.add_person(PersonSheet("Lise", "Fournier"), STAMP)
    return Sheet(person.id, Kind.PERMANENT, "Coordination", A_DAY, etp=Decimal("0.8"))


def a_contract() -> StaffContract:
    """Return a contract."""
    return actions.add(a_sheet(), STAMP)


@scenario_of(actions.add)
def add() -> Gesture:
    sheet = a_sheet()
    return lambda: actions.add(sheet, STAMP)


@scenario_of(actions.correct)
def correct() -> Gesture:
    contract = a_contract()
    sheet = Sheet(contract.person_id, Kind.FIXED_TERM, "Coordination", A_DAY)
    return lambda: actions.correct(again(contract), sheet, STAMP)


@scenario_of(actions.cancel)
def cancel() -> Gesture:
    contract = a_contract()
    return lambda: actions.cancel(again(contract), STAMP)
