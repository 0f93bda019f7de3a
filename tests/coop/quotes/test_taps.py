"""A devis of one line, written on a phone without JavaScript and given to validate: how many taps it takes."""

from collections.abc import Callable, Sequence

from playwright.sync_api import Page
from sqlalchemy import select

from cjs_app.access import actions as access
from cjs_app.coop.quotes.domain import totals_of
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.quotes.queries import get_quote
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.browsing import LiveServer, Window, let_in
from tests.builders import a_client, a_season
from tests.people import access_stamp, awa, stamped


def phone_of_awa(live_server: LiveServer, window: Window, *, javascript: bool = False) -> Page:
    """Return the phone of a cooperant of a summer with a client and a price; its first page is home."""
    with live_server.app.app_context():
        season = a_season()
        a_client(season, "Mme Le Goff")
        seasons.add_price(season, "Lavage de voiture", "forfait", 2500, None, stamped())
        person = awa(season)
        token = access.open_session(person, access_stamp(person))
        db.session.commit()
    page = window.open(javascript=javascript)
    let_in(page.context, live_server, token)
    page.goto("/")
    return page


def pages_loaded_by(page: Page, gestures: Sequence[Callable[[], object]]) -> int:
    """Make gestures, a tap or a field each; return how many pages they loaded."""
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    for gesture in gestures:
        gesture()
    page.get_by_text("Devis donné à valider").wait_for()
    return len(loads)


def written(live_server: LiveServer) -> list[tuple[str, str, str, int]]:
    """Return the devis that the database holds: state, client, words of the first line, total before tax."""
    with live_server.app.app_context():
        numbers = db.session.scalars(select(Quote.id)).all()
        season = db.session.scalars(select(Season)).one()
        quotes = [get_quote(season, number) for number in numbers]
        return [(str(one.status), one.client.name, one.lines[0].label, totals_of(one.lines).ht_cents) for one in quotes]


def test_a_devis_for_somebody_new_takes_six_gestures_and_two_pages(live_server: LiveServer, window: Window) -> None:
    page = phone_of_awa(live_server, window)
    gestures = (
        lambda: page.get_by_role("link", name="Écrire un devis").click(),
        lambda: page.locator("summary", has_text="Nouveau client").click(),
        lambda: page.get_by_label("Nom").fill("M. Cadiou"),
        lambda: page.get_by_label("Travail à faire").fill("Tonte de la pelouse"),
        lambda: page.get_by_label("Prix unitaire HT").fill("24,50"),
        lambda: page.get_by_role("button", name="Enregistrer et faire valider").click(),
    )
    assert pages_loaded_by(page, gestures) == 2
    assert written(live_server) == [("a_valider", "M. Cadiou", "Tonte de la pelouse", 2450)]


def test_from_the_price_list_for_a_known_client_it_takes_four(live_server: LiveServer, window: Window) -> None:
    page = phone_of_awa(live_server, window)
    gestures = (
        lambda: page.get_by_role("link", name="Écrire un devis").click(),
        lambda: page.get_by_label("Client", exact=True).select_option(label="Mme Le Goff"),
        lambda: page.get_by_label("Tarif du groupe").select_option(index=1),
        lambda: page.get_by_role("button", name="Enregistrer et faire valider").click(),
    )
    assert pages_loaded_by(page, gestures) == 2
    assert written(live_server) == [("a_valider", "Mme Le Goff", "Lavage de voiture", 2500)]
