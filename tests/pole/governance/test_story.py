"""A consent decision, from the proposal to zero objection, by the pôle's team on a phone."""

from playwright.sync_api import Page

from cjs_app.access import actions as access
from cjs_app.plumbing.database import db
from tests.browsing import LiveServer, let_in
from tests.people import access_stamp, sarah

PROPOSAL = "Chaque projet a un référent, qui en parle à chaque CA."
BETTER = "Chaque projet a un binôme référent, qui en parle deux fois par an."


def say(page: Page, button: str, text: str) -> None:
    """Note what somebody says at the step at hand."""
    page.get_by_role("link", name=button).click()
    page.fill("#text", text)
    page.get_by_role("button", name="Noter", exact=True).click()
    page.get_by_text("C’est noté.").wait_for()


def test_a_proposal_becomes_a_decision_without_objection(page: Page, live_server: LiveServer) -> None:
    with live_server.app.app_context():
        user = sarah()
        token = access.open_session(user, access_stamp(user))
        db.session.commit()
        let_in(page.context, live_server, token)
    page.goto("/pole/2021/gouvernance")
    page.get_by_role("link", name="Faire une proposition").click()
    page.fill("#title", "Un référent par projet")
    page.fill("#text", PROPOSAL)
    page.get_by_role("button", name="Proposer").click()
    say(page, "Noter une question", "Qui choisit ?")
    page.get_by_role(
        "button", name="Ouvrir l’étape « Réactions »".replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    ).click()
    say(page, "Noter une réaction", "Bonne idée.")
    page.get_by_role("button", name="Objections").click()
    say(page, "Noter une objection", "À chaque CA, c’est trop.")
    page.get_by_text("1 objection à lever").wait_for()
    assert page.get_by_role("link", name="Adopter").count() == 0
    page.get_by_role("link", name="Amender").click()
    page.fill("#text", BETTER)
    page.get_by_role("button", name="Écrire cette version").click()
    page.get_by_role("button", name="L’objection est levée").click()
    page.get_by_role("link", name="Adopter").click()
    page.get_by_role("button", name="Adopter", exact=True).click()
    page.get_by_text("Zéro objection : la décision est adoptée.").wait_for()
    assert page.get_by_text(BETTER).is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
