"""Agreements given by oneself, requests, delays, and the yearly review."""

import datetime as dt
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from cjs_app.access.domain import Role
from cjs_app.access.models import Session
from cjs_app.coop.hours.models import DoneWeek, HourEntry
from cjs_app.coop.invitations.models import Invitation
from cjs_app.journal.models import Entry
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from cjs_app.privacy import actions, queries, retention
from cjs_app.privacy.domain import Consented, Erased, RequestState
from cjs_app.privacy.models import Consent, ErasureRequest
from cjs_app.privacy.purposes import Rule
from tests.builders import a_client, a_cooperant, a_season
from tests.people import a_person, awa, maud, pierre, stamped
from tests.privacy.people import BORN, someone_everywhere

PHOTO = Consented.PHOTO
LATER = dt.date(2023, 1, 2)


@pytest.fixture(autouse=True)
def anchors_of_their_own(app: Flask, tmp_path: Path) -> None:
    """Keep the end of the journal of each test apart."""
    app.config["ANCHORS"] = tmp_path / "anchors"


def test_a_yes_a_no_and_a_yes_again_are_three_dated_answers(app: Flask) -> None:
    season = a_season()
    user = awa(season)
    one = a_cooperant(season, birth_date=BORN, user_id=user.id)
    actions.agree(one, PHOTO, stamped(user))
    assert queries.agreed(season, PHOTO) == {one.id}
    actions.withdraw(one, PHOTO, stamped(user))
    assert queries.agreed(season, PHOTO) == set()
    actions.agree(one, PHOTO, stamped(user))
    assert [row.given for row in queries.consents_of(season, one)] == [True, False, True]


def test_each_agreement_stands_alone(app: Flask) -> None:
    season = a_season()
    user = awa(season)
    one = a_cooperant(season, birth_date=BORN, user_id=user.id)
    actions.agree(one, PHOTO, stamped(user))
    assert queries.agreed(season, Consented.TESTIMONIAL) == set()


def test_nobody_agrees_for_somebody_else_but_the_staff_may_note_a_no(app: Flask) -> None:
    season = a_season()
    user, animator = awa(season), maud(season)
    one = a_cooperant(season, birth_date=BORN, user_id=user.id)
    with pytest.raises(Refusal, match="soi-même"):
        actions.agree(one, PHOTO, stamped(animator))
    actions.agree(one, PHOTO, stamped(user))
    actions.withdraw(one, PHOTO, stamped(animator))
    assert queries.agreed(season, PHOTO) == set()


def test_a_no_before_any_yes_is_not_written(app: Flask) -> None:
    season = a_season()
    user = awa(season)
    actions.withdraw(a_cooperant(season, user_id=user.id), PHOTO, stamped(user))
    assert db.session.scalars(select(Consent)).all() == []


def test_the_journal_tells_an_agreement_without_a_name(app: Flask) -> None:
    season = a_season()
    user = awa(season)
    actions.agree(a_cooperant(season, birth_date=BORN, user_id=user.id), PHOTO, stamped(user))
    db.session.commit()
    last = db.session.scalars(select(Entry).order_by(Entry.seq.desc()).limit(1)).one()
    assert (last.action, last.details) == ("consent.given", {"about": "photo"})


def test_who_is_in_two_summers_asks_once_and_each_summer_answers(app: Flask) -> None:
    first, second = a_season(), a_season("Ailleurs", 2022)
    user = awa(first)
    a_cooperant(first, user_id=user.id)
    a_cooperant(second, user_id=user.id)
    assert actions.ask_own_erasure(user, stamped(user)) == 2
    assert actions.ask_own_erasure(user, stamped(user)) == 2
    assert [len(queries.waiting_requests(season)) for season in (first, second)] == [1, 1]


def test_an_adult_s_request_waits_for_the_coordination(app: Flask) -> None:
    user = maud(a_season())
    actions.ask_own_erasure(user, stamped(user))
    assert [row.user_id for row in queries.waiting_accounts()] == [user.id]


def test_a_request_is_taken_back_by_who_made_it(app: Flask) -> None:
    user = maud(a_season())
    actions.ask_own_erasure(user, stamped(user))
    actions.withdraw_own_requests(user, stamped(user))
    assert db.session.scalars(select(ErasureRequest.state)).all() == [RequestState.WITHDRAWN]
    assert queries.waiting_accounts() == []


def test_sheets_are_due_the_day_after_their_year_and_one_gesture_erases_them(app: Flask) -> None:
    told = someone_everywhere()
    due = [one for one in retention.due(dt.date(2022, 8, 31)) if one.rule is Rule.SHEETS]
    assert due == []
    due = [one for one in retention.due(dt.date(2022, 9, 1)) if one.rule is Rule.SHEETS]
    assert [(one.count, one.season, one.since) for one in due] == [(7, told.season, dt.date(2022, 8, 31))]
    assert actions.treat(Rule.SHEETS, told.season, stamped(pierre(), LATER)) == 7
    assert len(queries.erased_ids(Erased.COOPERANT)) == 7
    assert [one for one in retention.due(LATER) if one.rule is Rule.SHEETS] == []


def test_nothing_is_treated_before_its_time_nor_twice(app: Flask) -> None:
    season = a_season()
    a_cooperant(season)
    with pytest.raises(Refusal, match="Rien n’attend"):
        actions.treat(Rule.SHEETS, season, stamped())


def test_words_on_hours_go_after_five_years_and_hours_stay(app: Flask) -> None:
    told = someone_everywhere()
    db.session.add(
        DoneWeek(season_id=told.season.id, cooperant_id=told.cooperant.id, monday=stamped().day, at=stamped().at)
    )
    db.session.flush()
    assert actions.treat(Rule.WORK, told.season, stamped(None, dt.date(2026, 9, 1))) == 2
    entry = db.session.scalars(select(HourEntry)).one()
    assert (entry.note, entry.minutes) == ("", 90)


def test_private_clients_go_three_years_after_the_last_contact_and_organisations_stay(app: Flask) -> None:
    told = someone_everywhere()
    a_client(told.season, "M. Seul")
    last = dt.date(2024, 9, 1)
    assert actions.treat(Rule.CLIENTS, told.season, stamped(None, last)) == 2
    assert [one for one in retention.due(last) if one.rule is Rule.CLIENTS] == []


def test_the_name_of_a_guest_who_never_came_goes_after_three_months(app: Flask) -> None:
    season = a_season()
    at = stamped().at
    db.session.add(
        Invitation(
            season_id=season.id,
            role=Role.COMMITTEE,
            name="Yann",
            way="mail",
            token_hash="h",
            made_at=at,
            expires_at=at,
        )
    )
    db.session.flush()
    assert actions.treat(Rule.INVITATIONS, season, stamped(None, dt.date(2021, 10, 14))) == 1
    assert db.session.scalars(select(Invitation.name)).all() == [""]


def test_old_traces_go_and_fresh_ones_stay(app: Flask) -> None:
    told = someone_everywhere()
    assert actions.treat(Rule.TRACES, None, stamped(told.maud, dt.date(2022, 7, 14))) == 2
    assert db.session.scalars(select(Session)).all() == []


def test_adults_whose_last_summer_is_long_over_are_erased_and_coordinators_stay(app: Flask) -> None:
    season = a_season()
    gone, coordinator = maud(season), pierre()
    assert actions.treat(Rule.ADULTS, None, stamped(coordinator, LATER)) == 1
    assert (gone.is_active, coordinator.is_active) == (False, True)


def test_who_is_still_in_a_recent_summer_is_not_too_old(app: Flask) -> None:
    user = maud(a_season())
    recent = a_season("Ailleurs", 2022)
    from_then = a_person("Autre", recent, Role.FACILITATOR)
    assert [one.id for one in retention.accounts_due(12, LATER)] == [user.id]
    assert from_then.is_active


def test_a_delay_is_changed_and_the_law_s_is_not(app: Flask) -> None:
    actions.set_delay(Rule.SHEETS, 6, stamped())
    actions.set_delay(Rule.SHEETS, 8, stamped())
    assert queries.delays()[Rule.SHEETS] == 8
    with pytest.raises(Refusal, match="La loi fixe"):
        actions.set_delay(Rule.INVOICES, 12, stamped())
    for months in (0, 601):
        with pytest.raises(Refusal, match="de 1 à"):
            actions.set_delay(Rule.SHEETS, months, stamped())


def test_a_review_is_asked_for_once_a_year_while_something_is_due(app: Flask) -> None:
    season = a_season()
    a_cooperant(season)
    assert not retention.review_is_due(dt.date(2021, 9, 1))
    assert retention.review_is_due(LATER)
    assert actions.note_review(stamped(None, LATER)).left_due == 1
    assert not retention.review_is_due(LATER)
    assert retention.review_is_due(dt.date(2024, 1, 2))
