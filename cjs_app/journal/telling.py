"""Telling what happened in plain sentences."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from cjs_app.journal.models import Entry
from cjs_app.kernel.sentences import Sentence

SENTENCES: dict[str, str] = {}
"""action → French sentence, its blanks filled from the entry's details and words; each room adds its own."""


FIELDS: dict[str, dict[str, str]] = {}
"""action → what its details may say that changed, each with how it is called: «année», or «début :day»."""

YES_NO = {True: "oui", False: "non"}

_DAY = re.compile(r"\{(\w+):day\}")


class Told(Struct, frozen=True):
    """Something that happened, ready to be read."""

    at: dt.datetime
    who: str
    sentence: Sentence
    subject: str = ""
    subject_id: int = 0
    href: str | None = None


def declare_fields(action: str, fields: Mapping[str, str]) -> None:
    """Say how the fields that an action changes are called; the kind of a value stands after a colon."""
    FIELDS[action] = dict(fields)


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
            sentence=_told_of(entry, names),
            subject=entry.subject,
            subject_id=entry.subject_id,
        )
        for entry in entries
    ]


def _told_of(entry: Entry, names: Mapping[int, str]) -> Sentence:
    """Return what is told of an entry: its sentence, to whom it happened, and what changed from what to what."""
    template, values = SENTENCES.get(entry.action, entry.action), {**entry.details, **entry.texts}
    if isinstance(values.get("user"), int):
        template += " ({person})"
        values["person"] = names.get(values["user"], "un compte effacé")
    parts = [
        part
        for name, called in FIELDS.get(entry.action, {}).items()
        if (part := _changed(name, called, values)) is not None
    ]
    return _sentence(template + ("\u00a0: " if parts else "") + ", ".join(parts), values)


def _changed(name: str, called: str, values: dict[str, object]) -> str | None:
    """Return what is told of a field, None where it did not change; its values before and after join the others."""
    label, _, kind = called.partition(":")
    changes, rewritten = values.get("changes"), values.get("rewritten")
    if isinstance(rewritten, list) and name in rewritten:
        return label
    if not isinstance(changes, dict) or name not in changes:
        return None
    blanks = []
    for moment in ("before", "after"):
        value = changes[name].get(moment)
        blank = f"{name}_{moment}"
        values[blank] = "rien" if value in (None, "") else YES_NO[value] if isinstance(value, bool) else value
        blanks.append(f"{{{blank}:{kind}}}" if kind and value is not None else f"{{{blank}}}")
    return f"{label} (avant {blanks[0]}, maintenant {blanks[1]})"


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
