"""Contracts, in the whole year."""

import datetime as dt
from decimal import Decimal

from cjs_app.kernel.stamp import Stamp
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import PersonSheet
from cjs_app.pole.staff import actions
from cjs_app.pole.staff.domain import Kind, Sheet
from cjs_app.pole.staff.models import StaffContract

TABLES = {"contract_id": StaffContract}
SUITED = {
    "staff.edit": StaffContract.cancelled_at.is_(None),
    "staff.cancel": StaffContract.cancelled_at.is_(None),
}


def furnish(stamp: Stamp) -> None:
    """Let two contracts overlap, one without an ETP; cancel a third."""
    year = stamp.day.year
    first = directory.add_person(PersonSheet("Ronan", "Sortant"), stamp)
    second = directory.add_person(PersonSheet("Anne", "Entrante"), stamp)
    actions.add(Sheet(first.id, Kind.APPRENTICESHIP, "Mission", dt.date(year - 1, 9, 1), dt.date(year, 9, 15)), stamp)
    actions.add(Sheet(second.id, Kind.FIXED_TERM, "Mission", dt.date(year, 9, 1), None, Decimal("0.8")), stamp)
    actions.cancel(actions.add(Sheet(second.id, Kind.INTERNSHIP, "Erreur", stamp.day), stamp), stamp)


def grow(times: int, stamp: Stamp) -> None:
    """Write many more contracts down."""
    for rank in range(times):
        person = directory.add_person(PersonSheet("Lou", f"Salarié {rank}"), stamp)
        actions.add(Sheet(person.id, Kind.PERMANENT, "Mission", stamp.day, etp=Decimal(1)), stamp)
