"""A month is closed while something is dated in it: it is counted in the closing, or it is refused."""

import datetime as dt

from sqlalchemy import func, select

from cjs_app.coop.books import actions as books
from cjs_app.coop.books import queries
from cjs_app.coop.books.closings import read_record
from cjs_app.coop.books.domain import totals_of
from cjs_app.coop.books.models import MonthClosing
from cjs_app.coop.books.verification import month_faults
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices import payments
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_season
from tests.campaigns import rounds
from tests.people import A_DAY, stamped
from tests.reliability.duels import REFUSED, WON, Duel
from tests.reliability.records import STAMP, a_draft, an_invoice

ROUNDS = rounds(25, 500)
JULY = dt.date(2021, 7, 1)
AUGUST = stamped(day=dt.date(2021, 8, 2))

Prize = tuple[int, int]


def seasons_with(document: str) -> list[Prize]:
    """Return as many seasons as rounds, each with an invoice issued in July, or a draft."""
    prizes = []
    for rank in range(ROUNDS):
        season = a_season(f"Été {rank}", carrier=f"Porteur {rank}", siren="")
        client = a_client(season)
        made = an_invoice(season, client) if document == "invoice" else a_draft(season, client)
        prizes.append((season.id, made.id))
    return prizes


def close(prize: Prize) -> None:
    books.close_month(db.session.get_one(Season, prize[0]), JULY, AUGUST)


def pay(prize: Prize) -> None:
    draft = payments.PaymentDraft(A_DAY, 1000)
    payments.record_payment(db.session.get_one(Invoice, prize[1]), draft, AUGUST)


def issue(prize: Prize) -> None:
    invoices.issue(db.session.get_one(Invoice, prize[1]), STAMP)


def all_counted() -> bool:
    """Return whether each closing says what its month holds, now that all is done."""
    closings = db.session.scalars(select(MonthClosing)).all()
    for closing in closings:
        season = db.session.get_one(Season, closing.season_id)
        july = Period(closing.first_day, closing.last_day)
        held = totals_of(queries.issued_of(season), queries.received_of(season), july)
        if read_record(closing.record)[0] != held:
            return False
    return month_faults() == []


def test_a_payment_dated_in_a_month_being_closed_is_counted_or_refused(duel: Duel) -> None:
    outcomes = duel(close, pay, seasons_with("invoice"))
    assert outcomes[WON, WON] + outcomes[WON, REFUSED] == ROUNDS, outcomes
    assert all_counted()


def test_a_document_dated_in_a_month_being_closed_is_counted_or_refused(duel: Duel) -> None:
    outcomes = duel(close, issue, seasons_with("draft"))
    assert outcomes[WON, WON] + outcomes[WON, REFUSED] == ROUNDS, outcomes
    assert all_counted()


def test_two_people_close_a_month_once(duel: Duel) -> None:
    outcomes = duel(close, close, seasons_with("invoice"))
    assert outcomes[WON, REFUSED] + outcomes[REFUSED, WON] == ROUNDS, outcomes
    assert db.session.scalar(select(func.count(MonthClosing.id))) == ROUNDS
    assert all_counted()
