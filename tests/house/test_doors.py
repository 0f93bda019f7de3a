"""Every page, by every role and by a stranger: what each one may open is what the rooms declared, and nothing else.

The walk is made from the URL map, so that a new page cannot be forgotten. A page is visited with a record that is in
the state it asks for (addresses.py): what such a page answers is then its answer when all is well.
"""

import hashlib
import re
import socket
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from cjs_app.access.domain import PoleRole, Role
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.plumbing.database import db
from cjs_app.plumbing.permissions import permission_of
from tests.house.addresses import ASKED, BEHIND_A_LINK, SUITED, House, address, may_enter, pages
from tests.people import sign_in

ROLES = [str(role) for role in (*Role, *PoleRole)]
WELL = (200, 302, 303)
SAID_NO = (400, 409, 422)
SHUTTING = ("seasons.people.revoke", "sharing.revoke", "books.export")
"""The door of a closed season is not its content: it can still be shut."""
RIGHTS = ("privacy.season.ask", "privacy.season.withdraw", "privacy.season.erase")
"""What each person may ask does not close with the season."""
LATE_MONEY = ("invoices.payments.pay", "invoices.payments.reverse")
"""Clients pay late: their money is noted in a closed season too, and changes no share."""
STILL_WRITTEN = SHUTTING + RIGHTS + LATE_MONEY
CELLS = "cells walked (who × method × page × season)"
WAY_OUT = re.compile(r'<form\b(?=[^>]* method="post")(?=[^>]* action="/deconnexion")')
FEWEST = 20
"""Pages that each role may read, at least, so that a walk that met none is no proof of anything."""


@pytest.fixture
def cells(record_property: Callable[[str, object], None]) -> Iterator[set[tuple[str, ...]]]:
    """What a test walks: who, how, which page, of which season; told at the end of the run."""
    walked: set[tuple[str, ...]] = set()
    yield walked
    record_property(CELLS, len(walked))


@pytest.fixture
def asked_outside(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every connection that the server tries while it answers, each of them refused."""
    tried: list[object] = []

    def refused(*where: object, **_more: object) -> None:
        tried.append(where)
        raise OSError("no network here")

    for place, name in ((socket.socket, "connect"), (socket, "getaddrinfo"), (socket, "create_connection")):
        monkeypatch.setattr(place, name, refused)
    return tried


def state_of(season_id: int | None = None) -> str:
    """Return a mark of everything the database holds, or holds of a season; what the door writes is left out."""
    tables = [table for name, table in sorted(db.metadata.tables.items()) if name not in {"sessions", "users"}]
    if season_id:
        tables = [table for table in tables if "season_id" in table.columns]
    rows = [select(table).order_by(*table.primary_key) for table in tables]
    if season_id:
        rows = [row.where(table.c.season_id == season_id) for row, table in zip(rows, tables, strict=True)]
    parts = [str(db.session.execute(row).all()) for row in rows]
    db.session.rollback()
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def visit(client: FlaskClient, method: str, url: str) -> int:
    """Return the status of a page."""
    with client.open(url, method=method, data={} if method == "POST" else None) as answer:
        return int(answer.status_code)


# ------------------------------------------------------------------------------------------------------------ walks


def test_every_page_declares_who_may_open_it(app: Flask) -> None:
    closed = [rule.endpoint for rule, _ in pages(app) if permission_of(app, rule.endpoint) is None]
    assert closed == []


def shows_way_out(answer: TestResponse) -> bool:
    """Return whether somebody who reads this answer may leave; a file, or a way on, shows nothing."""
    is_page = answer.status_code == 200 and answer.mimetype == "text/html"
    return not is_page or WAY_OUT.search(answer.text) is not None


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_the_pages_that_the_matrix_says_each_shows_the_way_out_and_asks_nothing_outside(
    app: Flask, client: FlaskClient, house: House, role: str, cells: set[tuple[str, ...]], asked_outside: list[object]
) -> None:
    sign_in(client, house.people[role])
    before, without = state_of(), []
    for rule, method in pages(app):
        if method == "GET" and may_enter(app, rule, role):  # the doors that are shut: see test_walk
            with client.get(address(rule, house.ours)) as answer:
                expected = (404,) if rule.endpoint in BEHIND_A_LINK else WELL
                assert answer.status_code in expected, f"{role} {method} {rule.endpoint}: {answer.status_code}"
                without += [] if shows_way_out(answer) else [rule.endpoint]
            cells.add((role, method, rule.rule, "ours"))
    assert (state_of(), without, asked_outside) == (before, [], [])
    assert len(cells) >= FEWEST


@pytest.mark.parametrize("role", ROLES)
def test_an_empty_form_never_breaks_a_page(
    app: Flask, client: FlaskClient, house: House, role: str, cells: set[tuple[str, ...]]
) -> None:
    sign_in(client, house.people[role])
    for rule, method in pages(app):
        if method == "GET" or not may_enter(app, rule, role):
            continue
        status = visit(client, method, address(rule, house.ours))
        if rule.endpoint in ASKED and role != Role.COOPERANT:
            assert status == 404, "a week is somebody's own: who is no cooperant has none"
        elif rule.endpoint in BEHIND_A_LINK:
            assert status == 404
        else:
            assert status in WELL + SAID_NO, f"{role} POST {rule.endpoint}: {status}"
        cells.add((role, method, rule.rule, "ours"))
        if rule.endpoint == "access.sign_out":
            sign_in(client, house.people[role])


@pytest.mark.parametrize("role", [Role.COOPERANT, Role.FACILITATOR, Role.COORDINATION])
def test_a_closed_season_is_read_and_no_longer_written(
    app: Flask, client: FlaskClient, house: House, role: str, cells: set[tuple[str, ...]]
) -> None:
    house.ours.status = SeasonStatus.CLOSED
    sign_in(client, house.people[role])
    before = state_of(1)
    for rule, method in pages(app):
        if "season_id" in rule.arguments and may_enter(app, rule, role) and rule.endpoint not in STILL_WRITTEN:
            status = visit(client, method, address(rule, house.ours))
            assert status in (*WELL, *SAID_NO, 404), f"{role} {method} {rule.endpoint}: {status}"
            assert method == "GET" or state_of(1) == before, f"{role} {method} {rule.endpoint}"
            cells.add((role, method, rule.rule, "closed"))


@pytest.mark.parametrize("role", ROLES)
def test_a_form_without_its_token_changes_nothing(app: Flask, client: FlaskClient, house: House, role: str) -> None:
    sign_in(client, house.people[role])
    app.config["WTF_CSRF_ENABLED"] = True
    before = state_of()
    for rule, method in pages(app):
        if method == "POST" and may_enter(app, rule, role):
            assert visit(client, method, address(rule, house.ours)) == 400, rule.endpoint
    assert state_of() == before


def test_hours_of_someone_else_are_taken_back_by_those_who_validate_only(client: FlaskClient, house: House) -> None:
    waiting = select(HourEntry).where(SUITED["hours.cancel"], HourEntry.season_id == 1).order_by(HourEntry.id)
    other, own = db.session.scalars(waiting).all()
    urls = [f"/saisons/1/heures/{entry.id}/annuler" for entry in (other, own)]
    sign_in(client, house.people[Role.COOPERANT])
    assert [visit(client, "POST", url) for url in urls] == [403, 303]
    sign_in(client, house.people[Role.FACILITATOR])
    assert visit(client, "POST", urls[0]) == 303
