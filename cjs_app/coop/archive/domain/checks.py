"""What the tables of an archive must agree on: keys, references, dates, invoices and their credit notes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from cjs_app.coop.accounts.domain import DeductionKind
from cjs_app.coop.archive.domain.faults import Fault, fault, refused
from cjs_app.coop.archive.domain.lines import Line, Reading, Readings
from cjs_app.coop.archive.domain.settings import Settings
from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.clients.domain import checked_number
from cjs_app.coop.cooperants.recruitment import EARLIEST
from cjs_app.coop.invoices.domain import Kind as InvoiceKind
from cjs_app.kernel.money import LARGEST_WHOLE, line_cents, parse_cents, parse_decimal
from cjs_app.kernel.names import folded
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import quoted
from cjs_app.kernel.tax import totals

LARGEST_CENTS = LARGEST_WHOLE * 100 + 99

_UNKNOWN = {
    "cooperants": "La personne « {typed} » n’est pas dans la table cooperants : l’y ajouter, ou corriger le code.",
    "clients": "Le client « {typed} » n’est pas dans la table clients : l’y ajouter, ou corriger le code.",
    "devis": "Le devis « {typed} » n’est pas dans la table devis : l’y ajouter, ou corriger le numéro.",
    "missions": "La mission « {typed} » n’est pas dans la table missions : l’y ajouter, ou corriger le code.",
    "factures": "La facture « {typed} » n’est pas dans la table factures : l’y ajouter, ou corriger le numéro.",
}
_TWICE = "« {typed} » est déjà à la ligne {line} : donner un autre {name}, ou ôter la ligne."
_IN_ORDER = (
    ("cooperants", "entree", "sortie", "La sortie ({end:day}) est avant l’entrée ({start:day}) : vérifier les dates."),
    ("missions", "debut", "fin", "La fin ({end:day}) est avant le début ({start:day}) : vérifier les dates."),
    ("devis", "date", "validite", "La validité ({end:day}) est avant la date du devis ({start:day}) : les vérifier."),
)


def disagreements(readings: Readings, settings: Settings) -> Iterator[Fault]:
    """Yield what is wrong between the tables; a cell that could not be read is never blamed a second time."""
    for reading in readings.values():
        yield from _twice(reading)
        yield from _pointing_nowhere(reading, readings)
    yield from _dates_out_of_order(readings)
    if settings.period is not None:
        yield from _hours_outside(readings["heures"], settings.period)
        yield from _recruitment_outside(readings["recrutement"], settings.period)
    if settings.get("devise") is not None:
        yield from _wrong_client_numbers(readings["clients"], settings.values["devise"])
    yield from _wrong_deductions(readings["retenues"])
    yield from _wrong_corrections(readings["factures"])
    yield from _payments_of_credit_notes(readings)
    yield from _lines_too_large(readings)
    yield from _credits_too_large(readings)


def _twice(reading: Reading) -> Iterator[Fault]:
    """Yield the keys that come more than once."""
    first: dict[str, int] = {}
    for line in reading.lines:
        if line.key and first.setdefault(line.key, line.number) != line.number:
            key = reading.table.key
            name = "numéro" if key == "numero" else "code"
            typed, line_of_first = quoted(line.key), first[line.key]
            yield fault(reading.table.name, line.number, key, _TWICE, typed=typed, line=line_of_first, name=name)


def issued_twice(invoices: Reading, elsewhere: Mapping[str, str]) -> Iterator[Fault]:
    """Yield the documents whose number their carrier already gave in another season.

    A number stands for one document of its seller, whatever the summer (CGI, annexe II, art. 242 nonies A).
    """
    for line in invoices.lines:
        season = elsewhere.get(line.key)
        if season is not None:
            yield fault(
                "factures",
                line.number,
                "numero",
                "Le même porteur a déjà émis « {typed} » ({season}) : si c’est le même été, reprendre son nom et son "
                "année ; sinon donner un autre numéro, par exemple précédé de l’année.",
                typed=quoted(line.key),
                season=season,
            )


def _pointing_nowhere(reading: Reading, readings: Readings) -> Iterator[Fault]:
    """Yield the cells that name a row that is not there, with the nearest spelling where there is one."""
    for column in reading.table.columns:
        target = readings.get(column.points_to)
        if target is None or not target.sure:
            continue
        keys = {line.key for line in target.lines}
        alike = {folded(key): key for key in keys}
        for line in reading.lines:
            typed = line.get(column.name)
            if not typed or typed in keys:
                continue
            template = _UNKNOWN[column.points_to]
            near = alike.get(folded(typed), "")
            if near:
                template = "« {typed} » s’écrit « {near} » dans la table {table} : écrire partout la même chose."
            yield fault(
                reading.table.name,
                line.number,
                column.name,
                template,
                typed=quoted(typed),
                near=quoted(near),
                table=column.points_to,
            )


def _dates_out_of_order(readings: Readings) -> Iterator[Fault]:
    """Yield the lines whose second date comes before the first."""
    for table, first, second, template in _IN_ORDER:
        for line in readings[table].lines:
            start, end = line.get(first), line.get(second)
            if start and end and end < start:
                yield fault(table, line.number, second, template, start=start, end=end)


def _hours_outside(hours: Reading, period: Period) -> Iterator[Fault]:
    """Yield the hours of a day that is not in the season."""
    for line in hours.lines:
        day = line.get("date")
        if day and not period.contains(day):
            yield fault(
                "heures",
                line.number,
                "date",
                "Le {day:day} n’est pas dans la saison, qui va du {start:day} au {end:day} : vérifier la date.",
                day=day,
                start=period.start,
                end=period.end,
            )


def _recruitment_outside(counts: Reading, period: Period) -> Iterator[Fault]:
    """Yield the numbers of the recruitment that were counted long before the season, or after it."""
    for line in counts.lines:
        day = line.get("date")
        if day and not period.start - EARLIEST <= day <= period.end:
            yield fault(
                "recrutement",
                line.number,
                "date",
                "Le {day:day} n’est ni dans la saison, ni dans l’année d’avant : vérifier la date.",
                day=day,
            )


def _wrong_client_numbers(clients: Reading, currency: str) -> Iterator[Fault]:
    """Yield the clients whose SIREN or SIRET is wrong; the others have theirs put in order."""
    for line in clients.lines:
        try:
            number = checked_number(line.get("type") or ClientKind.COMPANY, line.get("siren") or "", currency)
            line.values["siren"] = number
        except Refusal as refusal:
            yield refused("clients", line.number, "siren", refusal)


def _wrong_deductions(deductions: Reading) -> Iterator[Fault]:
    """Yield the deductions whose percentage or amount cannot be; the others have theirs read."""
    for line in deductions.lines:
        kind, text = line.get("genre"), line.get("valeur")
        if kind is None or not text:
            continue
        try:
            line.values["valeur"] = value = _deduction_value(DeductionKind(kind), text)
        except Refusal as refusal:
            yield refused("retenues", line.number, "valeur", refusal)
            continue
        if value < 0:
            yield fault("retenues", line.number, "valeur", "Une retenue ne peut pas être négative : écrire 0 ou plus.")
        elif isinstance(value, Decimal) and value > 100:
            yield fault("retenues", line.number, "valeur", "Un pourcentage va de 0 à 100 : vérifier la valeur.")


def _deduction_value(kind: DeductionKind, text: str) -> Decimal | int:
    """Return the percentage of a deduction, or its amount in cents."""
    return parse_decimal(text) if kind is DeductionKind.PERCENT else parse_cents(text)


def _wrong_corrections(invoices: Reading) -> Iterator[Fault]:
    """Yield the credit notes that correct no invoice, and the invoices that pretend to correct one."""
    kinds = {line.key: line.get("type") for line in invoices.lines}
    for line in invoices.lines:
        corrected = line.get("facture_corrigee")
        if line.get("type") == InvoiceKind.INVOICE and corrected:
            template = "Une facture n’en corrige pas une autre : laisser la case vide, ou écrire avoir comme type."
        elif line.get("type") == InvoiceKind.CREDIT_NOTE and corrected == "":
            template = "Un avoir corrige une facture : écrire le numéro de cette facture."
        elif line.get("type") == InvoiceKind.CREDIT_NOTE and kinds.get(corrected) == InvoiceKind.CREDIT_NOTE:
            template = "« {typed} » est un avoir : écrire le numéro de la facture de départ."
        else:
            continue
        yield fault("factures", line.number, "facture_corrigee", template, typed=quoted(corrected or ""))


def _payments_of_credit_notes(readings: Readings) -> Iterator[Fault]:
    """Yield the payments noted on a credit note."""
    notes = {line.key for line in readings["factures"].lines if line.get("type") == InvoiceKind.CREDIT_NOTE}
    for line in readings["encaissements"].lines:
        if line.get("facture") in notes:
            yield fault(
                "encaissements",
                line.number,
                "facture",
                "« {typed} » est un avoir : un encaissement se note sur une facture.",
                typed=quoted(line.get("facture")),
            )


def _lines_too_large(readings: Readings) -> Iterator[Fault]:
    """Yield the lines of documents that are worth more than any amount the house can hold."""
    for table in ("lignes_devis", "lignes_factures"):
        for line in readings[table].lines:
            quantity, price = line.get("quantite"), line.get("prix_unitaire_ht")
            if quantity is not None and price is not None and abs(line_cents(quantity, price)) > LARGEST_CENTS:
                yield fault(
                    table,
                    line.number,
                    "prix_unitaire_ht",
                    "Cette ligne dépasse {largest:money} : vérifier la quantité et le prix.",
                    largest=LARGEST_CENTS,
                )


def _credits_too_large(readings: Readings) -> Iterator[Fault]:
    """Yield the credit notes with which an invoice is credited for more than it was worth, VAT included."""
    owed = _totals_by_number(readings["lignes_factures"])
    if owed is None:
        return
    invoices = {line.key for line in readings["factures"].lines if line.get("type") == InvoiceKind.INVOICE}
    credited: dict[str, int] = defaultdict(int)
    counted: set[str] = set()
    for line in readings["factures"].lines:
        number = line.get("facture_corrigee")
        if line.get("type") != InvoiceKind.CREDIT_NOTE or number not in invoices or line.key in counted:
            continue
        counted.add(line.key)
        amount, whole = owed.get(line.key, 0), owed.get(number, 0)
        if amount is None or whole is None:
            continue
        credited[number] += amount
        if credited[number] > whole:
            yield fault(
                "factures",
                line.number,
                "facture_corrigee",
                "Les avoirs sur « {typed} » font {credited:money}, plus que la facture ({whole:money}) : les vérifier.",
                typed=quoted(number),
                credited=credited[number],
                whole=whole,
            )


def _totals_by_number(lines: Reading) -> dict[str, int | None] | None:
    """Return what each document is worth in cents, VAT included; None where a cell of it, or of all, was not read."""
    documents: dict[str, list[Line]] = defaultdict(list)
    for line in lines.lines:
        if line.get("facture") is None:
            return None
        documents[line.values["facture"]].append(line)
    return {number: _worth(own) for number, own in documents.items()} if lines.sure else None


def _worth(lines: list[Line]) -> int | None:
    """Return what a document's lines are worth in cents, VAT included; None where one of them was not read."""
    worth = []
    for line in lines:
        quantity, price, rate = (line.get(name) for name in ("quantite", "prix_unitaire_ht", "taux_tva"))
        if quantity is None or price is None or rate is None:
            return None
        worth.append((rate, line_cents(quantity, price)))
    return totals(worth).ttc_cents
