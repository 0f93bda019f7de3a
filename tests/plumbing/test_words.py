"""A paragraph breaks where reportlab's own breaks, and is cut between two pages as a reader expects."""

from hypothesis import given
from hypothesis import strategies as some
from reportlab.platypus import Paragraph

from cjs_app.plumbing import ink, pdf
from cjs_app.plumbing.words import Strong, Words, broken

SIGNS = some.text("aeéiou’mwW.,-\u00a0", min_size=1, max_size=45)
"""Words short and long, of narrow and of wide letters."""


def lines_of(told: Words, width: float) -> list[str]:
    """Return the lines of a text in a width."""
    told.wrap(width, 1000)
    return [text for text, _ in told._lines]


@given(some.lists(SIGNS, min_size=1, max_size=25), some.floats(30, 300), some.sampled_from([" ", "   "]))
def test_a_text_breaks_where_reportlab_breaks_it(words: list[str], width: float, between: str) -> None:
    theirs = Paragraph(between.join(words), ink.BODY)
    theirs.wrap(width, 1000)
    expected = [" ".join(line[1]) for line in theirs.blPara.lines]  # type: ignore[attr-defined]
    assert [text for text, _ in broken(between.join(words), ink.LETTERS[ink.REGULAR], 9.5, width)] == expected


def test_a_line_break_that_was_typed_is_kept() -> None:
    assert lines_of(pdf.paragraph("Lundi matin\n\nMardi"), 200) == ["Lundi matin", "", "Mardi"]


def test_an_empty_text_takes_no_room_and_a_blank_that_holds_a_place_takes_its_own() -> None:
    heights = [pdf.paragraph(text).wrap(200, 1000)[1] for text in ("", "  \n ", "\u00a0")]
    assert heights == [0, 0, 13]


def test_a_word_longer_than_a_line_is_cut_and_loses_no_letter() -> None:
    lines = lines_of(pdf.paragraph("voir " + "x" * 90), 100)
    assert (len(lines) > 3, "".join(lines)) == (True, "voir " + "x" * 90)


def test_a_paragraph_leaves_no_line_alone_at_the_foot_of_a_page() -> None:
    told = pdf.paragraph("mot " * 60)
    assert len(lines_of(told, 200)) > 4
    assert told.split(200, 15) == []
    assert [len(lines_of(half, 200)) for half in told.split(200, 40) if isinstance(half, Words)][0] == 3


def test_what_is_cut_loses_no_word() -> None:
    told = pdf.paragraph(" ".join(map(str, range(100))))
    halves = [half for half in told.split(200, 40) if isinstance(half, Words)]
    assert " ".join(" ".join(lines_of(half, 200)) for half in halves) == " ".join(map(str, range(100)))


def test_a_sentence_with_strong_words_takes_a_line_or_as_many_as_it_needs() -> None:
    told = pdf.sentence(("Par virement à ", Strong("Le Porteur <&>"), "."))
    assert [told.wrap(width, 1000)[1] for width in (400, 60)] == [13, 39]
