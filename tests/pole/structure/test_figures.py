"""A figure of the pôle's year: exact, and honest about what it is compared with."""

from decimal import Decimal

from cjs_app.pole.structure.domain import year_of_life
from cjs_app.pole.structure.figures import count, growth, money, named, percent_of, share


def test_twenty_meetings_after_twelve_are_66_67_percent_more_over_the_twelve() -> None:
    now = count(2021, "holders.meetings", "Rendez-vous", 20, "Les rendez-vous tenus.")
    before = count(2020, "holders.meetings", "Rendez-vous", 12, "Les rendez-vous tenus.")
    told = growth("holders.meetings_growth", "Évolution des rendez-vous", now, before)
    assert told.value == Decimal("66.67")
    assert (told.base, told.inputs) == ("holders.meetings@2020", ("holders.meetings", "holders.meetings@2020"))
    assert str(told.formula) == "(Rendez-vous 2021 − Rendez-vous 2020) ÷ Rendez-vous 2020."
    assert told.to_json()["value"] == "66.67"


def test_nothing_grows_from_nothing() -> None:
    now, before = (count(year, "members.total", "Adhérents", size, "") for year, size in ((2021, 42), (2018, 0)))
    assert growth("members.growth", "Évolution", now, before).value is None


def test_a_share_names_its_denominator() -> None:
    part, whole = count(2021, "members.mutuals", "Mutuelles", 1, ""), count(2021, "members.total", "Adhérents", 42, "")
    told = share(2021, "members.mutuals_share", "Part des mutuelles", part, whole)
    assert (told.value, told.over) == (Decimal("2.38"), "members.total")


def test_percentages_round_half_away_from_zero() -> None:
    assert percent_of(1, 800) == Decimal("0.13")
    assert percent_of(-1, 800) == Decimal("-0.13")
    assert percent_of(3, 0) is None
    assert percent_of(None, 3) is None


def test_programs_read_cents_whole_and_decimals_as_texts() -> None:
    assert money(2021, "funders.granted", "Accordé", 4_670_000, "").to_json()["value"] == 4_670_000
    assert count(2021, "staff.etp", "ETP", Decimal("0.80"), "").to_json()["value"] == "0.8"
    assert count(2021, "members.total", "Adhérents", None, "").to_json()["value"] is None


def test_a_figure_of_another_year_is_named_with_its_year() -> None:
    figure = count(2020, "members.total", "Adhérents", 26, "")
    assert (named(figure, 2020), named(figure, 2021)) == ("members.total", "members.total@2020")


def test_the_year_of_foundation_is_the_first_year_of_life() -> None:
    assert [year_of_life(2013, year) for year in (2012, 2013, 2021)] == [None, 1, 9]
    assert year_of_life(None, 2021) is None
