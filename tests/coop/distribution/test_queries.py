"""From the records of a summer to everybody's share."""

from decimal import Decimal

import pytest
from flask import Flask

from cjs_app.coop.distribution import queries
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.seasons.domain import Rule
from tests.summers import a_fixed_deduction, a_small_summer, the_golden_summer


def test_the_golden_summer_gives_174_64_to_each_of_the_eleven(app: Flask) -> None:
    road, distribution = queries.distribution_of(the_golden_summer())
    assert (road.steps[0].amount_cents, road.net_cents) == (328000, 192104)
    assert [share.amount_cents for share in distribution.shares] == [17464] * 11 + [0]
    assert [share.minutes for share in distribution.shares] == [12000] * 11 + [0]


def test_the_road_takes_expenses_then_deductions_from_what_came_in(app: Flask) -> None:
    road, _ = queries.distribution_of(a_small_summer())
    assert [(step.key, step.balance_cents) for step in road.steps] == [
        ("revenue", 30000),
        ("self_financing", 35000),
        ("expenses", 33000),
        ("deduction-1", 29700),
        ("carried_over", 29700),
    ]


@pytest.mark.parametrize(
    ("rule", "settings", "expected"),
    [
        (Rule.EQUAL, {}, [9900, 9900, 9900]),
        # 3 h, 3 h and 2 h of 8 h: 111,37½ twice and 74,25; the spare cent goes to the first of the largest remainders.
        (Rule.HOURS, {}, [11138, 11137, 7425]),
        (Rule.HOURS, {"natures": "mission"}, [9900, 9900, 9900]),
        (Rule.PRESENCE, {}, [9900, 9900, 9900]),
        (Rule.INVOLVEMENT, {}, [9900, 9900, 9900]),
        (Rule.MIXED, {"equal_percent": Decimal(50)}, [10519, 10519, 8662]),
        # 3 × 2 h at 10,00, then 237,00 by hours.
        (Rule.WAGE_THEN_DIVIDEND, {"wage_cents": 1000}, [10888, 10887, 7925]),
    ],
)
def test_every_rule_shares_297_00(app: Flask, rule: Rule, settings: dict[str, object], expected: list[int]) -> None:
    season = a_small_summer()
    season.rule = rule
    for name, value in settings.items():
        setattr(season, name, value)
    _, distribution = queries.distribution_of(season)
    assert sum(expected) == 29700
    assert [share.amount_cents for share in distribution.shares] == expected


def test_a_wage_that_exceeds_the_net_is_refused_with_both_amounts(app: Flask) -> None:
    season = a_small_summer()
    season.rule, season.wage_cents = Rule.WAGE_THEN_DIVIDEND, 10000
    _, distribution = queries.distribution_of(season)
    assert distribution.refusal is not None
    assert distribution.refusal.values == {"wages": 60000, "net": 29700}
    assert [share.amount_cents for share in distribution.shares] == [0, 0, 0]


def test_a_deficit_shares_nothing_and_says_how_much_is_missing(app: Flask) -> None:
    season = a_small_summer()
    a_fixed_deduction(season, 40000)
    _, distribution = queries.distribution_of(season)
    assert (distribution.deficit_cents, [share.amount_cents for share in distribution.shares]) == (10300, [0, 0, 0])


def test_what_is_missing_before_closing_is_counted(app: Flask) -> None:
    season = a_small_summer()
    checks = queries.checks_before_closing(season, queries.distribution_of(season)[1])
    assert [(check.subject, check.is_done, check.blocks) for check in checks] == [
        ("hours", True, True),
        ("invoices", True, True),
        ("expenses", True, True),
        ("rule", True, True),
        ("quotes", False, False),
        ("missions", True, False),
    ]


def test_a_share_counts_the_minutes_of_every_nature(app: Flask) -> None:
    season = a_small_summer()
    season.rule, season.natures = Rule.HOURS, Nature.MISSION.value
    _, distribution = queries.distribution_of(season)
    assert [share.minutes for share in distribution.shares] == [180, 180, 120]
