"""What an issued invoice or credit note says, and the photograph that keeps it as it was."""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.invoices.domain import Kind
from cjs_app.coop.quotes.domain import LARGEST_CENTS, MOST_LINES, LineDraft, ensure_line
from cjs_app.coop.seasons.domain import UNITS, TvaRegime
from cjs_app.kernel import tax
from cjs_app.kernel.identifiers import french_tva_number
from cjs_app.kernel.money import line_cents
from cjs_app.kernel.refusal import Refusal

FORMAT = 1
"""The version of the photograph; a reader of old photographs is never taken away."""


class Line(Struct, frozen=True):
    """A line of a document: what, how much of it, its price before tax; `ht_cents` is what the line is worth."""

    label: str
    quantity: Decimal
    unit: str
    unit_price_cents: int
    tva_rate: Decimal
    ht_cents: int

    @property
    def unit_words(self) -> str:
        """The unit, in the plural from two on where it is one of the usual ones."""
        return f"{self.unit}s" if self.quantity >= 2 and self.unit in UNITS else self.unit


class InvoiceDraft(Struct, frozen=True):
    """What is written on a draft; lines are those of a devis, and there may be none yet."""

    client_id: int
    lines: Sequence[LineDraft] = ()
    subject: str = ""
    performed_on: dt.date | None = None
    place: str = ""


def priced(label: str, quantity: Decimal, unit: str, unit_price_cents: int, tva_rate: Decimal) -> Line:
    """Return a line with its worth: quantity × unit price, rounded once to the cent."""
    return Line(label, quantity, unit, unit_price_cents, tva_rate, line_cents(quantity, unit_price_cents))


def totals_of(lines: Iterable[Line]) -> tax.Totals:
    """Return the totals of a document, the tax computed per rate on the sum of that rate's lines."""
    return tax.totals((line.tva_rate, line.ht_cents) for line in lines)


def tva_number(siren: str, regime: TvaRegime, currency: str) -> str:
    """Return the VAT number of a French carrier that owes VAT, which follows from its SIREN; empty for any other."""
    return french_tva_number(siren) if regime is TvaRegime.LIABLE and currency == "EUR" else ""


def checked_lines(lines: Sequence[LineDraft]) -> tuple[Line, ...]:
    """Return the lines of a draft with their worth; raise Refusal when one, their number or their sum cannot be."""
    if len(lines) > MOST_LINES:
        raise Refusal("Une facture a {most} lignes au plus : en regrouper.", field="lines", most=MOST_LINES)
    for rank, line in enumerate(lines, start=1):
        ensure_line(rank, line, "écrire ce qui a été fait")
    written = tuple(
        priced(line.label.strip(), line.quantity, line.unit.strip(), line.unit_price_cents, line.tva_rate)
        for line in lines
    )
    if totals_of(written).ttc_cents > LARGEST_CENTS:
        raise Refusal("Le total dépasse {largest:money} : vérifier les prix.", field="lines", largest=LARGEST_CENTS)
    return written


def ensure_issuable(lines: Sequence[Line], regime: TvaRegime) -> None:
    """Raise Refusal when a draft cannot become a document: empty, worth nothing, or with a tax nobody may ask for."""
    if not lines:
        raise Refusal("Il n’y a encore aucune ligne : en écrire une avant d’émettre.")
    if totals_of(lines).ttc_cents <= 0:
        raise Refusal("Le total doit dépasser zéro : vérifier les quantités et les prix.")
    taxed = next((line for line in lines if line.tva_rate), None)
    if regime is not TvaRegime.LIABLE and taxed is not None:
        raise Refusal(
            "Le porteur ne facture pas de TVA : mettre le taux à 0 sur la ligne « {label} ».", label=taxed.label
        )


class Seller(Struct, frozen=True):
    """Who issues the document: the carrier, for one of its summers."""

    name: str
    service: str
    """The name of the summer's cooperative, which is a service of the carrier."""
    siren: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    email: str = ""
    iban: str = ""
    tva_regime: TvaRegime = TvaRegime.LIABLE
    tva_number: str = ""


class Buyer(Struct, frozen=True):
    """Whom the document is for."""

    kind: ClientKind
    name: str
    siren: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""


class IssuedDocument(Struct, frozen=True):
    """Everything an invoice or a credit note says, on the day it is issued."""

    kind: Kind
    number: str
    day: dt.date
    seller: Seller
    client: Buyer
    lines: tuple[Line, ...]
    totals: tax.Totals
    due_day: dt.date | None = None
    currency: str = "EUR"
    subject: str = ""
    performed_on: dt.date | None = None
    place: str = ""
    mentions: tuple[str, ...] = ()
    corrected_number: str = ""
    corrected_day: dt.date | None = None


def photograph(document: IssuedDocument) -> dict[str, Any]:
    """Return the whole document as plain JSON: whole cents, ISO dates, numbers as texts, keys in order, NFC letters."""
    picture: dict[str, Any] = _ordered(
        {
            "format": FORMAT,
            "kind": document.kind.value,
            "number": document.number,
            "day": document.day.isoformat(),
            "due_day": _iso(document.due_day),
            "currency": document.currency,
            "seller": asdict(document.seller) | {"tva_regime": document.seller.tva_regime.value},
            "client": asdict(document.client) | {"kind": document.client.kind.value},
            "subject": document.subject,
            "performed_on": _iso(document.performed_on),
            "place": document.place,
            "lines": [
                asdict(line) | {"quantity": _text(line.quantity), "tva_rate": _text(line.tva_rate)}
                for line in document.lines
            ],
            "totals": {
                "ht_cents": document.totals.ht_cents,
                "tva_cents": document.totals.tva_cents,
                "ttc_cents": document.totals.ttc_cents,
                "by_rate": [
                    {"tva_rate": _text(rate), "ht_cents": ht, "tva_cents": tva}
                    for rate, (ht, tva) in document.totals.by_rate.items()
                ],
            },
            "mentions": list(document.mentions),
            "corrected_number": document.corrected_number,
            "corrected_day": _iso(document.corrected_day),
        }
    )
    return picture


def document_of(picture: Mapping[str, Any]) -> IssuedDocument:
    """Return the document that a photograph shows; nothing is computed again."""
    seller, client, sums = picture["seller"], picture["client"], picture["totals"]
    return IssuedDocument(
        kind=Kind(picture["kind"]),
        number=picture["number"],
        day=dt.date.fromisoformat(picture["day"]),
        due_day=_day(picture["due_day"]),
        currency=picture["currency"],
        seller=Seller(**(seller | {"tva_regime": TvaRegime(seller["tva_regime"])})),
        client=Buyer(**(client | {"kind": ClientKind(client["kind"])})),
        subject=picture["subject"],
        performed_on=_day(picture["performed_on"]),
        place=picture["place"],
        lines=tuple(
            Line(**(line | {"quantity": Decimal(line["quantity"]), "tva_rate": Decimal(line["tva_rate"])}))
            for line in picture["lines"]
        ),
        totals=tax.Totals(
            sums["ht_cents"],
            sums["tva_cents"],
            sums["ttc_cents"],
            {Decimal(rate["tva_rate"]): (rate["ht_cents"], rate["tva_cents"]) for rate in sums["by_rate"]},
        ),
        mentions=tuple(picture["mentions"]),
        corrected_number=picture["corrected_number"],
        corrected_day=_day(picture["corrected_day"]),
    )


def _ordered(value: Any) -> Any:
    """Return a value with every key in alphabetical order and every text composed (NFC)."""
    if isinstance(value, Mapping):
        return {key: _ordered(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return [_ordered(item) for item in value]
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def _text(number: Decimal) -> str:
    """Return a number without exponent and without useless zeros: Decimal("20.0") gives «20»."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _iso(day: dt.date | None) -> str | None:
    """Return a day as 2021-07-31."""
    return day.isoformat() if day else None


def _day(text: str | None) -> dt.date | None:
    """Return the day of an ISO text."""
    return dt.date.fromisoformat(text) if text else None
