"""How far each devis of a season is on the road to the payment."""

from sqlalchemy import Subquery, and_, func, select

from cjs_app.coop.bilan.funnels import Progress, QuoteRoad, quote_road
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.invoices.queries import credited_cents, is_issued_invoice, owed_cents
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db


def quote_road_of(season: Season) -> QuoteRoad:
    """Return how many devis of a season reached each step: one statement."""
    billed, done = _billed(season), _done(season)
    states = (
        Quote.status,
        done.c.quote_id.is_not(None).label("done"),
        (func.coalesce(billed.c.kept_cents, 0) > 0).label("billed"),
        and_(billed.c.kept_cents > 0, billed.c.owed_cents <= 0).label("paid"),
    )
    rows = db.session.execute(
        select(*states, func.count())
        .select_from(Quote)
        .join(billed, billed.c.quote_id == Quote.id, isouter=True)
        .join(done, done.c.quote_id == Quote.id, isouter=True)
        .where(Quote.season_id == season.id)
        .group_by(*states)
    )
    return quote_road((Progress(status, *map(bool, then)), number) for status, *then, number in rows)


def _done(season: Season) -> Subquery:
    """Return the devis whose mission is done."""
    return (
        select(Mission.quote_id)
        .where(Mission.season_id == season.id, Mission.status == MissionStatus.DONE, Mission.quote_id.is_not(None))
        .distinct()
        .subquery("done")
    )


def _billed(season: Season) -> Subquery:
    """Return for each devis what its invoices ask for, less their credit notes, and what of it is still owed."""
    quote_id = func.coalesce(Invoice.quote_id, Mission.quote_id)
    invoices = (
        select(
            quote_id.label("quote_id"),
            (Invoice.ttc_cents - credited_cents).label("kept_cents"),
            owed_cents.label("owed_cents"),
        )
        .join(Mission, Mission.id == Invoice.mission_id, isouter=True)
        .where(Invoice.season_id == season.id, is_issued_invoice)
        .subquery("invoices_of_quotes")
    )
    sums = (func.sum(invoices.c.kept_cents).label("kept_cents"), func.sum(invoices.c.owed_cents).label("owed_cents"))
    return select(invoices.c.quote_id, *sums).group_by(invoices.c.quote_id).subquery("billed")
