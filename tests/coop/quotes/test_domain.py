"""What a devis may say, and through which doors it goes."""

import datetime as dt
from decimal import Decimal

import pytest

from cjs_app.coop.quotes import domain
from cjs_app.coop.quotes.domain import TRANSITIONS, LineDraft, Status
from cjs_app.coop.seasons.domain import TvaRegime
from cjs_app.kernel.names import folded
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import Transition, moved

SUMMER = Period(dt.date(2021, 7, 5), dt.date(2021, 8, 31))
A_DAY = dt.date(2021, 7, 13)

ROADS = {
    "faire valider": {"brouillon": "a_valider"},
    "valider": {"a_valider": "valide"},
    "rendre à corriger": {"a_valider": "brouillon", "valide": "brouillon"},
    "remettre à valider": {"valide": "a_valider"},
    "envoyer": {"valide": "envoye"},
    "accepter": {"envoye": "accepte"},
    "refuser": {"envoye": "refuse"},
    "décliner": {"brouillon": "decline", "a_valider": "decline", "valide": "decline", "envoye": "decline"},
    "expirer": {"envoye": "expire"},
}


def line(price: int, quantity: str = "1", rate: str = "20", label: str = "Tonte") -> LineDraft:
    return LineDraft(label, Decimal(quantity), "heure", price, Decimal(rate))


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("transition", TRANSITIONS, ids=lambda transition: folded(transition.name))
def test_a_devis_goes_through_the_declared_doors_and_no_other(status: Status, transition: Transition[Status]) -> None:
    target = ROADS[transition.name].get(status.value)
    if target:
        assert moved(status, transition) == target
    else:
        with pytest.raises(Refusal):
            moved(status, transition)


def test_every_door_is_in_the_table() -> None:
    assert [transition.name for transition in TRANSITIONS] == list(ROADS)


def test_a_line_is_rounded_once_to_the_cent() -> None:
    assert line(2125, "3.5").ht_cents == 7438


def test_the_tax_is_computed_for_each_rate_on_its_sum() -> None:
    totals = domain.totals_of([line(333), line(333), line(333), line(1000, rate="5.5"), line(-200, rate="0")])
    assert totals.by_rate == {Decimal(0): (-200, 0), Decimal("5.5"): (1000, 55), Decimal(20): (999, 200)}
    assert (totals.ht_cents, totals.tva_cents, totals.ttc_cents) == (1799, 255, 2054)


def test_a_discount_is_a_negative_price_that_the_total_survives() -> None:
    assert len(domain.checked_lines([line(5000), line(-5000, label="Remise")])) == 2


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "au moins une ligne"),
        ([line(100, label="  ")], "Ligne 1"),
        ([line(100), line(100, "0")], "Ligne 2 : la quantité"),
        ([line(100, "-1")], "quantité"),
        ([line(100, rate="-0.1")], "taux"),
        ([line(100, rate="100.1")], "taux"),
        ([line(5000), line(-5001)], "négatif"),
        ([line(10000, rate="0"), line(-8000)], None),
        ([line(10000, rate="0"), line(-9000)], "négatif"),
        ([line(10000), line(-11000, rate="0")], "négatif"),
        ([line(9_999_999_999, "2")], "Ligne 1 : le montant"),
        ([line(9_999_999_999, rate="0"), line(1, rate="0")], "Le total dépasse"),
        ([line(9_000_000_000, rate="20")], "Le total dépasse"),
        ([line(1)] * 100, None),
        ([line(1)] * 101, "100 lignes au plus"),
    ],
)
def test_lines_that_cannot_be_are_refused(lines: list[LineDraft], words: str | None) -> None:
    if words is None:
        assert domain.checked_lines(lines) == lines
    else:
        with pytest.raises(Refusal, match=words) as refused:
            domain.checked_lines(lines)
        assert refused.value.field == "lines"


def test_the_largest_amount_is_still_one() -> None:
    assert domain.checked_lines([line(9_999_999_999, rate="0")])
    assert domain.checked_lines([line(1, rate="100")])


def test_a_devis_holds_for_thirty_days_unless_it_says_otherwise() -> None:
    assert domain.checked_days(A_DAY, None, SUMMER) == dt.date(2021, 8, 12)
    assert domain.checked_days(A_DAY, A_DAY, SUMMER) == A_DAY
    assert domain.checked_days(A_DAY, dt.date(2022, 7, 14), SUMMER) == dt.date(2022, 7, 14)


@pytest.mark.parametrize(
    ("day", "until", "field"),
    [
        (dt.date(2099, 1, 1), None, "day"),
        (dt.date(2020, 7, 3), None, "day"),
        (dt.date(2022, 9, 2), None, "day"),
        (A_DAY, dt.date(2021, 7, 12), "valid_until"),
        (A_DAY, dt.date(2022, 7, 15), "valid_until"),
    ],
)
def test_days_that_are_slips_of_the_finger_are_refused(day: dt.date, until: dt.date | None, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        domain.checked_days(day, until, SUMMER)
    assert refused.value.field == field


def test_a_devis_may_be_written_six_months_before_the_summer_and_a_year_after() -> None:
    assert domain.checked_days(dt.date(2021, 1, 2), None, SUMMER) == dt.date(2021, 2, 1)
    with pytest.raises(Refusal, match="plus de six mois avant"):
        domain.checked_days(dt.date(2021, 1, 1), None, SUMMER)
    assert domain.checked_days(dt.date(2022, 9, 1), None, SUMMER) == dt.date(2022, 10, 1)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (dt.date(2021, 6, 1), dt.date(2021, 6, 1)),
        (dt.date(2020, 7, 4), dt.date(2021, 7, 5)),
        (dt.date(2022, 9, 1), dt.date(2022, 9, 1)),
        (dt.date(2019, 6, 1), dt.date(2021, 7, 5)),
        (dt.date(2026, 11, 23), dt.date(2021, 8, 31)),
    ],
)
def test_a_new_devis_starts_today_or_at_the_nearest_end_of_a_far_summer(today: dt.date, day: dt.date) -> None:
    assert domain.usual_day(today, SUMMER) == day


@pytest.mark.parametrize(
    ("regime", "currency", "day", "rate"),
    [
        (TvaRegime.LIABLE, "EUR", A_DAY, "20"),
        (TvaRegime.LIABLE, "EUR", dt.date(2014, 1, 1), "20"),
        (TvaRegime.LIABLE, "EUR", dt.date(2013, 12, 31), "19.6"),
        (TvaRegime.LIABLE, "EUR", dt.date(1999, 7, 1), "19.6"),
        (TvaRegime.LIABLE, "CAD", A_DAY, "0"),
        (TvaRegime.FRANCHISE, "EUR", A_DAY, "0"),
        (TvaRegime.EXEMPT, "EUR", A_DAY, "0"),
    ],
)
def test_a_new_line_starts_with_the_rate_of_its_time_and_carrier(
    regime: TvaRegime, currency: str, day: dt.date, rate: str
) -> None:
    assert domain.usual_rate(regime, currency, day) == Decimal(rate)


def test_a_reason_is_asked_for_and_kept_short() -> None:
    assert domain.checked_reason("  trop cher ") == "trop cher"
    assert domain.checked_reason("x" * 500) == "x" * 500
    for reason, words in (("  ", "Écrire la raison"), ("x" * 501, "500 caractères")):
        with pytest.raises(Refusal, match=words) as refused:
            domain.checked_reason(reason)
        assert refused.value.field == "reason"


def test_only_a_draft_may_change() -> None:
    domain.ensure_may_change(Status.DRAFT)
    for status in set(Status) - {Status.DRAFT}:
        with pytest.raises(Refusal, match="brouillon"):
            domain.ensure_may_change(status)


def test_a_client_answers_between_the_day_of_the_devis_and_today() -> None:
    today = dt.date(2021, 7, 20)
    domain.ensure_answered_in_time(A_DAY, A_DAY, today)
    domain.ensure_answered_in_time(today, A_DAY, today)
    for day, words in ((dt.date(2021, 7, 12), "avant le 13/07/2021"), (dt.date(2021, 7, 21), "futur")):
        with pytest.raises(Refusal, match=words) as refused:
            domain.ensure_answered_in_time(day, A_DAY, today)
        assert refused.value.field == "day"


def test_a_devis_expires_the_day_after_its_last_day() -> None:
    last = dt.date(2021, 8, 12)
    assert [domain.is_overdue(last, last), domain.is_overdue(last, dt.date(2021, 8, 13))] == [False, True]
    assert not domain.is_overdue(None, dt.date(2099, 1, 1))
    domain.ensure_overdue(last, dt.date(2021, 8, 13))
    with pytest.raises(Refusal, match="jusqu’au 12/08/2021"):
        domain.ensure_overdue(last, last)
    with pytest.raises(Refusal, match="pas de fin"):
        domain.ensure_overdue(None, last)


@pytest.mark.parametrize(
    ("status", "steps"),
    [
        ("brouillon", ["current", "todo", "todo", "todo", "todo"]),
        ("valide", ["done", "done", "current", "todo", "todo"]),
        ("envoye", ["done", "done", "done", "current", "todo"]),
        ("accepte", ["done"] * 5),
        ("refuse", ["done"] * 4 + ["stopped"]),
        ("expire", ["done"] * 4 + ["stopped"]),
        ("decline", ["done", "stopped"]),
    ],
)
def test_the_steps_tell_where_a_devis_stands(status: str, steps: list[str]) -> None:
    told = domain.steps_of(Status(status))
    assert [state for _, state in told] == steps
    assert told[0][0] is Status.DRAFT
    assert [step for step, state in told if state in ("current", "stopped")] in ([], [Status(status)])
