"""Going through every page over HTTPS, signed in or not, and marking what the database holds."""

import hashlib
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from cjs_app.access import actions as access
from cjs_app.access.models import User
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from tests.house.addresses import address, pages
from tests.visitors import Visitor

HOME = "https://coop.exemple.fr"
OF_THE_DOOR = frozenset({"sessions", "users", "form_keys", "tries", "challenges", "known_devices"})
"""What the door and the forms write about a visitor, whatever the visitor asks."""


class SecureVisitor(Visitor):
    """Someone who comes over HTTPS to the name of the house."""

    def open(self, *arguments: Any, **options: Any) -> TestResponse:
        """Ask for a page of the house."""
        options.setdefault("base_url", HOME)
        answer: TestResponse = super().open(*arguments, **options)
        return answer


def person(role: str) -> User:
    """Return who has this role in the first season."""
    return db.session.scalars(select(User).where(User.login == f"personne {role}")).one()


def let_in(app: Flask, user: User) -> SecureVisitor:
    """Return a visitor with the session of an account."""
    visitor, now = SecureVisitor(app), clock.now()
    token = access.open_session(user, Stamp(user.id, now, now.date()))
    db.session.commit()
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    cookie = serializer.dumps({"_user_id": token, "_fresh": True})
    visitor.set_cookie(app.config["SESSION_COOKIE_NAME"], cookie, domain="coop.exemple.fr")
    return visitor


def doors(app: Flask, *methods: str) -> Iterator[tuple[Rule, str, str]]:
    """Yield every page, its method and its address in the first season."""
    season = db.session.get_one(Season, 1)
    for rule, method in pages(app):
        if not methods or method in methods:
            yield rule, method, address(rule, season)


def mark(but: frozenset[str] = OF_THE_DOOR) -> str:
    """Return a mark of everything the database holds, apart from some tables."""
    whole = hashlib.sha256()
    for name, table in sorted(db.metadata.tables.items()):
        if name not in but:
            whole.update(str(db.session.execute(select(table).order_by(*table.primary_key)).all()).encode())
    db.session.rollback()
    return whole.hexdigest()


class Elements(HTMLParser):
    """The elements of a page as a browser counts them: their names, their attributes, their forms."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, dict(attrs)))

    def values(self, *names: str) -> list[str]:
        """Return every value of some attributes."""
        return [str(value) for _, held in self.found for name, value in held.items() if name in names]

    def hidden(self) -> dict[str, str]:
        """Return the hidden fields of the page."""
        inputs = (held for tag, held in self.found if tag == "input" and held.get("type") == "hidden")
        return {str(held["name"]): str(held.get("value") or "") for held in inputs if held.get("name")}
