"""On a phone without JavaScript: somebody takes the last place of an event, the next one waits, and then comes."""

import datetime as dt

from playwright.sync_api import Page, expect

from cjs_app.kernel.periods import Period
from cjs_app.plumbing.database import db
from cjs_app.pole.events import actions
from cjs_app.pole.events.domain import EventSheet, ProgrammeSheet
from tests.browsing import LiveServer, Window
from tests.people import A_DAY, stamped

PROGRAMME = "/pole/2021/agenda/mois-de-l-ess"


def a_month(server: LiveServer) -> None:
    """Put a programme online, with a visit for one person, and let it be July 2021."""
    stamp = stamped()
    server.app.config["CLOCK"] = lambda: stamp.at
    programme = actions.add_programme(
        ProgrammeSheet("Mois de l’ESS", Period(A_DAY, A_DAY + dt.timedelta(20)), "Des portes ouvertes."), stamp
    )
    sheet = EventSheet("Visite de la recyclerie", A_DAY + dt.timedelta(3), place="La Halle", capacity=1)
    actions.add_event(programme, sheet, stamp)
    actions.publish_programme(programme, stamp)
    db.session.commit()


def register(page: Page, name: str, button: str) -> None:
    """Go from the programme to the form of the visit, and send it."""
    page.goto(PROGRAMME)
    page.get_by_role("link", name="Visite de la recyclerie").click()
    page.get_by_label("Prénom ou nom").fill(name)
    page.get_by_label("Téléphone").fill("06 00 00 00 00")
    page.get_by_role("button", name=button).click()


def test_a_visitor_takes_the_last_place_on_a_phone_and_the_next_one_waits(
    live_server: LiveServer, window: Window
) -> None:
    with live_server.app.app_context():
        a_month(live_server)
    first, second = window.open(javascript=False), window.open(javascript=False)
    register(first, "Camille", "Prendre une place")
    expect(first.get_by_text("une place est gardée pour Camille")).to_be_visible()
    register(second, "Dominique", "M’inscrire en liste d’attente")
    expect(second.get_by_text("En liste d’attente, au rang 1")).to_be_visible()
    first.get_by_text("Rendre ma place").first.click()
    first.get_by_role("button", name="Oui, rendre ma place").click()
    expect(first.get_by_text("La place est rendue")).to_be_visible()
    second.reload()
    expect(second.get_by_text("une place est gardée pour Dominique")).to_be_visible()
