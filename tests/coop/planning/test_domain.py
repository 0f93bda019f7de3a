"""The guides for minors, at their very edges."""

import datetime as dt

import pytest

from cjs_app.coop.planning.domain import Work, exceeded, minutes_of, spans_of, unchecked
from cjs_app.kernel.periods import Period

MONDAY = dt.date(2021, 7, 5)
SIXTEEN = dt.date(2005, 1, 1)
FIFTEEN = dt.date(2006, 1, 1)
ADULT = dt.date(2003, 1, 1)


def day(rank: int) -> dt.date:
    """Return a day of July 2021: 0 is Monday 5 July."""
    return MONDAY + dt.timedelta(days=rank)


def at(text: str) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None


def slot(rank: int, start: str = "", end: str = "") -> Work:
    return Work(day(rank), None, at(start), at(end))


def hours(rank: int, minutes: int) -> Work:
    return Work(day(rank), minutes)


def told(*works: Work, born: dt.date | None = SIXTEEN) -> list[str]:
    """Return the sentences about somebody's works, spaces made ordinary."""
    return [str(one.sentence).replace("\u00a0", " ") for one in exceeded(born, works)]


def test_eight_hours_are_fine_and_a_minute_more_is_told() -> None:
    assert told(slot(0, "08:00", "12:00"), slot(0, "13:00", "17:00")) == []
    assert told(slot(0, "08:00", "12:00"), slot(0, "13:00", "17:01")) == [
        "Le 05/07/2021 : 8 h 01 prévues, au-dessus de 8 h par jour. Raccourcir un créneau, ou le confier à quelqu’un "
        "d’autre."
    ]


def test_hours_that_were_noted_are_told_in_their_own_words() -> None:
    assert told(hours(0, 300), hours(0, 180)) == []
    assert told(hours(0, 300), hours(0, 181)) == [
        "Le 05/07/2021 : 8 h 01 notées, au-dessus de 8 h par jour. Vérifier la durée, et alléger les jours suivants."
    ]


def test_what_is_planned_and_what_was_noted_are_not_added_up() -> None:
    assert told(slot(0, "08:00", "12:00"), hours(0, 480)) == []


@pytest.mark.parametrize(("born", "minutes", "warned"), [(FIFTEEN, 420, 0), (FIFTEEN, 421, 1), (SIXTEEN, 421, 0)])
def test_seven_hours_before_sixteen(born: dt.date, minutes: int, warned: int) -> None:
    assert len(told(hours(0, minutes), born=born)) == warned


def test_the_age_is_that_of_the_day() -> None:
    birthday = dt.date(2005, 7, 6)
    assert told(hours(0, 480), born=birthday)[0].startswith("Le 05/07/2021 : 8 h notées, au-dessus de 7 h")
    assert told(hours(1, 480), born=birthday) == []


def test_an_adult_is_told_nothing_from_the_day_of_coming_of_age() -> None:
    birthday = dt.date(2003, 7, 6)
    assert len(told(hours(0, 600), hours(1, 600), born=birthday)) == 1
    assert told(*(slot(rank, "05:00", "23:00") for rank in range(10)), born=ADULT) == []


def test_whose_birth_date_is_unknown_has_the_limits_of_sixteen() -> None:
    assert told(hours(0, 480), born=None) == []
    assert len(told(hours(0, 481), born=None)) == 1


def test_thirty_five_hours_a_week_are_fine_and_a_minute_more_is_told() -> None:
    week = [hours(rank, 420) for rank in range(5)]
    assert told(*week) == []
    assert told(*week, hours(4, 1)) == [
        "Semaine du 05/07/2021 : 35 h 01 notées, au-dessus de 35 h par semaine. Vérifier les durées, et alléger la "
        "semaine d’après."
    ]


def test_a_week_begins_on_monday() -> None:
    assert told(*(hours(rank, 420) for rank in (2, 3, 4)), *(hours(rank, 420) for rank in (7, 8, 10))) == []


def test_the_days_of_an_adult_are_in_no_week() -> None:
    birthday = dt.date(2003, 7, 8)
    assert told(*(hours(rank, 480) for rank in range(5)), born=birthday) == []


def test_a_week_planned_too_long_says_to_take_a_slot_away() -> None:
    week = [slot(rank, start, end) for rank in range(5) for start, end in (("08:00", "12:00"), ("13:00", "16:01"))]
    assert told(*week) == [
        "Semaine du 05/07/2021 : 35 h 05 prévues, au-dessus de 35 h par semaine. Enlever un créneau, ou le confier à "
        "quelqu’un d’autre."
    ]


@pytest.mark.parametrize(
    ("born", "evening", "morning", "warned"),
    [
        (SIXTEEN, "20:00", "08:00", 0),
        (SIXTEEN, "20:01", "08:00", 1),
        (FIFTEEN, "18:00", "08:00", 0),
        (FIFTEEN, "18:01", "08:00", 1),
    ],
)
def test_twelve_hours_between_two_days_fourteen_before_sixteen(
    born: dt.date, evening: str, morning: str, warned: int
) -> None:
    assert len(told(slot(0, "17:00", evening), slot(1, morning, "10:00"), born=born)) == warned


def test_a_short_rest_is_told_on_the_second_day() -> None:
    (found,) = exceeded(SIXTEEN, [slot(0, "19:00", "21:00"), slot(1, "08:30", "10:00")])
    assert str(found.sentence).replace("\u00a0", " ") == (
        "Du 05/07/2021 au 06/07/2021 : 11 h 30 de repos, il en faut 12 h. Finir plus tôt la veille, ou commencer plus "
        "tard."
    )
    assert (found.day, found.first, found.last) == (day(1), day(0), day(1))


def test_the_rest_goes_from_the_last_end_to_the_first_start_over_a_sunday_too() -> None:
    evening = [slot(6, "14:00", "15:00"), slot(6, "19:00", "20:30")]
    assert len(told(*evening, slot(7, "14:00", "15:00"), slot(7, "08:00", "09:00"))) == 1
    assert told(*evening, slot(8, "08:00", "09:00")) == []


def test_times_that_nobody_knows_are_not_guessed() -> None:
    assert told(slot(0, "09:00"), slot(1, "06:00"), slot(2), slot(2)) == []


@pytest.mark.parametrize(
    ("born", "start", "end", "warned"),
    [
        (SIXTEEN, "06:00", "08:00", 0),
        (SIXTEEN, "05:59", "08:00", 1),
        (SIXTEEN, "20:00", "22:00", 0),
        (SIXTEEN, "20:00", "22:01", 1),
        (SIXTEEN, "20:00", "23:59", 1),
        (SIXTEEN, "22:00", "", 1),
        (SIXTEEN, "21:59", "", 0),
        (FIFTEEN, "18:00", "20:00", 0),
        (FIFTEEN, "18:00", "20:01", 1),
        (FIFTEEN, "00:00", "", 1),
    ],
)
def test_nights_are_for_sleeping(born: dt.date, start: str, end: str, warned: int) -> None:
    assert len(told(slot(0, start, end), born=born)) == warned


def test_night_work_says_between_which_hours_to_work() -> None:
    assert told(slot(0, "21:00", "22:30")) == [
        "Le 05/07/2021 : du travail est prévu avant 6 h ou après 22 h. Le placer entre 6 h et 22 h."
    ]


def test_four_hours_and_a_half_in_a_row_are_fine_and_a_minute_more_asks_for_a_pause() -> None:
    assert told(slot(0, "08:00", "12:30")) == []
    assert told(slot(0, "08:00", "12:31")) == [
        "Le 05/07/2021 : 4 h 31 de travail prévues sans pause de 30 min. En prévoir une avant 4 h 30 de travail."
    ]


@pytest.mark.parametrize(("resumes", "warned"), [("10:29", 1), ("10:30", 0), ("10:00", 1)])
def test_a_pause_lasts_half_an_hour(resumes: str, warned: int) -> None:
    assert len(told(slot(0, "08:00", "10:00"), slot(0, resumes, "13:00"))) == warned


def test_three_slots_with_pauses_too_short_are_one_stretch() -> None:
    short = [slot(0, "08:00", "10:00"), slot(0, "10:10", "12:00"), slot(0, "12:20", "13:10")]
    assert told(*short)[0].startswith("Le 05/07/2021 : 4 h 40 de travail prévues")
    assert told(*short[:2], slot(0, "12:30", "13:10")) == []


def test_two_slots_at_the_same_time_count_once() -> None:
    both = [slot(0, "08:00", "11:00"), slot(0, "09:00", "12:00"), slot(0, "10:00", "10:30")]
    assert (spans_of(both), minutes_of(both)) == ([(480, 720)], 240)


@pytest.mark.parametrize(
    ("ranks", "warned"),
    [
        ((0, 1, 2, 3, 4), 0),
        ((1, 2, 3, 4, 5), 1),
        ((2, 3, 4, 5, 6), 0),
        ((0, 1, 4, 5, 6), 0),
        ((0, 2, 4, 6), 1),
        ((1, 3, 5), 1),
        ((0, 1, 2, 3, 4, 5, 6), 1),
        ((0,), 0),
    ],
)
def test_two_days_off_follow_each_other_in_each_week(ranks: tuple[int, ...], warned: int) -> None:
    assert len(told(*(hours(rank, 60) for rank in ranks))) == warned
    assert len(told(*(slot(rank) for rank in ranks))) == warned


def test_days_off_of_two_weeks_are_not_put_together() -> None:
    assert len(told(*(hours(rank, 60) for rank in (14, 15, 16, 18, 19, 22, 23, 24, 25, 26)))) == 2


def test_weeks_without_days_off_say_what_to_free() -> None:
    ranks = (0, 2, 4, 6)
    assert told(*(slot(rank) for rank in ranks)) == [
        "Semaine du 05/07/2021 : le travail prévu ne laisse pas 2 jours de repos de suite. Libérer 2 jours qui se "
        "suivent."
    ]
    assert told(*(hours(rank, 60) for rank in ranks)) == [
        "Semaine du 05/07/2021 : les heures notées ne laissent pas 2 jours de repos de suite. En prévoir 2 la semaine "
        "d’après."
    ]


def test_public_holidays_are_for_resting() -> None:
    assert told(slot(9)) == [
        "Le 14/07/2021 est férié (fête nationale) et du travail y est prévu. Choisir un autre jour."
    ]
    assert told(hours(9, 60)) == [
        "Le 14/07/2021 est férié (fête nationale) et des heures y sont notées. Vérifier le jour, et en parler avec "
        "l’équipe d’animation."
    ]
    assert told(slot(8), slot(10)) == []


def test_no_sentence_tells_an_age_or_a_birth_date() -> None:
    works = [slot(rank, "05:00", "23:00") for rank in range(10)] + [hours(rank, 900) for rank in range(10)]
    for sentence in told(*works, born=dt.date(2006, 3, 9)):
        assert not any(word in sentence for word in (" ans", "2006", "09/03", "né"[:2] + "e le"))


@pytest.mark.parametrize(
    ("first", "last", "concerned"), [(0, 0, True), (6, 6, True), (7, 9, False), (-3, -1, False), (-3, 8, True)]
)
def test_a_week_concerns_each_of_its_days(first: int, last: int, concerned: bool) -> None:
    (found,) = exceeded(SIXTEEN, [hours(rank, 60) for rank in (0, 2, 4, 6)])
    assert found.concerns(Period(day(first), day(last))) is concerned


def test_what_is_found_comes_day_after_day() -> None:
    found = exceeded(SIXTEEN, [hours(9, 60), slot(1, "05:00", "06:00"), hours(0, 900)])
    assert [one.day for one in found] == [day(0), day(1), day(9)]


def test_what_was_noted_is_no_plan_any_more() -> None:
    assert [one.is_planned for one in exceeded(SIXTEEN, [slot(9), hours(9, 60)])] == [True, False]


def test_a_day_without_hours_says_what_could_not_be_checked_once_a_day() -> None:
    (found,) = unchecked(SIXTEEN, [slot(0), slot(0, "09:00"), slot(1, "09:00", "10:00"), hours(2, 60)])
    assert str(found.sentence).replace("\u00a0", " ") == (
        "Le 05/07/2021 : heures à choisir. La durée du jour et de la semaine, la pause, le soir et le repos entre deux "
        "jours ne sont pas encore vérifiés."
    )
    assert unchecked(ADULT, [slot(0)]) == []


def test_a_day_without_hours_still_counts_for_days_off_holidays_and_the_hours_beside_it() -> None:
    assert len(told(*(slot(rank) for rank in (0, 2, 4, 6)))) == 1
    assert len(told(slot(9))) == 1
    assert told(slot(0, "08:00", "12:00"), slot(0, "13:00", "17:01"), slot(0))[0].startswith("Le 05/07/2021 : 8 h 01")
