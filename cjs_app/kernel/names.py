"""Names compared as people do, and short codes given one after the other."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_SAME_LETTERS = str.maketrans(
    dict.fromkeys("’ʼ‘`´′ʹ‛", "'")
    | {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"}
    | dict.fromkeys("\u200b\u00ad\ufeff", "")
)
_NOT_PLAIN = re.compile(r"[^\x00-\x7f]")
_GAP = re.compile(r"[\s\-‐‑‒–—]+")


@lru_cache(2048)
def folded(text: str) -> str:
    """Return a text for comparison: case, accents, kinds of apostrophe, of space and of hyphen do not matter."""
    bare = _without_marks(_without_marks(text.translate(_SAME_LETTERS)).casefold().translate(_SAME_LETTERS))
    return _GAP.sub(" ", bare).strip()


def slug(text: str) -> str:
    """Return a text as one plain word for an address or a key: «Roche aux Fées» gives `roche-aux-fees`."""
    return "-".join(re.findall(r"[a-z0-9]+", folded(text)))


def next_code(prefix: str, taken: Iterable[str], width: int = 2) -> str:
    """Return the code after the greatest one in use: «C01», «C02»… A gap is never filled."""
    form = re.compile(rf"{re.escape(prefix)}([0-9]{{1,9}})", re.IGNORECASE)
    ranks = [int(found[1]) for code in taken if (found := form.fullmatch(code.strip()))]
    return f"{prefix}{max(ranks, default=0) + 1:0{width}d}"


def _without_marks(text: str) -> str:
    """Return a text without its accents and other marks, its look-alike letters made plain."""
    if text.isascii():
        return text
    return _NOT_PLAIN.sub(_bare, unicodedata.normalize("NFKD", text))


def _bare(found: re.Match[str]) -> str:
    """Return a letter beyond ASCII as it is, a mark as nothing: only these are looked at one by one."""
    return "" if unicodedata.combining(found[0]) else found[0]
