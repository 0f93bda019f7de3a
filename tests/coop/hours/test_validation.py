"""Validating hours on the page, and opening them again."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.hours import actions, queries, warnings
from cjs_app.coop.hours.domain import Status
from tests.builders import a_season
from tests.coop.hours.records import AT_NOON, TUESDAY, a_member, awa_at_work, some_hours
from tests.people import maud, pierre, sign_in, stamped


@pytest.fixture(autouse=True)
def thirteenth_of_july(app: Flask) -> None:
    """It is 13 July 2021."""
    app.config["CLOCK"] = lambda: AT_NOON


def test_a_whole_week_of_a_person_is_validated_with_one_button(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    entries = [some_hours(a_member(season), minutes, TUESDAY) for minutes in (60,)]
    entries.append(some_hours(a_member(season, "C02", "Noé"), 45))
    page = client.post(
        f"/saisons/{season.id}/heures/a-valider", data={"semaine": str(entries[0].id)}, follow_redirects=True
    )
    assert "1 entrée validée : 1\u00a0h." in page.text
    assert queries.unvalidated_count(season) == 1


def test_everything_ticked_is_validated_at_once_and_then_the_page_says_so(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    ids = [str(some_hours(a_member(season, code), 45).id) for code in ("C01", "C02")]
    page = client.post(f"/saisons/{season.id}/heures/a-valider", data={"entree": ids}, follow_redirects=True)
    assert "2 entrées validées : 1\u00a0h\u00a030." in page.text
    assert "Tout est validé" in page.text


@pytest.mark.parametrize("ids", [["douze"], ["99999999999999999999"], ["-1"], ["777"], ["1,2"]])
def test_what_is_no_entry_of_the_season_cannot_be_validated(app: Flask, client: FlaskClient, ids: list[str]) -> None:
    season = a_season()
    sign_in(client, maud(season))
    assert client.post(f"/saisons/{season.id}/heures/a-valider", data={"entree": ids}).status_code == 404


def test_an_animatrice_who_is_also_a_cooperant_finds_no_box_for_her_own_hours(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    user = maud(season)
    sign_in(client, user)
    own = some_hours(a_member(season, "C01", "Maud", user))
    page = client.get(f"/saisons/{season.id}/heures/a-valider").text
    assert "Personne ne valide ses propres heures" in page
    assert f'id="entree-{own.id}"' not in page
    client.post(f"/saisons/{season.id}/heures/a-valider", data={"entree": [str(own.id)]})
    assert queries.unvalidated_count(season) == 1


def test_validated_hours_are_reopened_by_the_staff_with_a_reason(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    entry = some_hours(a_member(season))
    actions.validate(season, [entry.id], stamped())
    sign_in(client, pierre())
    url = f"/saisons/{season.id}/heures/{entry.id}/rouvrir"
    assert client.post(url, data={"reason": ""}).status_code == 422
    page = client.post(url, data={"reason": "Deux fois la même"}, follow_redirects=True)
    assert "Heures rouvertes : Deux fois la même" in page.text
    assert queries.get_entry(season, entry.id).status is Status.DECLARED


def test_a_cooperant_neither_validates_nor_reopens(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    entry = some_hours(awa_at_work(client, season))
    actions.validate(season, [entry.id], stamped())
    assert client.get(f"/saisons/{season.id}/heures/a-valider").status_code == 403
    assert client.post(f"/saisons/{season.id}/heures/a-valider").status_code == 403
    assert client.post(f"/saisons/{season.id}/heures/{entry.id}/rouvrir", data={"reason": "x"}).status_code == 403


def test_what_is_over_and_without_remark_is_ticked_beforehand_and_what_stands_out_is_not(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    season = a_season()
    sign_in(client, maud(season))
    plain, told, running = (a_member(season, code, code) for code in ("C01", "C02", "C03"))
    entries = [some_hours(plain), some_hours(told), some_hours(running, day=dt.date(2021, 7, 12))]
    late = [warnings.Warning(told.id, TUESDAY, "Plus de 8 h.")]
    monkeypatch.setattr(warnings, "_finders", [lambda *_asked: late])
    page = client.get(f"/saisons/{season.id}/heures/a-valider").text
    ticked = [f'value="{entry.id}" checked' in page for entry in entries]
    assert ticked == [True, False, False]
    actions.week_done(running, dt.date(2021, 7, 12), stamped())
    assert f'value="{entries[2].id}" checked' in client.get(f"/saisons/{season.id}/heures/a-valider").text
    assert f"/heures/personnes/{told.id}/semaine?semaine=2021-07-05" in page
