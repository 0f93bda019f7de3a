"""Archives that wait for a yes: kept aside between the preview and the confirmation, for whoever sent them."""

import hashlib
import os
import re
from pathlib import Path

KEPT_SECONDS = 24 * 3600
_DIGEST = re.compile("[0-9a-f]{64}")


def keep(folder: Path, owner_id: int, content: bytes, now: float) -> str:
    """Keep an archive for its owner, readable by us only; return the SHA-256 under which it is found again."""
    forget_old(folder, now)
    digest = hashlib.sha256(content).hexdigest()
    place = _place(folder, owner_id, digest)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place.with_suffix(".draft")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    os.utime(draft, (now, now))
    draft.replace(place)
    return digest


def find_kept(folder: Path, owner_id: int, digest: str) -> bytes | None:
    """Return an archive that its owner sent, or None when it is no longer there."""
    if not _DIGEST.fullmatch(digest):
        return None
    place = _place(folder, owner_id, digest)
    return place.read_bytes() if place.is_file() else None


def forget(folder: Path, owner_id: int, digest: str) -> None:
    """Delete an archive that came in; it holds the names of minors."""
    _place(folder, owner_id, digest).unlink(missing_ok=True)


def forget_old(folder: Path, now: float) -> None:
    """Delete the archives that nobody confirmed within a day."""
    for path in folder.glob("*/*"):
        if path.stat().st_mtime < now - KEPT_SECONDS:
            path.unlink(missing_ok=True)


def _place(folder: Path, owner_id: int, digest: str) -> Path:
    """Return where an archive is kept."""
    return folder / str(owner_id) / digest
