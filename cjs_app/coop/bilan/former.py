"""The former summers of a territory, in the few figures that are compared: three questions for all of them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from cjs_app.coop.accounts.models import Deduction
from cjs_app.coop.bilan.comparison import FormerSummer
from cjs_app.coop.bilan.sums import earnings_in, sums_of
from cjs_app.coop.cooperants.domain import stayed
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.distribution import domain as sharing
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db


def former_seasons(season: Season, limit: int = 3) -> Sequence[Season]:
    """Return the earlier summers of the same territory and currency, newest first."""
    return db.session.scalars(
        select(Season)
        .where(
            Season.territory == season.territory,
            Season.territory != "",
            Season.currency == season.currency,
            Season.year < season.year,
            Season.superseded_at.is_(None),
        )
        .order_by(Season.year.desc(), Season.id.desc())
        .limit(limit)
    ).all()


def summers_before(season: Season) -> list[FormerSummer]:
    """Return the former summers of the territory, newest first."""
    seasons = former_seasons(season)
    if not seasons:
        return []
    season_ids = [one.id for one in seasons]
    sums, people, taken = sums_of(season_ids), _people_of(season_ids), _deductions_of(season_ids)
    return [_summer(one, sums[one.id], people[one.id], taken[one.id]) for one in seasons]


def _summer(
    season: Season, sums: Any, people: Sequence[Cooperant], deductions: Sequence[sharing.Deduction]
) -> FormerSummer:
    """Return a summer in the figures that are compared."""
    earnings = earnings_in(sums)
    return FormerSummer(
        name=season.name,
        year=season.year,
        revenue_ht_cents=earnings.revenue_ht_cents,
        missions_done=sums.done,
        founded=len(people),
        stayed=sum(stayed(person.left_on, season.end_day) for person in people),
        sharers=sum(person.has_share for person in people),
        net_cents=sharing.waterfall(earnings, deductions, season.carried_over_cents).net_cents,
    )


def _people_of(season_ids: Sequence[int]) -> dict[int, list[Any]]:
    """Return when each season's cooperants left and whether they have a part."""
    rows = db.session.execute(
        select(Cooperant.season_id, Cooperant.left_on, Cooperant.has_share).where(
            Cooperant.season_id.in_(season_ids), Cooperant.cancelled_at.is_(None)
        )
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.season_id].append(row)
    return found


def _deductions_of(season_ids: Sequence[int]) -> dict[int, list[sharing.Deduction]]:
    """Return the deductions of each season."""
    rows = db.session.scalars(
        select(Deduction)
        .where(Deduction.season_id.in_(season_ids), Deduction.cancelled_at.is_(None))
        .order_by(Deduction.rank)
    )
    found: dict[int, list[sharing.Deduction]] = defaultdict(list)
    for row in rows:
        one = sharing.Deduction(row.rank, row.label, row.kind, row.percent, row.amount_cents, row.base)
        found[row.season_id].append(one)
    return found
