"""The season's totals as the front page shows them to everybody, and one's own part of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from cjs_app.coop.cooperants.domain import Headcounts, headcounts
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.cooperants.queries import cooperants_of
from cjs_app.coop.distribution import queries as distribution
from cjs_app.coop.distribution.domain import Distribution, Waterfall, shares, waterfall
from cjs_app.coop.distribution.shares import Share
from cjs_app.coop.hours.queries import minutes_by_cooperant_and_nature
from cjs_app.coop.seasons.domain import Status
from cjs_app.coop.seasons.models import Season


@dataclass(frozen=True)
class Totals:
    """Where the summer stands at this moment; once it is closed, what was frozen."""

    people: Sequence[Cooperant]
    headcounts: Headcounts
    minutes: int
    road: Waterfall
    distribution: Distribution

    @property
    def revenue_cents(self) -> int:
        """What was invoiced before tax, credit notes taken away."""
        return self.road.steps[0].amount_cents

    @property
    def sharers(self) -> int:
        """How many have a part."""
        return sum(share.person.has_share for share in self.distribution.shares)

    def share_of(self, person: Cooperant | None) -> Share | None:
        """Return the part of somebody, None for who has none."""
        if person is None or not person.has_share:
            return None
        return next((share for share in self.distribution.shares if share.code == person.code), None)


def totals_of(season: Season) -> Totals:
    """Return the totals of a season, in few statements whatever it holds."""
    people, minutes = cooperants_of(season), minutes_by_cooperant_and_nature(season)
    closing = distribution.closing_of(season) if season.status is Status.CLOSED else None
    if closing is not None:
        road, shared = distribution.frozen(closing)
    else:
        earnings = distribution.earnings_of(season, minutes)
        road = waterfall(earnings, distribution.deductions_of(season), season.carried_over_cents)
        persons = distribution.persons_of(people, minutes)
        shared = shares(road.net_cents, persons, distribution.settings_of(season))
    counts = headcounts((one.left_on for one in people), season.end_day)
    return Totals(people, counts, sum(sum(spent.values()) for spent in minutes.values()), road, shared)
