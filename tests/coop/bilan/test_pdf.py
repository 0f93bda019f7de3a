"""The bilan on paper: the figures of the page, no name, whole pages."""

import datetime as dt
import io
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from flask import Flask

from cjs_app.coop.bilan import actions, pdf, queries
from cjs_app.coop.bilan.document import Document
from cjs_app.coop.seasons.domain import Rule
from cjs_app.coop.seasons.models import Season
from tests.builders import a_client, a_cooperant, a_season
from tests.people import awa, maud, sign_in, stamped
from tests.summers import a_fixed_deduction, a_job, a_small_summer, the_golden_summer


def pages_of(document: Document, folder: Path) -> list[str]:
    """Return the text of each page as another program reads it, its spaces made plain."""
    file = folder / "bilan.pdf"
    file.write_bytes(pdf.draw(document))
    told = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True).stdout
    return [re.sub(r"\s+", " ", page) for page in told.split("\f")[:-1]]


def plain(text: str) -> str:
    """Return a text as pdftotext gives it back."""
    return re.sub(r"\s+", " ", text)


def test_the_golden_summer_fills_whole_pages_with_the_figures_of_the_json(app: Flask, tmp_path: Path) -> None:
    document = queries.document_of(the_golden_summer())
    pages = pages_of(document, tmp_path)
    assert len(pages) == 5
    assert all(len(page) > 300 for page in pages[:-1])
    assert len(pages[-1]) > 800
    told = " ".join(pages)
    for key in document.figures:
        assert plain(document.written[key]) in told, key
    for text in ("3 280,00 €", "174,64 €", "86,21 %", "2 200 h", "11 parts de 174,64 €.", "-1 358,96 €"):
        assert text in told


def test_each_table_of_the_annex_stands_whole_on_a_page(app: Flask, tmp_path: Path) -> None:
    season = the_golden_summer()
    for section in ("portrait", "vie_economique", "vie_cooperative", "regards", "recommandations"):
        actions.write_text(season, section, "Nous avons appris beaucoup.", stamped())
    pages = pages_of(queries.document_of(season), tmp_path)
    assert (len(pages), " ".join(pages).count("Comment il est compté")) == (5, 3)


def test_the_road_and_the_annex_stand_on_paper_line_by_line(app: Flask, tmp_path: Path) -> None:
    document = queries.document_of(a_small_summer())
    told = " ".join(pages_of(document, tmp_path))
    for line in document.road:
        assert plain(f"{line.amount} {line.left}") in told
    for figure in document.figures.values():
        assert plain(figure.label.split()[0]) in told


def test_the_last_page_ends_with_where_the_journal_stands(app: Flask, tmp_path: Path) -> None:
    document = queries.document_of(a_small_summer())
    assert plain(document.mark) in pages_of(document, tmp_path)[-1]


def test_no_title_stands_alone_at_the_foot_of_a_page(app: Flask, tmp_path: Path) -> None:
    season = a_small_summer()
    for section in ("portrait", "vie_economique", "vie_cooperative", "regards", "recommandations"):
        actions.write_text(season, section, "Nous avons appris beaucoup. " * 60, stamped())
    pages = pages_of(queries.document_of(season), tmp_path)
    titles = ("Portrait de la coopérative", "Vie économique", "Vie coopérative", "Regards", "Recommandations")
    for page in pages:
        body = re.sub(r" ?Le Porteur page \d+ sur \d+ ?$", "", page)
        assert not body.endswith(titles)


def test_nobody_is_named_on_paper(app: Flask, tmp_path: Path) -> None:
    season = a_small_summer()
    a_cooperant(season, "Zéphyrine-Témoin", last_name="Marque-Unique")
    maud(season)
    told = " ".join(pages_of(queries.document_of(season), tmp_path))
    assert [word for word in ("Zéphyrine", "Marque", "Ilyes", "Awa", "Maud", "Le Goff", "C01") if word in told] == []


def test_unequal_shares_are_not_told_one_by_one(app: Flask, tmp_path: Path) -> None:
    season = a_small_summer()
    season.rule = Rule.HOURS
    told = " ".join(pages_of(queries.document_of(season), tmp_path))
    assert "3 parts, 297,00 € en tout." in told
    assert [amount for amount in ("111,38", "111,37", "74,25") if amount in told] == []


def test_pages_are_numbered_and_every_font_is_inside(app: Flask, tmp_path: Path) -> None:
    document = queries.document_of(a_small_summer())
    pages = pages_of(document, tmp_path)
    assert [f"page {rank} sur {len(pages)}" in page for rank, page in enumerate(pages, start=1)] == [True] * len(pages)
    printed = pikepdf.open(io.BytesIO(pdf.draw(document)))
    fonts = [thing for thing in printed.objects if isinstance(thing, pikepdf.Dictionary) and "/BaseFont" in thing]
    assert fonts
    assert all("/FontFile2" in font.get("/FontDescriptor", {}) for font in fonts)


def test_the_same_bilan_gives_the_same_bytes(app: Flask) -> None:
    season = a_small_summer()
    assert pdf.draw(queries.document_of(season)) == pdf.draw(queries.document_of(season))


def test_a_dollar_stays_a_dollar(app: Flask, tmp_path: Path) -> None:
    season = a_small_summer(a_season("Granby", siren="", currency="CAD"))
    told = " ".join(pages_of(queries.document_of(season), tmp_path))
    assert ("297,00 $" in told, "€" in told) == (True, False)


def test_former_summers_are_told_with_their_growth(app: Flask, tmp_path: Path) -> None:
    a_small_summer(a_season("Avant", 2021, carrier="Autre", siren=""))
    season = a_season("Après", 2022)
    a_cooperant(season)
    told = " ".join(pages_of(queries.document_of(season), tmp_path))
    assert "Été après été" in told
    assert [part in told for part in ("-66,7 % par rapport à 3", "300,00 €", "99,00 € (÷ 3)")] == [True] * 3


def test_a_deficit_and_a_refusal_are_said(app: Flask, tmp_path: Path) -> None:
    season = a_small_summer()
    season.rule, season.wage_cents = Rule.WAGE_THEN_DIVIDEND, 10000
    assert "dépassent la somme à partager" in " ".join(pages_of(queries.document_of(season), tmp_path))
    a_fixed_deduction(season, 40000)
    told = " ".join(pages_of(queries.document_of(season), tmp_path))
    assert "Déficit" in told
    assert "-103,00 €" in told


@pytest.mark.parametrize("name", ["Coop", "Une coopérative au nom vraiment très long " * 4, "🎉", "漢字 & <b>gras</b>"])
def test_any_name_can_stand_on_the_cover(app: Flask, tmp_path: Path, name: str) -> None:
    season = a_season(name[:200])
    assert len(pages_of(queries.document_of(season), tmp_path)) >= 3


def test_an_empty_summer_and_a_long_text_are_printed_too(app: Flask, tmp_path: Path) -> None:
    season = a_season()
    actions.write_text(season, "portrait", "mot " * 1400 + "\n\n" + "sansespace" * 30, stamped())
    assert "Pas encore de facture émise." in " ".join(pages_of(queries.document_of(season), tmp_path))


def test_the_page_gives_the_pdf_under_the_name_of_the_summer(app: Flask, client: object) -> None:
    season = a_small_summer()
    answer = sign_in(client, awa(season)).get(f"/saisons/{season.id}/bilan.pdf")  # type: ignore[arg-type]
    assert (answer.mimetype, answer.data[:5]) == ("application/pdf", b"%PDF-")
    assert answer.headers["Content-Disposition"] == 'inline; filename="bilan-coop-avenir-2021.pdf"'


def test_many_deductions_and_clients_still_print(app: Flask, tmp_path: Path) -> None:
    season: Season = a_small_summer()
    for rank in range(12):
        a_fixed_deduction(season, 100, f"Retenue numéro {rank} au nom assez long pour deux lignes")
    a_job(season, a_client(season), 5000, dt.date(2021, 7, 21))
    assert "Retenue numéro 11" in " ".join(pages_of(queries.document_of(season), tmp_path))
