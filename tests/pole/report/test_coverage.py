"""What the founding report claims is computed from the demo year, or has its reason in `docs/report-coverage.md`.

The year is played once; then the tables of the paper are read again, so that they cannot lie.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import pytest

from cjs_app.config import HOUSE
from cjs_app.demo import coop_avenir
from cjs_app.demo.pole import play as demo
from cjs_app.demo.pole.report import TEXTS
from cjs_app.demo.stage import Stage
from cjs_app.plumbing.database import db
from cjs_app.pole.checker.checking import check
from cjs_app.pole.checker.domain import Facts
from cjs_app.pole.checker.queries import facts_of
from cjs_app.pole.structure import telling
from cjs_app.pole.structure.writing import written
from tests import databases
from tests.people import a_person

PAPER = (HOUSE / "docs" / "report-coverage.md").read_text("utf-8").replace("\u00a0", " ")
KEY = re.compile(r"`([a-z_]+\.[^`]+)` : ([^`]+?)(?=, `| ·|$)")
AT_LEAST = 20
"""The letters of a reason worth the name."""
CLAIMS = (HOUSE / "tests" / "data" / "founding-report-2021.txt").read_text("utf-8")
"""What the founding report says, or nearly, as somebody would have it checked: its contradictions in their order, then
what is right in it."""
SAID = {f"X{rank}": text for rank, text in enumerate(CLAIMS.split("\n\n")[:24], 1)}
RIGHT = CLAIMS.split("\n\n")[24:]


class Row(NamedTuple):
    """A row of a table of the paper."""

    first: str
    second: str
    third: str


def rows(title: str) -> list[Row]:
    """Return the rows of the table whose head begins with a title."""
    lines = PAPER.partition(f"| {title} |")[2].splitlines()[2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in takewhile(bool, lines)]
    return [Row(*cell) for cell in cells]


def numbers(text: str) -> Iterator[str]:
    """Give the contradictions that a row names."""
    yield from re.findall(r"X\d+", text)


@pytest.fixture(scope="module")
def facts(sqlite_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    """What is known of the demo year, with the years around it: the season and the pôle, played once."""
    folder = tmp_path_factory.mktemp("coverage")
    app = databases.make_app(databases.copy_sqlite(sqlite_model, folder / "year.sqlite3"), folder / "receipts")
    with app.app_context():
        Stage(coop_avenir.summer(), a_person("Maud").id, lambda _: None).play()
        demo.ensure_played(a_person("Pierre").id, lambda _: None)
        known = facts_of(2021)
        yield Facts(
            known.year,
            {**known.figures, 2022: telling.figures_of(2022)},
            known.told,
            known.organisations,
            known.own_names,
        )
        db.session.remove()
        db.engine.dispose()


def test_every_figure_that_the_founding_report_claims_is_computed_from_the_demo_year(facts: Facts) -> None:
    claimed = [pair for row in rows("page") for pair in KEY.findall(row.third)]
    found = []
    for name, _ in claimed:
        key, _, year = name.partition("@")
        figure = facts.figure(key, int(year or 2021))
        found.append((name, written(figure).replace("\u00a0", " ").replace("\u202f", " ") if figure else "rien"))
    assert found == claimed
    assert len(claimed) > 60


def test_what_is_not_computed_has_its_reason() -> None:
    for row in rows("page"):
        reason = row.third.removeprefix("aucune fiche :").strip()
        assert KEY.search(row.third) or (reason != row.third and len(reason) > AT_LEAST), row


def test_every_contradiction_is_found_or_has_its_reason(facts: Facts) -> None:
    told = {number: row for row in rows("n°") for number in numbers(row.first)}
    assert list(told) == [f"X{rank}" for rank in range(1, 25)]
    found = {number: "le trouve" if check(text, facts) else "ne dit rien" for number, text in SAID.items()}
    assert found == {number: told[number].second for number in SAID}


def test_the_whole_text_gives_one_finding_for_each_contradiction_and_none_for_what_is_right(facts: Facts) -> None:
    expected = [number for row in rows("n°") if row.second == "le trouve" for number in numbers(row.first)]
    found = check(CLAIMS, facts)
    assert len(found) == len(expected) == 14
    assert [one.excerpt for one in found if any(one.excerpt in text for text in RIGHT)] == []


def test_what_the_demo_writes_beside_its_figures_is_right(facts: Facts) -> None:
    assert [finding.explanation for text in TEXTS.values() for finding in check(text, facts)] == []
