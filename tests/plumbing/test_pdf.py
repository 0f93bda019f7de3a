"""Printed pages: every letter inside the file, the same bytes for the same words."""

import io

import pikepdf
import pytest
from reportlab.graphics.shapes import Drawing, String
from reportlab.platypus import Flowable, Table

from cjs_app.plumbing import ink, pdf

PAPER = pdf.Paper("Bilan 2021", "Le Porteur", head="Bilan 2021 · Coop’Avenir", foot="Le Porteur")


def opened(story: list[Flowable], paper: pdf.Paper = PAPER) -> pikepdf.Pdf:
    """Return a printed story, read again by another program."""
    return pikepdf.open(io.BytesIO(pdf.document(paper, story)))


def fonts_left_outside(printed: pikepdf.Pdf) -> list[str]:
    """Return the names of the fonts that are not in the file."""
    fonts = [dict(thing) for thing in printed.objects if isinstance(thing, pikepdf.Dictionary) and "/BaseFont" in thing]
    return [str(font["/BaseFont"]) for font in fonts if "/FontFile2" not in font.get("/FontDescriptor", {})]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("1\u202f921,04\u00a0€", "1\u00a0921,04\u00a0€"),
        ("devis → facture", "devis › facture"),
        ("Nguyẽn", "Nguyen"),
        ("Fête 🎉\x00", "Fête "),
        ("漢字", "??"),
        ("e\u0301te\u0301", "été"),
        ("1\u2011\u00be", "1-¾"),
    ],
)
def test_what_the_font_lacks_is_written_otherwise(typed: str, written: str) -> None:
    assert ink.text_for_pdf(typed) == written


def test_no_sign_at_all_can_stop_a_document() -> None:
    every_sign = "".join(map(chr, [*range(0x3000), 0xFFFE, 0x1F600, 0x10FFFF]))
    assert len(opened([pdf.paragraph(every_sign)]).pages) >= 1


def test_what_people_type_is_never_read_as_markup() -> None:
    assert pdf.markup("<b>1 & 2\nfin") == "&lt;b&gt;1 &amp; 2<br/>fin"
    assert pdf.link("ici", 'https://exemple.fr/?a="1"&b').count("&amp;") == 1


def test_every_font_is_in_the_file_those_of_tables_and_charts_too() -> None:
    drawing = Drawing(100, 20)
    drawing.add(String(0, 0, "un graphique"))
    story = [pdf.paragraph("gras", ink.STRONG), Table([["une table nue"]]), drawing]
    story.append(pdf.table(["Quoi", "Combien"], [["Tonte", "12,00"]], [0.7, 0.3], numbers={1}, totals=1))
    assert fonts_left_outside(opened(story)) == []


def test_the_same_story_gives_the_same_bytes() -> None:
    first, second = (pdf.document(PAPER, [pdf.paragraph("Bonjour")]) for _ in range(2))
    assert first == second


def test_the_file_says_who_wrote_it_and_in_which_language() -> None:
    printed = opened([])
    assert (str(printed.docinfo.Title), str(printed.docinfo.Author)) == ("Bilan 2021", "Le Porteur")
    assert str(printed.Root.Lang) == "fr-FR"


def test_a_long_table_goes_on_with_its_head_on_the_pages_that_follow() -> None:
    rows = [[f"ligne {rank}", "x" * 3_000 if rank == 7 else "1,00"] for rank in range(90)]
    assert len(opened([pdf.table(["Quoi", "Combien"], rows, [0.7, 0.3])]).pages) > 3


def test_a_link_prints_as_archives_ask() -> None:
    printed = opened([pdf.marked(pdf.link("le site", "https://exemple.fr/"))])
    (mark,) = printed.pages[0].Annots  # type: ignore[attr-defined]
    assert (int(mark.F), str(mark.A.URI)) == (4, "https://exemple.fr/")


def test_a_very_long_head_and_foot_stay_on_their_line() -> None:
    paper = pdf.Paper("Titre", "Auteur", head="tête " * 200, foot="pied " * 200)
    assert len(opened([pdf.paragraph("a")] * 90, paper).pages) == 2
