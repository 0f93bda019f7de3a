"""What a person reads when an invoice, a credit note or a payment cannot be, and the whole photograph of one."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.invoices.documents import (
    Buyer,
    IssuedDocument,
    Line,
    Seller,
    checked_lines,
    document_of,
    ensure_issuable,
    photograph,
    priced,
    totals_of,
)
from cjs_app.coop.invoices.domain import (
    Balance,
    Kind,
    Status,
    checked_due_day,
    ensure_creditable,
    ensure_in_order,
    ensure_may_change,
    ensure_payable,
    ensure_performed,
    usual_due_day,
)
from cjs_app.coop.quotes.domain import LineDraft
from cjs_app.coop.seasons.domain import TvaRegime
from tests.refusals import told

DAY = dt.date(2021, 7, 13)
A_DAY = dt.timedelta(days=1)
TONTE = LineDraft("Tonte", unit_price_cents=100)
HALF_PAID = Balance(10_000, credited_cents=2_000, paid_cents=4_000)
OVERPAID = Balance(10_000, paid_cents=10_500)


def line(price_cents: int = 100, quantity: str = "1", rate: str = "0", label: str = "Tonte") -> LineDraft:
    return LineDraft(label, Decimal(quantity), "heure", price_cents, Decimal(rate))


def lines(*wrong: LineDraft) -> Callable[[], object]:
    """Return the reading of a draft whose first line is right."""
    return lambda: checked_lines([TONTE, *wrong])


def worth(price_cents: int, rate: str = "0") -> Line:
    return priced("Tonte", Decimal(1), "heure", price_cents, Decimal(rate))


REFUSED: list[tuple[Callable[[], object], str | None, str]] = [
    (
        lambda: ensure_may_change(Status.ISSUED),
        None,
        "Ce document est émis : il ne se modifie plus, il se corrige par un avoir.",
    ),
    (lambda: ensure_may_change(Status.ABANDONED), None, "Ce brouillon est abandonné : en créer un nouveau."),
    (
        lambda: ensure_performed(DAY + 367 * A_DAY, DAY),
        "performed_on",
        "Le 15/07/2022 est dans plus d’un an : vérifier la date.",
    ),
    (
        lambda: checked_due_day(DAY - A_DAY, DAY, ClientKind.PRIVATE),
        "due_day",
        "L’échéance ne peut pas être avant le jour de la facture.",
    ),
    (
        lambda: checked_due_day(DAY + 61 * A_DAY, DAY, ClientKind.COMPANY),
        "due_day",
        "L’échéance est trop loin : 60 jours au plus.",
    ),
    (
        lambda: checked_due_day(DAY + 367 * A_DAY, DAY, ClientKind.PRIVATE),
        "due_day",
        "L’échéance est trop loin : 366 jours au plus.",
    ),
    (
        lambda: ensure_creditable(1, Balance(10_000, credited_cents=10_000)),
        None,
        "Cette facture est déjà entièrement annulée par un avoir.",
    ),
    (
        lambda: ensure_creditable(8_001, HALF_PAID),
        "lines",
        "Cet avoir de 80,01 dépasse ce qui reste de la facture : 80,00 au plus.",
    ),
    (
        lambda: ensure_in_order(DAY, DAY + A_DAY),
        None,
        "Le dernier numéro de cette suite a été donné le 14/07/2021 : un document ne peut pas être plus ancien.",
    ),
    (
        lambda: ensure_payable(0, HALF_PAID, True),
        "amount",
        "Le montant doit dépasser zéro : écrire par exemple 24,50.",
    ),
    (lambda: ensure_payable(-501, OVERPAID, True), "amount", "Il n’y a que 5,00 de trop-perçu à rembourser."),
    (
        lambda: ensure_payable(4_001, HALF_PAID, False),
        "amount",
        "Il reste 40,00 à payer : corriger le montant, ou cocher « Trop-perçu accepté » si cette somme est "
        "vraiment arrivée.",
    ),
    (
        lambda: ensure_payable(1, OVERPAID, False),
        "amount",
        "Il reste 0,00 à payer : corriger le montant, ou cocher « Trop-perçu accepté » si cette somme est "
        "vraiment arrivée.",
    ),
    (lines(*[TONTE] * 100), "lines", "Une facture a 100 lignes au plus : en regrouper."),
    (lines(line(label=" ")), "lines", "Ligne 2 : écrire ce qui a été fait."),
    (lines(line(quantity="0")), "lines", "Ligne 2 : la quantité doit dépasser zéro."),
    (lines(line(rate="-0.0001")), "lines", "Ligne 2 : le taux de TVA va de 0 à 100."),
    (lines(line(rate="100.0001")), "lines", "Ligne 2 : le taux de TVA va de 0 à 100."),
    (
        lines(line(-10_000_000_000)),
        "lines",
        "Ligne 2 : le montant dépasse 99 999 999,99, vérifier la quantité et le prix.",
    ),
    (lines(line(9_999_999_999)), "lines", "Le total dépasse 99 999 999,99 : vérifier les prix."),
    (
        lambda: ensure_issuable([], TvaRegime.LIABLE),
        None,
        "Il n’y a encore aucune ligne : en écrire une avant d’émettre.",
    ),
    (
        lambda: ensure_issuable([worth(0)], TvaRegime.LIABLE),
        None,
        "Le total doit dépasser zéro : vérifier les quantités et les prix.",
    ),
    (
        lambda: ensure_issuable([worth(1, "20")], TvaRegime.FRANCHISE),
        None,
        "Le porteur ne facture pas de TVA : mettre le taux à 0 sur la ligne « Tonte ».",
    ),
]


@pytest.mark.parametrize(("rule", "field", "sentence"), REFUSED)
def test_a_refusal_stands_beside_its_box_and_says_what_to_do(
    rule: Callable[[], object], field: str | None, sentence: str
) -> None:
    assert told(rule) == (field, sentence)


def test_what_stands_at_the_very_ends_is_kept() -> None:
    ensure_may_change(Status.DRAFT)
    ensure_performed(DAY + 366 * A_DAY, DAY)
    assert checked_due_day(DAY, DAY, ClientKind.COMPANY) == DAY
    assert checked_due_day(DAY + 60 * A_DAY, DAY, ClientKind.COMPANY) == dt.date(2021, 9, 11)
    assert checked_due_day(DAY + 366 * A_DAY, DAY, ClientKind.PRIVATE) == dt.date(2022, 7, 14)
    assert usual_due_day(DAY) == dt.date(2021, 8, 12)
    ensure_creditable(8_000, HALF_PAID)
    ensure_creditable(1, Balance(10_000, credited_cents=9_999))
    ensure_in_order(DAY, DAY)
    ensure_in_order(DAY, None)
    ensure_payable(-500, OVERPAID, False)
    ensure_payable(4_000, HALF_PAID, False)
    ensure_payable(4_001, HALF_PAID, True)
    ensure_issuable([worth(1)], TvaRegime.FRANCHISE)
    assert len(checked_lines([TONTE] * 100)) == 100
    assert checked_lines([line(9_999_999_999)])[0].ht_cents == 9_999_999_999
    assert checked_lines([line(rate="100")])[0].tva_rate == 100


def test_a_line_is_kept_without_spaces_around_its_words() -> None:
    [kept] = checked_lines([LineDraft(" Tonte ", Decimal("1.5"), " heure ", 100, Decimal(20))])
    assert kept == Line("Tonte", Decimal("1.5"), "heure", 100, Decimal(20), 150)


WHOLE = {
    "client": {
        "address": "1 rue de la Mairie",
        "city": "Vitré",
        "kind": "association",
        "name": "Les Amis",
        "postcode": "35500",
        "siren": "552100554",
    },
    "corrected_day": "2021-07-01",
    "corrected_number": "F-1",
    "currency": "CAD",
    "day": "2021-07-13",
    "due_day": "2021-08-12",
    "format": 1,
    "kind": "avoir",
    "lines": [
        {
            "ht_cents": 1_000,
            "label": "Tonte",
            "quantity": "10",
            "tva_rate": "5.5",
            "unit": "heure",
            "unit_price_cents": 100,
        },
        {"ht_cents": 100, "label": "Don", "quantity": "1", "tva_rate": "0", "unit": "pièce", "unit_price_cents": 100},
    ],
    "mentions": ["Une.", "Deux."],
    "number": "A-1",
    "performed_on": "2021-07-12",
    "place": "Vitré",
    "seller": {
        "address": "2 rue B",
        "city": "Rennes",
        "email": "a@exemple.fr",
        "iban": "FR76",
        "name": "Le Porteur",
        "postcode": "35000",
        "service": "Coop’Essai",
        "siren": "732829320",
        "tva_number": "FR44732829320",
        "tva_regime": "assujetti",
    },
    "subject": "Jardin",
    "totals": {
        "by_rate": [
            {"ht_cents": 100, "tva_cents": 0, "tva_rate": "0"},
            {"ht_cents": 1_000, "tva_cents": 55, "tva_rate": "5.5"},
        ],
        "ht_cents": 1_100,
        "ttc_cents": 1_155,
        "tva_cents": 55,
    },
}


def test_a_photograph_holds_every_word_and_figure_of_a_document() -> None:
    written = (
        priced("Tonte", Decimal("10.0"), "heure", 100, Decimal("5.50")),
        priced("Don", Decimal(1), "pièce", 100, Decimal("0.0")),
    )
    document = IssuedDocument(
        kind=Kind.CREDIT_NOTE,
        number="A-1",
        day=DAY,
        seller=Seller(
            "Le Porteur",
            "Coop’Essai",
            "732829320",
            "2 rue B",
            "35000",
            "Rennes",
            "a@exemple.fr",
            "FR76",
            TvaRegime.LIABLE,
            "FR44732829320",
        ),
        client=Buyer(ClientKind.ASSOCIATION, "Les Amis", "552100554", "1 rue de la Mairie", "35500", "Vitré"),
        lines=written,
        totals=totals_of(written),
        due_day=dt.date(2021, 8, 12),
        currency="CAD",
        subject="Jardin",
        performed_on=dt.date(2021, 7, 12),
        place="Vitré",
        mentions=("Une.", "Deux."),
        corrected_number="F-1",
        corrected_day=dt.date(2021, 7, 1),
    )
    assert photograph(document) == WHOLE
    assert document_of(WHOLE) == document
