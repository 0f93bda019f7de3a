"""Plots as whole numbers: round scales, bars that stand on zero, tables that say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjs_app.kernel import charts
from cjs_app.kernel.charts import Move, Series, Told
from cjs_app.kernel.scales import BOTTOM, LEFT, TOP, WIDTH, Scale, grouped, on_two_lines, round_step

TOLD = Told("Recettes", "Deux semaines.", "€")
AMOUNTS = st.integers(-10_000_000, 10_000_000)


def a_series(*values: int, **more: str) -> Series:
    """Return a series whose texts are its values."""
    return Series(more.get("label", "CA"), values, [str(value) for value in values], more.get("tone", "indigo"))


@pytest.mark.parametrize(
    ("span", "grain", "step"),
    [
        (0, 1, 1),
        (5, 1, 1),
        (6, 1, 2),
        (11, 1, 5),
        (26, 1, 10),
        (328000, 100, 100000),
        (61000, 100, 20000),
        (3, 100, 100),
    ],
)
def test_a_step_is_a_round_number_of_grains(span: int, grain: int, step: int) -> None:
    assert round_step(span, grain) == step


def test_a_scale_in_cents_counts_in_euros() -> None:
    scale = Scale([328000], grain=100)
    assert [text for _, text in scale.ticks] == ["0", "1\u202f000", "2\u202f000", "3\u202f000", "4\u202f000"]
    assert (scale.y(0), scale.y(400000), scale.y(200000)) == (280, 24, 152)


def test_a_scale_goes_below_zero_when_a_value_does() -> None:
    scale = Scale([300, -120])
    assert (scale.low, scale.high, scale.y(0)) == (-200, 300, 178)


@given(st.lists(AMOUNTS, max_size=12), st.sampled_from([1, 60, 100]))
def test_every_value_stands_between_the_ends_of_its_scale(values: list[int], grain: int) -> None:
    scale = Scale(values, grain)
    assert all(TOP <= scale.y(value) <= BOTTOM for value in [0, *values])
    assert 2 <= len(scale.ticks) <= 7
    assert "0" in [text for _, text in scale.ticks]


def test_numbers_are_grouped_by_three() -> None:
    assert (grouped(12500), grouped(-1200), grouped(7)) == ("12\u202f500", "-1\u202f200", "7")


@pytest.mark.parametrize(
    ("label", "width", "shown"),
    [
        ("CA HT", 90, "CA HT"),
        ("Contribution du porteur", 118, "Contribution\ndu porteur"),
        ("Contributions et charges de la saison", 118, "Contributions\net charges…"),
        ("Autofinancement", 72, "Autofin…"),
        ("", 72, ""),
    ],
)
def test_a_name_stands_on_two_lines_at_most(label: str, width: int, shown: str) -> None:
    assert on_two_lines(label, width) == shown


def test_bars_stand_on_zero_and_say_their_figure() -> None:
    chart = charts.bars(TOLD, ["5/7", "12/7"], [a_series(100, 50)])
    assert chart.bars[0] == (164, 24, 88, 256, "indigo", "5/7", "100")
    assert (chart.bars[1].y, chart.bars[1].height) == (152, 128)
    assert chart.values[0] == (208, 16, "100")
    assert (chart.names, chart.base) == (((208, "5/7"), (496, "12/7")), 280)


def test_bars_below_zero_hang_under_the_axis() -> None:
    chart = charts.bars(TOLD, ["juillet", "août"], [a_series(100, -100)])
    up, down = chart.bars
    assert (up.y + up.height, down.y) == (chart.base, chart.base)
    assert chart.values[1].y > down.y + down.height


def test_a_small_sum_is_still_seen_and_no_sum_draws_nothing() -> None:
    chart = charts.bars(TOLD, ["a", "b", "c"], [a_series(1_000_000, 1, 0)])
    assert [bar.height for bar in chart.bars] == [256, 2, 0]
    assert [text for _, _, text in chart.values] == ["1000000", "1"]


def test_two_series_stand_side_by_side_with_a_legend() -> None:
    chart = charts.bars(TOLD, ["a"], [a_series(1, label="Prévu"), a_series(2, label="Fait", tone="sun")])
    assert chart.bars[0].x + chart.bars[0].width == chart.bars[1].x
    assert chart.legend == (("indigo", "Prévu"), ("sun", "Fait"))
    assert chart.bars[1].label == "a, Fait"


def test_the_table_says_what_is_drawn() -> None:
    chart = charts.bars(TOLD, ["a", "b"], [a_series(1, 2)])
    assert (chart.categories, chart.series, chart.formatted) == (("a", "b"), (("CA", (1, 2)),), (("1", "2"),))


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=9).filter(any))
def test_the_parts_of_a_strip_fill_it_edge_to_edge(values: list[int]) -> None:
    chart = charts.strip(TOLD, [str(rank) for rank in range(len(values))], [a_series(*values)])
    edges = [(bar.x, bar.x + bar.width) for bar in chart.bars]
    assert (edges[0][0], edges[-1][1]) == (0, WIDTH)
    assert all(left[1] == right[0] for left, right in zip(edges, edges[1:], strict=False))


def test_a_part_below_zero_has_no_width_but_keeps_its_words() -> None:
    chart = charts.strip(TOLD, ["a", "b"], [a_series(10, -3)])
    assert [(bar.width, bar.text) for bar in chart.bars] == [(640, "10"), (0, "-3")]


def moves(*changes: int) -> list[Move]:
    """Return steps that add up, then their total."""
    left, steps = 0, []
    for rank, change in enumerate(changes):
        left += change
        steps.append(Move(f"étape {rank}", change, left, str(change), str(left), "" if rank else "indigo"))
    return [*steps, Move("reste", left, left, str(left), str(left), "sun")]


def test_a_waterfall_goes_down_from_one_balance_to_the_next() -> None:
    chart = charts.waterfall(TOLD, moves(400, -100, 50))
    first, taken, added, rest = chart.bars
    assert (first.y, taken.y, taken.y + taken.height) == (24, 24, 88)
    assert added.y + added.height == 88
    assert (rest.y, rest.y + rest.height) == (added.y, chart.base)
    assert [bar.tone for bar in chart.bars] == ["indigo", "coral", "leaf", "sun"]


def test_a_waterfall_that_ends_in_a_deficit_hangs_below_zero() -> None:
    chart = charts.waterfall(TOLD, moves(100, -300))
    assert (chart.bars[-1].y, chart.bars[-1].tone) == (chart.base, "sun")
    assert chart.bars[1].y < chart.base < chart.bars[1].y + chart.bars[1].height
    assert chart.values[-1].y > chart.base


def test_figures_too_wide_for_their_columns_are_left_to_the_table() -> None:
    wide, narrow = (charts.waterfall(TOLD, moves(*[10**size] * 8)) for size in (9, 3))
    assert (len(wide.values), len(narrow.values)) == (0, 9)
    assert wide.formatted[0][0] == "1000000000"


def test_a_waterfall_of_many_steps_lies_down_because_its_names_would_collide() -> None:
    six, seven = (charts.waterfall(TOLD, moves(*[10] * steps)) for steps in (5, 6))
    assert (six.is_crowded, seven.is_crowded) == (False, True)
    assert charts.waterfall(TOLD, moves(*[10**15] * 4)).is_crowded


@given(st.lists(AMOUNTS, min_size=1, max_size=10).filter(any))
def test_nothing_of_a_waterfall_leaves_its_frame(changes: list[int]) -> None:
    chart = charts.waterfall(TOLD, moves(*changes), 100)
    assert all(bar.x >= LEFT and bar.x + bar.width <= WIDTH for bar in chart.bars)
    assert all(bar.y >= TOP and bar.y + bar.height <= BOTTOM + 2 for bar in chart.bars)
    assert chart.formatted[1][-1] == str(sum(changes))


def test_a_line_goes_through_its_dots() -> None:
    chart = charts.lines(TOLD, ["2019", "2021"], [a_series(100, 50)])
    assert chart.lines[0].points == "208,24 496,152"
    assert [dot[:3] for dot in chart.dots] == [(208, 24, "indigo"), (496, 152, "indigo")]
    assert [value.text for value in chart.values] == ["100", "50"]


@pytest.mark.parametrize(
    "chart",
    [
        charts.bars(TOLD, [], []),
        charts.bars(TOLD, ["a"], [a_series(0)]),
        charts.strip(TOLD, ["a"], [a_series(-1)]),
        charts.waterfall(TOLD, moves(0)),
        charts.lines(TOLD, [], [a_series()]),
    ],
)
def test_nothing_to_draw_says_so_in_a_sentence(chart: charts.Chart) -> None:
    assert chart.is_empty
    assert chart.nothing == "Rien à montrer pour l’instant."
