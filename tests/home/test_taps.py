"""What is read on the home of a phone without a single gesture: the season's totals, what is owed and by whom."""

import datetime as dt

from playwright.sync_api import Page, expect

from cjs_app.access import actions as access
from cjs_app.plumbing.database import db
from tests.browsing import LiveServer, count_gestures, let_in
from tests.people import access_stamp, maud
from tests.summers import a_small_summer


def test_the_totals_and_what_is_owed_by_whom_are_on_home_without_a_gesture(page: Page, live_server: LiveServer) -> None:
    live_server.app.config["CLOCK"] = lambda: dt.datetime(2021, 7, 30, 12, tzinfo=dt.UTC)
    with live_server.app.app_context():
        season = a_small_summer()
        user = maud(season)
        token = access.open_session(user, access_stamp(user))
        db.session.commit()
    gestures = count_gestures(page)
    let_in(page.context, live_server, token)
    page.goto("/")
    owed = page.get_by_role("list", name="Factures à encaisser")
    for total in ("300,00\u00a0€", "297,00\u00a0€", "8\u00a0h"):
        expect(page.locator("header, main").get_by_text(total, exact=True).first).to_be_visible()
    for name, amount in (("Mme Le Goff", "120,00\u00a0€"), ("Mairie", "240,00\u00a0€")):
        expect(owed.get_by_role("listitem").filter(has_text=name)).to_contain_text(amount)
    assert gestures == []
