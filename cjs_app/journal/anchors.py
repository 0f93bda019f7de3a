"""The anchor: where the chain stood after each commit, written outside the database.

One file for each chain, one line for each commit: whoever cuts the end of the journal, or puts an old file back in the
place of the database, leaves it behind its anchor. Lines are only added, so that several processes may write at once
without waiting for one another. A copy on another machine is worth more than the file here.
"""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from flask import current_app

from cjs_app.journal.domain import Head, Restored

LINE = re.compile(r"([1-9]\d{0,17}) ([0-9a-f]{64}) (\S{1,40})\n")
NOTHING = hashlib.sha256(b"").hexdigest()
ANY_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Anchored(NamedTuple):
    """What an anchor says: hash by number, the rank of the first line that cannot be read, its size and SHA-256.

    `altered` is the entry of the last backup put back, where the anchor no longer is what it was then.
    """

    hashes: dict[int, set[str]]
    unreadable: int | None
    size: int = 0
    sha256: str = ""
    altered: int | None = None


def file_of(chain: str) -> Path:
    """Return the file of the anchor of a chain."""
    return Path(current_app.config["ANCHORS"]) / f"{chain}.txt"


def drop(head: Head, moment: str) -> None:
    """Write where the chain stands at the end of its anchor; what goes wrong is logged and stops nothing."""
    try:
        file = file_of(head.chain)
        if not file.parent.is_dir():
            file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("ab", buffering=0) as lines:
            lines.write(f"{head.seq} {head.hash} {moment}\n".encode("ascii"))
    except OSError:
        current_app.logger.exception("the journal's anchor could not be written")


def end_line(chain: str) -> None:
    """End the last line of an anchor where it was cut, so that the next one begins a line of its own."""
    file = file_of(chain)
    if file.exists() and not file.read_bytes().endswith(b"\n"):
        with file.open("a", encoding="ascii") as lines:
            lines.write("\n")


def read(chain: str, restored: Sequence[Restored] = ()) -> Anchored | None:
    """Return what the anchor of a chain says, None when it is not there.

    What it says of entries that a backup put back on purpose has lost is left out: the journal itself tells of them.
    """
    try:
        content = file_of(chain).read_bytes()
    except FileNotFoundError:
        return None
    known = [one for one in restored if _fingerprint(content[: one.anchor_size]) == one.anchor_sha256]
    altered = restored[-1].seq if restored and restored[-1] not in known else None
    hashes: dict[int, set[str]] = {}
    unreadable, end = None, 0
    for rank, line in enumerate(ANY_LINE.findall(content.decode("latin-1")), start=1):
        end += len(line)
        behind = [one.kept for one in known if end <= one.anchor_size]
        found = LINE.fullmatch(line)
        if found is None and not behind:
            unreadable = rank
            break
        if found is not None and not any(int(found[1]) > kept for kept in behind):
            hashes.setdefault(int(found[1]), set()).add(found[2])
    return Anchored(hashes, unreadable, len(content), _fingerprint(content), altered)


def _fingerprint(content: bytes) -> str:
    """Return the SHA-256 of an anchor, or of its beginning."""
    return hashlib.sha256(content).hexdigest()
