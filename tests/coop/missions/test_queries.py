"""Finding missions."""

import datetime as dt

from flask import Flask

from cjs_app.coop.missions import actions, queries
from cjs_app.coop.missions.domain import SlotDraft, Status
from cjs_app.kernel.periods import Period
from cjs_app.plumbing.database import db
from tests.builders import a_cooperant, a_mission, a_season
from tests.people import stamped


def july(day: int) -> dt.date:
    return dt.date(2021, 7, day)


def test_missions_are_found_by_words_state_person_and_week(each_app: Flask) -> None:
    season = a_season()
    noe = a_cooperant(season)
    a_mission(season, "Haie", place="Janzé", slots=[SlotDraft(july(13)), SlotDraft(july(27))], cooperant_ids=[noe.id])
    a_mission(season, "Vitres", start_day=july(19), end_day=july(27))
    actions.cancel(a_mission(season, "Tri 100 %"), "Il pleut", stamped())
    a_mission(a_season("Job’co"), "Haie")

    def found(**asked: object) -> list[str]:
        return [mission.title for mission in db.session.scalars(queries.missions_matching(season, **asked))]  # type: ignore[arg-type]

    assert found() == ["Tri 100 %", "Vitres", "Haie"]
    assert (found(words="jan hai"), found(words="%"), found(words="M02")) == (["Haie"], ["Tri 100 %"], ["Vitres"])
    assert (found(status=Status.CANCELLED), found(cooperant_id=noe.id)) == (["Tri 100 %"], ["Haie"])
    assert found(week=Period(july(19), july(25))) == ["Vitres"]
    assert found(week=Period(july(26), dt.date(2021, 8, 1))) == ["Vitres", "Haie"]


def test_a_day_shows_the_missions_that_take_place_then(each_app: Flask) -> None:
    season = a_season()
    a_mission(season, "Haie", slots=[SlotDraft(july(13)), SlotDraft(july(15))])
    a_mission(season, "Vitres", start_day=july(12), end_day=july(14))
    actions.cancel(a_mission(season, "Tri", start_day=july(13)), "Il pleut", stamped())

    def on(day: int) -> list[str]:
        return [mission.title for mission in queries.missions_on(season, july(day))]

    assert [on(day) for day in (11, 12, 13, 14, 15, 16)] == [
        [],
        ["Vitres"],
        ["Vitres", "Haie"],
        ["Vitres"],
        ["Haie"],
        [],
    ]


def test_whose_turn_a_mission_is_on_a_day_is_said_beside_those_on_which_hours_may_be_noted(each_app: Flask) -> None:
    season = a_season()
    noe, awa = a_cooperant(season), a_cooperant(season, "Awa")
    a_mission(season, "Haie", slots=[SlotDraft(july(13))], cooperant_ids=[noe.id, awa.id])
    a_mission(season, "Vitres", slots=[SlotDraft(july(14))], cooperant_ids=[noe.id])
    a_mission(season, "Sans jour", cooperant_ids=[noe.id])
    actions.start(a_mission(season, "En cours", cooperant_ids=[noe.id]), stamped())
    actions.cancel(a_mission(season, "Tri", start_day=july(13), cooperant_ids=[noe.id]), "Il pleut", stamped())

    def turns(cooperant_id: int | None) -> list[str]:
        work = queries.missions_to_work_on(season, cooperant_id, Period(july(13), july(13)), with_teams=True)
        assert [mission.title for mission, _ in work] == ["En cours", "Sans jour", "Vitres", "Haie"]
        return [mission.title for mission, is_turn in work if is_turn]

    assert (turns(noe.id), turns(awa.id), turns(None)) == (["En cours", "Haie"], ["Haie"], [])


def test_someone_s_missions_are_theirs_oldest_first(app: Flask) -> None:
    season = a_season()
    noe = a_cooperant(season)
    a_mission(season, "Sans jour", cooperant_ids=[noe.id])
    a_mission(season, "Tard", start_day=july(20), cooperant_ids=[noe.id])
    a_mission(season, "Tôt", start_day=july(6), leader_id=noe.id)
    actions.cancel(a_mission(season, "Annulée", cooperant_ids=[noe.id]), "Il pleut", stamped())
    a_mission(season, "À d’autres")
    assert [one.title for one in queries.missions_of_cooperant(season, noe.id)] == ["Tôt", "Tard", "Sans jour"]


def test_hours_are_noted_on_all_missions_but_the_cancelled_those_under_way_first(app: Flask) -> None:
    season = a_season()
    done, planned, running, cancelled = (a_mission(season, title) for title in ("Faite", "Prévue", "En cours", "Non"))
    actions.finish(done, stamped())
    actions.start(running, stamped())
    actions.cancel(cancelled, "Il pleut", stamped())
    assert [one.title for one in queries.open_missions(season)] == ["En cours", "Prévue", "Faite"]
    assert queries.counts_by_status(season) == dict.fromkeys(Status, 1)
    assert planned.status == "prevue"


def test_the_summer_s_missions_have_a_first_and_a_last_day(app: Flask) -> None:
    season = a_season()
    assert queries.dates_of(season) == (None, None)
    a_mission(season, start_day=july(12), end_day=july(14))
    a_mission(season, start_day=july(6))
    actions.cancel(a_mission(season, start_day=july(30)), "Il pleut", stamped())
    assert queries.dates_of(season) == (july(6), july(14))
