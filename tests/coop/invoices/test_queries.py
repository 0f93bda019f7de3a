"""Finding invoices, and counting what they bring."""

import datetime as dt

import pytest
from flask import Flask

from cjs_app.coop.invoices import actions, dues, listing, queries, waiting
from cjs_app.coop.invoices.domain import Kind, Standing, Status
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.seasons.models import Season
from tests.builders import (
    a_client,
    a_credit_note,
    a_draft_invoice,
    a_line,
    a_mission,
    a_payment,
    a_quote,
    a_season,
    an_invoice,
)
from tests.people import A_DAY, stamped

LATER = dt.date(2021, 8, 13)


def found(season: Season, today: dt.date = A_DAY, words: str = "", **asked: object) -> list[str | None]:
    """Return the numbers of the documents found."""
    which = listing.Asked(**asked)  # type: ignore[arg-type]
    return [invoice.number for invoice in listing.invoices_matching(season, today, 1, words, which).items]


def a_mixed_summer() -> Season:
    """Return a season with: 1 half paid, 2 paid, 3 credited in full, 4 overpaid, one draft, one abandoned."""
    season = a_season()
    client, other = a_client(season), a_client(season, "M. Roux")
    half, paid, credited, over = (an_invoice(season, client=client) for _ in range(4))
    a_payment(half, 5_000)
    a_payment(paid, 10_000)
    a_credit_note(credited)
    a_payment(over, 11_000, allow_over=True)
    a_draft_invoice(season, client=other)
    actions.abandon(a_draft_invoice(season, client=other), stamped())
    return season


@pytest.mark.parametrize(
    ("today", "standing", "ranks"),
    [
        (A_DAY, Standing.OWED, [1]),
        (A_DAY, Standing.LATE, []),
        (LATER, Standing.LATE, [1]),
        (LATER, Standing.PAID, [2]),
        (LATER, Standing.CREDITED, [3]),
        (LATER, Standing.OVERPAID, [4]),
    ],
)
def test_the_list_is_reduced_to_where_the_money_stands(
    each_app: Flask, today: dt.date, standing: Standing, ranks: list[int]
) -> None:
    assert found(a_mixed_summer(), today, standing=standing) == [f"VIT-F-2021-000{rank}" for rank in ranks]


def test_drafts_come_first_and_abandoned_ones_only_when_asked(app: Flask) -> None:
    season = a_mixed_summer()
    assert found(season) == [
        None,
        "VIT-A-2021-0001",
        "VIT-F-2021-0004",
        "VIT-F-2021-0003",
        "VIT-F-2021-0002",
        "VIT-F-2021-0001",
    ]
    assert found(season, status=Status.ABANDONED) == [None]
    assert found(season, kind=Kind.CREDIT_NOTE) == ["VIT-A-2021-0001"]


def test_words_are_found_in_the_number_the_subject_and_the_client(app: Flask) -> None:
    season = a_season()
    an_invoice(season, client=a_client(season, "M. 100 % Vélo"))
    an_invoice(season, client=a_client(season, "Mairie"))
    assert found(season, words="100 % f-2021") == ["VIT-F-2021-0001"]
    assert found(season, words="jardin mairie") == ["VIT-F-2021-0002"]
    assert found(season, words="_") == []
    assert found(season, words="\x00 mairie") == ["VIT-F-2021-0002"]


def test_what_is_owed_is_counted_for_a_whole_list_at_once(app: Flask) -> None:
    season = a_mixed_summer()
    rows = listing.invoices_matching(season, A_DAY, 1, "", listing.Asked(Kind.INVOICE, Status.ISSUED)).items
    money = queries.balances(invoice.id for invoice in rows)
    assert sorted(balance.owed_cents for balance in money.values()) == [-1_000, 0, 0, 5_000]
    told = {row.id: (row.ttc_cents, row.credited_cents, row.paid_cents) for row in rows}
    assert told == {key: (one.ttc_cents, one.credited_cents, one.paid_cents) for key, one in money.items()}


def test_a_page_beyond_the_last_is_the_last_and_each_page_knows_how_many_there_are(each_app: Flask) -> None:
    season = a_season()
    client = a_client(season)
    for _ in range(3):
        an_invoice(season, client=client)
    page = listing.invoices_matching(season, A_DAY, 7)
    assert (page.page, page.total, [row.number[-1] for row in page.items]) == (1, 3, ["3", "2", "1"])
    assert listing.invoices_matching(season, A_DAY, 7, "personne").total == 0


def test_the_figures_of_a_season(each_app: Flask) -> None:
    season = a_mixed_summer()
    assert (queries.revenue_ht(season), queries.unpaid_total(season)) == (30_000, 4_000)
    assert listing.sums(season, LATER) == (30_000, 5_000, 5_000, 1_000)
    assert queries.draft_count(season) == 1


def test_a_season_without_invoices_counts_nothing(each_app: Flask) -> None:
    season = a_season()
    assert (queries.revenue_ht(season), queries.unpaid_total(season), queries.draft_count(season)) == (0, 0, 0)
    assert listing.sums(season, A_DAY) == (0, 0, 0, 0)
    assert dues.receivables(season, A_DAY) == []


def test_another_season_s_money_is_never_counted(app: Flask) -> None:
    theirs = a_season("Job’co")
    a_payment(an_invoice(theirs), 1_000)
    ours = a_season()
    an_invoice(ours)
    assert (queries.unpaid_total(ours), queries.revenue_ht(ours)) == (10_000, 10_000)


def test_revenue_is_counted_before_tax(app: Flask) -> None:
    season = a_season()
    an_invoice(season, a_line(price=10_000, rate="20"))
    assert (queries.revenue_ht(season), queries.unpaid_total(season)) == (10_000, 12_000)


def test_clients_who_owe_are_listed_with_the_largest_amount_first(each_app: Flask) -> None:
    season = a_season()
    mairie, roux, bris = (a_client(season, name) for name in ("Mairie", "M. Roux", "Mme Le Bris"))
    for client in (mairie, mairie, roux, bris):
        an_invoice(season, client=client)
    a_payment(an_invoice(season, client=bris), 10_000)
    (owed,) = listing.invoices_matching(season, A_DAY, asked=listing.Asked(client_id=roux.id)).items
    a_payment(queries.get_invoice(season, owed.id), 4_000)
    owing = [(row.name, row.owed_cents, row.late_cents) for row in dues.receivables(season, LATER)]
    assert owing == [("Mairie", 20_000, 20_000), ("Mme Le Bris", 10_000, 10_000), ("M. Roux", 6_000, 6_000)]
    assert {row.late_cents for row in dues.receivables(season, A_DAY)} == {0}


def test_work_done_waits_for_its_invoice_once(app: Flask) -> None:
    season = a_season()
    quote = a_quote(season, QuoteStatus.ACCEPTED)
    assert [row.id for row in waiting.quotes_to_invoice(season)] == [quote.id]
    mission = a_mission(season, quote_id=quote.id)
    assert (waiting.quotes_to_invoice(season), waiting.missions_to_invoice(season)) == ([], [])
    missions.finish(mission, stamped())
    assert [row.id for row in waiting.missions_to_invoice(season)] == [mission.id]
    actions.draft_from_mission(mission, stamped())
    assert waiting.missions_to_invoice(season) == []
