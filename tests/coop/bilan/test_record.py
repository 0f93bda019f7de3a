"""The bilan as a record with the keys of the public archive, and the figures it is made of, counted by hand."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from cjs_app.coop.accounts.domain import DeductionKind
from cjs_app.coop.bilan.domain import Bilan, Money, ensure_nobody_is_named, growth_text, percent_text
from cjs_app.coop.distribution.domain import Deduction, Earnings, Settings, shares, waterfall
from cjs_app.coop.distribution.shares import Person
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.seasons.domain import Rule
from cjs_app.kernel.periods import Period, parse_day
from cjs_app.kernel.refusal import Refusal

SUMMER = Period(parse_day("2021-07-05"), parse_day("2021-08-31"))
FUND = Deduction(1, "Porteur", DeductionKind.AMOUNT, amount_cents=100_000)
ROAD = waterfall(Earnings(328_000, 4_500, 1_890, 300), [FUND], 610)
PEOPLE = [
    Person("C01", True, Decimal(1), {"mission": 120, "gestion": 61}),
    Person("C02", False, Decimal(1), {"mission": 60}),
    Person("C03", True, Decimal(1), {"mission": 120}),
]
QUOTES = {
    QuoteStatus.DRAFT: 5,
    QuoteStatus.SENT: 1,
    QuoteStatus.ACCEPTED: 4,
    QuoteStatus.REFUSED: 2,
    QuoteStatus.DECLINED: 3,
    QuoteStatus.EXPIRED: 1,
}
BILAN = Bilan(
    name="Coop’Essai",
    year=2021,
    status="close",
    currency="EUR",
    founded=4,
    stayed=2,
    facilitators=3,
    quotes=QUOTES,
    missions={MissionStatus.PLANNED: 6, MissionStatus.DONE: 7, MissionStatus.CANCELLED: 1},
    documents=Money(invoices_issued=8, credit_notes=2, unpaid_cents=1_250),
    minutes_by_nature={Nature.MISSION: 300, Nature.MANAGEMENT: 61},
    waterfall=ROAD,
    distribution=shares(ROAD.net_cents, PEOPLE, Settings(Rule.EQUAL, Decimal(50), (), 0, 610, SUMMER)),
    sharers=2,
)
EMPTY = replace(BILAN, stayed=0, quotes={}, missions={}, minutes_by_nature={}, sharers=0)


def test_the_record_has_the_keys_of_the_public_archive() -> None:
    assert BILAN.as_record("Rien.") == {
        "season": {"name": "Coop’Essai", "year": 2021, "status": "close", "currency": "EUR"},
        "cooperants": {"founded": 4, "stayed": 2},
        "facilitators": 3,
        "quotes": {"made": 11, "accepted": 4, "refused": 2, "declined": 3, "conversion_percent": "36.36"},
        "missions": {"done": 7, "cancelled": 1},
        "invoices": {"issued": 8, "credit_notes": 2, "unpaid_cents": 1_250},
        "minutes": {
            "total": 361,
            "by_nature": {
                "mission": 300,
                "formation": 0,
                "reunion": 0,
                "prospection": 0,
                "gestion": 61,
                "autofinancement": 0,
            },
        },
        "revenue_ht_cents": 328_000,
        "self_financing_cents": 4_500,
        "expenses_cents": 1_890,
        "deductions": [{"label": "Porteur", "amount_cents": 100_000}],
        "carried_over_cents": 610,
        "net_cents": 230_000,
        "deficit_cents": 0,
        "refusal": "Rien.",
        "shares": [
            {"cooperant": "C01", "minutes": 181, "amount_cents": 115_000},
            {"cooperant": "C02", "minutes": 60, "amount_cents": 0},
            {"cooperant": "C03", "minutes": 120, "amount_cents": 115_000},
        ],
        # 328 000 ÷ 7 = 46 857.14
        "averages": {"net_per_cooperant_cents": 115_000, "denominator": 2, "revenue_per_mission_cents": 46_857},
    }


def test_the_time_of_each_is_rounded_to_the_minute() -> None:
    assert BILAN.minutes_per_cooperant == 181  # 361 ÷ 2 = 180.5


def test_a_summer_without_anything_has_zeros_and_no_average() -> None:
    record = EMPTY.as_record(None)
    assert record["quotes"] == {"made": 0, "accepted": 0, "refused": 0, "declined": 0, "conversion_percent": None}
    assert record["missions"] == {"done": 0, "cancelled": 0}
    assert set(record["minutes"]["by_nature"].values()) == {0}
    assert record["averages"] == {
        "net_per_cooperant_cents": None,
        "denominator": 0,
        "revenue_per_mission_cents": None,
    }
    assert (EMPTY.minutes_per_cooperant, record["refusal"]) == (None, None)


def test_a_name_in_a_text_is_told_with_another_way_to_write_it() -> None:
    with pytest.raises(Refusal) as refused:
        ensure_nobody_is_named("Merci à Lou", ["Noé", "Lou"])
    assert str(refused.value).replace("\u00a0", " ") == (
        "« Lou » est le nom de quelqu’un du groupe, et le bilan se lit au dehors : l’écrire autrement, "
        "par exemple « une coopérante »."
    )


def test_a_name_of_two_letters_counts_and_one_letter_does_not() -> None:
    ensure_nobody_is_named("A la fin", ["A"])
    with pytest.raises(Refusal):
        ensure_nobody_is_named("Li a bien ri", ["Li"])


def test_percentages_are_rounded_away_from_zero_at_the_half() -> None:
    assert (percent_text(1, 800), percent_text(3, 800)) == ("0.13", "0.38")  # 0.125 and 0.375
    assert (growth_text(2, 1), growth_text(1_001, 1_000), growth_text(999, 1_000)) == ("+100.0", "+0.1", "-0.1")
    assert growth_text(1_001, 1) == "+100000.0"
