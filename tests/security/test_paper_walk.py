"""Nothing but pages is served, and nothing but a session's cookie opens one."""

import re
from functools import wraps
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import escape
from sqlalchemy import select

from cjs_app.access.domain import Role
from cjs_app.coop.clients.models import Client
from cjs_app.plumbing.database import db
from cjs_app.plumbing.headers import named
from tests.builders import a_season
from tests.people import maud, sign_in
from tests.security.walking import HOME, SecureVisitor, doors, let_in, person

NEVER_SERVED = (
    *("/.git/HEAD", "/.git/config", "/.env", "/.gitignore", "/pyproject.toml", "/cjs_app/config.py", "/wsgi.py"),
    *("/instance/cjs.sqlite3", "/instance/secret_key", "/instance/journal_key", "/templates/base.html"),
    *("/static/", "/static/css/", "/static/js", "/static/../wsgi.py", "/static/%2e%2e/wsgi.py", "/static/..%2fwsgi.py"),
    *("/console", "/debug", "/docs", "/openapi.json", "/admin", "/metrics", "/health", "/healthz", "/server-status"),
)


@pytest.mark.parametrize("where", NEVER_SERVED)
def test_nothing_of_the_house_itself_is_served(client: FlaskClient, where: str) -> None:
    answer = client.get(where)
    assert answer.status_code == 404, where
    assert not re.search(rb"import |SQLite format|ref: refs", answer.data)


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PUT", "PATCH", "DELETE", "PROPFIND"])
def test_methods_that_no_page_has_are_refused(client: FlaskClient, method: str) -> None:
    answer = client.open("/connexion", method=method, headers={"X-Canary": "canary"})
    assert answer.status_code == 405
    assert b"canary" not in answer.data


@pytest.mark.parametrize("proof", ["Bearer x", "Basic cGllcnJlOng=", "Token x", "Digest x"])
def test_nothing_but_the_cookie_of_a_session_opens_a_page(served: Flask, proof: str) -> None:
    asked = {"Authorization": proof, "X-API-Key": "x", "X-Forwarded-User": "pierre", "Remote-User": "pierre"}
    visitor = SecureVisitor(served)
    answer = visitor.get("/compte?token=x&api_key=x", headers=asked, environ_overrides={"REMOTE_USER": "pierre"})
    assert (answer.status_code, answer.location.removeprefix(HOME)[:10]) == (302, "/connexion")


def test_no_address_is_led_to_https_by_itself(served: Flask) -> None:
    visitor, led = SecureVisitor(served), []
    for rule, method, url in doors(served):
        with visitor.open(url, method=method, base_url="http://coop.exemple.fr") as answer:
            if answer.headers.get("Location", "").startswith("https:"):
                led.append(rule.endpoint)
    assert led == []


@pytest.mark.parametrize("typed", ["%3Cb%3Ex", "%2527", "&lt;b&gt;x", "<b>x", "%25253Cb"])
def test_what_is_encoded_twice_is_decoded_once_and_encoded_last(app: Flask, client: FlaskClient, typed: str) -> None:
    season = a_season()
    sign_in(client, maud(season))
    client.post(f"/saisons/{season.id}/clients/nouveau", data={"kind": "association", "name": typed, "city": "Vitré"})
    kept = db.session.scalars(select(Client)).one()
    assert kept.name == typed
    for page in (f"/saisons/{season.id}/clients/{kept.id}", f"/saisons/{season.id}/factures?q={quote(typed)}"):
        text = client.get(page).text
        assert str(escape(typed)) in text
        assert "<b>x" not in text


def test_a_guard_that_fails_lets_nobody_through(served: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    served.config["PROPAGATE"] = False
    visitor, ran = let_in(served, person(Role.FACILITATOR)), []
    inside = wraps(served.view_functions["access.account"])(lambda: ran.append(1) or "in")
    monkeypatch.setitem(served.view_functions, "access.account", inside)
    assert visitor.get("/compte").text == "in"
    whole = served.before_request_funcs[None]
    for rank, guard in enumerate(whole):
        monkeypatch.setitem(served.before_request_funcs, None, [*whole[:rank], lambda: 1 / 0, *whole[rank + 1 :]])
        answer = visitor.get("/compte")
        assert (answer.status_code, "ZeroDivision" in answer.text) == (500, False), guard.__name__
    assert (len(ran), len(whole) >= 5) == (1, True)


@pytest.mark.parametrize(
    "name", ["Devis «été»", 'a"b\r\nX-Evil: 1', "a;b=c", "é" * 300, "\u202egnp.exe", "../../x", ""]
)
def test_the_name_of_a_file_carries_no_header(name: str) -> None:
    header = named(name, "pdf", kept=True)
    assert re.fullmatch(r'attachment; filename="[\w -]+\.pdf"(; filename\*=UTF-8\'\'[\w%.-]+)?', header)
    assert header.isascii() and len(header) < 700
