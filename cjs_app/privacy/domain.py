"""The rules of what each person may ask: names that are nobody's, names found in texts, agreements, delays."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal


class Consented(StrEnum):
    """What somebody may agree to; each alone, and none of them needed to take part."""

    PHOTO = "photo"
    TESTIMONIAL = "temoignage"
    NEWSLETTER = "lettre"


class Question(Struct, frozen=True):
    """What is asked, in the very words that are agreed to."""

    label: str
    asked: str


QUESTIONS = {
    Consented.PHOTO: Question(
        "Photo", "Être reconnaissable sur une photo de la coopérative : affiche, journal local, page du porteur."
    ),
    Consented.TESTIMONIAL: Question(
        "Témoignage", "Voir ses mots sur l’été repris dans le bilan ou dans un journal, avec son prénom."
    ),
    Consented.NEWSLETTER: Question(
        "Lettre d’information", "Recevoir des nouvelles de la coopérative et de ses suites après l’été."
    ),
}
WORDING = 1
"""Which words were agreed to; a new number each time a question changes."""


def consented(word: str) -> Consented | None:
    """Return the question that a word means, or None for none."""
    return next((kind for kind in Consented if kind.value == word), None)


AGE_OF_CONSENT = 15
"""From this age on a minor agrees alone (loi Informatique et Libertés, article 45)."""


class RequestState(StrEnum):
    """Where a request stands."""

    WAITING = "attend"
    DONE = "faite"
    WITHDRAWN = "retiree"


REQUEST_LABELS = {
    RequestState.WAITING: "En attente",
    RequestState.DONE: "Faite",
    RequestState.WITHDRAWN: "Retirée",
}


class Erased(StrEnum):
    """What sort of person was erased."""

    COOPERANT = "cooperant"
    CLIENT = "client"
    ACCOUNT = "compte"


ALIASES = {
    Erased.COOPERANT: "Coopérant·e {number:02}",
    Erased.CLIENT: "Client·e {number:02}",
    Erased.ACCOUNT: "Compte effacé {number}",
}
SHORTEST_NAME = 3
"""A name of fewer letters alone is found everywhere: only with the rest of the name."""


def alias_of(kind: Erased, code: str, row_id: int, taken: Iterable[str]) -> str:
    """Return the name that is nobody's: «Coopérant·e 07» for the code C07, the next free number when it is taken."""
    if kind is Erased.ACCOUNT:
        return ALIASES[kind].format(number=row_id)
    found = re.fullmatch(r"\D{0,3}0*(\d{1,3})", code.strip())
    used, number = set(taken), int(found[1]) if found else 1
    while ALIASES[kind].format(number=number) in used:
        number += 1
    return ALIASES[kind].format(number=number)


def searched_names(first: str, last: str, others: Sequence[str], shared_first: bool) -> list[str]:
    """Return the ways in which someone may be written in a text, the longest first.

    A first name that somebody else of the team also bears is only looked for with the last name.
    """
    ways = [f"{first} {last}", f"{last} {first}"] if first and last else []
    ways += [last, *others] + ([] if shared_first else [first])
    if shared_first:
        ways = [way for way in ways if folded(way) != folded(first)]
    kept = {folded(way): way.strip() for way in ways if len(folded(way)) >= SHORTEST_NAME}
    return sorted(kept.values(), key=len, reverse=True)


def _variants() -> dict[str, str]:
    """Return each plain letter with all the letters that are it with a mark."""
    found: dict[str, str] = {}
    for number in range(0x20, 0x250):
        letter = folded(chr(number))
        if len(letter) == 1 and letter.isalnum():
            found[letter] = found.get(letter, "") + chr(number)
    return found


VARIANTS = _variants()
BETWEEN = r"[\s\-‐‑–'’.@_/]{1,3}"
"""What may stand between the words of a name."""
MARKS = "\u0300-\u036f"


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of these names as whole words, whatever the case, the accents, the hyphens; None for none.

    A mark may stand apart from its letter, as some keyboards write it.
    """
    ways = [
        "".join(
            f"[{VARIANTS.get(letter, re.escape(letter))}][{MARKS}]*" if letter.isalnum() else BETWEEN
            for letter in folded(name)
        )
        for name in names
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?![\w{MARKS}])", re.IGNORECASE) if ways else None


def without_names(text: str, pattern: re.Pattern[str] | None, alias: str) -> str:
    """Return a text in which every name found is the alias."""
    return text if pattern is None else pattern.sub(lambda _: alias, text)


def ensure_may_agree(born: dt.date | None, today: dt.date) -> None:
    """Raise Refusal for who is too young to agree alone, or whose age is not known."""
    if born is None:
        raise Refusal("La date de naissance manque sur la fiche : la faire noter par l’animation, puis revenir.")
    birthdays = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if birthdays < AGE_OF_CONSENT:
        raise Refusal(
            "Avant {age} ans, cet accord se donne avec un parent, sur papier : en parler à l’animation.",
            age=AGE_OF_CONSENT,
        )


class Amount(Struct, frozen=True):
    """An amount with its currency."""

    cents: int
    currency: str


class Time(Struct, frozen=True):
    """A duration in whole minutes."""

    minutes: int


Value = str | int | bool | Decimal | dt.date | dt.datetime | Amount | Time | None


class Part(Struct, frozen=True):
    """A part of what is known about someone: named columns and their rows; one row alone reads as a sheet."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    lead: str = ""


def plain(value: Value) -> object:
    """Return a value as JSON keeps it: cents and minutes stay whole, days and instants are ISO texts."""
    if isinstance(value, Amount):
        return {"centimes": value.cents, "devise": value.currency}
    if isinstance(value, Time):
        return {"minutes": value.minutes}
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def as_record(parts: Iterable[Part]) -> dict[str, object]:
    """Return what is known about someone as plain values, for a file that other programs read."""
    return {
        part.key: [{name: plain(value) for name, value in zip(part.columns, row, strict=True)} for row in part.rows]
        for part in parts
    }
