"""Adding hours up: exact, without the cancelled ones, in few statements."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import event

from cjs_app.coop.hours import actions, queries
from cjs_app.coop.hours.domain import Nature, Status
from cjs_app.coop.missions import queries as missions
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.coop.hours.records import MONDAY, TUESDAY, a_job, a_member, some_hours
from tests.people import stamped

NEXT_MONDAY = dt.date(2021, 7, 12)


def a_small_team(season: Season) -> tuple[int, int]:
    """Note hours for Awa (3 h of mission, 1 h of meeting, 2 h cancelled) and Noé (30 min); return their ids."""
    awa, noe = a_member(season, "C01", "Awa"), a_member(season, "C02", "Noé")
    some_hours(awa, 120, mission=a_job(season))
    some_hours(awa, 60, NEXT_MONDAY)
    some_hours(awa, 60, nature=Nature.MEETING)
    actions.cancel(some_hours(awa, 120), stamped())
    actions.validate(season, [some_hours(noe, 30).id], stamped())
    return awa.id, noe.id


def test_minutes_are_added_by_nature_and_by_person_cancelled_ones_left_out(each_app: Flask) -> None:
    season = a_season()
    awa, noe = a_small_team(season)
    assert queries.minutes_by_nature(season) == {
        Nature.MISSION: 210,
        Nature.TRAINING: 0,
        Nature.MEETING: 60,
        Nature.PROSPECTING: 0,
        Nature.MANAGEMENT: 0,
        Nature.SELF_FINANCING: 0,
    }
    assert queries.minutes_by_cooperant_and_nature(season) == {
        awa: {Nature.MISSION: 180, Nature.MEETING: 60},
        noe: {Nature.MISSION: 30},
    }
    assert queries.minutes_by_cooperant_and_nature(season, NEXT_MONDAY) == {awa: {Nature.MISSION: 60}}


def test_people_and_their_minutes_are_read_at_once_who_has_none_too(each_app: Flask) -> None:
    season = a_season()
    a_small_team(season)
    a_member(season, "C00", "Zoé"), a_member(a_season("Job’co"), "C01", "Ailleurs")
    people, minutes = queries.people_and_minutes(season)
    assert [one.first_name for one in people] == ["Zoé", "Awa", "Noé"]
    assert minutes == queries.minutes_by_cooperant_and_nature(season)


def test_another_season_s_hours_count_nowhere_here(app: Flask) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    a_small_team(theirs)
    assert sum(queries.minutes_by_nature(ours).values()) == 0
    assert queries.minutes_by_cooperant_and_nature(ours) == {}
    assert queries.unvalidated_count(ours) == 0


def test_the_sums_of_a_season_take_one_statement_each(app: Flask) -> None:
    season = a_season()
    a_small_team(season)
    seen: list[str] = []

    def see(*told: object) -> None:
        seen.append(str(told[2]))

    event.listen(db.engine, "before_cursor_execute", see)
    queries.minutes_by_nature(season)
    queries.minutes_by_cooperant_and_nature(season)
    queries.unvalidated_count(season)
    event.remove(db.engine, "before_cursor_execute", see)
    assert len(seen) == 3


def test_what_waits_is_counted_without_the_validated_and_the_cancelled(app: Flask) -> None:
    season = a_season()
    a_small_team(season)
    assert queries.unvalidated_count(season) == 3


def test_the_list_is_filtered_by_person_nature_mission_state_and_week(app: Flask) -> None:
    season = a_season()
    awa, noe = a_small_team(season)
    (job,) = missions.open_missions(season)

    def found(**wanted: object) -> list[int]:
        chosen = queries.hours_matching(season, queries.Wanted(**wanted))  # type: ignore[arg-type]
        return [entry.minutes for entry in db.session.scalars(chosen)]

    assert found() == [60, 30, 60, 120]
    assert found(cooperant_id=noe) == [30]
    assert found(nature=Nature.MEETING) == [60]
    assert found(mission_id=job.id) == [120]
    assert found(status=Status.CANCELLED) == [120]
    assert found(status=Status.VALIDATED) == [30]
    assert found(monday=MONDAY, cooperant_id=awa) == [60, 120]


def test_a_week_runs_from_monday_to_sunday(app: Flask) -> None:
    person = a_member(a_season())
    for day in (11, 12, 5):
        some_hours(person, day * 10, dt.date(2021, 7, day))
    assert [entry.minutes for entry in queries.week_of(person, MONDAY)] == [50, 110]
    season = db.session.get_one(Season, person.season_id)
    assert queries.minutes_by_week(season, queries.Wanted()) == {MONDAY: 160, NEXT_MONDAY: 120}


def test_what_waits_is_grouped_by_week_then_person_and_says_which_weeks_are_done(app: Flask) -> None:
    season = a_season()
    noe, awa = a_member(season, "C02", "Noé"), a_member(season, "C01", "Awa")
    for person, minutes, day in ((noe, 30, TUESDAY), (awa, 60, TUESDAY), (awa, 90, MONDAY), (awa, 15, NEXT_MONDAY)):
        some_hours(person, minutes, day)
    actions.week_done(awa, MONDAY, stamped())
    waiting = queries.to_validate(season)
    assert [(week.monday, week.cooperant.code, week.minutes, week.is_done) for week in waiting.weeks] == [
        (MONDAY, "C01", 150, True),
        (MONDAY, "C02", 30, False),
        (NEXT_MONDAY, "C01", 15, False),
    ]
    assert waiting.left_out == 0


def test_later_weeks_wait_when_too_much_stands_before_them(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    season = a_season()
    person = a_member(season)
    for day in (5, 6, 7, 12, 13):
        some_hours(person, day=dt.date(2021, 7, day))
    shown = []
    for most in (2, 5):
        monkeypatch.setattr(queries, "ENTRIES_TO_VALIDATE", most)
        waiting = queries.to_validate(season)
        shown.append(([week.monday for week in waiting.weeks], waiting.left_out))
    assert shown == [([MONDAY], 2), ([MONDAY, NEXT_MONDAY], 0)]
