"""Only a form of this very site changes something, only for whom it was shown, and only when it is sent."""

import secrets
from collections.abc import Callable

import pytest
from flask import Flask

from cjs_app.access.domain import Role
from tests.house.addresses import may_enter
from tests.security.walking import HOME, OF_THE_DOOR, Elements, SecureVisitor, doors, let_in, mark, person

ROLES = [Role.COOPERANT, Role.FACILITATOR, Role.COORDINATION]
WITHOUT_SESSION = frozenset({"link_reads", "committee_visits", "committee_tries"})


def seal(visitor: SecureVisitor) -> dict[str, str]:
    """Return the hidden fields of a form that a visitor was shown."""
    return Elements(visitor.get("/compte").text).hidden()


@pytest.mark.parametrize("role", ROLES)
def test_no_form_of_another_site_changes_anything(
    served: Flask, role: Role, record_property: Callable[[str, object], None]
) -> None:
    served.config["RATES"] = None
    visitor, other = let_in(served, person(role)), let_in(served, person(Role.COMMITTEE))
    own, foreign = seal(visitor), seal(other)
    referer = {"Referer": f"{HOME}/"}
    forged: dict[str, tuple[dict[str, str], dict[str, str]]] = {
        "nothing": ({}, referer),
        "another session's token": (foreign, referer),
        "a token made up": ({"csrf_token": secrets.token_urlsafe(40), "once": foreign["once"]}, referer),
        "only the key of the page": ({"once": own["once"]}, referer),
        "coming from another site": (own, {"Referer": "https://mechant.example/"}),
        "coming from nowhere": (own, {}),
    }
    before, count = mark(), 0
    for rule, method, url in list(doors(served, "POST")):
        if role is not Role.COORDINATION and not may_enter(served, rule, role):
            continue  # the door is shut to any form at all
        for what, (fields, headers) in forged.items():
            if rule.endpoint == "sharing.visit.enter" and what.startswith("coming"):
                continue  # without a referrer: the committee's page checks the token alone, which is of its own form
            with visitor.open(url, method=method, data=fields, headers=headers) as answer:
                # The key of a page that was really shown brings its form back, to be read again: nothing is done.
                shown = (200,) if fields.get("once") == own["once"] else ()
                assert answer.status_code in (400, 403, 404, *shown), f"{what} {url}: {answer.status_code}"
            count += 1
    assert mark() == before
    record_property("forged forms refused", count)


def test_other_methods_are_refused_by_every_page(served: Flask) -> None:
    visitor = let_in(served, person(Role.COORDINATION))
    before = mark()
    for _, _, url in list(doors(served)):
        for method in ("PATCH", "DELETE", "PROPFIND"):  # PUT: see test_headers
            with visitor.open(url, method=method) as answer:
                assert answer.status_code in (400, 405), f"{method} {url}"
                assert method not in answer.headers.get("Allow", "")
    assert mark() == before


@pytest.mark.parametrize("role", ROLES)
def test_reading_every_page_twice_changes_nothing_whatever_method_the_address_or_a_header_names(
    served: Flask, role: Role
) -> None:
    visitor = let_in(served, person(role))
    before = mark(frozenset({"sessions"}))
    urls = [url for _, _, url in doors(served, "GET")]
    for url in urls:
        visitor.get(
            f"{url}{'&' if '?' in url else '?'}_method=POST", headers={"X-HTTP-Method-Override": "POST"}
        ).close()
    for url in urls:
        visitor.open(url, method="HEAD").close()
    assert mark(frozenset({"sessions"})) == before


def test_a_form_sent_as_something_else_than_a_form_is_refused(served: Flask) -> None:
    visitor = let_in(served, person(Role.COORDINATION))
    before, own = mark(OF_THE_DOOR), seal(visitor)
    text = "&".join(f"{name}={value}" for name, value in own.items())
    for _, _, url in list(doors(served, "POST")):
        for kind in ("text/plain", "application/json", "text/xml", "multipart/form-data"):
            answer = visitor.post(url, data=text, content_type=kind, headers={"Referer": f"{HOME}/"})
            assert answer.status_code in (400, 404), f"{kind} {url}: {answer.status_code}"
    assert mark(OF_THE_DOOR) == before
