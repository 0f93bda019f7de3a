"""The season's totals as the front page shows them to everybody, and one's own part of them."""

from collections.abc import Sequence

from msgspec import Struct

from cjs_app.coop.cooperants.domain import Headcounts, headcounts
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.distribution import queries as distribution
from cjs_app.coop.distribution.domain import Distribution, Waterfall
from cjs_app.coop.distribution.shares import Share
from cjs_app.coop.hours.queries import people_and_minutes
from cjs_app.coop.seasons.domain import Status
from cjs_app.coop.seasons.models import Season


class Totals(Struct, frozen=True):
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
    closing = distribution.closing_of(season) if season.status is Status.CLOSED else None
    if closing is None:
        people, inputs = distribution.people_and_inputs(season)
        road, shared = inputs.replay()
        minutes = sum(sum(person.minutes_by_nature.values()) for person in inputs.persons)
    else:
        people, spent = people_and_minutes(season)
        road, shared = distribution.frozen(closing)
        minutes = sum(sum(one.values()) for one in spent.values())
    return Totals(people, headcounts((one.left_on for one in people), season.end_day), minutes, road, shared)
