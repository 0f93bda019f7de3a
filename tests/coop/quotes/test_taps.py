"""A devis of one line, written on a phone without JavaScript and given to validate: how many taps it takes."""

from playwright.sync_api import Page

from cjs_app.access import actions as access
from cjs_app.plumbing.database import db
from tests.browsing import LiveServer, Window
from tests.builders import a_client, a_season
from tests.people import access_stamp, awa


def phone_of_awa(live_server: LiveServer, window: Window) -> tuple[Page, int]:
    """Return a phone without JavaScript in the hands of a cooperant, and the season."""
    with live_server.app.app_context():
        season = a_season()
        a_client(season, "Mme Le Goff")
        person = awa(season)
        token = access.open_session(person, access_stamp(person))
        season_id = season.id
        db.session.commit()
        signer = live_server.app.session_interface.get_signing_serializer(live_server.app)  # type: ignore[attr-defined]
        cookie = signer.dumps({"_user_id": token, "_fresh": True})
    page = window.open(javascript=False)
    page.context.add_cookies([{"name": "session", "value": cookie, "url": live_server.url}])
    return page, season_id


def test_a_devis_of_one_line_takes_six_gestures_and_three_pages(live_server: LiveServer, window: Window) -> None:
    page, season_id = phone_of_awa(live_server, window)
    page.goto(f"/saisons/{season_id}/clients")
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    gestures = (
        lambda: page.locator(".bottom-bar").get_by_role("link", name="Devis").click(),
        lambda: page.get_by_role("link", name="Nouveau devis").first.click(),
        lambda: page.get_by_label("Client", exact=True).select_option(label="Mme Le Goff"),
        lambda: page.get_by_label("Travail à faire").fill("Tonte de la pelouse"),
        lambda: page.get_by_label("Prix unitaire HT").fill("24,50"),
        lambda: page.get_by_role("button", name="Enregistrer et faire valider").click(),
    )
    for gesture in gestures:
        gesture()
    assert page.get_by_role("heading", name="Tonte de la pelouse").is_visible()
    assert page.get_by_text("Devis donné à valider").is_visible()
    assert (len(gestures), len(loads)) == (6, 3)
