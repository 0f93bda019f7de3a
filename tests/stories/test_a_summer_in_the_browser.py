"""A summer from the first devis to the bilan, by the people who make it, each on a phone of their own.

Nothing goes through the code: every gesture is a link, a field or a button of a page. The same story is played once
more on phones that run no script at all.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from cjs_app.access import actions as access
from cjs_app.access.domain import Role
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.domain import CooperantSheet
from cjs_app.coop.seasons import actions as seasons
from cjs_app.plumbing.database import db
from tests.browsing import LiveServer, Window
from tests.builders import a_season
from tests.people import stamped

PASSPHRASE = "soleil cabane velo grenadine"
PEOPLE = {"Awa": Role.COOPERANT, "Maud": Role.FACILITATOR, "Léna": Role.COMMITTEE, "Pierre": Role.COORDINATION}


@dataclass
class Phones:
    """One phone each, all signed in by the form of the door, on 13 July 2021."""

    awa: Page
    maud: Page
    lena: Page
    pierre: Page


@pytest.fixture(params=[True, False], ids=["with scripts", "without any script"])
def phones(request: pytest.FixtureRequest, live_server: LiveServer, window: Window) -> Phones:
    """Let everybody in; the group is Awa and Noé, who has no account."""
    live_server.app.config["CLOCK"] = lambda: dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)
    with live_server.app.app_context():
        season = a_season()
        accounts = {}
        for name, role in PEOPLE.items():
            accounts[name] = access.open_account(name.lower(), name, PASSPHRASE, stamped())
            seasons.give_role(season, accounts[name].id, role, stamped())
        for name in ("Awa", "Noé"):
            user = accounts.get(name)
            cooperants.add(season, CooperantSheet(name, user_id=user.id if user else None), stamped())
        db.session.commit()

    def phone_of(name: str) -> Page:
        page = window.open(javascript=request.param)
        page.set_default_timeout(10_000)
        page.goto("/")
        page.get_by_label("Nom de connexion").fill(name.lower())
        page.get_by_label("Phrase de passe").fill(PASSPHRASE)
        press("Entrer")(page)
        return page

    return Phones(phone_of("Awa"), phone_of("Maud"), phone_of("Léna"), phone_of("Pierre"))


def press(name: str) -> Callable[[Page], None]:
    """Return the gesture of a thumb on a button of the page."""
    return lambda page: page.get_by_role("button", name=name, exact=True).first.click()


def go(page: Page, *names: str) -> None:
    """Follow links of the page, one after the other; what is not in the bar at the bottom is behind «Plus»."""
    for name in names:
        link = page.get_by_role("link", name=name, exact=True)
        if not link.first.is_visible():
            page.locator(".bottom-bar summary").click()
        link.locator("visible=true").first.click()


def told(page: Page, sentence: str) -> None:
    """Check that the page says a sentence."""
    expect(page.get_by_text(sentence).first).to_be_visible()


def test_a_devis_becomes_a_mission_an_invoice_and_a_bilan(phones: Phones) -> None:
    a_cooperant_writes_a_devis(phones.awa)
    the_facilitator_sends_it_and_the_client_accepts(phones.maud)
    the_work_is_done_and_its_hours_are_noted(phones.awa)
    the_hours_are_validated(phones.maud)
    the_invoice_is_issued_and_paid(phones.maud)
    the_group_votes_and_a_first_person_proposes_to_close(phones.maud)
    a_second_person_confirms(phones.pierre)
    the_committee_reads_the_bilan(phones.lena)
    nothing_can_be_added_any_more(phones.awa)


def a_cooperant_writes_a_devis(page: Page) -> None:
    go(page, "Devis", "Nouveau devis")
    page.get_by_label(re.compile("^Nom")).fill("Mme Le Goff")
    page.get_by_label("Ville").fill("Vitré")
    page.get_by_label("Travail à faire").fill("Tonte de la pelouse")
    page.get_by_label("Quantité").fill("2,5")
    page.get_by_label("Prix unitaire HT").fill("40")
    press("Enregistrer et faire valider")(page)
    told(page, "120,00\u00a0€")
    told(page, "VIT-D-2021-001")
    expect(page.get_by_role("button", name="Valider")).to_have_count(0)


def the_facilitator_sends_it_and_the_client_accepts(page: Page) -> None:
    go(page, "Devis")
    page.get_by_role("link", name=re.compile("Tonte de la pelouse")).click()
    press("Valider")(page)
    press("Noter comme envoyé")(page)
    press("Le client accepte")(page)
    told(page, "Bravo, le devis est accepté")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tonte de la pelouse")


def the_work_is_done_and_its_hours_are_noted(page: Page) -> None:
    go(page, "Missions")
    page.get_by_role("link", name=re.compile("Tonte de la pelouse")).click()
    press("Commencer")(page)
    press("Mission réalisée")(page)
    page.locator("main").get_by_role("link", name="Noter des heures").click()
    page.get_by_label("Durée").fill("2h30")
    page.get_by_label("Awa").check()
    page.get_by_label("Noé").check()
    press("Noter ces heures")(page)
    told(page, "2\u00a0h\u00a030 notées pour 2 personnes")


def the_hours_are_validated(page: Page) -> None:
    go(page, "Heures")
    page.get_by_role("link", name=re.compile("^À valider")).click()
    for box in page.locator("input[name=entree]").all():
        box.check()
    press("Valider ce qui est coché")(page)
    told(page, "2 entrées validées : 5\u00a0h")


def the_invoice_is_issued_and_paid(page: Page) -> None:
    go(page, "Missions")
    page.get_by_role("link", name=re.compile("Tonte de la pelouse")).click()
    press("Préparer la facture")(page)
    go(page, "Vérifier et émettre")
    press("Émettre pour de bon")(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Facture VIT-F-2021-0001")
    address = page.get_by_role("link", name="PDF").get_attribute("href")
    assert page.context.request.get(str(address)).body().startswith(b"%PDF")
    go(page, "Noter un encaissement")
    expect(page.get_by_label("Montant")).to_have_value("120,00")
    press("Enregistrer")(page)
    told(page, "Payée")


def the_group_votes_and_a_first_person_proposes_to_close(page: Page) -> None:
    go(page, "Partage", "Noter un vote")
    page.get_by_label("Parts égales", exact=True).check()
    page.get_by_label("Pour", exact=True).fill("2")
    press("Noter ce vote")(page)
    told(page, "Le vote est noté")
    go(page, "Clôture")
    press("Commencer la clôture")(page)
    press("Proposer la clôture")(page)
    told(page, "Une autre personne de l’équipe doit maintenant relire")


def a_second_person_confirms(page: Page) -> None:
    go(page, "Partage", "Clôture")
    page.locator("summary", has_text="Confirmer et clore la saison").click()
    press("Oui, clore pour toujours")(page)
    told(page, "Les parts sont figées")


def the_committee_reads_the_bilan(page: Page) -> None:
    go(page, "Bilan")
    for figure in ("100,00\u00a0€", "50,00\u00a0€", "5\u00a0h"):
        told(page, figure)
    told(page, "2 au départ, 2 à la fin")
    content = page.content()
    assert [name for name in ("Awa", "Noé", "Maud") if name in content] == []


def nothing_can_be_added_any_more(page: Page) -> None:
    go(page, "Heures")
    expect(page.locator("main").get_by_role("link", name="Noter des heures")).to_have_count(0)
    refused = page.context.request.get(page.url.partition("?")[0] + "/noter")
    assert refused.status == 409
    assert "Cette saison est close" in refused.text()
