"""A contract is noted from a phone, and counts in the year."""

from playwright.sync_api import Page, expect

from cjs_app.access import actions as access
from cjs_app.access.domain import PoleRole
from cjs_app.plumbing.database import db
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import PersonSheet
from tests.browsing import LiveServer, let_in
from tests.people import a_person, access_stamp, stamped


def test_a_contract_is_noted_and_counts_in_the_etp(live_server: LiveServer, page: Page) -> None:
    with live_server.app.app_context():
        directory.add_person(PersonSheet("Erwan", "Kerleau"), stamped())
        user = a_person("Sarah", None, PoleRole.OFFICER)
        token = access.open_session(user, access_stamp(user))
        db.session.commit()
    let_in(page.context, live_server, token)
    page.goto("/pole/2021/equipe")
    page.get_by_role("link", name="Noter un contrat").click()
    page.get_by_label("Personne").select_option("Erwan Kerleau")
    page.get_by_label("Fonction").fill("Coordination")
    page.get_by_label("Premier jour").fill("2021-01-01")
    page.get_by_label("ETP").fill("0,8")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("link", name="L’équipe salariée").first.click()
    expect(page.get_by_text("0,8").first).to_be_visible()
