"""Telling what happened in plain sentences."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cjs_app.journal.models import Entry
from cjs_app.kernel.sentences import Sentence

SENTENCES: dict[str, str] = {}
"""action → French sentence, its blanks filled from the entry's details and words; each room adds its own."""


_DAY = re.compile(r"\{(\w+):day\}")


@dataclass(frozen=True)
class Told:
    """Something that happened, ready to be read."""

    at: dt.datetime
    who: str
    sentence: Sentence


def declare(sentences: Mapping[str, str]) -> None:
    """Add a room's sentences."""
    SENTENCES.update(sentences)


declare(
    {
        "journal.begun": "Journal commencé",
        "journal.restored": "Sauvegarde remise, écritures perdues depuis la {first} : {lost} (raison : {reason})",
        "journal.words_erased": "Textes effacés du journal : {count}",
    }
)


def told(entries: Iterable[Entry], names: Mapping[int, str]) -> list[Told]:
    """Return entries as sentences; `names` gives the display name of each account."""
    return [
        Told(
            at=entry.at,
            who=names.get(entry.by_user_id, "un compte effacé") if entry.by_user_id else "le logiciel",
            sentence=_sentence(SENTENCES.get(entry.action, entry.action), {**entry.details, **entry.texts}),
        )
        for entry in entries
    ]


def _sentence(template: str, details: Mapping[str, object]) -> Sentence:
    """Return what is told of an entry; its days, kept as texts, are days again, so that each reader writes them."""
    values = dict(details)
    for name in _DAY.findall(template):
        day = _day(str(values.get(name, "")))
        if day is None:
            template = template.replace(f"{{{name}:day}}", f"{{{name}}}")
        else:
            values[name] = day
    return Sentence(template, values)


def _day(text: str) -> dt.date | None:
    """Return a day kept in the journal, None for what is none; the oldest entries keep «31/07/2021»."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(text, form).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    return None
