"""What cannot be, typed in the devis on a phone: a sentence at the field, everything kept, nothing written."""

from playwright.sync_api import Page, expect

from tests.browsing import LiveServer, Window
from tests.coop.quotes.test_taps import phone_of_awa, written

LABEL, QUANTITY, PRICE = "lines-0-label", "lines-0-quantity", "lines-0-unit_price_cents"
RIGHT = {"new_name": "M. Cadiou", LABEL: "Tonte", QUANTITY: "2,5", PRICE: "24,50", "day": "2021-07-13"}
WRONG = [
    (PRICE, "douze", "« douze » n’est pas un montant : écrire par exemple 24,50."),
    (PRICE, "1e400", "« 1e400 » n’est pas un montant"),
    (PRICE, "9" * 10_000, "n’est pas un montant"),
    (PRICE, "🌻", "« 🌻 » n’est pas un montant"),
    (PRICE, "", "Écrire le prix, par exemple 24,50."),
    (LABEL, "", "Écrire ce qui sera fait."),
    (LABEL, "x" * 10_000, "C’est trop long : 500 caractères au plus."),
    (QUANTITY, "-2", "Écrire un nombre au-dessus de 0"),
    (QUANTITY, "1e400", "« 1e400 » n’est pas un nombre"),
    ("day", "2099-07-12", "à plus d’un an de la saison"),
    ("day", "", "Écrire la date du devis"),
    ("new_name", "", "Choisir un client dans la liste, ou en écrire un nouveau."),
]
ELSEWHERE = {"new_name": "client_id"}
"""Which field says it, where it is not the one that was typed in."""


def send(page: Page, typed: dict[str, str]) -> None:
    """Fill the form and give the devis to validate."""
    if not page.locator("#new_name").is_visible():
        page.locator("summary", has_text="Nouveau client").click()
    for name, value in typed.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name="Enregistrer et faire valider").click()


def test_whatever_is_typed_is_kept_and_told_at_its_field(live_server: LiveServer, window: Window) -> None:
    page = phone_of_awa(live_server, window)
    page.get_by_role("link", name="Écrire un devis").click()
    for name, wrong, sentence in WRONG:
        typed = RIGHT | {name: wrong}
        send(page, typed)
        expect(page.locator(f"#{ELSEWHERE.get(name, name)}-error")).to_contain_text(sentence)
        assert {one: page.locator(f"[name={one}]").input_value() for one in typed} == typed, wrong
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert written(live_server) == []
    window.complaints.clear()  # the browser notes each page that answers 422


def test_a_discount_alone_is_told_where_the_lines_begin(live_server: LiveServer, window: Window) -> None:
    page = phone_of_awa(live_server, window)
    page.get_by_role("link", name="Écrire un devis").click()
    send(page, RIGHT | {PRICE: "-5"})
    expect(page.locator("#lines-error")).to_contain_text("le total du devis ne peut pas être négatif")
    expect(page.locator(f"[name={PRICE}]")).to_have_value("-5")
    assert written(live_server) == []
    window.complaints.clear()


def test_a_flower_in_the_words_stays_a_flower_and_an_amount_is_said_back(
    live_server: LiveServer, window: Window
) -> None:
    page = phone_of_awa(live_server, window)
    page.get_by_role("link", name="Écrire un devis").click()
    send(page, RIGHT | {LABEL: "Semer des 🌻", PRICE: "1 200 €", "day": ""})
    expect(page.get_by_text("Compris : 1 200,00 €")).to_be_visible()
    page.locator("[name=day]").fill("2021-07-13")
    page.get_by_role("button", name="Enregistrer et faire valider").click()
    page.get_by_text("Devis donné à valider").wait_for()
    assert written(live_server) == [("a_valider", "M. Cadiou", "Semer des 🌻", 300_000)]
    window.complaints.clear()
