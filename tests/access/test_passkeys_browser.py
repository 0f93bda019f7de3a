"""A passkey in a real Chromium, with its virtual authenticator and the site's own content policy."""

from playwright.sync_api import Page, expect

from cjs_app.access import actions
from cjs_app.access.domain import Role
from cjs_app.coop.seasons import actions as seasons
from cjs_app.plumbing.database import db
from tests import browsing
from tests.builders import a_season
from tests.people import access_stamp, stamped

SECRET = "lune tomate vélo gris"


def with_a_finger(page: Page) -> None:
    """Give the browser an authenticator inside the phone, whose owner always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_phone_makes_a_passkey_then_comes_in_with_it_alone(page: Page, live_server: browsing.LiveServer) -> None:
    address = live_server.url.replace("127.0.0.1", "localhost")
    live_server.app.config["CJS_URL"] = address
    with live_server.app.app_context():
        user = actions.open_account("awa", "Awa", SECRET, stamped())
        seasons.give_role(a_season(), user.id, Role.COOPERANT, access_stamp(user))
        db.session.commit()
    with_a_finger(page)
    page.goto(f"{address}/connexion")
    page.get_by_label("Nom de connexion").fill("awa")
    page.get_by_label("Phrase de passe").fill(SECRET)
    page.get_by_role("button", name="Entrer", exact=True).click()
    page.goto(f"{address}/compte/cles-d-acces")
    page.get_by_label("Nom de la clé").fill("Mon téléphone")
    page.get_by_role("button", name="Ajouter une clé d’accès").click()
    expect(page.get_by_text("La clé d’accès est prête")).to_be_visible()
    page.context.clear_cookies()
    page.goto(f"{address}/connexion")
    page.get_by_role("button", name="Entrer avec une clé d’accès").click()
    expect(page.get_by_role("heading", name="Bonjour Awa")).to_be_visible()
