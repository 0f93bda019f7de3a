"""Every page on a phone and on a computer: it fits, it is light, it keeps to itself, and everybody can use it.

Run alone, these tests leave a picture of each page in build/screens/. Its accessibility is judged by axe-core, once:
by the facilitator, who sees most, and by the others where the facilitator may not enter.
"""

import pickle
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cjs_app.access.domain import Role
from cjs_app.plumbing.database import db
from tests import browsing
from tests.house.served_summer import Summer, make_app, play
from tests.house.visits import COMPUTER, FIRST_REQUESTS, FIRST_VISIT, SHAPE, Visit
from tests.shared import prepared_once

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


SHARED_IN = {Role.FACILITATOR: 6, Role.COOPERANT: 2, Role.COMMITTEE: 1, Role.COORDINATION: 4}
"""In how many parts the pages of each role are looked at, so that several processes may share them."""


@pytest.fixture(scope="session")
def summer(sqlite_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Summer]:
    """The summer, served on its day before last."""
    played = prepared_once(tmp_path_factory, "screens", lambda folder: play(sqlite_model, folder))
    folder = tmp_path_factory.mktemp("served") / "screens"
    shutil.copytree(played, folder)
    app = make_app(folder)
    with browsing.serving(app) as server:
        yield Summer(server, *pickle.loads((folder / "told").read_bytes()))
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(
    ("role", "part", "parts"),
    [(role, part, parts) for role, parts in SHARED_IN.items() for part in range(parts)],
)
def test_every_page_fits_and_keeps_to_itself_and_everybody_can_use_it(
    browser: Browser, summer: Summer, role: Role, part: int, parts: int
) -> None:
    visit = Visit(browser, summer, role, 390, judging=role in (Role.FACILITATOR, Role.COORDINATION))
    visit.open_door()
    seen_by_the_facilitator = summer.pages[Role.FACILITATOR]
    for name, url in list(summer.pages[role].items())[part::parts]:
        is_new = role is Role.FACILITATOR or name not in seen_by_the_facilitator
        if is_new or role is not Role.COORDINATION:
            visit.look_at_every_width(name, url, judge=is_new)
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
    visit = Visit(browser, summer, "in the dark", 390, Role.FACILITATOR, judging=True)
    visit.page.emulate_media(color_scheme="dark")
    for name in IN_THE_DARK:
        visit.look(name, summer.pages[Role.FACILITATOR][name])
        visit.judge(name)
    assert visit.end() == []


def test_everybody_can_use_the_forms_on_a_computer_where_what_saves_hides_no_field(
    browser: Browser, summer: Summer
) -> None:
    visit = Visit(browser, summer, "on a computer", COMPUTER["width"], Role.FACILITATOR, judging=True)
    visit.page.set_viewport_size(COMPUTER)
    forms = [name for name in summer.pages[Role.FACILITATOR] if name.endswith((".new", ".edit", ".vote", "_week.show"))]
    for name in forms:
        visit.look(name, summer.pages[Role.FACILITATOR][name])
        visit.judge(name)
    assert ("cooperants.new" in forms, visit.end()) == (True, [])


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
    visit = Visit(browser, summer, "sabotage", 390, Role.FACILITATOR, judging=True)
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
