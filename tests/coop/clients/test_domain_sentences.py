"""What a person reads when the number of a client cannot be."""

from collections.abc import Callable

import pytest

from cjs_app.coop.clients.domain import Kind, checked_number
from tests.refusals import told

REFUSED: list[tuple[Callable[[], object], str | None, str]] = [
    (
        lambda: checked_number(Kind.PRIVATE, "732829320", "EUR"),
        "siren",
        "Un particulier n’a pas de SIREN : laisser cette case vide.",
    ),
    (
        lambda: checked_number(Kind.COMPANY, "732829321", "EUR"),
        "siren",
        "Le SIREN « 732829321 » contient une erreur : vérifier chaque chiffre sur un document officiel.",
    ),
    (
        lambda: checked_number(Kind.COMPANY, "73282932000070", "EUR"),
        "siren",
        "Le SIRET « 73282932000070 » contient une erreur : vérifier chaque chiffre sur un document officiel.",
    ),
    (
        lambda: checked_number(Kind.COMPANY, "7328293200", "EUR"),
        "siren",
        "« 7328293200 » n’est pas un SIRET : écrire ses quatorze chiffres, par exemple 732 829 320 00074.",
    ),
]


@pytest.mark.parametrize(("rule", "field", "sentence"), REFUSED)
def test_a_refusal_stands_beside_its_box_and_says_what_to_do(
    rule: Callable[[], object], field: str | None, sentence: str
) -> None:
    assert told(rule) == (field, sentence)
