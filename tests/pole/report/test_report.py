"""The activity report: its chapters, its notes, its files, its texts."""

import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from msgspec.structs import replace

from cjs_app.kernel.charts import Series, Told, bars
from cjs_app.kernel.refusal import Refusal
from cjs_app.pole.report import actions, docx, pdf, queries, web
from cjs_app.pole.report.domain import LONGEST_TEXT, Report, Version, comparisons, section, widths_of
from cjs_app.pole.structure import actions as structure
from cjs_app.pole.structure.domain import Identity
from cjs_app.pole.structure.figures import count, growth
from cjs_app.pole.structure.plan import CHAPTERS, Lines, Photo, Plot, Table, Tiles
from tests.people import sarah, sign_in, stamped, yvon

PLOT = Plot(bars(Told("Adhérents", "De 26 à 42."), ["2020", "2021"], [Series("Adhérents", [26, 42], ["26", "42"])]))
IDENTITY = Identity("Pôle des Trois Vallées", "Vallées Solidaires", 2013, city="Vitré")


def a_report() -> Report:
    now = count(2021, "members.total", "Adhérents", 42, "Les adhésions de l’année.")
    before = count(2020, "members.total", "Adhérents", 26, "Les adhésions de l’année.")
    figures = {"members.total": now, "members.growth": growth("members.growth", "Évolution", now, before)}
    written = {"members.total": "42", "members.growth": "+61,54 %"}
    pieces = (
        Tiles(("members.total", "members.unknown")),
        Table("Membres", ("Nom", "Type"), [("Le Fournil & Cie", "Coopérative")]),
        Lines("À venir", ["Un rendez-vous <b>"]),
        Photo("L’assemblée"),
    )
    told = comparisons(figures, written, {"members.total@2020": "26"})
    text = Version(1, "Le réseau grandit.\n\nIl est divers.")
    one = section(CHAPTERS["members"], text, pieces, figures, written, told)
    return Report(2021, IDENTITY, 9, "01/02/2022", (one,), figures, written)


def with_a_plot() -> Report:
    """Return the report with a plot before its other pieces."""
    report = a_report()
    (one,) = report.sections
    return replace(report, sections=(replace(one, pieces=(PLOT, *one.pieces)),))


@pytest.fixture
def pole(app: Flask) -> None:
    structure.write(IDENTITY, stamped())


def test_a_figure_is_shown_beside_the_year_before_with_the_number_of_its_note() -> None:
    (one,) = a_report().sections
    tile = one.tiles["members.total"]
    assert (tile.value, tile.hint, tile.note) == ("42", "contre 26 en 2020, soit +61,54 %", 1)
    assert one.notes == ("Adhérents\u00a0: Les adhésions de l’année.",)
    assert one.told(Tiles(("members.unknown",))) == []


def test_a_figure_is_compared_with_the_nearest_year_and_a_growth_tells_what_it_starts_from() -> None:
    now, last, long_ago = (
        count(year, "members.total", "Adhérents", value, "") for year, value in ((2021, 42), (2020, 26), (2019, 19))
    )
    grown = [growth("members.growth", "Évolution", now, last), growth("members.two", "Évolution", now, long_ago)]
    written = {"members.total": "42", "members.growth": "+61,54 %", "members.two": "+121,05 %"}
    before = {"members.total@2020": "26", "members.total@2019": "19"}
    assert comparisons({one.key: one for one in (now, *reversed(grown))}, written, before) == {
        "members.total": "contre 26 en 2020, soit +61,54 %",
        "members.growth": "de 26 en 2020 à 42 en 2021",
        "members.two": "de 19 en 2019 à 42 en 2021",
    }


def test_a_column_takes_the_room_of_its_words_and_no_sentence_takes_all() -> None:
    row = ("Fonctionnement", "Une phrase bien plus longue que tout ce que la page a de place", "7")
    first, second, third = widths_of(Table("Membres", ("Type", "Objet", "Montant"), [row]))
    assert (round(first * 72), round(second * 72), round(third * 72)) == (19, 41, 12)


def test_programs_read_percentages_with_two_decimals() -> None:
    told = {one["key"]: one for one in a_report().to_json()["figures"]}
    assert told["members.growth"]["value"] == "61.54"
    assert told["members.growth"]["base"] == "members.total@2020"
    assert told["members.total"]["value"] == 42


def test_the_report_is_printed_with_its_contents_and_twice_alike() -> None:
    drawn = pdf.draw(a_report())
    assert drawn.startswith(b"%PDF-")
    assert drawn == pdf.draw(a_report())


def test_the_document_for_last_edits_is_a_package_of_plain_xml() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.draw(a_report()))) as box:
        told = box.read("word/document.xml").decode()
        for name in box.namelist():
            ElementTree.fromstring(box.read(name))  # noqa: S314 — what we have just written
    assert "Le Fournil &amp; Cie" in told
    assert 'w:val="Heading2"' in told
    assert "contre 26 en 2020" in told
    assert "1. Adhérents\u00a0: Les adhésions de l’année." in told


def test_every_part_of_the_document_is_there_and_has_its_kind() -> None:
    report = with_a_plot()
    with zipfile.ZipFile(io.BytesIO(docx.draw(report))) as box:
        links, kinds = box.read("word/_rels/document.xml.rels").decode(), box.read("[Content_Types].xml").decode()
        assert {f"word/{name}" for name in re.findall(r'Target="([^"]+)"', links)} <= set(box.namelist())
        assert box.read("word/media/plot1.png").startswith(b"\x89PNG")
    assert 'Extension="png"' in kinds
    assert docx.draw(report) == docx.draw(report)


def test_a_plot_has_words_for_who_does_not_see_it_and_a_table_names_its_columns_on_every_page() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.draw(with_a_plot()))) as box:
        told = box.read("word/document.xml").decode()
    assert 'descr="Adhérents. De 26 à 42."' in told
    assert told.count("<w:tblHeader/>") == told.count("<w:tbl>") == 3
    assert told.index("<w:drawing>") < told.index("2020")


def test_the_page_alone_holds_everything_and_nothing_of_a_text_is_read_as_a_tag() -> None:
    page = web.draw(a_report()).decode()
    assert '<html lang="fr">' in page
    assert "Un rendez-vous &lt;b&gt;" in page
    assert 'href="#members-1"' in page
    assert "<script" not in page


def test_every_version_of_a_text_is_kept(pole: None) -> None:
    for text in ("Le réseau grandit.", "Le réseau a grandi.", "Le réseau a grandi. "):
        actions.write_text(2021, "members", text, stamped())
    assert [one.text for one in queries.versions_of(2021, "members")] == ["Le réseau a grandi.", "Le réseau grandit."]
    assert queries.texts_of(2021) == {"members": "Le réseau a grandi."}
    assert queries.texts_of(2020) == {}


def test_a_text_that_has_no_end_is_refused(pole: None) -> None:
    with pytest.raises(Refusal, match="trop long"):
        actions.write_text(2021, "members", "a" * (LONGEST_TEXT + 1), stamped())


def test_the_page_and_its_files_are_read_by_the_board(client: FlaskClient, pole: None) -> None:
    sign_in(client, yvon())
    assert "Les membres du réseau" not in client.get("/pole/2021/rapport").text
    assert client.get("/pole/2021/rapport.pdf").data.startswith(b"%PDF-")
    assert client.get("/pole/2021/rapport.docx").data.startswith(b"PK")
    assert json.loads(client.get("/pole/2021/rapport.json").data)["year"] == 2021
    assert client.get("/pole/2021/rapport/members/texte").status_code == 403


def test_a_text_is_warned_of_and_saved_all_the_same(client: FlaskClient, pole: None) -> None:
    sign_in(client, sarah())
    typed = {"text": "Le pôle a été créé en 2012. La situation budgétaire est saine."}
    url = "/pole/2021/rapport/context/texte"
    warned = client.post(url, data=typed | {"check": "1"}).text
    assert "dit 2013" in warned
    assert queries.texts_of(2021) == {}
    assert client.post(url, data=typed).status_code == 303
    assert "créé en 2012" in client.get("/pole/2021/rapport").text
    assert "dit 2013" in client.get(url).text
    assert client.get("/pole/2021/rapport/rien/texte").status_code == 404
