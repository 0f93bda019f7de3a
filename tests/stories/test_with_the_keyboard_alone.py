"""A devis and hours by the keys of the keyboard alone: whatever has the focus is seen to have it, and in sight."""

import datetime as dt

import pytest
from playwright.sync_api import Page
from sqlalchemy import select

from cjs_app.access import actions as access
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.domain import CooperantSheet
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.quotes.models import Quote
from cjs_app.plumbing.database import db
from tests.browsing import LiveServer, Window, let_in
from tests.builders import a_season
from tests.people import access_stamp, awa, stamped

FOCUSED = """() => {
    const part = document.activeElement, place = part.getBoundingClientRect();
    const drawn = [part, part.parentElement, part.closest('.figure-card, .list-cards__row, .choice')].filter(Boolean)
        .map(one => getComputedStyle(one))
        .some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 1);
    const over = document.elementFromPoint(place.left + place.width / 2, place.top + Math.min(place.height, 40) / 2);
    return {
        name: (part.labels?.[0]?.innerText || part.getAttribute('aria-label') || part.innerText || '').trim(),
        seen: part === document.body || drawn && place.width > 0 && (part.contains(over) || !!over?.contains(part)
            || [...(part.labels || [])].some(label => label.contains(over) || over?.contains(label))),
        html: part.outerHTML.slice(0, 200),
    };
}"""
LONGEST_WAY = 60


@pytest.fixture
def keyboard(live_server: LiveServer, window: Window) -> Page:
    """Return the computer of a cooperant, on the front page, without any script."""
    live_server.app.config["CLOCK"] = lambda: dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)
    with live_server.app.app_context():
        season = a_season()
        person = awa(season)
        cooperants.add(season, CooperantSheet("Awa", user_id=person.id), stamped())
        token = access.open_session(person, access_stamp(person))
        db.session.commit()
    page = window.open(1280, javascript=False)
    page.emulate_media(reduced_motion="reduce")  # a page that glides would be looked at on its way
    let_in(page.context, live_server, token)
    page.goto("/")
    return page


def reach(page: Page, name: str) -> None:
    """Press Tab until what bears a name has the focus; each stop on the way must be seen."""
    for _ in range(LONGEST_WAY):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        assert stop["seen"], stop
        if stop["name"].startswith(name):
            return
    raise AssertionError(f"{name}: not within {LONGEST_WAY} stops")


def follow(page: Page, name: str) -> None:
    """Reach a link or a button and press Enter."""
    reach(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, name: str, text: str) -> None:
    """Reach a field and type in it."""
    reach(page, name)
    page.keyboard.type(text)


def test_the_first_stop_of_a_page_leads_past_its_menu(keyboard: Page) -> None:
    reach(keyboard, "Aller au contenu")
    keyboard.keyboard.press("Enter")
    keyboard.keyboard.press("Tab")
    assert keyboard.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_devis_is_written_and_given_to_validate(live_server: LiveServer, keyboard: Page) -> None:
    follow(keyboard, "Devis")
    follow(keyboard, "Nouveau devis")
    write(keyboard, "Nom", "M. Cadiou")
    write(keyboard, "Travail à faire", "Tonte")
    write(keyboard, "Prix unitaire HT", "24,50")
    follow(keyboard, "Enregistrer et faire valider")
    with live_server.app.app_context():
        assert db.session.scalars(select(Quote.status)).all() == ["a_valider"]


def test_hours_are_noted(live_server: LiveServer, keyboard: Page) -> None:
    follow(keyboard, "Heures")
    follow(keyboard, "Noter des heures")
    write(keyboard, "Durée", "2h30")
    reach(keyboard, "Pour quoi")
    keyboard.keyboard.type("R")  # Réunion
    follow(keyboard, "Noter ces heures")
    with live_server.app.app_context():
        assert db.session.scalars(select(HourEntry.minutes)).all() == [150]
