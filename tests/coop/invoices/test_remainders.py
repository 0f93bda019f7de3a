"""What is left of an invoice for another credit note, line by line where the lines still tell it."""

from decimal import Decimal

import pytest
from flask import Flask

from cjs_app.coop.invoices import actions, queries
from cjs_app.coop.invoices.documents import InvoiceDraft, checked_lines, totals_of
from cjs_app.coop.invoices.remainders import remaining_lines
from cjs_app.coop.quotes.domain import LineDraft
from cjs_app.kernel.refusal import Refusal
from tests.builders import a_credit_note, a_line, a_season, an_invoice
from tests.people import stamped

TONTE, HAIE = a_line("Tonte", 2_000, "3", "20"), a_line("Haie", 1_500, "1", "20")


def ttc(*lines: LineDraft) -> int:
    return totals_of(checked_lines(lines)).ttc_cents


def left(lines: list[LineDraft], credited: list[LineDraft]) -> list[tuple[str, str, int]]:
    rest = remaining_lines(lines, credited, ttc(*lines) - ttc(*credited))
    assert ttc(*rest) <= ttc(*lines) - ttc(*credited)
    return [(line.label, str(line.quantity), line.unit_price_cents) for line in rest]


def test_nothing_credited_leaves_every_line() -> None:
    assert left([TONTE, HAIE], []) == [("Tonte", "3", 2_000), ("Haie", "1", 1_500)]


def test_a_line_taken_back_is_no_longer_proposed() -> None:
    assert left([TONTE, HAIE], [HAIE]) == [("Tonte", "3", 2_000)]


def test_hours_taken_back_leave_the_other_hours() -> None:
    assert left([TONTE, HAIE], [a_line("Tonte", 2_000, "1", "20")]) == [("Tonte", "2", 2_000), ("Haie", "1", 1_500)]


def test_another_price_leaves_one_line_for_each_rate() -> None:
    lines = [TONTE, a_line("Livre", 1_000, "1", "5.5")]
    assert left(lines, [a_line("Geste", 500, "1", "20")]) == [
        ("Reste à annuler (TVA 5,5\u00a0%)", "1", 1_000),
        ("Reste à annuler (TVA 20\u00a0%)", "1", 5_500),
    ]


def test_a_cent_of_rounding_never_makes_too_much() -> None:
    rest = remaining_lines([a_line("Tonte", 1_003, "1", "20")], [a_line("A", 2, "1", "20")] * 1, 1_201)
    assert ttc(*rest) == 1_201


@pytest.mark.parametrize("first", [1, 37, 333, 998, 1_199])
def test_two_credit_notes_never_exceed_their_invoice_and_the_second_takes_what_is_left(first: int) -> None:
    lines, credited = [a_line("Tonte", 999, "1", "20")], [a_line("Geste", first, "1", "0")]
    rest = remaining_lines(lines, credited, 1_199 - first)
    assert 0 <= 1_199 - first - ttc(*rest) <= 1


def test_the_second_credit_note_proposes_what_remains(each_app: Flask) -> None:
    invoice = an_invoice(a_season(), a_line("Tonte", 6_000, rate="0"))
    a_credit_note(invoice, a_line("Geste", 1_500, rate="0"))
    note = actions.credit(invoice, None, stamped())
    assert note.ttc_cents == 4_500
    actions.issue(note, stamped())
    assert queries.balance_of(invoice).creditable_cents == 0


def test_a_credit_note_above_its_invoice_is_refused_at_its_lines_when_it_is_saved(app: Flask) -> None:
    note = actions.credit(an_invoice(a_season()), None, stamped())
    with pytest.raises(Refusal, match="100,00 au plus") as refused:
        actions.rewrite(note, InvoiceDraft(note.client_id, [a_line(price=10_001, rate="0")]), stamped())
    assert refused.value.field == "lines"


def test_what_is_left_keeps_exact_quantities() -> None:
    lines = [a_line("Tonte", 2_000, "2.5", "0")]
    rest = remaining_lines(lines, [a_line("Tonte", 2_000, "0.75", "0")], 3_500)
    assert [line.quantity for line in rest] == [Decimal("1.75")]
