"""Finds every form of the house, as somebody sees it, and sends it with hostile values drawn from a seed."""

import logging
import random
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.security import hostile
from tests.visitors import Visitor

SLOWEST_SECONDS = 5
NOT_SENT = {"/deconnexion", "/compte/appareils/tout-fermer", "/compte/appareils/fermer"}
"""Forms that only end the visit."""
FOUND_TAG = re.compile(rb"<%b[\s>/]|[\"'\s]%b=[\"']1" % (hostile.MARK.encode(), hostile.MARK.encode()))
NUMBER = re.compile(r"/\d+(?=/|$)")


@dataclass
class Form:
    """A form as a page shows it: where it goes, what it already says, what may be chosen."""

    url: str
    method: str = "post"
    filled: list[tuple[str, str]] = field(default_factory=list)
    options: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """The names of its fields."""
        return sorted({name for name, _ in self.filled} | set(self.options) | set(self.files))


class Reader(HTMLParser):
    """Reads the forms and the links of a page."""

    def __init__(self, url: str, text: str) -> None:
        """Read a page that stands at an address."""
        super().__init__()
        self.url = url
        self.forms: list[Form] = []
        self.links: set[str] = set()
        self._open: Form | None = None
        self._select = self._area = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in what a tag says."""
        held = {name: value or "" for name, value in attrs}
        name = held.get("name", "")
        if tag == "form":
            self._open = Form(held.get("action") or self.url, held.get("method", "get").lower())
            self.forms.append(self._open)
        elif tag == "a" and held.get("href", "").startswith(("/", "?")):
            self.links.add(held["href"] if held["href"][0] == "/" else self.url.partition("?")[0] + held["href"])
        elif self._open is None:
            return
        elif tag == "input" and name:
            self._input(self._open, name, held)
        else:
            self._choice(self._open, tag, name, held)

    def _choice(self, form: Form, tag: str, name: str, held: dict[str, str]) -> None:
        """Take in what may be chosen, and what is written in several lines."""
        value = held.get("value", "")
        if tag == "select":
            self._select = name
            form.options.setdefault(name, [])
        elif tag == "option" and self._select:
            form.options[self._select].append(value)
            if "selected" in held:
                form.filled.append((self._select, value))
        elif tag == "textarea":
            self._area = name
            form.filled.append((name, ""))
        elif tag == "button" and name:
            form.options.setdefault(name, []).append(value)

    def _input(self, form: Form, name: str, held: dict[str, str]) -> None:
        """Take in a field."""
        kind = held.get("type", "text")
        if kind == "file":
            form.files.append(name)
        elif kind in ("radio", "checkbox"):
            form.options.setdefault(name, []).append(held.get("value", "y"))
            if "checked" in held:
                form.filled.append((name, held.get("value", "y")))
        else:
            form.filled.append((name, held.get("value", "")))

    def handle_data(self, data: str) -> None:
        """Take in what a text area holds."""
        if self._area and self._open is not None:
            self._open.filled[-1] = (self._area, data)

    def handle_endtag(self, tag: str) -> None:
        """Close what is over."""
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""


class Witness(logging.Handler):
    """Remembers what the application wrote about its own failures and collisions."""

    def __init__(self, app: Flask) -> None:
        """Listen to an application."""
        super().__init__()
        self.last = ""
        app.logger.addHandler(self)
        app.logger.propagate = False

    def emit(self, record: logging.LogRecord) -> None:
        """Remember a line, with the end of its trace."""
        self.last = logging.Formatter("%(message)s").format(record)[-1500:]


@dataclass
class Crawl:
    """Somebody who sends hostile forms, and what came of it."""

    app: Flask
    visitor: Visitor
    seed: str
    faults: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    tries: int = 0

    def __post_init__(self) -> None:
        """Draw from the seed; keep the cookie, which some forms end."""
        self.dice = random.Random(self.seed)
        self.witness = Witness(self.app)
        cookie = self.visitor.get_cookie("session")
        self.cookie = cookie.value if cookie else None

    def again(self) -> Visitor:
        """Return another browser with the same session."""
        visitor = Visitor(self.app)
        if self.cookie is not None:
            visitor.set_cookie("session", self.cookie)
        return visitor

    def discover(self, urls: list[str]) -> tuple[list[Form], list[str]]:
        """Return every form and every address seen from these pages."""
        forms: dict[tuple[str, str], Form] = {}
        links: set[str] = set(urls)
        for url in urls:
            with self.visitor.get(url) as answer:
                if answer.mimetype != "text/html" or answer.status_code not in (200, 422):
                    continue
                page = Reader(url, answer.get_data(as_text=True))
            links |= {link for link in page.links if not link.startswith("/static")}
            for form in page.forms:
                if form.method == "post" and form.url.partition("?")[0] not in NOT_SENT:
                    forms.setdefault((form.url, " ".join(form.names)), form)
        return list(forms.values()), sorted(links)

    def run(self, forms: list[Form], links: list[str], times: int) -> None:
        """Make so many tries."""
        for _ in range(times):
            if forms and self.dice.random() < 0.85:
                self._send(self.dice.choice(forms))
            else:
                self._ask(self.dice.choice(links))

    def _send(self, form: Form) -> None:
        """Send a form with something wrong in it."""
        dice, said = self.dice, MultiDict(form.filled)
        names = form.names or ["note"]
        for _ in range(dice.choice((1, 1, 1, 2, 3, 8))):
            name = dice.choice(names)
            wrong = hostile.value(dice, said.get(name, ""), form.options.get(name, []))
            self._spoil(said, name, wrong)
        url = (
            NUMBER.sub(f"/{dice.choice((0, 1, 7, 99, 2**31, 2**63))}", form.url, count=1)
            if dice.random() < 0.05
            else form.url
        )
        data: Any = MultiDict(said)
        for name in form.files:
            if dice.random() < 0.6:
                data.add(name, hostile.file(dice))
        self._judge("POST", url, list(said.items(multi=True)), lambda: self.visitor.post(url, data=data))

    def _spoil(self, said: MultiDict[str, str], name: str, wrong: str) -> None:
        """Put something hostile in a field, beside it, or in place of it."""
        way = self.dice.random()
        if way < 0.70:
            said[name] = wrong
        elif way < 0.76:
            said.poplist(name)
        elif way < 0.84:
            said.add(name, wrong)
        elif way < 0.90:
            said[f"{name}{self.dice.choice(('[]', '[0]', '.x', '-0', '-99999-label', '[__proto__]'))}"] = wrong
        elif way < 0.95:
            said[self.dice.choice(hostile.EXTRA)] = wrong
        else:
            said[wrong[:300]] = wrong

    def _ask(self, link: str) -> None:
        """Open a page with something wrong in its address."""
        dice, parts = self.dice, urlsplit(link)
        asked = dict(parse_qsl(parts.query, keep_blank_values=True))
        for name in dice.sample(
            [*asked, "q", "page", "etat", "semaine", "mission", "coop", "suite", "client", "nature"], 3
        ):
            asked[name] = hostile.value(dice, asked.get(name, ""), [])
        self._judge("GET", parts.path, list(asked.items()), lambda: self.visitor.get(parts.path, query_string=asked))

    def _judge(self, method: str, url: str, said: list[tuple[str, str]], act: Any) -> None:
        """Make a try, and note what is wrong with its answer."""
        self.tries += 1
        if self.cookie is not None:
            self.visitor.set_cookie("session", self.cookie)
        self.witness.last, began = "", time.monotonic()
        answer: TestResponse
        with act() as answer:
            content = answer.get_data()
        self.statuses[answer.status_code] += 1
        wrong = []
        if answer.status_code >= 500:
            wrong.append(f"{answer.status_code}")
        if self.witness.last:
            wrong.append(self.witness.last)
        if answer.mimetype == "text/html" and FOUND_TAG.search(content):
            wrong.append("an echo that is not escaped")
        if any(hostile.MARK in str(value) and ("\n" in str(value)) for value in answer.headers.values()):
            wrong.append("an echo in a header")
        if time.monotonic() - began > SLOWEST_SECONDS:
            wrong.append("slow")
        if wrong:
            shown = [(name[:60], value[:80]) for name, value in said]
            self.faults.append(f"seed {self.seed!r}, try {self.tries}: {method} {url} {shown}\n    {wrong}")
