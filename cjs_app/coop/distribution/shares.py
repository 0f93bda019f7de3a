"""Who shares, and what each one receives; thousands of shares cost little: each is explained only when it is read."""

from datetime import date
from decimal import Decimal
from itertools import repeat
from typing import NamedTuple

from msgspec import Struct

from cjs_app.kernel.pots import Portion, Portions, ShareLine


class Person(Struct, frozen=True):
    """A cooperant as the sharing sees one; a missing arrival or departure is the season's own first or last day."""

    code: str
    has_share: bool
    coefficient: Decimal
    minutes_by_nature: dict[str, int]
    present_from: date | None = None
    present_to: date | None = None


class Share(NamedTuple):
    """What one cooperant receives, in cents, and how it is made up; put together when somebody reads it."""

    person: Person
    amount_cents: int
    columns: tuple[Portions, ...]
    place: int
    """Where the person stands in each column; someone without a part stands in none."""

    def __eq__(self, other: object) -> bool:
        """Return whether two shares say the same."""
        return isinstance(other, Share) and (self.person, self.amount_cents, self.portions) == (
            other.person,
            other.amount_cents,
            other.portions,
        )

    @property
    def code(self) -> str:
        """The code of the cooperant."""
        return self.person.code

    @property
    def minutes(self) -> int:
        """All the minutes worked, whatever their nature."""
        return sum(self.person.minutes_by_nature.values())

    @property
    def portions(self) -> tuple[Portion, ...]:
        """What the person takes from each pot."""
        return tuple(column[self.place] for column in self.columns)

    @property
    def lines(self) -> tuple[ShareLine, ...]:
        """The share line by line; the lines add up to the share. Empty for a person without a part."""
        return tuple(portion.line for portion in self.portions)


def each_share(ordered: list[Person], sharing: list[Person], columns: tuple[Portions, ...]) -> tuple[Share, ...]:
    """Return each person's share: the sum of their portions, nothing for who has no part or when nothing is shared."""
    if not columns:
        return tuple([Share(person, 0, (), 0) for person in ordered])
    amounts = columns[0].amounts if len(columns) == 1 else map(sum, zip(*[own.amounts for own in columns], strict=True))
    given = map(Share._make, zip(sharing, amounts, repeat(columns), range(len(sharing)), strict=False))
    if len(sharing) == len(ordered):
        return tuple(given)
    return tuple([next(given) if person.has_share else Share(person, 0, (), 0) for person in ordered])
