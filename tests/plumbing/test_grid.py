"""Rows on paper: cut between rows, under their head again; panels of one height; pieces that stay together."""

from reportlab.platypus import Flowable

from cjs_app.plumbing import ink, pdf
from cjs_app.plumbing.grid import Grid, Panel, Row, Together, pieces_of


def told(grid: Flowable) -> list[str]:
    """Return the first word of each row."""
    assert isinstance(grid, Grid)
    return [pieces_of(row.cells[0])[0]._parts[0] for row in grid._rows]  # type: ignore[attr-defined]


def a_table(rows: int = 5) -> Grid:
    """Return a table of rows of 22 points under a head of 20."""
    return pdf.table(["Quoi", "Combien"], [[f"ligne {rank}", "1,00"] for rank in range(rows)], [300, 100])


def test_a_table_is_cut_between_two_rows_under_its_head_again() -> None:
    first, second = a_table().split(400, 70)
    assert (told(first), told(second)) == (["Quoi", "ligne 0", "ligne 1"], ["Quoi", "ligne 2", "ligne 3", "ligne 4"])


def test_a_head_never_stands_alone_at_the_foot_of_a_page() -> None:
    assert a_table().split(400, 35) == []


def test_a_row_higher_than_a_page_is_cut_only_when_a_whole_page_was_too_small() -> None:
    table = pdf.table(["Quoi"], [["mot " * 300]], [200])
    assert table.split(200, 300) == []
    table._postponed = 1  # type: ignore[attr-defined]  # as reportlab marks what it tries on a new page
    first, second = table.split(200, 300)
    assert (told(first), told(second)[0], first.wrap(200, 0)[1] <= 300) == (["Quoi", told(first)[1]], "Quoi", True)


def test_panels_of_a_row_are_as_high_as_the_highest() -> None:
    panels = [Panel([pdf.paragraph("mot " * count)], (6, 6, 6, 6), ink.CARD) for count in (1, 40)]
    Grid([Row(panels)], [100, 100]).wrap(200, 1000)
    assert panels[0].height == panels[1].height > 30


def test_pieces_stay_together_until_a_whole_page_is_too_small() -> None:
    kept = Together([pdf.paragraph("Titre"), pdf.gap(10), pdf.paragraph("texte")])
    assert (round(kept.wrap(200, 1000)[1], 2), kept.split(200, 20)) == (54.35, [])
    kept._postponed = 1  # type: ignore[attr-defined]
    assert len(kept.split(200, 20)) == 3
