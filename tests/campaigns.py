"""How long the tests that draw lots go on: enough for every day, or longer with `tests --full`."""

import os

FULL = os.environ.get("CJS_FULL") == "1"


def rounds(every_day: int, full: int) -> int:
    """Return how many times to try."""
    return full if FULL else every_day
