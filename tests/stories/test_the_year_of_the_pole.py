"""The team of the pôle writes its year on a phone, room by room, and each figure follows."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from cjs_app.access import actions as access
from cjs_app.plumbing.database import db
from tests.browsing import PHONE, LiveServer, let_in
from tests.people import access_stamp, sarah


@pytest.fixture
def page_of_sarah(live_server: LiveServer, page: Page) -> Page:
    """The phone of somebody of the pôle's team."""
    with live_server.app.app_context():
        user = sarah()
        token = access.open_session(user, access_stamp(user))
        db.session.commit()
    let_in(page.context, live_server, token)
    return page


def open_form(page: Page, room: str, button: str) -> None:
    """Open a page of the year 2021 that fits on the phone, and a form from it."""
    page.goto(f"/pole/2021/{room}")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    page.get_by_role("link", name=button).first.click()


def save(page: Page) -> None:
    """Send the form at hand."""
    page.get_by_role("button", name="Enregistrer").click()


def a_structure(page: Page) -> None:
    """Write the Region into the directory, with its town."""
    open_form(page, "repertoire", "Nouvelle structure")
    page.get_by_label("Nom", exact=True).fill("Région Bretagne")
    page.get_by_label("Commune").fill("Rennes")
    save(page)
    expect(page.get_by_role("heading", name="Région Bretagne")).to_be_visible()


def a_grant(page: Page) -> None:
    """Ask 40 000 euros of the Region, which grants 35 000."""
    open_form(page, "financeurs", "Nouvelle subvention")
    page.get_by_label("Financeur").select_option("Région Bretagne")
    page.get_by_label("Objet").fill("Fonctionnement")
    page.get_by_label("Montant demandé").fill("40 000")
    save(page)
    page.get_by_role("link", name="Déjà accordée").click()
    page.get_by_label("Jour").fill("2021-03-09")
    page.get_by_label("Montant accordé").fill("35000")
    save(page)
    page.goto("/pole/2021/financeurs")
    expect(page.get_by_text("35 000,00").first).to_be_visible()


def a_project(page: Page) -> None:
    """Begin a project and note a work session of it."""
    open_form(page, "projets", "Nouveau projet")
    page.get_by_label("Nom", exact=True).fill("IDEAL")
    page.get_by_label("Début").fill("2021-01-04")
    save(page)
    page.get_by_role("link", name="Noter un temps de travail").click()
    page.get_by_label("Jour").fill("2021-02-02")
    page.get_by_label("De quoi il s’agissait").fill("Écrire le cahier des charges")
    save(page)
    expect(page.get_by_text("Écrire le cahier des charges")).to_be_visible()


def an_edition(page: Page) -> None:
    """Prepare an edition of the pathway, and enrol a young person."""
    open_form(page, "parcours", "Nouvelle édition")
    page.get_by_label("Édition n°").fill("1")
    page.get_by_label("Lieu").fill("Vitré")
    page.get_by_label("Premier jour").fill("2021-10-25")
    page.get_by_label("Dernier jour").fill("2021-10-28")
    save(page)
    page.get_by_role("link", name="Inscrire").first.click()
    page.get_by_label("Prénom").fill("Zoé")
    page.get_by_label("L’accord de la famille est signé").check()
    save(page)
    expect(page.get_by_text("Zoé").first).to_be_visible()


def a_cutting(page: Page) -> None:
    """Note an article of the press."""
    open_form(page, "communication", "Noter un article")
    page.get_by_label("Jour").fill("2021-07-13")
    page.get_by_label("Titre").fill("Ils créent leur coopérative")
    page.get_by_label("Média").fill("Ouest-France")
    save(page)
    expect(page.get_by_text("Ils créent leur coopérative").first).to_be_visible()


def a_line(page: Page) -> None:
    """Aim at something, and carry it to the next year."""
    open_form(page, "feuille-de-route", "Nouvelle ligne")
    page.get_by_label("Sujet").fill("Traits d’Unions")
    page.get_by_label("Ce qui est visé").fill("Cinq partenariats signés")
    save(page)
    page.get_by_role("button", name="Reporter à 2022").click()
    page.goto("/pole/2022/feuille-de-route")
    expect(page.get_by_role("main").get_by_text("Traits d’Unions").first).to_be_visible()


def the_territory(page: Page) -> None:
    """Read where things happen."""
    page.goto("/pole/2021/territoire")
    expect(page.get_by_text("103 757").first).to_be_visible()


ROOMS: tuple[Callable[[Page], None], ...] = (
    a_structure,
    a_grant,
    a_project,
    an_edition,
    a_cutting,
    a_line,
    the_territory,
)


def test_the_year_is_written_room_by_room_and_its_figures_follow(page_of_sarah: Page) -> None:
    for room in ROOMS:
        room(page_of_sarah)
    page_of_sarah.goto("/pole/2021/chiffres")
    for figure in ("Subventions accordées", "Projets", "Jeunes", "Articles"):
        expect(page_of_sarah.get_by_role("main").get_by_text(figure).first).to_be_visible()
    page_of_sarah.goto("/pole/2021/chiffres/funders.granted_cents")
    expect(page_of_sarah.get_by_text("35 000,00").first).to_be_visible()
