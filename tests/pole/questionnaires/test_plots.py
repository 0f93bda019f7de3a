"""The answers to a question, drawn."""

from cjs_app.pole.questionnaires.domain import Kind, Result
from cjs_app.pole.questionnaires.plots import spread_of


def test_a_choice_that_nobody_made_draws_nothing() -> None:
    drawn = spread_of("Le plus utile", Kind.CHOICE, Result(3, (("L’oral", 0),)))
    assert drawn is not None
    assert drawn.is_empty
