"""What of a summer is certain and what still waits, asked of every room in one statement."""

from sqlalchemy import select, true

from cjs_app.coop.accounts import queries as accounts
from cjs_app.coop.distribution.road import Standing
from cjs_app.coop.hours import queries as hours
from cjs_app.coop.invoices import queries as invoices
from cjs_app.coop.invoices import waiting
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db


def standing_of(season: Season) -> Standing:
    """Return what is certain and what is not in a season, at this moment."""
    first, *others = (
        rows.subquery()
        for rows in (
            select(invoices.tva_of(season).label("tva_cents")),
            hours.validated_and_waiting(season),
            accounts.waiting_expenses(season),
            waiting.drafts_of(season),
            waiting.accepted_not_invoiced(season),
            waiting.missions_without_price(season),
        )
    )
    columns = [column for part in (first, *others) for column in part.c]
    asked = select(*columns).select_from(first)
    for part in others:
        asked = asked.join(part, true())
    return Standing(**{name: int(value) for name, value in db.session.execute(asked).mappings().one().items()})
