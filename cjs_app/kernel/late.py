"""Libraries that few pages need, imported when one of them is first used.

Workbooks, passkeys and migrations weigh 25 MB and a tenth of the start: without this, every server would carry them
all its life, and each start wait for them. They are named at the top of a file all the same, in full, where everybody
sees what it needs, and type checkers read the real import beside it.
"""

import importlib
from typing import Any


class Late:
    """A library that is imported the first time that something of it is asked for."""

    def __init__(self, name: str) -> None:
        """Remember its name."""
        self._name = name

    def __getattr__(self, wanted: str) -> Any:
        """Return what the library holds under this name; Python keeps it from then on."""
        return getattr(importlib.import_module(self._name), wanted)
