"""Sarah writes on a phone, is warned as she writes, corrects, and issues the report; an edition stays what it was."""

from playwright.sync_api import expect

from cjs_app.access import actions as access
from cjs_app.plumbing.database import db
from cjs_app.pole.structure import actions as structure
from tests.browsing import LiveServer, Window, let_in
from tests.people import access_stamp, sarah, stamped
from tests.pole.report.test_report import IDENTITY


def a_session(live_server: LiveServer) -> str:
    """Return a session of the team, in a pôle that has its name."""
    with live_server.app.app_context():
        structure.write(IDENTITY, stamped())
        user = sarah()
        token = access.open_session(user, access_stamp(user))
        db.session.commit()
        return token


def test_a_text_is_warned_of_while_it_is_written_and_the_report_is_issued(
    window: Window, live_server: LiveServer
) -> None:
    token = a_session(live_server)
    phone = window.open()
    let_in(phone.context, live_server, token)
    phone.goto("/pole/2021/rapport/context/texte")
    field, findings = phone.get_by_label("Texte"), phone.locator("#findings")
    field.press_sequentially("Le pôle a été créé en 2012.")
    expect(findings.get_by_text("dit 2013")).to_be_visible()
    expect(field).to_have_value("Le pôle a été créé en 2012.")
    field.press("Backspace")
    field.press("Backspace")
    field.press_sequentially("3.")
    expect(findings.get_by_text("Rien à signaler")).to_be_visible()
    phone.get_by_role("button", name="Enregistrer").click()
    expect(phone.get_by_text("Le texte est enregistré.")).to_be_visible()
    phone.goto("/pole/2021/rapport/arreter")
    phone.get_by_role("button", name="Arrêter l’édition 1").click()
    expect(phone.get_by_role("heading", name="Rapport d’activité 2021, édition 1")).to_be_visible()
    expect(phone.get_by_text("créé en 2013")).to_be_visible()
    phone.get_by_role("link", name="Ce qui a changé depuis").click()
    expect(phone.get_by_text("Rien n’a changé")).to_be_visible()
