"""What each rule would give on the same sum: the six side by side, and who gets the cents that do not divide."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from cjs_app.coop.distribution.domain import Distribution, Settings, shares
from cjs_app.coop.distribution.shares import Person
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.seasons.domain import Rule
from cjs_app.kernel.pots import Portion
from cjs_app.kernel.spans import Span, spans

COUNTING_HOURS = frozenset({Rule.HOURS, Rule.MIXED, Rule.WAGE_THEN_DIVIDEND})

SHORT_LABELS = {
    Rule.EQUAL: "Égales",
    Rule.HOURS: "Heures",
    Rule.PRESENCE: "Présence",
    Rule.INVOLVEMENT: "Implication",
    Rule.MIXED: "Égale + heures",
    Rule.WAGE_THEN_DIVIDEND: "Salaire + reste",
}
"""The rules by one word or two, where room is scarce."""


class Wish(NamedTuple):
    """The figures that somebody tries: the equal part, what an hour of mission is paid, which hours count."""

    equal_percent: Decimal
    wage_cents: int
    natures: tuple[str, ...]


class Try(NamedTuple):
    """What one rule gives to one person: the sum, how much more or less than now, its bar."""

    amount_cents: int
    difference_cents: int
    span: Span


class Trial(Struct, frozen=True):
    """One rule tried: what each person would receive, in the order of the codes; nothing where the rule says no."""

    settings: Settings
    distribution: Distribution
    tries: tuple[Try, ...]
    is_current: bool

    @property
    def parts(self) -> tuple[int, ...]:
        """The shares of those who have one, the smallest first, in cents."""
        return tuple(sorted(share.amount_cents for share in self.distribution.shares if share.portions))


class Spare(NamedTuple):
    """Cents of a pot that could not be divided: who got one, and whether the order of the codes decided."""

    label: str
    codes: tuple[str, ...]
    by_code: bool


def trials(net_cents: int, persons: Sequence[Person], voted: Settings, wish: Wish) -> tuple[Trial, ...]:
    """Return the six rules tried on the same sum with the figures wished for, in their usual order."""
    now = shares(net_cents, persons, voted)
    tried = [replace(voted, rule=rule, **wish._asdict()) for rule in Rule]
    results = [shares(net_cents, persons, settings) for settings in tried]
    bars = spans([(0, share.amount_cents) for result in results for share in result.shares])
    people = len(now.shares)
    return tuple(
        Trial(
            settings,
            result,
            () if result.refusal else _tries(result, now, bars[place * people : (place + 1) * people]),
            figures_read(settings) == figures_read(voted),
        )
        for place, (settings, result) in enumerate(zip(tried, results, strict=True))
    )


def figures_read(settings: Settings) -> tuple[Any, ...]:
    """Return a rule and only the figures that it reads: two settings alike in these share alike."""
    counted = frozenset(settings.natures) or frozenset(Nature)
    return (
        settings.rule,
        settings.equal_percent if settings.rule is Rule.MIXED else None,
        settings.wage_cents if settings.rule is Rule.WAGE_THEN_DIVIDEND else None,
        counted if settings.rule in COUNTING_HOURS else None,
    )


def spares_of(distribution: Distribution) -> tuple[Spare, ...]:
    """Return who got the cents that could not be divided, pot after pot: the largest remainders, then the codes."""
    sharing = [share for share in distribution.shares if share.portions]
    columns = zip(*(share.portions for share in sharing), strict=True)
    found = (_spare([share.code for share in sharing], column) for column in columns)
    return tuple(spare for spare in found if spare.codes)


def _tries(result: Distribution, now: Distribution, bars: Sequence[Span]) -> tuple[Try, ...]:
    """Return what a rule gives to each person beside what the rule in force gives."""
    return tuple(
        Try(share.amount_cents, share.amount_cents - current.amount_cents, bar)
        for share, current, bar in zip(result.shares, now.shares, bars, strict=True)
    )


def _spare(codes: Sequence[str], column: Sequence[Portion]) -> Spare:
    """Return who got a spare cent of one pot; `by_code` where somebody with the very same remainder got none."""
    pot = column[0].pot
    blessed = [portion.spare_cents == 1 for portion in column]
    left = [pot.whole_cents * portion.weight % pot.total if pot.total else 0 for portion in column]
    won = {remainder for remainder, has_one in zip(left, blessed, strict=True) if has_one}
    lost = {remainder for remainder, has_one in zip(left, blessed, strict=True) if not has_one}
    return Spare(
        pot.label, tuple(code for code, has_one in zip(codes, blessed, strict=True) if has_one), bool(won & lost)
    )
