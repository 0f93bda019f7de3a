"""Planning missions, making teams, and carrying the work out."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from cjs_app.access.history import history_of
from cjs_app.coop.missions import actions, queries
from cjs_app.coop.missions.domain import MissionDraft, SlotDraft, Status
from cjs_app.coop.missions.models import Mission, MissionMember, MissionSlot
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.journal.models import Entry
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_cooperant, a_mission, a_quote, a_season
from tests.people import stamped

LATER = stamped(day=dt.date(2021, 7, 20))

STEPS: dict[str, tuple[Callable[[Mission], None], dict[str, str]]] = {
    "start": (lambda mission: actions.start(mission, LATER), {"prevue": "en_cours"}),
    "finish": (lambda mission: actions.finish(mission, LATER), {"prevue": "realisee", "en_cours": "realisee"}),
    "cancel": (
        lambda mission: actions.cancel(mission, "Il pleut", LATER),
        {"prevue": "annulee", "en_cours": "annulee"},
    ),
    "resume": (lambda mission: actions.resume(mission, LATER), {"realisee": "en_cours", "annulee": "en_cours"}),
}
CHANGES: dict[str, Callable[[Mission], None]] = {
    "rewrite": lambda mission: actions.rewrite(mission, MissionDraft("Autre", place="Ailleurs"), LATER),
    "set_team": lambda mission: actions.set_team(mission, [], None, LATER),
    "add_slot": lambda mission: actions.add_slot(mission, july(15), None, None, LATER),
    "remove_slot": lambda mission: actions.remove_slot(mission, mission.slots[0].id, LATER),
}


def july(day: int) -> dt.date:
    return dt.date(2021, 7, day)


def in_state(season: Season, status: Status) -> Mission:
    """Return a mission with a slot and a team of one, brought to a state by the steps that lead there."""
    noe = a_cooperant(season)
    mission = a_mission(season, slots=[SlotDraft(july(14))], cooperant_ids=[noe.id])
    road = {
        Status.PLANNED: [],
        Status.RUNNING: [actions.start],
        Status.DONE: [actions.finish],
        Status.CANCELLED: [lambda mission, stamp: actions.cancel(mission, "Il pleut", stamp)],
    }
    for step in road[status]:
        step(mission, LATER)
    return seen_again(season, mission)


def seen_again(season: Season, mission: Mission) -> Mission:
    """Return a mission as the database holds it."""
    db.session.flush()
    db.session.expire_all()
    return queries.get_mission(season, mission.id)


def seen(season: Season, mission: Mission) -> tuple[object, ...]:
    """Return all that a refusal must leave as it was."""
    journal.chain_waiting()
    mission = seen_again(season, mission)
    slots = [(slot.day, slot.start_time) for slot in mission.slots]
    team = [(member.cooperant_id, member.leads) for member in mission.team]
    rows = [db.session.scalar(select(func.count()).select_from(table)) for table in (Entry, Mission, MissionSlot)]
    return (mission.status, mission.title, mission.place, mission.start_day, mission.end_day, slots, team, rows)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("step", STEPS)
def test_each_gesture_opens_one_door_and_a_refused_one_changes_nothing(app: Flask, step: str, status: Status) -> None:
    season = a_season()
    mission = in_state(season, status)
    before = seen(season, mission)
    mission = queries.get_mission(season, mission.id)
    gesture, roads = STEPS[step]
    if status.value in roads:
        gesture(mission)
        assert seen_again(season, mission).status == roads[status.value]
    else:
        with pytest.raises(Refusal):
            gesture(mission)
        assert seen(season, mission) == before


@pytest.mark.parametrize("status", [Status.DONE, Status.CANCELLED])
@pytest.mark.parametrize("change", CHANGES)
def test_a_mission_done_or_cancelled_is_no_longer_changed(app: Flask, change: str, status: Status) -> None:
    season = a_season()
    mission = in_state(season, status)
    before = seen(season, mission)
    with pytest.raises(Refusal, match="reprendre"):
        CHANGES[change](queries.get_mission(season, mission.id))
    assert seen(season, mission) == before


@pytest.mark.parametrize("gesture", [*STEPS, *CHANGES])
def test_a_closed_season_takes_no_gesture(app: Flask, gesture: str) -> None:
    season = a_season()
    mission = in_state(season, Status.PLANNED)
    season.status = SeasonStatus.CLOSED
    gestures = {name: act for name, (act, _) in STEPS.items()} | CHANGES
    with pytest.raises(Refusal, match="close"):
        gestures[gesture](mission)


def test_missions_get_codes_one_after_the_other_in_each_season(each_app: Flask) -> None:
    season, other = a_season(), a_season("Job’co")
    assert [a_mission(season).code, a_mission(season).code, a_mission(other).code] == ["M01", "M02", "M01"]


def test_a_mission_is_planned_with_its_slots_and_its_team(each_app: Flask) -> None:
    season = a_season()
    noe, ines = a_cooperant(season, "Noé"), a_cooperant(season, "Inès")
    slots = [SlotDraft(july(16), dt.time(14)), SlotDraft(july(14), dt.time(9), dt.time(12, 30))]
    mission = seen_again(season, a_mission(season, slots=slots, cooperant_ids=[noe.id], leader_id=ines.id))
    assert (mission.start_day, mission.end_day, mission.wanted_people) == (july(14), july(16), 2)
    assert [(slot.day, slot.start_time, slot.end_time) for slot in mission.slots] == [
        (july(14), dt.time(9), dt.time(12, 30)),
        (july(16), dt.time(14), None),
    ]
    assert [(one.cooperant.first_name, one.leads) for one in mission.team] == [("Noé", False), ("Inès", True)]


@pytest.mark.parametrize(
    "draft",
    [MissionDraft(" "), MissionDraft("x", start_day=dt.date(2021, 9, 1)), MissionDraft("x", cooperant_ids=[404])],
)
def test_a_refused_plan_leaves_nothing(app: Flask, draft: MissionDraft) -> None:
    season = a_season()
    with pytest.raises(Refusal):
        actions.plan(season, draft, stamped())
    db.session.flush()
    assert db.session.scalars(select(Mission)).all() == []


@pytest.mark.parametrize(
    "said",
    [{"start_day": dt.date(2099, 1, 1)}, {"wanted_people": 0}],
)
def test_a_refused_rewriting_changes_nothing(app: Flask, said: dict[str, object]) -> None:
    season = a_season()
    mission = in_state(season, Status.PLANNED)
    before = seen(season, mission)
    with pytest.raises(Refusal):
        actions.rewrite(mission, MissionDraft("Autre", **said), stamped())  # type: ignore[arg-type]
    assert seen(season, mission) == before


def test_a_mission_is_rewritten_with_other_slots_and_the_same_team(each_app: Flask) -> None:
    season = a_season()
    mission = in_state(season, Status.PLANNED)
    [noe] = mission.team
    draft = MissionDraft("Haie", slots=[SlotDraft(july(15)), SlotDraft(july(16))])
    actions.rewrite(mission, draft, stamped())
    mission = seen_again(season, mission)
    assert (mission.title, [slot.day for slot in mission.slots]) == ("Haie", [july(15), july(16)])
    assert [member.cooperant_id for member in mission.team] == [noe.cooperant_id]
    assert db.session.scalar(select(func.count()).select_from(MissionMember)) == 1
    assert db.session.scalar(select(func.count()).select_from(MissionSlot)) == 2


def test_whoever_stays_in_the_team_keeps_their_place(app: Flask) -> None:
    season = a_season()
    mission = in_state(season, Status.PLANNED)
    [first] = mission.team
    ines = a_cooperant(season, "Inès")
    actions.set_team(mission, [first.cooperant_id, ines.id], first.cooperant_id, stamped())
    team = seen_again(season, mission).team
    assert [(member.id == first.id, member.leads) for member in team] == [(True, True), (False, False)]


def test_nobody_of_another_season_joins_a_team(app: Flask) -> None:
    season = a_season()
    stranger = a_cooperant(a_season("Job’co"))
    with pytest.raises(Refusal, match="cette coopérative"):
        actions.set_team(a_mission(season), [stranger.id], None, stamped())


def test_slots_come_and_go_and_the_days_grow_with_them(each_app: Flask) -> None:
    season = a_season()
    mission = a_mission(season, start_day=july(14))
    actions.add_slot(mission, july(12), dt.time(9), dt.time(12), stamped())
    actions.add_slot(mission, july(16), None, None, stamped())
    mission = seen_again(season, mission)
    assert (mission.start_day, mission.end_day) == (july(12), july(16))
    actions.remove_slot(mission, mission.slots[0].id, stamped())
    mission = seen_again(season, mission)
    assert [slot.day for slot in mission.slots] == [july(16)]
    with pytest.raises(Refusal, match="plus dans la mission"):
        actions.remove_slot(mission, 404, stamped())


def test_a_slot_outside_the_season_is_refused(app: Flask) -> None:
    with pytest.raises(Refusal, match="du 05/07/2021 au 31/08/2021"):
        actions.add_slot(a_mission(a_season()), dt.date(2021, 9, 1), None, None, stamped())


def test_a_yes_and_its_mission_are_one_gesture(each_app: Flask) -> None:
    season = a_season()
    client = a_client(season, address="12 rue de la Mériais", postcode="35500", city="Vitré")
    quote = a_quote(season, QuoteStatus.SENT, client=client, subject="Jardin")
    mission = actions.from_quote(quote, stamped())
    assert (quote.status, mission.status, mission.quote_id) == ("accepte", "prevue", quote.id)
    assert (mission.code, mission.title, mission.place) == ("M01", "Jardin", "12 rue de la Mériais, 35500 Vitré")


@pytest.mark.parametrize("status", sorted(set(QuoteStatus) - {QuoteStatus.SENT}))
def test_only_a_devis_waiting_for_its_answer_is_accepted_with_its_mission(app: Flask, status: QuoteStatus) -> None:
    quote = a_quote(a_season(), status)
    with pytest.raises(Refusal, match="envoyé"):
        actions.from_quote(quote, stamped())
    assert (quote.status, db.session.scalars(select(Mission)).all()) == (status, [])


def test_an_accepted_devis_may_have_a_second_mission(app: Flask) -> None:
    season = a_season()
    quote = a_quote(season, QuoteStatus.SENT)
    actions.from_quote(quote, stamped())
    assert actions.from_quote(quote, stamped(), accepting=False).code == "M02"
    assert len(db.session.scalars(queries.missions_matching(season, quote_id=quote.id)).all()) == 2


@pytest.mark.parametrize("status", [QuoteStatus.DRAFT, QuoteStatus.SENT, QuoteStatus.REFUSED])
def test_no_mission_comes_from_a_devis_that_nobody_accepted(app: Flask, status: QuoteStatus) -> None:
    season = a_season()
    quote = a_quote(season, status)
    with pytest.raises(Refusal, match="accepté"):
        actions.from_quote(quote, stamped(), accepting=False)
    with pytest.raises(Refusal, match="accepté") as refused:
        a_mission(season, quote_id=quote.id)
    assert refused.value.field == "quote_id"


def test_a_mission_begins_today_and_ends_today_when_no_day_was_planned(app: Flask) -> None:
    season = a_season()
    mission = a_mission(season)
    actions.start(mission, stamped(day=july(14)))
    assert (mission.start_day, mission.end_day) == (july(14), None)
    actions.finish(mission, stamped(day=july(16)))
    assert (mission.start_day, mission.end_day) == (july(14), july(16))


def test_a_mission_that_ends_before_its_day_said_so_changes_nothing(app: Flask) -> None:
    season = a_season()
    mission = in_state(season, Status.PLANNED)
    before = seen(season, mission)
    with pytest.raises(Refusal, match="14/07/2021"):
        actions.finish(mission, LATER, july(13))
    assert seen(season, mission) == before


def test_a_season_keeps_the_days_of_its_missions(app: Flask) -> None:
    season = a_season()
    a_mission(season, start_day=july(12), end_day=july(14))
    actions.ensure_missions_stay_inside(season, Period(july(12), july(14)), "EUR")
    for period in (Period(july(13), july(20)), Period(july(5), july(13))):
        with pytest.raises(Refusal, match="Une mission a lieu le 1[24]/07/2021"):
            actions.ensure_missions_stay_inside(season, period, "EUR")


def test_why_a_mission_is_cancelled_is_kept_and_told_then_only_told(app: Flask) -> None:
    season = a_season()
    mission = a_mission(season)
    actions.cancel(mission, "  Il pleut {jour} ", LATER)
    assert seen_again(season, mission).cancel_reason == "Il pleut {jour}"
    actions.resume(mission, LATER)
    assert seen_again(season, mission).cancel_reason == ""
    told = [str(entry.sentence) for entry in history_of("mission", mission.id, season.id)]
    assert told[:2] == ["Mission reprise", "Mission annulée\u00a0: Il pleut {jour}"]


@pytest.mark.parametrize("reason", ["", "  ", "x" * 301])
def test_a_mission_is_not_cancelled_without_a_reason_that_fits(app: Flask, reason: str) -> None:
    season = a_season()
    mission = a_mission(season)
    before = seen(season, mission)
    with pytest.raises(Refusal) as refused:
        actions.cancel(mission, reason, LATER)
    assert refused.value.field == "reason"
    assert seen(season, mission) == before
