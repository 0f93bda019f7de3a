"""Nobody writes more than a form asks: every column of every table is added to every form, and changes nothing."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Boolean, Date, Enum, Integer, LargeBinary, String, Table, Text

from cjs_app.access.domain import Role
from cjs_app.coop.archive import uploads
from cjs_app.plumbing.database import db
from tests.house.addresses import ARCHIVE, House, address, may_enter, pages
from tests.people import sign_in
from tests.whole_summer import NOW

CELLS = "cells of fields written (who × form × column)"
Rows = dict[tuple[str, str], str]
"""What a table holds under each key, in the order of its columns."""
DRAWN = re.compile(r"hash|digest|salt|secret|token|key$|^at$|_at$|credential")
"""Columns whose value is drawn at random or told by the clock."""
LEFT_OUT = {"sessions", "journal", "journal_head", "known_devices", "form_keys", "tries"}
"""What each request writes by itself."""


class Fields(HTMLParser):
    """The fields of a form as a browser would send them."""

    def __init__(self, action: str) -> None:
        """Read the forms that post to this address."""
        super().__init__()
        self.action, self.inside, self.select, self.text = action, False, "", ""
        self.sent: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what an input, a chosen option or a text would send."""
        said = {key: value or "" for key, value in attrs}
        if tag == "form":
            target = said.get("action", "").partition("?")[0] or self.action
            self.inside = said.get("method", "").lower() == "post" and target == self.action
        if not self.inside:
            return
        name = said.get("name", "")
        if tag == "input" and name and (said.get("type") not in ("checkbox", "radio", "file") or "checked" in said):
            self.sent[name] = said.get("value", "")
        elif tag == "button" and name:
            self.sent.setdefault(name, said.get("value", ""))
        elif tag in ("select", "textarea"):
            self.select, self.text = name, name if tag == "textarea" else ""
            self.sent.setdefault(name, "")
        elif tag == "option" and self.select and ("selected" in said or not self.sent[self.select]):
            self.sent[self.select] = said.get("value", "")

    def handle_data(self, data: str) -> None:
        """Keep the content of a text."""
        if self.inside and self.text:
            self.sent[self.text] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        """Leave a form, a choice or a text."""
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.select = self.text = ""


def rows() -> Rows:
    """Return every value of every table, but for what is drawn or told by the clock; asked in one statement."""
    return {(name, key): held for name, key, held in db.session.connection().exec_driver_sql(everything())}


@cache
def everything() -> str:
    """Return the statement that reads all there is."""

    def told(names: list[str], table: Table) -> str:
        binary = {name for name in names if isinstance(table.columns[name].type, LargeBinary)}
        return "json_array(" + ", ".join(f'hex("{name}")' if name in binary else f'"{name}"' for name in names) + ")"

    parts = (
        f"SELECT '{name}', {told([one.name for one in table.primary_key], table)}, {told(kept(table), table)} "
        f'FROM "{name}"'
        for name, table in db.metadata.tables.items()
        if name not in LEFT_OUT
    )
    return " UNION ALL ".join(parts)


def kept(table: Table) -> list[str]:
    """Return the names of the columns of a table that are compared."""
    return [column.name for column in table.columns if not DRAWN.search(column.name)]


def forged() -> dict[str, str]:
    """Return a value for the name of every column of every table, of the kind that its column takes."""
    values: dict[str, str] = {}
    for table in db.metadata.tables.values():
        for column in table.columns:
            values.setdefault(column.name, _value(column.type))
    return values


def _value(kind: Any) -> str:
    """Return a value that a column of this kind takes, and that no row has."""
    if isinstance(kind, Enum):
        return str(list(kind.enums)[-1])
    if isinstance(kind, Boolean):
        return "y"
    if isinstance(kind, Date):
        return "2017-08-02"
    if isinstance(kind, String | Text):
        return "zqforgedqz"
    return "2" if isinstance(kind, Integer) else "77"


OWN_FIELDS = {"hours.reopen": {"reason"}}
"""What a button's own little form, on another page, asks for."""


@dataclass
class Poster:
    """Someone who sends forms, and what the pages would keep of them."""

    client: FlaskClient
    account: int
    archives: Path
    kept: list[Rows]
    cookie: str = ""

    def get(self, url: str) -> str:
        """Return a page; nothing for a file."""
        self.client.set_cookie("session", self.cookie)  # some pages sign out
        with self.client.get(url) as answer:
            return str(answer.get_data(as_text=True)) if answer.mimetype == "text/html" else ""

    def post(self, url: str, data: dict[str, str]) -> Rows | None:
        """Return what a form would leave in the database, or None when it is refused."""
        uploads.keep(self.archives, self.account, ARCHIVE, NOW.timestamp())  # bringing a file in spends it
        self.client.set_cookie("session", self.cookie)
        self.kept.clear()
        with self.client.post(url, data=data) as answer:
            assert answer.status_code < 500, url
        # The first commit is the visitor's own, before the request.
        return self.kept[1] if len(self.kept) > 1 else None


@pytest.fixture
def poster(
    app: Flask, client: FlaskClient, house: House, role: Role, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Poster]:
    """Someone of a role, in a house in which what the pages would keep is read and not kept."""
    sign_in(client, house.people[role])
    cookie = client.get_cookie("session")
    assert cookie is not None
    poster = Poster(client, house.people[role].id, app.config["ARCHIVES"], [], cookie.value)

    def look() -> None:
        db.session.flush()
        poster.kept.append(rows() if len(poster.kept) == 1 else {})  # nothing else is asked for: see `post`
        db.session.rollback()

    monkeypatch.setattr(db.session, "commit", look)
    yield poster


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.COOPERANT])
def test_no_column_is_written_beyond_the_fields_of_a_form(
    app: Flask, house: House, poster: Poster, role: Role, record_property: Callable[[str, object], None]
) -> None:
    names, forms, taken, wrong = forged(), 0, 0, []
    urls = {
        rule.endpoint: address(rule, house.ours)
        for rule, method in pages(app)
        if method == "POST" and may_enter(app, rule, role)
    }
    for endpoint, url in urls.items():
        fields = Fields(url.partition("?")[0])
        fields.feed(poster.get(url))
        extra = {name: value for name, value in names.items() if name not in OWN_FIELDS.get(endpoint, ())}
        plain, more = (poster.post(url, data) for data in (fields.sent, extra | fields.sent))
        if more != plain:
            wrong.append(f"{endpoint}: {differing(plain or {}, more or {})}")
        forms, taken = forms + 1, taken + (plain is not None)
    assert "\n".join(wrong) == ""
    assert taken > 10, "forms that are taken as they stand"
    record_property(CELLS, forms * len(names))


def differing(plain: Rows, more: Rows) -> list[str]:
    """Return the columns in which two states of the database differ."""
    found: set[str] = set()
    for name, key in plain.keys() | more.keys():
        columns = kept(db.metadata.tables[name])
        one, other = (
            json.loads(state[name, key]) if (name, key) in state else [None] * len(columns) for state in (plain, more)
        )
        found |= {f"{name}.{column}" for column, was, became in zip(columns, one, other, strict=True) if was != became}
    return sorted(found)
