"""Every page on a phone and on a computer: it fits, it is light, it keeps to itself, and everybody can use it.

Each page leaves its picture in build/screens/, for the eyes. The accessibility of a page is judged by axe-core, once:
by the facilitator, who sees most, and by the others where the facilitator may not enter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from cjs_app.access import actions as access
from cjs_app.access.domain import Role
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

HOUSE = Path(__file__).parents[2]
SCREENS = HOUSE / "build" / "screens"
AXE = (HOUSE / "tests" / "vendor" / "axe.min.js").read_text("utf-8")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
FILE = re.compile(r"pdf$|\.(?:json|csv|zip|txt)$|/photo$|\.<any|^/static")
"""Addresses that give a file, not a page."""
STATES = {"quotes.show": Quote, "missions.show": Mission, "invoices.show": Invoice}
"""Pages that look different in each state of their record."""
SHAPE = """() => ({
    overflow: document.documentElement.scrollWidth - window.innerWidth,
    titles: document.querySelectorAll('h1').length,
    language: document.documentElement.lang,
    title: document.title.trim().length > 0,
    small: [...document.querySelectorAll('.button, input:not([type=hidden]), select, textarea')]
        .filter(part => part.offsetParent && !part.closest('.choice, .visually-hidden'))
        .filter(part => part.offsetHeight < 44
            || !part.matches('.button') && parseFloat(getComputedStyle(part).fontSize) < 16)
        .map(part => part.outerHTML.slice(0, 120)),
})"""
WELL_SHAPED = {"overflow": 0, "titles": 1, "language": "fr", "title": True, "small": []}
"""Nothing off screen; buttons of 44 pixels, as a thumb needs; fields of 16, so that no phone zooms into them."""
NARROWEST = 320
"""A page enlarged four times on a usual screen is as wide as this."""
FIRST_VISIT, FIRST_REQUESTS, NEXT_PAGE = 60_000, 6, 15_000
"""Bytes on the wire, headers included, and requests: of somebody's first page, and of those that follow."""
HEAVIER = {"-style.show"}
"""Every piece of the house at once, for those who build it."""

PRINTED = """() => {
    const shown = part => part.offsetParent && getComputedStyle(part).visibility !== 'hidden';
    const body = getComputedStyle(document.body);
    return {
        pressed: [...document.querySelectorAll('nav *, button, summary, .button')].filter(shown)
            .map(part => part.outerHTML),
        colours: [body.color, body.backgroundColor],
        overflow: document.documentElement.scrollWidth - window.innerWidth,
    };
}"""
ON_PAPER = {"pressed": [], "colours": ["rgb(0, 0, 0)", "rgb(255, 255, 255)"], "overflow": 0}
COMPUTER = {"width": 1280, "height": 800}
A4 = 710
"""Pixels between the margins of a sheet."""

SABOTAGE = """() => {
    const made = ['h1', 'input', 'p', 'button', 'button', 'div'].map(name => document.createElement(name));
    made.forEach((part, rank) => { if (rank !== 1) part.textContent = rank < 3 ? 'ab' : rank < 5 ? 'a' : ''; });
    made[2].style.color = '#eee';
    made.slice(3, 5).forEach(button => { button.style.cssText = 'all: unset; font-size: 8px'; });
    made[5].append(made[3], made[4]);
    document.querySelector('main').replaceChildren(...made.slice(0, 3), made[5]);
}"""
IN_THE_DARK = (
    "-access.account",
    "home.season",
    "quotes.new",
    "quotes.show",
    "missions.index",
    "hours.validation.waiting",
    "hours.totals",
    "invoices.show",
    "expenses.index",
    "distribution.show",
    "distribution.road.show",
    "bilan.show",
    "seasons.show",
)


@dataclass(frozen=True)
class Summer:
    """A whole summer, served; the address of each page that a role may open, and what lets a browser in."""

    server: browsing.LiveServer
    tokens: dict[str, str]
    pages: dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def summer(sqlite_model: Path, receipts: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Summer]:
    """Play the summer once and serve it on its day before last."""
    folder = tmp_path_factory.mktemp("screens")
    url = databases.copy_sqlite(sqlite_model, folder / "summer.sqlite3")
    app = databases.make_app(url, receipts, WTF_CSRF_ENABLED=True, CLOCK=lambda: NOW, ARCHIVES=folder)
    with app.app_context():
        season = a_whole_summer("Coop de Bégard", "Coopérative du Trégor", "362521874", a_person("Gwenn"), jobs=10)
        people = people_of(season)
        whole_pole.furnish(stamped(day=TODAY))
        for person in people.values():
            uploads.keep(folder, person.id, ARCHIVE, NOW.timestamp())
        tokens = {role: access.open_session(person, Stamp(person.id, NOW, TODAY)) for role, person in people.items()}
        addresses = {role: dict(addresses_for(app, season, role)) for role in people}
        db.session.commit()
    with browsing.serving(app) as server:
        yield Summer(server, tokens, addresses)
    with app.app_context():
        db.engine.dispose()


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


class Visit:
    """A browser of one width in the hands of one role, that notes all that is wrong with the pages it opens."""

    def __init__(self, browser: Browser, summer: Summer, folder: str, width: int, role: str = "") -> None:
        self.folder = SCREENS / folder
        self.window = browsing.Window(browser, summer.server.url)
        self.page = self.window.open(width)
        self.page.on("request", self.note_request)
        self.wire: list[float] = []
        self.watcher = self.page.context.new_cdp_session(self.page)
        self.watcher.on("Network.loadingFinished", lambda loaded: self.wire.append(loaded["encodedDataLength"]))
        self.watcher.send("Network.enable")
        self.opened: list[str] = []
        self.host = urlsplit(summer.server.url).netloc
        self.faults: list[str] = []
        browsing.let_in(self.page.context, summer.server, summer.tokens[role or folder])

    def note_request(self, request: Any) -> None:
        """Note what is asked from another host."""
        if urlsplit(request.url).netloc != self.host:
            self.faults.append(f"asks {request.url}")

    def look(self, name: str, url: str) -> Page:
        """Open a page, keep its picture, note what is wrong with its shape and its weight."""
        self.wire.clear()
        answer = self.page.goto(url)
        if answer is None or answer.status != 200:
            self.faults.append(f"{name} ({url}): {answer and answer.status}")
        self.note_shape(name)
        if self.opened and name not in HEAVIER and sum(self.wire) > NEXT_PAGE:
            self.faults.append(f"{name} ({url}): {sum(self.wire)} bytes")
        self.opened.append(name)
        return self.page

    def note_shape(self, name: str) -> None:
        """Note what is wrong with the shape of the page at hand, at this width; keep its picture."""
        width = (self.page.viewport_size or {})["width"]
        if (shape := self.page.evaluate(SHAPE)) != WELL_SHAPED:
            self.faults.append(f"{name} at {width}: {shape}")
        picture = self.folder / str(width) / f"{name}.png"
        self.page.screenshot(path=picture, full_page=True, animations="disabled")

    def widen(self, name: str) -> None:
        """Look at the page at hand on a computer too."""
        phone = self.page.viewport_size
        assert phone is not None
        self.page.set_viewport_size(COMPUTER)
        self.note_shape(name)
        self.page.set_viewport_size(phone)

    def enlarge(self, name: str) -> None:
        """Note whether the page at hand, enlarged four times, has to be moved sideways."""
        whole = self.page.viewport_size
        assert whole is not None
        self.page.set_viewport_size({"width": NARROWEST, "height": 256})
        if overflow := self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"):
            self.faults.append(f"{name}: {overflow} pixels off screen when enlarged")
        self.page.set_viewport_size(whole)

    def judge(self, name: str) -> None:
        """Note what axe-core finds on the page at hand."""
        self.page.evaluate(AXE)
        found = self.page.evaluate("rules => axe.run(document, rules)", RULES)
        self.faults += [
            f"{name}: {violation['id']} {node['target']} {node['failureSummary'].splitlines()[-1].strip()}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    def end(self) -> list[str]:
        """Close the window; return all that is wrong."""
        self.window.close()
        return self.faults + self.window.complaints


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.COOPERANT, Role.COMMITTEE, Role.COORDINATION])
def test_every_page_fits_and_keeps_to_itself_and_everybody_can_use_it(
    browser: Browser, summer: Summer, role: Role
) -> None:
    visit = Visit(browser, summer, role, 390)
    seen_by_the_facilitator = summer.pages[Role.FACILITATOR]
    for name, url in summer.pages[role].items():
        is_new = role is Role.FACILITATOR or name not in seen_by_the_facilitator
        if is_new or role is not Role.COORDINATION:
            visit.look(name, url)
            visit.widen(name)
        if is_new:
            visit.judge(name)
            visit.enlarge(name)
    assert visit.end() == []


@pytest.mark.parametrize("role", ["", Role.FACILITATOR, Role.COOPERANT, Role.COMMITTEE])
def test_a_first_visit_is_light(browser: Browser, summer: Summer, role: str) -> None:
    visit = Visit(browser, summer, "first visit", 390, role or Role.FACILITATOR)
    if not role:
        visit.page.context.clear_cookies()
    visit.look(role or "door", "/")
    visit.page.wait_for_load_state("networkidle")
    assert (len(visit.wire) <= FIRST_REQUESTS, sum(visit.wire) <= FIRST_VISIT) == (True, True), visit.wire
    assert visit.end() == []


def test_everybody_can_use_the_pages_in_the_dark(browser: Browser, summer: Summer) -> None:
    visit = Visit(browser, summer, "in the dark", 390, Role.FACILITATOR)
    visit.page.emulate_media(color_scheme="dark")
    for name in IN_THE_DARK:
        visit.look(name, summer.pages[Role.FACILITATOR][name])
        visit.judge(name)
    assert visit.end() == []


def test_pages_print_black_on_white_without_what_one_presses(browser: Browser, summer: Summer) -> None:
    visit = Visit(browser, summer, "on paper", A4, Role.FACILITATOR)
    dark = {"name": "prefers-color-scheme", "value": "dark"}
    visit.watcher.send("Emulation.setEmulatedMedia", {"media": "print", "features": [dark]})
    for name in IN_THE_DARK:
        visit.look(name, summer.pages[Role.FACILITATOR][name])
        if (printed := visit.page.evaluate(PRINTED)) != ON_PAPER:
            visit.faults.append(f"{name}: {printed}")
    assert visit.end() == []


def test_a_page_that_is_hard_to_use_would_be_seen(browser: Browser, summer: Summer) -> None:
    visit = Visit(browser, summer, "sabotage", 390, Role.FACILITATOR)
    visit.page.goto("/compte")
    visit.page.evaluate(SABOTAGE)
    assert visit.page.evaluate(SHAPE)["small"] != []
    visit.judge("sabotage")
    found = visit.end()
    assert {rule for rule in ("label", "color-contrast", "target-size") if any(rule in fault for fault in found)} == {
        "label",
        "color-contrast",
        "target-size",
    }
