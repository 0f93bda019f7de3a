"""Telling what happened in plain sentences."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cjs_app.journal.models import Entry
from cjs_app.kernel.sentences import Sentence

SENTENCES: dict[str, str] = {}
"""action → French sentence, its blanks filled from the entry's details; each room adds its own."""


@dataclass(frozen=True)
class Told:
    """Something that happened, ready to be read."""

    at: dt.datetime
    who: str
    sentence: Sentence


def declare(sentences: Mapping[str, str]) -> None:
    """Add a room's sentences."""
    SENTENCES.update(sentences)


def told(entries: Iterable[Entry], names: Mapping[int, str]) -> list[Told]:
    """Return entries as sentences; `names` gives the display name of each account."""
    return [
        Told(
            at=entry.at,
            who=names.get(entry.by_user_id, "un compte effacé") if entry.by_user_id else "le logiciel",
            sentence=Sentence(SENTENCES.get(entry.action, entry.action), entry.details),
        )
        for entry in entries
    ]
