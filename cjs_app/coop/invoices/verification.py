"""The documents held against the journal: what was issued and paid is still what the journal saw."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from cjs_app.coop.invoices.domain import Status
from cjs_app.coop.invoices.models import Invoice, InvoiceLine, InvoicePaper, Payment
from cjs_app.coop.invoices.snapshots import document_details, document_words
from cjs_app.coop.seasons.models import NumberSeries
from cjs_app.journal import queries as journal_queries
from cjs_app.journal.domain import WORDS, Fault, canonical, word_hash
from cjs_app.journal.models import Entry, Word
from cjs_app.kernel.sentences import Sentence
from cjs_app.plumbing.database import db

MONEY = ("invoice.paid", "invoice.refunded", "invoice.payment_reversed")
SHOWN = ("kind", "number", "day", "due_day", "subject", "performed_on", "place")
SUMS = ("ht_cents", "tva_cents", "ttc_cents")
LINE = ("label", "quantity", "unit", "unit_price_cents", "tva_rate", "ht_cents")

Row = Mapping[str, Any]


def document_faults() -> list[Fault]:
    """Return what is wrong with the documents issued, their lines, their PDFs, their payments and their numbers."""
    try:
        return [*_faults()]
    except (ValueError, LookupError, TypeError) as error:
        return [Fault(None, Sentence("Une valeur d’une facture ne se lit pas ({error}).", {"error": str(error)[:80]}))]


def imported_documents(season_id: int) -> str:
    """Return the fingerprints of the documents that an archive brought into a season, payments too, by number."""
    of_season = [row for row in _rows(Invoice) if row["season_id"] == season_id and row["status"] is Status.ISSUED]
    lines, payments = _by_invoice(InvoiceLine), _by_invoice(Payment)
    return canonical({row["number"]: _imported(row, lines[row["id"]], payments[row["id"]]) for row in of_season})


def _faults() -> Iterator[Fault]:
    """Give each thing that is wrong.

    What was issued and paid before the journal was chained is held against the little that was noted then.
    """
    last_former = journal_queries.last_carried_over()
    issued = {row["id"]: row for row in _rows(Invoice) if row["status"] is Status.ISSUED}
    lines, payments = _by_invoice(InvoiceLine), _by_invoice(Payment)
    journal = _entries("invoice.issued")
    yield from _wrong_documents(issued, lines, journal, last_former)
    yield from _wrong_papers({seen["subject_id"]: seen for seen in journal if seen["seq"] > last_former})
    noted = _entries(*MONEY)
    money = {json.loads(seen["payload"])["payment"]: seen for seen in noted if seen["seq"] > last_former}
    yield from _wrong_payments(payments, money)
    former = _former_money([seen for seen in noted if seen["seq"] <= last_former])
    yield from _unseen_payments(issued, payments, set(money), former)
    yield from _wrong_imports(issued, lines, payments, set(money))
    yield from _wrong_numbers(issued)


def _rows(model: type[Any]) -> list[Row]:
    """Return every row of a table as plain values, by its id."""
    key = model.__table__.primary_key.columns.values()[0]
    return [*db.session.execute(select(model.__table__).order_by(key)).mappings()]


def _by_invoice(model: type[Any]) -> dict[int, list[Row]]:
    """Return the rows that hang on documents, by the id of the document."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in _rows(model):
        found[row["invoice_id"]].append(row)
    return found


def _entries(*actions: str) -> list[Row]:
    """Return the entries of the journal with these actions, oldest first."""
    columns = (Entry.seq, Entry.action, Entry.subject_id, Entry.payload)
    return [*db.session.execute(select(*columns).where(Entry.action.in_(actions)).order_by(Entry.seq)).mappings()]


def _words(*actions: str) -> dict[int, dict[str, Word]]:
    """Return the words that are kept of the entries with these actions, by the number of the entry and their key."""
    found: dict[int, dict[str, Word]] = defaultdict(dict)
    for word in db.session.scalars(
        select(Word).where(Word.seq.in_(select(Entry.seq).where(Entry.action.in_(actions))))
    ):
        found[word.seq][word.key] = word
    return found


def _wrong_documents(
    issued: Mapping[int, Row], lines: Mapping[int, list[Row]], journal: Sequence[Row], last_former: int
) -> Iterator[Fault]:
    """Give the documents that are no longer what the journal saw issued, those that went and those it never saw."""
    words = _words("invoice.issued")
    for seen in journal:
        told, row = json.loads(seen["payload"]), issued.get(seen["subject_id"])
        values = {"number": told["number"]}
        if row is None:
            yield Fault(seen["seq"], Sentence("Le document {number} a disparu, ou n’est plus émis.", values))
        elif not (_same_sum(told, row) if seen["seq"] <= last_former else _same(told, row, words[seen["seq"]])):
            yield Fault(seen["seq"], Sentence("Le document {number} a été changé après son émission.", values))
        elif not _shows(row["photograph"], row, lines.get(row["id"], [])):
            yield Fault(seen["seq"], Sentence("Une ligne ou un total du document {number} a été changé.", values))
    known = Counter(seen["subject_id"] for seen in journal)
    for key, row in issued.items():
        if known[key] > 1 or (not known[key] and row["rank"] is not None):
            sentence = Sentence("Le document {number} n’a pas été émis par l’application.", {"number": row["number"]})
            yield Fault(None, sentence)


def _same_sum(told: Mapping[str, Any], row: Row) -> bool:
    """Tell whether a document is the one that the journal noted before it was chained: its number and its sum."""
    return bool((told["number"], told["amount"]) == (row["number"], row["ttc_cents"]))


def _same(told: Mapping[str, Any], row: Row, words: Mapping[str, Word]) -> bool:
    """Tell whether a photograph and its links are those that the journal kept."""
    picture = row["photograph"]
    now = json.loads(canonical(document_details(picture, row, told["pdf_sha256"])))
    if any(told[part] != now[part] for part in now):
        return False
    texts = document_words(picture)
    return all(word_hash(word.salt, texts[key]) == told[WORDS][key] for key, word in words.items())


def _shows(picture: Mapping[str, Any], row: Row, lines: Sequence[Row]) -> bool:
    """Tell whether a photograph shows the row and the lines that stand beside it."""
    told = [picture[part] for part in SHOWN] + [picture["totals"][part] for part in SUMS]
    stands = [row[part] for part in SHOWN] + [row[part] for part in SUMS]
    drawn = [[line[part] for part in LINE] for line in picture["lines"]]
    ordered = sorted(lines, key=lambda line: line["position"])
    written = [[line[part] for part in LINE] for line in ordered]
    return (
        canonical(told) == canonical(stands)
        and canonical(drawn) == canonical(written)
        and [line["position"] for line in ordered] == list(range(1, len(ordered) + 1))
        and {line["season_id"] for line in lines} <= {row["season_id"]}
    )


def _wrong_papers(seen: Mapping[int, Row]) -> Iterator[Fault]:
    """Give the PDFs that are no longer those drawn at the issue."""
    papers = {}
    for paper in db.session.execute(select(InvoicePaper.__table__)).mappings():
        papers[paper["invoice_id"]] = hashlib.sha256(paper["pdf"]).hexdigest(), paper["sha256"], paper["season_id"]
    for invoice_id, entry in seen.items():
        told = json.loads(entry["payload"])
        if papers.pop(invoice_id, None) != (told["pdf_sha256"], told["pdf_sha256"], told["links"]["season_id"]):
            sentence = Sentence("Le PDF du document {number} a été changé ou retiré.", {"number": told["number"]})
            yield Fault(entry["seq"], sentence)
    if papers:
        yield Fault(None, Sentence("Un PDF n’est celui d’aucun document émis."))


def _wrong_payments(payments: Mapping[int, list[Row]], money: Mapping[int, Row]) -> Iterator[Fault]:
    """Give the payments that are not, or no longer, what the journal noted."""
    stands = {row["id"]: row for rows in payments.values() for row in rows}
    words = _words(*MONEY)
    for key, seen in money.items():
        told, row = json.loads(seen["payload"]), stands.get(key)
        wanted = [seen["subject_id"], told["cents"], told["day"], told["method"], told["reversed"], told["by"]]
        if row is None or wanted != json.loads(canonical(_money(row))):
            yield Fault(seen["seq"], Sentence("L’encaissement de l’écriture {seq} a été changé.", {"seq": seen["seq"]}))
        elif not _same_note(row["note"], told.get(WORDS, {}).get("note"), words[seen["seq"]].get("note")):
            sentence = Sentence("La note de l’encaissement de l’écriture {seq} a été changée.", {"seq": seen["seq"]})
            yield Fault(seen["seq"], sentence)


def _unseen_payments(
    issued: Mapping[int, Row], payments: Mapping[int, list[Row]], noted: set[int], former: Mapping[int, Counter[str]]
) -> Iterator[Fault]:
    """Give the documents of the application that hold money which the journal never saw; imports are held elsewhere.

    Before it was chained the journal did not say which row a payment is: documents that lack one of then are told too.
    """
    for key in sorted({*payments, *former}):
        row = issued.get(key)
        told = {"number": row["number"] if row is not None else key}
        held = Counter(_as_noted_formerly(one) for one in payments.get(key, []) if one["id"] not in noted)
        came_with_an_archive = row is not None and row["rank"] is None
        if not came_with_an_archive and held - former.get(key, Counter()):
            yield Fault(None, Sentence("Un encaissement de {number} n’est pas dans le journal.", told))
        if former.get(key, Counter()) - held:
            sentence = "Un encaissement de {number} noté avant le journal chaîné a disparu."
            yield Fault(None, Sentence(sentence, told))


def _former_money(entries: Sequence[Row]) -> dict[int, Counter[str]]:
    """Return the money that was noted before the journal was chained, by the id of the document."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for seen in entries:
        told = json.loads(seen["payload"])
        parts = seen["action"], told["amount"], told.get("method"), told.get("day")
        found[seen["subject_id"]][canonical(parts)] += 1
    return found


def _as_noted_formerly(row: Row) -> str:
    """Return what the journal said of a payment before it was chained."""
    if row["reversed_payment_id"] is not None:
        return canonical(("invoice.payment_reversed", abs(row["amount_cents"]), None, None))
    action = "invoice.paid" if row["amount_cents"] > 0 else "invoice.refunded"
    return canonical((action, abs(row["amount_cents"]), row["method"], row["day"]))


def _same_note(note: str, fingerprint: str | None, word: Word | None) -> bool:
    """Tell whether a note is the one that was written; erased from the journal, it must be erased from its row too."""
    if fingerprint is None or word is None:
        return note == ""
    return word_hash(word.salt, note) == fingerprint


def _money(row: Row) -> list[Any]:
    """Return what a payment is, without its note."""
    parts = ("invoice_id", "amount_cents", "day", "method", "reversed_payment_id", "recorded_by_id")
    return [row[part] for part in parts]


def _imported(row: Row, lines: Sequence[Row], payments: Sequence[Row]) -> str:
    """Return the fingerprint of a document that came with an archive."""
    parts = [
        {key: value for key, value in row.items() if key != "id"},
        [[line[part] for part in ("position", *LINE)] for line in sorted(lines, key=lambda line: line["position"])],
        sorted(canonical(_money(payment)) for payment in payments),
    ]
    return hashlib.sha256(canonical(parts).encode()).hexdigest()


def _wrong_imports(
    issued: Mapping[int, Row], lines: Mapping[int, list[Row]], payments: Mapping[int, list[Row]], noted: set[int]
) -> Iterator[Fault]:
    """Give the documents that are no longer those which an archive brought in."""
    now: dict[int, dict[str, str]] = defaultdict(dict)
    for key, row in issued.items():
        if row["rank"] is None:
            came = [payment for payment in payments.get(key, []) if payment["id"] not in noted]
            now[row["season_id"]][row["number"]] = _imported(row, lines.get(key, []), came)
    entries = {seen["subject_id"]: seen["seq"] for seen in _entries("season.imported")}
    texts = dict(
        db.session.execute(
            select(Word.seq, Word.text).where(Word.seq.in_(entries.values()), Word.key == "documents")
        ).all()
    )
    for season_id, seq in entries.items():
        then = json.loads(texts[seq]) if seq in texts else now.get(season_id, {})
        for number in sorted({**then, **now.get(season_id, {})}):
            if then.get(number) != now.get(season_id, {}).get(number):
                yield Fault(seq, Sentence("Le document {number}, importé, a été changé.", {"number": number}))
    if set(now) - set(entries):
        yield Fault(None, Sentence("Un document émis n’a ni émission ni import dans le journal."))


def _wrong_numbers(issued: Mapping[int, Row]) -> Iterator[Fault]:
    """Give the series of numbers in which one is missing, or given twice."""
    ranks: dict[int, list[int]] = defaultdict(list)
    for row in issued.values():
        if row["series_id"] is not None:
            ranks[row["series_id"]].append(row["rank"])
    for series in db.session.execute(select(NumberSeries.__table__)).mappings():
        found = sorted(ranks.get(series["id"], []))
        if found and found != list(range(found[0], series["last_rank"] + 1)):
            values = {"template": series["template"], "year": series["year"]}
            yield Fault(None, Sentence("Un numéro manque ou se répète dans la suite {template} de {year}.", values))
