"""A waterfall lying down: every bar on one scale of 640 units that holds zero."""

from hypothesis import given
from hypothesis import strategies as st

from cjs_app.kernel.spans import THINNEST, Span, spans

CENTS = st.integers(-(10**11), 10**11)


def test_each_bar_goes_from_what_was_left_before_to_what_is_left_after() -> None:
    assert spans([(0, 3280), (3280, 1640), (0, 1640)]) == (Span(0, 640), Span(320, 320), Span(0, 320))


def test_a_deficit_lies_to_the_left_of_zero() -> None:
    assert spans([(0, 100), (100, -300), (0, -300)]) == (Span(480, 160), Span(0, 640), Span(0, 480))


def test_a_cent_beside_a_fortune_is_still_seen_and_nothing_is_nothing() -> None:
    assert spans([(0, 10**9), (10**9, 10**9 - 1), (5, 5)]) == (Span(0, 640), Span(634, THINNEST), Span(0, 0))


@given(st.lists(st.tuples(CENTS, CENTS), max_size=12))
def test_no_bar_leaves_its_row(ends: list[tuple[int, int]]) -> None:
    assert all(0 <= span.x <= span.x + span.width <= 640 for span in spans(ends))
