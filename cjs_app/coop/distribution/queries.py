"""Gathering what is shared, among whom, and by which rule."""

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from cjs_app.coop.accounts import queries as accounts
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.distribution import closing as closing_rules
from cjs_app.coop.distribution import domain
from cjs_app.coop.distribution.models import ClosedShare, SeasonClosing, SharingVote
from cjs_app.coop.hours import queries as hours
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.invoices import queries as invoices
from cjs_app.coop.missions import queries as missions
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.quotes import queries as quotes
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period
from cjs_app.plumbing.database import db


def settings_of(season: Season) -> domain.Settings:
    """Return what the group voted."""
    return domain.Settings(
        rule=season.rule,
        equal_percent=season.equal_percent,
        natures=tuple(season.natures.split("|")) if season.natures else (),
        wage_cents=season.wage_cents,
        carried_over_cents=season.carried_over_cents,
        season=Period(season.start_day, season.end_day),
    )


def deductions_of(season: Season) -> list[domain.Deduction]:
    """Return the deductions of a season in the order in which they apply."""
    return [
        domain.Deduction(row.rank, row.label, row.kind, row.percent, row.amount_cents, row.base)
        for row in accounts.deductions_of(season)
    ]


def persons_of(people: Sequence[Cooperant], minutes: dict[int, dict[Nature, int]]) -> list[domain.Person]:
    """Return the cooperants as the sharing sees them."""
    return [
        domain.Person(
            code=person.code,
            has_share=person.has_share,
            coefficient=Decimal(person.coefficient),
            minutes_by_nature={str(nature): spent for nature, spent in minutes.get(person.id, {}).items()},
            present_from=person.joined_on,
            present_to=person.left_on,
        )
        for person in people
    ]


def earnings_of(season: Season, minutes: dict[int, dict[Nature, int]]) -> domain.Earnings:
    """Return what the summer brought in and cost."""
    return domain.Earnings(
        revenue_ht_cents=invoices.revenue_ht(season),
        self_financing_cents=accounts.self_financing_total(season),
        expenses_cents=accounts.expenses_total(season),
        mission_minutes=sum(spent.get(Nature.MISSION, 0) for spent in minutes.values()),
    )


def distribution_of(season: Season) -> tuple[domain.Waterfall, domain.Distribution]:
    """Return the road from the revenue to the net, and everybody's share of it."""
    minutes = hours.minutes_by_cooperant_and_nature(season)
    road = domain.waterfall(earnings_of(season, minutes), deductions_of(season), season.carried_over_cents)
    persons = persons_of(cooperants.cooperants_of(season), minutes)
    return road, domain.shares(road.net_cents, persons, settings_of(season))


def votes_of(season: Season) -> Sequence[SharingVote]:
    """Return the votes on the sharing rule, newest first."""
    return db.session.scalars(
        select(SharingVote).where(SharingVote.season_id == season.id).order_by(SharingVote.id.desc())
    ).all()


def closing_of(season: Season) -> SeasonClosing | None:
    """Return the closing of a season with its frozen shares, or None while the season lives."""
    return db.session.scalar(
        select(SeasonClosing)
        .where(SeasonClosing.season_id == season.id)
        .options(selectinload(SeasonClosing.shares).options(joinedload(ClosedShare.cooperant)))
    )


def frozen(closing: SeasonClosing) -> tuple[domain.Waterfall, domain.Distribution]:
    """Return the road and the shares as they were when the season was closed."""
    return closing_rules.replayed(closing.inputs)


def checks_before_closing(season: Season, distribution: domain.Distribution) -> tuple[closing_rules.Check, ...]:
    """Return what is still to be looked at before a season is closed."""
    of_missions = missions.counts_by_status(season)
    return closing_rules.checks(
        hours.unvalidated_count(season),
        invoices.draft_count(season),
        quotes.counts_by_status(season).get(QuoteStatus.SENT, 0),
        of_missions.get(MissionStatus.PLANNED, 0) + of_missions.get(MissionStatus.RUNNING, 0),
        distribution.refusal,
    )
