"""Votes, and the closing after which nothing moves."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask

from cjs_app.coop.accounts import actions as accounts
from cjs_app.coop.accounts.domain import ExpenseSheet
from cjs_app.coop.bilan import actions as bilan
from cjs_app.coop.distribution import actions, queries
from cjs_app.coop.distribution.models import SeasonClosing
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import REOPENING, Rule, Status
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.refusal import Refusal
from tests.builders import a_client, a_cooperant, a_draft_invoice, a_mission, a_quote, a_season
from tests.people import A_DAY, stamped
from tests.summers import AUGUST, a_fixed_deduction, a_small_summer, closed_by_two, in_closing, the_golden_summer


def a_ballot(**more: Any) -> actions.Ballot:
    """Return a vote for equal parts, eight against two, one without opinion."""
    usual = {
        "day": A_DAY,
        "rule": Rule.EQUAL,
        "equal_percent": Decimal(50),
        "natures": (),
        "wage_cents": 0,
        "carried_over_cents": 0,
        "votes_for": 8,
        "votes_against": 2,
        "abstentions": 1,
    }
    return actions.Ballot(**(usual | more))


def closed(season: Season) -> SeasonClosing:
    """Close a season; return what was kept of it, as the pages read it."""
    closed_by_two(in_closing(season))
    closing = queries.closing_of(season)
    assert closing is not None
    return closing


def test_a_vote_that_carries_makes_its_rule_the_season_s(app: Flask) -> None:
    season = a_season()
    chosen = {"rule": Rule.HOURS, "natures": (Nature.MISSION, Nature.MEETING), "carried_over_cents": 500}
    actions.record_vote(season, a_ballot(**chosen), stamped())
    assert (season.rule, season.natures, season.carried_over_cents) == (Rule.HOURS, "mission|reunion", 500)


def test_the_last_vote_counts_and_the_first_stays_in_the_list(each_app: Flask) -> None:
    season = a_season()
    actions.record_vote(season, a_ballot(rule=Rule.HOURS), stamped())
    actions.record_vote(season, a_ballot(rule=Rule.PRESENCE), stamped())
    assert season.rule is Rule.PRESENCE
    assert [vote.rule for vote in queries.votes_of(season)] == [Rule.PRESENCE, Rule.HOURS]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"votes_for": 5, "votes_against": 5}, "votes_for"),
        ({"day": A_DAY + dt.timedelta(days=1)}, "day"),
        ({"equal_percent": Decimal("100.01")}, "equal_percent"),
        ({"rule": Rule.WAGE_THEN_DIVIDEND}, "wage_cents"),
        ({"carried_over_cents": -1}, "carried_over_cents"),
    ],
)
def test_a_vote_that_cannot_hold_is_refused_at_its_field(app: Flask, wrong: dict[str, Any], field: str) -> None:
    season = a_season()
    with pytest.raises(Refusal) as refused:
        actions.record_vote(season, a_ballot(**wrong), stamped())
    assert refused.value.field == field
    assert queries.votes_of(season) == []


def test_closing_freezes_every_share_and_what_it_was_computed_from(each_app: Flask) -> None:
    season = a_small_summer()
    road, distribution = queries.distribution_of(season)
    closing = closed(season)
    assert season.status is Status.CLOSED
    assert (closing.net_cents, [share.amount_cents for share in closing.shares]) == (29700, [9900, 9900, 9900])
    assert queries.frozen(closing) == (road, distribution) == queries.distribution_of(season)


def test_the_golden_summer_is_frozen_as_it_is_computed(app: Flask) -> None:
    season = the_golden_summer()
    closing = closed(season)
    assert [share.amount_cents for share in closing.shares] == [17464] * 11 + [0]
    assert queries.frozen(closing) == queries.distribution_of(season)


def test_the_same_summer_has_the_same_fingerprint_and_a_cent_more_another(app: Flask) -> None:
    prints = []
    for name, cents in (("A", 100), ("B", 100), ("C", 101)):
        season = a_small_summer(a_season(name, carrier=name, siren=""))
        a_fixed_deduction(season, cents)
        prints.append(closed(season).fingerprint)
    assert prints[0] == prints[1] != prints[2]


def test_an_open_season_must_first_begin_its_closing(app: Flask) -> None:
    with pytest.raises(Refusal, match="Commencer d’abord la clôture"):
        closed_by_two(a_small_summer())


def test_hours_to_validate_hold_the_closing_back(app: Flask) -> None:
    season = a_small_summer()
    hours.declare(season, HoursDraft(A_DAY, 60, Nature.MISSION, [a_cooperant(season, "Inès").id]), stamped())
    with pytest.raises(Refusal) as refused:
        closed_by_two(in_closing(season))
    assert refused.value.values == {"count": 1}


def test_a_draft_invoice_holds_the_closing_back(app: Flask) -> None:
    season = a_small_summer()
    a_draft_invoice(season)
    with pytest.raises(Refusal, match="facture"):
        closed_by_two(in_closing(season))


def test_a_sharing_that_the_rule_refuses_holds_the_closing_back(app: Flask) -> None:
    season = a_small_summer()
    season.rule, season.wage_cents = Rule.WAGE_THEN_DIVIDEND, 10000
    with pytest.raises(Refusal, match="salaires"):
        closed_by_two(in_closing(season))
    assert queries.closing_of(season) is None


def test_a_deficit_can_be_closed_and_shares_nothing(app: Flask) -> None:
    season = a_small_summer()
    a_fixed_deduction(season, 40000)
    closing = closed(season)
    assert (closing.net_cents, {share.amount_cents for share in closing.shares}) == (-10300, {0})


def test_a_season_closes_once(app: Flask) -> None:
    season = in_closing(a_small_summer())
    closed_by_two(season)
    with pytest.raises(Refusal, match="close"):
        actions.close(season, stamped(day=AUGUST))


WRITINGS = {
    "a client": lambda season: a_client(season),
    "a cooperant": lambda season: a_cooperant(season),
    "a devis": lambda season: a_quote(season),
    "a mission": lambda season: a_mission(season),
    "a vote": lambda season: actions.record_vote(season, a_ballot(), stamped()),
    "an expense": lambda season: accounts.record_expense(season, ExpenseSheet(A_DAY, "Gants", 100, ""), stamped()),
    "a deduction": lambda season: a_fixed_deduction(season, 100),
    "a text": lambda season: bilan.write_text(season, "portrait", "Nous", stamped()),
    "its state": lambda season: seasons.move(season, REOPENING, stamped()),
}


@pytest.mark.parametrize("write", WRITINGS.values(), ids=WRITINGS)
def test_nothing_writes_in_a_closed_season(app: Flask, write: Callable[[Season], object]) -> None:
    season = a_small_summer()
    closing = closed(season)
    with pytest.raises(Refusal, match="close"):
        write(season)
    assert queries.frozen(closing) == queries.distribution_of(season)
