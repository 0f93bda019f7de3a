"""Numbers where a text writes them: in figures or in words, with their unit, sign and hedge."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from cjs_app.pole.checker.numerals import NUMERAL, value_of


class Unit(StrEnum):
    """What a number counts, as far as a sign or a word tells."""

    NONE = "none"
    PERCENT = "percent"
    MONEY = "money"
    TIME = "time"
    SCORE = "score"
    ORDINAL = "ordinal"
    OTHER = "other"


class Hedge(StrEnum):
    """How exactly a number is said."""

    EXACT = "exact"
    ABOUT = "about"
    ROUND = "round"  # «une vingtaine»
    MORE = "more"
    AT_LEAST = "at_least"
    LESS = "less"
    AT_MOST = "at_most"


class Number(Struct, frozen=True):
    """A number: its value in the unit's own whole (cents, minutes), and the size of its last written figure."""

    value: Decimal
    step: Decimal
    unit: Unit
    start: int
    end: int
    hedge: Hedge = Hedge.EXACT
    sign: str = ""


_FIGURES = r"\d{1,3}(?:[ .]\d{3})+(?![\d])(?:,\d+)?|\d+(?:[,.]\d+)?"
_ANY = re.compile(
    rf"(?<![\w/])(?<![\d][.,])(?P<sign>(?:[+±]|(?<![\w)-])-) ?)?(?:(?P<digits>{_FIGURES})|(?P<words>{NUMERAL}))", re.I
)
_ROUND_WORDS = {
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
    "millier": 1000,
}
_ROUND = re.compile(
    r"\b(?:(une|la|cette|un|deux|trois|quatre|cinq) (?:petite |bonne )?)(" + "|".join(_ROUND_WORDS) + r")s?\b", re.I
)
_TIMES = {"un": 1, "une": 1, "la": 1, "cette": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5}
_MULTIPLE = re.compile(r" ?(mille|millions?|milliers?|k|M)(?= ?(?:€|(?:d')?euros?\b|d'euros\b))(?: ?d'| de )?", re.I)
_HOURS = re.compile(r" ?h(?:eures?)?\b(?: ?([0-5]\d)\b(?! ?(?:€|%))(?: ?min\w*)?)?(?: et (demie))?", re.I)
_UNITS = (
    (re.compile(r" ?(?:%|pour ?cents?\b|p\. ?100)", re.I), Unit.PERCENT),
    (re.compile(r" ?(?:€|(?:d')?euros?\b|EUR\b)", re.I), Unit.MONEY),
    (re.compile(r" ?(?:/ ?(?:10|20|5|100)\b(?!/)|sur (?:10|20)\b(?! ?[\w%€]))", re.I), Unit.SCORE),
    (re.compile(r" ?(?:er|ère|e|ème|eme|ᵉ|è|nde?)\b", re.I), Unit.ORDINAL),
    (re.compile(r" ?(?:km|m²|m2|kg|°|cm|ha|min|minutes?|pages?|points?)(?!\w)", re.I), Unit.OTHER),
)
_PHONE = re.compile(r"(?:\+\d\d ?|\b0)\d(?:[ .]?\d\d){4}\b")
_CODE = re.compile(r"\b\d{5}(?= [A-ZÉÈ])")
_HEDGES = (
    (
        re.compile(
            r"(?:environ|près d[e']|presque|autour d[e']|à peu près|quelques?|aux alentours de"
            r"|approximativement|de l'ordre d[e']|pas loin d[e']|~|≈) ?$",
            re.I,
        ),
        Hedge.ABOUT,
    ),
    (re.compile(r"(?:au moins|au minimum|à minima|a minima|pas moins d[e']) ?$", re.I), Hedge.AT_LEAST),
    (re.compile(r"(?:au plus|au maximum|jusqu'à|maximum) ?$", re.I), Hedge.AT_MOST),
    (re.compile(r"(?:plus d[e']|au-delà de|dépass\w+|supérieure?s? à) ?$", re.I), Hedge.MORE),
    (re.compile(r"(?:moins d[e']|inférieure?s? à) ?$", re.I), Hedge.LESS),
)
_AFTER = re.compile(r" ?(?:environ|à peu près)\b", re.I)
_CLOCK = re.compile(r"(?:\bà|\bdès|\bvers|\bjusqu'à|\bde) $", re.I)
MOST = 40
"""A sentence of more numbers is none: a list of figures that nobody reads as claims."""
_BEFORE = 24
"""How far before a number a hedge is looked for."""


def numbers_of(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Number]:
    """Return the numbers of a tidied text in their order, but where something else stands: a date, a telephone."""
    away = sorted([*taken, *(found.span() for rule in (_PHONE, _CODE) for found in rule.finditer(text))])
    told: list[Number] = []
    end = 0
    for number in sorted((*_round_numbers(text), *_plain_numbers(text)), key=lambda one: (one.start, -one.end)):
        if number.start < end or any(number.start < last and first < number.end for first, last in away):
            continue
        told.append(_hedged(text, number))
        end = number.end
        if len(told) > MOST:
            return []
    return told


def _round_numbers(text: str) -> Iterator[Number]:
    """«Une vingtaine», «deux centaines»."""
    for found in _ROUND.finditer(text):
        value = Decimal(_TIMES[found[1].lower()] * _ROUND_WORDS[found[2].lower()])
        number = Number(value, Decimal(1), Unit.NONE, found.start(), found.end(), Hedge.ROUND)
        unit = next((unit for rule, unit in _UNITS[1:2] if rule.match(text, found.end() + 3)), Unit.NONE)
        yield replace(number, value=value * 100, step=Decimal(100), unit=unit) if unit is Unit.MONEY else number


def _plain_numbers(text: str) -> Iterator[Number]:
    """«42», «+45 %», «3 280 €», «trois cents», «2 h 30»."""
    for found in _ANY.finditer(text):
        if found["digits"]:
            value, step = _read(found["digits"])
        else:
            read = value_of(found["words"])
            if read is None:
                continue
            value, step = Decimal(read), Decimal(1)
        number = Number(value, step, Unit.NONE, found.start(), found.end(), sign=(found["sign"] or "").strip())
        yield _measured(text, number)


def _read(digits: str) -> tuple[Decimal, Decimal]:
    """Return the value of figures, and the size of the last one: «46,7» gives 46.7 and 0.1."""
    plain = digits.replace(" ", "")
    whole, comma, rest = plain.partition(",")
    if "." in whole and not comma:
        head, _, tail = whole.rpartition(".")
        whole, rest = (whole.replace(".", ""), "") if len(tail) == 3 and head else (head.replace(".", ""), tail)
    whole = whole.replace(".", "")
    return Decimal(f"{whole}.{rest}" if rest else whole), Decimal(1).scaleb(-len(rest))


def _measured(text: str, number: Number) -> Number:
    """Return a number with the unit written after it."""
    hours = _HOURS.match(text, number.end)
    if hours:
        return _hours(text, number, hours)
    multiple = _MULTIPLE.match(text, number.end)
    if multiple:
        times = 1_000_000 if multiple[1][0] == "M" or multiple[1].lower().startswith("million") else 1000
        number = replace(number, value=number.value * times, step=number.step * times, end=multiple.end())
    for rule, unit in _UNITS:
        found = rule.match(text, number.end)
        if found:
            number = replace(number, unit=unit, end=found.end())
            break
    if number.unit is Unit.MONEY:
        return _with_cents(text, number)
    return number


def _hours(text: str, number: Number, hours: re.Match[str]) -> Number:
    """Return a time in minutes; a time of the day is another thing."""
    if _CLOCK.search(text[max(0, number.start - 10) : number.start]) and number.value < 25:
        return replace(number, unit=Unit.OTHER, end=hours.end())
    minutes = number.value * 60 + int(hours[1] or 0) + (30 if hours[2] else 0)
    step = Decimal(1) if hours[1] or hours[2] else number.step * 60
    return replace(number, value=minutes, step=step, unit=Unit.TIME, end=hours.end())


def _with_cents(text: str, number: Number) -> Number:
    """Return an amount in cents: «174 € 64» too."""
    rest = re.compile(r" ?(\d\d)(?![\d ,.]*\d)(?! ?[\w%])").match(text, number.end)
    if rest and number.step == 1:
        return replace(number, value=number.value * 100 + int(rest[1]), step=Decimal(1), end=rest.end())
    return replace(number, value=number.value * 100, step=number.step * 100)


def _hedged(text: str, number: Number) -> Number:
    """Return a number with what is said of its exactness before or after it."""
    if number.hedge is not Hedge.EXACT:
        return number
    before = text[max(0, number.start - _BEFORE) : number.start]
    for rule, hedge in _HEDGES:
        if rule.search(before):
            return replace(number, hedge=hedge)
    return replace(number, hedge=Hedge.ABOUT) if _AFTER.match(text, number.end) else number
