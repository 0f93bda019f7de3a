"""`cjs verify` and `cjs journal`: journal and documents held against each other, in the database or an archive."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from flask import current_app
from sqlalchemy import select

from cjs_app.coop.books.verification import month_faults
from cjs_app.coop.distribution.verification import closing_faults
from cjs_app.coop.invoices.models import InvoicePaper
from cjs_app.coop.invoices.verification import document_faults
from cjs_app.journal import anchors, archives, guards, queries, verification
from cjs_app.journal.domain import NOTHING_BEFORE
from cjs_app.journal.telling import told
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import Sentence
from cjs_app.plumbing.database import db

Say = Callable[[str], None]
PRINTED = re.compile(r"(?:n°\s*)?(\d{1,12})\s*[:·]?\s*((?:[0-9a-f]{4}\s*){2,16})")


def printed(text: str) -> verification.Printed:
    """Return the head that someone kept on paper («128 · 3fa1 …» or «128:3fa1…»); raise Refusal for anything else."""
    found = PRINTED.fullmatch(text.strip().replace("\u00a0", " ").lower())
    if found is None:
        raise Refusal("Écrire l’ancre comme elle est imprimée, par exemple 128:3fa1b2c4d5e6f708.")
    return verification.Printed(int(found[1]), "".join(found[2].split()))


def verify_database(on_paper: verification.Printed | None, say: Say) -> verification.Reading:
    """Return what the journal and the documents of the database are found to be."""
    say("Lecture du journal…")
    held = queries.find_head()
    anchored = anchors.read(held.chain, queries.restored()) if held else None
    seen = {seq: set(hashes) for seq, hashes in (anchored.hashes if anchored else {}).items()}
    _add(on_paper, seen)
    reading = verification.read_again(
        queries.every_entry(), queries.every_word(), current_app.config["JOURNAL_KEYS"], seen, _steps(say)
    )
    verification.check_head(held, reading)
    verification.check_anchor(anchored, reading)
    say("Lecture des documents…")
    reading.faults += [*document_faults(), *closing_faults(), *month_faults(), *verification.faults_of_rooms()]
    if gone := guards.missing():
        reading.add(None, "Des gardes de la base ont été retirées : {names}.", names=", ".join(gone))
    reading.remarks += [*told_former(), *told_restores()]
    return reading


def told_former() -> list[Sentence]:
    """Return what is told of the entries from before the journal was chained: how many, and how little they prove."""
    count = queries.last_carried_over() - 1
    sentence = (
        "Écritures d’avant le journal chaîné\u00a0: {count}. Rien ne prouve ce qui s’est passé avant elles\u00a0; de "
        "leurs documents, encaissements et clôtures, seuls les numéros, les jours et les sommes notés alors sont "
        "comparés."
    )
    return [Sentence(sentence, {"count": count})] if count else []


def told_restores() -> list[Sentence]:
    """Return what is told of each backup that was put back."""
    entries = queries.restores()
    return [
        Sentence(
            "Écriture {seq}, {day:day} : {told}.", {"seq": entry.seq, "day": entry.at.date(), "told": one.sentence}
        )
        for entry, one in zip(entries, told(entries, {}), strict=True)
    ]


def verify_archive(path: Path, on_paper: verification.Printed | None, say: Say) -> verification.Reading:
    """Return what the journal of an archive is found to be."""
    say("Lecture de l’archive…")
    seen: dict[int, set[str]] = {}
    _add(on_paper, seen)
    return archives.read_archive(path, current_app.config["JOURNAL_KEYS"], seen, _steps(say))


def write_archive(destination: Path) -> int:
    """Write the journal and the PDFs as an archive; return how many entries. Raise Refusal where a file stands."""
    try:
        return archives.write_archive(destination, _papers())
    except FileExistsError as error:
        raise Refusal("Ce fichier existe déjà : choisir un autre nom.") from error


def verdict(reading: verification.Reading) -> list[str]:
    """Return what is told at the end, the first broken link first."""
    lines = [str(fault) for fault in reading.faults]
    if reading.head and not reading.faults:
        told = {"head": reading.head.short, "erased": reading.erased}
        whole = "Rien n’a été changé depuis le début. Textes effacés : {erased}. Fin du journal : {head}."
        lines.append(str(Sentence(whole, told)))
    return lines + [str(remark) for remark in reading.remarks]


def _add(on_paper: verification.Printed | None, seen: dict[int, set[str]]) -> None:
    """Add what a paper says to what the anchor says."""
    if on_paper is not None:
        seen.setdefault(on_paper.seq, set()).add(on_paper.start[: len(NOTHING_BEFORE)])


def _steps(say: Say) -> Callable[[int], None]:
    """Return what tells how far the reading is."""
    return lambda seq: say(f"… {seq} écritures lues")


def _papers() -> Iterator[tuple[int, bytes]]:
    """Give the PDFs of the documents issued, one at a time."""
    rows = select(InvoicePaper.invoice_id, InvoicePaper.pdf).order_by(InvoicePaper.invoice_id)
    for row in db.session.execute(rows.execution_options(yield_per=20)):
        yield (row.invoice_id, row.pdf)
