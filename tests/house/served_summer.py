"""A whole summer to be looked at in a browser: played once, served on its day before last."""

import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from cjs_app.access import actions as access
from cjs_app.coop.archive import uploads
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from tests import browsing, databases, whole_pole
from tests.house.addresses import ARCHIVE, BEHIND_A_LINK, address, may_enter, pages
from tests.people import a_person, stamped
from tests.whole_summer import NOW, TODAY, a_whole_summer, people_of

FILE = re.compile(r"pdf$|\.(?:json|csv|zip|txt|svg|ics|docx)$|/(?:photo|code-qr)$|\.<any|^/static|/fichiers/<")
"""Addresses that give a file, not a page."""
STATES = {"quotes.show": Quote, "missions.show": Mission, "invoices.show": Invoice}
"""Pages that look different in each state of their record."""


@dataclass(frozen=True)
class Summer:
    """A whole summer, served; the address of each page that a role may open, and what lets a browser in."""

    server: browsing.LiveServer
    tokens: dict[str, str]
    pages: dict[str, dict[str, str]]


def make_app(folder: Path) -> Flask:
    """Return the application on the files of a folder."""
    return databases.make_app(
        f"sqlite:///{folder}/summer.sqlite3",
        folder / "receipts",
        WTF_CSRF_ENABLED=True,
        CLOCK=lambda: NOW,
        ARCHIVES=folder,
    )


def play(model: Path, folder: Path) -> None:
    """Play the summer, let a person of each role in, and write down what each of them may open."""
    databases.copy_sqlite(model, folder / "summer.sqlite3")
    app = make_app(folder)
    with app.app_context():
        season = a_whole_summer("Coop de Bégard", "Coopérative du Trégor", "362521874", a_person("Gwenn"), jobs=10)
        people = people_of(season)
        whole_pole.furnish(stamped(day=TODAY))
        for person in people.values():
            uploads.keep(folder, person.id, ARCHIVE, NOW.timestamp())
        tokens = {role: access.open_session(person, Stamp(person.id, NOW, TODAY)) for role, person in people.items()}
        addresses = {role: dict(addresses_for(app, season, role)) for role in people}
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    (folder / "told").write_bytes(pickle.dumps((tokens, addresses)))


def addresses_for(app: Flask, season: Season, role: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the address of every page that a role may open."""
    for rule, method in pages(app):
        if (
            method == "POST"
            or FILE.search(rule.rule)
            or not may_enter(app, rule, role)
            or rule.endpoint in BEHIND_A_LINK
        ):
            continue
        outside = "" if "season_id" in rule.arguments else "-"
        yield f"{outside}{rule.endpoint}", address(rule, season)
        if rule.endpoint in STATES:
            table = STATES[rule.endpoint]
            for state, number in db.session.execute(
                select(table.status, db.func.max(table.id)).where(table.season_id == season.id).group_by(table.status)
            ):
                yield f"{rule.endpoint}-{state.value}", re.sub(r"\d+$", str(number), address(rule, season))
