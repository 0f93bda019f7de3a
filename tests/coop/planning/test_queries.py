"""The plan of a week and of a day, and what to watch for in it, in few statements."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import event

from cjs_app.coop.missions import actions as missions
from cjs_app.coop.planning import queries
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.coop.planning.given import ADULT, FIFTEEN, a_job, a_minor, a_slot, july, some_hours
from tests.people import stamped


def asked(act: Callable[[], object]) -> int:
    """Return how many statements something takes."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    db.session.flush()
    db.session.expunge_all()
    event.listen(db.engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return len(seen)


def test_what_is_planned_and_what_was_noted_is_warned_of(each_app: Flask) -> None:
    season = a_season()
    awa, noe = a_minor(season), a_minor(season, "Noé", FIFTEEN)
    a_job(season, a_slot(6, "08:00", "12:00"), a_slot(6, "13:00", "17:30"), team=[awa, noe])
    some_hours(noe, 7, 421)
    found = [(warning.cooperant_id, warning.day) for warning in queries.warnings(season, july(5), july(11))]
    assert found == [(awa.id, july(6)), (noe.id, july(6)), (noe.id, july(7))]


def test_warnings_are_read_as_the_screen_writes(app: Flask) -> None:
    season = a_season()
    some_hours(a_minor(season), 6, 481)
    (warning,) = queries.warnings(season, july(6), july(6))
    assert warning.sentence.replace("\u00a0", " ") == (
        "Le 6 juil. 2021 : 8 h 01 notées, au-dessus de 8 h par jour. Vérifier la durée, et alléger les jours suivants."
    )


def test_a_mission_with_a_day_and_no_slot_is_work_on_that_day(each_app: Flask) -> None:
    season = a_season()
    awa = a_minor(season)
    a_job(season, start_day=july(14), end_day=july(14), team=[awa])
    a_job(season, start_day=july(13), end_day=july(14), team=[awa], title="Sur deux jours")
    assert [one.day for one in queries.warnings(season, july(12), july(18))] == [july(14)]
    assert len(queries.warnings_on(season, [july(14)], [awa.id])) == 2
    assert queries.warnings(season, july(12), july(18), today=july(15)) == []


def test_adults_cancelled_missions_and_other_people_are_left_out(app: Flask) -> None:
    season = a_season()
    awa, old = a_minor(season), a_minor(season, "Sam", ADULT)
    some_hours(old, 6, 900)
    given_up = a_job(season, a_slot(6, "05:00", "23:00"), team=[awa])
    missions.cancel(given_up, "orage", stamped())
    assert queries.warnings(season, july(1), july(31)) == []
    some_hours(awa, 6, 900)
    assert queries.warnings(season, july(1), july(31), only=[old.id]) == []


def test_a_birth_date_that_nobody_wrote_is_told_once_and_only_where_there_is_work(app: Flask) -> None:
    season = a_season()
    awa, _idle = a_minor(season, born=None), a_minor(season, "Noé", None)
    for day in (6, 7):
        some_hours(awa, day, 481)
    found = queries.warnings(season, july(5), july(11))
    assert [(one.cooperant_id, one.day) for one in found] == [(awa.id, None), (awa.id, july(6)), (awa.id, july(7))]
    assert found[0].sentence.startswith("Date de naissance inconnue")


@pytest.mark.parametrize(("first", "last", "count"), [(6, 6, 1), (7, 7, 1), (8, 8, 0), (5, 5, 0)])
def test_a_short_night_concerns_both_its_days(app: Flask, first: int, last: int, count: int) -> None:
    season = a_season()
    a_job(season, a_slot(6, "18:00", "21:00"), a_slot(7, "08:00", "10:00"), team=[a_minor(season)])
    assert len(queries.warnings(season, july(first), july(last))) == count


def test_a_night_over_two_weeks_and_a_week_over_the_asked_days_are_seen(app: Flask) -> None:
    season = a_season()
    awa = a_minor(season)
    a_job(season, a_slot(11, "18:00", "21:00"), a_slot(12, "08:00", "10:00"), team=[awa])
    assert [one.day for one in queries.warnings(season, july(12), july(12))] == [july(12)]
    for day in (19, 20, 21, 22, 23):
        some_hours(awa, day, 430)
    assert [one.day for one in queries.warnings(season, july(22), july(22))] == [july(19)]


def test_the_law_of_france_says_nothing_of_a_summer_in_quebec(app: Flask) -> None:
    season = a_season(currency="CAD")
    some_hours(a_minor(season), 6, 900)
    assert queries.warnings(season, july(5), july(11)) == []


def test_another_summer_is_another_summer(app: Flask) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    some_hours(a_minor(theirs), 6, 900)
    assert queries.warnings(ours, july(5), july(11)) == []
    a_job(theirs, a_slot(6), team=[])
    assert queries.week(ours, july(5)).shifts == []


def test_a_week_holds_its_slots_in_order_with_people_and_gaps(app: Flask) -> None:
    season = a_season()
    noe, awa = a_minor(season, "Noé"), a_minor(season)
    late = a_job(season, a_slot(6, "14:00", "16:00"), a_slot(12), team=[awa, noe], title="Vitres")
    early = a_job(season, a_slot(6, "09:00"), a_slot(6), team=[awa])
    week = queries.week(season, july(5))
    assert [(one.mission.code, one.start_time) for one in week.on(july(6))] == [
        (early.code, dt.time(9)),
        (late.code, dt.time(14)),
        (early.code, None),
    ]
    assert [one.missing for one in week.shifts] == [1, 0, 1]
    assert [one.first_name for one in week.on(july(6))[1].people] == ["Noé", "Awa"]
    assert week.days[0] == july(5) and len(week.days) == 7


def test_a_mission_that_is_done_lacks_nobody_any_more(app: Flask) -> None:
    season = a_season()
    missions.finish(a_job(season, a_slot(6, "14:00", "16:00")), stamped(), july(6))
    (shift,) = queries.week(season, july(5)).shifts
    assert (shift.mission.wanted_people, len(shift.people), shift.missing) == (2, 0, 0)


def test_missions_without_a_chosen_day_are_kept_aside(app: Flask) -> None:
    season = a_season()
    undated, stretch = a_job(season), a_job(season, start_day=july(6), end_day=july(8))
    one_day = a_job(season, start_day=july(7), end_day=july(7))
    done = a_job(season)
    missions.finish(done, stamped(day=july(20)))
    week = queries.week(season, july(5))
    assert [one.code for one in week.floating] == [stretch.code, undated.code]
    assert [(one.mission.code, one.day) for one in week.shifts] == [(one_day.code, july(7))]


def test_a_day_of_somebody_names_teammates_and_leaves_other_days_out(app: Flask) -> None:
    season = a_season()
    awa, noe = a_minor(season), a_minor(season, "Noé")
    tonte = a_job(season, a_slot(6, "09:00", "12:00"), a_slot(7), team=[awa, noe])
    a_job(season, a_slot(6, "14:00"), team=[noe])
    (shift,) = queries.day_of(awa, july(6))
    assert (shift.mission.id, shift.start_time, shift.end_time) == (tonte.id, dt.time(9), dt.time(12))
    assert [one.first_name for one in shift.teammates(awa.id)] == ["Noé"]
    assert queries.day_of(awa, july(8)) == []


def test_a_mission_over_several_days_is_on_each_of_them(app: Flask) -> None:
    season = a_season()
    awa = a_minor(season)
    a_job(season, start_day=july(6), end_day=july(8), team=[awa])
    assert [len(queries.day_of(awa, july(day))) for day in (5, 6, 7, 8, 9)] == [0, 1, 1, 1, 0]


def test_statements_do_not_follow_the_data(app: Flask) -> None:
    season = a_season()
    team = [a_minor(season, name) for name in ("Awa", "Noé", "Inès")]
    for day in (5, 6, 7, 8):
        a_job(season, a_slot(day, "09:00", "12:00"), team=team)
        for one in team:
            some_hours(one, day, 500)
    assert asked(lambda: queries.warnings(season, july(5), july(11))) == 1
    assert asked(lambda: queries.week(season, july(5))) == 4
    assert asked(lambda: queries.day_of(team[0], july(6))) == 3
