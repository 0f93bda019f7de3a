"""A season whose figures were given away for good is not replaced by another import."""

import datetime as dt

import pytest
from flask import Flask

from cjs_app.coop.archive.actions import import_season
from cjs_app.coop.books import actions as books
from cjs_app.coop.seasons.domain import Status
from cjs_app.kernel.refusal import Refusal
from tests.coop.archive.given import an_archive
from tests.people import stamped


def test_a_closed_season_is_never_replaced(app: Flask) -> None:
    import_season(an_archive(), stamped()).season.status = Status.CLOSED
    with pytest.raises(Refusal, match="est close"):
        import_season(an_archive(), stamped(), replace=True)


def test_a_season_with_a_closed_month_is_never_replaced(app: Flask) -> None:
    season = import_season(an_archive(), stamped()).season
    books.close_month(season, dt.date(2021, 7, 1), stamped(day=dt.date(2021, 9, 1)))
    with pytest.raises(Refusal, match="a des mois clos"):
        import_season(an_archive(), stamped(), replace=True)
