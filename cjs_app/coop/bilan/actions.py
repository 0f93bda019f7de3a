"""Writing the texts that stand beside the figures."""

from cjs_app.coop.bilan import queries
from cjs_app.coop.bilan.domain import SECTION_LABELS, Section, ensure_nobody_is_named
from cjs_app.coop.bilan.models import BilanText
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db


def write_text(season: Season, section: str, text: str, stamp: Stamp) -> BilanText:
    """Return the newest text of a section: each version is kept, the same text again makes none.

    Raise Refusal when it names a cooperant (the bilan is read outside the group), and when the season is closed.
    """
    season = seasons.season_to_write(season.id)
    part = Section(section)
    text = text.replace("\r\n", "\n").strip()
    people = cooperants.cooperants_of(season)
    ensure_nobody_is_named(text, [name for one in people for name in (one.first_name, one.last_name)])
    newest = queries.newest_text(season, part)
    if newest is not None and newest.text == text:
        return newest
    row = BilanText(season_id=season.id, section=part.value, text=text, at=stamp.at, by_user_id=stamp.by)
    db.session.add(row)
    db.session.flush()
    journal.record(stamp, "bilan.written", "bilan", row.id, season.id, section=SECTION_LABELS[part])
    return row
