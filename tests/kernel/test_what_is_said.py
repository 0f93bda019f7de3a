"""What the readers of figures say when they refuse, word for word, and beside which box."""

from collections.abc import Callable

import pytest

from cjs_app.kernel.durations import parse_minutes
from cjs_app.kernel.identifiers import checked_iban, checked_siren, checked_siret
from cjs_app.kernel.money import parse_cents, parse_decimal
from cjs_app.kernel.numbering import checked_template
from cjs_app.kernel.periods import parse_day
from cjs_app.kernel.refusal import Refusal

# Written with ordinary spaces; `spaced` puts the no-break ones where French has them.
SAID: list[tuple[Callable[..., object], str, str]] = [
    (parse_cents, "", "Le montant manque : écrire par exemple 24,50."),
    (parse_cents, "douze", "« douze » n’est pas un montant : écrire par exemple 24,50."),
    (parse_cents, "1,234", "« 1,234 » a plus de deux décimales : écrire par exemple 24,50."),
    (parse_decimal, "", "Le nombre manque : écrire par exemple 2,5."),
    (parse_decimal, "deux", "« deux » n’est pas un nombre : l’écrire en chiffres, par exemple 12 ou 2,5."),
    (parse_decimal, "1,23456", "« 1,23456 » a trop de chiffres après la virgule : 4 au plus."),
    (parse_decimal, "100000000", "« 100000000 » est un nombre trop grand : vérifier la saisie."),
    (parse_minutes, "", "La durée manque : écrire par exemple 2h30."),
    (parse_minutes, "deux", "« deux » n’est pas une durée : écrire par exemple 2h30."),
    (parse_minutes, "0", "Une durée doit dépasser zéro : écrire par exemple 0h30."),
    (parse_minutes, "2h75", "« 2h75 » : les minutes vont de 0 à 59, écrire par exemple 2h30."),
    (parse_day, "", "La date manque : écrire par exemple 31/07/2021."),
    (parse_day, "demain", "« demain » n’est pas une date : écrire par exemple 31/07/2021."),
    (parse_day, "31/02/2021", "« 31/02/2021 » n’existe pas dans le calendrier : vérifier le jour et le mois."),
    (
        parse_day,
        "07/31/2021",
        "« 07/31/2021 » : il n’y a pas de mois 31, écrire le jour puis le mois, par exemple 31/07/2021.",
    ),
    (
        parse_day,
        "1/7/1921",
        "« 1/7/1921 » : l’année 1921 semble être une faute de frappe, elle doit aller de 1990 à 2100.",
    ),
    (checked_siren, "", "Le SIREN manque : écrire ses neuf chiffres, par exemple 732 829 320."),
    (checked_siren, "abc", "« abc » n’est pas un SIREN : écrire ses neuf chiffres, par exemple 732 829 320."),
    (
        checked_siren,
        "732829321",
        "Le SIREN « 732829321 » contient une erreur : vérifier chaque chiffre sur un document officiel.",
    ),
    (
        checked_siren,
        "73282932000074",
        "« 73282932000074 » est un SIRET : garder seulement les neuf premiers chiffres pour le SIREN.",
    ),
    (checked_siret, "", "Le SIRET manque : écrire ses quatorze chiffres, par exemple 732 829 320 00074."),
    (checked_siret, "abc", "« abc » n’est pas un SIRET : écrire ses quatorze chiffres, par exemple 732 829 320 00074."),
    (
        checked_siret,
        "73282932000075",
        "Le SIRET « 73282932000075 » contient une erreur : vérifier chaque chiffre sur un document officiel.",
    ),
    (
        checked_siret,
        "732829320",
        "« 732829320 » est un SIREN : ajouter les cinq chiffres de l’établissement pour avoir le SIRET.",
    ),
    (checked_iban, "", "L’IBAN manque : recopier celui du RIB, il commence par deux lettres."),
    (
        checked_iban,
        "abc",
        "« abc » n’est pas un IBAN : recopier celui du RIB, il commence par deux lettres, par exemple FR76.",
    ),
    (
        checked_iban,
        "FR7630006000011234567890188",
        "L’IBAN « FR7630006000011234567890188 » contient une erreur : vérifier chaque caractère sur le RIB.",
    ),
]


def spaced(said: str) -> str:
    """Return a sentence with its no-break spaces."""
    return said.replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace(" :", "\u00a0:")


@pytest.mark.parametrize(("read", "typed", "said"), SAID)
def test_a_refusal_says_what_to_do_beside_its_box(read: Callable[..., object], typed: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(typed, field="box")
    assert (str(refused.value), refused.value.field) == (spaced(said), "box")


def test_what_is_too_large_is_refused_beside_its_box_with_the_largest() -> None:
    with pytest.raises(Refusal) as refused:
        parse_cents("100000000", field="box")
    largest = "le plus grand montant possible est 99\u202f999\u202f999,99."
    assert (str(refused.value), refused.value.field) == (
        f"«\u00a0100000000\u00a0» est trop grand\u00a0: {largest}",
        "box",
    )


def test_what_is_too_long_is_refused_beside_its_box() -> None:
    with pytest.raises(Refusal) as refused:
        parse_minutes("10000h", field="box")
    said = "«\u00a010000h\u00a0» dépasse 9\u202f999 heures\u00a0: vérifier la durée."
    assert (str(refused.value), refused.value.field) == (said, "box")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Le modèle de numéro manque : écrire par exemple F-AAAA-####."),
        ("#-#", "« #-# » : mettre les # ensemble, une seule fois, par exemple F-AAAA-####."),
        ("F" * 20 + "#", "« FFFFFFFFFFFFFFFFFFFF# » donne un numéro trop long : 20 caractères au plus."),
        (
            "é#",
            "« é# » : un modèle de numéro contient seulement des lettres sans accent, des chiffres, + - _ /, "
            "AAAA pour l’année et # pour le rang.",
        ),
    ],
)
def test_a_refused_template_says_what_to_change(typed: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        checked_template(typed)
    assert str(refused.value) == spaced(said)


@pytest.mark.parametrize(
    ("read", "longest", "expected"),
    [
        (parse_cents, "0" * 58 + "12", 1_200),
        (parse_minutes, "2h30" + " " * 36, 150),
        (checked_siren, "732829320" + " " * 51, "732829320"),
    ],
)
def test_reading_stops_at_a_length_no_person_reaches(
    read: Callable[[str], object], longest: str, expected: object
) -> None:
    assert read(longest) == expected
    with pytest.raises(Refusal):
        read(longest + " ")
