"""On a phone: the team notes an appointment from the front page of the pôle, in four gestures."""

from playwright.sync_api import expect

from cjs_app.access import actions as access
from cjs_app.plumbing.database import db
from cjs_app.pole.directory.domain import PersonSheet
from cjs_app.pole.holders import actions
from cjs_app.pole.holders.domain import HolderSheet
from tests.browsing import LiveServer, Window, let_in
from tests.people import A_DAY, access_stamp, sarah, stamped


def test_an_appointment_is_noted_in_four_gestures_from_the_front_page(live_server: LiveServer, window: Window) -> None:
    stamp = stamped()
    live_server.app.config["CLOCK"] = lambda: stamp.at
    with live_server.app.app_context():
        actions.receive(PersonSheet("Nour", "Porteuse"), HolderSheet(A_DAY), stamp)
        user = sarah()
        token = access.open_session(user, access_stamp(user))
        db.session.commit()
    page = window.open()
    let_in(page.context, live_server, token)
    page.goto("/pole/2021")
    page.get_by_role("link", name="Noter un rendez-vous").first.click()
    page.get_by_label("Avec").select_option("Nour Porteuse")
    page.get_by_label("Ce qui s’est dit, en bref").fill("Une épicerie dans un camion.")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Rendez-vous avec Nour Porteuse")).to_be_visible()
    expect(page.get_by_text("Une épicerie dans un camion.")).to_be_visible()
