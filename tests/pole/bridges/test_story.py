"""A partnership is brought from its first contact to its signature, on a phone."""

from playwright.sync_api import Page, expect

from cjs_app.access import actions as access
from cjs_app.plumbing.database import db
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet
from tests.browsing import LiveServer, let_in
from tests.people import access_stamp, sarah, stamped


def test_a_partnership_goes_up_the_ladder_to_its_signature(live_server: LiveServer, page: Page) -> None:
    with live_server.app.app_context():
        for name in ("La Canopée", "La fabrique"):
            directory.add_organisation(OrganisationSheet(name, Kind.COMPANY), stamped())
        user = sarah()
        token = access.open_session(user, access_stamp(user))
        db.session.commit()
    let_in(page.context, live_server, token)
    page.goto("/pole/2021/traits-d-unions")
    page.get_by_role("link", name="Nouveau partenariat").click()
    page.get_by_label("Structure de l’ESS").select_option("La Canopée")
    page.get_by_label("Avec").select_option("La fabrique")
    page.get_by_label("Sur quoi").fill("Partager un atelier")
    page.get_by_label("Premier contact le").fill("2021-03-09")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("link", name="Noter une étape").click()
    page.get_by_label("Étape").select_option("Accord signé")
    page.get_by_label("Jour").fill("2021-06-01")
    page.get_by_label("Référence de l’accord").fill("TU-2021-01")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("TU-2021-01").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
