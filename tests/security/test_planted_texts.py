"""What somebody wrote stays a text, on every page, for everybody: planted in every form and in every column."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Enum, String, Text, select, update
from sqlalchemy.exc import SQLAlchemyError

from cjs_app.access.domain import Role
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import Base, db
from tests import databases
from tests.house.addresses import House, address, may_enter, pages
from tests.people import sign_in
from tests.security import hostile
from tests.security.crawler import Crawl
from tests.security.walking import Elements
from tests.shared import prepared_once
from tests.visitors import Visitor

PAYLOADS = [
    *(text for text in hostile.MARKUP if hostile.MARK in text),
    *(
        text.format(mark=hostile.MARK)
        for text in (
            "<{mark}/>",
            "<{mark} x=",
            "<<{mark}>",
            "<{mark}\n>",
            "<{mark}\t/autofocus onfocus=alert(1)>",
            "</p></div></main><{mark}>",
            "</option></select><{mark}>",
            "]]><{mark}>",
            "--><{mark}>",
            "</style><{mark}>",
            "</svg><{mark}>",
            "</template><{mark}>",
            "</noscript><{mark}>",
            "<math><mtext><{mark}>",
            "<svg><style><{mark}>",
            "<a href=javascript:alert(1) {mark}>",
            "<img src=x onerror=alert(1) {mark}>",
            "\u003c{mark}\u003e",
            "&#60;{mark}&#62;<{mark}>",
            "' autofocus {mark}='1' x='",
            '" autofocus {mark}="1" x="',
            "` {mark}=`1",
            "' onmouseover='alert(1)' {mark}='1",
            "%3C{mark}%3E<{mark}>",
            "＜{mark}＞<{mark}>",
            "{{{{7*7}}}}<{mark}>",
            "<b><i><{mark}>",
        )
    ),
]
NOT_A_TEXT = (
    "hash",
    "token",
    "sha",
    "digest",
    "secret",
    "salt",
    "key",
    "currency",
    "payload",
    "template",
    "natures",
    "section",
    "version_num",
)
"""Columns that the program writes alone."""
SCHEMES = ("/", "#", "?", "mailto:", "tel:", "http://localhost/")


def texts_of(table: type[Base]) -> list[str]:
    """Return the columns of a table in which somebody writes freely."""
    return [
        column.key
        for column in table.__table__.columns
        if isinstance(column.type, String | Text)
        and not isinstance(column.type, Enum)
        and not any(word in column.key for word in NOT_A_TEXT)
    ]


def plant_in_columns() -> int:
    """Write a payload in every free text of every row that the database lets change; return how many."""
    planted = 0
    for mapper in Base.registry.mappers:
        if "journal" in mapper.local_table.name or "alembic" in mapper.local_table.name:  # type: ignore[attr-defined]
            continue
        for name in texts_of(mapper.class_):
            for number in db.session.scalars(select(mapper.primary_key[0]).limit(40)).all():
                text = f"{PAYLOADS[planted % len(PAYLOADS)]} {planted}"
                try:
                    with db.session.begin_nested():
                        db.session.execute(
                            update(mapper.class_).where(mapper.primary_key[0] == number).values({name: text})
                        )
                    planted += 1
                except SQLAlchemyError:
                    continue  # the database keeps what was issued, and its closed lists
    db.session.commit()
    return planted


def plant_in_forms(app: Flask, visitor: Visitor, urls: list[str]) -> tuple[int, int]:
    """Send every form with a payload in every free field; return how many forms, and how many were taken."""
    forms, _ = Crawl(app, visitor, "planting").discover(urls)
    sent = taken = 0
    for form in forms:
        free = [name for name, value in form.filled if name not in form.options and not value.isdigit()]
        for names in [free, *([name] for name in free)]:
            said = dict(form.filled) | {
                name: PAYLOADS[(sent + place) % len(PAYLOADS)] for place, name in enumerate(names)
            }
            with visitor.post(form.url, data=said) as answer:
                sent += 1
                taken += answer.status_code == 303
    return sent, taken


def faults_of(text: str) -> list[str]:
    """Return what a page holds that no template wrote."""
    wrong = []
    page = Elements(text)
    for tag, held in page.found:
        if tag == hostile.MARK or hostile.MARK in held or any(name.startswith("on") for name in held):
            wrong.append(f"<{tag} {held}>")
    return wrong + [url for url in page.values("href", "src", "action") if url and not url.startswith(SCHEMES)]


def open_to(app: Flask, role: str) -> list[str]:
    """Return every page of our season that a role may read."""
    season = db.session.get_one(Season, 1)
    return [
        address(rule, season)
        for rule, method in pages(app)
        if method == "GET"
        and rule.endpoint not in ("static", "sharing.visit.read", "events.public.place")
        and may_enter(app, rule, role)
    ]


@pytest.fixture
def planted(
    app: Flask,
    house: House,
    tmp_path_factory: pytest.TempPathFactory,
    record_property: Callable[[str, object], None],
) -> dict[Role, list[str]]:
    """The house with payloads in every text, and the pages that each role may read."""
    readable = {role: open_to(app, role) for role in Role}
    app.config["PROPAGATE"] = False
    path = Path(str(db.engine.url.database))

    def prepare(folder: Path) -> None:
        plant(app, house, record_property)
        db.engine.dispose()
        databases.copy_sqlite(path, folder / "planted.sqlite3")

    folder = prepared_once(tmp_path_factory, "planted texts", prepare)
    db.session.rollback()
    db.engine.dispose()
    databases.copy_sqlite(folder / "planted.sqlite3", path)
    return readable


def plant(app: Flask, house: House, record_property: Callable[[str, object], None]) -> None:
    """Write payloads in every form and in every column."""
    total = 0
    for role in (Role.COOPERANT, Role.FACILITATOR):
        sent, taken = plant_in_forms(app, sign_in(Visitor(app), house.people[role]), open_to(app, role))
        total += taken
        record_property(f"forms sent by the {role} with markup, of which kept {taken}", sent)
    assert total > 40
    count = plant_in_columns()
    assert count > 300
    record_property("texts replaced by markup", count)


def test_no_text_becomes_an_element_on_any_page_for_anybody(
    app: Flask, planted: dict[Role, list[str]], house: House, record_property: Callable[[str, object], None]
) -> None:
    seen, wrong = 0, {}
    for role, urls in planted.items():
        visitor = sign_in(Visitor(app), house.people[role])
        for url in urls:
            with visitor.get(url) as answer:
                if answer.status_code >= 500:
                    wrong[f"{role} {url}"] = [str(answer.status_code)]
                elif answer.mimetype == "text/html":
                    seen += 1
                    if found := faults_of(answer.get_data(as_text=True)):
                        wrong[f"{role} {url}"] = found[:3]
    assert wrong == {}
    record_property("pages read with markup in every text", seen)


def test_the_reader_of_pages_sees_what_it_looks_for() -> None:
    assert len(PAYLOADS) >= 40
    unescaped = [text for text in PAYLOADS if not faults_of(f"<p title=x>{text}</p>") and "<" in text]
    assert [text for text in unescaped if text.lstrip().startswith(f"<{hostile.MARK}")] in ([], [f"<{hostile.MARK} x="])
    assert faults_of(f'<input value="" {hostile.MARK}="1">') != []
    assert faults_of('<a href="javascript:alert(1)">x</a>') != []


def test_nothing_is_kept_in_escaped_form(planted: dict[Role, list[str]]) -> None:
    found = []
    for table in db.metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, String | Text) and not isinstance(column.type, Enum):
                rows = db.session.scalars(select(column).where(column.contains("&lt;" + hostile.MARK))).all()
                found += [f"{table.name}.{column.name}" for row in rows if "<" not in str(row)]
    assert found == []
