"""The chain: how an entry of the journal is written for ever, and where a chain that was touched breaks first.

Version 1. The hash of an entry is an HMAC-SHA256 over its fields, each written with its type and its length so that
nothing can slip from one field into the next, and over the hash of the entry before it. Text that people wrote never
enters an entry: only the fingerprint of that text and of a random salt does; both stay apart and can be erased.
"""

import datetime as dt
import hashlib
import hmac
import json
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from cjs_app.kernel.sentences import Sentence

VERSION = 1
NOTHING_BEFORE = "0" * 64
"""What stands in the place of the previous hash in the first entry."""
WORDS = "words"
"""The key of a payload under which the fingerprints of its words stand."""
GENESIS = "journal.begun"
ERASURE = "journal.words_erased"
RESTORED = "journal.restored"

AS_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


class Entered(NamedTuple):
    """An entry as the database or an archive holds it, its values as they stand there."""

    seq: int
    version: int
    key_version: str
    at: str
    by_user_id: int | None
    season_id: int | None
    action: str
    subject: str
    subject_id: int
    payload: str
    payload_hash: str
    previous_hash: str
    hash: str


class Kept(NamedTuple):
    """A word of the journal as it stands: the number of its entry, its key, its salt and its text."""

    seq: int
    key: str
    salt: str
    text: str


class Restored(NamedTuple):
    """A backup put back on purpose: at which entry it is said, from where everything was lost, and the old anchor."""

    seq: int
    kept: int
    """The last entry that the backup shares with what was lost."""
    furthest: int
    """The last entry that was lost."""
    anchor_size: int
    anchor_sha256: str
    """How long the anchor was then, and its SHA-256: whatever it says of lost entries stays readable in it."""


class Fault(NamedTuple):
    """Something that is not as it was written: at which entry where it is one, and the sentence that says so."""

    seq: int | None
    sentence: Sentence

    def __str__(self) -> str:
        """Return the sentence in plain French."""
        return str(self.sentence)


class Head(NamedTuple):
    """Where a chain stands: its number, its last entry and that entry's hash."""

    chain: str
    seq: int
    hash: str

    @property
    def short(self) -> str:
        """The head as it is printed: the number of the last entry, the first signs of its hash in groups of four."""
        start = self.hash[:16]
        return f"{self.seq}\u00a0· {' '.join(start[at : at + 4] for at in range(0, 16, 4))}"

    @property
    def mark(self) -> Sentence:
        """The head as pages and papers show it, to be compared later with `cjs verify --anchor`."""
        return Sentence("Repère du journal : n° {short}", {"short": self.short})


def canonical(value: Any) -> str:
    """Return a value as the one JSON text that it has: keys in order, composed letters (NFC), whole numbers, ISO days.

    Raise TypeError for what has no single writing: a float above all.
    """
    return AS_JSON.encode(_plain(value))


def _plain(value: Any) -> Any:  # noqa: C901 — one line for each kind of value
    """Return a value made of dictionaries, lists, texts, whole numbers, booleans and nothing."""
    if isinstance(value, Enum):
        return _plain(value.value)
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, dt.datetime):
        return moment_text(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {unicodedata.normalize("NFC", str(key)): _plain(part) for key, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [_plain(part) for part in value]
    raise TypeError(f"the journal cannot write {value!r}")


def decimal_text(number: Decimal) -> str:
    """Return a number without exponent and without useless zeros: Decimal("20.0") gives «20»."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def moment_text(moment: dt.datetime) -> str:
    """Return an instant as the journal writes it, in UTC and to the microsecond; raise ValueError without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


def word_hash(salt: str, text: str) -> str:
    """Return the fingerprint that an entry keeps of a text; without its salt, nobody can guess the text from it."""
    return hashlib.sha256(salt.encode() + b"\0" + text.encode()).hexdigest()


def payload_of(details: Mapping[str, Any], word_hashes: Mapping[str, str]) -> str:
    """Return what an entry says, as one text; raise ValueError where a detail takes the name kept for words."""
    if WORDS in details:
        raise ValueError(f"«{WORDS}» is kept for the fingerprints of texts")
    return canonical({**details, WORDS: word_hashes} if word_hashes else details)


def payload_hash(payload: str) -> str:
    """Return the SHA-256 of what an entry says."""
    return hashlib.sha256(payload.encode("utf-8", "surrogatepass")).hexdigest()


def encoded(fields: Sequence[object]) -> bytes:
    """Return fields as bytes, each with its type and its length: two different lists never give the same bytes."""
    parts = []
    for value in fields:
        kind = "n" if value is None else "i" if type(value) is int else "s" if isinstance(value, str) else "?"
        content = ("" if value is None else str(value)).encode("utf-8", "surrogatepass")
        parts.append(b"%s%d:%s," % (kind.encode(), len(content), content))
    return b"".join(parts)


def entry_hash(key: bytes, entry: Entered) -> str:
    """Return the hash of an entry under a key; the hash that the entry itself shows is not looked at."""
    signed = (
        entry.version,
        entry.key_version,
        entry.seq,
        entry.at,
        entry.by_user_id,
        entry.season_id,
        entry.action,
        entry.subject,
        entry.subject_id,
        entry.payload_hash,
        entry.previous_hash,
    )
    return hmac.digest(key, encoded(signed), "sha256").hex()


def sealed(key: bytes, entry: Entered) -> Entered:
    """Return an entry with the hashes that its content and its place give it."""
    entry = entry._replace(payload_hash=payload_hash(entry.payload))
    return entry._replace(hash=entry_hash(key, entry))


def key_name(key: bytes) -> str:
    """Return the public name of a key, by which an entry tells under which one it was written."""
    return hashlib.sha256(b"cjs journal key\0" + key).hexdigest()[:8]


class Chain:
    """A chain read from its beginning: it tells where it breaks first."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        """Begin with the keys that may have signed."""
        self.keys = {key_name(key): key for key in keys}
        self.seq = 0
        self.hash = NOTHING_BEFORE
        self.chain = ""

    def fault(self, entry: Entered) -> Fault | None:
        """Take the next entry; return what is wrong with it, or None and stand on it."""
        sentence = self._out_of_place(entry) or self._wrong(entry)
        if sentence is not None:
            return Fault(self.seq + 1, sentence)
        self.seq, self.hash = entry.seq, entry.hash
        if entry.seq == 1:
            self.chain = json.loads(entry.payload)["chain"]
        return None

    def _out_of_place(self, entry: Entered) -> Sentence | None:
        """Return what is wrong with the place of an entry."""
        if entry.seq != self.seq + 1:
            return Sentence("L’écriture {seq} manque.", {"seq": self.seq + 1})
        if entry.previous_hash != self.hash:
            return Sentence(
                "L’écriture {seq} ne suit pas celle d’avant : l’une des deux a été changée, déplacée ou retirée.",
                {"seq": entry.seq},
            )
        if entry.seq == 1 and entry.action != GENESIS:
            return Sentence("L’écriture 1 n’est pas le début d’un journal.")
        return None

    def _wrong(self, entry: Entered) -> Sentence | None:
        """Return what is wrong with the content of an entry."""
        key = self.keys.get(entry.key_version)
        if entry.version != VERSION or key is None:
            return Sentence(
                "L’écriture {seq} a été signée avec une clé qui n’est pas connue ici, ou elle a été changée.",
                {"seq": entry.seq},
            )
        if payload_hash(str(entry.payload)) != entry.payload_hash:
            return Sentence("Le contenu de l’écriture {seq} a été changé.", {"seq": entry.seq})
        if not hmac.compare_digest(entry_hash(key, entry).encode(), str(entry.hash).encode("utf-8", "surrogatepass")):
            return Sentence("L’écriture {seq} a été changée.", {"seq": entry.seq})
        return None


def what_changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the fields that are no longer the same, each with its value before and after."""
    return {key: {"before": before.get(key), "after": after[key]} for key in after if before.get(key) != after[key]}
