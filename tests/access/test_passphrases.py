"""What a passphrase must be: long, not to be guessed, and nothing else."""

import itertools
import random
import unicodedata

import pytest

from cjs_app.access.common_words import COMMON, WALKS
from cjs_app.access.passphrases import checked_passphrase, left_to_guess, normal, suggestion
from cjs_app.access.suggested_words import WORDS
from cjs_app.kernel.refusal import Refusal

KNOWN = ("Coop’Avenir", "Vitré", "Awa", "Noé", "Maëlle", "Pays de Brocéliande")


def accepted(passphrase: str, login: str = "awa", words: tuple[str, ...] = ()) -> bool:
    """Return whether a passphrase is accepted."""
    try:
        checked_passphrase(passphrase, login, words)
    except Refusal:
        return False
    return True


def test_four_words_are_a_good_passphrase() -> None:
    assert checked_passphrase("lune tomate vélo gris", "awa") == "lune tomate vélo gris"


def test_the_shortest_has_fourteen_signs_and_the_longest_128() -> None:
    assert not accepted("kobrax tulimef"[:13])
    assert accepted("kobrax tulimef")
    longest = ("kobrax tulimef vandori " * 6)[:128]
    assert accepted(longest)
    assert not accepted(longest + "x")


@pytest.mark.parametrize(
    "passphrase",
    [
        "kobraxtulimefv",
        "KOBRAXTULIMEFV",
        "8492730155296640",
        "🦊🐢🌻🍇🎈🚲🏠🌙⭐🍓🐙🎺🧦🪁",
        "мороз река дом лес",
        "une mer sans vent",
    ],
)
def test_no_kind_of_sign_is_asked_for(passphrase: str) -> None:
    assert accepted(passphrase)


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("quatre mots !", "trop courte"),
        ("abcdefgh" * 16 + "i", "trop longue"),
        ("aaaabbbbccccdddd", "se devine"),
        ("Je suis MAÉLLE depuis toujours", "se devine"),
    ],
)
def test_a_weak_passphrase_is_refused_at_its_field(passphrase: str, reason: str) -> None:
    with pytest.raises(Refusal, match=reason) as refused:
        checked_passphrase(passphrase, "maelle")
    assert refused.value.field == "passphrase"


@pytest.mark.parametrize(
    "passphrase",
    [
        "motdepasse2021",
        "MotDePasse123456",
        "azertyuiop1234",
        "poiuytrezamlkj",
        "P@ssw0rdP@ssw0rd",
        "jetaimejetaime",
        "jetaime14071998",
        "marseille-1993-om",
        "chocolat chocolat chocolat",
        "1234567890123456",
        "qwertyuiopasdfgh",
        "abcabcabcabcabcabc",
        "Doudou2009!Doudou",
        "nicolas.camille.2007",
    ],
)
def test_what_people_choose_most_is_refused(passphrase: str) -> None:
    assert not accepted(passphrase, "noe")


def test_more_than_three_thousand_usual_passwords_of_fourteen_signs_are_refused_one_by_one() -> None:
    endings = ("123456", "12345678", "2021", "2009!", "azerty", "1234567890", "00000000", "qwerty123")
    words = sorted(COMMON)
    tried = {word + end for word in words for end in endings} | {
        word + other for word, other in itertools.pairwise(words)
    }
    tried |= {word * 3 for word in words} | {walk * 2 for walk in WALKS}
    tried = {one for one in tried if len(one) >= 14}
    assert len(tried) > 3000
    assert [one for one in sorted(tried) if accepted(one, "zzz")] == []


@pytest.mark.parametrize("word", KNOWN)
def test_a_passphrase_made_of_what_one_knows_of_the_house_is_refused(word: str) -> None:
    for made in (f"{word} {word} 2021", f"{word}-{word}-{word}", f"{word} 123456 {word} !!"):
        assert len(made) < 14 or not accepted(made, "zzz", KNOWN), made


def test_words_of_the_house_are_allowed_beside_others() -> None:
    assert accepted("Vitré mange des crapauds violets", "zzz", KNOWN)


def test_a_short_login_is_looked_for_as_a_word_and_a_long_one_anywhere() -> None:
    assert not accepted("le chat d’Awa dort bien", "awa")
    assert accepted("kawasaki tulimef vandori", "awa")
    assert not accepted("xxmaellexx tulimef vandori", "maelle")


def test_two_ways_of_writing_an_accent_are_one_passphrase() -> None:
    composed = "marée haute à midi"
    assert normal(unicodedata.normalize("NFD", composed)) == composed
    assert checked_passphrase(unicodedata.normalize("NFD", composed), "awa") == composed


def test_case_and_accents_still_count() -> None:
    assert normal("Marée") != normal("marée") != normal("maree")


def test_every_word_that_is_suggested_is_plain_and_none_is_tried_first() -> None:
    assert len(set(WORDS)) == len(WORDS) == 1490
    assert all(word.isascii() and word.isalpha() and word.islower() for word in WORDS)
    assert not set(WORDS) & COMMON
    assert 1490**4 > 2**42


def test_a_suggestion_is_four_different_words_that_the_rule_accepts() -> None:
    dice = random.Random(3)
    for _ in range(300):
        idea = suggestion(dice.choice)
        assert len(set(idea.split())) == 4
        assert accepted(idea, "zzz", KNOWN), idea


def test_what_is_left_to_guess_is_counted_without_what_is_known() -> None:
    assert left_to_guess("soleil1998kobrax") == 6
    assert left_to_guess("kobrax tulimef") == 13
