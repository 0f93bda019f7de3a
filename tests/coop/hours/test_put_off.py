"""A season that is put off takes no hours; who is meant in an error is told by the first name."""

import pytest
from flask import Flask

from cjs_app.coop.hours import actions
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.seasons.domain import Status
from cjs_app.kernel.refusal import Refusal
from tests.builders import a_cooperant, a_season
from tests.people import A_DAY, stamped


def test_nobody_notes_hours_in_a_season_that_is_put_off(app: Flask) -> None:
    season = a_season(status=Status.POSTPONED)
    person = a_cooperant(season)
    with pytest.raises(Refusal, match="reportée"):
        actions.declare(season, HoursDraft(A_DAY, 60, Nature.MISSION, [person.id]), stamped())


def test_a_day_that_is_full_is_told_by_the_first_name(app: Flask) -> None:
    season = a_season()
    person = a_cooperant(season, "Noé")
    draft = HoursDraft(A_DAY, 1110, Nature.MISSION, [person.id])
    actions.declare(season, draft, stamped())
    with pytest.raises(Refusal, match="Noé a déjà"):
        actions.declare(season, draft, stamped())
