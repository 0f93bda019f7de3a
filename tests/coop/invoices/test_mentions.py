"""The sentences that the law asks for."""

import datetime as dt

import pytest

from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.invoices.domain import Kind
from cjs_app.coop.invoices.mentions import FRENCH_MENTIONS, mentions_for
from cjs_app.coop.seasons.domain import TvaRegime

SUMMER_2021 = dt.date(2021, 7, 13)


def said(**more: object) -> str:
    """Return the sentences of an invoice of summer 2021 to a private person, by a carrier that owes VAT."""
    asked = {"kind": Kind.INVOICE, "regime": TvaRegime.LIABLE, "client": ClientKind.PRIVATE, "day": SUMMER_2021} | more
    return " ".join(mentions_for(**asked))  # type: ignore[arg-type]


def test_a_neighbour_reads_nothing_about_penalties() -> None:
    assert said() == ""


@pytest.mark.parametrize("client", [ClientKind.COMPANY, ClientKind.ASSOCIATION, ClientKind.PUBLIC])
def test_a_professional_reads_about_late_payment(client: ClientKind) -> None:
    assert "40\u00a0€" in said(client=client)
    assert "40\u00a0€" not in said(client=client, kind=Kind.CREDIT_NOTE)


def test_a_franchise_says_so_with_the_code_of_its_day() -> None:
    franchise = {"regime": TvaRegime.FRANCHISE}
    assert "293 B du CGI" in said(**franchise)
    assert "293 B du CGI" in said(**franchise, day=dt.date(2027, 12, 31))
    assert "CIBS" in said(**franchise, day=dt.date(2028, 1, 1))
    assert "293 B" in said(**franchise, kind=Kind.CREDIT_NOTE)


def test_an_exemption_says_so_on_every_day() -> None:
    assert "Exonération" in said(regime=TvaRegime.EXEMPT)
    assert "exonérée" in said(regime=TvaRegime.EXEMPT, day=dt.date(2028, 1, 1))


def test_services_are_named_from_september_2026() -> None:
    assert "Prestations" not in said(day=dt.date(2026, 8, 31))
    assert "Prestations" in said(day=dt.date(2026, 9, 1))


def test_no_french_law_is_quoted_in_dollars() -> None:
    assert said(currency="CAD", regime=TvaRegime.FRANCHISE, client=ClientKind.COMPANY) == ""


@pytest.mark.parametrize("regime", [TvaRegime.FRANCHISE, TvaRegime.EXEMPT])
def test_a_reason_for_no_tax_is_never_missing_nor_said_twice(regime: TvaRegime) -> None:
    about_tax = [mention for mention in FRENCH_MENTIONS if mention.regimes == {regime}]
    for day in (dt.date(2000, 1, 1), dt.date(2027, 12, 31), dt.date(2028, 1, 1), dt.date(2100, 1, 1)):
        assert sum(mention.applies(Kind.INVOICE, regime, ClientKind.PRIVATE, day) for mention in about_tax) == 1
