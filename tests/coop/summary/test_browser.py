"""The closing ceremony: somebody turns the slides with the keys, and the wall shows one thing at a time."""

import datetime as dt

from playwright.sync_api import Page, expect

from cjs_app.access import actions as access
from cjs_app.plumbing.database import db
from tests.browsing import LiveServer, let_in
from tests.people import access_stamp, maud
from tests.summers import the_golden_summer


def let_maud_in(page: Page, live_server: LiveServer) -> int:
    """Give the browser Maud's session; return the season of Coop'Avenir 2021, in August."""
    live_server.app.config["CLOCK"] = lambda: dt.datetime(2021, 8, 27, 18, tzinfo=dt.UTC)
    with live_server.app.app_context():
        season = the_golden_summer()
        user = maud(season)
        token = access.open_session(user, access_stamp(user))
        db.session.commit()
        season_id = season.id
    let_in(page.context, live_server, token)
    return season_id


def test_the_slides_turn_with_the_keys_and_fill_the_wall(page: Page, live_server: LiveServer) -> None:
    season_id = let_maud_in(page, live_server)
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"/saisons/{season_id}/resume")
    page.get_by_role("link", name="Projeter").click()
    page.wait_for_url("**/projection")
    page.keyboard.press("ArrowRight")
    shows(page, 2, "29")
    for key in ("Space", "PageDown"):
        page.keyboard.press(key)
    shows(page, 4, "3\u202f280,00\u00a0€")
    for key in ("ArrowLeft", "Shift+Space"):
        page.keyboard.press(key)
    shows(page, 2, "dont 25 acceptés")
    page.keyboard.press("End")
    expect(page.get_by_role("heading", name="Merci")).to_be_in_viewport()
    page.keyboard.press("Home")
    shows(page, 1, "Coop’Avenir")
    page.locator("#diapo-1").get_by_role("link", name="Suivante").click()
    shows(page, 2, "29")


def shows(page: Page, place: int, told: str) -> None:
    """Check that one slide fills the wall, and says something."""
    slide = page.locator(f"#diapo-{place}")
    expect(slide.get_by_text(told, exact=True)).to_be_in_viewport()
    page.wait_for_function("place => location.hash === `#diapo-${place}`", arg=place)
    box = slide.bounding_box()
    assert box is not None
    assert (round(box["y"]), round(box["height"])) == (0, 720)
