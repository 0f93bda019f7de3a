"""What a person reads when an expense or a deduction cannot be, and what a deduction says of itself."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from cjs_app.coop.accounts.domain import (
    DeductionBase,
    DeductionKind,
    DeductionSheet,
    checked_deduction,
    ensure_day,
    ensure_positive,
    explained,
)
from cjs_app.kernel.periods import Period
from tests.refusals import told

SUMMER = Period(dt.date(2021, 7, 5), dt.date(2021, 8, 31))
TODAY = dt.date(2023, 1, 1)
PERCENT = "Un pourcentage va de 0,0001 à 100 : écrire par exemple 10."
AMOUNT = "Écrire le montant de la retenue, par exemple 24,50."
POSITIVE = "Le montant doit dépasser zéro : écrire par exemple 24,50."


def deduction(kind: DeductionKind, percent: str | None, amount_cents: int | None) -> Callable[[], object]:
    """Return the reading of a deduction."""
    sheet = DeductionSheet("Fonds", kind, Decimal(percent) if percent else None, amount_cents)
    return lambda: checked_deduction(sheet)


REFUSED: list[tuple[Callable[[], object], str, str]] = [
    (
        lambda: ensure_day(dt.date(2021, 8, 2), SUMMER, dt.date(2021, 8, 1)),
        "day",
        "Le 02/08/2021 n’est pas encore arrivé : écrire le jour du paiement.",
    ),
    (
        lambda: ensure_day(dt.date(2020, 7, 3), SUMMER, TODAY),
        "day",
        "Le 03/07/2020 est à plus d’un an de la saison : vérifier l’année.",
    ),
    (
        lambda: ensure_day(dt.date(2022, 9, 2), SUMMER, TODAY),
        "day",
        "Le 02/09/2022 est à plus d’un an de la saison : vérifier l’année.",
    ),
    (lambda: ensure_positive(0, "amount"), "amount", POSITIVE),
    (deduction(DeductionKind.PERCENT, None, None), "value", PERCENT),
    (deduction(DeductionKind.PERCENT, "0", None), "value", PERCENT),
    (deduction(DeductionKind.PERCENT, "100.0001", None), "value", PERCENT),
    (deduction(DeductionKind.PERCENT, "10", 5), "value", PERCENT),
    (deduction(DeductionKind.AMOUNT, None, None), "value", AMOUNT),
    (deduction(DeductionKind.PER_HOUR, "10", 5), "value", AMOUNT),
    (deduction(DeductionKind.AMOUNT, None, 0), "value", POSITIVE),
]


@pytest.mark.parametrize(("rule", "field", "sentence"), REFUSED)
def test_a_refusal_stands_beside_its_box_and_says_what_to_do(
    rule: Callable[[], object], field: str, sentence: str
) -> None:
    assert told(rule) == (field, sentence)


@pytest.mark.parametrize(
    ("kind", "percent", "amount_cents", "sentence"),
    [
        (DeductionKind.PERCENT, Decimal("10.5"), None, "10,5 % des ressources"),
        (DeductionKind.AMOUNT, None, 2_450, "24,50, une seule fois"),
        (DeductionKind.PER_HOUR, None, 25, "0,25 pour chaque heure de mission"),
    ],
)
def test_a_deduction_says_what_it_takes(
    kind: DeductionKind, percent: Decimal | None, amount_cents: int | None, sentence: str
) -> None:
    said = explained(kind, percent, amount_cents, DeductionBase.RESOURCES)
    assert str(said).replace("\u00a0", " ") == sentence


def test_what_stands_at_the_very_ends_is_kept() -> None:
    ensure_positive(1, "amount")
    for day in (dt.date(2020, 7, 4), dt.date(2022, 9, 1)):
        ensure_day(day, SUMMER, day)
