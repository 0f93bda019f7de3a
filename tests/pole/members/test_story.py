"""A year of memberships from a phone: last year's members are renewed, one pays, its receipt is there."""

import re

from playwright.sync_api import Page, expect

from cjs_app.access import actions as access
from cjs_app.access.domain import PoleRole
from cjs_app.plumbing.database import db
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet
from cjs_app.pole.members import actions
from cjs_app.pole.members.domain import Paid, Way, Wish
from tests.browsing import LiveServer, let_in
from tests.people import A_DAY, a_person, access_stamp, stamped


def prepare(server: LiveServer) -> str:
    """Let two shops belong in 2021; return the key of the session of somebody of the team."""
    with server.app.app_context():
        for name in ("Le Fournil", "La Laiterie"):
            shop = directory.add_organisation(OrganisationSheet(name, Kind.COOPERATIVE), stamped())
            actions.pay(
                actions.ask(shop, Wish(2021, A_DAY, fee_cents=3000), stamped()), Paid(A_DAY, Way.CARD), stamped()
            )
        user = a_person("Sarah", None, PoleRole.OFFICER)
        token = access.open_session(user, access_stamp(user))
        db.session.commit()
    return token


def press(page: Page, name: str) -> None:
    """Press the button of this name."""
    page.get_by_role("button", name=name).click()


def test_everybody_is_renewed_and_one_pays(live_server: LiveServer, page: Page) -> None:
    let_in(page.context, live_server, prepare(live_server))
    page.goto("/pole/2022/adherents")
    page.get_by_role("link", name="Voir qui renouveler").click()
    for box in page.get_by_role("checkbox").all():
        box.check()
    press(page, "Renouveler pour 2022")
    expect(page.get_by_text("2 adhésions 2022 demandées.")).to_be_visible()
    page.get_by_role("link", name="Le Fournil").first.click()
    page.get_by_role("link", name="Noter la cotisation").click()
    page.get_by_label("Virement").check()
    press(page, "Noter la cotisation")
    receipt = page.get_by_role("link", name=re.compile("Reçu REC-.*-0001")).first.get_attribute("href")
    assert page.context.request.get(str(receipt)).body().startswith(b"%PDF")
