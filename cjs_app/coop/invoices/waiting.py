"""Work that is done, or agreed, and that no invoice stands for yet."""

from collections.abc import Iterable, Sequence
from functools import cache

from sqlalchemy import Row, Select, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import joinedload
from sqlalchemy.sql.elements import ColumnElement

from cjs_app.coop.clients.models import Client
from cjs_app.coop.invoices.domain import Kind, Status
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.invoices.queries import credited_cents
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.quotes.models import Quote, QuoteLine
from cjs_app.coop.seasons.domain import CARRIER_STAYS
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404


def find_living_invoice(quote_id: int | None, mission_id: int | None) -> Row[str | None] | None:
    """Return the number of an invoice made for this devis or mission, neither abandoned nor credited in full."""
    return db.session.execute(_standing_for(), {"quote": quote_id, "mission": mission_id}).first()


@cache
def _standing_for() -> Select[str | None]:
    """Return what `find_living_invoice` asks, put together once; nothing equals what is not given."""
    same = or_(Invoice.quote_id == bindparam("quote"), Invoice.mission_id == bindparam("mission"))
    return select(Invoice.number).where(living(), same).order_by(Invoice.id)


def get_mission(season: Season, mission_id: int) -> Mission:
    """Return a mission of this season, or answer 404."""
    return or_404(select(Mission).where(Mission.season_id == season.id, Mission.id == mission_id))


def ensure_carrier_stays(season: Season) -> None:
    """Raise Refusal when a season whose invoices bear numbers is about to change its carrier."""
    if db.session.scalar(
        select(Invoice.id).where(Invoice.season_id == season.id, Invoice.number.is_not(None)).limit(1)
    ):
        raise Refusal(CARRIER_STAYS, field="carrier")


def find_mission(season: Season, code: str) -> Mission | None:
    """Return the mission of this season with this code, None when none is named, or answer 404."""
    return or_404(select(Mission).where(Mission.season_id == season.id, Mission.code == code)) if code else None


def likely_client(mission: Mission | None, clients: Iterable[Client]) -> str:
    """Return the id, as text, of the one client whom a mission's title or place names; empty when none or several."""
    told = folded(f"{mission.title} {mission.place}") if mission else ""
    named = [client.id for client in clients if folded(client.name) and folded(client.name) in told]
    return str(named[0]) if len(named) == 1 else ""


def living() -> ColumnElement[bool]:
    """Return what makes an invoice stand for its devis or its mission."""
    issued = and_(Invoice.status == Status.ISSUED, or_(credited_cents < Invoice.ttc_cents, Invoice.ttc_cents == 0))
    return and_(Invoice.kind == Kind.INVOICE, or_(Invoice.status == Status.DRAFT, issued))


def uninvoiced(season: Season) -> tuple[ColumnElement[bool], ...]:
    """Return what makes a mission of a season wait for its invoice: it is done, and none stands for it."""
    invoiced = or_(Invoice.mission_id == Mission.id, Invoice.quote_id == Mission.quote_id)
    standing = select(Invoice.id).where(living(), invoiced).correlate(Mission).exists()
    return Mission.season_id == season.id, Mission.status == MissionStatus.DONE, ~standing


def missions_to_invoice(season: Season, most: int = 20) -> Sequence[Mission]:
    """Return the missions done that no invoice stands for yet, with their devis and its client where they have one."""
    return db.session.scalars(
        select(Mission)
        .options(joinedload(Mission.quote).joinedload(Quote.client))
        .where(*uninvoiced(season))
        .order_by(Mission.end_day, Mission.id)
        .limit(most)
    ).all()


def quotes_to_invoice(season: Season, most: int = 20) -> Sequence[Quote]:
    """Return the devis accepted that have no mission and no invoice yet, with their client."""
    return db.session.scalars(
        select(Quote)
        .options(joinedload(Quote.client))
        .where(Quote.season_id == season.id, Quote.status == QuoteStatus.ACCEPTED)
        .where(~select(Mission.id).where(Mission.quote_id == Quote.id).correlate(Quote).exists())
        .where(~select(Invoice.id).where(living(), Invoice.quote_id == Quote.id).correlate(Quote).exists())
        .order_by(Quote.day, Quote.id)
        .limit(most)
    ).all()


def drafts_of(season: Season) -> Select[int, int]:
    """Return how many drafts a season has, and what they would bring before tax, in cents; a credit note takes away."""
    signed = case((Invoice.kind == Kind.CREDIT_NOTE, -Invoice.ht_cents), else_=Invoice.ht_cents)
    counted = select(func.count(Invoice.id).label("drafts"), func.coalesce(func.sum(signed), 0).label("drafts_cents"))
    return counted.where(Invoice.season_id == season.id, Invoice.status == Status.DRAFT)


def accepted_not_invoiced(season: Season) -> Select[int, int]:
    """Return how many devis were accepted and have no invoice yet, and their total before tax, in cents.

    A devis whose mission was invoiced, or whose every mission was given up, is not among them.
    """
    of_quote = select(Mission.id).where(Mission.quote_id == Quote.id).correlate(Quote)
    invoiced = or_(Invoice.quote_id == Quote.id, Invoice.mission_id.in_(of_quote))
    lives = of_quote.where(Mission.status != MissionStatus.CANCELLED).exists()
    total = func.coalesce(func.sum(QuoteLine.ht_cents), 0)
    return (
        select(func.count(Quote.id.distinct()).label("quotes"), total.label("quotes_cents"))
        .join(QuoteLine, QuoteLine.quote_id == Quote.id)
        .where(Quote.season_id == season.id, Quote.status == QuoteStatus.ACCEPTED, or_(lives, ~of_quote.exists()))
        .where(~select(Invoice.id).where(living(), invoiced).correlate(Quote).exists())
    )


def missions_without_price(season: Season) -> Select[int]:
    """Return how many missions live that came from no devis and have no invoice yet: nobody knows what they bring."""
    living_ones = (MissionStatus.PLANNED, MissionStatus.RUNNING, MissionStatus.DONE)
    return select(func.count(Mission.id).label("unpriced_missions")).where(
        Mission.season_id == season.id,
        Mission.quote_id.is_(None),
        Mission.status.in_(living_ones),
        ~select(Invoice.id).where(living(), Invoice.mission_id == Mission.id).correlate(Mission).exists(),
    )
