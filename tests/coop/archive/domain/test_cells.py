"""A cell is read leniently and written in one form."""

import datetime as dt
from decimal import Decimal

import pytest

from cjs_app.coop.archive.domain.cells import clean, read_cell, read_word, written_cell
from cjs_app.coop.archive.domain.columns import Column, Kind, plain_name
from cjs_app.coop.archive.domain.season_fields import FIELD_NAMED
from cjs_app.coop.archive.domain.tables import TABLE_NAMED
from cjs_app.kernel.refusal import Refusal
from tests.refusals import told


def column(table: str, name: str) -> Column:
    return TABLE_NAMED[table].by_name[name]


@pytest.mark.parametrize("typed", ["oui", "OUI", " o ", "x", "1", "vrai", "True"])
def test_many_words_mean_yes(typed: str) -> None:
    assert read_cell(column("cooperants", "part"), typed) is True


@pytest.mark.parametrize("typed", ["non", "N", "0", "faux", "FALSE"])
def test_many_words_mean_no(typed: str) -> None:
    assert read_cell(column("cooperants", "part"), typed) is False


def test_an_empty_cell_gives_the_default_of_its_column() -> None:
    assert read_cell(column("cooperants", "part"), "  ") is True
    assert read_cell(column("cooperants", "coefficient"), "") == Decimal(1)
    assert read_cell(column("cooperants", "naissance"), "") is None
    assert read_cell(column("cooperants", "nom"), "") == ""
    assert read_cell(column("lignes_devis", "taux_tva"), "") == Decimal(0)


@pytest.mark.parametrize("typed", ["Réalisée", "REALISEE", " réalisée "])
def test_a_word_is_known_whatever_its_capitals_and_accents(typed: str) -> None:
    assert read_cell(column("missions", "statut"), typed) == "realisee"


@pytest.mark.parametrize("typed", ["en_cours", "En cours", "en-cours"])
def test_a_word_of_two_parts_is_known_with_a_space_or_a_line(typed: str) -> None:
    assert read_cell(column("missions", "statut"), typed) == "en_cours"


def test_a_word_outside_the_list_is_told_with_the_list() -> None:
    with pytest.raises(Refusal, match="écrire facture ou avoir"):
        read_word("proforma", ("facture", "avoir"))


@pytest.mark.parametrize("inside", ["a_valider", "valide"])
def test_a_devis_that_waits_inside_the_house_is_no_state_of_the_archive(inside: str) -> None:
    with pytest.raises(Refusal):
        read_cell(column("devis", "statut"), inside)


def test_a_text_too_long_or_with_something_invisible_is_refused() -> None:
    with pytest.raises(Refusal, match="20 caractères"):
        read_cell(column("cooperants", "code"), "C" * 21)
    with pytest.raises(Refusal, match="invisible"):
        read_cell(column("cooperants", "nom"), "Le\x07Goff")


def test_an_address_may_stand_on_two_lines() -> None:
    assert read_cell(column("clients", "adresse"), "1 rue A\r\nBâtiment B") == "1 rue A\nBâtiment B"


def test_a_text_is_cleaned_once_for_all() -> None:
    messy = " \u00a0e\u0301te\u0301\x00\r\n2021\t "
    assert clean(messy) == "été\n2021"
    assert clean(clean(messy)) == clean(messy)


def test_someone_may_be_born_long_ago_but_no_devis_is_that_old() -> None:
    assert read_cell(column("cooperants", "naissance"), "14/05/1908") == dt.date(1908, 5, 14)
    with pytest.raises(Refusal, match="1908"):
        read_cell(column("devis", "date"), "14/05/1908")


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.MONEY, 123450, "1234,50"),
        (Kind.MONEY, -5, "-0,05"),
        (Kind.MONEY, 0, "0,00"),
        (Kind.NUMBER, Decimal("12.50"), "12,5"),
        (Kind.NUMBER, Decimal("100"), "100"),
        (Kind.NUMBER, Decimal("100.0"), "100"),
        (Kind.DAY, dt.date(2021, 7, 31), "2021-07-31"),
        (Kind.MINUTES, 150, "2h30"),
        (Kind.YES_NO, False, "non"),
        (Kind.CHOICES, ["mission", "formation"], "mission|formation"),
        (Kind.VALUE, Decimal("5.5"), "5,5"),
        (Kind.VALUE, 10000, "100,00"),
        (Kind.TEXT, " =1+1", "=1+1"),
        (Kind.DAY, None, ""),
    ],
)
def test_a_value_has_one_written_form(kind: Kind, value: object, text: str) -> None:
    assert written_cell(kind, value) == text


@pytest.mark.parametrize("header", ["Prix unitaire HT", "PRIX_UNITAIRE_HT", "prix-unitaire  ht "])
def test_a_header_is_known_however_it_is_written(header: str) -> None:
    assert plain_name(header) == "prix_unitaire_ht"


@pytest.mark.parametrize(
    ("place", "typed", "said"),
    [
        (("cooperants", "part"), "peut-être", "« peut-être » ne dit ni oui ni non : écrire oui ou non."),
        (("retenues", "ordre"), "1,5", "« 1,5 » n’est pas un nombre entier : écrire par exemple 2."),
        (("retenues", "ordre"), "10000", "La case « ordre » est trop grande : 9999 au plus."),
        (
            ("devis", "statut"),
            "x",
            "« x » n’est pas dans la liste : écrire brouillon, envoye, accepte, refuse, decline ou expire.",
        ),
        (("clients", "nom"), "a" * 201, "« " + "a" * 39 + "… » est trop long : 200 caractères au plus."),
        (("clients", "nom"), "Le\x01Goff", "« LeGoff » contient un caractère invisible : retaper le texte."),
    ],
)
def test_a_cell_that_cannot_be_read_is_quoted_with_what_to_write(place: tuple[str, str], typed: str, said: str) -> None:
    assert told(lambda: read_cell(column(*place), typed)) == (None, said)


def test_a_number_below_its_first_is_told_with_it() -> None:
    year = FIELD_NAMED["annee"]
    assert told(lambda: read_cell(year, "1989")) == (None, "La case « annee » est trop petite : 1990 au moins.")
    assert (read_cell(year, "1990"), read_cell(year, "2100")) == (1990, 2100)


def test_a_list_of_one_word_is_that_word() -> None:
    with pytest.raises(Refusal, match="écrire facture\\."):
        read_word("devis", ["facture"])
