"""What a document says, and its photograph."""

import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.invoices.documents import (
    Buyer,
    IssuedDocument,
    Line,
    Seller,
    checked_lines,
    document_of,
    ensure_issuable,
    photograph,
    priced,
    totals_of,
    tva_number,
)
from cjs_app.coop.invoices.domain import Kind
from cjs_app.coop.quotes.domain import LineDraft
from cjs_app.coop.seasons.domain import TvaRegime
from cjs_app.kernel.refusal import Refusal

A_DAY = dt.date(2021, 7, 13)


def a_document(*lines: Line, **more: object) -> IssuedDocument:
    """Return an invoice of Mme Le Goff with these lines."""
    return IssuedDocument(
        Kind.INVOICE,
        "F-2021-0001",
        A_DAY,
        Seller("Le Porteur", "Coop’Avenir", "732829320"),
        Buyer(ClientKind.PRIVATE, "Mme Le Goff"),
        lines,
        totals_of(lines),
        **more,  # type: ignore[arg-type]
    )


def line(price_cents: int, quantity: str = "1", rate: str = "20", label: str = "Tonte") -> Line:
    return priced(label, Decimal(quantity), "heure", price_cents, Decimal(rate))


def test_a_line_is_worth_its_quantity_times_its_price_rounded_once() -> None:
    assert line(1_850, "3.5").ht_cents == 6_475
    assert line(1, "0.5").ht_cents == 1
    assert line(333, "0.3333").ht_cents == 111


def test_the_tax_is_rounded_per_rate_on_the_sum_of_its_lines() -> None:
    totals = totals_of([line(333), line(333), line(333), line(1_999, rate="5.5")])
    assert totals.by_rate == {Decimal("5.5"): (1_999, 110), Decimal(20): (999, 200)}
    assert (totals.ht_cents, totals.tva_cents, totals.ttc_cents) == (2_998, 310, 3_308)


def test_a_unit_takes_its_plural_from_two_on() -> None:
    assert [line(1, quantity).unit_words for quantity in ("1", "1.5", "2")] == ["heure", "heure", "heures"]
    assert priced("Miel", Decimal(3), "pot de 500 g", 1, Decimal(0)).unit_words == "pot de 500 g"


def test_a_photograph_holds_the_whole_document_as_plain_json() -> None:
    picture = photograph(a_document(line(1_850, "3.50"), due_day=dt.date(2021, 8, 12), mentions=("Une phrase.",)))
    assert picture["lines"] == [
        {
            "ht_cents": 6_475,
            "label": "Tonte",
            "quantity": "3.5",
            "tva_rate": "20",
            "unit": "heure",
            "unit_price_cents": 1_850,
        }
    ]
    assert picture["totals"] == {
        "by_rate": [{"ht_cents": 6_475, "tva_cents": 1_295, "tva_rate": "20"}],
        "ht_cents": 6_475,
        "ttc_cents": 7_770,
        "tva_cents": 1_295,
    }
    assert (picture["day"], picture["due_day"], picture["performed_on"]) == ("2021-07-13", "2021-08-12", None)
    assert picture["seller"]["tva_regime"] == "assujetti"
    assert (picture["client"]["kind"], picture["mentions"]) == ("particulier", ["Une phrase."])


def test_its_keys_are_in_order_and_its_letters_composed() -> None:
    picture = photograph(a_document(line(100, label="Goûter e\u0301te\u0301")))
    assert json.dumps(picture) == json.dumps(picture, sort_keys=True)
    assert picture["lines"][0]["label"] == "Goûter été"


words = st.text(st.characters(exclude_categories=["Cs", "Mn"], exclude_characters="\x00"), max_size=20).map(
    lambda text: __import__("unicodedata").normalize("NFC", text)
)
prices = st.integers(-10_000_000, 10_000_000)
quantities = st.decimals("0.0001", "9999", places=4).map(lambda number: number.normalize() + 0)
rates = st.sampled_from([Decimal(0), Decimal("5.5"), Decimal(10), Decimal(20)])
some_lines = st.lists(st.builds(priced, words, quantities, words, prices, rates), max_size=5)


@given(some_lines, words, st.sampled_from(Kind), st.sampled_from(TvaRegime), st.none() | st.dates())
def test_a_photograph_shows_exactly_what_was_issued(
    lines: list[Line], text: str, kind: Kind, regime: TvaRegime, day: dt.date | None
) -> None:
    seller = Seller(text, text, tva_regime=regime)
    buyer = Buyer(ClientKind.PUBLIC, text, text, text, text, text)
    document = IssuedDocument(
        kind,
        "A-1",
        A_DAY,
        seller,
        buyer,
        tuple(lines),
        totals_of(lines),
        day,
        "CAD",
        text,
        day,
        text,
        (text,),
        text,
        day,
    )
    stored = json.loads(json.dumps(photograph(document)))
    assert document_of(stored) == document


def test_a_carrier_that_owes_tax_has_the_number_that_follows_from_its_siren() -> None:
    assert tva_number("732829320", TvaRegime.LIABLE, "EUR") == "FR44732829320"
    assert tva_number("732829320", TvaRegime.FRANCHISE, "EUR") == ""
    assert tva_number("NEQ 1142345678", TvaRegime.LIABLE, "CAD") == ""
    assert tva_number("", TvaRegime.LIABLE, "EUR") == ""


def test_an_old_photograph_is_never_computed_again() -> None:
    picture = photograph(a_document(line(1_000)))
    picture["totals"]["ttc_cents"] = 1_201
    picture["lines"][0]["ht_cents"] = 1_001
    document = document_of(picture)
    assert (document.totals.ttc_cents, document.lines[0].ht_cents) == (1_201, 1_001)


@pytest.mark.parametrize("regime", [TvaRegime.FRANCHISE, TvaRegime.EXEMPT])
def test_a_carrier_that_owes_no_tax_may_not_ask_for_it(regime: TvaRegime) -> None:
    with pytest.raises(Refusal, match="« Tonte »"):
        ensure_issuable([line(100, rate="0", label="Haie"), line(100)], regime)
    ensure_issuable([line(100, rate="0")], regime)


@pytest.mark.parametrize(("lines", "word"), [([], "aucune ligne"), ([line(0)], "zéro"), ([line(9), line(-9)], "zéro")])
def test_a_document_worth_nothing_is_not_issued(lines: list[Line], word: str) -> None:
    with pytest.raises(Refusal, match=word):
        ensure_issuable(lines, TvaRegime.LIABLE)


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        (LineDraft(" ", Decimal(1), "heure", 1), "écrire ce qui a été fait"),
        (LineDraft("Tonte", Decimal(0), "heure", 1), "quantité"),
        (LineDraft("Tonte", Decimal(1), "heure", 1, Decimal(101)), "0 à 100"),
        (LineDraft("Tonte", Decimal(2), "heure", 9_999_999_999), "dépasse"),
    ],
)
def test_a_line_that_cannot_be_is_named_by_its_rank(wrong: LineDraft, word: str) -> None:
    with pytest.raises(Refusal, match=f"Ligne 2.*{word}") as refused:
        checked_lines([LineDraft("Haie", Decimal(1), "heure", 100), wrong])
    assert refused.value.field == "lines"


def test_a_draft_may_still_be_empty_but_not_endless() -> None:
    assert checked_lines([]) == ()
    with pytest.raises(Refusal, match="100 lignes au plus"):
        checked_lines([LineDraft("Haie", Decimal(1), "heure", 100)] * 101)


def test_a_sum_that_is_too_large_is_refused() -> None:
    with pytest.raises(Refusal, match="Le total dépasse"):
        checked_lines([LineDraft("Haie", Decimal(1), "heure", 9_999_999_999)] * 2)
