"""Parts added up against their whole, within one passage."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from cjs_app.kernel.sentences import plain_number
from cjs_app.pole.checker.comparing import excerpt_of, quoted, value_of, written
from cjs_app.pole.checker.domain import Facts, Finding
from cjs_app.pole.checker.nouns import is_in_range
from cjs_app.pole.checker.numbers import Hedge, Number, Unit
from cjs_app.pole.checker.tying import Claim
from cjs_app.pole.structure.figures import Figure

_FEWEST = 3
"""So many parts of one whole make a breakdown."""
_MOST_OF = Decimal("0.6")
"""A breakdown tells at least so much of its whole; less is a few examples."""
_PARTIAL = re.compile(
    r"\b(?:dont|notamment|parmi|entre autres|en particulier|par exemple|principalement|surtout)\b", re.I
)
_SPREAD = re.compile(
    r"^[^.;\d]{0,30}(?::|,? soit\b|,? répartie?s (?:en|entre)|,? qui se répartissent en|,? composée?s? de|\()", re.I
)
_JOINED = re.compile(r"^[^.;:\d]{1,40}(?:,|\bet\b|;|\+|ainsi que)[^.;:\d]{0,12}$", re.I)


def findings_of(passage: Sequence[Claim], facts: Facts) -> Iterator[Finding]:
    """Give what does not add up in the claims of a passage: a paragraph, or a line and the list that it announces."""
    wholes: dict[str, list[Claim]] = {}
    for claim in passage:
        part = facts.figure(claim.key, claim.year)
        if part is not None and part.part_of and claim.number.hedge is Hedge.EXACT and claim.year == facts.year:
            wholes.setdefault(part.part_of, []).append(claim)
    for key, parts in wholes.items():
        yield from _recorded(key, parts, passage, facts)
    for claim in passage:
        yield from _announced(claim, passage)


def _recorded(key: str, parts: Sequence[Claim], passage: Sequence[Claim], facts: Facts) -> Iterator[Finding]:
    """Add up the parts of a whole that the records know."""
    named = {claim.key: claim for claim in parts}
    whole = facts.figure(key, facts.year)
    if len(named) < _FEWEST or whole is None:
        return
    stated = next((one for one in passage if one.key == key and one.year == facts.year and not one.is_change), None)
    total = stated.number.value if stated else value_of(whole)
    added = sum((claim.number.value for claim in named.values()), Decimal(0))
    if total is None or added == total or added < _MOST_OF * total or _is_partial(named.values(), stated):
        return
    first = stated or next(iter(named.values()))
    sums = " + ".join(plain_number(claim.number.value) for claim in named.values())
    yield Finding(
        excerpt_of(next(iter(named.values())).sentence, next(iter(named.values())).number.start),
        f"{sums} = {plain_number(added)}",
        plain_number(total),
        f"La répartition écrite fait {sums} = {plain_number(added)}, et {quoted(whole)} est de {plain_number(total)}"
        f"{' dans le même passage' if first is stated else ''}.{_forgotten(key, named, facts)}",
    )


def _is_partial(parts: Iterable[Claim], stated: Claim | None) -> bool:
    """Tell whether the text says itself that it names some parts only."""
    return any(_PARTIAL.search(claim.sentence.text[: claim.number.start]) for claim in parts) or (
        stated is not None and stated.number.hedge is not Hedge.EXACT
    )


def _forgotten(key: str, named: dict[str, Claim], facts: Facts) -> str:
    """Return the sentence that names the parts that were left out, as far as the records know them."""
    left: list[Figure] = [
        figure
        for figure in facts.figures.get(facts.year, {}).values()
        if figure.part_of == key and figure.key not in named and value_of(figure)
    ]
    if not left:
        return ""
    return " Il manque : " + ", ".join(f"{figure.label.lower()} ({written(figure)})" for figure in left) + "."


def _announced(claim: Claim, passage: Sequence[Claim]) -> Iterator[Finding]:
    """Add up «12 jeunes : 7 filles et 6 garçons», whose parts no record knows."""
    sentence, total = claim.sentence, claim.number
    rest = [one for one in sentence.numbers if one.start >= total.end]
    if (
        len(rest) < 2
        or total.hedge is not Hedge.EXACT
        or not _SPREAD.match(sentence.text[claim.noun_end : rest[0].start])
    ):
        return
    tied = {one.number.start for one in passage if one.sentence is sentence}
    parts = _chain(sentence.text, rest)
    if len(parts) < 2 or any(
        part.start in tied or _is_no_part(part, total) or is_in_range(sentence, part) for part in parts
    ):
        return
    added = sum((part.value for part in parts), Decimal(0))
    if added == total.value or not re.search(r"\bet\b|\+", sentence.text[parts[0].end : parts[-1].start]):
        return
    sums = " + ".join(plain_number(part.value) for part in parts)
    yield Finding(
        excerpt_of(sentence, parts[0].start),
        f"{sums} = {plain_number(added)}",
        plain_number(total.value),
        f"La répartition écrite fait {sums} = {plain_number(added)}, et le total annoncé est de "
        f"{plain_number(total.value)}.",
    )


def _is_no_part(part: Number, total: Number) -> bool:
    return part.unit is not total.unit or part.hedge is not Hedge.EXACT or part.value >= total.value or bool(part.sign)


def _chain(text: str, numbers: Sequence[Number]) -> list[Number]:
    """Return the numbers that are coordinated with the first one."""
    told = [numbers[0]] if numbers and numbers[0].unit in (Unit.NONE, Unit.MONEY) else []
    for before, number in zip(numbers, numbers[1:], strict=False):
        if not told or not _JOINED.match(text[before.end : number.start]):
            break
        told.append(number)
    return told
