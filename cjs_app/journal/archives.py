"""The journal in a file: its entries, its words and the PDFs of what was issued, with the fingerprint of each part."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from cjs_app.journal.domain import Entered, Fault, Kept, canonical
from cjs_app.journal.queries import every_entry, every_word
from cjs_app.journal.verification import Reading, read_again
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import Sentence

Keys = tuple[bytes, ...]
Seen = dict[int, set[str]]

ENTRIES, WORDS, PAPERS, MANIFEST = "journal.jsonl", "textes.jsonl", "pdf/", "empreintes.json"


def write_archive(destination: Path, papers: Iterable[tuple[int, bytes]]) -> int:
    """Write the whole journal as a .zip, with the PDFs given by the id of their document; return how many entries."""
    prints: dict[str, str] = {}
    with zipfile.ZipFile(destination, "x", zipfile.ZIP_DEFLATED) as archive:
        count = _write_lines(archive, ENTRIES, (canonical(entry._asdict()) for entry in every_entry()), prints)
        _write_lines(archive, WORDS, (canonical(word._asdict()) for word in every_word()), prints)
        for invoice_id, pdf in papers:
            name = f"{PAPERS}{invoice_id}.pdf"
            archive.writestr(name, pdf)
            prints[name] = hashlib.sha256(pdf).hexdigest()
        archive.writestr(MANIFEST, canonical(prints))
    return count


def read_archive(
    path: Path, keys: tuple[bytes, ...], seen: dict[int, set[str]], tell: Callable[[int], None]
) -> Reading:
    """Return what the journal of an archive is found to be; raise Refusal for a file that is no such archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _read(archive, keys, seen, tell)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as error:
        raise Refusal("Ce fichier n’est pas une archive du journal, ou il est abîmé.") from error


def _read(archive: zipfile.ZipFile, keys: Keys, seen: Seen, tell: Callable[[int], None]) -> Reading:
    """Return what is found in an open archive."""
    prints: dict[str, str] = json.loads(archive.read(MANIFEST))
    reading = read_again(
        (Entered(**line) for line in _lines(archive, ENTRIES)),
        (Kept(**line) for line in _lines(archive, WORDS)),
        keys,
        seen,
        tell,
    )
    names = {name for name in archive.namelist() if name != MANIFEST}
    for name in sorted(names | set(prints)):
        if name not in names or prints.get(name) != _fingerprint(archive, name):
            sentence = Sentence("La partie « {name} » de l’archive a été changée ou retirée.", {"name": name})
            reading.faults.append(Fault(None, sentence))
    for line in _lines(archive, ENTRIES):
        if line["action"] == "invoice.issued":
            _check_paper(json.loads(line["payload"]), line, prints, reading)
    return reading


def _check_paper(told: dict[str, Any], line: dict[str, Any], prints: dict[str, str], reading: Reading) -> None:
    """Note where the archive does not hold the PDF that the journal saw drawn."""
    if prints.get(f"{PAPERS}{line['subject_id']}.pdf") != told["pdf_sha256"]:
        reading.add(line["seq"], "Le PDF du document {number} a été changé ou retiré.", number=told["number"])


def _write_lines(archive: zipfile.ZipFile, name: str, lines: Iterable[str], prints: dict[str, str]) -> int:
    """Write lines as one part of an archive, keep its fingerprint; return how many."""
    digest, count = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as part:
        for line in lines:
            count += 1
            content = line.encode("utf-8", "surrogatepass") + b"\n"
            digest.update(content)
            part.write(content)
    prints[name] = digest.hexdigest()
    return count


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, Any]]:
    """Give the lines of a part, one at a time."""
    with archive.open(name) as part:
        for line in part:
            yield json.loads(line)


def _fingerprint(archive: zipfile.ZipFile, name: str) -> str:
    """Return the SHA-256 of a part."""
    with archive.open(name) as part:
        return hashlib.file_digest(part, "sha256").hexdigest()  # type: ignore[arg-type]
