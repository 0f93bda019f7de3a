"""This summer beside the former ones."""

from decimal import Decimal

from cjs_app.coop.bilan.comparison import comparison
from cjs_app.coop.bilan.domain import Bilan, Money
from cjs_app.coop.distribution.domain import Distribution, Earnings, waterfall
from cjs_app.coop.missions.domain import Status as MissionStatus


def a_bilan(year: int, revenue_cents: int, missions: int = 0, stayed: int = 0, sharers: int = 0) -> Bilan:
    """Return a summer of which only a few figures matter."""
    road = waterfall(Earnings(revenue_cents, 0, 0, 0), [], 0)
    shared = Distribution(road.net_cents, (), None)
    missions_done = {MissionStatus.DONE: missions}
    documents = Money(0, 0, 0)
    return Bilan(
        "Coop", year, "open", "EUR", stayed, stayed, 2, {}, missions_done, documents, {}, road, shared, sharers
    )


def test_the_first_summer_has_nothing_to_be_compared_with() -> None:
    assert comparison(a_bilan(2021, 328000), []) is None


def test_a_growth_says_what_it_is_measured_from() -> None:
    compared = comparison(a_bilan(2021, 328000, missions=20, stayed=11), [a_bilan(2020, 250000, 12, 12)])
    assert compared is not None
    assert [(growth.label, str(growth.told)) for growth in compared.growths] == [
        ("Chiffre d’affaires HT", "+31,2\u00a0% par rapport à 2\u202f500,00 en 2020"),
        ("Missions réalisées", "+66,7\u00a0% par rapport à 12 en 2020"),
        ("Coopérant·es à la fin", "-8,3\u00a0% par rapport à 12 en 2020"),
    ]


def test_the_growth_is_measured_from_the_newest_former_summer() -> None:
    compared = comparison(a_bilan(2021, 300), [a_bilan(2020, 200), a_bilan(2019, 100)])
    assert compared is not None
    assert str(compared.growths[0].told) == "+50,0\u00a0% par rapport à 2,00 en 2020"
    assert [summer.year for summer in compared.summers] == [2021, 2020, 2019]


def test_no_growth_is_measured_from_nothing() -> None:
    compared = comparison(a_bilan(2021, 300, 3, 3, 3), [a_bilan(2020, 0)])
    assert compared is not None
    assert compared.growths == ()


def test_averages_are_compared_even_when_their_denominators_differ() -> None:
    compared = comparison(a_bilan(2021, 30000, sharers=3), [a_bilan(2020, 40000, sharers=5)])
    assert compared is not None
    assert str(compared.growths[-1].told) == "+25,0\u00a0% par rapport à 80,00 en 2020"


def test_a_percentage_is_a_whole_number_of_tenths() -> None:
    compared = comparison(a_bilan(2021, 10005), [a_bilan(2020, 10000)])
    assert compared is not None
    assert Decimal(str(compared.growths[0].told.values["percent"]).replace(",", ".")) == Decimal("0.1")


def test_a_summer_that_has_not_begun_did_not_lose_everything() -> None:
    compared = comparison(a_bilan(2022, 0), [a_bilan(2021, 328000, missions=25, stayed=11)])
    assert compared is not None
    assert [len(compared.summers), compared.growths] == [2, ()]
