"""The road map, in the whole year."""

from decimal import Decimal

from cjs_app.kernel.stamp import Stamp
from cjs_app.pole.roadmap import actions
from cjs_app.pole.roadmap.domain import OPEN, LineSheet, Status
from cjs_app.pole.roadmap.models import RoadmapLine

YEAR = 2017
TABLES = {"roadmap_line_id": RoadmapLine}
SUITED = {"roadmap.carry": RoadmapLine.status.in_(OPEN), "roadmap.move": RoadmapLine.status == Status.TO_DO}
WORDS = {"way": "commencer"}


def furnish(stamp: Stamp) -> None:
    """Write one line of each state."""
    for steps in ([], ["commencer"], ["atteindre"], ["abandonner"]):
        line = actions.add(YEAR, LineSheet("Adhérents", "Mieux se connaître"), stamp)
        for step in steps:
            actions.move(line, step, stamp)
    actions.carry(counted(stamp), stamp)
    counted(stamp)


def counted(stamp: Stamp) -> RoadmapLine:
    """Return a line whose target is counted."""
    sheet = LineSheet("Durer", "Fêter les cinq ans", "structure.year_of_life", Decimal(5))
    return actions.add(YEAR, sheet, stamp)


def grow(times: int, stamp: Stamp) -> None:
    """Write many more."""
    for _ in range(times):
        counted(stamp)
