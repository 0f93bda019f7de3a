"""The page of the committee: what its edition tells, what it does not, and the former summers as theirs told them."""

from typing import Any

from cjs_app.coop.summary.published import Sheet, published
from cjs_app.kernel.sentences import PLAIN

SHEET = Sheet("Coop’Avenir", 2021, "Vitré", "Le CRIC", "Chiffres du 27 août.", {})
WRITE = {**PLAIN, "number": str}


def cells(**changed: Any) -> dict[str, Any]:
    """Return the cells of an edition of twelve who stayed, but for those that are changed."""
    road = dict.fromkeys(("self_financing_cents", "expenses_cents", "carried_over_cents"), 0)
    return {
        "team": {"as_of": "2021-08-27", "totals": [12], "rows": {"stayed": [12], "left": [0]}},
        "hours": {"as_of": "2021-08-27", "totals": [6000], "rows": {"mission": [6000]}},
        "clients": {"as_of": "2021-08-27", "totals": [12, 328000], "rows": {"particulier": [12, 328000]}},
        "quotes": {"as_of": "2021-08-27", "totals": [29], "rows": {"accepted": [20], "waiting": [0], "ended": [9]}},
        "missions": {"as_of": "2021-08-27", "totals": [25], "rows": {"realisee": [25]}},
        "road": road
        | {"revenue_cents": 328000, "deductions_cents": 135896, "net_cents": 192104, "net_per_share_cents": 16009},
    } | changed


def told(**changed: Any) -> list[tuple[str, str, str]]:
    """Return the five figures of an edition."""
    summary = published(SHEET, cells(**changed), [], WRITE, "€")
    return [(number.label, number.text, number.hint) for number in summary.numbers]


def test_each_of_the_five_figures_says_what_it_is_measured_against() -> None:
    assert told() == [
        ("Devis faits", "29", "dont 20 acceptés"),
        ("Missions réalisées", "25", "pour 29 devis faits"),
        ("Chiffre d’affaires HT", "3\u202f280,00", "collectif, avant taxes"),
        ("Coopérant·es", "12", "12 au départ, 12 à la fin"),
        ("Net par coopérant·e", "160,09", "1\u202f921,04 ÷ 12 parts"),
    ]


def test_who_left_alone_is_not_told_nor_what_leads_there() -> None:
    team = {"as_of": "2021-08-27", "totals": [12], "rows": {"stayed": None, "left": None}}
    road = cells()["road"] | {"net_per_share_cents": None}
    assert told(team=team, road=road)[3:] == [
        ("Coopérant·es", "12", "12 au départ"),
        ("À partager", "1\u202f921,04", "entre les coopérant·es"),
    ]


def test_the_group_as_a_whole_is_told_where_its_rows_are_not() -> None:
    team = {"as_of": "2021-08-27", "totals": [12], "rows": {"stayed": None, "left": None}}
    road = cells()["road"] | {"net_cents": None, "net_per_share_cents": None}
    assert told(team=team, road=road, whole={"founded": 12, "stayed": 11, "net_cents": 192104})[3:] == [
        ("Coopérant·es", "12", "12 au départ"),
        ("À partager", "1\u202f921,04", "entre les coopérant·es"),
    ]


def test_an_average_of_another_sum_than_the_one_told_is_left_out() -> None:
    assert told(whole={"founded": 12, "stayed": 12, "net_cents": 200000})[4][:2] == ("À partager", "2\u202f000,00")


def test_where_nothing_is_told_the_words_say_so() -> None:
    nothing = {"as_of": None, "totals": None, "rows": {}}
    figures = told(team=nothing, quotes=nothing, missions=nothing, clients=nothing, road={})
    assert {text for _, text, _ in figures} == {"non montré"}


def test_the_road_is_drawn_only_where_each_of_its_steps_is_told() -> None:
    assert "road" in published(SHEET, cells(), [], WRITE, "€").charts
    assert "road" not in published(SHEET, cells(road={"revenue_cents": 328000}), [], WRITE, "€").charts


def test_former_summers_stand_as_their_last_edition_told_them() -> None:
    few = {"as_of": "2019-08-30", "totals": [6], "rows": {"stayed": None, "left": None}}
    summary = published(SHEET, cells(), [("Coop 2019", 2019, cells(team=few, road={}))], WRITE, "€")
    assert [(one.name, one.people, one.average) for one in summary.summers] == [
        ("Coop’Avenir 2021", "12 sur 12", "160,09"),
        ("Coop 2019 2019", "6 au départ", "non montré"),
    ]
    assert summary.charts["years"].categories == ("2019", "2021")


def test_the_first_summer_is_compared_with_none() -> None:
    summary = published(SHEET, cells(), [], WRITE, "€")
    assert (summary.summers, "years" in summary.charts) == ((), False)
