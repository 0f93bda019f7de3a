"""The road of the devis, from the request to the payment: how far each one went, and how many went so far."""

from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import NamedTuple

from msgspec import Struct

from cjs_app.coop.quotes.domain import Status

OUT_OF_THE_HOUSE = frozenset({Status.SENT, Status.ACCEPTED, Status.REFUSED, Status.EXPIRED})
"""The states of a devis that a client received; one that the coop declined may never have been sent."""


class Step(IntEnum):
    """The steps of the road, each of which comes after all those before."""

    WRITTEN = 0
    SENT = 1
    ACCEPTED = 2
    DONE = 3
    BILLED = 4
    PAID = 5


STEP_LABELS = {
    Step.WRITTEN: "Demandés",
    Step.SENT: "Envoyés",
    Step.ACCEPTED: "Acceptés",
    Step.DONE: "Réalisés",
    Step.BILLED: "Facturés",
    Step.PAID: "Payés",
}


class Progress(NamedTuple):
    """Where a devis is: its state, and what was done of it; an invoice wholly taken back is none."""

    status: Status
    done: bool = False
    billed: bool = False
    paid: bool = False


def furthest(progress: Progress) -> Step:
    """Return the last step of the road that a devis reached without leaving one out."""
    if progress.status not in OUT_OF_THE_HOUSE:
        return Step.WRITTEN
    if progress.status is not Status.ACCEPTED:
        return Step.SENT
    step = Step.ACCEPTED
    for then, reached in ((Step.DONE, progress.done), (Step.BILLED, progress.billed), (Step.PAID, progress.paid)):
        if not reached:
            break
        step = then
    return step


class QuoteRoad(Struct, frozen=True):
    """How many devis reached each step at least."""

    reached: Mapping[Step, int]

    def __getitem__(self, step: Step) -> int:
        """Return how many devis reached a step."""
        return self.reached.get(step, 0)


def quote_road(found: Iterable[tuple[Progress, int]]) -> QuoteRoad:
    """Return how many devis reached each step, from how many are where."""
    reached = dict.fromkeys(Step, 0)
    for progress, number in found:
        last = furthest(progress)
        for step in Step:
            if step <= last:
                reached[step] += number
    return QuoteRoad(reached)
