"""What a person reads when a passphrase cannot be."""

from collections.abc import Callable

import pytest

from cjs_app.access.passphrases import checked_passphrase
from tests.refusals import told

REFUSED: list[tuple[Callable[[], object], str | None, str]] = [
    (
        lambda: checked_passphrase("quatre mots", "awa"),
        "passphrase",
        "La phrase de passe est trop courte : 14 caractères au moins, par exemple quatre mots au hasard.",
    ),
    (
        lambda: checked_passphrase("abcdef" * 22, "awa"),
        "passphrase",
        "La phrase de passe est trop longue : 128 caractères au plus.",
    ),
    (
        lambda: checked_passphrase("le chat d’Awa dort", "awa"),
        "passphrase",
        "Cette phrase de passe se devine trop facilement : prendre quatre mots sans lien avec le nom.",
    ),
]


@pytest.mark.parametrize(("rule", "field", "sentence"), REFUSED)
def test_a_refusal_stands_beside_its_box_and_says_what_to_do(
    rule: Callable[[], object], field: str | None, sentence: str
) -> None:
    assert told(rule) == (field, sentence)


def test_a_passphrase_of_five_signs_is_kept_when_it_is_long() -> None:
    assert checked_passphrase("xqwkz qkxwz zwkqx", "awa") == "xqwkz qkxwz zwkqx"
