"""Months, invoices and recruitment among what the committee reads: the same rules, and nothing told twice."""

import datetime as dt

import pytest
from flask import Flask

from cjs_app.coop.bilan.queries import ways_of_writing
from cjs_app.coop.cooperants import recruiting
from cjs_app.coop.cooperants.recruitment import Headcount, Stage
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.sharing import actions, cuts, pictures
from cjs_app.coop.sharing.domain import Shown, Table, hidden_rows
from cjs_app.coop.sharing.editions import CLIENTS, HOURS, MISSIONS, MONTHS, QUOTES, TEAM, Edition, Road, Summer, edition
from cjs_app.plumbing.formats import short_day
from tests.builders import a_client, a_draft_invoice, a_line, a_payment, a_season, an_invoice
from tests.coop.sharing.summers import a_rich_summer
from tests.people import A_DAY, stamped

WRITE = {**ways_of_writing("EUR"), "day": short_day}
SOME = {f"k{number}": 1000 for number in range(6)}


def test_the_revenue_is_cut_by_months_and_what_comes_later_stands_apart(each_app: Flask) -> None:
    season = a_season()
    client = a_client(season)
    days = {dt.date(2021, 6, 28): 100, dt.date(2021, 7, 13): 200, dt.date(2021, 8, 30): 400, dt.date(2021, 9, 2): 800}
    for day, euros in days.items():
        invoices.issue(a_draft_invoice(season, a_line(price=euros * 100), client=client), stamped(day=day))
    table = cuts.months(season)
    assert {month: sum(row.values()) for month, (row,) in table.rows.items()} == {
        "2021-07": 30000,
        "2021-08": 40000,
        "apres": 80000,
    }


def test_invoices_are_counted_by_whether_something_is_owed(each_app: Flask) -> None:
    season = a_season()
    client = a_client(season)
    a_payment(an_invoice(season, client=client), 10000)
    an_invoice(season, client=client)
    an_invoice(season)
    rows = cuts.invoices(season).rows
    assert (sum(rows["paid"][0].values()), sum(rows["owed"][0].values())) == (1, 2)


@pytest.mark.parametrize(
    ("noted", "rows"),
    [
        ([], None),
        ([(Stage.INFORMED, 34), (Stage.APPLIED, 17)], {"not_kept": 5, "not_applied": 17}),
        ([(Stage.APPLIED, 17)], {"not_kept": 5}),
        ([(Stage.INFORMED, 34)], {"not_applied": 22}),
        ([(Stage.INFORMED, 4), (Stage.APPLIED, 3)], {"not_kept": 0, "not_applied": 0}),
    ],
)
def test_who_is_not_in_the_team_is_counted_apart(
    app: Flask, noted: list[tuple[Stage, int]], rows: dict[str, int] | None
) -> None:
    season = a_season()
    for stage, persons in noted:
        recruiting.note(season, Headcount(stage, persons, A_DAY), stamped())
    tables = cuts.recruitment(season, 12)
    assert {name: len(row[0]) for name, row in tables["recruitment"].rows.items()} == rows if rows else tables == {}


def a_summer(clients: dict[str, int]) -> Summer:
    """Return a summer whose clients were billed these sums, all in July."""
    nobody = Table({"one": ({},)}, counted=True)
    kinds = Table({"particulier": (dict.fromkeys(clients, 1), clients)}, counted=True)
    done = Table({"realisee": (dict.fromkeys(clients, 1),)}, counted=True)
    months = Table({"2021-07": (clients,), "apres": ({},)})
    tables = {TEAM: nobody, HOURS: nobody, QUOTES: nobody, CLIENTS: kinds, MISSIONS: done, MONTHS: months}
    return Summer(tables, Road(0, 0, 0, 0, 0, [], 0))


def test_months_are_not_told_anew_when_the_revenue_of_the_kinds_is_not() -> None:
    first = edition(a_summer(SOME), [], 5, "2021-07-30")
    before = Edition(first.threshold, first.cells, {name: one for name, one in first.basis.items() if name != MONTHS})
    then = edition(a_summer(SOME | {"k9": 777}), [before], 5, "2021-08-02")
    assert (first.cells[MONTHS]["totals"], then.cells[MONTHS]["totals"]) == ((6000,), (6000,))
    assert MONTHS not in then.basis


def test_a_table_whose_rows_changed_is_not_held_against_itself() -> None:
    july, august = Table({"2021-07": (SOME,)}), Table({"2021-07": (SOME,), "2021-08": (SOME,)})
    assert hidden_rows(august, [Shown(july)], 5) is None


def test_the_road_of_the_devis_leaves_out_what_too_few_clients_did(app: Flask) -> None:
    season = a_rich_summer()
    chart = pictures.quotes_picture(actions.publish(season, stamped()).cells, WRITE)
    assert chart.categories == (
        "Devis faits",
        "Devis acceptés",
        "Missions réalisées",
        "Factures émises",
        "Factures payées",
    )
    assert chart.formatted[0] == ("9", "9", "0", "9", "0")


def test_a_few_candidates_who_were_not_kept_are_not_told(app: Flask) -> None:
    season = a_rich_summer()
    recruiting.note(season, Headcount(Stage.INFORMED, 34, A_DAY), stamped())
    recruiting.note(season, Headcount(Stage.APPLIED, 13, A_DAY), stamped())
    chart = pictures.recruitment_picture(actions.publish(season, stamped()).cells, WRITE)
    assert chart.formatted[0] == ("34", "non montré", "11", "11")


def test_hidden_parts_stand_together_in_the_plot() -> None:
    rows = {"particulier": [6, 87900], "entreprise": None, "collectivite": None, "association": None}
    chart = pictures.clients_picture({"clients": {"rows": rows, "totals": [12, 328000]}}, WRITE)
    assert [(bar.label, bar.text, bar.tone) for bar in chart.bars] == [
        ("Particulier", "879,00\u00a0€", "sun"),
        ("Le reste, ensemble", "2\u202f401,00\u00a0€", "stone"),
    ]


def test_an_edition_from_before_these_tables_is_still_read(app: Flask) -> None:
    cells = dict(actions.publish(a_rich_summer(), stamped()).cells)
    del cells["months"], cells["invoices"]
    assert pictures.months_picture(cells, WRITE, "€").is_empty
    assert pictures.quotes_picture(cells, WRITE).formatted[0] == ("9", "9", "0", "non montré", "non montré")
