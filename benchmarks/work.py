"""What is counted inside one process: the road of a devis, the bilan, the sharing, the papers."""

import datetime as dt
import io
import itertools
from decimal import Decimal
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table
from reportlab.platypus.tables import CellStyle
from sqlalchemy import select, text

from benchmarks import floor
from benchmarks.ratios import AT_LEAST, AT_MOST, Result, Sample, compared, per_second, seconds_each
from benchmarks.summers import House, lines, stamp_of
from cjs_app.coop.bilan import pdf as bilan_pdf
from cjs_app.coop.bilan import queries as bilan
from cjs_app.coop.clients.models import Client
from cjs_app.coop.distribution.domain import Settings, shares
from cjs_app.coop.distribution.shares import Person
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices import pdf as invoice_pdf
from cjs_app.coop.invoices.domain import PaymentDraft
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.quotes import actions as quotes
from cjs_app.coop.quotes.domain import QuoteDraft
from cjs_app.coop.seasons.domain import Rule
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period
from cjs_app.plumbing.database import db

AGGREGATES = (
    "SELECT count(*) FROM cooperants WHERE season_id = :season",
    "SELECT cooperant_id, nature, sum(minutes) FROM hour_entries WHERE season_id = :season AND status <> 'annulee'"
    " GROUP BY cooperant_id, nature",
    "SELECT kind, sum(ht_cents), sum(ttc_cents), count(*) FROM invoices WHERE season_id = :season AND status = 'emise'"
    " GROUP BY kind",
    "SELECT sum(amount_cents) FROM payments WHERE season_id = :season",
    "SELECT status, count(*) FROM quotes WHERE season_id = :season GROUP BY status",
    "SELECT status, count(*) FROM missions WHERE season_id = :season GROUP BY status",
    "SELECT sum(ht_cents) FROM expenses WHERE season_id = :season AND cancelled_at IS NULL",
    "SELECT sum(amount_cents) FROM self_financing WHERE season_id = :season AND cancelled_at IS NULL",
)
"""The sums of a bilan, asked as a plain program would."""


def one_document(season_id: int, client_id: int, user_id: int) -> None:
    """Carry a devis of three lines to its payment, through the actions of the rooms; a commit ends each step."""
    stamp = stamp_of(user_id)
    season = db.session.get_one(Season, season_id)
    quote = quotes.create(season, QuoteDraft(season.start_day, lines(), client_id), stamp)
    db.session.commit()
    for step in (quotes.submit, quotes.validate, quotes.send, quotes.accept):
        step(quote, stamp)
    db.session.commit()
    mission = missions.from_quote(quote, stamp, accepting=False)
    db.session.commit()
    invoice = invoices.issue(invoices.draft_from_mission(mission, stamp), stamp)
    db.session.commit()
    invoices.record_payment(invoice, PaymentDraft(stamp.day, invoice.ttc_cents, "virement"), stamp)
    db.session.commit()
    db.session.remove()


def documents(house: House, database: Path, times: int, rounds: int) -> Result:
    """Return how many devis are carried to their payment in a second."""
    engine, rank, today = floor.engine_of(database), itertools.count(), dt.date.today()  # noqa: DTZ011

    with house.app.app_context():
        client_id = db.session.scalars(select(Client.id).where(Client.season_id == house.season_id)).first()
        assert client_id is not None, "the large summer has clients"
        one_document(house.season_id, client_id, house.user_id)
        floor.one_document(engine, next(rank), today)
        return compared(
            "devis of 3 lines, accepted, mission, invoice numbered, paid",
            lambda: per_second(lambda: one_document(house.season_id, client_id, house.user_id), times),
            lambda: per_second(lambda: floor.one_document(engine, next(rank), today), times),
            0.4,
            AT_LEAST,
            "documents/s",
            rounds,
        )


def bilan_json(house: House) -> str:
    """Return the bilan of the large summer, as anybody who just came asks for it."""
    with house.app.app_context():
        return bilan.as_json(db.session.get_one(Season, house.season_id))


def raw_sums(house: House) -> None:
    """Ask the database for the sums of a bilan, without anything around them."""
    with house.app.app_context(), db.engine.connect() as connection:
        for statement in AGGREGATES:
            connection.execute(text(statement), {"season": house.season_id}).all()


def bilans(alone: House, among: House, times: int, rounds: int) -> list[Result]:
    """Return what a bilan costs beside its own sums, and beside the same one without 200 other seasons."""

    def ours(house: House) -> Sample:
        return seconds_each(lambda: bilan_json(house), times)

    for house in (alone, among):
        bilan_json(house), raw_sums(house)
    return [
        compared(
            "bilan JSON of 500 invoices and 5 000 hours, over its raw SQL sums",
            lambda: ours(among),
            lambda: seconds_each(lambda: raw_sums(among), times),
            3,
            AT_MOST,
            "s",
            rounds,
        ),
        compared(
            "the same among 200 other seasons, over alone",
            lambda: ours(among),
            lambda: ours(alone),
            1.2,
            AT_MOST,
            "s",
            rounds,
        ),
    ]


def persons(count: int) -> list[Person]:
    """Return cooperants with hours of mission and of management."""
    return [
        Person(f"C{at:05}", True, Decimal(1), {Nature.MISSION: 600 + at % 97, Nature.MANAGEMENT: 60 + at % 7})
        for at in range(count)
    ]


def two_passes(net_cents: int, people: list[Person]) -> list[tuple[str, int, int]]:
    """Share by hours as a plain loop does: one pass to add up, one to give parts; spare cents go to the first ones."""
    total = 0
    for person in people:
        for minutes in person.minutes_by_nature.values():
            total += minutes
    parts, left = [], net_cents
    for person in people:
        own = 0
        for minutes in person.minutes_by_nature.values():
            own += minutes
        cents = net_cents * own // total
        left -= cents
        parts.append((person.code, own, cents))
    return [(code, own, cents + 1) if at < left else (code, own, cents) for at, (code, own, cents) in enumerate(parts)]


def sharings(times: int, rounds: int) -> list[Result]:
    """Return how long it takes to share a net among 15 and among 10 000 persons."""
    voted = Settings(Rule.HOURS, Decimal(50), (), 0, 0, Period(dt.date(2025, 7, 1), dt.date(2025, 8, 31)))
    few, many = persons(15), persons(10_000)
    return [
        compared(
            "sharing among 15 persons, in tenths of a millisecond",
            lambda: seconds_each(lambda: shares(1_234_567, few, voted), times * 100),
            lambda: Sample(0.0001),
            1,
            AT_MOST,
            "s",
            rounds,
        ),
        compared(
            "sharing among 10 000 persons, over a plain two-pass loop",
            lambda: seconds_each(lambda: shares(1_234_567, many, voted), times),
            lambda: seconds_each(lambda: two_passes(1_234_567, many), times),
            2,
            AT_MOST,
            "s",
            rounds,
        ),
    ]


def minimal_page() -> bytes:
    """Return one page as reportlab's platypus makes it: a title, a table of three lines, a sentence."""
    file, styles = io.BytesIO(), getSampleStyleSheet()
    rows = [["Travail", "Quantité", "Prix", "Montant"], *([f"Travail {at}", "2", "30,00", "60,00"] for at in range(3))]
    SimpleDocTemplate(file, pagesize=A4).build(
        [
            Paragraph("Facture F-2025-0001", styles["Title"]),
            Spacer(1, 12),
            Table(rows),
            Spacer(1, 12),
            Paragraph("À payer au plus tard le 31 août 2025.", styles["Normal"]),
        ]
    )
    return file.getvalue()


def as_it_comes() -> bytes:
    """Return the minimal page with reportlab's own settings, which the house changes."""
    ours = rl_config.useA85, CellStyle.fontname
    rl_config.useA85, CellStyle.fontname = 1, "Helvetica"
    try:
        return minimal_page()
    finally:
        rl_config.useA85, CellStyle.fontname = ours


def papers(house: House, times: int, rounds: int) -> list[Result]:
    """Return what an invoice and a bilan cost on paper, beside one minimal page."""
    with house.app.app_context():
        season = db.session.get_one(Season, house.season_id)
        invoice = db.session.scalars(select(Invoice).where(Invoice.season_id == season.id).order_by(Invoice.id)).first()
        assert invoice is not None and invoice.photograph is not None, "the large summer has invoices"
        picture, told = invoice.photograph, bilan.document_of(season)
        invoice_pdf.draw(picture), bilan_pdf.draw(told), as_it_comes()
        return [
            compared(
                "invoice PDF of one page, over a minimal platypus page",
                lambda: per_second(lambda: invoice_pdf.draw(picture), times),
                lambda: per_second(as_it_comes, times),
                0.5,
                AT_LEAST,
                "pages/s",
                rounds,
            ),
            compared(
                "bilan PDF, in minimal platypus pages",
                lambda: seconds_each(lambda: bilan_pdf.draw(told), max(1, times // 4)),
                lambda: seconds_each(as_it_comes, times),
                15,
                AT_MOST,
                "s",
                rounds,
            ),
        ]
