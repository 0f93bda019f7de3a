"""What the coach knows of a summer, and what was asked before for the same work."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct
from sqlalchemy import func, select

from cjs_app.coop.accounts.domain import DeductionKind
from cjs_app.coop.accounts.queries import deductions_beside
from cjs_app.coop.coach import domain
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.distribution import queries as distribution
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.hours.domain import Status as HoursStatus
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.quotes.domain import Line
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.quotes.models import Quote, QuoteLine
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db


class Advice(Struct, frozen=True):
    """What the coach says of some lines: what the price leaves, under which price nothing does, what is usual."""

    left: domain.Left | None
    break_even_cents: int | None
    spread_minutes: int
    has_fixed: bool
    usual: Sequence[domain.Usual] = ()
    price_cents: int = 0


def summer_of(season: Season) -> domain.Summer:
    """Return what the coach knows of a season, in one statement."""
    of_mission = (HourEntry.nature == Nature.MISSION, HourEntry.status != HoursStatus.CANCELLED)
    minutes = func.coalesce(func.sum(HourEntry.minutes), 0)
    noted = select(minutes).where(HourEntry.season_id == season.id, *of_mission)
    former = (
        select(Season.id)
        .where(Season.carrier_id == season.carrier_id, Season.year < season.year, Season.superseded_at.is_(None))
        .order_by(Season.year.desc(), Season.id.desc())
        .limit(1)
    )
    before = select(minutes).where(HourEntry.season_id == former.scalar_subquery(), *of_mission)
    parts = select(func.count()).where(
        Cooperant.season_id == season.id, Cooperant.has_share.is_(True), Cooperant.cancelled_at.is_(None)
    )
    deductions, counted = deductions_beside(season, *(one.scalar_subquery() for one in (noted, before, parts)))
    return domain.Summer(distribution.as_shared(deductions), *counted)


def asked_before(season: Season, but_not: int | None = None) -> Mapping[tuple[str, str], Mapping[int, int]]:
    """Return how many times each price was accepted, by work, this season and the former ones of its carrier."""
    rows = db.session.execute(
        select(QuoteLine.label, QuoteLine.unit, QuoteLine.unit_price_cents, func.count())
        .join(Quote, Quote.id == QuoteLine.quote_id)
        .join(Season, Season.id == Quote.season_id)
        .where(Season.carrier_id == season.carrier_id, Season.currency == season.currency)
        .where(Season.superseded_at.is_(None), Season.year <= season.year, Quote.status == QuoteStatus.ACCEPTED)
        .where(Quote.id != (but_not or 0), QuoteLine.unit_price_cents > 0)
        .group_by(QuoteLine.label, QuoteLine.unit, QuoteLine.unit_price_cents)
    )
    found: dict[tuple[str, str], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for label, unit, price_cents, times in rows:
        found[domain.same_work(label, unit)][price_cents] += times
    return found


def advice_on(season: Season, lines: Sequence[Line], but_not: int | None = None) -> Advice:
    """Return what the coach says of the lines of a devis."""
    before = asked_before(season, but_not)
    usual = [found for line in lines if (found := domain.usual_of(line, before))]
    return said_of(season, domain.work_of(lines), sum(line.ht_cents for line in lines), usual)


def said_of(season: Season, work: domain.Work | None, price_cents: int, usual: Sequence[domain.Usual] = ()) -> Advice:
    """Return what the coach says of a work; without hours, only what is usual."""
    summer = summer_of(season)
    own_minutes = work.minutes if work else domain.AN_HOUR
    return Advice(
        domain.left_of(work, summer) if work else None,
        domain.break_even_cents(summer, own_minutes),
        summer.spread_minutes(own_minutes),
        any(one.kind is DeductionKind.AMOUNT for one in summer.deductions),
        usual,
        price_cents,
    )
