"""The cells of the walk: who asks, how, which page, in which season, for which record in which state.

Nothing here is written by hand for one page: pages come from the URL map, records from the tables, states from the
columns that hold one. What each cell must answer comes from the permissions that the rooms declared.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Date, DateTime, Enum, select
from werkzeug.routing import Rule

from cjs_app.plumbing.database import db
from cjs_app.plumbing.permissions import PUBLIC, SIGNED_IN, permission_of
from tests.house.addresses import ASKED, BEHIND_A_LINK, TABLES, UNKNOWN, of_season, word

OURS, THEIRS, SIBLING, REPLACED = 1, 2, 3, 4
"""Our summer; one of another carrier; another one of our carrier; one that a newer import replaced."""

STATES = {"status", "kind", "state"}
"""The columns of a closed list that say where a record stands."""

ANSWERED = (200, 302, 303, 400, 409, 422)
"""What an open door may answer: a page, a way on, or a refusal of what was typed or of the state of the record."""

NO_SUCH_THING = {
    "expenses.photo": "an expense without a photograph",
    "hours.my_week.finish": "a week is somebody's own: who is no cooperant has none",
    "hours.my_week.resume": "a week is somebody's own: who is no cooperant has none",
    "hours.validation.waiting": "nothing ticked",
    "planning.absences.index": "absences are somebody's own: who is no cooperant has none",
    "planning.absences.cancel": "a cooperant knows nothing of the absences of somebody else",
    "invoices.as_pdf": "a draft has no paper",
    "bilan.text": "no such text",
}
"""Pages that a record or a person may lack although the door is open, and why."""
IN_THE_ROOM = {
    "hours.cancel": "who may read an entry of somebody else may not take it back",
    "members.show": "the board reads the members that are structures; a person is for the team",
}
"""Pages that say no once inside, to somebody who may read the record anyway."""


AT_THE_DOOR = (302,)
"""A stranger is led to the door."""


@dataclass(frozen=True)
class Who:
    """Someone who tries every door: what they are in each season, and whether the door knows them."""

    name: str
    client: FlaskClient
    roles: dict[int, str] = field(default_factory=dict)
    signed_in: bool = True
    everywhere: str | None = None
    """What they are outside the seasons."""
    at_a_glance: bool = False
    """Whether the doors of others' seasons are only knocked at: another of these people reads each page they show."""
    compares: bool = False
    """Whether the pages of shut doors are drawn, and held against one another: forbidden is not told from unknown."""


@dataclass(frozen=True)
class Cell:
    """One question: this page, at this address; the season of the address and the one that its record is of."""

    rule: Rule
    method: str
    url: str
    season: int | None
    record: str
    exists: bool
    is_state: bool = False
    """Whether it differs from another cell by the state of its record alone."""


def states_of(table: Any) -> Iterator[tuple[str, Any]]:
    """Yield the states that the records of a table can be in: the members of its lists, its dates set or not."""
    for column in table.__table__.columns:
        attribute = getattr(table, column.key)
        if isinstance(column.type, Enum) and column.key in STATES:
            for member in column.type.python_type:
                yield f"{column.key} {member.value}", attribute == member
        elif column.nullable and (isinstance(column.type, Date) or _is_moment(column.type)):
            yield f"{column.key} set", attribute.is_not(None)
            yield f"{column.key} empty", attribute.is_(None)


def _is_moment(kind: Any) -> bool:
    """Return whether a column holds an instant."""
    return isinstance(getattr(kind, "impl_instance", getattr(kind, "impl", kind)), DateTime)


class Records:
    """The records of the seasons, one in each state there is, looked up once."""

    def __init__(self) -> None:
        """Look up one record of each kind, season and state."""
        self.by_state: dict[tuple[str, int], dict[str, int]] = {}
        for argument, table in TABLES.items():
            for season in (OURS, THEIRS, SIBLING):
                found: dict[str, int] = {}
                rows = select(table.id).where(of_season(table, season)).order_by(table.id.desc()).limit(1)
                for state, condition in [*states_of(table), ("", table.id > 0)]:
                    number = db.session.scalar(rows.where(condition))
                    if number is not None:
                        found[state] = number
                self.by_state[argument, season] = found

    def any(self, argument: str, season: int) -> int:
        """Return a record of a season, or one that nobody has."""
        return self.by_state[argument, season].get("", UNKNOWN)


def cells_of(app: Flask, records: Records, home: int) -> Iterator[Cell]:
    """Yield every cell of somebody whose own season is `home`."""
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            yield from _cells_of_page(rule, method, records, home)


def _cells_of_page(rule: Rule, method: str, records: Records, home: int) -> Iterator[Cell]:
    """Yield the cells of one page: in every season with a record of its own, then with others' records."""
    named = sorted(set(rule.arguments) & set(TABLES))
    if "season_id" not in rule.arguments:
        yield from _cells_of_no_season(rule, method, records, named)
        return
    for season in (OURS, THEIRS, SIBLING, REPLACED, UNKNOWN):
        of = season if season in (OURS, THEIRS, SIBLING) else OURS
        values = {argument: records.any(argument, of) for argument in named}
        yield Cell(rule, method, _address(rule, season, values), season, "its own", season < REPLACED)
    if named:
        yield from _cells_of_others(rule, method, records, home, named)
        yield from _cells_of_states(rule, method, records, named)


def _cells_of_no_season(rule: Rule, method: str, records: Records, named: list[str]) -> Iterator[Cell]:
    """Yield the cells of a page outside the seasons: with its records, unknown ones, and those in each state."""
    own = {argument: records.any(argument, OURS) for argument in named}
    yield Cell(rule, method, _address(rule, None, own), None, "its own" if named else "", True)
    if not named:
        return
    yield Cell(rule, method, _address(rule, None, dict.fromkeys(named, UNKNOWN)), None, "unknown", False)
    for argument in named:
        for state, number in records.by_state[argument, OURS].items():
            if state:
                yield Cell(rule, method, _address(rule, None, own | {argument: number}), None, state, True, True)


def _cells_of_others(rule: Rule, method: str, records: Records, home: int, named: list[str]) -> Iterator[Cell]:
    """Yield the cells of records that are not of one's season, asked for through it."""
    for other in {OURS, THEIRS, SIBLING} - {home}:
        foreign = {argument: records.any(argument, other) for argument in named}
        yield Cell(rule, method, _address(rule, home, foreign), home, f"of season {other}", False)
    yield Cell(rule, method, _address(rule, home, dict.fromkeys(named, UNKNOWN)), home, "unknown", False)


def _cells_of_states(rule: Rule, method: str, records: Records, named: list[str]) -> Iterator[Cell]:
    """Yield the cells of our records in each of their states."""
    own = {argument: records.any(argument, OURS) for argument in named}
    for argument in named:
        for state, number in records.by_state[argument, OURS].items():
            if state:
                yield Cell(rule, method, _address(rule, OURS, own | {argument: number}), OURS, state, True, True)


def _address(rule: Rule, season: int | None, values: dict[str, Any]) -> str:
    """Return the address of a page."""
    known = {argument: word(rule, argument) for argument in rule.arguments - TABLES.keys() - {"season_id"}}
    scope = {} if season is None else {"season_id": season}
    built = rule.build(known | scope | values)
    assert built is not None, rule.endpoint
    return built[1] + ASKED.get(rule.endpoint, "")


def expected(app: Flask, who: Who, cell: Cell) -> tuple[int, ...]:
    """Return what the declared matrix lets a door answer."""
    permission = permission_of(app, cell.rule.endpoint)
    assert permission is not None, f"{cell.rule.endpoint} declares nothing"
    if permission is PUBLIC:
        return (*ANSWERED, 404)
    if not who.signed_in:
        return AT_THE_DOOR
    role = who.everywhere
    if cell.season is not None:
        role = who.roles.get(cell.season)
        if role is None:
            return (404,)
    if permission is not SIGNED_IN and role not in permission.roles:
        return (403,)
    if not cell.exists:
        return (404,)
    of_another = len(set(cell.rule.arguments) & set(TABLES)) > 1  # a payment in this state is one of another invoice
    bare = cell.season is None and "year" not in cell.rule.arguments
    may_lack = cell.rule.endpoint in (*NO_SUCH_THING, *BEHIND_A_LINK) or bare or of_another
    more = (404,) if may_lack else ()
    return (*ANSWERED, *more, *((403,) if cell.rule.endpoint in IN_THE_ROOM else ()))


CHANGING = re.compile(rb'name="(csrf_token|once)" value="[^"]*"|nonce="[^"]*"|nonce-[^\']*|suite=[^"]*')


def told(content: bytes, url: str) -> bytes:
    """Return what a page says, apart from its own address and what is drawn anew for each page."""
    return CHANGING.sub(b"", content).replace(url.encode(), b"")
