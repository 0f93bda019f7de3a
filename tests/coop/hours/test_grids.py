"""A week as a grid: its lines, its cells, and what may be copied in it."""

import datetime as dt
from dataclasses import dataclass

import pytest

from cjs_app.coop.hours.domain import Nature, Status
from cjs_app.coop.hours.grids import (
    Cell,
    Change,
    Grid,
    Line,
    What,
    cells_of,
    copied,
    copies_offered,
    days_of,
    ensure_seen,
    is_open,
    ordered,
    what_of,
)
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal

MONDAY = dt.date(2021, 7, 5)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = days_of(MONDAY)[1:]
A_WEEK = dt.timedelta(days=7)
JOB, MEETING = What(Nature.MISSION, 12), What(Nature.MEETING)


@dataclass(frozen=True)
class Entry:
    """An entry as a grid reads it: one hour of a meeting on Monday unless told otherwise."""

    day: dt.date = MONDAY
    minutes: int = 60
    nature: Nature = Nature.MEETING
    mission_id: int | None = None
    status: Status = Status.DECLARED
    id: int = 1


@pytest.mark.parametrize(
    ("mark", "what"), [("mission-12", JOB), ("reunion", MEETING), ("mission", What(Nature.MISSION))]
)
def test_what_time_is_spent_on_is_written_and_read_back(mark: str, what: What) -> None:
    assert what_of(mark) == what
    assert what.mark == mark


@pytest.mark.parametrize("mark", ["", "sieste", "mission-", "mission-x", "mission--1", "mission-1234567890", "réunion"])
def test_nonsense_is_spent_on_nothing(mark: str) -> None:
    assert what_of(mark) is None


def test_a_week_has_seven_days_from_monday() -> None:
    assert days_of(MONDAY) == [dt.date(2021, 7, day) for day in range(5, 12)]


def test_entries_of_one_day_for_one_thing_share_a_cell_and_what_is_locked_stands_apart() -> None:
    locked = [Entry(status=Status.VALIDATED, id=7, minutes=30), Entry(status=Status.VALIDATED, id=8, minutes=15)]
    cancelled = Entry(status=Status.CANCELLED, minutes=500)
    cells = cells_of([Entry(), Entry(minutes=45), *locked, cancelled, Entry(TUESDAY, 20, Nature.MISSION, 12)])
    assert cells == {
        (MONDAY, MEETING): Cell(MONDAY, MEETING, 105, ((7, 30), (8, 15))),
        (TUESDAY, JOB): Cell(TUESDAY, JOB, 20),
    }
    assert cells[MONDAY, MEETING].locked_minutes == 45
    assert cells[TUESDAY, JOB].name == "c-2021-07-06-mission-12"


def test_lines_stand_in_the_order_of_the_natures_each_once() -> None:
    other = What(Nature.MISSION, 3)
    assert ordered([MEETING, JOB, other, MEETING, JOB]) == [JOB, other, MEETING]


def test_a_cell_takes_hours_on_an_open_day_unless_it_holds_validated_ones_alone() -> None:
    cells = [
        Cell(MONDAY, JOB),
        Cell(MONDAY, JOB, 60, ((1, 30),)),
        Cell(MONDAY, JOB, 0, ((1, 30),)),
        Cell(TUESDAY, JOB, 60),
    ]
    grid = Grid(MONDAY, [MONDAY], [Line(JOB, "Tonte", "M12", cells)])
    assert [grid.takes(cell) for cell in grid.cells] == [True, True, False, False]


@pytest.mark.parametrize(
    ("day", "expected"),
    [(MONDAY - dt.timedelta(days=1), False), (MONDAY, False), (TUESDAY, True), (WEDNESDAY, True), (THURSDAY, False)],
)
def test_a_day_is_open_in_the_season_once_it_has_come_while_one_is_a_member(day: dt.date, expected: bool) -> None:
    assert is_open(day, Period(MONDAY, SUNDAY), FRIDAY, TUESDAY, WEDNESDAY) is expected


def test_tomorrow_is_not_open_and_today_is() -> None:
    assert [is_open(day, Period(MONDAY, SUNDAY), TUESDAY) for day in (TUESDAY, WEDNESDAY)] == [True, False]


@pytest.mark.parametrize(("now", "sentence"), [(90, "contient maintenant 1\u00a0h\u00a030"), (0, "vide, ou validée")])
def test_a_cell_that_changed_meanwhile_is_not_overwritten(now: int, sentence: str) -> None:
    change = Change(Cell(MONDAY, JOB), 60, 30)
    ensure_seen(change, 60)
    with pytest.raises(Refusal, match=sentence):
        ensure_seen(change, now)


def test_a_day_is_copied_line_by_line_and_what_is_there_already_is_left() -> None:
    source = [Entry(), Entry(minutes=15), Entry(nature=Nature.MISSION, mission_id=12), Entry(nature=Nature.TRAINING)]
    assert copied(source, {JOB}) == {MEETING: 75, What(Nature.TRAINING): 60}
    assert copied(source, {JOB, MEETING, What(Nature.TRAINING)}) == {}


def test_today_comes_first_and_only_working_days_that_hold_nothing_are_offered() -> None:
    entries = [Entry(MONDAY), Entry(WEDNESDAY, nature=Nature.TRAINING)]
    offered = copies_offered(entries, days_of(MONDAY), THURSDAY)
    assert offered == [(THURSDAY, WEDNESDAY), (TUESDAY, MONDAY), (FRIDAY, WEDNESDAY)]
    assert copies_offered(entries, days_of(MONDAY), SATURDAY)[0] == (SATURDAY, WEDNESDAY)


def test_today_is_offered_while_something_of_the_day_before_is_missing_in_it() -> None:
    entries = [Entry(MONDAY), Entry(MONDAY, nature=Nature.TRAINING), Entry(TUESDAY)]
    assert copies_offered(entries, [TUESDAY], TUESDAY) == [(TUESDAY, MONDAY)]
    assert copies_offered(entries, [TUESDAY], WEDNESDAY) == []
    assert copies_offered([*entries, Entry(TUESDAY, nature=Nature.TRAINING)], [TUESDAY], TUESDAY) == []


def test_a_week_is_offered_like_the_one_before_day_for_day() -> None:
    entries = [Entry(MONDAY - A_WEEK), Entry(SUNDAY - A_WEEK), Entry(TUESDAY - A_WEEK), Entry(TUESDAY)]
    offered = copies_offered(entries, days_of(MONDAY), FRIDAY, A_WEEK)
    assert offered == [(MONDAY, MONDAY - A_WEEK), (SUNDAY, SUNDAY - A_WEEK)]


def test_nothing_is_offered_where_nothing_was_ever_noted() -> None:
    assert copies_offered([], days_of(MONDAY), FRIDAY) == []
    assert copies_offered([Entry(TUESDAY)], [MONDAY, TUESDAY], TUESDAY) == []
