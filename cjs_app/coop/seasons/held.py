"""A season as it stands now, held until the end of the transaction: every action begins with it."""

from typing import Any

from sqlalchemy import bindparam, select

from cjs_app.coop.seasons.models import Carrier, Season
from cjs_app.plumbing.database import db

SEASONS, CARRIERS = Season.__table__, Carrier.__table__
_WHOLE = select(Season).where(Season.id == bindparam("season")).execution_options(populate_existing=True)
_PLAIN = (
    select(*SEASONS.c, *CARRIERS.c)
    .join_from(SEASONS, CARRIERS, CARRIERS.c.id == SEASONS.c.carrier_id)
    .where(SEASONS.c.id == bindparam("season"))
)
HELD = {
    True: (_PLAIN.with_for_update(of=SEASONS), _WHOLE.with_for_update(of=Season)),
    False: (_PLAIN.with_for_update(read=True, of=SEASONS), _WHOLE.with_for_update(read=True, of=Season)),
}
"""By one writer alone, or with the others who write in it: as plain values, and as a season, which costs twice as much
to make as to read. Put together once."""


def as_it_is_now(season_id: int, alone: bool) -> Season:
    """Return a season and its carrier, held: the one that is at hand, where nothing changed since it was read."""
    plain, whole = HELD[alone]
    db.session.flush()
    now = db.session.execute(plain, {"season": season_id}).one()
    known: Season | None = db.session().identity_map.get(Season.__mapper__.identity_key_from_primary_key((season_id,)))
    if known is not None and _as_known(known) == tuple(now):
        return known
    return db.session.scalars(whole, {"season": season_id}).one()


def _as_known(season: Season) -> tuple[Any, ...]:
    """Return what is known of a season and its carrier, in the order of their columns."""
    known, carrier = vars(season), vars(season).get("carrier")
    ours = map(known.get, SEASONS.c.keys())
    return (*ours, *map(vars(carrier).get, CARRIERS.c.keys())) if carrier is not None else (*ours,)
