"""Every page, by every role and by a stranger: what each one may open is what the rooms declared, and nothing else.

The walk is made from the URL map, so that a new page cannot be forgotten.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text
from werkzeug.routing import Rule

from cjs_app.access.domain import Role
from cjs_app.access.models import User
from cjs_app.coop.accounts.models import Deduction, Expense, SelfFinancing
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.models import Committee, CommitteeTerm, Cooperant, Paper
from cjs_app.coop.distribution.models import SharingVote
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.invoices.models import Invoice, Payment
from cjs_app.coop.missions.models import Mission, MissionSlot
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons.models import CommitteeSeat, Facilitator, Price, Season, SeasonRole
from cjs_app.demo import begard
from cjs_app.demo.stage import Stage
from cjs_app.plumbing.database import db
from cjs_app.plumbing.permissions import PUBLIC, SIGNED_IN, permission_of
from tests.people import a_person, sign_in

TABLES = {
    "client_id": Client,
    "cooperant_id": Cooperant,
    "committee_id": Committee,
    "term_id": CommitteeTerm,
    "paper_id": Paper,
    "quote_id": Quote,
    "mission_id": Mission,
    "slot_id": MissionSlot,
    "entry_id": HourEntry,
    "invoice_id": Invoice,
    "payment_id": Payment,
    "expense_id": Expense,
    "income_id": SelfFinancing,
    "deduction_id": Deduction,
    "facilitator_id": Facilitator,
    "seat_id": CommitteeSeat,
    "price_id": Price,
    "role_id": SeasonRole,
    "vote_id": SharingVote,
}
"""Which record an address means; a page with a new kind of record adds its line here."""

WORDS = {
    "key": "revenue_ht",
    "filename": "css/cjs.css",
    "ending": "zip",
    "kind": "zip",
    "section": "portrait",
    "digest": "0" * 64,
}
UNKNOWN = 99_999_999


def a_whole_summer(name: str, carrier: str, siren: str, user_id: int) -> Season:
    """Return a season that holds at least one record of every kind."""
    script = begard.summer()
    script = replace(
        script,
        settings=replace(script.settings, name=name),
        carrier=replace(script.carrier, name=carrier, siren=siren),
        jobs=script.jobs[:2],
        shifts=script.shifts[:2],
        raised=((script.settings.period.start, "Lavage de voitures", 17000),),
        spent=((script.settings.period.start, "Éponges", "Matériel", 1250),),
    )
    stage = Stage(script, user_id, lambda _: None)
    stage.play()
    add_the_rest(stage)
    return stage.season


def add_the_rest(stage: Stage) -> None:
    """Add what the demo does not play: a committee with someone in it."""
    stamp = stage.on(stage.summer.settings.period.start)
    committee = cooperants.add_committee(stage.season, "Finances", stamp)
    cooperants.join_committee(stage.cooperants[0], committee, "référente", stamp.day, stamp)


def pages(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Yield every page with each of its methods."""
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            yield rule, method


def address(app: Flask, rule: Rule, season: Season, unknown: bool = False) -> str:
    """Return the address of a page with the records of a season."""
    values: dict[str, Any] = {}
    for argument in rule.arguments:
        if argument == "season_id":
            values[argument] = season.id
        elif argument in TABLES:
            values[argument] = UNKNOWN if unknown else first_of(TABLES[argument], season)
        else:
            assert argument in WORDS, f"{rule.endpoint}: tell tests/house/test_doors.py what {argument} is"
            values[argument] = WORDS[argument]
    built = rule.build(values)
    assert built is not None, rule.endpoint
    return built[1]


def first_of(table: Any, season: Season) -> int:
    """Return a record of this kind in this season."""
    found = db.session.scalar(select(table.id).where(table.season_id == season.id).limit(1))
    assert found is not None, f"the whole summer has no {table.__name__}"
    return int(found)


def state_of(app: Flask) -> str:
    """Return a mark of everything the database holds, what the door itself writes left out."""
    tables = [name for name in db.metadata.tables if name not in {"sessions", "journal", "users"}]
    parts = [str(db.session.execute(text(f"SELECT * FROM {name} ORDER BY 1")).all()) for name in sorted(tables)]  # noqa: S608
    db.session.rollback()
    return hashlib.sha256("".join(parts).encode()).hexdigest()


@pytest.fixture
def house(app: Flask) -> dict[str, Any]:
    """Two whole summers of two carriers, and a person of each role in the first."""
    animator = a_person("Basile")
    ours = a_whole_summer("La Nôtre", "Porteur A", "732829320", animator.id)
    theirs = a_whole_summer("La Leur", "Porteur B", "362521874", animator.id)
    people = {str(role): a_person(f"Personne {role}", ours, role) for role in Role}
    db.session.commit()
    return {"ours": ours, "theirs": theirs, "people": people}


def may_enter(app: Flask, endpoint: str, role: str) -> bool:
    """Return whether the declared matrix lets a role in."""
    permission = permission_of(app, endpoint)
    return permission in (PUBLIC, SIGNED_IN) or (permission is not None and role in permission.roles)


def visit(client: FlaskClient, method: str, url: str) -> int:
    """Return the status of a page."""
    return int(client.open(url, method=method, data={} if method == "POST" else None).status_code)


def test_every_page_declares_who_may_open_it(app: Flask) -> None:
    closed = [rule.endpoint for rule, _ in pages(app) if permission_of(app, rule.endpoint) is None]
    assert closed == []


def test_a_stranger_is_sent_to_the_door_from_every_page_but_the_public_ones(app: Flask, house: dict[str, Any]) -> None:
    stranger = app.test_client()
    for rule, method in pages(app):
        if permission_of(app, rule.endpoint) is PUBLIC:
            continue
        response = stranger.open(address(app, rule, house["ours"]), method=method)
        assert (response.status_code, response.headers["Location"][:10]) == (302, "/connexion"), rule.endpoint


@pytest.mark.parametrize("role", [str(role) for role in Role])
def test_each_role_opens_the_pages_of_its_season_that_the_matrix_says(
    app: Flask, client: FlaskClient, house: dict[str, Any], role: str
) -> None:
    sign_in(client, house["people"][role])
    for rule, method in pages(app):
        if rule.endpoint == "access.sign_out" or (method == "POST" and may_enter(app, rule.endpoint, role)):
            continue
        status = visit(client, method, address(app, rule, house["ours"]))
        if may_enter(app, rule.endpoint, role):
            assert status in (200, 303, 302), f"{role} {method} {rule.endpoint}: {status}"
        else:
            assert status == 403, f"{role} {method} {rule.endpoint}: {status}"


@pytest.mark.parametrize("role", [Role.COOPERANT, Role.FACILITATOR, Role.COMMITTEE])
def test_another_season_does_not_exist_and_unknown_records_look_the_same(
    app: Flask, client: FlaskClient, house: dict[str, Any], role: Role
) -> None:
    person: User = house["people"][str(role)]
    sign_in(client, person)
    before = state_of(app)
    for rule, method in pages(app):
        if "season_id" not in rule.arguments:
            continue
        assert visit(client, method, address(app, rule, house["theirs"])) == 404, rule.endpoint
    assert state_of(app) == before


@pytest.mark.parametrize("role", [str(Role.FACILITATOR), str(Role.COORDINATION)])
def test_records_of_another_season_are_not_found_through_one_s_own(
    app: Flask, client: FlaskClient, house: dict[str, Any], role: str
) -> None:
    sign_in(client, house["people"][role])
    before = state_of(app)
    for rule, method in pages(app):
        if not set(rule.arguments) & set(TABLES) or not may_enter(app, rule.endpoint, role):
            continue
        foreign = address(app, rule, house["theirs"]).replace(
            f"/saisons/{house['theirs'].id}/", f"/saisons/{house['ours'].id}/"
        )
        unknown = address(app, rule, house["ours"], unknown=True)
        assert (visit(client, method, foreign), visit(client, method, unknown)) == (404, 404), rule.endpoint
    assert state_of(app) == before


@pytest.mark.parametrize("role", [str(role) for role in Role])
def test_an_empty_form_never_breaks_a_page(app: Flask, client: FlaskClient, house: dict[str, Any], role: str) -> None:
    sign_in(client, house["people"][role])
    for rule, method in pages(app):
        if method == "GET" or rule.endpoint == "access.sign_out" or not may_enter(app, rule.endpoint, role):
            continue
        status = visit(client, method, address(app, rule, house["ours"]))
        assert status in (200, 302, 303, 400, 404, 409, 422), f"{role} POST {rule.endpoint}: {status}"
