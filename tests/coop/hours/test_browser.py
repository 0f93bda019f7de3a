"""Noting hours with a thumb: how many gestures it takes on a phone."""

import datetime as dt

from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import Page

from cjs_app.access import actions as access
from cjs_app.coop.hours import queries
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.browsing import LiveServer
from tests.builders import a_season
from tests.coop.hours.records import a_member
from tests.people import access_stamp, awa


def let_awa_in(page: Page, live_server: LiveServer) -> int:
    """Give the browser Awa's session; return her season, on 13 July 2021."""
    app = live_server.app
    app.config["CLOCK"] = lambda: dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)
    with app.app_context():
        season = a_season()
        user = awa(season)
        a_member(season, "C01", "Awa", user)
        a_member(season, "C02", "Noé")
        token = access.open_session(user, access_stamp(user))
        db.session.commit()
        season_id = season.id
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    signed = str(signer.dumps({"_user_id": token, "_fresh": True}))
    page.context.add_cookies([{"name": "session", "value": signed, "url": live_server.url}])
    return season_id


def test_two_hours_are_noted_in_three_taps_and_one_field_from_any_page_of_the_season(
    page: Page, live_server: LiveServer
) -> None:
    season_id = let_awa_in(page, live_server)
    page.goto(f"/saisons/{season_id}/clients")
    page.locator(".bottom-bar > ul a", has_text="Heures").click()
    page.locator("main a", has_text="Noter des heures").first.click()
    page.fill("#minutes", "2h")
    page.get_by_role("button", name="Noter", exact=True).click()
    page.get_by_role("status").filter(has_text="2\u00a0h notées").wait_for()
    with live_server.app.app_context():
        entries = db.session.scalars(queries.hours_matching(db.session.get_one(Season, season_id))).all()
        assert [(entry.cooperant.code, entry.minutes, entry.day) for entry in entries] == [
            ("C01", 120, dt.date(2021, 7, 13))
        ]
