"""The round numbers of a scale at their limits, and names cut to the letter."""

import pytest

from cjs_app.kernel.scales import Scale, on_two_lines, round_step


def test_a_scale_always_begins_at_zero_and_counts_one_by_one_unless_told() -> None:
    scale = Scale([5, 3])
    assert (scale.low, scale.high, scale.step) == (0, 5, 1)
    assert [text for _, text in scale.ticks] == ["0", "1", "2", "3", "4", "5"]


def test_a_scale_of_nothing_still_has_a_height() -> None:
    assert (Scale([]).low, Scale([]).high, Scale([0], 60).high) == (0, 1, 60)


def test_the_smallest_step_of_a_scale_is_its_grain() -> None:
    assert Scale([3], 100).step == 100


@pytest.mark.parametrize(("span", "step"), [(6, 2), (10, 2), (25, 5), (26, 10), (250, 50), (251, 100)])
def test_five_steps_at_most_cross_a_span(span: int, step: int) -> None:
    assert round_step(span) == step


@pytest.mark.parametrize(
    ("label", "width", "shown"),
    [
        ("Années", 20, "Ann…"),
        ("abcde fghi", 90, "abcde fghi"),
        ("abcde fghij", 90, "abcde\nfghij"),
        ("abcdefg ab cd efghij", 72, "abcdefg\nab cd…"),
        ("abc abcdefgh xyzxyz", 72, "abc\nabcdefg…"),
        ("abc ab cd ef efghij", 72, "abc ab\ncd ef…"),
        ("abcdefgh ab defgh xyzxyz", 72, "abcdefgh\nab…"),
    ],
)
def test_a_name_is_cut_at_a_word_where_it_can_be(label: str, width: int, shown: str) -> None:
    assert on_two_lines(label, width) == shown
