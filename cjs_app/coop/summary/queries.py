"""A summer on one page, as its reader may read it."""

from msgspec.structs import replace
from sqlalchemy import func, select

from cjs_app.coop.bilan import queries as bilan
from cjs_app.coop.bilan.domain import Section
from cjs_app.coop.bilan.former import former_seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.coop.sharing import queries as sharing
from cjs_app.coop.sharing.models import CommitteeEdition
from cjs_app.coop.summary.domain import Summary, whole
from cjs_app.coop.summary.published import Cells, Read, Sheet, published, read
from cjs_app.plumbing.database import db
from cjs_app.plumbing.formats import day, short_day, symbol


def whole_of(season: Season) -> Summary:
    """Return a summer with all its figures, counted at this moment."""
    return whole(bilan.document_of(season))


def find_published(season: Season) -> Summary | None:
    """Return a summer as its newest edition tells it, or None before the first."""
    edition = sharing.newest_edition(season)
    if edition is None:
        return None
    dates = f"du {short_day(season.start_day)} au {short_day(season.end_day)}"
    sheet = Sheet(
        name=season.name,
        year=season.year,
        place=", ".join(part for part in (season.territory, dates) if part),
        carrier=season.carrier.name,
        told=(
            f"Chiffres publiés le {day(edition.day)}. Ce qui compte moins de {edition.threshold} personnes "
            "n’y est pas montré."
        ),
        texts={Section(section): row.text for section, row in bilan.texts_of(season).items()},
    )
    write = bilan.ways_of_writing(season.currency)
    return published(sheet, edition.cells, _former_editions(season), write, symbol(season.currency))


def find_read(season: Season) -> Read | None:
    """Return the figures of a summer as its newest edition tells them, and its day, or None before; one statement."""
    edition = sharing.newest_edition(season)
    return None if edition is None else replace(read(edition.cells), day=edition.day)


def _former_editions(season: Season) -> list[tuple[str, int, Cells]]:
    """Return the former summers that published an edition, newest first, as the last of it tells them."""
    seasons = former_seasons(season)
    if not seasons:
        return []
    last = (
        select(func.max(CommitteeEdition.id))
        .where(CommitteeEdition.season_id.in_([one.id for one in seasons]))
        .group_by(CommitteeEdition.season_id)
    )
    cells = {
        row.season_id: row.cells
        for row in db.session.scalars(select(CommitteeEdition).where(CommitteeEdition.id.in_(last)))
    }
    return [(one.name, one.year, cells[one.id]) for one in seasons if one.id in cells]
