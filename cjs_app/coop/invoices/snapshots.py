"""An issued document as the journal keeps it: amounts, taxes, days and mentions as they are, texts as fingerprints."""

from collections.abc import Mapping, Sequence
from typing import Any

from cjs_app.journal.domain import canonical

APART = ("client", "subject", "place", "lines")
"""The parts of a photograph that hold what people wrote, or name someone."""
LINKS = (
    "season_id",
    "client_id",
    "quote_id",
    "mission_id",
    "corrected_invoice_id",
    "series_id",
    "rank",
    "issued_at",
    "issued_by_id",
)
"""What the row of a document says beside its photograph."""


def document_details(picture: Mapping[str, Any], links: Mapping[str, Any], pdf_sha256: str) -> dict[str, Any]:
    """Return what the journal chains of an issued document, with where it belongs and the fingerprint of its PDF."""
    document = {key: value for key, value in picture.items() if key not in APART}
    document["lines"] = [
        {key: value for key, value in line.items() if key not in ("label", "unit")} for line in picture["lines"]
    ]
    return {"document": document, "links": {name: links[name] for name in LINKS}, "pdf_sha256": pdf_sha256}


def document_words(picture: Mapping[str, Any]) -> dict[str, str]:
    """Return what a document says in words: its client, its subject, its place and what its lines are called."""
    labels: Sequence[Any] = [[line["label"], line["unit"]] for line in picture["lines"]]
    return {
        "client": canonical(picture["client"]),
        "subject": picture["subject"],
        "place": picture["place"],
        "labels": canonical(labels),
    }
