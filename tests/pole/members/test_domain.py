"""Memberships: fees from a dated table, receipts numbered, a list read as people keep it, a letter."""

import datetime as dt
from dataclasses import dataclass

import pytest

from cjs_app.kernel.refusal import Refusal
from cjs_app.pole.members.domain import (
    CATEGORY_LABELS,
    MANY,
    Category,
    Way,
    asked_fee,
    ensure_payment,
    fee_on,
    persons_category,
    receipt_number,
    slug,
)
from cjs_app.pole.members.importing import MODEL, read, text_of
from cjs_app.pole.members.reminding import letter
from cjs_app.pole.structure.domain import Identity
from tests.refusals import told


@dataclass(frozen=True)
class Line:
    """A line of a fee table."""

    category: Category
    valid_from: dt.date
    amount_cents: int


TABLE = (
    Line(Category.ASSOCIATION, dt.date(2019, 1, 1), 2500),
    Line(Category.ASSOCIATION, dt.date(2021, 1, 1), 3000),
    Line(Category.HOLDER, dt.date(2019, 1, 1), 1000),
)


def test_the_fee_is_that_of_the_last_line_begun() -> None:
    days = (dt.date(2018, 12, 31), dt.date(2020, 12, 31), dt.date(2021, 1, 1))
    assert [fee_on(TABLE, Category.ASSOCIATION, day) for day in days] == [None, 2500, 3000]
    assert fee_on(TABLE, Category.MUTUAL, days[2]) is None


def test_what_is_typed_comes_before_the_table_and_the_table_before_last_year() -> None:
    assert (asked_fee(0, 3000, 2500), asked_fee(None, 3000, 2500), asked_fee(None, None, 2500)) == (0, 3000, 2500)
    for wrong in (None, -1, 10_000_001):
        with pytest.raises(Refusal) as refusal:
            asked_fee(wrong, None)
        assert refusal.value.field == "fee_cents"


def test_every_kind_of_member_has_its_words() -> None:
    assert set(CATEGORY_LABELS) == set(MANY) == set(Category)


def test_a_person_is_a_project_holder_or_a_sympathiser() -> None:
    assert persons_category(Category.HOLDER) is Category.HOLDER
    for wrong in (None, Category.ASSOCIATION):
        with pytest.raises(Refusal):
            persons_category(wrong)


def test_money_of_tomorrow_has_not_come_in() -> None:
    ensure_payment(dt.date(2021, 7, 13), dt.date(2021, 7, 13))
    with pytest.raises(Refusal):
        ensure_payment(dt.date(2021, 7, 14), dt.date(2021, 7, 13))


def test_receipts_have_readable_numbers_and_domains_readable_keys() -> None:
    assert (receipt_number(2021, 7), receipt_number(2021, 12345)) == ("REC-2021-0007", "REC-2021-12345")
    assert slug("Culture & lien social") == "culture_lien_social"


def test_a_list_is_read_whatever_the_order_and_the_accents() -> None:
    (shop, lise) = read(
        "Ville,STRUCTURE,prenom,Nom,Catégorie,Cotisation,Payé le,Mode de paiement,Annuaire\n"
        'Essé,Le Fournil,,,Scop,"30,00 €",1/2/2021,Chèque,oui\n\n,,Lise,Roux,porteuse de projet,,,,\n'
    )
    assert (shop.structure, shop.category, shop.fee_cents) == ("Le Fournil", Category.COOPERATIVE, 3000)
    assert (shop.paid_on, shop.way, shop.is_shown) == (dt.date(2021, 2, 1), Way.CHEQUE, True)
    assert (lise.first_name, lise.last_name, lise.category) == ("Lise", "Roux", Category.HOLDER)
    assert (lise.line, lise.fee_cents, lise.is_shown) == (4, None, False)


def test_every_wrong_line_is_told_at_once() -> None:
    _, said = told(
        lambda: read(
            "Structure;Prénom;Type;Cotisation;Payée le\nA;;secte;;\n;Lise;association;;\nB;;;trente;\nC;;;;1/2/2021\n"
        )
    )
    for line in ("ligne 2", "ligne 3", "ligne 4", "ligne 5"):
        assert line in said


def test_a_list_without_columns_or_lines_is_no_list() -> None:
    for text in ("", "Le Fournil;Essé\n", "Structure;Type\n;;\n"):
        with pytest.raises(Refusal) as refusal:
            read(text)
        assert refusal.value.field == "file"


def test_the_model_holds_only_columns_that_are_read() -> None:
    (row,) = read(f"{MODEL}\n" + "A;;;;;;;;;;;;\n")
    assert (row.structure, row.category) == ("A", Category.ASSOCIATION)


def test_accents_are_read_from_both_kinds_of_files() -> None:
    assert [text_of("é".encode(code)) for code in ("utf-8", "utf-8-sig", "cp1252")] == ["é", "é", "é"]


def test_the_letter_says_the_year_the_fee_and_who_writes() -> None:
    pole = Identity("Le pôle", "Vallées Solidaires", address="9 rue Pasteur", postcode="35220", city="Châteaubourg")
    words = letter(pole, "Le Fournil", 2021, 3000, 2020)
    assert "Vous étiez adhérent·e en 2020." in words
    assert "30,00" in words
    assert words.endswith("Vallées Solidaires\n9 rue Pasteur, 35220 Châteaubourg")
    assert "libre" in letter(pole, "Le Fournil", 2021, None, None)
