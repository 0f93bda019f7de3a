"""A figure of the bilan: its value, how it is told, and the link to what it was counted from."""

from decimal import Decimal

import pytest

from cjs_app.coop.bilan.domain import Section
from cjs_app.coop.bilan.figures import Figure, Kind, count, duration, money
from cjs_app.kernel.counted import Records
from cjs_app.kernel.sentences import Sentence

DEVIS = ("le devis", "devis", "quotes.index")
LISTED = (Records(*DEVIS),)


@pytest.mark.parametrize(
    ("rows", "said"),
    [(1, "Voir le devis"), (None, "Voir les devis"), (0, "Voir les 0 devis"), (29, "Voir les 29 devis")],
)
def test_the_link_to_the_records_says_how_many_there_are(rows: int | None, said: str) -> None:
    assert Records(*DEVIS, count=rows).invitation == said


def test_a_count_of_things_is_told_with_its_section_and_its_records() -> None:
    assert count(Section.LIFE, "stayed", "Restés", 11, "Ceux qui sont restés.", over="founded", records=LISTED) == (
        Figure(
            "stayed", "Restés", Kind.COUNT, Section.LIFE, 11, Sentence("Ceux qui sont restés."), (), "founded", LISTED
        )
    )


@pytest.mark.parametrize("formula", ["La somme des factures.", Sentence("La somme des factures.")])
def test_an_amount_is_told_with_a_formula_or_a_sentence(formula: str | Sentence) -> None:
    told = Sentence("La somme des factures.")
    assert money(Section.ECONOMY, "net", "Net", 192_104, formula, inputs=("revenue",)) == (
        Figure("net", "Net", Kind.MONEY, Section.ECONOMY, 192_104, told, ("revenue",))
    )


def test_a_duration_is_told_in_minutes() -> None:
    assert duration(Section.LIFE, "minutes", "Heures", 132_000, "Toutes les heures.", records=LISTED) == (
        Figure(
            "minutes", "Heures", Kind.DURATION, Section.LIFE, 132_000, Sentence("Toutes les heures."), (), "", LISTED
        )
    )


def test_a_figure_is_written_in_the_way_of_its_kind() -> None:
    ways = {"money": lambda value: f"{value} c", "percent": lambda value: f"{value} %"}
    assert money(Section.ECONOMY, "net", "Net", 5, "").written(ways) == "5 c"
    share = Figure("rate", "Part", Kind.PERCENT, Section.ECONOMY, Decimal("86.21"), Sentence(""))
    assert share.written(ways) == "86.21 %"
