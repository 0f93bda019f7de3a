"""The pages of the planning, and what it says on the pages of the earlier rooms."""

import datetime as dt
from collections.abc import Sequence

from flask import Blueprint, g
from flask_login import current_user

from cjs_app.coop.cooperants.queries import find_cooperant_of_user
from cjs_app.coop.hours import warnings
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.missions.remarks import Remark, remark_with
from cjs_app.coop.planning import queries
from cjs_app.coop.planning.permissions import READ, WATCH
from cjs_app.coop.planning.routes import absences, team, week
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.permissions import may, requires

blueprint = Blueprint("planning", __name__, url_prefix="/saisons/<int:season_id>/planning")
blueprint.register_blueprint(absences.blueprint)
blueprint.register_blueprint(team.blueprint)
offer(Entry("Planning", "planning.show", "calendar", group="Le travail"))


@blueprint.get("")
@requires(READ)
def show(season_id: int) -> str:
    """Show who does what in a week, by person or by mission."""
    return week.page()


def readable(cooperant_ids: Sequence[int]) -> Sequence[int]:
    """Return of whom this visitor may read warnings: everybody for who watches over all, else oneself alone."""
    if may(WATCH) or not cooperant_ids:
        return cooperant_ids
    own = find_cooperant_of_user(g.season, current_user.id)
    return [own.id] if own is not None and own.id in cooperant_ids else []


def _beside_hours(
    season: Season, cooperant_ids: Sequence[int], first: dt.date, last: dt.date
) -> list[warnings.Warning]:
    """Return what there is to read beside the hours of these people."""
    return _for_visitor(queries.warnings(season, first, last, only)) if (only := readable(cooperant_ids)) else []


def _beside_team(mission: Mission) -> list[Remark]:
    """Return what there is to read beside the team of a mission: of its days, and of the weeks that hold them."""
    days = sorted({slot.day for slot in mission.slots})
    if not days and mission.start_day is not None and mission.start_day == mission.end_day:
        days = [mission.start_day]
    only = readable([member.cooperant_id for member in mission.team]) if days else []
    if not only:
        return []
    found = _for_visitor(queries.warnings_on(g.season, days, only))
    return [Remark(warning.cooperant_id, warning.sentence) for warning in found]


def _for_visitor(found: list[warnings.Warning]) -> list[warnings.Warning]:
    """Leave out what only the staff can do something about: a birth date that nobody wrote."""
    return found if may(WATCH) else [warning for warning in found if warning.day is not None]


warnings.offer(_beside_hours)
remark_with(_beside_team)
