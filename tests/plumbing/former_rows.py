"""A summer issued, paid and closed before the journal was chained, row by row as the first migration kept it."""

import json
from hashlib import sha256
from typing import Any

from flask_migrate import upgrade
from sqlalchemy import text

from cjs_app.plumbing import migrations
from cjs_app.plumbing.database import db

Rows = list[tuple[str, dict[str, Any]]]
NOON = "2021-07-13 12:00:00+00:00"
SELLER = {"name": "Le Porteur", "service": "Été", "siren": "", "address": "", "postcode": "", "city": "", "email": ""}
BUYER = {"kind": "particulier", "name": "Mme Le Goff", "siren": "", "address": "", "postcode": "", "city": ""}
LINE = {"label": "Tonte", "unit": "heure", "unit_price_cents": 10000, "ht_cents": 10000}
SUMS = {"ht_cents": 10000, "tva_cents": 2000, "ttc_cents": 12000}
INPUTS = {"earnings": {"revenue_cents": 12000}, "settings": {"rule": "egale"}}
SHARED = sha256(b'[{"earnings":{"revenue_cents":12000},"settings":{"rule":"egale"}},[["C01",0,12000]]]').hexdigest()


def picture(kind: str, number: str, corrected: str) -> str:
    """Return the photograph of a document of one hour at 100 euros, without due day."""
    told = {
        "format": 1,
        "kind": kind,
        "number": number,
        "day": "2021-07-13",
        "due_day": None,
        "currency": "EUR",
        "seller": SELLER | {"iban": "", "tva_regime": "assujetti", "tva_number": ""},
        "client": BUYER,
        "subject": "Jardin",
        "performed_on": None,
        "place": "",
        "lines": [LINE | {"quantity": "1", "tva_rate": "20"}],
        "totals": SUMS | {"by_rate": [{"tva_rate": "20", "ht_cents": 10000, "tva_cents": 2000}]},
        "mentions": [],
        "corrected_number": corrected,
        "corrected_day": "2021-07-13" if corrected else None,
    }
    return json.dumps(told)


def document(key: int, kind: str, number: str, corrected: str = "") -> Rows:
    """Return an issued document and its line."""
    place = {"id": key, "season_id": 1, "kind": kind, "status": "emise", "number": number, "series_id": key, "rank": 1}
    told = {"day": "2021-07-13", "client_id": 1, "subject": "Jardin", "place": "", "issued_at": NOON, "issued_by_id": 1}
    kept = {"photograph": picture(kind, number, corrected), "corrected_invoice_id": 1 if corrected else None}
    line = LINE | {"season_id": 1, "invoice_id": key, "position": 1, "quantity": 10000, "tva_rate": 200000}
    return [("invoices", place | told | SUMS | kept), ("invoice_lines", line)]


def payment(key: int, amount_cents: int, note: str = "", reversed_payment_id: int | None = None) -> Rows:
    """Return money of the invoice."""
    row = {"id": key, "season_id": 1, "invoice_id": 1, "day": "2021-07-13", "amount_cents": amount_cents}
    told = {"method": "chèque", "note": note, "reversed_payment_id": reversed_payment_id, "recorded_by_id": 1}
    return [("payments", row | told)]


def entry(action: str, subject_id: int = 1, **details: object) -> Rows:
    """Return a row of the former journal."""
    what = {"subject": action.split(".")[0], "subject_id": subject_id, "action": action, "details": json.dumps(details)}
    return [("journal", {"at": NOON, "by_user_id": 1, "season_id": 1} | what)]


def number_series(key: int, template: str) -> Rows:
    """Return a series in which one number was given."""
    return [("number_series", {"id": key, "carrier_id": 1, "template": template, "year": 2021, "last_rank": 1})]


PLACE = {"address": "", "postcode": "", "city": "", "email": "", "siren": ""}
SEASON = {
    "id": 1,
    "name": "Été",
    "folded_name": "ete",
    "year": 2021,
    "start_day": "2021-07-05",
    "end_day": "2021-08-31",
    "territory": "",
    "currency": "EUR",
    "carrier_id": 1,
    "status": "closed",
    "rule": "egale",
    "equal_percent": 0,
    "natures": "",
    "wage_cents": 0,
    "carried_over_cents": 0,
    "quote_template": "DV-###",
    "invoice_template": "FA-###",
    "credit_note_template": "AV-###",
}
CLIENT = {"id": 1, "season_id": 1, "code": "C1", "kind": "particulier", "name": "Mme Le Goff", "phone": ""}
COOPERANT = {"id": 1, "season_id": 1, "code": "C01", "first_name": "Noé", "last_name": "", "coefficient": 10000}
SHARE = {"season_id": 1, "closing_id": 1, "cooperant_id": 1, "code": "C01", "minutes": 0, "amount_cents": 12000}
CLOSING = {"id": 1, "season_id": 1, "at": NOON, "by_user_id": 1, "net_cents": 12000, "fingerprint": SHARED}
ACCOUNT = {"id": 1, "login": "maud", "display_name": "Maud", "passphrase_hash": "-", "failures": 0}

A_SUMMER: Rows = [
    ("users", ACCOUNT | {"is_coordinator": True}),
    ("carriers", {"id": 1, "name": "Le Porteur", "iban": ""} | PLACE),
    ("seasons", SEASON),
    ("clients", CLIENT | PLACE),
    ("cooperants", COOPERANT | {"has_share": True}),
    *number_series(1, "FA-###"),
    *number_series(2, "AV-###"),
    *document(1, "facture", "FA-001"),
    *document(2, "avoir", "AV-001", corrected="FA-001"),
    *payment(1, 5000, "remis par Mme Le Goff"),
    *payment(2, -5000, reversed_payment_id=1),
    *payment(3, 12000),
    *payment(4, -12000),
    ("season_closings", CLOSING | {"inputs": json.dumps(INPUTS)}),
    ("closed_shares", SHARE),
    *entry("invoice.drafted"),
    *entry("invoice.issued", number="FA-001", amount=12000),
    *entry("invoice.paid", amount=5000, method="chèque", day="2021-07-13"),
    *entry("invoice.payment_reversed", amount=5000),
    *entry("invoice.paid", amount=12000, method="chèque", day="2021-07-13"),
    *entry("invoice.issued", 2, number="AV-001", amount=12000),
    *entry("invoice.credited", number="AV-001", amount=12000),
    *entry("invoice.refunded", amount=12000, method="chèque", day="2021-07-13"),
    *entry("season.closed", net=12000, sharers=1),
]


def lay(rows: Rows) -> None:
    """Bring an empty database to the first migration, and write rows in it."""
    upgrade(directory=migrations.FOLDER, revision="0001")
    for table, row in rows:
        names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
        db.session.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)
    if db.engine.dialect.name == "postgresql":
        for table in ("payments", "invoices"):
            db.session.execute(text(f"SELECT setval('{table}_id_seq', 10)"))
    db.session.commit()
