"""Noting, validating, reopening and cancelling hours."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import select

from cjs_app.access.history import history_of
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours import actions, queries
from cjs_app.coop.hours.domain import HoursDraft, Nature, Status
from cjs_app.coop.hours.models import DoneWeek
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import SeasonSettings
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.coop.hours.records import MONDAY, TUESDAY, a_job, a_member, some_hours
from tests.people import a_person, awa, maud, stamped


def a_pair(season: Season) -> list[Cooperant]:
    """Return two cooperants."""
    return [a_member(season, "C02", "Noé"), a_member(season, "C01", "Awa")]


def test_one_draft_for_two_people_is_one_entry_each_in_the_order_of_codes(each_app: Flask) -> None:
    season = a_season()
    job = a_job(season)
    draft = HoursDraft(TUESDAY, 150, Nature.MISSION, [person.id for person in a_pair(season)], job.id, " Haie ")
    entries = actions.declare(season, draft, stamped())
    told = [(e.cooperant_id, e.minutes, e.mission_id, e.note, e.status) for e in entries]
    codes = {person.id: person.code for person in cooperants.cooperants_of(season)}
    assert [(codes[line[0]], *line[1:]) for line in told] == [
        ("C01", 150, job.id, "Haie", Status.DECLARED),
        ("C02", 150, job.id, "Haie", Status.DECLARED),
    ]


def test_a_person_checked_twice_is_noted_once(app: Flask) -> None:
    season = a_season()
    person = a_member(season)
    assert len(actions.declare(season, HoursDraft(TUESDAY, 60, Nature.MEETING, [person.id, person.id]), stamped())) == 1


def test_all_the_entries_of_a_day_together_stay_within_twenty_four_hours(each_app: Flask) -> None:
    person = a_member(a_season())
    for minutes in (600, 720):
        some_hours(person, minutes)
    with pytest.raises(Refusal, match="Awa a déjà 22\u00a0h ce jour-là : il ne reste que 2\u00a0h"):
        some_hours(person, 121)
    some_hours(person, 120)
    some_hours(person, 1440, MONDAY)


def test_a_cancelled_entry_makes_room_again(app: Flask) -> None:
    person = a_member(a_season())
    actions.cancel(some_hours(person, 1440), stamped())
    assert some_hours(person, 1440).minutes == 1440


def test_one_full_day_refuses_the_whole_draft(app: Flask) -> None:
    season = a_season()
    noe, awa_ = a_pair(season)
    some_hours(noe, 1440)
    with pytest.raises(Refusal, match="Noé"):
        actions.declare(season, HoursDraft(TUESDAY, 60, Nature.MEETING, [awa_.id, noe.id]), stamped())
    assert queries.minutes_by_nature(season)[Nature.MEETING] == 0


def test_nobody_is_not_enough_people(app: Flask) -> None:
    with pytest.raises(Refusal, match="Cocher au moins une personne") as refused:
        actions.declare(a_season(), HoursDraft(TUESDAY, 60, Nature.MEETING, []), stamped())
    assert refused.value.field == "people"


def test_people_and_missions_of_another_season_are_refused(app: Flask) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    stranger, job = a_member(theirs), a_job(theirs)
    with pytest.raises(Refusal, match="n’est pas de cette saison") as person:
        actions.declare(ours, HoursDraft(TUESDAY, 60, Nature.MEETING, [stranger.id]), stamped())
    member = a_member(ours)
    with pytest.raises(Refusal, match="n’est pas de cette saison") as mission:
        actions.declare(ours, HoursDraft(TUESDAY, 60, Nature.MISSION, [member.id], job.id), stamped())
    assert (person.value.field, mission.value.field) == ("people", "what")


def test_hours_of_tomorrow_of_june_or_after_leaving_are_refused(app: Flask) -> None:
    person = a_member(a_season(), left=TUESDAY)
    for day in (dt.date(2021, 7, 14), dt.date(2021, 6, 30), dt.date(2021, 7, 7)):
        with pytest.raises(Refusal):
            some_hours(person, day=day)
    assert some_hours(person, day=TUESDAY).day == TUESDAY


def test_a_closed_season_takes_no_hours_at_all(app: Flask) -> None:
    season = a_season()
    person = a_member(season)
    entry = some_hours(person)
    season.status = SeasonStatus.CLOSED
    gestures = (
        lambda: some_hours(person),
        lambda: actions.validate(season, [entry.id], stamped()),
        lambda: actions.reopen(entry, "Erreur", stamped()),
        lambda: actions.cancel(entry, stamped()),
        lambda: actions.week_done(person, MONDAY, stamped()),
        lambda: actions.week_not_done(person, MONDAY, stamped()),
    )
    for gesture in gestures:
        with pytest.raises(Refusal, match="close"):
            gesture()


def test_validated_hours_say_by_whom_and_when(each_app: Flask) -> None:
    season = a_season()
    animatrice = maud(season)
    entry = some_hours(a_member(season))
    actions.validate(season, [entry.id, entry.id], stamped(animatrice))
    assert (entry.status, entry.validated_by_id, entry.validated_at) == (
        Status.VALIDATED,
        animatrice.id,
        stamped().at,
    )


def test_a_person_with_an_account_never_validates_their_own_hours(app: Flask) -> None:
    season = a_season()
    animatrice = maud(season)
    other, own = a_member(season, "C02"), a_member(season, "C01", "Maud", animatrice)
    entries = [some_hours(other), some_hours(own)]
    db.session.commit()
    with pytest.raises(Refusal, match="Personne ne valide ses propres heures : laisser celles de Maud"):
        actions.validate(season, [entry.id for entry in entries], stamped(animatrice))
    db.session.rollback()
    assert queries.unvalidated_count(season) == 2


def test_neither_who_noted_hours_nor_a_second_account_of_theirs_validates_them(app: Flask) -> None:
    season = a_season()
    first, second = maud(season), a_person("Maud bis")
    second.same_person_as_id = first.id
    noted = some_hours(a_member(season, "C02"), by=first)
    own = some_hours(a_member(season, "C01", "Maud", first))
    for entry, account in ((noted, first), (noted, second), (own, second)):
        with pytest.raises(Refusal, match="Personne ne valide"):
            actions.validate(season, [entry.id], stamped(account))
    assert queries.unvalidated_count(season) == 2


def test_nothing_ticked_validated_twice_or_cancelled_is_refused(app: Flask) -> None:
    season = a_season()
    entry, cancelled = some_hours(a_member(season)), some_hours(a_member(season, "C02"))
    actions.cancel(cancelled, stamped())
    actions.validate(season, [entry.id], stamped())
    for ids, sentence in (([], "Rien n’est coché"), ([entry.id], "en attente"), ([cancelled.id], "en attente")):
        with pytest.raises(Refusal, match=sentence):
            actions.validate(season, ids, stamped())


def test_an_entry_of_another_season_is_not_validated(app: Flask) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    with pytest.raises(Refusal, match="n’existent pas dans cette saison"):
        actions.validate(ours, [some_hours(a_member(theirs)).id], stamped())


def test_locked_hours_are_reopened_with_a_reason_then_cancelled_and_the_history_tells_it(app: Flask) -> None:
    season = a_season()
    entry = some_hours(a_member(season), 90)
    actions.validate(season, [entry.id], stamped())
    with pytest.raises(Refusal, match="rouvrir"):
        actions.cancel(entry, stamped())
    with pytest.raises(Refusal, match="pourquoi"):
        actions.reopen(entry, "   ", stamped())
    actions.reopen(entry, "Durée comptée deux fois", stamped())
    assert (entry.status, entry.validated_by_id, entry.validated_at) == (Status.DECLARED, None, None)
    actions.cancel(entry, stamped())
    db.session.flush()
    assert [str(told.sentence) for told in history_of("hours", entry.id, season.id)] == [
        "Heures annulées : 1\u00a0h\u00a030 ne comptent plus",
        "Heures rouvertes : Durée comptée deux fois",
        "Heures validées : 1\u00a0h\u00a030",
        "Heures notées : 1\u00a0h\u00a030",
    ]


def test_a_week_is_said_done_once_and_taken_back(app: Flask) -> None:
    person = a_member(a_season())
    for _ in range(2):
        actions.week_done(person, MONDAY, stamped())
    assert len(db.session.scalars(select(DoneWeek)).all()) == 1
    actions.week_not_done(person, MONDAY, stamped())
    assert queries.find_done_week(person, MONDAY) is None


def test_a_week_with_validated_hours_stays_done(app: Flask) -> None:
    season = a_season()
    person = a_member(season)
    actions.validate(season, [some_hours(person).id], stamped())
    actions.week_done(person, MONDAY, stamped())
    with pytest.raises(Refusal, match="déjà validées"):
        actions.week_not_done(person, MONDAY, stamped())


@pytest.mark.parametrize("day", [TUESDAY, dt.date(2021, 6, 28), dt.date(2021, 7, 19), dt.date(2021, 9, 6)])
def test_only_a_monday_of_the_season_that_has_come_can_be_said_done(app: Flask, day: dt.date) -> None:
    with pytest.raises(Refusal, match="semaine"):
        actions.week_done(a_member(a_season()), day, stamped())


def test_a_cooperant_notes_hours_for_a_pair(app: Flask) -> None:
    season = a_season()
    user = awa(season)
    entry = some_hours(a_member(season, "C02", "Noé"), by=user)
    assert entry.declared_by_id == user.id


def test_a_season_keeps_the_days_on_which_hours_stand(app: Flask) -> None:
    season = a_season()
    entry = some_hours(a_member(season), day=dt.date(2021, 7, 13))
    for days in (Period(dt.date(2021, 7, 14), dt.date(2021, 8, 31)), Period(dt.date(2021, 7, 5), dt.date(2021, 7, 12))):
        with pytest.raises(Refusal, match="Des heures sont notées le 13/07/2021"):
            seasons.set_up(season, SeasonSettings("Coop’Avenir", 2021, days, "Vitré"), stamped())
    actions.cancel(entry, stamped())
    seasons.set_up(season, SeasonSettings("Coop’Avenir", 2021, days, "Vitré"), stamped())
