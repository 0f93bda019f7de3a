"""A pot of money shared in one way, and how each portion of it is explained."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple, overload

from cjs_app.kernel.sentences import Sentence
from cjs_app.kernel.shares import split


class Pot(NamedTuple):
    """A sum in cents and the way it is shared.

    `total` is the sum of the weights, 0 where nothing is divided. A weight over `scale` is the figure people know: a
    coefficient of 1,5 is a weight of 3 over 2. The explanation may name `own` and `total` (weights as people know
    them), `whole` and `rate` (cents).
    """

    label: str
    explanation: Sentence
    whole_cents: int
    total: int
    scale: int = 1
    rate_cents: int = 0


class ShareLine(NamedTuple):
    """One line of a share; `spare_cents` is 1 where it includes a cent that could not be divided."""

    label: str
    amount_cents: int
    explanation: Sentence
    spare_cents: int


class Portion(NamedTuple):
    """What one person takes from one pot; its explanation is written only when somebody reads it."""

    pot: Pot
    weight: int
    amount_cents: int

    @property
    def spare_cents(self) -> int:
        """1 where a cent that could not be divided went to this person, else 0."""
        pot = self.pot
        return self.amount_cents - pot.whole_cents * self.weight // pot.total if pot.total else 0

    @property
    def line(self) -> ShareLine:
        """The portion as a line of the share."""
        pot = self.pot
        own, total = (Decimal(weight) / pot.scale if pot.scale > 1 else weight for weight in (self.weight, pot.total))
        explanation = pot.explanation.with_values(own=own, total=total, whole=pot.whole_cents, rate=pot.rate_cents)
        return ShareLine(pot.label, self.amount_cents, explanation, self.spare_cents)


class Portions(Sequence[Portion]):
    """The portions of a pot in the order of the weights; each is put together only when somebody reads it."""

    def __init__(self, pot: Pot, weights: Sequence[int], amounts: Sequence[int]) -> None:
        """Keep what they are made of; the amounts are in cents."""
        self.pot, self.weights, self.amounts = pot, weights, amounts

    def __len__(self) -> int:
        return len(self.amounts)

    @overload
    def __getitem__(self, place: int) -> Portion: ...

    @overload
    def __getitem__(self, place: slice) -> list[Portion]: ...

    def __getitem__(self, place: int | slice) -> Portion | list[Portion]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        return Portion(self.pot, self.weights[place], self.amounts[place])


def portions(pot: Pot, weights: Sequence[int]) -> Portions:
    """Return the portions of a pot, in the order of the weights, which add up to the pot's total."""
    return Portions(pot, weights, split(pot.whole_cents, weights))
