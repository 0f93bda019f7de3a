"""An edition of the committee's page, with written figures: what it shows, keeps, and compares with later."""

import pytest
from msgspec.structs import replace

from cjs_app.coop.sharing.domain import Amounts, Table
from cjs_app.coop.sharing.editions import Edition, Road, Summer, edition
from cjs_app.kernel.refusal import Refusal

PEOPLE = [f"c{number}" for number in range(1, 7)]
CLIENTS = [f"k{number}" for number in range(1, 7)]
ROAD = Road(5000, 3000, 12000, 1000, 49000, (9000, 8000, 8000, 8000, 8000, 8000), 6)


def each(names: list[str], amount: int) -> Amounts:
    return dict.fromkeys(names, amount)


def a_summer(minutes: int = 300, road: Road = ROAD) -> Summer:
    """Six persons who did as much each, six clients of 100 €, six devis, six missions."""
    return Summer(
        {
            "team": Table({"stayed": (each(PEOPLE, 1),)}, counted=True),
            "hours": Table({"mission": (each(PEOPLE, minutes),), "reunion": (each(PEOPLE, 60),)}),
            "clients": Table({"association": (each(CLIENTS, 1), each(CLIENTS, 10000))}, counted=True),
            "quotes": Table({"accepte": (each(CLIENTS, 1),)}, counted=True),
            "missions": Table({"realisee": (each(CLIENTS, 1),)}, counted=True),
        },
        road,
    )


def first(summer: Summer | None = None, threshold: int = 5) -> Edition:
    return edition(summer or a_summer(), [], threshold, "2021-07-13")


def test_an_edition_shows_sums_and_rows_of_its_day() -> None:
    cells = first().cells
    assert cells["hours"] == {
        "as_of": "2021-07-13", "totals": (2100,), "rows": {"mission": (1800,), "reunion": (300,)}
    }  # fmt: skip
    assert cells["clients"]["rows"] == {"association": (6, 60000)}
    assert cells["team"]["totals"] == (6,)


def test_the_road_of_the_money_stands_with_its_averages() -> None:
    assert first().cells["road"] == {
        "revenue_cents": 60000,
        "self_financing_cents": 5000,
        "expenses_cents": 3000,
        "deductions_cents": 12000,
        "carried_over_cents": 1000,
        "net_cents": 49000,
        "net_per_share_cents": 8167,
        "revenue_per_mission_cents": 10000,
    }


def hidden_money(road: Road) -> list[int | None]:
    cells = first(a_summer(road=road)).cells["road"]
    return [cells[name] for name in ("deductions_cents", "carried_over_cents", "net_cents", "net_per_share_cents")]


def test_with_four_parts_nothing_leads_to_the_net() -> None:
    assert hidden_money(replace(ROAD, shares=(1, 1, 1, 1))) == [None] * 4


def test_with_a_fund_per_hour_nothing_leads_to_the_exact_hours() -> None:
    assert hidden_money(replace(ROAD, counts_hours=True)) == [None] * 4


def test_when_one_person_has_nearly_all_nothing_leads_to_the_net() -> None:
    assert hidden_money(replace(ROAD, shares=(9600, 1, 1, 1, 1))) == [None] * 4


def test_five_equal_parts_are_enough_but_their_average_asks_for_the_same_team() -> None:
    assert hidden_money(replace(ROAD, shares=(9800,) * 5)) == [12000, 1000, 49000, None]


def test_without_a_mission_done_there_is_no_average_of_missions() -> None:
    summer = a_summer()
    tables = {**summer.tables, "missions": Table({"realisee": ({},)}, counted=True)}
    assert first(replace(summer, tables=tables)).cells["road"]["revenue_per_mission_cents"] is None


def test_an_edition_keeps_what_it_was_added_up_from() -> None:
    kept = first()
    assert kept.threshold == 5
    assert kept.basis["team"] == {"rows": {"stayed": [each(PEOPLE, 1)]}, "hidden": []}
    assert set(kept.basis) == {"team", "hours", "clients", "quotes", "missions"}


def test_a_table_in_which_one_person_moved_stays_of_its_day_and_the_others_are_taken_anew() -> None:
    before, summer = first(), a_summer()
    moved = Table({"mission": ({**each(PEOPLE, 300), "c1": 600},), "reunion": (each(PEOPLE, 60),)})
    after = edition(replace(summer, tables={**summer.tables, "hours": moved}), [before], 5, "2021-07-20")
    assert (after.cells["hours"]["as_of"], after.cells["team"]["as_of"]) == ("2021-07-13", "2021-07-20")
    assert after.cells["hours"] == before.cells["hours"]
    assert "hours" not in after.basis


def of_few(summer: Summer) -> Summer:
    """The same summer, after one person and one client did something in every table."""
    tables = {}
    for name, table in summer.tables.items():
        rows = {row: tuple({**measure, "x": 1} for measure in measures) for row, measures in table.rows.items()}
        tables[name] = Table(rows, table.counted)
    return replace(summer, tables=tables)


def test_when_nothing_may_be_told_anew_the_edition_is_refused() -> None:
    with pytest.raises(Refusal, match="Rien de neuf ne peut encore être montré\u00a0: depuis la dernière publication"):
        edition(of_few(a_summer()), [first()], 5, "2021-07-20")


def test_a_higher_threshold_shows_nothing_of_an_edition_that_asked_for_fewer_persons() -> None:
    after = edition(of_few(a_summer()), [first()], 6, "2021-07-20")
    assert after.cells["hours"] == {"as_of": None, "totals": None, "rows": {"mission": None, "reunion": None}}
    assert after.cells["road"] == {}
    assert (after.threshold, after.basis) == (6, {})


def test_every_earlier_edition_is_compared_with_not_only_the_last() -> None:
    old, summer = first(), a_summer(600)
    second = edition(summer, [old], 5, "2021-07-20")
    back = Table({"mission": ({**each(PEOPLE, 300), "c1": 315},), "reunion": (each(PEOPLE, 60),)})
    third = edition(replace(summer, tables={**summer.tables, "hours": back}), [old, second], 5, "2021-07-27")
    assert third.cells["hours"]["as_of"] == "2021-07-20"


def test_the_road_stays_with_the_clients_it_was_told_with() -> None:
    before, summer = first(), a_summer(road=replace(ROAD, expenses_cents=9999))
    clients = Table({"association": ({**each(CLIENTS, 1), "k9": 1}, {**each(CLIENTS, 10000), "k9": 500})}, counted=True)
    after = edition(replace(summer, tables={**summer.tables, "clients": clients}), [before], 5, "2021-07-20")
    assert after.cells["road"] == before.cells["road"]


def test_an_average_whose_count_is_of_another_day_is_not_shown() -> None:
    before, summer = first(), a_summer()
    for name, average in (("team", "net_per_share_cents"), ("missions", "revenue_per_mission_cents")):
        (row, (amounts,)) = next(iter(summer.tables[name].rows.items()))
        tables = {**summer.tables, name: Table({row: ({**amounts, "x": 1},)}, counted=True)}
        after = edition(replace(summer, tables=tables), [before], 5, "2021-07-20")
        assert after.cells[name]["as_of"] == "2021-07-13"
        assert after.cells["road"][average] is None


def test_rows_that_may_not_be_shown_are_hidden_and_kept_as_hidden() -> None:
    summer = a_summer()
    hours = Table({"mission": (each(PEOPLE, 300),), "gestion": ({"c1": 60},), "reunion": (each(PEOPLE, 60),)})
    made = first(replace(summer, tables={**summer.tables, "hours": hours}))
    assert made.cells["hours"]["rows"] == {"mission": (1800,), "gestion": None, "reunion": None}
    assert made.basis["hours"]["hidden"] == ["gestion", "reunion"]


def whole(people: dict[str, Amounts], road: Road = ROAD) -> dict[str, int | None]:
    team = {"team": Table({row: (each_one,) for row, each_one in people.items()}, counted=True)}
    return dict(first(replace(a_summer(), tables={**a_summer().tables, **team}, road=road)).cells["whole"])


def test_the_group_as_a_whole_is_told_where_its_rows_are_not() -> None:
    people = {"stayed": each(PEOPLE, 1), "left": {"c7": 1}}
    assert whole(people) == {"founded": 7, "stayed": None, "net_cents": 49000}


def test_a_group_of_four_is_not_told_as_a_whole_either() -> None:
    people, road = {"stayed": each(PEOPLE[:4], 1), "left": {"c5": 1}}, replace(ROAD, sharers=4)
    assert whole(people, road) == {"founded": 5, "stayed": None, "net_cents": None}
