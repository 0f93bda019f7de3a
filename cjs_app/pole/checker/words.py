"""The words of a text as they are compared: without capitals, accents, plurals or the «·e» forms."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_SIGNS = str.maketrans(
    dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\t", " ")
    | dict.fromkeys("’ʼ‘`´′", "'")
    | dict.fromkeys("−﹣", "-")
    | {"œ": "oe", "Œ": "Oe", "æ": "ae"}
    | dict.fromkeys("\u200b\u00ad\ufeff\u2060", "")
)
_ENDINGS = r"(?:e|s|es|ne|nes|se|ses|le|les|ve|ves|fe|fes|ère|ères|euse|euses|rice|rices|trice|trices|teuse|teuses)"
_INCLUSIVE = (
    rf"(?:[.·•‧⋅/]{_ENDINGS}(?![^\W\d_])|\({_ENDINGS}\)s?|-(?:e|es|ne|nes|euse|euses|rice"
    rf"|rices|trice|trices)(?![\w-]))*"
)
_WORD = re.compile(rf"[^\W\d_]+{_INCLUSIVE}")
_CUT = re.compile(r"[.·•‧⋅/(\-]")
_TOGETHER = {("rendez", "vou"): "rendezvou", ("week", "end"): "weekend", ("co", "president"): "copresident"}
_SAME = {"rdv": "rendezvou", "cooptant": "cooperant"}
_FEMININE = (("trice", "teur"), ("teus", "teur"), ("eus", "eur"))


class Word(NamedTuple):
    """A word where it stands, and what it is compared by."""

    stem: str
    start: int
    end: int


def tidied(text: str) -> str:
    """Return a text with plain spaces, apostrophes and minus signs, and no mark that nobody sees."""
    return unicodedata.normalize("NFC", text.translate(_SIGNS))


@lru_cache(maxsize=20000)
def stem(word: str) -> str:
    """Return what a word is compared by: «coopérant·e·s», «Coopérantes» and «coopérant» give the same."""
    spread = unicodedata.normalize("NFKD", _CUT.split(word, maxsplit=1)[0].casefold())
    bare = "".join(sign for sign in spread if not unicodedata.combining(sign))
    if len(bare) > 3 and bare.endswith("aux") and not bare.endswith("eaux"):
        bare = bare[:-2] + "l"
    elif len(bare) > 3 and bare[-1] == "x" or len(bare) > 2 and bare[-1] == "s":
        bare = bare[:-1]
    for feminine, masculine in _FEMININE:
        if bare.rstrip("e").endswith(feminine.rstrip("e")) and bare.endswith("e") and len(bare) > 5:
            bare = bare.rstrip("e").removesuffix(feminine.rstrip("e")) + masculine
            break
    bare = bare.rstrip("e") if len(bare) > 2 else bare
    return _SAME.get(bare, bare)


def words_of(text: str) -> list[Word]:
    """Return the words of a tidied text; «porteurs et porteuses» is one word said twice."""
    told: list[Word] = []
    for found in _WORD.finditer(text):
        word = Word(stem(found[0]), found.start(), found.end())
        pair = _TOGETHER.get((told[-1].stem, word.stem)) if told else None
        if pair:
            told[-1] = Word(pair, told[-1].start, word.end)
        elif _is_twice(told, word):
            told[-1] = Word(word.stem, told[-1].start, word.end)
        elif len(told) > 1 and told[-1].stem in ("et", "ou") and _is_twice(told[:-1][-1:], word):
            told.pop()
            told[-1] = Word(word.stem, told[-1].start, word.end)
        else:
            told.append(word)
    return told


@lru_cache(maxsize=20000)
def stems_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as they are compared."""
    return tuple(word.stem for word in words_of(tidied(phrase)))


def _is_twice(told: list[Word], word: Word) -> bool:
    return bool(told) and told[-1].stem == word.stem and len(word.stem) > 4
