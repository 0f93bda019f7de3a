"""Bars that lie down under their names, and funnels: 640 units wide, and no name ever meets a figure."""

from hypothesis import given
from hypothesis import strategies as st

from cjs_app.kernel.charts import Bar, Chart, Kind, Told
from cjs_app.kernel.horizontal import FIRST_LINE, GAP, LETTER, THICK, Row, funnel, lying_bars
from cjs_app.kernel.scales import WIDTH, Shadow, Words

TOLD = Told("Du devis au paiement", "29 devis, 25 acceptés.")
ROAD = [Row("Demandés", 29, "29", "plum"), Row("Acceptés", 25, "25", "plum"), Row("Payés", 0, "0", "plum")]
LABELS = st.text(st.sampled_from("abcdé mn"), min_size=1, max_size=120)
ROWS = st.lists(st.tuples(LABELS, st.none() | st.integers(0, 10**9)), min_size=1, max_size=30)


def test_a_funnel_holds_each_step_against_the_one_before_and_says_its_part_of_the_first() -> None:
    drawn = funnel(TOLD, ROAD, "Devis")
    assert drawn.bars == (
        Bar(0, 32, 640, 26, "plum", "Demandés", "29"),
        Bar(0, 110, 552, 26, "plum", "Acceptés", "25 · 86\u00a0%"),
        Bar(0, 188, 0, 26, "plum", "Payés", "0 · 0\u00a0%"),
    )
    assert drawn.shadows == (Shadow(0, 110, 640, 26), Shadow(0, 188, 552, 26))
    assert (drawn.kind, drawn.height) == (Kind.ROWS, 214)


def test_its_table_says_the_numbers_and_the_parts() -> None:
    drawn = funnel(TOLD, ROAD, "Devis")
    assert drawn.categories == ("Demandés", "Acceptés", "Payés")
    assert [label for label, _ in drawn.series] == ["Devis", "Sur la première étape"]
    assert drawn.formatted == (("29", "25", "0"), ("100\u00a0%", "86\u00a0%", "0\u00a0%"))


def test_a_step_that_is_not_known_has_words_and_no_bar() -> None:
    drawn = funnel(TOLD, [ROAD[0], Row("Envoyés", None, "non montré"), ROAD[1]], "Devis")
    assert [bar.label for bar in drawn.bars] == ["Demandés", "Acceptés"]
    assert Words(WIDTH, 102, "non montré", "end") in drawn.words
    assert drawn.shadows == (Shadow(0, 162, 640, 26),)


def test_the_parts_are_those_of_the_first_step_that_is_known() -> None:
    drawn = funnel(TOLD, [Row("Informées", None, "pas noté"), Row("Fondé", 12, "12"), Row("Resté", 11, "11")], "Jeunes")
    assert drawn.formatted == (("pas noté", "12", "11"), ("–", "100\u00a0%", "92\u00a0%"))


def test_a_step_larger_than_the_first_says_no_part() -> None:
    drawn = funnel(TOLD, [Row("Informées", 4, "4"), Row("Fondé", 12, "12")], "Jeunes")
    assert [bar.text for bar in drawn.bars] == ["4", "12"]
    assert (drawn.bars[0].width, drawn.bars[1].width, drawn.shadows) == (213, 640, ())


def test_lying_bars_are_measured_against_the_longest_and_a_small_one_is_still_seen() -> None:
    drawn = lying_bars(TOLD, [Row("Mission", 1000, "1\u00a0000"), Row("Comité", 1, "1")], "Heures")
    assert [(bar.width, bar.text) for bar in drawn.bars] == [(640, "1\u00a0000"), (2, "1")]
    assert (drawn.shadows, drawn.formatted) == ((), (("1\u00a0000", "1"),))


def test_nothing_is_drawn_of_nothing() -> None:
    assert lying_bars(TOLD, [Row("Mission", 0, "0")], "Heures").is_empty
    assert funnel(TOLD, [Row("Informées", None, "pas noté")], "Jeunes").is_empty
    assert funnel(TOLD, [], "Jeunes").is_empty


def lines_of(drawn: Chart) -> dict[int, list[Words]]:
    """Return the words of a plot, line by line."""
    lines: dict[int, list[Words]] = {}
    for word in drawn.words:
        lines.setdefault(word.y, []).append(word)
    return lines


@given(ROWS)
def test_no_name_meets_a_figure_however_long_and_many_they_are(rows: list[tuple[str, int | None]]) -> None:
    drawn = funnel(TOLD, [Row(label, value, str(value or "non montré")) for label, value in rows], "Devis")
    for words in lines_of(drawn).values():
        taken = sum(len(word.text) for word in words) * LETTER
        assert len(words) == 1 or taken + LETTER <= WIDTH


@given(ROWS)
def test_rows_stand_one_under_the_other(rows: list[tuple[str, int | None]]) -> None:
    drawn = funnel(TOLD, [Row(label, value, str(value or "non montré")) for label, value in rows], "Devis")
    firsts = [word.y for word in drawn.words if word.anchor == "end"]
    assert firsts == sorted(set(firsts))
    for bar in drawn.bars:
        after = [y for y in firsts if y > bar.y]
        assert not after or after[0] - FIRST_LINE >= bar.y + THICK + GAP
        assert bar.y + THICK <= drawn.height


def test_a_bar_stands_before_the_whole_that_it_may_reach() -> None:
    drawn = lying_bars(TOLD, [Row("Acheter local", 320, "3,20"), Row("Insérer", 0, "0")], "Moyenne", whole=400)
    assert [bar.width for bar in drawn.bars] == [512, 0]
    assert drawn.shadows == (Shadow(0, 32, 640, 26), Shadow(0, 110, 640, 26))
