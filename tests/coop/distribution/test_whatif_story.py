"""On a phone: the group tries the mixed rule, notes the vote with one objection, and finds both on the page."""

from cjs_app.access import actions as access
from cjs_app.coop.distribution import queries
from cjs_app.coop.seasons.domain import Rule
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.browsing import LiveServer, Window, let_in
from tests.people import access_stamp, maud
from tests.summers import a_small_summer

REASON = "Celles qui ont eu moins de missions ne l’ont pas choisi."


def test_the_mixed_rule_is_tried_with_the_thumb_voted_and_read(live_server: LiveServer, window: Window) -> None:
    with live_server.app.app_context():
        season = a_small_summer()
        number, user = season.id, maud(season)
        token = access.open_session(user, access_stamp(user))
        db.session.commit()
    page = window.open()
    let_in(page.context, live_server, token)
    page.goto(f"/saisons/{number}/partage/et-si")
    mixed = page.locator(".tries__rule", has_text="Une part égale, le reste")
    assert "50" in mixed.inner_text()
    page.get_by_label("Part égale").focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    assert page.locator("output").inner_text() == "60\u00a0%"
    mixed.get_by_text("60\u00a0% de la somme").wait_for()
    assert "part=60" in page.url
    mixed.get_by_role("link", name="Noter ce vote").click()
    page.get_by_label("Jour du vote").fill("2021-07-13")
    page.get_by_label("Pour", exact=True).fill("3")
    page.get_by_label("Ce qui ne va pas, sans nom").fill(REASON)
    page.locator("main").get_by_role("button", name="Noter ce vote").click()
    page.get_by_text("1 objection tient").wait_for()
    assert REASON in page.locator("#votes").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    with live_server.app.app_context():
        [vote] = queries.votes_of(db.session.get_one(Season, number))
        assert (vote.rule, vote.equal_percent, vote.standing) == (Rule.MIXED, 60, 1)
