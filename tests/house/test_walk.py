"""The walk through every door: who × method × page × season × record in its state, against what the rooms declared.

What the pages would write is thrown away, so that every cell finds the same house.
"""

import contextvars
import datetime as dt
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException

from cjs_app.access.domain import PoleRole, Role
from cjs_app.access.models import User
from cjs_app.coop.seasons.models import Season, SeasonRole
from cjs_app.plumbing.database import db
from cjs_app.plumbing.permissions import permission_of
from tests import campaigns, databases
from tests.builders import a_season
from tests.house.walk import (
    AT_THE_DOOR,
    OURS,
    REPLACED,
    SIBLING,
    THEIRS,
    Cell,
    Records,
    Who,
    cells_of,
    expected,
    told,
)
from tests.people import A_DAY, a_person, sign_in, stamped
from tests.shared import prepared_once
from tests.visitors import Visitor
from tests.whole_summer import NOW, a_whole_summer

SECURITY = Path(__file__).resolve().parent.parent.parent / "docs" / "security.md"
EVERY_SEASON = dict.fromkeys((OURS, THEIRS, SIBLING), str(Role.COORDINATION))
CELLS = "cells walked, states of records too"
STATES_ONE_IN = campaigns.rounds(5, 1)
"""Of the states of records at a door that is shut before any record is looked at, each of these people asks for so
many, and not for the same ones."""


@pytest.fixture(scope="session")
def four_summers(two_summers: Path, receipts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two summers, another one of our carrier, and one that was replaced; everybody who tries the doors."""
    folder = prepared_once(tmp_path_factory, "four summers", lambda folder: add_two_summers(two_summers, folder))
    shutil.copytree(folder / "receipts", receipts, dirs_exist_ok=True)
    return folder / "four.sqlite3"


def add_two_summers(two_summers: Path, folder: Path) -> None:
    """Play a sister season beside the two, write the one that was replaced, and let everybody in."""
    app = databases.make_app(databases.copy_sqlite(two_summers, folder / "four.sqlite3"), folder / "receipts")
    with app.app_context():
        sister = a_whole_summer("La Sœur", "Porteur C", "552100554", a_person("Solène"))
        # Played under another carrier: the numbers of ours are already given for that day.
        sister.carrier_id = db.session.get_one(Season, OURS).carrier_id
        replaced = a_season("La Vieille", 2016, carrier="Porteur A", siren="732829320")
        replaced.superseded_at = dt.datetime(2017, 1, 1, tzinfo=dt.UTC)
        gone = a_person("Ancienne", db.session.get_one(Season, OURS), Role.FACILITATOR)
        let_go(gone.id)
        stopped = a_person("Arrêtée", db.session.get_one(Season, OURS), Role.FACILITATOR)
        stopped.disabled_at = stamped().at
        for name, season, role in (
            ("Voisine", SIBLING, Role.FACILITATOR),
            ("Cousine", SIBLING, Role.COOPERANT),
            ("Élue", SIBLING, Role.COMMITTEE),
            ("Inconnue", THEIRS, Role.COOPERANT),
            ("Lointaine", THEIRS, Role.FACILITATOR),
            ("Comptable", THEIRS, Role.ACCOUNTANT),
        ):
            a_person(name, db.session.get_one(Season, season), role)
        db.session.commit()
        assert replaced.id == REPLACED
        db.session.remove()
        db.engine.dispose()


def let_go(user_id: int) -> None:
    """Take the role of an account back."""
    for given in db.session.query(SeasonRole).filter_by(user_id=user_id):
        given.revoked_at = stamped(day=A_DAY).at


PEOPLE: dict[str, Callable[[Callable[..., Visitor]], Who]] = {
    "stranger": lambda enter: Who("stranger", enter(None), signed_in=False),
    **{
        f"our {role}": lambda enter, role=role: Who(
            f"our {role}",
            enter(f"personne {role}"),
            {OURS: str(role)},
            at_a_glance=role is not Role.FACILITATOR,
            compares=role in (Role.FACILITATOR, Role.COOPERANT),
        )
        for role in Role
        if role is not Role.COORDINATION
    },
    "coordination": lambda enter: Who(
        "coordination", enter("personne coordination"), EVERY_SEASON, everywhere=str(Role.COORDINATION)
    ),
    "the pôle's team": lambda enter: Who("team", enter("personne pole_officer"), everywhere=str(PoleRole.OFFICER)),
    "the pôle's board": lambda enter: Who(
        "board", enter("personne pole_board"), everywhere=str(PoleRole.BOARD), at_a_glance=True, compares=True
    ),
    "somebody let go": lambda enter: Who("somebody let go", enter("ancienne")),
    "a disabled account": lambda enter: Who("a disabled account", enter("arrêtée"), signed_in=False),
    "facilitator of a sister season": lambda enter: Who(
        "sister", enter("voisine"), {SIBLING: str(Role.FACILITATOR)}, at_a_glance=True
    ),
    "cooperant of a sister season": lambda enter: Who(
        "sister", enter("cousine"), {SIBLING: str(Role.COOPERANT)}, at_a_glance=True
    ),
    "committee of a sister season": lambda enter: Who(
        "sister", enter("élue"), {SIBLING: str(Role.COMMITTEE)}, at_a_glance=True
    ),
    "cooperant of another carrier": lambda enter: Who(
        "far", enter("inconnue"), {THEIRS: str(Role.COOPERANT)}, at_a_glance=True
    ),
    "facilitator of another carrier": lambda enter: Who(
        "far", enter("lointaine"), {THEIRS: str(Role.FACILITATOR)}, at_a_glance=True, compares=True
    ),
    "accountant of another carrier": lambda enter: Who(
        "account", enter("comptable"), {THEIRS: str(Role.ACCOUNTANT)}, at_a_glance=True
    ),
}


@pytest.fixture
def enter(
    app: Flask, four_summers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Visitor]]:
    """Let somebody in by their login, into a house in which nothing is kept."""
    db.session.remove()
    db.engine.dispose()
    databases.copy_sqlite(four_summers, Path(str(db.engine.url.database)))
    app.config.update(CLOCK=lambda: NOW, ARCHIVES=tmp_path)

    def enter(login: str | None) -> Visitor:
        visitor = Visitor(app)
        if login is not None:
            sign_in(visitor, db.session.query(User).filter_by(login=login).one())
        monkeypatch.setattr(db.session, "commit", db.session.rollback)
        return visitor

    yield enter


@cache
def records() -> Records:
    """Return the records of the house, the same for everybody."""
    return Records()


@dataclass
class Answers:
    """What the doors said to one person: what they should not have, and the shut doors that differ."""

    wrong: list[str] = field(default_factory=list)
    shut: dict[tuple[str, str, str], dict[bytes, str]] = field(default_factory=lambda: defaultdict(dict))
    count: int = 0


def walked(app: Flask, who: Who, turn: int) -> Answers:
    """Return what somebody met at every door; at a shut one, with the states of records whose turn it is."""
    answers, cookie_name = Answers(), str(app.config["SESSION_COOKIE_NAME"])
    cookie = who.client.get_cookie(cookie_name)
    header = {"Cookie": f"{cookie_name}={cookie.value}"} if cookie else {}
    for rank, cell in enumerate(cells_of(app, records(), next(iter(who.roles), OURS)), turn):
        wanted = expected(app, who, cell)
        if cell.is_state and len(wanted) == 1 and rank % STATES_ONE_IN:
            continue
        if cookie is not None:
            who.client.set_cookie(cookie_name, cookie.value)  # some pages sign out
        code = None
        if at_a_glance(app, who, cell, wanted):
            code = contextvars.Context().run(at_the_door, app, cell, header)
        if code is None or code not in wanted:
            code = inside(who, cell, wanted, answers)
        if code not in wanted:
            answers.wrong.append(f"{cell.method} {cell.url} ({cell.record}): {code}, not {wanted}")
        answers.count += 1
    return answers


def at_a_glance(app: Flask, who: Who, cell: Cell, wanted: tuple[int, ...]) -> bool:
    """Return whether the door alone is asked: another state, or another of these people, sees the page itself.

    Who coordinates may enter everywhere: the facilitator and the pôle's team see the pages, in every state (and
    test_doors lets each role see its own).
    """
    if len(wanted) == 1:
        elsewhere = cell.season is not None and cell.season not in who.roles
        return cell.is_state or not who.compares or (who.at_a_glance and elsewhere)
    if who.everywhere != Role.COORDINATION:
        return False
    permission = permission_of(app, cell.rule.endpoint)
    drawn_by = Role.FACILITATOR if "season_id" in cell.rule.arguments else PoleRole.OFFICER
    return cell.season in (THEIRS, SIBLING) or (permission is not None and drawn_by in permission.roles)


def at_the_door(app: Flask, cell: Cell, header: dict[str, str]) -> int:
    """Return what the door says, before any page is drawn."""
    with app.test_request_context(cell.url, method=cell.method, headers=header):
        try:
            answer = app.preprocess_request()
        except HTTPException as refused:
            return refused.code or 500
        return 302 if answer is not None and "/connexion" in answer.location else 200


def inside(who: Who, cell: Cell, wanted: tuple[int, ...], answers: Answers) -> int:
    """Return what a page answers; what it shows of a shut door is kept, to be compared."""
    with who.client.open(cell.url, method=cell.method) as answer:
        code = int(answer.status_code)
        if wanted == AT_THE_DOOR and answer.location.startswith("/connexion"):
            return 302
        if code in (403, 404) and code == wanted[0]:
            place = "my season" if cell.season in who.roles else "not mine"
            page = cell.method, cell.rule.rule, f"{code} {place}"
            answers.shut[page].setdefault(told(answer.get_data(), cell.url), cell.url)
    return code


@pytest.mark.parametrize("name", PEOPLE)
def test_every_door_answers_what_the_rooms_declared(
    app: Flask, enter: Callable[..., Visitor], name: str, record_property: Callable[[str, object], None]
) -> None:
    answers = walked(app, PEOPLE[name](enter), list(PEOPLE).index(name))
    record_property(CELLS, answers.count)
    assert "\n".join(answers.wrong) == ""
    differing = {page: list(urls.values()) for page, urls in answers.shut.items() if len(urls) > 1}
    assert differing == {}, "forbidden can be told from unknown"


def test_the_count_of_cells_is_the_one_that_is_written_down(app: Flask, enter: Callable[..., Visitor]) -> None:
    """Those that are walked whatever the turn, counted without being walked: each process walks its share of them."""
    homes = [next(iter(meet(lambda _: Visitor(app)).roles), OURS) for meet in PEOPLE.values()]
    sizes = {home: sum(not cell.is_state for cell in cells_of(app, records(), home)) for home in set(homes)}
    total = sum(sizes[home] for home in homes)
    written = re.search(r"at least (\d+) (\d+) cells", SECURITY.read_text("utf-8"))
    assert written is not None, "docs/security.md says how many cells are walked"
    assert 22_000 <= int("".join(written.groups())) <= total
