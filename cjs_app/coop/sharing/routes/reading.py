"""What the committee's page shows of a season: the same for who reads it through a link and for who looks before."""

from typing import Any

from cjs_app.coop.bilan.queries import ways_of_writing
from cjs_app.coop.seasons.domain import STATUS_LABELS
from cjs_app.coop.seasons.models import Season
from cjs_app.coop.sharing import pictures, queries
from cjs_app.coop.sharing.editions import PARTS
from cjs_app.plumbing.formats import short_day, symbol


def reading(season: Season) -> dict[str, Any]:
    """Return what the page needs, from the newest edition and from nothing else of the season than its sheet."""
    write = {**ways_of_writing(season.currency), "day": short_day}
    unit = symbol(season.currency)
    row = queries.newest_edition(season)
    shared = {"shared": season, "status": STATUS_LABELS[season.status], "edition": row}
    if row is None:
        return shared
    road = row.cells["road"]
    tables = {name: pictures.shown(name, row.cells, write) for name in PARTS if name in row.cells}
    return shared | {
        "tables": tables,
        "road": pictures.road_lines(row.cells, write),
        "per_share": None if road.get("net_per_share_cents") is None else write["money"](road["net_per_share_cents"]),
        "per_mission": None
        if road.get("revenue_per_mission_cents") is None
        else write["money"](road["revenue_per_mission_cents"]),
        "charts": {
            "months": pictures.months_picture(row.cells, write, unit),
            "quotes": pictures.quotes_picture(row.cells, write),
            "recruitment": pictures.recruitment_picture(row.cells, write),
            "hours": pictures.hours_picture(row.cells, write),
            "clients": pictures.clients_picture(row.cells, write),
            "road": pictures.road_picture(row.cells, write, unit),
        },
        "withholds": any(table.withholds for table in tables.values()),
    }
