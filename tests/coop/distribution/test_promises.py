"""Whatever the summer, the team and the vote, what the sharing promises holds."""

from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind
from cjs_app.coop.distribution.domain import Deduction, Distribution, Earnings, Settings, shares, waterfall
from cjs_app.coop.distribution.shares import Person
from cjs_app.coop.seasons.domain import Rule
from cjs_app.kernel.periods import Period

days = st.none() | st.dates(date(2021, 6, 1), date(2021, 9, 30))
people = st.builds(
    Person,
    code=st.integers(0, 999).map("C{:03d}".format),
    has_share=st.booleans(),
    coefficient=st.decimals(0, 10, places=4),
    minutes_by_nature=st.dictionaries(st.sampled_from(["mission", "reunion", "gestion"]), st.integers(0, 20_000)),
    present_from=days,
    present_to=days,
)
teams = st.lists(people, max_size=16, unique_by=lambda someone: someone.code)
votes = st.builds(
    Settings,
    rule=st.sampled_from(Rule),
    equal_percent=st.decimals(0, 100, places=2),
    natures=st.sampled_from([(), ("mission",), ("mission", "gestion")]),
    wage_cents=st.integers(0, 300),
    carried_over_cents=st.just(0),
    season=st.just(Period(date(2021, 7, 5), date(2021, 8, 27))),
)
nets = st.integers(-1_000_000, 10_000_000)
percentages = st.builds(
    Deduction,
    rank=st.integers(1, 5),
    label=st.just("Fonds"),
    kind=st.just(DeductionKind.PERCENT),
    percent=st.decimals(0, 100, places=4),
    base=st.sampled_from(DeductionBase),
)


def amounts(distribution: Distribution) -> list[int]:
    """Return the amounts in the order of the codes."""
    return [share.amount_cents for share in distribution.shares]


@given(nets, teams, votes)
def test_the_parts_add_up_to_the_net_or_nothing_is_shared(net_cents: int, team: list[Person], vote: Settings) -> None:
    shared = shares(net_cents, team, vote)
    nothing = net_cents <= 0 or shared.refusal is not None
    assert sum(amounts(shared)) == (0 if nothing else net_cents)


@given(nets, teams, votes)
def test_no_share_and_no_line_is_below_zero(net_cents: int, team: list[Person], vote: Settings) -> None:
    for share in shares(net_cents, team, vote).shares:
        assert share.amount_cents >= 0
        assert all(line.amount_cents >= 0 and line.spare_cents in (0, 1) for line in share.lines)


@given(nets, teams, votes)
def test_the_lines_of_a_share_add_up_to_it(net_cents: int, team: list[Person], vote: Settings) -> None:
    for share in shares(net_cents, team, vote).shares:
        assert sum(line.amount_cents for line in share.lines) == share.amount_cents
        assert all("{" not in str(line.explanation) for line in share.lines)


@given(nets, teams, votes, st.randoms())
def test_the_order_of_the_people_does_not_matter(
    net_cents: int, team: list[Person], vote: Settings, lots: Random
) -> None:
    shuffled = lots.sample(team, len(team))
    assert shares(net_cents, shuffled, vote).shares == shares(net_cents, team, vote).shares


@given(nets, st.integers(1, 16), votes)
def test_people_alike_in_everything_differ_by_a_cent_per_pot_at_most(net_cents: int, size: int, vote: Settings) -> None:
    team = [Person(f"C{rank:02d}", True, Decimal("1.5"), {"mission": 600, "gestion": 60}) for rank in range(size)]
    for column in zip(*[share.lines for share in shares(net_cents, team, vote).shares], strict=True):
        parts = [line.amount_cents for line in column]
        assert max(parts) - min(parts) <= 1


@given(nets, teams, votes)
def test_who_has_no_part_receives_nothing(net_cents: int, team: list[Person], vote: Settings) -> None:
    without = {someone.code for someone in team if not someone.has_share}
    assert all(share.amount_cents == 0 for share in shares(net_cents, team, vote).shares if share.code in without)


@given(st.lists(percentages, max_size=6), st.integers(0, 10**8))
def test_every_step_of_the_road_adds_up(deductions: list[Deduction], revenue_cents: int) -> None:
    told = waterfall(Earnings(revenue_cents, 500, 300, 0), deductions, 100)
    assert sum(step.amount_cents for step in told.steps) == told.net_cents == told.steps[-1].balance_cents
    assert told.net_cents == revenue_cents + 500 - 300 - sum(taken for _, taken in told.deductions) - 100
