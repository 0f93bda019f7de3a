"""What a price leaves to the group once the season's deductions are taken, and what it usually is.

Percentages and amounts per hour fall on the work itself, as on the road to the net. A fixed deduction is paid by every
hour of mission alike: those noted this summer, or those of the summer before where they were more, or at least the
hours of the work itself. Hours are those of one person: two people for three hours are six hours.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind
from cjs_app.coop.distribution.domain import Deduction, Earnings, waterfall
from cjs_app.coop.quotes.domain import Line
from cjs_app.kernel.money import rounded_ratio
from cjs_app.kernel.names import folded

HOURS = frozenset({"heure", "heures", "h"})
AN_HOUR = 60


class Work(NamedTuple):
    """What is sold: so much before tax, for so many minutes of one person."""

    price_cents: int
    minutes: int

    @property
    def hourly_cents(self) -> int:
        """What one hour is sold, in cents."""
        return rounded_ratio(self.price_cents * AN_HOUR, self.minutes)


class Summer(Struct, frozen=True):
    """What the coach knows of a season: its deductions, its hours of mission and those of the last one, its parts."""

    deductions: Sequence[Deduction]
    noted_minutes: int = 0
    former_minutes: int = 0
    sharers: int = 0

    def spread_minutes(self, own_minutes: int) -> int:
        """Return over how many minutes of mission a fixed deduction is spread."""
        return max(self.noted_minutes, self.former_minutes, own_minutes)


class Left(Struct, frozen=True):
    """What a price leaves: what each deduction takes of it, what stays, in all, per hour, and per part."""

    work: Work
    taken: tuple[tuple[str, int], ...]
    rest_cents: int
    sharers: int

    @property
    def taken_cents(self) -> int:
        """What goes elsewhere."""
        return self.work.price_cents - self.rest_cents

    @property
    def per_hour_cents(self) -> int:
        """What one hour leaves for whoever works it."""
        return rounded_ratio(self.rest_cents * AN_HOUR, self.work.minutes)

    @property
    def per_part_cents(self) -> int:
        """What it adds to each part, if all were alike; 0 when nobody has one."""
        return rounded_ratio(self.rest_cents, self.sharers) if self.sharers else 0

    @property
    def elsewhere_percent(self) -> Decimal:
        """What goes elsewhere, in percent of the price, to a tenth."""
        tenths = rounded_ratio(self.taken_cents * 1000, self.work.price_cents) if self.work.price_cents > 0 else 0
        return Decimal(tenths).scaleb(-1)


class Usual(NamedTuple):
    """What the coop asked before for the same work: how many times, the middle price, the lowest and the highest."""

    label: str
    unit: str
    times: int
    median_cents: int
    lowest_cents: int
    highest_cents: int
    asked_cents: int


def work_of(lines: Iterable[Line]) -> Work | None:
    """Return what a devis sells; None when no line is in hours: nobody can say then what an hour brings."""
    known = list(lines)
    hours = sum((line.quantity for line in known if folded(line.unit) in HOURS), Decimal(0))
    minutes = rounded_ratio(*(hours * AN_HOUR).as_integer_ratio())
    return Work(sum(line.ht_cents for line in known), minutes) if minutes > 0 else None


def left_of(work: Work, summer: Summer) -> Left:
    """Return what a price leaves once every deduction took its part, each rounded once as on the road to the net."""
    spread = summer.spread_minutes(work.minutes)
    falling = [
        replace(one, amount_cents=rounded_ratio((one.amount_cents or 0) * work.minutes, spread))
        if one.kind is DeductionKind.AMOUNT
        else one
        for one in summer.deductions
    ]
    road = waterfall(Earnings(work.price_cents, 0, 0, work.minutes), falling, 0)
    return Left(work, road.deductions, road.net_cents, summer.sharers)


def break_even_cents(summer: Summer, own_minutes: int) -> int | None:
    """Return the lowest price of an hour, in whole cents, that leaves nothing missing; None when no price does.

    What an hour at a price p leaves is a·p − b: every percentage lowers a, every fixed sum raises b, and a percentage
    of what remains lowers both. The answer is b ÷ a, rounded up to the cent; under it, the hour costs the group money.
    """
    slope, cost = Fraction(1), Fraction(0)
    for one in sorted(summer.deductions, key=lambda deduction: deduction.rank):
        if one.kind is DeductionKind.PERCENT:
            rate = Fraction(one.percent or 0) / 100
            of_rest = one.base is DeductionBase.BALANCE
            slope, cost = slope - rate * (slope if of_rest else 1), cost - rate * (cost if of_rest else 0)
        elif one.kind is DeductionKind.PER_HOUR:
            cost += one.amount_cents or 0
        else:
            cost += Fraction((one.amount_cents or 0) * AN_HOUR, summer.spread_minutes(own_minutes))
    if slope <= 0:
        return 0 if slope == cost == 0 else None
    return ceil(cost / slope)


def usual_of(line: Line, asked_before: Mapping[tuple[str, str], Mapping[int, int]]) -> Usual | None:
    """Return what the coop usually asks for a line: same words and same unit, whatever their accents and capitals.

    `asked_before` holds, by folded words and unit, how many times each price was accepted. The median of an even
    number of prices is the middle of the two in the middle, rounded to the cent.
    """
    counts = asked_before.get(same_work(line.label, line.unit))
    if not counts:
        return None
    prices = sorted(price for price, times in counts.items() for _ in range(times))
    low, high = prices[(len(prices) - 1) // 2], prices[len(prices) // 2]
    median = rounded_ratio(low + high, 2)
    return Usual(line.label, line.unit, len(prices), median, prices[0], prices[-1], line.unit_price_cents)


def same_work(label: str, unit: str) -> tuple[str, str]:
    """Return by what two lines are known to be the same work."""
    bare = folded(unit)
    return folded(label), "heure" if bare in HOURS else bare
