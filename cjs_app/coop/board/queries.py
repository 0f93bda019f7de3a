"""Who sits on the board of a summer: every cooperant who is there, by first name."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.cooperants.queries import present_on
from cjs_app.coop.seasons.models import Season
from cjs_app.deciding import queries as deciding
from cjs_app.deciding.people import Place, Someone, Wing, tell_with
from cjs_app.plumbing.database import db


def expected(season_id: Place, day: dt.date) -> Sequence[Someone]:
    """Return the cooperants who are there on a day."""
    season = db.session.get_one(Season, season_id)
    return [Someone(one.id, one.first_name) for one in present_on(season, day)]


def named(season_id: Place, numbers: Collection[int]) -> Mapping[int, str]:
    """Return the first names of these cooperants, those who left too."""
    rows = select(Cooperant.id, Cooperant.first_name).where(Cooperant.season_id == season_id)
    return {row.id: row.first_name for row in db.session.execute(rows.where(Cooperant.id.in_(numbers)))}


def decisions_found(season: Season, words: str) -> Select[Any]:
    """Return the decisions of a summer that answer to a search from anywhere."""
    return deciding.decisions_found(season.id, words)


tell_with(Wing(expected, named), in_season=True)
