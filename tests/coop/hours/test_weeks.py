"""Filling a week at once, and copying a day or a week."""

import datetime as dt

import pytest
from flask import Flask

from cjs_app.access.history import history_of
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours import actions, queries, weeks
from cjs_app.coop.hours.domain import Nature, Status
from cjs_app.coop.hours.grids import BadCells, Cell, Change, What
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import a_mission, a_season
from tests.coop.hours.records import MONDAY, TUESDAY, a_member, noted, some_hours
from tests.people import awa, maud, stamped

MEETING, TRAINING = What(Nature.MEETING), What(Nature.TRAINING)
THIS_MONDAY, TODAY = dt.date(2021, 7, 12), dt.date(2021, 7, 13)


def write(day: dt.date, what: What, minutes: int, seen: int = 0) -> Change:
    """Return what someone wrote in a cell that held `seen` minutes."""
    return Change(Cell(day, what), seen, minutes)


def standing(person: Cooperant) -> list[tuple[int, str, int]]:
    """Return what counts for someone in July: day, nature, minutes."""
    entries = queries.hours_between(person, dt.date(2021, 7, 1), dt.date(2021, 7, 31))
    return [(entry.day.day, str(entry.nature), entry.minutes) for entry in entries]


def test_a_whole_week_is_written_at_once_in_the_name_of_who_writes_it(each_app: Flask) -> None:
    season = a_season()
    user, person, job = awa(season), a_member(season), a_mission(season)
    changes = [write(MONDAY, MEETING, 60), write(TUESDAY, What(Nature.MISSION, job.id), 150)]
    entries = weeks.fill(person, changes, stamped(user))
    assert standing(person) == [(5, "reunion", 60), (6, "mission", 150)]
    assert [(entry.declared_by_id, entry.mission_id) for entry in entries] == [(user.id, None), (user.id, job.id)]


def test_a_changed_cell_is_cancelled_and_noted_anew_with_its_notes_and_nothing_is_rewritten(app: Flask) -> None:
    person = a_member(a_season())
    first, second = some_hours(person, 60), some_hours(person, 30)
    first.note, second.note = "Haie", "Tonte"
    (made,) = weeks.fill(person, [write(TUESDAY, What(Nature.MISSION), 45, seen=90)], stamped())
    assert (made.minutes, made.note, first.status, second.status) == (45, "Haie · Tonte", *[Status.CANCELLED] * 2)
    assert (first.minutes, second.minutes, standing(person)) == (60, 30, [(6, "mission", 45)])
    told = [str(told.sentence) for told in history_of("hours", first.id, person.season_id)]
    assert told == ["Heures annulées\u00a0: 1\u00a0h ne comptent plus", "Heures notées\u00a0: 1\u00a0h"]


def test_an_emptied_cell_is_cancelled_and_stays_in_the_history(app: Flask) -> None:
    person = a_member(a_season())
    entry = some_hours(person, 60)
    assert weeks.fill(person, [write(TUESDAY, What(Nature.MISSION), 0, seen=60)], stamped()) == []
    assert standing(person) == []
    assert db.session.get_one(HourEntry, entry.id).status is Status.CANCELLED


def test_nothing_written_changes_nothing(app: Flask) -> None:
    assert weeks.fill(a_member(a_season()), [], stamped()) == []


def test_every_bad_cell_is_told_and_none_is_saved(app: Flask) -> None:
    season = a_season()
    person = a_member(season, left=TUESDAY)
    some_hours(person, 60)
    db.session.commit()
    changes = [
        write(MONDAY, MEETING, 60),
        write(TUESDAY, MEETING, 1381),
        write(dt.date(2021, 7, 7), TRAINING, 60),
        write(TUESDAY, What(Nature.MISSION), 30, seen=45),
    ]
    with pytest.raises(BadCells) as refused:
        weeks.fill(person, changes, stamped())
    db.session.rollback()
    assert {name: str(told)[:22] for name, told in refused.value.cells.items()} == {
        "c-2021-07-06-reunion": "Awa a déjà 1\u00a0h ce jour",
        "c-2021-07-07-formation": "Awa a quitté la coopér",
        "c-2021-07-06-mission": "Cette case a changé en",
    }
    assert noted(season) == [("C01", 60, "mission")]


def test_hours_move_within_a_full_day(app: Flask) -> None:
    person = a_member(a_season())
    some_hours(person, 1440)
    weeks.fill(person, [write(TUESDAY, MEETING, 600), write(TUESDAY, What(Nature.MISSION), 840, seen=1440)], stamped())
    assert sorted(standing(person)) == [(6, "mission", 840), (6, "reunion", 600)]


def test_validated_hours_are_never_touched_by_a_grid(app: Flask) -> None:
    season = a_season()
    person = a_member(season)
    entry = some_hours(person, 60)
    actions.validate(season, [entry.id], stamped(maud(season)))
    with pytest.raises(BadCells) as refused:
        weeks.fill(person, [write(TUESDAY, What(Nature.MISSION), 30, seen=60)], stamped())
    assert "vide, ou validée" in str(refused.value.cells["c-2021-07-06-mission"])
    weeks.fill(person, [write(TUESDAY, What(Nature.MISSION), 30)], stamped())
    assert standing(person) == [(6, "mission", 60), (6, "mission", 30)]


def test_a_day_is_made_like_the_last_one_worked_with_nothing_twice(each_app: Flask) -> None:
    season = a_season()
    person, job = a_member(season), a_mission(season)
    some_hours(person, 120, mission=job)
    some_hours(person, 30, mission=job)
    some_hours(person, 60, nature=Nature.MEETING)
    some_hours(person, 45, TODAY, Nature.MEETING)
    made = weeks.repeat_day(person, TODAY, stamped())
    assert [(entry.day, entry.minutes, entry.mission_id, entry.status) for entry in made] == [
        (TODAY, 150, job.id, Status.DECLARED)
    ]
    with pytest.raises(Refusal, match="contient déjà tout ce qui est noté le 06/07/2021"):
        weeks.repeat_day(person, TODAY, stamped())


def test_nothing_is_copied_from_nowhere_nor_onto_a_day_that_takes_no_hours(app: Flask) -> None:
    person = a_member(a_season(), left=TODAY)
    with pytest.raises(Refusal, match="Aucun jour n’est noté avant"):
        weeks.repeat_day(person, TODAY, stamped())
    some_hours(person)
    with pytest.raises(Refusal, match="pas encore arrivé"):
        weeks.repeat_day(person, dt.date(2021, 7, 14), stamped())


def test_a_mission_cancelled_since_is_no_model(app: Flask) -> None:
    season = a_season()
    person, job = a_member(season), a_mission(season)
    some_hours(person, 120, mission=job)
    some_hours(person, 60, nature=Nature.MEETING)
    missions.cancel(job, "Il pleut", stamped())
    assert [entry.nature for entry in weeks.repeat_day(person, TODAY, stamped())] == [Nature.MEETING]


def test_a_week_is_made_like_the_one_before_as_far_as_it_has_come(each_app: Flask) -> None:
    person = a_member(a_season())
    for day, minutes in ((MONDAY, 60), (TUESDAY, 90), (dt.date(2021, 7, 7), 120)):
        some_hours(person, minutes, day)
    some_hours(person, 15, THIS_MONDAY)
    weeks.repeat_week(person, THIS_MONDAY, stamped())
    assert standing(person)[3:] == [(12, "mission", 15), (13, "mission", 90)]
    with pytest.raises(Refusal, match="Rien à recopier"):
        weeks.repeat_week(person, THIS_MONDAY, stamped())


def test_a_closed_season_takes_no_grid_and_no_copy(app: Flask) -> None:
    season = a_season()
    person = a_member(season)
    some_hours(person)
    season.status = SeasonStatus.CLOSED
    for gesture in (
        lambda: weeks.fill(person, [], stamped()),
        lambda: weeks.repeat_day(person, TODAY, stamped()),
        lambda: weeks.repeat_week(person, THIS_MONDAY, stamped()),
    ):
        with pytest.raises(Refusal, match="close"):
            gesture()
