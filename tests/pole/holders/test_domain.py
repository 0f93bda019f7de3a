"""What may be noted of a first reception and of an appointment."""

import datetime as dt

import pytest

from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import moved
from cjs_app.pole.holders.domain import (
    CANCELLING,
    HOLDING,
    MISSING,
    HolderSheet,
    Kind,
    MeetingSheet,
    Need,
    Status,
    ensure_meeting,
    ensure_over,
    ensure_received,
    read,
    status_on,
    written,
)

TODAY = dt.date(2021, 7, 13)
TOMORROW, YESTERDAY = TODAY + dt.timedelta(1), TODAY - dt.timedelta(1)


def test_an_appointment_to_come_is_planned_and_one_of_today_is_held() -> None:
    assert [status_on(day, TODAY) for day in (YESTERDAY, TODAY, TOMORROW)] == [Status.HELD, Status.HELD, Status.PLANNED]


def test_only_a_planned_appointment_is_held_or_missed_and_any_may_be_cancelled() -> None:
    assert (moved(Status.PLANNED, HOLDING), moved(Status.PLANNED, MISSING)) == (Status.HELD, Status.MISSED)
    assert moved(Status.HELD, CANCELLING) is Status.CANCELLED
    for transition in (HOLDING, MISSING):
        with pytest.raises(Refusal, match="déjà noté"):
            moved(Status.CANCELLED, transition)


def test_a_first_reception_is_not_in_the_future_and_a_workshop_has_a_name() -> None:
    ensure_received(HolderSheet(TODAY), TODAY)
    ensure_received(HolderSheet(TODAY, Kind.WORKSHOP, workshop="Graine de projet"), TODAY)
    for sheet in (HolderSheet(TOMORROW), HolderSheet(TODAY, Kind.WORKSHOP, workshop=" ")):
        with pytest.raises(Refusal):
            ensure_received(sheet, TODAY)


@pytest.mark.parametrize(
    "sheet",
    [
        MeetingSheet(YESTERDAY),
        MeetingSheet(TODAY, minutes=0),
        MeetingSheet(TODAY, minutes=481),
        MeetingSheet(TODAY, next_contact_on=YESTERDAY),
    ],
)
def test_an_appointment_that_cannot_be_is_refused(sheet: MeetingSheet) -> None:
    with pytest.raises(Refusal):
        ensure_meeting(sheet, TODAY)
    ensure_meeting(MeetingSheet(TODAY, minutes=480, next_contact_on=TODAY), TODAY)


def test_an_appointment_to_come_cannot_be_over() -> None:
    ensure_over(TODAY, TODAY)
    with pytest.raises(Refusal, match="encore à venir"):
        ensure_over(TOMORROW, TODAY)


def test_needs_are_kept_in_the_order_of_the_list_each_once() -> None:
    assert written([Need.MONEY, Need.CLEAR, Need.MONEY]) == "clarifier financement"
    assert read("clarifier financement") == [Need.CLEAR, Need.MONEY]


@pytest.mark.parametrize("kept", ["", "  ", "<script>", "inconnu", "Clarifier"])
def test_words_that_are_no_need_are_left_out(kept: str) -> None:
    assert read(kept) == []
    assert read(f"{kept} financement clarifier") == [Need.CLEAR, Need.MONEY]
