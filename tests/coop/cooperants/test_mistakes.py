"""A sheet made by mistake is taken back while nothing speaks of the person; dates begin where they can be."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.cooperants import actions, queries
from cjs_app.coop.cooperants.domain import CooperantSheet, Headcounts, PaperState, arrival_day, ensure_likely
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.missions.domain import MissionDraft
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from tests.builders import a_cooperant, a_season
from tests.people import A_DAY, awa, maud, sign_in, stamped

SUMMER = Period(dt.date(2021, 7, 5), dt.date(2021, 8, 31))


def test_a_sheet_made_by_mistake_is_counted_nowhere_and_its_code_stays_taken(each_app: Flask) -> None:
    season = a_season()
    a_cooperant(season, "Awa")
    mistake = a_cooperant(season, "Noé", last_name="Le Goff", birth_date=dt.date(2004, 5, 1))
    actions.take_back(mistake, stamped())
    assert [one.first_name for one in queries.cooperants_of(season)] == ["Awa"]
    assert queries.headcounts(season) == Headcounts(1, 1)
    assert (mistake.last_name, mistake.birth_date) == ("", None)
    assert a_cooperant(season, "Lila").code == "C03"


def note_hours(season: Season, person: Cooperant) -> None:
    """Note an hour, and take it back: it was there all the same."""
    (entry,) = hours.declare(season, HoursDraft(A_DAY, 60, Nature.MISSION, [person.id]), stamped())
    hours.cancel(entry, stamped())


TRACES: dict[str, Callable[[Season, Cooperant], object]] = {
    "hours": note_hours,
    "a mission": lambda season, one: missions.plan(season, MissionDraft("Tonte", cooperant_ids=[one.id]), stamped()),
    "a paper received": lambda season, one: actions.set_paper(
        queries.papers_of(one)[0], PaperState.RECEIVED, None, stamped()
    ),
    "a committee": lambda season, one: actions.join_committee(
        one, actions.add_committee(season, "Finances", stamped()), "", A_DAY, stamped()
    ),
}


@pytest.mark.parametrize("leave_a_trace", TRACES.values(), ids=TRACES)
def test_who_left_a_trace_leaves_and_is_not_taken_back(
    app: Flask, leave_a_trace: Callable[[Season, Cooperant], object]
) -> None:
    season = a_season()
    person = a_cooperant(season)
    leave_a_trace(season, person)
    with pytest.raises(Refusal, match="noter plutôt son départ"):
        actions.take_back(person, stamped())
    assert queries.headcounts(season).founded == 1


def test_the_sheet_offers_it_as_long_as_nothing_speaks_of_the_person(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    person = a_cooperant(season)
    address = f"/saisons/{season.id}/cooperants/{person.id}"
    sign_in(client, maud(season))
    assert "Retirer cette fiche" in client.get(address).text
    note_hours(season, person)
    assert "Retirer cette fiche" not in client.get(address).text
    assert client.post(address + "/retirer").status_code == 409


def test_a_sheet_taken_back_has_no_page_any_more(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    address = f"/saisons/{season.id}/cooperants/{a_cooperant(season).id}"
    sign_in(client, maud(season))
    assert client.post(address + "/retirer").status_code == 303
    assert client.get(address).status_code == 404
    assert "Fiche C01 retirée" in client.get(f"/saisons/{season.id}/journal").text


def test_a_cooperant_takes_no_sheet_back(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    person = a_cooperant(season)
    assert sign_in(client, awa(season)).post(f"/saisons/{season.id}/cooperants/{person.id}/retirer").status_code == 403


@pytest.mark.parametrize(
    ("today", "wanted"),
    [(dt.date(2021, 6, 1), SUMMER.start), (A_DAY, A_DAY), (dt.date(2026, 11, 23), SUMMER.start)],
)
def test_an_arrival_begins_today_or_on_the_first_day(today: dt.date, wanted: dt.date) -> None:
    assert arrival_day(today, SUMMER) == wanted


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        (CooperantSheet("Awa", joined_on=dt.date(2015, 7, 5)), "plus d’un an avant"),
        (CooperantSheet("Awa", birth_date=dt.date(1950, 1, 1)), "plus de 30 ans"),
    ],
)
def test_a_slip_in_a_year_is_told(sheet: CooperantSheet, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        ensure_likely(sheet, SUMMER)


def test_an_account_already_taken_is_told_by_the_first_name(app: Flask) -> None:
    season = a_season()
    user = awa(season)
    a_cooperant(season, "Awa", user_id=user.id)
    with pytest.raises(Refusal, match="celui de Awa"):
        a_cooperant(season, "Noé", user_id=user.id)
