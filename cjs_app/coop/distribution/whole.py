"""The group as a whole: what may be told of it to who reads no person.

How many founded the cooperative, how many stayed and the sum they share name nobody, as long as each of them stands
for enough persons, and so does what is found by subtracting one from another: they are told, the same on every page.
What cuts the group into rows is held to a stricter rule.
"""

from msgspec import Struct

from cjs_app.coop.cooperants.domain import Headcounts

FEWEST_PERSONS = 5
"""The product's own choice for minors: what stands for fewer persons is told to who works with them alone."""


class Whole(Struct, frozen=True):
    """The totals of the group, each None where it is not told."""

    founded: int | None
    stayed: int | None
    net_cents: int | None


def is_enough(persons: int) -> bool:
    """Return whether a total of so many persons is told to who reads none of them."""
    return persons >= FEWEST_PERSONS


def tells_apart(whole: int, part: int) -> bool:
    """Return whether a part of the group may stand beside the whole: subtracting finds nobody, or enough persons."""
    return part == whole or is_enough(abs(whole - part))


def whole_of(counts: Headcounts, sharers: int, net_cents: int, *, all_told: bool = False) -> Whole:
    """Return the totals that may be told; `all_told` for who reads everybody's records, and once a summer is closed."""
    tells_stayed = is_enough(counts.stayed) and tells_apart(counts.founded, counts.stayed)
    return Whole(
        counts.founded if all_told or is_enough(counts.founded) else None,
        counts.stayed if all_told or tells_stayed else None,
        net_cents if all_told or is_enough(sharers) else None,
    )
