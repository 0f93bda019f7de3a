"""The anchor: where the chain stood after each commit, written outside the database.

One file for each chain, one line for each commit: whoever cuts the end of the journal, or puts an old file back in the
place of the database, leaves it behind its anchor. Lines are only added, so that several processes may write at once
without waiting for one another. A copy on another machine is worth more than the file here.
"""

import re
from pathlib import Path
from typing import NamedTuple

from flask import current_app

from cjs_app.journal.domain import Head

LINE = re.compile(r"([1-9]\d{0,17}) ([0-9a-f]{64}) (\S{1,40})")


class Anchored(NamedTuple):
    """What an anchor says: hash by number, and the rank of the first line that cannot be read."""

    hashes: dict[int, set[str]]
    unreadable: int | None


def file_of(chain: str) -> Path:
    """Return the file of the anchor of a chain."""
    return Path(current_app.config["ANCHORS"]) / f"{chain}.txt"


def drop(head: Head, moment: str) -> None:
    """Write where the chain stands at the end of its anchor; what goes wrong is logged and stops nothing."""
    try:
        file = file_of(head.chain)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="ascii") as lines:
            lines.write(f"{head.seq} {head.hash} {moment}\n")
    except OSError:
        current_app.logger.exception("the journal's anchor could not be written")


def read(chain: str) -> Anchored | None:
    """Return what the anchor of a chain says, None when it is not there."""
    try:
        content = file_of(chain).read_bytes()
    except FileNotFoundError:
        return None
    hashes: dict[int, set[str]] = {}
    for rank, line in enumerate(content.decode("latin-1").split("\n")[:-1], start=1):
        found = LINE.fullmatch(line)
        if found is None:
            return Anchored(hashes, rank)
        hashes.setdefault(int(found[1]), set()).add(found[2])
    whole = not content or content.endswith(b"\n")
    return Anchored(hashes, None if whole else content.count(b"\n") + 1)
