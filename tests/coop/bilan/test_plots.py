"""The charts of the bilan."""

import datetime as dt

from cjs_app.coop.bilan import plots
from cjs_app.coop.bilan.domain import Economy
from cjs_app.coop.bilan.funnels import QuoteRoad, Step
from cjs_app.coop.clients.domain import Kind
from cjs_app.coop.cooperants.recruitment import Recruited
from cjs_app.coop.hours.domain import Nature
from cjs_app.kernel.periods import Period
from cjs_app.kernel.sentences import PLAIN
from tests.coop.bilan.test_comparison import a_bilan

SUMMER = Period(dt.date(2021, 7, 5), dt.date(2021, 8, 31))


def test_the_revenue_of_a_summer_is_told_week_by_week_empty_weeks_too() -> None:
    by_day = {dt.date(2021, 7, 5): 10000, dt.date(2021, 7, 11): 5050, dt.date(2021, 7, 26): 20000}
    chart = plots.revenue_chart(by_day, SUMMER, PLAIN, "€")
    assert chart.categories == ("5/7", "12/7", "19/7", "26/7", "2/8", "9/8", "16/8", "23/8", "30/8")
    assert chart.series[0][1] == (15050, 0, 0, 20000, 0, 0, 0, 0, 0)
    assert [value.text for value in chart.values] == ["151", "200"]
    assert "Le plus haut : 200,00 (26/7)." in chart.description


def test_an_invoice_of_october_turns_the_weeks_into_months() -> None:
    by_day = {dt.date(2021, 7, 20): 10000, dt.date(2021, 10, 2): 5000}
    chart = plots.revenue_chart(by_day, SUMMER, PLAIN, "€")
    assert (chart.title, chart.categories) == (
        "Chiffre d’affaires HT par mois",
        ("juil.", "août", "sept.", "oct."),
    )
    assert chart.series[0][1] == (10000, 0, 0, 5000)


def test_a_credit_note_of_a_week_hangs_below_zero() -> None:
    chart = plots.revenue_chart({dt.date(2021, 7, 5): 10000, dt.date(2021, 7, 12): -4000}, SUMMER, PLAIN, "€")
    assert chart.bars[1].y == chart.base


def test_a_summer_without_an_invoice_says_so() -> None:
    chart = plots.revenue_chart({}, SUMMER, PLAIN, "€")
    assert (chart.is_empty, chart.nothing) == (True, "Pas encore de facture émise.")


def test_kinds_of_clients_are_told_by_revenue_and_by_number() -> None:
    economy = Economy({Kind.PRIVATE: 6, Kind.PUBLIC: 2}, {Kind.PRIVATE: 10000, Kind.PUBLIC: 30000}, {})
    chart = plots.clients_chart(economy, PLAIN)
    assert [(bar.label, bar.text, bar.width) for bar in chart.bars] == [
        ("Particulier (6)", "100,00", 160),
        ("Collectivité (2)", "300,00", 480),
    ]
    assert chart.formatted == (("100,00", "300,00"), ("6", "2"))


def test_only_the_natures_that_took_time_are_drawn() -> None:
    bilan = a_bilan(2021, 0)
    bilan.minutes_by_nature.update({Nature.MISSION: 60, Nature.TRAINING: 0, Nature.MEETING: 30})
    chart = plots.hours_chart(bilan, PLAIN)
    assert [(bar.label, bar.text) for bar in chart.bars] == [("Mission", "1\u00a0h"), ("Réunion", "30\u00a0min")]


def test_the_road_of_the_devis_is_a_funnel_from_the_request_to_the_payment() -> None:
    road = QuoteRoad({Step.WRITTEN: 29, Step.SENT: 28, Step.ACCEPTED: 25, Step.DONE: 25, Step.BILLED: 24, Step.PAID: 6})
    chart = plots.quotes_chart(road, PLAIN)
    assert chart.categories == ("Demandés", "Envoyés", "Acceptés", "Réalisés", "Facturés", "Payés")
    assert [bar.text for bar in chart.bars] == [
        "29",
        "28 · 97\u00a0%",
        "25 · 86\u00a0%",
        "25 · 86\u00a0%",
        "24 · 83\u00a0%",
        "6 · 21\u00a0%",
    ]


def test_the_recruitment_goes_from_who_was_informed_to_who_stayed() -> None:
    chart = plots.recruitment_chart(plots.people_of(Recruited(34, 17), 12, 11), PLAIN)
    assert chart.formatted[0] == ("34", "17", "12", "11")
    assert chart.description == (
        "personnes informées\u00a0: 34, candidatures\u00a0: 17, ont créé la coopérative\u00a0: 12, "
        "sont restées à la fin\u00a0: 11."
    )


def test_what_nobody_noted_of_the_recruitment_is_said_so() -> None:
    chart = plots.recruitment_chart(plots.people_of(Recruited(), 12, 11), PLAIN)
    assert chart.formatted == (("pas noté", "pas noté", "12", "11"), ("–", "–", "100\u00a0%", "92\u00a0%"))


def test_former_summers_are_drawn_the_oldest_first() -> None:
    chart = plots.years_chart({2021: 328000, 2019: 250000}, PLAIN, "€")
    assert (chart.categories, chart.series[0][1]) == (("2019", "2021"), (250000, 328000))
