"""Sharing a sum of cents so that the parts always add up to the whole."""

from collections.abc import Sequence


def split(whole_cents: int, weights: Sequence[int]) -> list[int]:
    """Return the parts of a whole, in proportion to the weights and in their order, in cents.

    Each part is first rounded down, then the spare cents go one by one to the largest remainders, ties in the given
    order. Raises ValueError for a whole or a weight below zero, and for a whole to share when no weight counts.
    """
    if whole_cents < 0 or (weights and min(weights) < 0):
        raise ValueError("neither the whole nor a weight may be below zero")
    if not whole_cents:
        return [0] * len(weights)
    total = sum(weights)
    if not total:
        raise ValueError("something to share, and no weight to share it by")
    parts = [whole_cents * weight // total for weight in weights]
    spare = whole_cents - sum(parts)
    if spare:
        remainders = [whole_cents * weight % total for weight in weights]
        for place in sorted(range(len(parts)), key=remainders.__getitem__, reverse=True)[:spare]:
            parts[place] += 1
    return parts
