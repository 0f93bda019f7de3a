"""Four whole drawings, every number of them: 640 wide, the scale from 64 on, 24 at the top and 280 at the bottom."""

from collections.abc import Callable

import pytest

from cjs_app.kernel import charts
from cjs_app.kernel.charts import Bar, Chart, Dot, Key, Kind, Line, Move, Series, Told, Value
from cjs_app.kernel.scales import Written
from cjs_app.kernel.spans import Span

TOLD = Told("Recettes", "Deux mois.", "€", "Rien.")
MONTHS = ["juin", "juillet"]
PLANNED = Series("Prévu", (300_00, -100_00), ("300 €", "-100 €"), "plum", ("300", "-100"))
DONE = Series("Fait", (150_00, 1_00), ("150 €", "1 €"), "sun")
NAMES = (Written(208, "juin"), Written(496, "juillet"))
TICKS = (Written(280, "-100"), Written(216, "0"), Written(152, "100"), Written(88, "200"), Written(24, "300"))
LEGEND = (Key("plum", "Prévu"), Key("sun", "Fait"))
SAME_TABLE = {
    "categories": ("juin", "juillet"),
    "series": (("Prévu", (300_00, -100_00)), ("Fait", (150_00, 1_00))),
    "formatted": (("300 €", "-100 €"), ("150 €", "1 €")),
}


def test_two_series_of_bars_share_a_scale_of_euros() -> None:
    assert charts.bars(TOLD, MONTHS, [PLANNED, DONE], 100) == Chart(
        Kind.BARS,
        "Recettes",
        "Deux mois.",
        "€",
        "Rien.",
        **SAME_TABLE,  # type: ignore[arg-type]
        bars=(
            Bar(120, 24, 88, 192, "plum", "juin, Prévu", "300 €"),
            Bar(208, 120, 88, 96, "sun", "juin, Fait", "150 €"),
            Bar(408, 216, 88, 64, "plum", "juillet, Prévu", "-100 €"),
            Bar(496, 215, 88, 2, "sun", "juillet, Fait", "1 €"),
        ),
        values=(Value(164, 16, "300"), Value(252, 112, "150 €"), Value(452, 298, "-100"), Value(540, 207, "1 €")),
        ticks=TICKS,
        names=NAMES,
        legend=LEGEND,
        base=216,
    )


def test_two_lines_share_a_scale_of_euros_and_the_first_is_written_out() -> None:
    assert charts.lines(TOLD, MONTHS, [PLANNED, DONE], 100) == Chart(
        Kind.LINES,
        "Recettes",
        "Deux mois.",
        "€",
        "Rien.",
        **SAME_TABLE,  # type: ignore[arg-type]
        values=(Value(208, 10, "300"), Value(496, 266, "-100")),
        ticks=TICKS,
        names=NAMES,
        lines=(Line("plum", "Prévu", "208,24 496,280"), Line("sun", "Fait", "208,120 496,215")),
        dots=(
            Dot(208, 24, "plum", "juin : 300 €"),
            Dot(496, 280, "plum", "juillet : -100 €"),
            Dot(208, 120, "sun", "juin : 150 €"),
            Dot(496, 215, "sun", "juillet : 1 €"),
        ),
        legend=LEGEND,
        base=216,
    )


def test_a_strip_is_cut_where_its_parts_end() -> None:
    # 640 × 1/6 = 106.67 and 640 × 3/6 = 320
    assert charts.strip(TOLD, ["a", "b", "c"], [Series("Part", (1, 2, 3), ("un", "deux", "trois"))]) == Chart(
        Kind.STRIP,
        "Recettes",
        "Deux mois.",
        "€",
        "Rien.",
        categories=("a", "b", "c"),
        series=(("Part", (1, 2, 3)),),
        formatted=(("un", "deux", "trois"),),
        bars=(
            Bar(0, 0, 106, 48, "indigo", "a", "un"),
            Bar(106, 0, 214, 48, "sun", "b", "deux"),
            Bar(320, 0, 320, 48, "coral", "c", "trois"),
        ),
    )


def test_a_road_into_a_deficit_hangs_from_zero() -> None:
    road = [
        Move("Chiffre d’affaires HT", 400_00, 400_00, "400 €", "reste 400 €", "plum"),
        Move("Dépenses", -600_00, -200_00, "-600 €", "reste -200 €"),
        Move("Don", 50_00, -150_00, "50 €", "reste -150 €"),
        Move("Net", -150_00, -150_00, "-150 €", "net", "sun"),
    ]
    assert charts.waterfall(TOLD, road, 100) == Chart(
        Kind.WATERFALL,
        "Recettes",
        "Deux mois.",
        "€",
        "Rien.",
        categories=("Chiffre d’affaires HT", "Dépenses", "Don", "Net"),
        series=(("Montant", (400_00, -600_00, 50_00, -150_00)), ("Ce qui reste", (400_00, -200_00, -150_00, -150_00))),
        formatted=(("400 €", "-600 €", "50 €", "-150 €"), ("reste 400 €", "reste -200 €", "reste -150 €", "net")),
        bars=(
            Bar(92, 24, 88, 171, "plum", "Chiffre d’affaires HT", "400 €"),
            Bar(236, 24, 88, 256, "coral", "Dépenses", "-600 €"),
            Bar(380, 259, 88, 21, "leaf", "Don", "50 €"),
            Bar(524, 195, 88, 64, "sun", "Net", "-150 €"),
        ),
        values=(Value(136, 16, "400 €"), Value(280, 16, "-600 €"), Value(424, 298, "50 €"), Value(568, 277, "-150 €")),
        ticks=(Written(280, "-200"), Written(195, "0"), Written(109, "200"), Written(24, "400")),
        names=(
            Written(136, "Chiffre\nd’affaires HT"),
            Written(280, "Dépenses"),
            Written(424, "Don"),
            Written(568, "Net"),
        ),
        base=195,
        # 600 of scale for 640 units, zero at 213.
        spans=(Span(213, 427), Span(0, 640), Span(0, 53), Span(53, 160)),
    )


NOTHING = Series("Fait", (0, 0), ("0", "0"))


@pytest.mark.parametrize(
    ("kind", "draw"),
    [
        (Kind.BARS, lambda: charts.bars(TOLD, MONTHS, [NOTHING])),
        (Kind.STRIP, lambda: charts.strip(TOLD, MONTHS, [NOTHING])),
        (Kind.WATERFALL, lambda: charts.waterfall(TOLD, [Move("Net", 0, 0, "0", "0", "sun")])),
        (Kind.LINES, lambda: charts.lines(TOLD, MONTHS, [])),
        (Kind.LINES, lambda: charts.lines(TOLD, [], [NOTHING])),
    ],
)
def test_a_plot_of_nothing_keeps_its_words(kind: Kind, draw: Callable[[], Chart]) -> None:
    assert draw() == Chart(kind, "Recettes", "Deux mois.", "€", "Rien.")


@pytest.mark.parametrize("text", [("1",), ("1", "2", "3")])
def test_every_value_has_its_text(text: tuple[str, ...]) -> None:
    for draw in (charts.strip, charts.lines):
        with pytest.raises(ValueError, match="argument"):
            draw(TOLD, MONTHS, [Series("Fait", (1, 2), text)])


def test_every_month_has_its_value() -> None:
    with pytest.raises(ValueError, match="argument"):
        charts.lines(TOLD, MONTHS, [Series("Fait", (1,), ("1", "2"))])


def test_a_line_may_write_out_some_of_its_values_only() -> None:
    short = Series("Fait", (1, 2), ("un", "deux"), "sun", ("1",))
    assert charts.lines(TOLD, MONTHS, [short]).values == (Value(208, 138, "1"),)


def test_without_a_grain_a_scale_counts_one_by_one() -> None:
    three = Series("Fait", (3, 0), ("3", "0"))
    for draw in (charts.bars, charts.lines):
        assert [tick.text for tick in draw(TOLD, MONTHS, [three]).ticks] == ["0", "1", "2", "3"]
    assert len(charts.waterfall(TOLD, [Move("Net", 3, 3, "3", "3", "sun")]).ticks) == 4


def test_narrow_columns_have_narrow_bars_on_whole_numbers() -> None:
    # 7 columns of 82: 61 for two bars; 13 columns of 44: one bar of 33, around the middle 86.
    two = charts.bars(TOLD, ["x"] * 7, [Series(name, (1,) * 7, ("1",) * 7) for name in "ab"])
    assert repr([two.bars[0][:3], two.bars[1][:3]]) == "[(75, 24, 30), (105, 24, 30)]"
    one = charts.bars(TOLD, ["x"] * 13, [Series("a", (1,) * 13, ("1",) * 13)])
    assert (repr(one.bars[0][:3]), repr(one.values[0][:2]), one.legend) == ("(70, 24, 33)", "(86, 16)", ())
    road = charts.waterfall(TOLD, [Move("x", 1, 1, "1", "1", "sun")] * 13)
    assert (repr(road.bars[0][:3]), repr(road.values[0][:2])) == ("(70, 24, 33)", "(86, 16)")


@pytest.mark.parametrize(("text", "shown"), [("123", 20), ("1234", 0)])
def test_figures_wider_than_their_column_are_left_to_the_table(text: str, shown: int) -> None:
    assert len(charts.waterfall(TOLD, [Move("x", 1, 1, text, "1", "sun")] * 20).values) == shown


def test_a_figure_stands_over_the_smallest_bar_wherever_it_is() -> None:
    assert charts.bars(TOLD, MONTHS, [Series("Fait", (1, 0), ("1", "0"))]).values == (Value(208, 16, "1"),)
    assert charts.lines(TOLD, MONTHS, [Series("Fait", (1, 0), ("1", "0"))]).base == 280
    assert charts.waterfall(TOLD, [Move("x", 1, 1, "1", "1", "sun")]).values == (Value(352, 16, "1"),)
    tiny = charts.bars(TOLD, MONTHS, [Series("Fait", (1_000_000, -1), ("un", "deux"))])
    assert (tiny.bars[1].y, tiny.bars[1].height, tiny.values[1].y) == (tiny.base, 2, tiny.base - 8)


def test_a_total_stands_on_zero_and_a_step_of_nothing_is_drawn_as_a_leaf() -> None:
    road = [Move("Net", 0, 300, "300", "300", "sun"), Move("Report", 0, 300, "0", "300")]
    total, nothing = charts.waterfall(TOLD, road).bars
    assert (total.y, total.height, nothing.height, nothing.tone) == (24, 256, 0, "leaf")


def test_a_strip_of_eight_parts_begins_its_tones_again() -> None:
    parts = Series("Part", (1,) * 8, ("1",) * 8)
    tones = [bar.tone for bar in charts.strip(TOLD, ["x"] * 8, [parts]).bars]
    assert tones == ["indigo", "sun", "coral", "leaf", "sky", "plum", "stone", "indigo"]
