"""What the pages of the hours share: their tabs, and the weeks to choose from."""

import datetime as dt

from flask import g, url_for

from cjs_app.access.domain import Role
from cjs_app.coop.hours import queries
from cjs_app.coop.hours.domain import weeks_of
from cjs_app.coop.hours.permissions import VALIDATE
from cjs_app.coop.seasons.guards import may_still
from cjs_app.kernel.periods import Period


def faces(current: str, waiting: int | None = None) -> list[tuple[str, str, bool, int | None]]:
    """Return the faces of the hours that the visitor may see; the one of what waits says how much."""
    faces = [("index", "Toutes")]
    if g.role == Role.COOPERANT:
        faces.append(("my_week.show", "Ma semaine"))
    faces.append(("totals", "Totaux"))
    counts = {}
    if may_still(VALIDATE):
        faces.append(("validation.waiting", "À valider"))
        counts["validation.waiting"] = queries.unvalidated_count(g.season) if waiting is None else waiting
    return [
        (label, url_for(f"hours.{name}", season_id=g.season.id), name == current, counts.get(name))
        for name, label in faces
    ]


def mondays() -> list[dt.date]:
    """Return the weeks of the season at hand."""
    return weeks_of(Period(g.season.start_day, g.season.end_day))
