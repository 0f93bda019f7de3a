"""The ways in that are none: other addresses, other names, other servers, files that no page gives."""

import re
from urllib.parse import unquote

import pytest
from flask import Flask, url_for

from cjs_app import create_app
from cjs_app.access.domain import Role
from cjs_app.plumbing.pages import safe_target
from tests.security.walking import HOME, Elements, SecureVisitor, doors, let_in, person

ELSEWHERE = [
    "//mechant.example",
    "///mechant.example",
    "////mechant.example/%2e%2e",
    "https://mechant.example",
    "HTTPS:mechant.example",
    "http:///mechant.example",
    "/\\mechant.example",
    "\\\\mechant.example",
    "/\t/mechant.example",
    "/\n/mechant.example",
    "/\r\nLocation: https://mechant.example",
    "\x00//mechant.example",
    " //mechant.example",
    "/%0d%0aSet-Cookie:%20a=b\r\n",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    "@mechant.example",
    "coop.exemple.fr@mechant.example",
    "https://coop.exemple.fr@mechant.example",
    "https:/mechant.example",
    "/\u2028/mechant.example",
    "//mechant。example",
    "/.\\mechant.example",
    "mechant.example/",
    "",
]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_no_address_of_elsewhere_is_ever_led_to(target: str) -> None:
    assert safe_target(target) is None


@pytest.mark.parametrize("target", ["/", "/saisons/1/heures", "/saisons/1/heures?semaine=2021-07-12", "/%2F%2Fexample"])
def test_addresses_of_the_house_are(target: str) -> None:
    assert safe_target(target) == target


def test_no_page_that_leads_on_leads_elsewhere_whatever_it_is_asked(served: Flask) -> None:
    stranger, visitor = SecureVisitor(served), let_in(served, person(Role.COORDINATION))
    pages = list(doors(served, "GET"))
    for target in ELSEWHERE:
        query = dict.fromkeys(("suite", "next", "url", "retour", "redirect"), target)
        assert "mechant" not in str(stranger.get("/connexion", query_string=query).headers.get("Location"))
        assert "mechant" not in str(visitor.get("/connexion", query_string=query).headers.get("Location"))
    for _, _, url in pages:
        with visitor.get(url.partition("?")[0], query_string={"suite": ELSEWHERE[0]}) as answer:
            location = answer.headers.get("Location", "/")
            assert location.startswith("/") and not location.startswith("//"), url


@pytest.mark.parametrize("path", ["//mechant.example", "//mechant.example/%2f..", "/\\mechant.example", "///a//b"])
def test_an_address_with_too_many_slashes_leads_nowhere_else(served: Flask, path: str) -> None:
    answer = SecureVisitor(served).get(path)
    assert answer.status_code in (301, 308, 400, 404)
    assert answer.headers.get("Location", f"{HOME}/").startswith((f"{HOME}/", "/"))


@pytest.mark.parametrize(
    "name", ["mechant.example", "coop.exemple.fr.mechant.example", "coop.exemple.fr@mechant.example", ""]
)
def test_a_server_that_speaks_https_answers_to_its_own_name_only(served: Flask, name: str) -> None:
    answer = SecureVisitor(served).get("/connexion", headers={"Host": name})
    assert answer.status_code == 400
    assert "mechant" not in answer.text


def test_the_committee_s_link_bears_the_name_of_the_settings(served: Flask) -> None:
    served.config["TRUSTED_HOSTS"] = None
    visitor = let_in(served, person(Role.FACILITATOR))
    page = Elements(visitor.get("/saisons/1/lien-comite/nouveau").text).hidden()
    fields = page | {"label": "Mairie", "last_day": "2017-09-10"}
    host = {"Host": "mechant.example", "Referer": "https://mechant.example/"}
    cookie = visitor.get_cookie("__Host-session", domain="coop.exemple.fr")
    assert cookie is not None
    visitor.set_cookie("__Host-session", cookie.value, domain="mechant.example")
    answer = visitor.post("/saisons/1/lien-comite/nouveau", data=fields, headers=host)
    assert answer.status_code == 200, answer.text
    assert f"{HOME}/comite/lien/" in answer.text
    assert "https://mechant.example" not in answer.text


def test_what_a_visitor_says_of_its_own_way_is_not_believed(served: Flask) -> None:
    said = {"X-Forwarded-Host": "mechant.example", "X-Forwarded-For": "1.2.3.4", "Forwarded": "host=mechant.example"}
    served.add_url_rule("/essai", "essai", lambda: url_for("home.show", _external=True))
    served.view_functions["essai"].permission = served.view_functions["access.sign_in"].permission  # type: ignore[attr-defined]
    assert SecureVisitor(served).get("/essai", headers=said | {"X-Original-URL": "/comptes"}).text == f"{HOME}/"


NOT_SERVED = [
    "/.git/config",
    "/.git/HEAD",
    "/.env",
    "/instance/secret_key",
    "/instance/cjs.sqlite3",
    "/cjs.sqlite3",
    "/cjs_app/config.py",
    "/pyproject.toml",
    "/migrations/versions/",
    "/templates/base.html",
    "/static",
    "/static/",
    "/static/css/",
    "/static/../cjs_app/config.py",
    "/static/..%2f..%2fpyproject.toml",
    "/static/%2e%2e/pyproject.toml",
    "/static/....//....//etc/passwd",
    "/static/..\\..\\pyproject.toml",
    "/static//etc/passwd",
    "/static/%2fetc%2fpasswd",
    "/static/css/cjs.css/../../../pyproject.toml",
    "/static/css%00.css",
    "/receipts/",
    "/metrics",
    "/health",
    "/debug",
    "/console",
    "/docs",
    "/server-status",
    "/.well-known/",
    "/robots.txt/../.env",
    "/backup.zip",
]


@pytest.mark.parametrize("path", NOT_SERVED)
def test_nothing_but_pages_and_static_files_is_served(served: Flask, path: str) -> None:
    answer = let_in(served, person(Role.COORDINATION)).get(path)
    assert answer.status_code in (400, 404) or answer.headers["Location"] == HOME + re.sub("/+", "/", unquote(path))
    assert "SECRET" not in answer.text and "root:" not in answer.text


@pytest.mark.parametrize(
    "url", ["/saisons/{}", "/saisons/1/devis/{}", "/saisons/1/depenses/{}/photo", "/saisons/1/archive.{}"]
)
@pytest.mark.parametrize(
    "part", ["../1", "..%2f1", "%2e%2e%2f1", "1/../2", "1%00", "1;id", "-1", "1e3", "٣", "99999999999999999999"]
)
def test_a_record_is_a_number_and_nothing_else(served: Flask, url: str, part: str) -> None:
    asked = url.format(part)
    assert let_in(served, person(Role.FACILITATOR)).get(asked).status_code in (404, 403) or ".." in asked


def test_whom_to_tell_about_a_weakness_is_said_until_a_day(served: Flask) -> None:
    answer = SecureVisitor(served).get("/.well-known/security.txt")
    assert answer.content_type == "text/plain; charset=utf-8"
    assert answer.text.splitlines() == [
        "Contact: mailto:securite@exemple.fr",
        "Expires: 2017-11-22T12:00:00Z",
        "Preferred-Languages: fr, en",
        f"Canonical: {HOME}/.well-known/security.txt",
    ]


def test_without_anybody_to_tell_there_is_no_such_page(served: Flask) -> None:
    served.config["SECURITY_CONTACT"] = ""
    assert SecureVisitor(served).get("/.well-known/security.txt").status_code == 404


def test_nothing_is_shown_of_the_program_that_serves(served: Flask) -> None:
    answer = SecureVisitor(served).get("/connexion")
    assert "Server" not in answer.headers and "X-Powered-By" not in answer.headers
    assert not served.debug and create_app({"DATABASE_URL": "sqlite://", "SECRET_KEY": "x" * 40}).debug is False
