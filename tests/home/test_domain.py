"""What waits for whom, and since when."""

import datetime as dt

from cjs_app.home.domain import DayToNote, Line, Waits, by_watched_week, days_to_note, grouped, weeks_to_validate

MONDAY, SUNDAY, NEXT = dt.date(2021, 7, 12), dt.date(2021, 7, 18), dt.date(2021, 7, 19)
TODAY = dt.date(2021, 7, 20)


def an_hour(entry: int, code: str, day: dt.date, is_own: bool = False) -> Line:
    return Line(Waits.HOURS, entry, f"Prénom {code}", code, "7", day, 90, is_own)


def test_lines_stand_by_kind_in_the_order_of_the_kinds() -> None:
    lines = [Line(Waits.PAPER, 1, "Contrat", total=9), Line(Waits.QUOTE, 2, "Tonte"), Line(Waits.PAPER, 3, "Contrat")]
    found = [(group.title, group.total, [line.record_id for line in group.lines]) for group in grouped(lines)]
    assert found == [("Devis à valider", 1, [2]), ("Pièces à recevoir", 9, [1, 3])]


def test_hours_are_no_group_of_their_own() -> None:
    assert grouped([an_hour(1, "C01", MONDAY)]) == []


def test_hours_are_validated_by_week_then_by_person() -> None:
    lines = [an_hour(1, "C02", NEXT), an_hour(2, "C02", MONDAY), an_hour(3, "C01", NEXT), an_hour(4, "C02", SUNDAY)]
    weeks = [(week.monday, week.code, week.entry_ids, week.minutes) for week in weeks_to_validate(lines)]
    assert weeks == [(MONDAY, "C02", [2, 4], 180), (NEXT, "C01", [3], 90), (NEXT, "C02", [1], 90)]


def test_one_entry_of_one_s_own_leaves_the_whole_week_to_somebody_else() -> None:
    lines = [an_hour(1, "C01", MONDAY), an_hour(2, "C01", SUNDAY, is_own=True), an_hour(3, "C02", MONDAY)]
    assert [week.is_own for week in weeks_to_validate(lines)] == [True, False]


def days(noted: set[tuple[dt.date, int | None]], done: set[dt.date] = frozenset()) -> list[dt.date]:  # type: ignore[assignment]
    """Return which of four days of mission 1 are still to be noted: two of one week, today, and tomorrow."""
    worked = [DayToNote(day, 1, "Tonte") for day in (MONDAY, SUNDAY, TODAY, TODAY + dt.timedelta(days=1))]
    return [one.day for one in days_to_note(worked, noted, done, TODAY)]


def test_every_day_worked_without_hours_is_to_note_the_newest_first() -> None:
    assert days(set()) == [TODAY, SUNDAY, MONDAY]


def test_hours_of_that_day_for_that_mission_settle_it() -> None:
    assert days({(SUNDAY, 1), (TODAY, 2)}) == [TODAY, MONDAY]


def test_hours_for_a_mission_without_saying_which_settle_the_day() -> None:
    assert days({(MONDAY, None)}) == [TODAY, SUNDAY]


def test_a_week_said_done_asks_for_nothing_more() -> None:
    assert days(set(), {MONDAY}) == [TODAY]


def test_two_slots_of_a_mission_on_one_day_ask_once() -> None:
    twice = [DayToNote(MONDAY, 1, "Tonte")] * 2
    assert days_to_note(twice, set(), set(), TODAY) == twice[:1]


def test_what_is_to_be_watched_stands_under_its_week() -> None:
    found = [(None, "no birth date"), (MONDAY, "a"), (SUNDAY, "b"), (NEXT, "c"), (NEXT + dt.timedelta(days=7), "d")]
    assert by_watched_week(found, MONDAY) == [
        ("cette semaine", MONDAY, ["no birth date", "a", "b"]),
        ("la semaine prochaine", NEXT, ["c", "d"]),
    ]


def test_a_week_of_which_nothing_is_to_be_watched_is_left_out() -> None:
    assert by_watched_week([(NEXT, "c")], MONDAY) == [("la semaine prochaine", NEXT, ["c"])]
    assert by_watched_week(list[tuple[dt.date | None, str]](), MONDAY) == []
