"""The committee's link: opened by a button, shut at once, out of everybody else's reach."""

import datetime as dt
import re
import threading

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from cjs_app.coop.cooperants.queries import cooperants_of
from cjs_app.coop.seasons.models import Season
from cjs_app.coop.sharing import actions
from cjs_app.coop.sharing.links import TRIES
from cjs_app.coop.sharing.models import CommitteeLink, CommitteeTry, CommitteeVisit
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.coop.sharing.summers import CLIENTS, a_rich_summer
from tests.people import A_DAY, maud, sign_in, stamped
from tests.visitors import Visitor

TODAY, NOW = A_DAY, stamped().at
SHUT = "Ce lien ne s’ouvre pas"


def a_link(season: Season, days: int = 30) -> tuple[CommitteeLink, str]:
    """Return a link made on the day of the tests, for so many days, and its key."""
    return actions.make_link(season, "Service jeunesse", TODAY + dt.timedelta(days=days), Stamp(None, NOW, TODAY))


def at(app: Flask, now: dt.datetime) -> None:
    """Set the house's clock."""
    app.config["CLOCK"] = lambda: now


def entered(app: Flask, token: str) -> FlaskClient:
    """Return a reader who pressed the button."""
    reader = Visitor(app)
    answer = reader.post(f"/comite/lien/{token}")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/comite")
    return reader


def counts(link: CommitteeLink) -> tuple[int, int]:
    """Return how many times a link was opened, and its page read."""
    db.session.rollback()
    opened = db.session.scalar(select(func.count()).where(CommitteeVisit.link_id == link.id))
    return opened or 0, db.session.scalar(select(CommitteeLink.reads).where(CommitteeLink.id == link.id)) or 0


def a_reading(app: Flask) -> tuple[CommitteeLink, str]:
    """Return a link of a small summer, at noon of the day of the tests, and its key."""
    at(app, NOW)
    return a_link(a_season())


def test_the_button_leads_to_a_clean_address_that_shows_the_summer(app: Flask) -> None:
    _, token = a_reading(app)
    page = entered(app, token).get("/comite")
    assert page.status_code == 200
    assert "Coop’Avenir" in page.text
    assert token not in page.text


def test_two_hundred_visits_of_a_scanner_change_nothing(app: Flask) -> None:
    link, token = a_reading(app)
    scanner = Visitor(app)
    for _ in range(100):
        assert scanner.get(f"/comite/lien/{token}").status_code == 200
        assert scanner.head(f"/comite/lien/{token}").status_code == 200
    assert counts(link) == (0, 0)
    assert db.session.scalar(select(func.count()).select_from(CommitteeTry)) == 0


def test_the_address_shows_the_same_button_whatever_its_key(app: Flask) -> None:
    _, token = a_reading(app)
    pages = [Visitor(app).get(f"/comite/lien/{key}").text for key in (token, "unknown")]
    assert len({re.sub(r'name="csrf_token" value="[^"]+"', "", page) for page in pages}) == 1


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_no_way_in(app: Flask, method: str) -> None:
    link, token = a_reading(app)
    assert Visitor(app).open(f"/comite/lien/{token}", method=method).status_code == 405
    assert Visitor(app).open("/comite", method="POST").status_code == 405
    assert counts(link) == (0, 0)


def test_a_revoked_an_expired_and_an_unknown_link_answer_the_same_bytes(app: Flask) -> None:
    link, revoked = a_reading(app)
    _, expired = a_link(link_season(link), days=0)
    actions.revoke(link, Stamp(None, NOW, TODAY))
    at(app, NOW + dt.timedelta(days=2))
    answers = [Visitor(app).post(f"/comite/lien/{key}") for key in (revoked, expired, "x" * 43, "é" * 10_000)]
    answers.append(Visitor(app).get("/comite"))
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.data for answer in answers}) == 1
    assert SHUT in answers[0].text


def link_season(link: CommitteeLink) -> Season:
    """Return the season of a link."""
    return db.session.scalars(select(Season).where(Season.id == link.season_id)).one()


def test_a_link_lives_until_the_last_second_of_its_last_day_in_paris(app: Flask) -> None:
    _, token = a_link(a_season(), days=0)
    midnight = dt.datetime(2021, 7, 13, 22, tzinfo=dt.UTC)
    at(app, midnight - dt.timedelta(seconds=1))
    reader = entered(app, token)
    assert reader.get("/comite").status_code == 200
    at(app, midnight)
    assert reader.get("/comite").status_code == 404
    assert Visitor(app).post(f"/comite/lien/{token}").status_code == 404


def test_a_visit_lasts_twelve_hours_to_the_second(app: Flask) -> None:
    _, token = a_reading(app)
    reader = entered(app, token)
    at(app, NOW + dt.timedelta(hours=12) - dt.timedelta(seconds=1))
    assert reader.get("/comite").status_code == 200
    at(app, NOW + dt.timedelta(hours=12))
    assert reader.get("/comite").status_code == 404


def test_shutting_a_link_shuts_the_browsers_where_it_is_open_at_once(app: Flask, client: FlaskClient) -> None:
    link, token = a_reading(app)
    reader, season = entered(app, token), link_season(link)
    assert reader.get("/comite").status_code == 200
    sign_in(client, maud(season))
    app.config.pop("CLOCK")
    assert client.post(f"/saisons/{season.id}/lien-comite/{link.id}/fermer").status_code == 303
    at(app, NOW)
    assert reader.get("/comite").status_code == 404


def test_a_cookie_copied_from_a_shut_link_or_made_up_opens_nothing(app: Flask) -> None:
    link, token = a_reading(app)
    copied = entered(app, token).get_cookie("comite")
    actions.revoke(link, Stamp(None, NOW, TODAY))
    for value in (copied.value if copied else "", "x", "", "é", "x" * 3000):
        thief = Visitor(app)
        thief.set_cookie("comite", value)
        assert thief.get("/comite").status_code == 404


def test_the_key_itself_is_no_cookie_and_the_cookie_no_key(app: Flask) -> None:
    _, token = a_reading(app)
    cookie = entered(app, token).get_cookie("comite")
    assert cookie is not None
    forger = Visitor(app)
    forger.set_cookie("comite", token)
    assert forger.get("/comite").status_code == 404
    assert forger.post(f"/comite/lien/{cookie.value}").status_code == 404


def test_the_link_of_a_summer_opens_no_other(app: Flask) -> None:
    at(app, NOW)
    _, ours = a_link(a_season("La Nôtre"))
    _, theirs = a_link(a_season("La Leur", carrier="Autre", siren="362521874"))
    pages = [entered(app, token).get("/comite").text for token in (ours, theirs)]
    assert ["La Nôtre" in page for page in pages] == [True, False]
    assert ["La Leur" in page for page in pages] == [False, True]


def test_a_reader_of_the_committee_opens_nothing_else_of_the_house(app: Flask) -> None:
    link, token = a_reading(app)
    reader = entered(app, token)
    for page in ("", "/bilan", "/coopérants", "/lien-comite", "/heures"):
        answer = reader.get(f"/saisons/{link.season_id}{page}")
        assert answer.status_code in (302, 404), page


def test_over_https_the_cookie_is_of_this_host_alone_and_out_of_reach_of_scripts(app: Flask) -> None:
    _, token = a_reading(app)
    app.config["SESSION_COOKIE_SECURE"] = True
    answer = Visitor(app).post(f"/comite/lien/{token}", base_url="https://localhost")
    cookie = next(one for one in answer.headers.getlist("Set-Cookie") if one.startswith("__Host-comite="))
    for part in ("Secure", "HttpOnly", "Path=/", "SameSite=Strict", "Max-Age=43200"):
        assert part in cookie
    assert "Domain" not in cookie


def test_neither_key_nor_cookie_is_in_the_database(app: Flask) -> None:
    link, token = a_reading(app)
    cookie = entered(app, token).get_cookie("comite")
    assert cookie is not None
    kept = [link.token_hash, *db.session.scalars(select(CommitteeVisit.cookie_hash))]
    assert (len(kept), {len(mark) for mark in kept}) == (2, {64})
    everything = "".join(str(db.session.execute(select(table)).all()) for table in db.metadata.tables.values())
    assert token not in everything
    assert cookie.value not in everything


def test_the_pages_name_themselves_to_nobody_and_are_kept_nowhere(app: Flask) -> None:
    _, token = a_reading(app)
    reader = entered(app, token)
    for answer in (reader.get(f"/comite/lien/{token}"), reader.get("/comite"), Visitor(app).get("/comite")):
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert re.findall(r"(?:src|href)=\"(https?:)?//", answer.text) == []


def test_a_form_from_elsewhere_opens_no_visit(app: Flask) -> None:
    link, token = a_reading(app)
    app.config["WTF_CSRF_ENABLED"] = True
    assert Visitor(app).post(f"/comite/lien/{token}").status_code == 400
    assert Visitor(app).post(f"/comite/lien/{token}", data={"csrf_token": "forged"}).status_code == 400
    assert counts(link) == (0, 0)


def test_the_button_works_over_https_without_a_referrer(app: Flask) -> None:
    link, token = a_reading(app)
    app.config["WTF_CSRF_ENABLED"] = True
    reader = Visitor(app)
    page = reader.get(f"/comite/lien/{token}", base_url="https://localhost").text
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found is not None
    answer = reader.post(f"/comite/lien/{token}", data={"csrf_token": found[1]}, base_url="https://localhost")
    assert answer.status_code == 303
    assert counts(link) == (1, 0)


def test_after_twenty_wrong_keys_a_place_waits_and_another_does_not(app: Flask) -> None:
    _, token = a_reading(app)
    for number in range(TRIES):
        assert Visitor(app).post(f"/comite/lien/{number}").status_code == 404
    assert Visitor(app).post(f"/comite/lien/{token}").status_code == 429
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    assert Visitor(app).post(f"/comite/lien/{token}", environ_overrides=elsewhere).status_code == 303
    at(app, NOW + dt.timedelta(minutes=10))
    assert Visitor(app).post(f"/comite/lien/{token}").status_code == 303


def test_where_a_wrong_try_came_from_is_kept_as_a_mark_and_for_a_day(app: Flask) -> None:
    at(app, NOW)
    Visitor(app).post("/comite/lien/wrong", environ_overrides={"REMOTE_ADDR": "192.0.2.7"})
    assert "192.0.2.7" not in str(db.session.execute(select(CommitteeTry.__table__)).all())
    at(app, NOW + dt.timedelta(days=1, seconds=1))
    Visitor(app).post("/comite/lien/wrong")
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(CommitteeTry)) == 1


def test_openings_and_reads_are_counted_apart_and_a_look_without_content_is_none(app: Flask) -> None:
    link, token = a_reading(app)
    reader = entered(app, token)
    for _ in range(3):
        reader.get("/comite")
    reader.head("/comite")
    entered(app, token)
    assert counts(link) == (2, 3)


def test_readers_at_the_same_moment_are_all_counted(each_app: Flask) -> None:
    link, token = a_reading(each_app)
    db.session.commit()
    number = link.id
    db.session.rollback()

    def read_twice() -> None:
        reader = each_app.test_client()
        reader.post(f"/comite/lien/{token}")
        reader.get("/comite")
        reader.get("/comite")

    threads = [threading.Thread(target=read_twice) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    opened = db.session.scalar(select(func.count()).where(CommitteeVisit.link_id == number))
    reads = db.session.scalar(select(CommitteeLink.reads).where(CommitteeLink.id == number))
    assert (opened, reads) == (8, 16)


def test_nobody_s_name_is_on_the_page_of_a_rich_summer(app: Flask) -> None:
    season = a_rich_summer()
    maud(season)
    at(app, NOW)
    link, token = a_link(season)
    page = entered(app, token).get("/comite").text
    words = {name for one in cooperants_of(season) for name in (one.first_name, one.last_name, one.code) if name}
    words |= {word for names in CLIENTS.values() for name in names for word in (name, name.split()[-1])}
    words |= {"Maud", link.label, "Sécateurs", "Lavage"}
    assert len(words) > 50
    assert "Chiffre d’affaires" in page
    assert [word for word in sorted(words) if re.search(rf"\b{re.escape(word)}\b", page)] == []
