"""Who works at the pôle in the demo: functions, kinds and days as the report tells them, people invented."""

import datetime as dt
from decimal import Decimal

from cjs_app.demo.pole.year import Year
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import PersonSheet
from cjs_app.pole.staff import actions
from cjs_app.pole.staff.domain import Kind, Sheet

OFFICER = "Chargée de mission communication et démarches de progrès"
TEAM = (
    (("Erwan", "Kerleau"), Kind.PERMANENT, "Coordination", dt.date(2018, 9, 3), None, Decimal("0.8")),
    (("Maëlle", "Gicquel"), Kind.APPRENTICESHIP, OFFICER, dt.date(2020, 10, 1), dt.date(2021, 12, 15), None),
    (("Jeanne", "Aubrée"), Kind.PROFESSIONALISATION, OFFICER, dt.date(2021, 10, 25), dt.date(2022, 10, 24), None),
)
"""The report gives the ETP of the coordination alone."""


def play(year: Year) -> None:
    """Write people and contracts down."""
    for (first, last), kind, function, first_day, last_day, etp in TEAM:
        stamp = year.on(max(first_day, dt.date(2019, 1, 9)))
        person = directory.add_person(PersonSheet(first, last, function=function), stamp)
        year.people[person.name] = person
        actions.add(Sheet(person.id, kind, function, first_day, last_day, etp), stamp)
