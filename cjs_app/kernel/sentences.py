"""A sentence said to a person: a French text with blanks, and what fills them.

The French text is also the key of its translation, so the values stay apart from it until the last moment: the
screen fills the blanks in its own language and currency, everything else fills them in plain French.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct, field

Kinds = Mapping[str, Callable[[Any], str]]

LONGEST_QUOTE = 40
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
_UNDRAWN = frozenset({"Cc", "Cf", "Cs", "Mn", "Mc", "Me", "Zs", "Zl", "Zp"})
"""Kinds of sign that draw nothing by themselves; those that this Python does not know yet are believed."""
_BLANK_SIGNS = frozenset("\u2800\u3164\uffa0\u115f\u1160")
"""Letters and symbols whose drawing is empty."""
_PLAIN_SIGNS = frozenset("\n\r\t\u200c\u200d") | frozenset(map(chr, _INVISIBLE))
_BLANK = re.compile(r"\{(\w+)(?::(\w+|[^{}:|]*\|[^{}:|]*))?\}")


def plain_money(cents: int) -> str:
    """Return cents as French figures without a currency sign: 192104 gives «1 921,04»."""
    units, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{units:,},{rest:02d}".replace(",", "\u202f", f"{units:,}".count(","))


def plain_duration(minutes: int) -> str:
    """Return minutes as a person says them: 150 gives «2 h 30», 120 «2 h», 45 «45 min»."""
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else ""
    if not hours:
        return f"{sign}{rest}\u00a0min"
    return f"{sign}{hours}\u00a0h\u00a0{rest:02d}" if rest else f"{sign}{hours}\u00a0h"


def plain_day(day: date) -> str:
    """Return a day the French way: 31/07/2021."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def plain_number(number: Decimal | int) -> str:
    """Return a number with a decimal comma and no useless zero: 12.50 gives «12,5»."""
    text = f"{number:f}" if isinstance(number, Decimal) else str(number)
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


PLAIN: Kinds = {"money": plain_money, "duration": plain_duration, "day": plain_day, "number": plain_number}


def agreed(count: object, word: str, plural: str = "") -> str:
    """Return a word as French writes it beside a count: the plural begins at two."""
    several = isinstance(count, int | Decimal) and not -2 < count < 2
    return (plural or f"{word}s") if several else word


def fill(template: str, values: Mapping[str, object], kinds: Kinds = PLAIN) -> str:
    """Return the template with its blanks filled.

    A blank is `{name}` or `{name:kind}`; kinds are `money` (cents), `duration` (minutes), `day` (date) and `number`
    (Decimal); `{name:personne|personnes}` is the word that goes with a count. A kind absent from `kinds` is written in
    plain French. A blank without a value stays as it is: a slip in a translation must not hide the rest of the
    sentence. What a value contains is never filled in turn.
    """

    def filled(blank: re.Match[str]) -> str:
        name, kind = blank.group(1), blank.group(2)
        if name not in values:
            return blank.group(0)
        if kind and "|" in kind:
            return agreed(values[name], *kind.split("|"))
        rendered = kinds.get(kind) or PLAIN.get(kind) or str
        return rendered(values[name])

    return _BLANK.sub(filled, template)


def one_line(text: str) -> str:
    """Return what a person typed on one line: a run of spaces of any kind is one space, invisible marks are gone."""
    return " ".join(text.translate(_INVISIBLE).split())


def visible(text: str) -> str:
    """Return what a person typed without the marks that copying leaves and nobody sees, and without space around.

    A text in which nothing at all can be seen is empty.
    """
    seen = text.translate(_INVISIBLE).strip()
    return seen if any(unicodedata.category(sign) not in _UNDRAWN and sign not in _BLANK_SIGNS for sign in seen) else ""


def deceives(text: str) -> bool:
    """Return whether a text holds what makes others read it differently: control signs, writing turned around.

    Line ends, tabs and the joiners of emoji and of some scripts are no deceit.
    """
    return any(sign not in _PLAIN_SIGNS and unicodedata.category(sign) in ("Cc", "Cf", "Cs") for sign in text)


def quoted(text: str) -> str:
    """Return what a person typed, fit to be quoted in a sentence: one line, printable, at most 40 characters."""
    start = " ".join(text.strip()[: 4 * LONGEST_QUOTE].split())
    shown = "".join(character for character in start if character.isprintable())
    return shown if len(shown) <= LONGEST_QUOTE else shown[: LONGEST_QUOTE - 1] + "…"


class Sentence(Struct, frozen=True):
    """A French template and its values; `str()` gives it in plain French."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def with_values(self, **values: object) -> "Sentence":
        """Return the same template with these values."""
        return Sentence(self.template, values)

    def __str__(self) -> str:
        """Return the sentence in plain French."""
        return fill(self.template, self.values)
