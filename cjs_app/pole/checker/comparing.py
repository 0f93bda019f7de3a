"""A claim held against its figure, and how what is wrong is said."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from cjs_app.kernel.sentences import plain_day, plain_duration, plain_money, plain_number
from cjs_app.pole.checker.domain import Facts, Finding
from cjs_app.pole.checker.nearness import ABOVE, PLAIN
from cjs_app.pole.checker.numbers import Hedge, Number
from cjs_app.pole.checker.sentences import Sentence
from cjs_app.pole.checker.tying import Claim
from cjs_app.pole.structure.figures import Figure, Kind

LONGEST_EXCERPT = 260
_ABOUT = Decimal("0.1")
_ROUND = Decimal("0.2")


def holds(number: Number, value: Decimal) -> bool:
    """Tell whether a number, as exactly as it is said, is that of a record."""
    said = number.value
    if number.hedge in (Hedge.ABOUT, Hedge.ROUND):
        share = _ABOUT if number.hedge is Hedge.ABOUT else _ROUND
        return abs(said - value) <= max(share * said, number.step)
    told = {
        Hedge.MORE: value > said,
        Hedge.AT_LEAST: value >= said,
        Hedge.LESS: value < said,
        Hedge.AT_MOST: value <= said,
    }.get(number.hedge)
    return told if told is not None else is_rounded(said, value, number.step)


def is_rounded(said: Decimal, value: Decimal, step: Decimal) -> bool:
    """Tell whether what is said is a value rounded to the figures that are written."""
    return any((value / step).quantize(Decimal(1), way) * step == said for way in (ROUND_HALF_UP, ROUND_HALF_EVEN))


def finding_of(claim: Claim, facts: Facts) -> Finding | None:
    """Return what is wrong with a claim, or None: also where nothing is known, or too little to be sure."""
    figure = facts.figure(claim.key, claim.year)
    value = value_of(figure)
    if figure is None or value is None:
        return None
    if claim.is_change:
        return _change(claim, facts, figure, value)
    if holds(claim.number, value) or _is_excused(claim, facts):
        return None
    return Finding(
        excerpt_of(claim.sentence, claim.number.start),
        said(claim.sentence, claim),
        written(figure),
        f"{quoted(figure)} : les fiches comptent {written(figure)} pour {claim.year}, "
        f"et non {said(claim.sentence, claim)}.{_other_year(claim, facts)}",
    )


def value_of(figure: Figure | None) -> Decimal | None:
    """Return the value of a figure as a number, or None."""
    return Decimal(figure.value) if figure is not None and isinstance(figure.value, int | Decimal) else None


def written(figure: Figure) -> str:
    """Return the value of a figure as a person reads it."""
    value = figure.value
    if isinstance(value, str):
        return plain_day(dt.date.fromisoformat(value))
    if value is None:
        return "inconnu"
    return written_value(Decimal(value), figure.kind)


def written_value(value: Decimal, kind: Kind) -> str:
    """Return a value as a person reads it."""
    if kind is Kind.MONEY:
        return plain_money(int(value)).removesuffix(",00") + "\u00a0€"
    if kind is Kind.DURATION:
        return plain_duration(int(value))
    if kind is Kind.PERCENT:
        return plain_number(value) + "\u00a0%"
    return plain_number(value) if abs(value) < 10_000 else f"{value:,}".replace(",", "\u202f")


def quoted(figure: Figure) -> str:
    """Return what a figure is called, in a sentence."""
    return f"«\u00a0{figure.label}\u00a0»"


def said(sentence: Sentence, claim: Claim) -> str:
    """Return a claim as the text writes it: the number and its noun."""
    end = max(claim.noun_end, claim.number.end)
    return sentence.text[claim.number.start : end].strip()


def excerpt_of(sentence: Sentence, at: int) -> str:
    """Return the sentence around a place, cut where it is long."""
    text = sentence.text
    if len(text) <= LONGEST_EXCERPT:
        return text
    start = max(0, min(at - LONGEST_EXCERPT // 2, len(text) - LONGEST_EXCERPT))
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = text.rfind(" ", start, start + LONGEST_EXCERPT) if start + LONGEST_EXCERPT < len(text) else len(text)
    return ("…" if start else "") + text[start : max(end, at + 1)] + ("…" if end < len(text) else "")


def _is_excused(claim: Claim, facts: Facts) -> bool:
    """Tell whether the words may well mean something else: some of the whole, a wish, another figure or year."""
    if claim.is_qualified or claim.sentence.is_wish or claim.sentence.is_subset(claim.number):
        return True
    if claim.number.value == 0 or _is_in_sum(claim):
        return True
    for key in claim.rivals:
        value = value_of(facts.figure(key, claim.year))
        if value is not None and holds(claim.number, value):
            return claim.surety <= PLAIN
    return not claim.is_said and any(holds(claim.number, value) for value in _before(claim, facts))


def _is_in_sum(claim: Claim) -> bool:
    """Tell whether a number is one end of «20 + 5», or of «10 des 42»."""
    text = claim.sentence.text
    left, right = text[: claim.number.start].rstrip(), text[claim.number.end :].lstrip()
    is_of_whole = re.search(r"\d[^.;]{0,40} sur(?: les)?$", left[-60:])
    return is_of_whole is not None or right.startswith(("des ", "de nos ", "de ses "))


def _before(claim: Claim, facts: Facts) -> Iterator[Decimal]:
    """Give the values of other years that the text around speaks of."""
    for year in sorted(facts.figures):
        if year != claim.year and (
            str(year) in claim.sentence.before or claim.surety == ABOVE and str(year) in claim.sentence.text
        ):
            value = value_of(facts.figure(claim.key, year))
            if value is not None:
                yield value


def _other_year(claim: Claim, facts: Facts) -> str:
    """Return the sentence that says of which other year a number is, or nothing."""
    for year in sorted(facts.figures, reverse=True):
        value = value_of(facts.figure(claim.key, year))
        if (
            year != claim.year
            and value is not None
            and holds(claim.number, value)
            and claim.number.hedge is Hedge.EXACT
        ):
            return f" C’est le chiffre de {year}."
    return ""


def _change(claim: Claim, facts: Facts, figure: Figure, value: Decimal) -> Finding | None:
    """Hold «16 adhérents de plus» against the difference of two years; a variation is its own figure."""
    if "_change" in claim.key:
        before = Decimal(0)
    else:
        former = value_of(facts.figure(claim.key, claim.year - 1))
        if former is None or figure.kind is Kind.PERCENT:
            return None
        before = former
    sign = (
        -1 if claim.number.sign == "-" or "de moins" in claim.sentence.text[claim.noun_end : claim.noun_end + 24] else 1
    )
    if holds(claim.number, (value - before) * sign) or _is_excused(claim, facts):
        return None
    told = written_value(value - before, figure.kind)
    return Finding(
        excerpt_of(claim.sentence, claim.number.start),
        said(claim.sentence, claim),
        told,
        f"{quoted(figure)} : la différence est de {told} en {claim.year}, et non {said(claim.sentence, claim)}.",
    )
