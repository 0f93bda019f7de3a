"""Whatever is done, in whatever order: numbers have no hole, what is issued never changes, sums agree.

Hypothesis draws the gestures. Many are refused, which is the point: a refusal leaves all as it was.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from flask import Flask
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import func, select

from cjs_app.coop.bilan import queries as bilan
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices import domain as documents
from cjs_app.coop.invoices import payments
from cjs_app.coop.invoices import queries as invoice_queries
from cjs_app.coop.invoices.documents import InvoiceDraft
from cjs_app.coop.invoices.models import Invoice, InvoiceLine, Payment
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.missions import domain as work
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes import actions as quotes
from cjs_app.coop.quotes import domain as offers
from cjs_app.coop.quotes.models import Quote
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_season
from tests.campaigns import rounds
from tests.people import stamped
from tests.reliability.emptying import emptier
from tests.reliability.invariants import broken

STEPS = rounds(40, 60)
EXAMPLES = {"sqlite": rounds(12, 1500), "postgresql": rounds(6, 500)}
DOORS: dict[type, Any] = {
    Quote: offers.TRANSITIONS,
    Mission: work.TRANSITIONS,
    Invoice: documents.TRANSITIONS,
}
line = st.builds(
    offers.LineDraft,
    label=st.just("Tonte"),
    quantity=st.decimals("0.25", "40", places=2),
    unit=st.just("heure"),
    unit_price_cents=st.integers(-100, 9000),
    tva_rate=st.sampled_from([Decimal(0), Decimal("5.5"), Decimal(20)]),
)
lines = st.lists(line, min_size=1, max_size=2)
which = st.integers(0, 5)
amount = st.integers(-3000, 30000)
ON_A_QUOTE = ("submit", "validate", "send", "accept", "duplicate", "send_back", "refuse", "decline", "expire")
ROAD = ("submit", "validate", "send", "accept")
WITH_A_REASON = {"send_back", "refuse", "decline"}


class Summer(RuleBasedStateMachine):
    """A summer in which anybody does anything, on days that only go forward."""

    @initialize()
    def begin(self) -> None:
        """Open a season with one client."""
        self.season = a_season()
        self.client = a_client(self.season)
        self.stamp = stamped()
        self.issued: dict[int, str] = {}
        self.states: dict[tuple[type, int], Any] = {}
        db.session.commit()
        for written in ([offers.LineDraft("Tonte", Decimal(2), "heure", 1500)],) * 2:
            self.write_quote(written, len(ROAD))
            self.bill(written, paid=False)

    def tried(self, gesture: Callable[[], Any]) -> None:
        """Do something, or be told why not; then look at every state."""
        try:
            gesture()
            db.session.commit()
        except Refusal:
            db.session.rollback()
        db.session.expire_all()
        self.look_at_states()

    def one(self, table: type, asked: int) -> Any:
        """Return one of the records there are, drawn by lot, or None."""
        rows = db.session.scalars(select(table).where(table.season_id == self.season.id).order_by(table.id)).all()
        return rows[asked % len(rows)] if rows else None

    @rule(days=st.integers(1, 12))
    def time_passes(self, days: int) -> None:
        self.stamp = stamped(day=min(self.stamp.day + dt.timedelta(days=days), dt.date(2021, 12, 20)))

    @rule(written=lines, steps=st.integers(0, len(ROAD)))
    def write_quote(self, written: list[offers.LineDraft], steps: int) -> None:
        day = min(self.stamp.day, self.season.end_day)
        self.tried(lambda: quotes.create(self.season, offers.QuoteDraft(day, written, self.client.id), self.stamp))
        for name in ROAD[:steps]:
            self.move_quote(-1, name)

    @rule(asked=which, name=st.sampled_from(ON_A_QUOTE))
    def move_quote(self, asked: int, name: str) -> None:
        quote = self.one(Quote, asked)
        reason = ("Une raison",) if name in WITH_A_REASON else ()
        if quote is not None:
            self.tried(lambda: getattr(quotes, name)(quote, *reason, self.stamp))

    @rule(asked=which, accepting=st.booleans())
    def plan_mission(self, asked: int, accepting: bool) -> None:
        if quote := self.one(Quote, asked):
            self.tried(lambda: missions.from_quote(quote, self.stamp, accepting))

    @rule(asked=which, name=st.sampled_from(("start", "finish", "cancel", "resume")))
    def move_mission(self, asked: int, name: str) -> None:
        if mission := self.one(Mission, asked):
            self.tried(lambda: getattr(missions, name)(mission, self.stamp))

    @rule(asked=which, from_mission=st.booleans())
    def draft_invoice(self, asked: int, from_mission: bool) -> None:
        source = self.one(Mission if from_mission else Quote, asked)
        draft = invoices.draft_from_mission if from_mission else invoices.draft_from_quote
        if source is not None:
            self.tried(lambda: draft(source, self.stamp))

    @rule(written=lines)
    def draft_blank(self, written: list[offers.LineDraft]) -> None:
        self.tried(lambda: self.rewrite(invoices.draft_blank(self.season, self.client, self.stamp), written))

    @rule(written=lines, paid=st.booleans())
    def bill(self, written: list[offers.LineDraft], paid: bool) -> None:
        """Draft and issue an invoice, and perhaps take its money."""
        self.draft_blank(written)
        self.end_draft(-1, "issue")
        if paid:
            self.pay(-1, 0, exactly=True)

    @rule(asked=which, written=lines)
    def rewrite_invoice(self, asked: int, written: list[offers.LineDraft]) -> None:
        if invoice := self.one(Invoice, asked):
            self.tried(lambda: self.rewrite(invoice, written))

    def rewrite(self, invoice: Invoice, written: list[offers.LineDraft]) -> None:
        """Write these lines on a document."""
        invoices.rewrite(invoice, InvoiceDraft(self.client.id, written), self.stamp)

    @rule(asked=which, name=st.sampled_from(("issue", "issue", "abandon")))
    def end_draft(self, asked: int, name: str) -> None:
        if invoice := self.one(Invoice, asked):
            self.tried(lambda: getattr(invoices, name)(invoice, self.stamp))

    @rule(asked=which, written=st.none() | lines, at_once=st.booleans())
    def credit(self, asked: int, written: list[offers.LineDraft] | None, at_once: bool) -> None:
        if invoice := self.one(Invoice, asked):
            note = lambda: invoices.credit(invoice, written, self.stamp)  # noqa: E731
            self.tried((lambda: invoices.issue(note(), self.stamp)) if at_once else note)

    @rule(asked=which, cents=amount, exactly=st.booleans())
    def pay(self, asked: int, cents: int, exactly: bool) -> None:
        if invoice := self.one(Invoice, asked):
            owed = invoice_queries.balance_of(invoice).owed_cents
            payment = documents.PaymentDraft(self.stamp.day, owed if exactly else cents)
            self.tried(lambda: payments.record_payment(invoice, payment, self.stamp))

    @rule(asked=which)
    def take_payment_back(self, asked: int) -> None:
        if payment := self.one(Payment, asked):
            self.tried(lambda: payments.reverse_payment(payment, self.stamp))

    @invariant()
    def nothing_is_broken(self) -> None:
        """Numbers, photographs, journal, sums and settlements hold."""
        assert broken(db.session.connection()) == {}

    @invariant()
    def what_is_issued_never_changes(self) -> None:
        """Each document is, to the letter, what it was when it was issued."""
        now = {invoice.id: fingerprint(invoice) for invoice in self.documents()}
        assert {key: now[key] for key in self.issued} == self.issued
        self.issued = now

    @invariant()
    def the_bilan_can_be_told(self) -> None:
        """The bilan is there, and its invoices are those that were issued."""
        signed = sum(row.ht_cents * (1 if row.kind is documents.Kind.INVOICE else -1) for row in self.documents())
        owed = sum(row.ttc_cents * (1 if row.kind is documents.Kind.INVOICE else -1) for row in self.documents())
        paid = db.session.scalar(select(func.sum(Payment.amount_cents))) or 0
        assert bilan.record_of(self.season)
        assert invoice_queries.revenue_ht(self.season) == signed
        assert invoice_queries.unpaid_total(self.season) == owed - paid

    def documents(self) -> list[Invoice]:
        """Return the documents issued so far."""
        return list(db.session.scalars(select(Invoice).where(Invoice.status == documents.Status.ISSUED)))

    def look_at_states(self) -> None:
        """Check that each record is where one declared door leads from where it was."""
        for table, doors in DOORS.items():
            for key, state in db.session.execute(select(table.id, table.status)).all():
                before = self.states.get((table, key), state)
                assert state is before or any(before in door.sources and door.target is state for door in doors)
                self.states[table, key] = state


def fingerprint(invoice: Invoice) -> str:
    """Return what tells whether anything of a document changed: the row, its lines, its photograph."""
    row = {column.name: getattr(invoice, column.name) for column in Invoice.__table__.columns}
    rows = select(InvoiceLine.__table__).where(InvoiceLine.invoice_id == invoice.id).order_by(InvoiceLine.position)
    told = json.dumps([row, [dict(line) for line in db.session.execute(rows).mappings()]], default=str, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def test_no_order_of_gestures_leaves_a_hole_or_changes_what_is_issued(each_app: Flask) -> None:
    empty = emptier()

    class FreshSummer(Summer):
        def teardown(self) -> None:
            db.session.rollback()
            empty()

    examples = EXAMPLES[db.engine.dialect.name]
    run_state_machine_as_test(FreshSummer, settings=settings(max_examples=examples, stateful_step_count=STEPS))
