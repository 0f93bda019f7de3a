"""Making and shutting links, letting a reader in, counting reads, publishing an edition.

Who may read a summer is not its content: a link can be made and shut after the season is closed, when its committee
reads it most.
"""

import datetime as dt
import json
import secrets

from sqlalchemy import delete, select, update

from cjs_app.coop.seasons.models import Season
from cjs_app.coop.sharing import queries
from cjs_app.coop.sharing.domain import checked_threshold
from cjs_app.coop.sharing.editions import edition
from cjs_app.coop.sharing.links import TRIES, State, checked_label, checked_last_day, end_of_visit, state_at
from cjs_app.coop.sharing.models import (
    CommitteeEdition,
    CommitteeLink,
    CommitteeThreshold,
    CommitteeTry,
    CommitteeVisit,
)
from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.clock import PARIS
from cjs_app.plumbing.database import db

SWEPT_AFTER = dt.timedelta(days=1)


def make_link(season: Season, label: str, last_day: dt.date, stamp: Stamp) -> tuple[CommitteeLink, str]:
    """Return a new link and its key, which is told this once and never again; the first link publishes an edition.

    Raise Refusal for a day that is over or after the end of the year.
    """
    season = _held(season)
    label = checked_label(label)
    checked_last_day(last_day, stamp.day)
    if queries.newest_edition(season) is None:
        publish(season, stamp)
    token = secrets.token_urlsafe(32)
    link = CommitteeLink(
        season_id=season.id,
        token_hash=queries.hash_of(token),
        label=label,
        created_at=stamp.at,
        created_by_id=stamp.by,
        expires_at=dt.datetime.combine(last_day + dt.timedelta(days=1), dt.time(), PARIS).astimezone(dt.UTC),
    )
    db.session.add(link)
    db.session.flush()
    journal.record(
        stamp, "committee_link.made", "committee_link", link.id, season.id, link=link.id, day=last_day.isoformat()
    )
    return link, token


def revoke(link: CommitteeLink, stamp: Stamp) -> None:
    """Shut a link at once, and every visit it opened; shutting it twice changes nothing."""
    link = db.session.scalars(
        select(CommitteeLink)
        .where(CommitteeLink.id == link.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if link.revoked_at is not None:
        return
    link.revoked_at, link.revoked_by_id = stamp.at, stamp.by
    journal.record(stamp, "committee_link.revoked", "committee_link", link.id, link.season_id, link=link.id)


def open_visit(token: str, now: dt.datetime) -> tuple[CommitteeVisit, str] | None:
    """Return a new visit and the value of its cookie, or None for a key that opens nothing, whatever the reason."""
    link = queries.find_link(token)
    if link is None or state_at(now, link.expires_at, link.revoked_at) is not State.OPEN:
        return None
    cookie = secrets.token_urlsafe(32)
    visit = CommitteeVisit(
        season_id=link.season_id,
        link_id=link.id,
        cookie_hash=queries.hash_of(cookie),
        opened_at=now,
        ends_at=end_of_visit(now, link.expires_at),
    )
    db.session.add(visit)
    db.session.flush()
    return visit, cookie


def may_try(address: str, now: dt.datetime) -> bool:
    """Return whether somebody at this address may still try a key."""
    return queries.recent_tries(queries.place_of(address), now) < TRIES


def note_wrong_try(address: str, now: dt.datetime) -> None:
    """Remember a key that opened nothing, for some minutes; what is older than a day is swept."""
    db.session.execute(delete(CommitteeTry).where(CommitteeTry.at < now - SWEPT_AFTER))
    db.session.add(CommitteeTry(at=now, place=queries.place_of(address)))
    db.session.flush()


def count_read(link_id: int, now: dt.datetime) -> None:
    """Add one to the reads of a link, whoever else reads at the same moment."""
    db.session.execute(
        update(CommitteeLink).where(CommitteeLink.id == link_id).values(reads=CommitteeLink.reads + 1, last_read_at=now)
    )


def publish(season: Season, stamp: Stamp) -> CommitteeEdition:
    """Return the edition of today, from now on what the committee reads.

    A person publishes; a reader never does: the fewer editions there are, the less can be subtracted. Raise Refusal
    when today's is already out, or when nothing of what changed may be shown yet.
    """
    season = _held(season)
    newest = queries.newest_edition(season)
    if newest is not None and newest.day >= stamp.day:
        raise Refusal("La page du comité a déjà été publiée aujourd’hui : une seule publication par jour.")
    threshold = queries.threshold_of(season)
    made = edition(queries.summer_of(season), queries.editions_of(season), threshold, stamp.day.isoformat())
    row = CommitteeEdition(
        season_id=season.id,
        day=stamp.day,
        at=stamp.at,
        by_user_id=stamp.by,
        threshold=threshold,
        # As it will be read back: tuples are lists there.
        cells=json.loads(json.dumps(made.cells)),
        # The database gives groups in any order: the same summer must be kept as the same text.
        basis=json.loads(json.dumps(made.basis, sort_keys=True)),
    )
    db.session.add(row)
    db.session.flush()
    journal.record(stamp, "committee_edition.published", "committee_edition", row.id, season.id, threshold=threshold)
    return row


def set_threshold(season: Season, persons: int, stamp: Stamp) -> None:
    """Ask for so many persons in each cell, from the next edition on; raise Refusal below five."""
    season = _held(season)
    checked_threshold(persons)
    row = queries.find_threshold(season)
    before = row.persons if row else queries.threshold_of(season)
    if before == persons:
        return
    if row is None:
        db.session.add(CommitteeThreshold(season_id=season.id, persons=persons))
    else:
        row.persons = persons
    journal.record(stamp, "committee_threshold.set", "season", season.id, season.id, before=before, persons=persons)


def _held(season: Season) -> Season:
    """Return the season held by us alone, closed or not: two people publishing at once would each miss the other's."""
    return db.session.scalars(
        select(Season)
        .where(Season.id == season.id)
        .with_for_update(of=Season)
        .execution_options(populate_existing=True)
    ).one()
