"""A table of the archive finds its columns by name, and counts its rows as they are said."""

import pytest

from cjs_app.coop.archive.domain.columns import Column, Kind, Table

CODE = Column("code", "code", Kind.TEXT, "Un code court.")
TITLE = Column("titre", "title", Kind.TEXT, "Le travail.")


def missions() -> Table:
    return Table("missions", "Missions", ("mission", "missions"), (CODE, TITLE), key="code")


def test_a_column_is_found_by_its_name_in_the_written_order() -> None:
    assert (missions().by_name, missions().names) == ({"code": CODE, "titre": TITLE}, ("code", "titre"))


@pytest.mark.parametrize(("rows", "said"), [(0, "0 mission"), (1, "1 mission"), (2, "2 missions"), (25, "25 missions")])
def test_rows_are_counted_as_they_are_said(rows: int, said: str) -> None:
    assert missions().count_of(rows) == said
