"""What every answer says to the browser, whatever page was asked for, by whom, and however it ends."""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from http.cookies import SimpleCookie
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from cjs_app.access.domain import Role
from cjs_app.plumbing import errors
from tests.security.walking import HOME, Elements, SecureVisitor, doors, let_in, person

WANTED = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
}
EVERYWHERE = {"default-src": "'none'", "object-src": "'none'", "base-uri": "'none'", "frame-ancestors": "'none'"}
ON_PAGES = {"form-action": "'self'", "require-trusted-types-for": "'script'", "trusted-types": "'none'"}
STATUSES = {200, 302, 303, 400, 403, 404, 405, 409, 413, 422, 500, 503}
KINDS = {"text/html", "application/pdf", "application/json", "application/zip", "image/jpeg", "image/svg+xml"}
HARMLESS = re.compile(rf"\Z|[#?]|/(?![/\\])|mailto:|tel:|{re.escape(HOME)}/")
"""Addresses of this very site, or that write a mail or call somebody."""
KEYS = re.compile(r'(?<=name="csrf_token" value=")[^"]*|(?<=name="once" value=")[^"]*')
EVIL = {"Origin": "https://mechant.example", "Access-Control-Request-Method": "POST"}

Break = Callable[[type[Exception]], None]


def policy_of(answer: TestResponse) -> dict[str, str]:
    """Return the parts of an answer's policy."""
    parts = (part.partition(" ") for part in answer.headers["Content-Security-Policy"].split("; "))
    return {name: value for name, _, value in parts}


def faults(answer: TestResponse) -> list[str]:
    """Return what an answer does not say as it should."""
    held, policy = answer.headers, policy_of(answer)
    wrong = [name for name, value in WANTED.items() if held.get(name) != value]
    wrong += [name for name, value in EVERYWHERE.items() if policy.get(name) != value]
    wrong += [name for name, _ in held if name.startswith("Access-Control-")]
    if (
        held.get("Referrer-Policy") not in ("same-origin", "no-referrer")
        or "camera=()" not in held["Permissions-Policy"]
    ):
        wrong.append("Referrer-Policy or Permissions-Policy")
    if "unsafe" in held["Content-Security-Policy"] or "*" in held["Content-Security-Policy"]:
        wrong.append("an open policy")
    is_kept = answer.request.path.startswith("/static/") and answer.status_code == 200
    if is_kept is (held["Cache-Control"] == "no-store"):
        wrong.append("Cache-Control")
    text = (answer.mimetype or "").startswith(("text/", "application/json"))
    if text and answer.mimetype != "application/json" and "charset=utf-8" not in answer.content_type:
        wrong.append("charset")
    if answer.mimetype == "text/html":
        wrong += [name for name, value in ON_PAGES.items() if policy.get(name) != value]
        wrong += page_faults(answer.text, policy["script-src"])
    return wrong


def page_faults(text: str, script_policy: str) -> tuple[str, ...]:
    """Return what a page holds that its policy, or ours, forbids; the same page twice is read once.

    Two pages are the same when they differ by the mark of their scripts, which each must have, and their forms' keys.
    """
    given = re.fullmatch("'nonce-(.+)'", script_policy)
    mark = given[1] if given else script_policy
    return faults_of(KEYS.sub("", text.replace(mark, "mark")), script_policy.replace(mark, "mark"))


@lru_cache(maxsize=256)
def faults_of(text: str, script_policy: str) -> tuple[str, ...]:
    """Return what a page holds that its policy, or ours, forbids."""
    page, wrong = Elements(text), []
    for tag, held in page.found:
        wrong += [f"{tag} {name}" for name in held if name.startswith("on") or name == "style"]
        if tag == "style" or (
            tag == "script" and (not held.get("src") or f"'nonce-{held.get('nonce')}'" != script_policy)
        ):
            wrong.append(tag)
    return (*wrong, *(url for url in page.values("href", "src", "action") if not HARMLESS.match(url)))


def cookie_faults(line: str) -> list[str]:
    """Return what a cookie lacks to be this host's alone, out of reach of scripts and of other sites."""
    ((name, held),) = SimpleCookie(line).items()
    wrong = [] if name.startswith("__Host-") else [f"the cookie {name}"]
    if (held["secure"], held["httponly"], held["path"], held["domain"]) != (True, True, "/", ""):
        wrong.append(line)
    return wrong if held["samesite"] in ("Lax", "Strict") else [*wrong, line]


class Walk:
    """The answers of a walk: what they lack, and which statuses, kinds and cookies were seen."""

    def __init__(self) -> None:
        """Begin."""
        self.wrong: dict[str, list[str]] = {}
        self.statuses: set[int] = set()
        self.kinds: set[str] = set()
        self.cookies: set[str] = set()
        self.count = 0

    def look(self, answer: TestResponse) -> None:
        """Judge an answer."""
        with answer:
            self.count += 1
            self.statuses.add(answer.status_code)
            self.kinds.add(answer.mimetype or "")
            given = answer.headers.getlist("Set-Cookie")
            self.cookies |= {line.partition("=")[0] for line in given}
            if found := [*faults(answer), *(fault for line in given for fault in cookie_faults(line))]:
                self.wrong[f"{answer.request.method} {answer.request.path} {answer.status_code}"] = found


@pytest.fixture
def broken(served: Flask, monkeypatch: pytest.MonkeyPatch) -> Break:
    """Make every page fail in a way."""

    def failing(view: Any, failure: Exception) -> Any:
        @wraps(view)
        def fail(**_: object) -> None:
            raise failure

        return fail

    def do(failure: Any) -> None:
        for endpoint, view in list(served.view_functions.items()):
            monkeypatch.setitem(served.view_functions, endpoint, failing(view, failure))

    return do


def test_every_answer_to_everybody_closes_the_browser_to_the_outside_and_its_cookies_too(
    served: Flask, broken: Any, record_property: Callable[[str, object], None]
) -> None:
    walk = Walk()
    people = [let_in(served, person(role)) for role in (Role.FACILITATOR, Role.COORDINATION)]
    served.config.update(WTF_CSRF_ENABLED=False, FORM_KEYS_REQUIRED=False, PROPAGATE=False)
    everything = list(doors(served))
    for visitor in (SecureVisitor(served), *people):
        for rule, method, url in everything:
            if rule.endpoint != "access.sign_out":
                walk.look(visitor.open(url, method=method, headers=EVIL))
    facilitator = people[0]
    urls = list(dict.fromkeys(url for _, _, url in everything))
    nowhere = [(method, f"{url}/nulle-part") for _, method, url in everything]
    for method, url in [*nowhere, *(("PUT", url) for url in urls)]:
        walk.look(facilitator.open(url, method=method))
    served.config.update(WTF_CSRF_ENABLED=True, MAX_CONTENT_LENGTH=100)
    for url in [url for _, method, url in everything if method == "POST"]:
        walk.look(facilitator.post(url, data={"label": "x" * 200}))
    for failure in (RuntimeError("at /srv/secret.py"), OperationalError("SELECT secret", {}, Exception("x"))):
        broken(failure)
        for url in urls:
            walk.look(facilitator.get(url))
    assert walk.wrong == {}
    assert walk.statuses >= STATUSES
    assert walk.kinds >= KINDS
    assert "__Host-session" in walk.cookies
    record_property("answers whose headers were read", walk.count)


def test_a_page_that_fails_while_it_tells_a_failure_is_still_closed_and_french(
    served: Flask, broken: Break, monkeypatch: pytest.MonkeyPatch
) -> None:
    served.config["PROPAGATE"] = False
    monkeypatch.setattr(errors, "render_template", lambda *_, **__: 1 / 0)
    visitor = let_in(served, person(Role.FACILITATOR))
    broken(RuntimeError("SELECT passphrase_hash"))  # type: ignore[arg-type]
    answer = visitor.get("/compte")
    assert (answer.status_code, faults(answer)) == (500, [])
    assert "Quelque chose s’est cassé de notre côté" in answer.text
    assert "passphrase_hash" not in answer.text


def test_scripts_run_only_where_a_page_asks_for_them_each_time_with_another_mark(served: Flask) -> None:
    served.config["CJS_URL"] = "https://coop.exemple.fr"
    visitor = SecureVisitor(served)
    first, second = (policy_of(visitor.get("/connexion"))["script-src"] for _ in range(2))
    assert first.startswith("'nonce-")
    assert first != second
    assert policy_of(visitor.get("/code"))["script-src"] == "'none'"


def test_a_picture_of_somebody_is_served_where_it_can_do_nothing(served: Flask) -> None:
    visitor = let_in(served, person(Role.FACILITATOR))
    url = next(url for rule, _, url in doors(served, "GET") if rule.endpoint == "expenses.photo")
    answer = visitor.get(url)
    assert "sandbox" in policy_of(answer)
    assert answer.headers["Content-Disposition"].startswith('inline; filename="justificatif-')


def test_other_sites_get_no_permission_whatever_they_ask(served: Flask) -> None:
    visitor = let_in(served, person(Role.FACILITATOR))
    for _, _, url in doors(served, "GET"):
        with visitor.options(url, headers=EVIL) as answer:
            assert not [name for name, _ in answer.headers if name.startswith("Access-Control")], url
