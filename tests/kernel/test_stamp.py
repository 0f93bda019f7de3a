"""Who did something, and when."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from cjs_app.kernel.stamp import Stamp


def test_a_stamp_keeps_the_day_of_the_house_apart_from_the_moment() -> None:
    stamp = Stamp(by=7, at=datetime(2021, 7, 31, 22, 30, tzinfo=UTC), day=date(2021, 8, 1))
    assert (stamp.by, stamp.at.day, stamp.day) == (7, 31, date(2021, 8, 1))


@pytest.mark.parametrize("zone", [None, timezone(timedelta(hours=2))])
def test_a_stamp_is_in_universal_time(zone: timezone | None) -> None:
    with pytest.raises(ValueError, match="UTC"):
        Stamp(by=None, at=datetime(2021, 7, 31, tzinfo=zone), day=date(2021, 7, 31))
