"""A team proposed, another one taken with its reason, and the week it makes: on a phone, then on one sheet of paper."""

import datetime as dt
from io import BytesIO

import pikepdf
from playwright.sync_api import Page

from cjs_app.access import actions as access
from cjs_app.plumbing.database import db
from tests.browsing import LiveServer, Window, let_in
from tests.builders import a_season
from tests.coop.planning.given import a_job, a_minor, a_slot
from tests.people import access_stamp, maud

NAMES = ("Awa", "Noé", "Inès", "Maëlle", "Tom", "Lila", "Yanis", "Enzo", "Zoé", "Malo", "Jade", "Sami")
DAYS = (12, 13, 15, 16)


def a_team_and_a_mission(page: Page, live_server: LiveServer) -> tuple[int, int]:
    """Give the browser Maud's session, a team of twelve and its missions; return the season and an empty mission."""
    app = live_server.app
    app.config["CLOCK"] = lambda: dt.datetime(2021, 7, 13, 8, tzinfo=dt.UTC)
    with app.app_context():
        season = a_season()
        user = maud(season)
        people = [a_minor(season, name) for name in NAMES]
        for rank in range(2, len(people), 2):
            slots = [a_slot(day, "09:00", "12:00") for day in DAYS]
            a_job(season, *slots, team=people[rank : rank + 2], title="Tonte et taille", place="12 rue des Acacias")
        mission = a_job(season, a_slot(13, "14:00", "17:00"), title="Vitres à la mairie", place="Mairie")
        token = access.open_session(user, access_stamp(user))
        db.session.commit()
        let_in(page.context, live_server, token)
        return season.id, mission.id


def test_a_team_is_proposed_another_taken_with_a_reason_and_read_in_the_week(
    page: Page, window: Window, live_server: LiveServer
) -> None:
    season_id, mission_id = a_team_and_a_mission(page, live_server)
    page.goto(f"/saisons/{season_id}/missions/{mission_id}")
    page.get_by_role("link", name="Proposer une équipe").click()
    assert [box.is_checked() for box in page.get_by_role("checkbox").all()[:3]] == [True, True, False]
    page.locator(".turn__name").get_by_text("Noé", exact=True).click()
    page.locator(".turn__name").get_by_text("Inès", exact=True).click()
    page.get_by_role("button", name="Choisir cette équipe").click()
    page.get_by_role("alert").filter(has_text="Ce n’est pas l’équipe dont c’est le tour").wait_for()
    window.complaints.clear()  # the browser notes a page that answers 422
    page.fill("#reason", "A la clé de la mairie")
    page.get_by_role("button", name="Choisir cette équipe").click()
    page.get_by_text("Équipe prise hors du tour").wait_for()
    page.goto(f"/saisons/{season_id}/planning?vue=missions")
    today = page.locator(".week-days [aria-current=date]")
    assert "Vitres à la mairie" in today.inner_text() and "Awa et Inès" in today.inner_text()
    page.goto(f"/saisons/{season_id}/planning")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    paper = pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True)))
    (sheet,) = paper.pages
    assert [round(float(side)) for side in sheet.mediabox[2:]] == [842, 595]
