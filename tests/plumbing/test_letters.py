"""A document carries every letter that it uses: those of French ready made, the rarer ones cut out for it."""

import io
import subprocess
import unicodedata

import pikepdf
from fontTools.ttLib import TTFont

from cjs_app.plumbing import ink, pdf

PAPER = pdf.Paper("Lettres", "Le Porteur")


def fonts_in(content: bytes) -> list[TTFont]:
    """Return the fonts of a document, their sums checked."""
    printed = pikepdf.open(io.BytesIO(content))
    streams = [thing for thing in printed.objects if isinstance(thing, pikepdf.Stream)]
    files = [thing.read_bytes() for thing in streams if "/Length1" in thing]
    return [TTFont(io.BytesIO(file), checkChecksums=2) for file in files]


def read_again(content: bytes) -> str:
    """Return the text of a document as another program reads it, its spaces made plain."""
    told = subprocess.run(["pdftotext", "-", "-"], input=content, check=True, capture_output=True).stdout.decode()
    return unicodedata.normalize("NFC", " ".join(told.split()))


def shapes_in(font: TTFont) -> int:
    """Return how many letters of a font have a shape."""
    return sum(font["glyf"][name].numberOfContours != 0 for name in font.getGlyphOrder())


def test_documents_in_french_carry_the_same_fonts_ready_made() -> None:
    (one, other) = (fonts_in(pdf.document(PAPER, [pdf.paragraph(text)])) for text in ("Été", "« Où ça ? »"))
    assert [shapes_in(font) for font in one] == [147, 147]  # 94 plain letters, 40 of French, their accents
    assert [font.reader.file.getvalue() for font in one] == [font.reader.file.getvalue() for font in other]


def test_a_document_with_a_rarer_letter_carries_those_that_it_uses_and_no_other() -> None:
    content = pdf.document(PAPER, [pdf.paragraph("Łódź, été")])
    assert min(shapes_in(font) for font in fonts_in(content)) == 15  # Ł ó d ź , é t and what they are put together from
    assert read_again(content).startswith("Łódź, été")


def test_every_letter_of_the_font_can_be_written_and_read_again() -> None:
    letters = sorted(sign for sign in ink.LETTERS[ink.REGULAR].widths if unicodedata.category(sign) in ("Ll", "Lu"))
    content = pdf.document(PAPER, [pdf.paragraph(" ".join(letters))])
    assert (len(letters) > 250, len(fonts_in(content))) == (True, 3)
    assert read_again(content).replace(" ", "").startswith(unicodedata.normalize("NFC", "".join(letters)))


def test_brackets_and_strokes_are_read_again_as_they_were_typed() -> None:
    assert read_again(pdf.document(PAPER, [pdf.paragraph("(a) \\ ((b\\) 1\u00a0€")])).startswith("(a) \\ ((b\\) 1 €")


def test_two_documents_drawn_at_once_keep_their_letters_apart() -> None:
    alone = pdf.document(PAPER, [pdf.paragraph("zèle")])
    inner: list[bytes] = []
    cover = pdf.Paper("Autre", "Le Porteur", cover=lambda _: inner.append(pdf.document(PAPER, [pdf.paragraph("zèle")])))
    pdf.document(cover, [pdf.paragraph("été")])
    assert inner == [alone]
