"""VAT per rate."""

from decimal import Decimal

from cjs_app.kernel.tax import Totals, totals, tva_by_rate


def test_the_tax_is_rounded_once_on_the_sum_of_a_rate() -> None:
    lines = [(Decimal(20), 1), (Decimal(20), 1), (Decimal(20), 1)]
    assert tva_by_rate(lines) == {Decimal(20): (3, 1)}


def test_each_rate_has_its_sum_lowest_rate_first() -> None:
    lines = [(Decimal(20), 1000), (Decimal("5.5"), 1000), (Decimal("20.0"), 500)]
    assert list(tva_by_rate(lines).items()) == [(Decimal("5.5"), (1000, 55)), (Decimal(20), (1500, 300))]


def test_the_totals_of_a_document_add_up() -> None:
    lines = [(Decimal(20), 1000), (Decimal("5.5"), 1009)]
    assert totals(lines) == Totals(
        ht_cents=2009, tva_cents=255, ttc_cents=2264, by_rate={Decimal("5.5"): (1009, 55), Decimal(20): (1000, 200)}
    )


def test_without_tax_the_totals_are_the_same() -> None:
    assert totals([(Decimal(0), 328000)]) == Totals(328000, 0, 328000, {Decimal(0): (328000, 0)})


def test_a_document_without_a_line_is_worth_nothing() -> None:
    assert totals([]) == Totals(0, 0, 0, {})


def test_a_discount_lowers_the_tax_of_its_rate() -> None:
    assert tva_by_rate([(Decimal(20), 1000), (Decimal(20), -100)]) == {Decimal(20): (900, 180)}
