"""From the records of a summer to its bilan."""

import json
from decimal import Decimal

from flask import Flask

from cjs_app.coop.bilan import queries
from cjs_app.coop.bilan.domain import Section
from cjs_app.coop.bilan.former import former_seasons
from cjs_app.coop.clients import actions as clients
from cjs_app.coop.clients.domain import Kind
from cjs_app.coop.seasons.domain import Rule
from tests.builders import a_client, a_credit_note, a_line, a_season, an_invoice
from tests.people import stamped
from tests.summers import a_fixed_deduction, a_small_summer, the_golden_summer


def test_the_golden_summer_is_told_as_the_founding_report_told_it(app: Flask) -> None:
    record = json.loads(queries.as_json(the_golden_summer()))
    assert record["season"] == {"name": "Coop’Avenir", "year": 2021, "status": "open", "currency": "EUR"}
    assert record["cooperants"] == {"founded": 12, "stayed": 11}
    assert record["quotes"] == {
        "made": 29,
        "accepted": 25,
        "refused": 2,
        "declined": 1,
        "conversion_percent": "86.21",
    }
    assert record["missions"] == {"done": 25, "cancelled": 0}
    assert (record["revenue_ht_cents"], record["net_cents"], record["refusal"]) == (328000, 192104, None)
    assert record["deductions"] == [{"label": "Contribution du porteur", "amount_cents": 135896}]
    assert record["minutes"]["total"] == 132000
    assert record["averages"] == {
        "net_per_cooperant_cents": 17464,
        "denominator": 11,
        "revenue_per_mission_cents": 13120,
    }
    assert record["shares"][0] == {"cooperant": "C01", "minutes": 12000, "amount_cents": 17464}


def test_a_refusal_is_a_sentence_with_both_amounts(app: Flask) -> None:
    season = a_small_summer()
    season.rule, season.wage_cents = Rule.WAGE_THEN_DIVIDEND, 10000
    refusal = queries.record_of(season)["refusal"]
    assert "(600,00\u00a0€) dépassent la somme à partager (297,00\u00a0€)" in refusal


def test_amounts_are_written_in_the_currency_of_the_season(app: Flask) -> None:
    season = a_small_summer(a_season("Granby", siren="", currency="CAD"))
    document = queries.document_of(season)
    assert (document.written["net"], document.shares) == ("297,00\u00a0$", "3 parts de 99,00\u00a0$.")


def test_revenue_by_kind_of_client_adds_up_to_the_revenue_credit_notes_too(each_app: Flask) -> None:
    season = a_season()
    goff, town = a_client(season), a_client(season, "Mairie", Kind.PUBLIC)
    an_invoice(season, a_line(price=10000), client=goff)
    a_credit_note(an_invoice(season, a_line(price=5000), client=town), a_line(price=2000))
    economy = queries.economy_of(season)
    assert economy.revenue_by_kind == {Kind.PRIVATE: 10000, Kind.PUBLIC: 3000}
    assert sum(economy.revenue_by_day.values()) == queries.bilan_of(season).revenue_ht_cents == 13000


def test_an_archived_client_is_not_counted_but_its_revenue_is(app: Flask) -> None:
    season = a_season()
    goff = a_client(season)
    an_invoice(season, client=goff)
    clients.archive(goff, stamped())
    economy = queries.economy_of(season)
    assert (economy.clients, economy.revenue_by_kind) == ({}, {Kind.PRIVATE: 10000})


def test_shares_are_told_without_saying_whose_they_are(each_app: Flask) -> None:
    season = a_small_summer()
    assert queries.document_of(season).shares == "3 parts de 99,00\u00a0€."
    season.rule = Rule.MIXED
    season.equal_percent = Decimal(0)
    assert queries.document_of(season).shares == "3 parts, 297,00\u00a0€ en tout."
    a_fixed_deduction(season, 99999)
    assert queries.document_of(season).shares == "Rien n’est partagé."


def test_former_summers_are_those_of_the_same_place_and_money(app: Flask) -> None:
    names = {"siren": "", "carrier": "Autre"}
    for name, year, currency in (("A", 2017, "EUR"), ("B", 2019, "EUR"), ("C", 2019, "CAD"), ("D", 2023, "EUR")):
        a_season(name, year, currency=currency, **names)
    ailleurs = a_season("E", 2020, **names)
    ailleurs.territory = "Janzé"
    assert [season.name for season in former_seasons(a_season())] == ["B", "A"]


def test_the_comparison_says_by_what_each_average_is_divided(each_app: Flask) -> None:
    a_small_summer(a_season("Avant", 2021, carrier="Autre", siren=""))
    season = a_season("Après", 2022)
    lines = queries.document_of(season).summers
    assert [(line.name, line.revenue, line.people, line.average) for line in lines] == [
        ("Après 2022", "0,00\u00a0€", "0 sur 0", "— (÷ 0)"),
        ("Avant 2021", "300,00\u00a0€", "3 sur 3", "99,00\u00a0€ (÷ 3)"),
    ]


def test_an_empty_summer_has_a_whole_bilan(app: Flask) -> None:
    document = queries.document_of(a_season())
    assert all(chart.is_empty for chart in document.charts.values())
    assert (document.written["conversion_percent"], document.written["net"]) == ("—", "0,00\u00a0€")
    assert document.text(Section.PORTRAIT) == ""
