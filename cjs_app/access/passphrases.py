"""What a passphrase must be: long, and not to be guessed; no rule about kinds of signs."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from cjs_app.access.codes import Draw
from cjs_app.access.common_words import COMMON, WALKS
from cjs_app.access.suggested_words import WORDS
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal

SHORTEST_PASSPHRASE = 14
LONGEST_PASSPHRASE = 128
LEFT_TO_GUESS = 8
"""How many signs must remain once everything that a guesser tries first is taken away."""
SHORTEST_WALK = 4
SUGGESTED_WORDS = 4

_DISGUISES = str.maketrans("013457@$€!", "oieastasei")
_YEARS = re.compile(r"(?:[0-3]\d[01]\d)?(?:19|20)\d\d")
_FIGURES_AT_ENDS = re.compile(r"^\d{1,4}(?!\d)|(?<!\d)\d{1,4}$")
_NOT_A_SIGN = re.compile(r"[\s!-/:-@\[-`{-~’«»…·]+")


def normal(passphrase: str) -> str:
    """Return a passphrase in the one form in which it is compared (NFC): two keyboards write «é» in two ways."""
    return unicodedata.normalize("NFC", passphrase)


def checked_passphrase(passphrase: str, login: str, words: Iterable[str] = ()) -> str:
    """Return the passphrase in its normal form; raise Refusal when it is too short, too long or easily guessed.

    Length rather than signs, as the CNIL's recommendation 2022-100 and NIST 800-63B advise. `words` are what a guesser
    knows of the house: the cooperative, its town, the first names of the summer.
    """
    passphrase = normal(passphrase)
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refusal(
            "La phrase de passe est trop courte : {shortest} caractères au moins, par exemple quatre mots au hasard.",
            field="passphrase",
            shortest=SHORTEST_PASSPHRASE,
        )
    if len(passphrase) > LONGEST_PASSPHRASE:
        raise Refusal(
            "La phrase de passe est trop longue : {longest} caractères au plus.",
            field="passphrase",
            longest=LONGEST_PASSPHRASE,
        )
    if _holds(passphrase, login) or len(set(passphrase)) < 5 or left_to_guess(passphrase, words) < LEFT_TO_GUESS:
        raise Refusal(
            "Cette phrase de passe se devine trop facilement : prendre quatre mots sans lien avec le nom.",
            field="passphrase",
        )
    return passphrase


def suggestion(draw: Draw) -> str:
    """Return four words drawn at random, easy to remember and to type on a phone."""
    chosen: list[str] = []
    while len(chosen) < SUGGESTED_WORDS:
        word = draw(WORDS)
        if word not in chosen:
            chosen.append(word)
    return " ".join(chosen)


def left_to_guess(passphrase: str, words: Iterable[str] = ()) -> int:
    """Return how many signs remain without what is tried first: usual words, names, years, rows of keys, repeats."""
    known = {_signs(word) for text in words for word in [text, *re.split(r"[\s’'-]+", text)]}
    known = {word for word in known if len(word) > 2}
    plain = _once(_signs(passphrase))
    undisguised = _once(_signs(folded(passphrase).translate(_DISGUISES)))
    return min(len(_remains(plain, known)), len(_remains(undisguised, known)))


def _holds(passphrase: str, login: str) -> bool:
    """Return whether a passphrase holds the name one signs in with; a very short name only as a word of its own."""
    name, text = folded(login), folded(passphrase)
    if len(name) < 5:
        return bool(name) and name in re.split(r"[^\w]+", text)
    return name in text


def _signs(text: str) -> str:
    """Return a text folded, without spaces and punctuation."""
    return _NOT_A_SIGN.sub("", folded(text))


def _once(text: str) -> str:
    """Return the shortest text that this one repeats: «abcabcabc» gives «abc»."""
    period = (text + text).find(text, 1)
    return text[:period] if text else ""


def _remains(text: str, known: set[str]) -> str:
    """Return a folded text without what a guesser knows; the longest first, or a long word would hide in pieces."""
    text = _YEARS.sub("", text)
    for word in sorted(known | COMMON, key=lambda word: (-len(word), word)):
        if word in text:
            text = text.replace(word, "")
    for walk in _pieces_of_walks():
        if walk in text:
            text = text.replace(walk, "")
    return _once(_FIGURES_AT_ENDS.sub("", text))


@cache
def _pieces_of_walks() -> list[str]:
    """Return every way along a row of keys, there and back, the longest first."""
    pieces = {
        row[start:end]
        for walk in WALKS
        for row in (walk, walk[::-1])
        for start in range(len(row))
        for end in range(start + SHORTEST_WALK, len(row) + 1)
    }
    return sorted(pieces, key=lambda piece: (-len(piece), piece))
