"""Numbers given by others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjs_app.kernel.identifiers import checked_iban, checked_siren, checked_siret, written_number
from cjs_app.kernel.refusal import Refusal


@pytest.mark.parametrize("typed", ["732829320", "732 829 320", "732\u00a0829\u202f320", "732.829.320", "732-829-320 "])
def test_a_siren_is_kept_as_nine_figures(typed: str) -> None:
    assert checked_siren(typed) == "732829320"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Le SIREN manque"),
        ("732829321", "contient une erreur"),
        ("000000000", "contient une erreur"),
        ("732 829 320 00074", "est un SIRET\u00a0: garder seulement les neuf premiers chiffres"),
        ("73282932", "n’est pas un SIREN"),
        ("FR44732829320", "n’est pas un SIREN"),
        ("７３２８２９３２０", "n’est pas un SIREN"),
        ("🎉", "n’est pas un SIREN"),
        ("7" * 10_000, "n’est pas un SIREN"),
    ],
)
def test_a_siren_that_is_none_is_refused_with_what_to_do(typed: str, said: str) -> None:
    with pytest.raises(Refusal, match=said) as refused:
        checked_siren(typed, field="siren")
    assert refused.value.field == "siren"


@pytest.mark.parametrize("typed", ["73282932000074", "732 829 320 00074"])
def test_a_siret_is_kept_as_fourteen_figures(typed: str) -> None:
    assert checked_siret(typed) == "73282932000074"


def test_a_post_office_has_a_key_of_its_own() -> None:
    assert checked_siret("356 000 000 49837") == "35600000049837"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (" ", "Le SIRET manque"),
        ("73282932000075", "contient une erreur"),
        ("00000000000000", "contient une erreur"),
        ("00000000000018", "contient une erreur"),
        ("00000000010009", "contient une erreur"),
        ("732829320", "est un SIREN\u00a0: ajouter les cinq chiffres"),
        ("7328293200007", "n’est pas un SIRET"),
        ("７3282932000074", "n’est pas un SIRET"),
        ("🎉", "n’est pas un SIRET"),
        ("7" * 10_000, "n’est pas un SIRET"),
    ],
)
def test_a_siret_that_is_none_is_refused_with_what_to_do(typed: str, said: str) -> None:
    with pytest.raises(Refusal, match=said) as refused:
        checked_siret(typed, field="siret")
    assert refused.value.field == "siret"


@pytest.mark.parametrize("typed", ["FR76 3000 6000 0112 3456 7890 189", "fr7630006000011234567890189"])
def test_an_iban_is_kept_in_capitals_without_spaces(typed: str) -> None:
    assert checked_iban(typed) == "FR7630006000011234567890189"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "L’IBAN manque"),
        ("FR7630006000011234567890188", "contient une erreur"),
        ("FR763000600001123456789018", "contient une erreur"),
        ("ZZ7630006000011234567890189", "contient une erreur"),
        ("30006 00001 12345678901 89", "n’est pas un IBAN"),
        ("🎉", "n’est pas un IBAN"),
        ("ß" * 30, "n’est pas un IBAN"),
        ("F" * 10_000, "n’est pas un IBAN"),
    ],
)
def test_an_iban_that_is_none_is_refused_with_what_to_do(typed: str, said: str) -> None:
    with pytest.raises(Refusal, match=said) as refused:
        checked_iban(typed, field="iban")
    assert refused.value.field == "iban"


@given(st.text(max_size=70))
def test_any_text_is_an_identifier_or_a_refusal(typed: str) -> None:
    for checked in (checked_siren, checked_siret, checked_iban):
        try:
            assert checked(typed).isalnum()
        except Refusal as refusal:
            assert str(refusal)


@pytest.mark.parametrize(
    ("number", "currency", "written"),
    [
        ("732829320", "EUR", "SIREN 732 829 320"),
        ("73282932000074", "EUR", "SIRET 732 829 320 00074"),
        ("1234567890RC0001", "CAD", "1234567890RC0001"),
        ("", "EUR", ""),
    ],
)
def test_a_paper_names_the_number_of_an_organisation_in_groups_of_three(
    number: str, currency: str, written: str
) -> None:
    assert written_number(number, currency).replace("\u00a0", " ") == written
