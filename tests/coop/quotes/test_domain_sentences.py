"""What a person reads when a devis cannot be, and beside which box."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from cjs_app.coop.quotes.domain import (
    LineDraft,
    Status,
    checked_days,
    checked_lines,
    checked_reason,
    ensure_answered_in_time,
    ensure_may_change,
    ensure_overdue,
    unit_of,
    usual_day,
    usual_rate,
)
from cjs_app.coop.seasons.domain import TvaRegime
from cjs_app.kernel.periods import Period
from tests.refusals import told

SUMMER = Period(dt.date(2021, 7, 5), dt.date(2021, 8, 31))
DAY = dt.date(2021, 7, 13)
A_DAY = dt.timedelta(days=1)
TOO_FAR = "Un devis du 13/07/2021 vaut au plus un an et pas avant ce jour : vérifier la fin de validité."
TONTE = LineDraft("Tonte", unit_price_cents=100)


def line(price_cents: int = 100, quantity: str = "1", rate: str = "0", label: str = "Tonte") -> LineDraft:
    return LineDraft(label, Decimal(quantity), "heure", price_cents, Decimal(rate))


def lines(*wrong: LineDraft) -> Callable[[], object]:
    """Return the reading of a devis whose first line is right."""
    return lambda: checked_lines([TONTE, *wrong])


REFUSED: list[tuple[Callable[[], object], str | None, str]] = [
    (lambda: checked_lines([]), "lines", "Un devis a au moins une ligne : écrire ce qui sera fait et son prix."),
    (lines(*[TONTE] * 100), "lines", "Un devis a 100 lignes au plus : en regrouper."),
    (lines(line(label=" ")), "lines", "Ligne 2 : écrire ce qui sera fait."),
    (lines(line(quantity="0")), "lines", "Ligne 2 : la quantité doit dépasser zéro."),
    (lines(line(rate="-0.0001")), "lines", "Ligne 2 : le taux de TVA va de 0 à 100."),
    (lines(line(rate="100.0001")), "lines", "Ligne 2 : le taux de TVA va de 0 à 100."),
    (
        lines(line(-10_000_000_000)),
        "lines",
        "Ligne 2 : le montant dépasse 99 999 999,99, vérifier la quantité et le prix.",
    ),
    (lines(line(-101)), "lines", "Les remises dépassent le prix : le total du devis ne peut pas être négatif."),
    # 1,00 without VAT less 0,90 at 20 % leaves 0,10 before VAT but takes back 0,18 of it.
    (
        lines(line(-90, rate="20")),
        "lines",
        "Les remises dépassent le prix : le total du devis ne peut pas être négatif.",
    ),
    (lines(line(9_999_999_999)), "lines", "Le total dépasse 99 999 999,99 : vérifier les prix."),
    (lines(line(9_000_000_000, rate="20")), "lines", "Le total dépasse 99 999 999,99 : vérifier les prix."),
    (
        lambda: checked_days(dt.date(2021, 1, 1), None, SUMMER),
        "day",
        "Le 01/01/2021 est plus de six mois avant la saison : vérifier la date du devis.",
    ),
    (
        lambda: checked_days(dt.date(2022, 9, 2), None, SUMMER),
        "day",
        "Le 02/09/2022 est à plus d’un an de la saison : vérifier la date du devis.",
    ),
    (lambda: checked_days(DAY, DAY - A_DAY, SUMMER), "valid_until", TOO_FAR),
    (lambda: checked_days(DAY, DAY + 367 * A_DAY, SUMMER), "valid_until", TOO_FAR),
    (
        lambda: checked_reason(" "),
        "reason",
        "Écrire la raison en quelques mots : elle aidera pour le prochain devis.",
    ),
    (lambda: checked_reason("a" * 501), "reason", "La raison est trop longue : 500 caractères au plus."),
    (
        lambda: ensure_may_change(Status.SENT),
        None,
        "Seul un brouillon se modifie : faire d’abord « rendre à corriger », ou dupliquer le devis.",
    ),
    (
        lambda: ensure_answered_in_time(DAY - A_DAY, DAY, DAY),
        "day",
        "Le client ne peut pas répondre avant le 13/07/2021, jour du devis.",
    ),
    (
        lambda: ensure_answered_in_time(DAY + A_DAY, DAY, DAY),
        "day",
        "La réponse du client ne peut pas être dans le futur.",
    ),
    (lambda: ensure_overdue(None, DAY), None, "Ce devis n’a pas de fin de validité : il n’expire pas."),
    (lambda: ensure_overdue(DAY, DAY), None, "Ce devis vaut jusqu’au 13/07/2021 : il n’expire pas avant."),
]


@pytest.mark.parametrize(("rule", "field", "sentence"), REFUSED)
def test_a_refusal_stands_beside_its_box_and_says_what_to_do(
    rule: Callable[[], object], field: str | None, sentence: str
) -> None:
    assert told(rule) == (field, sentence)


def test_what_stands_at_the_very_ends_is_kept() -> None:
    assert len(checked_lines([TONTE] * 100)) == 100
    checked_lines([line(rate="100")])
    checked_lines([line(100), line(-100)])
    checked_lines([line(9_999_999_999)])
    assert checked_days(dt.date(2021, 1, 2), None, SUMMER) == dt.date(2021, 2, 1)
    assert checked_days(dt.date(2022, 9, 1), None, SUMMER) == dt.date(2022, 10, 1)
    assert checked_days(DAY, DAY, SUMMER) == DAY
    assert checked_days(DAY, DAY + 366 * A_DAY, SUMMER) == dt.date(2022, 7, 14)
    assert checked_reason(" " + "a" * 500) == "a" * 500
    ensure_answered_in_time(DAY, DAY, DAY)
    ensure_overdue(DAY - A_DAY, DAY)


@pytest.mark.parametrize(
    ("unit", "quantity", "words"),
    [
        ("heure", "1.9", "heure"),
        ("heure", "2", "heures"),
        ("forfait", "3", "forfaits"),
        ("sac de 5 kg", "3", "sac de 5 kg"),
    ],
)
def test_a_usual_unit_takes_its_plural_from_two_on(unit: str, quantity: str, words: str) -> None:
    assert unit_of(LineDraft("Tonte", Decimal(quantity), unit)) == words


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (dt.date(2021, 1, 1), SUMMER.start),
        (dt.date(2021, 1, 2), dt.date(2021, 1, 2)),
        (dt.date(2022, 9, 1), dt.date(2022, 9, 1)),
        (dt.date(2022, 9, 2), SUMMER.end),
    ],
)
def test_a_new_devis_starts_today_or_at_the_nearest_end_of_a_summer_far_away(today: dt.date, day: dt.date) -> None:
    assert usual_day(today, SUMMER) == day


@pytest.mark.parametrize(
    ("regime", "currency", "day", "rate"),
    [
        (TvaRegime.LIABLE, "EUR", dt.date(1999, 1, 1), "19.6"),
        (TvaRegime.LIABLE, "EUR", dt.date(2013, 12, 31), "19.6"),
        (TvaRegime.LIABLE, "EUR", dt.date(2014, 1, 1), "20"),
        (TvaRegime.FRANCHISE, "EUR", DAY, "0"),
        (TvaRegime.LIABLE, "CAD", DAY, "0"),
    ],
)
def test_a_new_line_starts_with_the_rate_of_its_day(regime: TvaRegime, currency: str, day: dt.date, rate: str) -> None:
    assert usual_rate(regime, currency, day) == Decimal(rate)
