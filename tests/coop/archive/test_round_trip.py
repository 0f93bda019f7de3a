"""Import and export undo each other, for any summer: the same bytes, on both databases."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjs_app.coop.archive.actions import import_season
from cjs_app.coop.archive.domain.cells import clean, written_cents, written_number
from cjs_app.coop.archive.domain.tables import QUOTE_STATES, TABLES
from cjs_app.coop.archive.queries import tables_of
from cjs_app.coop.archive.reader import read_archive, read_bytes
from cjs_app.coop.archive.writer import Tables, csv_bytes, xlsx_bytes, zip_bytes
from cjs_app.coop.bilan.queries import record_of
from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.cooperants.recruitment import Stage
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.seasons.domain import Rule, TvaRegime
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.durations import written
from cjs_app.plumbing.database import db
from tests.coop.archive.given import an_archive
from tests.people import stamped

START, END = dt.date(2021, 7, 5), dt.date(2021, 8, 31)

texts = st.text(max_size=30).map(clean)
names = texts.filter(bool)
postcodes = st.text(max_size=12).map(clean)
days = st.dates(START, END).map(str)
amounts = st.integers(-1_000_000, 1_000_000).map(written_cents)
prices = st.integers(0, 1_000_000).map(written_cents)
numbers = st.decimals(0, 1000, places=4).map(written_number)
percents = st.decimals(0, 100, places=2).map(written_number)
durations = st.integers(1, 3000).map(written)


def words(kind: object) -> st.SearchStrategy[str]:
    return st.sampled_from([str(word) for word in kind])  # type: ignore[attr-defined]


def keys(prefix: str) -> st.SearchStrategy[list[str]]:
    """Codes that look alike, in any order."""
    endings = st.text("0123456789abAB é-", min_size=1, max_size=4).map(clean).filter(bool)
    return st.lists(endings.map(lambda ending: prefix + ending), unique=True, max_size=4)


@st.composite
def summers(draw: st.DrawFn) -> Tables:
    """Any summer, in the written form."""

    def several(*columns: st.SearchStrategy[str]) -> list[tuple[str, ...]]:
        return draw(st.lists(st.tuples(*columns), max_size=4))

    def each(codes: list[str], *columns: st.SearchStrategy[str]) -> list[tuple[str, ...]]:
        return [(code, *draw(st.tuples(*columns))) for code in codes]

    people, clients, jobs = draw(keys("C")), draw(keys("K")), draw(keys("M"))
    quotes, invoices = (draw(keys("D")), draw(keys("F"))) if clients else ([], [])
    empty, order = st.just(""), st.integers(0, 9).map(str)
    client, maybe_day = st.sampled_from(clients or [""]), st.one_of(days, empty)
    maybe_quote, maybe_job = st.sampled_from([*quotes, ""]), st.sampled_from([*jobs, ""])
    documents = each(invoices, days, maybe_day, client, maybe_quote, st.just("facture"), empty)
    documents += [(f"A{number}", str(END), "", draw(client), "", "avoir", number) for number in invoices[:1]]
    percentages = several(order, names, st.just("pourcentage"), percents, words(["ca_ht", "solde"]))
    return {
        "saison": draw(season_lines()),
        "cooperants": each(people, names, texts, maybe_day, empty, maybe_day, numbers, words(["oui", "non"])),
        "clients": each(clients, words(ClientKind), names, empty, texts, postcodes, texts, texts),
        "devis": each(quotes, days, client, texts, words(QUOTE_STATES), st.just(str(END))),
        "lignes_devis": several(st.sampled_from(quotes), names, numbers, texts, amounts, percents) if quotes else [],
        "missions": each(jobs, maybe_quote, names, st.just(str(START)), maybe_day, words(MissionStatus)),
        "heures": several(st.sampled_from(people), days, durations, words(Nature), maybe_job) if people else [],
        "factures": documents,
        "lignes_factures": [
            (key, *row) for key in invoices for row in several(names, numbers, texts, prices, percents)
        ],
        "encaissements": several(st.sampled_from(invoices), days, amounts, texts) if invoices else [],
        "depenses": several(days, names, texts, amounts, maybe_job),
        "autofinancement": several(days, names, amounts),
        "retenues": percentages + several(order, names, words(["montant", "par_heure"]), prices, empty),
        "recrutement": several(days, words(Stage), st.integers(1, 10_000).map(str), texts),
    }


@st.composite
def season_lines(draw: st.DrawFn) -> list[tuple[str, ...]]:
    """The settings of any season."""
    natures = draw(st.lists(words(Nature), unique=True))
    values = {
        "nom": draw(st.text("abcdé’ -1", min_size=1, max_size=20).map(lambda text: clean("Coop" + text))),
        "annee": "2021",
        "debut": str(START),
        "fin": str(END),
        "territoire": draw(texts),
        "devise": draw(st.sampled_from(["EUR", "CAD"])),
        "porteur_nom": "Le Porteur",
        "porteur_siren": "732829320",
        "regime_tva": draw(words(TvaRegime)),
        "animateurs": str(draw(st.integers(0, 4))),
        "regle": draw(words(Rule)),
        "regle_part_egale": draw(percents),
        "regle_natures": "|".join(natures),
        "taux_horaire": draw(prices),
        "report": draw(amounts),
    }
    return list(values.items())


def in_csv(tables: Tables) -> dict[str, bytes]:
    return {table.name: csv_bytes(table, tables[table.name]) for table in TABLES}


def brought_in(content: bytes) -> Season:
    return import_season(read_bytes(content), stamped(), replace=True).season


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(summers())
def test_what_goes_out_comes_back_the_same(app: Flask, summer: Tables) -> None:
    season = brought_in(zip_bytes(summer))
    first, bilan = tables_of(season), record_of(season)
    assert {name: sorted(rows) for name, rows in first.items()} == {name: sorted(rows) for name, rows in summer.items()}
    for content in (zip_bytes(first), xlsx_bytes(first)):
        again = brought_in(content)
        assert (in_csv(tables_of(again)), record_of(again)) == (in_csv(first), bilan)
    db.session.rollback()


def test_both_databases_write_the_same_bytes_and_the_same_bilan(each_app: Flask, tmp_path: Path) -> None:
    season = import_season(an_archive(), stamped()).season
    before, bilan = in_csv(tables_of(season)), record_of(season)
    (tmp_path / "été.xlsx").write_bytes(xlsx_bytes(tables_of(season)))
    again = import_season(read_archive(tmp_path / "été.xlsx"), stamped(), replace=True).season
    assert (in_csv(tables_of(again)), record_of(again)) == (before, bilan)
    assert before["heures"] == b"cooperant;date;duree;nature;mission\nC01;2021-07-13;2h30;mission;M1\n"
    assert bilan["revenue_ht_cents"] == 3125


@pytest.mark.parametrize("codes", [("b", "B", "é", "e", "a"), ("C2", "C10", "C1")])
def test_the_order_of_codes_is_that_of_no_database(each_app: Flask, codes: tuple[str, ...]) -> None:
    rows = "".join(f"{code};Awa\n" for code in codes)
    season = import_season(an_archive(cooperants="code;prenom\nC01;Awa\n" + rows), stamped()).season
    assert [row[0] for row in tables_of(season)["cooperants"]] == sorted(["C01", *codes])
    assert Decimal(tables_of(season)["cooperants"][0][6]) == 1
