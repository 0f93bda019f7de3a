"""The search over any page, in a real browser: by the keyboard alone, and on a phone."""

import datetime as dt

from playwright.sync_api import Page

from cjs_app.access import actions as access
from cjs_app.plumbing.database import db
from tests import browsing
from tests.browsing import LiveServer, Window
from tests.builders import a_client, a_quote, a_season, an_invoice
from tests.house.visits import AXE, RULES
from tests.people import access_stamp, maud


def maud_at_work(page: Page, live_server: LiveServer) -> int:
    """Give the browser Maud's session; return her season, in which Mme Le Goff has a devis and an invoice."""
    live_server.app.config["CLOCK"] = lambda: dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)
    with live_server.app.app_context():
        season = a_season()
        client = a_client(season, "Mme Le Goff")
        a_quote(season, client=client, subject="Tonte")
        an_invoice(season, client=client)
        user = maud(season)
        token = access.open_session(user, access_stamp(user))
        db.session.commit()
        number = season.id
    browsing.let_in(page.context, live_server, token)
    return number


def test_a_record_is_reached_by_the_keyboard_alone(window: Window, live_server: LiveServer) -> None:
    page = window.open(1280)
    season = maud_at_work(page, live_server)
    page.goto(f"/saisons/{season}/missions")
    page.keyboard.press("Control+k")
    page.keyboard.type("le goff")
    page.get_by_role("option", name="Tonte VIT-D-2021-001").wait_for()
    assert page.get_by_role("combobox").evaluate("field => field === document.activeElement")
    page.keyboard.press("ArrowDown")
    assert page.locator('[aria-selected="true"] .found__title').text_content() == "Tonte"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/saisons/{season}/devis/1")


def test_a_slash_opens_it_and_escape_gives_the_page_back(window: Window, live_server: LiveServer) -> None:
    page = window.open(1280)
    season = maud_at_work(page, live_server)
    page.goto(f"/saisons/{season}/clients")
    page.keyboard.press("/")
    page.get_by_role("option", name="Partage").wait_for()
    page.evaluate(AXE)
    assert page.evaluate("rules => axe.run(document, rules)", RULES)["violations"] == []
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    page.get_by_label("Chercher un nom, une ville").focus()
    page.keyboard.type("1/2")
    assert not page.get_by_role("dialog").is_visible()


def test_any_invoice_is_on_paper_in_two_taps_from_home_on_a_phone(page: Page, live_server: LiveServer) -> None:
    maud_at_work(page, live_server)
    page.goto("/")
    page.get_by_role("link", name="Voir les factures").click()
    second_tap = page.get_by_role("link", name="VIT-F-2021-0001 en PDF")
    paper = page.request.get(str(second_tap.get_attribute("href")))
    assert second_tap.is_visible()
    assert (paper.status, paper.headers["content-type"]) == (200, "application/pdf")


def test_the_magnifying_glass_finds_on_a_phone_and_without_javascript_too(
    window: Window, live_server: LiveServer
) -> None:
    page = window.open(javascript=False)
    season = maud_at_work(page, live_server)
    page.goto(f"/saisons/{season}/missions")
    page.get_by_role("link", name="Chercher").click()
    page.get_by_label("Chercher dans l’été").fill("2021-0001")
    page.get_by_role("button", name="Chercher").click()
    page.get_by_role("link", name="Jardin VIT-F-2021-0001").click()
    assert page.url.endswith(f"/saisons/{season}/factures/1")
