"""Credit notes: in part, in full, never too much."""

import pytest
from flask import Flask

from cjs_app.coop.invoices import actions, queries
from cjs_app.coop.invoices.documents import InvoiceDraft
from cjs_app.coop.invoices.domain import Kind, Status
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import (
    a_client,
    a_credit_note,
    a_line,
    a_season,
    an_invoice,
)
from tests.people import stamped


def test_credit_notes_have_their_own_series(app: Flask) -> None:
    season = a_season()
    notes = [a_credit_note(an_invoice(season)).number for _ in range(2)]
    assert notes == ["VIT-A-2021-0001", "VIT-A-2021-0002"]


def test_a_credit_note_refers_to_its_invoice(app: Flask) -> None:
    season = a_season()
    note = a_credit_note(an_invoice(season), a_line(price=4_000, rate="0"))
    assert (note.kind, note.ttc_cents, note.due_day) == (Kind.CREDIT_NOTE, 4_000, None)
    assert note.photograph is not None
    assert (note.photograph["corrected_number"], note.photograph["corrected_day"]) == ("VIT-F-2021-0001", "2021-07-13")


def test_a_total_credit_note_takes_every_line_back(app: Flask) -> None:
    season = a_season()
    invoice = an_invoice(season, a_line("Haie", 333), a_line("Allée", 333, rate="10"))
    note = a_credit_note(invoice)
    assert (note.ht_cents, note.tva_cents, note.ttc_cents) == (666, 100, 766)
    assert queries.balance_of(invoice).owed_cents == 0


def test_credit_notes_never_exceed_their_invoice(app: Flask) -> None:
    season = a_season()
    invoice = an_invoice(season)
    a_credit_note(invoice, a_line(price=6_000, rate="0"))
    with pytest.raises(Refusal, match="40,00 au plus"):
        actions.credit(invoice, [a_line(price=4_001, rate="0")], stamped())
    a_credit_note(invoice, a_line(price=4_000, rate="0"))
    with pytest.raises(Refusal, match="déjà entièrement annulée"):
        actions.credit(invoice, None, stamped())


def test_a_credit_note_grown_while_it_was_a_draft_is_refused_when_issued(app: Flask) -> None:
    season = a_season()
    note = queries.locked_invoice(actions.credit(an_invoice(season), [a_line(price=100, rate="0")], stamped()).id)
    note.lines[0].unit_price_cents = note.lines[0].ht_cents = 10_001
    db.session.flush()
    with pytest.raises(Refusal, match="100,00 au plus"):
        actions.issue(note, stamped())


def test_one_credit_note_is_prepared_at_a_time(app: Flask) -> None:
    invoice = an_invoice(a_season())
    note = actions.credit(invoice, None, stamped())
    with pytest.raises(Refusal, match="déjà en préparation"):
        actions.credit(invoice, None, stamped())
    actions.abandon(note, stamped())
    assert actions.credit(invoice, None, stamped()).status is Status.DRAFT


def test_a_credit_note_is_not_credited(app: Flask) -> None:
    note = a_credit_note(an_invoice(a_season()))
    with pytest.raises(Refusal, match="refaire une facture"):
        actions.credit(note, None, stamped())


def test_a_credit_note_stays_with_the_client_of_its_invoice(app: Flask) -> None:
    season = a_season()
    note = actions.credit(an_invoice(season), None, stamped())
    actions.rewrite(note, InvoiceDraft(a_client(season, "M. Roux").id, [a_line(price=100)]), stamped())
    assert queries.get_invoice(season, note.id).client.name == "Mme Le Goff"
