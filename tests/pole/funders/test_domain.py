"""What the rules of a grant say, in cents."""

import datetime as dt

import pytest

from cjs_app.kernel.refusal import Refusal
from cjs_app.pole.funders import domain
from cjs_app.pole.funders.domain import Standing, Status


def test_what_is_left_to_receive_and_to_justify() -> None:
    standing = Standing(granted_cents=3_500_000, paid_cents=2_800_000, justified_cents=1_250_050)
    assert (standing.to_receive_cents, standing.to_justify_cents) == (700_000, 2_249_950)
    assert standing.own_share_cents == 0


def test_what_costs_more_than_the_grant_is_the_pole_s_own_share() -> None:
    standing = Standing(granted_cents=420_000, paid_cents=0, justified_cents=450_001)
    assert (standing.to_justify_cents, standing.own_share_cents) == (0, 30_001)


def test_a_grant_without_an_amount_leaves_nothing_to_count() -> None:
    standing = Standing(granted_cents=None, paid_cents=0, justified_cents=0)
    assert (standing.to_receive_cents, standing.to_justify_cents) == (None, None)


def test_unknown_amounts_are_counted_apart() -> None:
    assert domain.summed([3_500_000, None, 750_000, 420_000, None]) == (4_670_000, 2)


@pytest.mark.parametrize("cents", [None, 0, -1])
def test_no_amount_is_nothing_or_less(cents: int | None) -> None:
    with pytest.raises(Refusal, match="plus grand que zéro"):
        domain.ensure_amount(cents)


def test_a_payment_waits_for_the_answer_and_stays_within_it() -> None:
    standing = Standing(granted_cents=500_000, paid_cents=200_000, justified_cents=0)
    domain.ensure_payment(Status.GRANTED, standing, 300_000)
    with pytest.raises(Refusal, match="3\u202f000,00 à recevoir"):
        domain.ensure_payment(Status.GRANTED, standing, 300_001)
    with pytest.raises(Refusal, match="pas encore accordée"):
        domain.ensure_payment(Status.ASKED, standing, 1)


def test_less_cannot_be_granted_than_was_already_paid() -> None:
    domain.ensure_granted_covers(200_000, 200_000)
    domain.ensure_granted_covers(None, 200_000)
    with pytest.raises(Refusal, match="déjà versés"):
        domain.ensure_granted_covers(199_999, 200_000)


def test_an_agreement_ends_after_it_begins() -> None:
    domain.ensure_period(dt.date(2021, 1, 1), dt.date(2021, 1, 1))
    domain.ensure_period(dt.date(2021, 1, 1), None)
    with pytest.raises(Refusal, match="avant de commencer"):
        domain.ensure_period(dt.date(2021, 1, 2), dt.date(2021, 1, 1))
