"""The way out stands on every page, nothing but pages is served, and nothing but a session's cookie opens one."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access.domain import Role
from tests.house.addresses import may_enter
from tests.security.walking import HOME, Elements, SecureVisitor, doors, let_in, person

THE_FEWEST = 60
NEVER_SERVED = (
    *("/.git/HEAD", "/.git/config", "/.env", "/.gitignore", "/pyproject.toml", "/cjs_app/config.py", "/wsgi.py"),
    *("/instance/cjs.sqlite3", "/instance/secret_key", "/instance/journal_key", "/templates/base.html"),
    *("/static/", "/static/css/", "/static/js", "/static/../wsgi.py", "/static/%2e%2e/wsgi.py", "/static/..%2fwsgi.py"),
    *("/console", "/debug", "/docs", "/openapi.json", "/admin", "/metrics", "/health", "/healthz", "/server-status"),
)


@pytest.mark.parametrize("role", [Role.COOPERANT, Role.FACILITATOR, Role.ACCOUNTANT, Role.COORDINATION])
def test_every_page_of_somebody_who_is_in_shows_the_way_out(served: Flask, role: Role) -> None:
    visitor, without, looked = let_in(served, person(role)), [], 0
    for rule, _, url in doors(served, "GET"):
        if may_enter(served, rule, str(role)):
            with visitor.get(url) as answer:
                if answer.status_code == 200 and answer.mimetype == "text/html":
                    looked += 1
                    out = [held for tag, held in Elements(answer.text).found if tag == "form"]
                    if not any(held.get("action") == "/deconnexion" and held.get("method") == "post" for held in out):
                        without.append(rule.endpoint)
    assert without == []
    assert looked >= (THE_FEWEST if role is Role.FACILITATOR else 20)


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
