"""The account numbers of the exports: the usual French ones, until the carrier's accountant says otherwise."""

import re
from typing import NamedTuple

from cjs_app.kernel.refusal import Refusal

ACCOUNT = re.compile(r"[1-9][0-9]{2}[0-9A-Z]{0,9}")
JOURNAL = re.compile(r"[0-9A-Z]{2,6}")


class AccountNumbers(NamedTuple):
    """Under which accounts and journals the money of a season is handed over."""

    clients: str
    sales: str
    tva: str
    bank: str
    cash: str
    sales_journal: str
    bank_journal: str
    cash_journal: str


USUAL = AccountNumbers("411000", "706000", "445710", "512000", "530000", "VE", "BQ", "CA")
LABELS = AccountNumbers(
    "Compte des clients",
    "Compte des ventes",
    "Compte de la TVA collectée",
    "Compte de la banque",
    "Compte de la caisse (espèces)",
    "Code du journal des ventes",
    "Code du journal de banque",
    "Code du journal de caisse",
)
ACCOUNTS = ("clients", "sales", "tva", "bank", "cash")


def checked_accounts(numbers: AccountNumbers) -> AccountNumbers:
    """Return the numbers in capitals, without spaces; raise Refusal for one that no accounting software takes."""
    cleaned = AccountNumbers(*("".join(text.split()).upper() for text in numbers))
    for name, text in cleaned._asdict().items():
        if name in ACCOUNTS and not ACCOUNT.fullmatch(text):
            raise Refusal("Un compte a de 3 à 12 chiffres : écrire par exemple 411000.", field=name)
        if name not in ACCOUNTS and not JOURNAL.fullmatch(text):
            raise Refusal("Un code de journal a de 2 à 6 lettres ou chiffres : écrire par exemple VE.", field=name)
    journals = {name: text for name, text in cleaned._asdict().items() if name not in ACCOUNTS}
    if len(set(journals.values())) < len(journals):
        raise Refusal("Chaque journal a son code : en écrire trois différents.", field="cash_journal")
    return cleaned
