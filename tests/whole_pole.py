"""A year of the pôle that holds at least one record of every kind, in every state that a page asks for.

Each room of the pôle tells its part in `tests/pole/<room>/whole.py`: `furnish(stamp)` makes the records through the
room's own actions, `grow(times, stamp)` makes many more; `TABLES` says which record an address means, `SUITED` in which
state a page wants it, `WORDS` what an address says besides.
"""

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

from cjs_app.kernel.stamp import Stamp
from cjs_app.rooms import ROOMS

HERE = Path(__file__).parent
YEAR = 2017
"""The year of the summers that the walks go through."""
PARTS: tuple[ModuleType, ...] = tuple(
    importlib.import_module(f"tests.{room}.whole")
    for room in ROOMS
    if room.startswith("pole.") and (HERE / room.replace(".", "/") / "whole.py").exists()
)


def told(name: str) -> dict[str, Any]:
    """Return what the rooms of the pôle say under a name, all together."""
    return {key: value for part in PARTS for key, value in getattr(part, name, {}).items()}


TABLES = told("TABLES")
SUITED = told("SUITED")
WORDS = {"year": YEAR} | told("WORDS")


def furnish(stamp: Stamp) -> None:
    """Make the records of every room."""
    for part in PARTS:
        part.furnish(stamp)


def grow(times: int, stamp: Stamp) -> None:
    """Make every room hold so many more records of each kind that its pages list."""
    for part in PARTS:
        part.grow(times, stamp)
