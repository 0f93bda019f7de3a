"""The journal read again from its beginning: chain, words, end and anchor; the first thing that is wrong is named.

The same reading serves the database and an archive: both give their entries and their words in order.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from cjs_app.journal.anchors import Anchored
from cjs_app.journal.domain import ERASURE, WORDS, Chain, Entered, Fault, Head, Kept, word_hash
from cjs_app.kernel.sentences import Sentence

TOLD_EVERY = 50_000
Reader = Callable[[], Iterable[Fault]]
_readers: list[Reader] = []


def read_with(reader: Reader) -> None:
    """Let a room that may be taken out of the house hold what it keeps against the journal."""
    if reader not in _readers:
        _readers.append(reader)


def faults_of_rooms() -> list[Fault]:
    """Return what is wrong with what these rooms keep."""
    return [fault for reader in _readers for fault in reader()]


class Printed(Struct, frozen=True):
    """A head that someone kept on paper: the number of an entry, the first signs of its hash."""

    seq: int
    start: str


class Reading(Struct):
    """What a reading found: where the chain ends, how many words were erased, what is wrong, what is worth saying."""

    head: Head | None = None
    erased: int = 0
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Sentence] = field(default_factory=list)
    is_broken: bool = False
    """Whether the reading stopped at a broken link: what follows it was not read."""

    def add(self, seq: int | None, template: str, /, **values: object) -> None:
        """Note a fault."""
        self.faults.append(Fault(seq, Sentence(template, values)))


def read_again(
    entries: Iterable[Entered],
    words: Iterable[Kept],
    keys: Sequence[bytes],
    seen: Mapping[int, set[str]],
    tell: Callable[[int], None] = lambda _: None,
) -> Reading:
    """Return what a journal is found to be; `seen` holds the hashes that an anchor or a paper gives to some entries."""
    reading, chain, texts = Reading(), Chain(keys), _Words(words)
    for entry in entries:
        fault = chain.fault(entry)
        if fault is not None:
            reading.faults.append(fault)
            reading.is_broken = True
            break
        texts.check(entry, reading)
        if not all(entry.hash.startswith(known) for known in seen.get(entry.seq, ())):
            reading.add(entry.seq, "L’écriture {seq} n’est plus celle que l’ancre a vue.", seq=entry.seq)
        if entry.seq % TOLD_EVERY == 0:
            tell(entry.seq)
    else:
        _ensure_long_enough(chain.seq, seen, reading)
        texts.end(reading)
    if chain.seq:
        reading.head = Head(chain.chain, chain.seq, chain.hash)
    return reading


def _ensure_long_enough(last: int, seen: Mapping[int, set[str]], reading: Reading) -> None:
    """Note that the end of the journal is missing, when it was once seen further than where it stops."""
    if not last:
        reading.add(1, "Le journal est vide.")
    furthest = max(seen, default=0)
    if furthest > last:
        reading.add(
            last + 1,
            "Le journal s’arrête à l’écriture {last} alors qu’il est allé jusqu’à la {furthest} : "
            "sa fin a été coupée, ou un fichier ancien a été remis.",
            last=last,
            furthest=furthest,
        )


def check_head(held: Head | None, reading: Reading) -> None:
    """Note where the row that holds the end of the chain does not say the same as the chain."""
    if reading.head is None or reading.head == held or reading.is_broken:
        return
    last = reading.head.seq
    if held is not None and isinstance(held.seq, int) and held.seq > last:
        reading.add(
            last + 1,
            "L’écriture {seq} manque : la fin du journal a été coupée.",
            seq=last + 1,
        )
    else:
        reading.add(last, "La fin du journal n’est pas celle que la base annonce, après l’écriture {seq}.", seq=last)


def check_anchor(anchored: Anchored | None, reading: Reading) -> None:
    """Note where the anchor itself cannot be trusted; being late is only worth saying."""
    if reading.head is None or reading.is_broken:
        return
    if anchored is None:
        reading.add(None, "L’ancre du journal est introuvable : son fichier a été retiré, ou n’est pas à sa place.")
    elif anchored.altered is not None:
        template = "L’ancre n’est plus celle sur laquelle la sauvegarde de l’écriture {seq} a été remise."
        reading.add(None, template, seq=anchored.altered)
    elif anchored.unreadable is not None:
        reading.add(None, "La ligne {rank} de l’ancre du journal ne se lit pas.", rank=anchored.unreadable)
    elif not anchored.hashes:
        reading.add(None, "L’ancre du journal a été vidée.")
    elif (behind := reading.head.seq - max(anchored.hashes)) > 0:
        reading.remarks.append(
            Sentence("L’ancre s’arrête avant la fin du journal : écritures en plus, {behind}.", {"behind": behind})
        )


def contradicted(anchored: Anchored, hashes: Mapping[int, str]) -> list[int]:
    """Return the numbers of the entries that an anchor saw otherwise than the journal holds them, or that are gone."""
    return sorted(seq for seq, known in anchored.hashes.items() if known - {hashes.get(seq, "")})


class _Words:
    """The words of a journal, held against its entries as both go by; a word may go only when the journal says so."""

    def __init__(self, words: Iterable[Kept]) -> None:
        """Begin before the first word."""
        self.words = iter(words)
        self.next = next(self.words, None)
        self.missing: set[tuple[int, str]] = set()
        self.erased: set[tuple[int, str]] = set()

    def check(self, entry: Entered, reading: Reading) -> None:
        """Hold the words of an entry against their fingerprints."""
        told = json.loads(entry.payload) if f'"{WORDS}":' in entry.payload or entry.action == ERASURE else {}
        if entry.action == ERASURE:
            self.erased |= {(seq, key) for seq, key in told["erased"]}
        hashes = told.get(WORDS, {})
        kept = {word.key: word for word in self._of(entry.seq)}
        for key, word in kept.items():
            if hashes.get(key) != word_hash(str(word.salt), str(word.text)):
                reading.add(entry.seq, "Un texte de l’écriture {seq} a été changé.", seq=entry.seq)
        self.missing |= {(entry.seq, key) for key in hashes if key not in kept}

    def _of(self, seq: int) -> Iterator[Kept]:
        """Give the words that stand for entries up to this one."""
        while self.next is not None and self.next.seq <= seq:
            yield self.next
            self.next = next(self.words, None)

    def end(self, reading: Reading) -> None:
        """Note what is missing without having been erased, and what belongs to no entry."""
        reading.erased = len(self.missing & self.erased)
        gone = min(self.missing - self.erased, default=None)
        if gone is not None:
            reading.add(gone[0], "Un texte de l’écriture {seq} a disparu sans être effacé.", seq=gone[0])
        if self.next is not None:
            reading.add(None, "Un texte du journal n’appartient à aucune écriture.")
