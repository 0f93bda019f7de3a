"""Marked values: one of its own in every text and day that speaks of a person, and whom each of them belongs to.

A mark found on a page says by itself of which column, which person and which season it is.
"""

import datetime as dt
import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from sqlalchemy import Enum, String, Table, Text, select, text, update

from cjs_app.access.domain import Role
from cjs_app.access.limits import Way
from cjs_app.access.models import Session, User
from cjs_app.access.proof_models import (
    Challenge,
    EntryKey,
    KnownDevice,
    Passkey,
    RecoveryCode,
    SecondFactor,
    Tries,
)
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.invitations.models import Invitation
from cjs_app.coop.seasons.models import SeasonRole
from cjs_app.journal.models import Entry
from cjs_app.plumbing.database import db
from cjs_app.plumbing.once import FormKey
from cjs_app.privacy.columns import PERSONAL
from cjs_app.privacy.kinds import Column
from tests.people import stamped
from tests.whole_summer import NOW

MARK = re.compile(r"zq(\d+)qz", re.IGNORECASE)
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
OLD_DAY = re.compile(
    rf"\b(1[5-7]\d\d)-\d\d-\d\d|\b(?:\d\d?|1er)\s(?:{MONTHS})\s(1[5-7]\d\d)\b|\b\d\d/\d\d/(1[5-7]\d\d)\b"
)
CENTURIES = {("papers", "day"): 1500, ("cooperants", "joined_on"): 1600, ("cooperants", "birth_date"): 1700}
"""Days are marked by a year that no summer has, one for each row; other days make the work itself."""
SEALED = {
    ("invoices", "photograph"),
    ("invoice_papers", "pdf"),
    ("season_closings", "inputs"),
    ("committee_editions", "basis"),
    ("membership_receipts", "photograph"),
    ("report_editions", "record"),
    ("expenses", "receipt_sha256"),
}
"""Documents, sums and files, not words: what is drawn from them carries the marks of other columns."""

Person = int | None
"""The number of an account; None for somebody without one."""


@dataclass(frozen=True)
class Mark:
    """Where a marked value stands: its column, the season of its row, the account it speaks of."""

    column: tuple[str, str]
    season: int | None
    person: Person
    about: str = ""
    """For the words of the journal: what they were written about."""


@dataclass
class Marks:
    """Every marked value, by what it reads as."""

    words: dict[int, Mark] = field(default_factory=dict)
    years: dict[int, Mark] = field(default_factory=dict)

    def add(self, mark: Mark) -> str:
        """Return a new marked text."""
        number = len(self.words) + 1000
        self.words[number] = mark
        return f"zq{number}qz"

    def of_column(self, column: tuple[str, str]) -> list[Mark]:
        """Return the marks of a column."""
        return [mark for mark in (*self.words.values(), *self.years.values()) if mark.column == column]

    def on(self, content: str) -> set[Mark]:
        """Return the marks that a text holds."""
        content = unescape(content).replace("\u00a0", " ").replace("\u202f", " ")
        words = {self.words[number] for number in map(int, MARK.findall(content)) if number in self.words}
        years = {int(year) for groups in OLD_DAY.findall(content) for year in groups if year}
        return words | {self.years[year] for year in years if year in self.years}


def can_be_marked(column: Column) -> bool:
    """Return whether a value of this column can be told from all others on a page."""
    kind = db.metadata.tables[column.table].c[column.name].type
    place = (column.table, column.name)
    is_text = isinstance(kind, String | Text) and not isinstance(kind, Enum)
    return place in CENTURIES or (is_text and place not in SEALED)


def marked_columns() -> list[Column]:
    """Return the personal columns that hold marks."""
    return [column for column in PERSONAL if can_be_marked(column)]


def planted() -> Marks:
    """Put a mark in every row of every personal column that can hold one, and return them all.

    What the database refuses to change is written all the same, without its guards, as no one can through the house.
    """
    guards = db.session.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
    for name, _ in guards:
        db.session.execute(text(f"DROP TRIGGER {name}"))
    marks, people = Marks(), {one.id: one.user_id for one in db.session.scalars(select(Cooperant))}
    for column in marked_columns():
        _mark_column(marks, column, people)
    for _, guard in guards:
        db.session.execute(text(guard))
    db.session.commit()
    db.session.expire_all()
    return marks


def _mark_column(marks: Marks, column: Column, people: dict[int, Person]) -> None:
    """Mark each row of a column."""
    table, place = db.metadata.tables[column.table], (column.table, column.name)
    key = list(table.primary_key)
    century = CENTURIES.get(place)
    told = {row.seq: row for row in db.session.scalars(select(Entry))} if table.name == "journal_words" else {}
    for rank, row in enumerate(db.session.execute(select(table).order_by(*key)).mappings().all()):
        entry = told.get(row.get("seq"))
        if entry is None:
            mark = Mark(place, row.get("season_id"), _person(table, dict(row), people))
        else:
            mark = Mark(place, entry.season_id, entry.by_user_id, entry.subject)
        value: Any
        if century is None:
            value = marks.add(mark)
        else:
            marks.years[century + rank] = mark
            value = dt.date(century + rank, 5, 17)
        same = [part == row[part.name] for part in key]
        db.session.execute(update(table).where(*same).values({column.name: value}))
        if place == ("tries", "key_hash"):
            break


def _person(table: Table, row: dict[str, Any], people: dict[int, Person]) -> Person:
    """Return the account of whom a row speaks."""
    if table.name == "users":
        return int(row["id"])
    if table.name == "cooperants":
        return people[row["id"]]
    if row.get("cooperant_id"):
        return people[row["cooperant_id"]]
    return next((row[name] for name in ("user_id", "by_user_id", "made_by_id") if row.get(name)), None)


def add_what_no_summer_plays(user: User, season_id: int) -> None:
    """Give someone every kind of row that a summer leaves out: devices, proofs, keys, an invitation they made."""
    now, later = stamped().at, stamped().at + dt.timedelta(days=9999)
    mark = f"{user.id}-{season_id}"
    for row in (
        KnownDevice(user_id=user.id, token_hash=f"d{mark}", made_at=now),
        SecondFactor(user_id=user.id, sealed_secret="s", made_at=now),
        RecoveryCode(user_id=user.id, salt="s", digest="d", made_at=now),
        Passkey(user_id=user.id, credential_id=mark, public_key="p", sign_count=0, name="clé", made_at=now),
        Challenge(token_hash=f"c{mark}", purpose="second", user_id=user.id, expires_at=later),
        EntryKey(user_id=user.id, way=Way.LINK, token_hash=f"e{mark}", made_at=now, expires_at=later),
        FormKey(key_hash=f"f{mark}", user_id=user.id, used_at=now, page="/", content_hash="h", led_to="/"),
        Tries(key_hash=f"t{mark}", failures=1, last_at=now),
        Session(token_hash=f"s{mark}", user_id=user.id, opened_at=NOW, seen_at=NOW, proved_at=NOW, device="tél"),
    ):
        db.session.add(row)
    expected = {"role": Role.COMMITTEE, "way": Way.LINK, "made_at": now, "made_by_id": user.id, "expires_at": later}
    db.session.add(Invitation(season_id=season_id, name="Expected", token_hash=f"i{mark}", **expected))
    db.session.flush()


def seasons_of(person: Person) -> set[int]:
    """Return the seasons in which an account is, was or did something."""
    done = select(Entry.season_id).where(Entry.by_user_id == person, Entry.season_id.is_not(None)).distinct()
    given = select(SeasonRole.season_id).where(SeasonRole.user_id == person)
    sheets = select(Cooperant.season_id).where(Cooperant.user_id == person)
    return {number for rows in (given, sheets, done) for number in db.session.scalars(rows)}


def texts_of(content: bytes, kind: str) -> Iterator[str]:
    """Yield what an answer says: a page, the words of a PDF, the files of a ZIP or of a spreadsheet."""
    if kind == "application/pdf":
        done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, check=True, capture_output=True)
        yield done.stdout.decode()
    elif content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as files:
            for name in files.namelist():
                inner = files.read(name)
                yield from texts_of(inner, "application/pdf" if inner[:4] == b"%PDF" else "")
    elif not kind.startswith("image/"):
        yield content.decode("utf-8", "replace")
