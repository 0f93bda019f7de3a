"""Days and the stretches between them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjs_app.kernel.periods import Period, days_of_year, months_after, parse_day, week_start
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import plain_day

SUMMER = Period(date(2021, 7, 5), date(2021, 8, 27))


@pytest.mark.parametrize(
    "typed",
    [
        "2021-07-31",
        "2021/7/31",
        "2021-07-31 00:00:00",
        "2021-07-31T00:00:00",
        "31/07/2021",
        "31/7/2021",
        "31-07-2021",
        "31.07.2021",
        "31 07 2021",
        "31/07/21",
        " 31 / 07 / 2021 ",
        "31 juillet 2021",
        "31\u00a0juillet\u00a02021",
        "31 JUILLET 2021",
        "31 juil. 2021",
        "31-juil-21",
        "samedi 31 juillet 2021",
        "le 31 juillet 2021",
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    assert parse_day(typed) == date(2021, 7, 31)


@pytest.mark.parametrize("typed", ["1er août 2021", "1er aout 2021", "1 Août 2021", "01/08/2021", "1 aou\u0302t 2021"])
def test_the_first_of_august_is_read_with_or_without_accent(typed: str) -> None:
    assert parse_day(typed) == date(2021, 8, 1)


MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]


@pytest.mark.parametrize(("rank", "name"), list(enumerate(MONTHS, start=1)))
def test_every_month_has_its_name(rank: int, name: str) -> None:
    assert parse_day(f"2 {name} 2021") == date(2021, rank, 2)


@pytest.mark.parametrize(
    "typed",
    [
        "demain",
        "31/07",
        "2021",
        "20210731",
        "31 brumaire 2021",
        "31 mais 2021",
        "31/07/2021 12:00",
        "31/07/021",
        "-1/07/2021",
        "1e400",
        "🎉",
        "３１/０７/２０２１",
        "٣١/٠٧/٢٠٢١",
        "3\u00b9/07/2021",
        "31/07/2021\x00",
        "\ud800",
        "1" * 10_000,
        "31/07/2021" * 1_000,
    ],
)
def test_what_is_no_day_is_quoted_back_with_an_example(typed: str) -> None:
    with pytest.raises(
        Refusal, match=r"^«\u00a0.{0,40}\u00a0» n’est pas une date\u00a0: écrire par exemple 31/07/2021\.$"
    ):
        parse_day(typed)


@pytest.mark.parametrize("typed", ["31/02/2021", "2021-02-29", "0/01/2021", "1/0/2021", "99/01/2021", "31 avril 2021"])
def test_a_day_that_is_not_in_the_calendar_is_said_so(typed: str) -> None:
    with pytest.raises(Refusal, match="n’existe pas dans le calendrier"):
        parse_day(typed)


@pytest.mark.parametrize(("typed", "month"), [("07/31/2021", 31), ("07/13/2021", 13), ("2021-13-07", 13)])
def test_a_month_above_twelve_recalls_the_order(typed: str, month: int) -> None:
    with pytest.raises(Refusal, match=f"il n’y a pas de mois {month}, écrire le jour puis le mois"):
        parse_day(typed)


@pytest.mark.parametrize("typed", ["31/07/1989", "31/07/2101", "0021-07-31", "31/07/9999", "31 juillet 0000"])
def test_a_year_out_of_reach_is_probably_a_slip(typed: str) -> None:
    with pytest.raises(Refusal, match="semble être une faute de frappe, elle doit aller de 1990 à 2100"):
        parse_day(typed)


def test_the_first_and_the_last_year_are_within_reach() -> None:
    assert parse_day("01/01/1990") == date(1990, 1, 1)
    assert parse_day("31/12/2100") == date(2100, 12, 31)


def test_someone_may_be_born_before_the_others() -> None:
    assert parse_day("12/03/1957", first_year=1900) == date(1957, 3, 12)


def test_a_missing_day_is_said_to_be_missing_in_its_box() -> None:
    with pytest.raises(Refusal, match="La date manque") as refused:
        parse_day("", field="due_on")
    assert refused.value.field == "due_on"


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_day_written_by_the_house_is_read_back(day: date) -> None:
    assert parse_day(plain_day(day)) == parse_day(day.isoformat()) == day


@given(st.text(max_size=50))
def test_any_text_is_a_day_or_a_refusal(typed: str) -> None:
    try:
        assert 1990 <= parse_day(typed).year <= 2100
    except Refusal as refusal:
        assert str(refusal)


def test_a_period_counts_its_first_and_its_last_day() -> None:
    assert SUMMER.days == 54
    assert Period(date(2021, 7, 5), date(2021, 7, 5)).days == 1


def test_a_period_contains_its_ends_and_nothing_beyond() -> None:
    assert SUMMER.contains(date(2021, 7, 5)) and SUMMER.contains(date(2021, 8, 27))
    assert not SUMMER.contains(date(2021, 7, 4)) and not SUMMER.contains(date(2021, 8, 28))


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2021, 7, 1), date(2021, 7, 5), 1),
        (date(2021, 7, 6), date(2021, 7, 8), 3),
        (date(2021, 8, 27), date(2021, 9, 1), 1),
        (date(2021, 1, 1), date(2021, 12, 31), 54),
        (date(2021, 6, 1), date(2021, 7, 4), 0),
        (date(2021, 9, 1), date(2021, 9, 2), 0),
    ],
)
def test_days_in_common_are_counted(start: date, end: date, days: int) -> None:
    assert Period(start, end).days_within(SUMMER) == days
    assert SUMMER.days_within(Period(start, end)) == days


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(Refusal) as refused:
        Period(date(2021, 7, 5), date(2021, 7, 4))
    said = "La fin (04/07/2021) est avant le début (05/07/2021)\u00a0: vérifier les deux dates."
    assert (str(refused.value), refused.value.field) == (said, "end")


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        (date(2021, 7, 5), date(2021, 7, 5)),
        (date(2021, 7, 11), date(2021, 7, 5)),
        (date(2021, 1, 1), date(2020, 12, 28)),
    ],
)
def test_a_week_starts_on_monday(day: date, monday: date) -> None:
    assert week_start(day) == monday


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2021, 8, 31), 6, date(2022, 2, 28)),
        (date(2021, 8, 31), 12, date(2022, 8, 31)),
        (date(2021, 12, 31), 1, date(2022, 1, 31)),
        (date(2021, 11, 30), 1, date(2021, 12, 30)),
        (date(2021, 1, 15), 120, date(2031, 1, 15)),
    ],
)
def test_months_are_counted_to_the_last_day_there_is(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def test_a_year_goes_from_its_first_day_to_its_last() -> None:
    assert days_of_year(2021) == (date(2021, 1, 1), date(2021, 12, 31))
