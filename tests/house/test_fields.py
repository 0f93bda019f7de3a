"""Who reads which field: a mark in every text that speaks of a person, then every page and every file as everybody.

What each column is, and who reads it about others, is declared in `cjs_app/privacy/columns.py`; each person reads
their own. A mark that anybody else reads is a failure; so is a column that nobody ever reads although somebody may.
"""

import pickle
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from cjs_app.access.domain import PoleRole, Role
from cjs_app.access.models import User
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.seasons.models import Season, SeasonRole
from cjs_app.plumbing.database import db
from cjs_app.privacy.columns import PERSONAL
from cjs_app.privacy.impersonal import KEYS, NOT_PERSONAL
from cjs_app.privacy.kinds import Kind, Whose
from tests import databases
from tests.house.addresses import TABLES, address, of_season
from tests.house.marks import (
    Mark,
    Marks,
    Person,
    add_what_no_summer_plays,
    marked_columns,
    planted,
    seasons_of,
    texts_of,
)
from tests.people import A_DAY, a_person, sign_in, stamped
from tests.shared import prepared_once
from tests.visitors import Visitor
from tests.whole_pole import YEAR
from tests.whole_summer import NOW

OURS, THEIRS = 1, 2
THE_POLE = 0
"""What somebody of the pôle is at home in, as others are in a season."""
OF_THE_POLE = ("personne coordination", *(f"personne {role}" for role in PoleRole))
COLUMNS = {(column.table, column.name): column for column in PERSONAL}
SHARED = {"meetings", "meeting_tasks", "decisions", "decision_versions", "decision_remarks"}
"""What summers and the pôle keep in the same tables: a row of no season is the pôle's."""
CELLS = "cells of fields read (who × marked column × own, same season, other season)"
RELATIONS = ("own", "same season", "other season")
MONEY = {"invoice", "payment", "expense", "self_financing", "deductions"}
"""What the carrier's accountant reads the words about."""
OWN = {("users", "login"), ("users", "email"), ("sessions", "device"), ("passkeys", "name")}
"""What each one reads of themself on their account, besides all that is for the staff alone."""
OPEN = {("organisations", "name")}
"""The partners of a programme are named on its public page."""
NO_ROWS = {("erasures", "alias"), ("closed_shares", "code")}
"""Nobody was erased and no summer closed in this house."""
PEOPLE = {
    "stranger": None,
    "cooperant": "personne cooperant",
    "facilitator": "personne facilitator",
    "committee": "personne committee",
    "coordination": "personne coordination",
    "accountant": "personne accountant",
    "pole_officer": "personne pole_officer",
    "pole_board": "personne pole_board",
    "let go": "ancienne",
    "far facilitator": "lointaine",
    "far cooperant": "inconnue",
}
SECURITY = Path(__file__).resolve().parent.parent.parent / "docs" / "security.md"


@dataclass(frozen=True)
class Prepared:
    """A house in which everything is marked, and who everybody is."""

    path: Path
    marks: Marks
    accounts: dict[str, int]
    seasons: dict[Person, set[int]]


@pytest.fixture(scope="session")
def prepared(two_summers: Path, receipts: Path, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The two summers, marked."""

    def prepare(folder: Path) -> None:
        found = mark_the_summers(two_summers, receipts, folder / "marked.sqlite3")
        (folder / "marks").write_bytes(pickle.dumps(found))

    told: Prepared = pickle.loads((prepared_once(tmp_path_factory, "fields", prepare) / "marks").read_bytes())
    return told


def mark_the_summers(two_summers: Path, receipts: Path, path: Path) -> Prepared:
    """Mark the two summers, in which the others have accounts and sheets too."""
    app = databases.make_app(databases.copy_sqlite(two_summers, path), receipts)
    with app.app_context():
        ours, theirs = (db.session.get_one(Season, number) for number in (OURS, THEIRS))
        gone = a_person("Ancienne", ours, Role.FACILITATOR)
        for given in db.session.query(SeasonRole).filter_by(user_id=gone.id):
            given.revoked_at = stamped(day=A_DAY).at
        a_person("Lointaine", theirs, Role.FACILITATOR)
        for name, season in (("Voisin", ours), ("Inconnue", theirs)):
            account = a_person(name, season, Role.COOPERANT)
            free = select(Cooperant).where(Cooperant.season_id == season.id, Cooperant.user_id.is_(None))
            db.session.scalars(free.order_by(Cooperant.id).limit(1)).one().user_id = account.id
        accounts = {user.login: user.id for user in db.session.scalars(select(User))}
        for login, season_id in (("personne cooperant", OURS), ("voisin", OURS), ("inconnue", THEIRS)):
            add_what_no_summer_plays(db.session.get_one(User, accounts[login]), season_id)
        for login in accounts:
            db.session.get_one(User, accounts[login]).email = f"{login}@exemple.fr".replace(" ", "")
        db.session.commit()
        marks = planted()
        seasons = {
            person: seasons_of(person) | ({THE_POLE} if login in OF_THE_POLE else set())
            for login, person in accounts.items()
        }
        db.session.remove()
        db.engine.dispose()
    return Prepared(path, marks, accounts, seasons)


@pytest.fixture
def enter(
    app: Flask, prepared: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Visitor]]:
    """Let somebody in, into a house in which nothing is kept."""
    db.session.remove()
    db.engine.dispose()
    databases.copy_sqlite(prepared.path, Path(str(db.engine.url.database)))
    app.config.update(CLOCK=lambda: NOW, ARCHIVES=tmp_path)

    def enter(name: str) -> Visitor:
        visitor, login = Visitor(app), PEOPLE[name]
        if login is not None:
            sign_in(visitor, db.session.get_one(User, prepared.accounts[login]))
        monkeypatch.setattr(db.session, "commit", db.session.rollback)
        return visitor

    yield enter


def pages_for(app: Flask) -> Iterator[str]:
    """Yield every address to read: of both seasons, with records that suit, and each record on its own page."""
    seasons = [db.session.get_one(Season, number) for number in (OURS, THEIRS)]
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or set()) or rule.endpoint == "static":
            continue
        for season in seasons if "season_id" in rule.arguments else seasons[:1]:
            yield address(rule, season)
            named = set(rule.arguments) & set(TABLES)
            if len(named) == 1 and rule.endpoint.endswith((".show", ".person", ".export")):
                yield from pages_of_each(rule, season, named.pop())
    yield from (f"/comptes/{user.id}" for user in db.session.scalars(select(User)).all())


def pages_of_each(rule: Rule, season: Season, argument: str) -> Iterator[str]:
    """Yield the page of each record of a season; of three people, one's own among them."""
    table, scope = TABLES[argument], {"season_id": season.id} if "season_id" in rule.arguments else {"year": YEAR}
    rows = select(table.id).where(of_season(table, season.id)).order_by(table.id)
    for number in db.session.scalars(rows.limit(3 if table is Cooperant else 40)).all():
        known = scope | {argument: number}
        built = rule.build(known | dict.fromkeys(rule.arguments - known.keys(), "zip"))
        assert built is not None
        yield built[1]


def relation(prepared: Prepared, person: Person, home: set[int], mark: Mark) -> str:
    """Return how somebody stands to what a mark speaks of; what the pôle keeps is of no season."""
    if person is not None and mark.person == person:
        return "own"
    if COLUMNS[mark.column].whose is Whose.NETWORK:
        return "same season"
    seasons = {mark.season} if mark.season is not None else prepared.seasons.get(mark.person, set())
    if mark.season is None and mark.column[0] in SHARED:
        seasons = {THE_POLE}
    return "same season" if seasons & home else "other season"


def may_read(mark: Mark, role: str | None, how: str) -> bool:
    """Return whether the declared table lets somebody read a mark; the accountant, words about money alone."""
    if how == "own":
        return True
    if role == Role.ACCOUNTANT and mark.about and mark.about not in MONEY:
        return False
    return mark.column in OPEN or (how == "same season" and role in COLUMNS[mark.column].readers)


def to_be_met(name: str) -> set[tuple[str, str]]:
    """Return what somebody must meet, so that a mark that nobody could see is no proof of anything."""
    if name == "cooperant":
        mine = {place for place, column in COLUMNS.items() if column.kind is Kind.MINOR or place in OWN}
        readers = mine | {place for place, column in COLUMNS.items() if name in column.readers}
    elif name in {Role.FACILITATOR, Role.COORDINATION, Role.ACCOUNTANT, Role.COMMITTEE, *PoleRole}:
        readers = {place for place, column in COLUMNS.items() if name in column.readers}
    else:
        return set()
    return readers & {(column.table, column.name) for column in marked_columns()} - NO_ROWS


def home_of(prepared: Prepared, name: str, person: Person) -> tuple[set[int], str | None]:
    """Return the seasons that somebody may enter, and as what."""
    if name == "coordination":
        return {OURS, THEIRS, THE_POLE}, str(Role.COORDINATION)
    if name in set(PoleRole):
        return {THE_POLE}, name
    given = select(SeasonRole).where(SeasonRole.user_id == person, SeasonRole.revoked_at.is_(None))
    roles = db.session.scalars(given).all()
    return {given.season_id for given in roles}, next((str(given.role) for given in roles), None)


def read_by(app: Flask, visitor: Visitor, marks: Marks) -> dict[Mark, str]:
    """Return every mark that somebody meets, and on which page first."""
    met: dict[Mark, str] = {}
    for url in list(pages_for(app)):
        with visitor.get(url) as answer:
            assert answer.status_code < 500, url
            for text in texts_of(answer.get_data(), str(answer.mimetype)):
                for mark in marks.on(text):
                    met.setdefault(mark, url)
    return met


@pytest.mark.parametrize("name", PEOPLE)
def test_everybody_reads_the_fields_that_are_declared_for_them_and_no_other(
    app: Flask,
    prepared: Prepared,
    enter: Callable[[str], Visitor],
    name: str,
    record_property: Callable[[str, object], None],
) -> None:
    visitor = enter(name)
    person = prepared.accounts.get(PEOPLE[name] or "")
    home, role = home_of(prepared, name, person)
    met = read_by(app, visitor, prepared.marks)
    wrong = {
        f"{url}: {'.'.join(mark.column)} ({how})"
        for mark, url in met.items()
        if not may_read(mark, role, how := relation(prepared, person, home, mark))
    }
    assert "\n".join(sorted(wrong)) == ""
    assert {column for column in NO_ROWS if prepared.marks.of_column(column)} == set()
    assert to_be_met(name) - {mark.column for mark in met} == set(), "marks that an entitled reader meets nowhere"
    record_property(CELLS, len(marked_columns()) * len(RELATIONS))


def test_every_column_of_every_table_has_a_class(app: Flask) -> None:
    tables = db.metadata.tables.items()
    every = {(name, column.name) for name, table in tables for column in table.columns if column.name not in KEYS}
    assert every == COLUMNS.keys() | NOT_PERSONAL
    assert len(every) > 300, "the tables are those of the house"


def test_the_count_of_cells_is_the_one_that_is_written_down(app: Flask) -> None:
    total = len(PEOPLE) * len(marked_columns()) * len(RELATIONS)
    written = re.search(r"at least (\d+) (\d+) cells of fields", SECURITY.read_text("utf-8"))
    assert written is not None, "docs/security.md says how many fields are read"
    assert int("".join(written.groups())) <= total
