"""Meetings: proxies in hands that are there, notice given in time, minutes that no longer change."""

import datetime as dt

import pytest

from cjs_app.deciding import meetings
from cjs_app.deciding.meetings import Here, MeetingStatus, Others, Presence
from tests.refusals import refused

HERE, AWAY = Here(Presence.PRESENT), Here(Presence.EXCUSED)
A_DAY = dt.date(2021, 6, 22)


def given_to(number: int | None) -> Here:
    return Here(Presence.REPRESENTED, number)


def test_a_voice_is_given_to_somebody_who_is_there() -> None:
    meetings.ensure_proxies({1: HERE, 2: given_to(1)}, 1)


@pytest.mark.parametrize("attendance", [{1: AWAY, 2: given_to(1)}, {2: given_to(None)}, {2: given_to(9)}])
def test_a_voice_is_not_given_to_nobody(attendance: dict[int, Here]) -> None:
    with refused("une personne qui est là"):
        meetings.ensure_proxies(attendance, 2)


def test_nobody_carries_more_voices_than_the_statutes_say() -> None:
    with refused("au plus 1 pouvoir"):
        meetings.ensure_proxies({1: HERE, 2: given_to(1), 3: given_to(1)}, 1)
    meetings.ensure_proxies({1: HERE, 2: given_to(1), 3: given_to(1)}, 2)


@pytest.mark.parametrize("others", [Others(-1), Others(5001), Others(2, 5), Others(0, 1)])
def test_those_without_a_name_are_counted_within_reason(others: Others) -> None:
    with refused(""):
        meetings.ensure_others(others, 2)


def test_people_are_called_together_in_time() -> None:
    meetings.ensure_notice(A_DAY, A_DAY - dt.timedelta(days=15), 15)
    with refused("au moins 15 jours"):
        meetings.ensure_notice(A_DAY, A_DAY - dt.timedelta(days=14), 15)


def test_the_agenda_is_one_item_a_line() -> None:
    assert meetings.agenda_items("- Prix\n\n • Planning \n") == ["Prix", "Planning"]


def test_minutes_are_validated_after_the_meeting_and_once_written() -> None:
    meetings.ensure_may_validate(MeetingStatus.CONVENED, A_DAY, A_DAY, "Dit.")
    with refused("n’a pas encore eu lieu"):
        meetings.ensure_may_validate(MeetingStatus.PLANNED, A_DAY, A_DAY - dt.timedelta(days=1), "Dit.")
    with refused("vide"):
        meetings.ensure_may_validate(MeetingStatus.PLANNED, A_DAY, A_DAY, " ")


@pytest.mark.parametrize("status", [MeetingStatus.VALIDATED, MeetingStatus.CANCELLED])
def test_a_meeting_that_is_over_does_not_change(status: MeetingStatus) -> None:
    with refused(""):
        meetings.ensure_changes(status)


def test_those_counted_without_a_name_are_there_too() -> None:
    assert meetings.present_count([Presence.PRESENT, Presence.EXCUSED, Presence.REPRESENTED], 34) == 35
