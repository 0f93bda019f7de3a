"""The plots of Traits d'Unions: each mean against the highest mark, each step of the ladder."""

from cjs_app.pole.bridges.domain import Step
from cjs_app.pole.bridges.plots import ladder_plot, themes_plot
from cjs_app.pole.questionnaires.domain import Kind, labels_of, result

LABELS = labels_of(Kind.SCALE, 0, 4, ())


def test_a_mean_is_exact_and_as_long_as_its_part_of_four() -> None:
    drawn = themes_plot("Thèmes", [("Acheter local", result(Kind.SCALE, LABELS, {4: 1, 3: 2}))], 3)
    assert drawn.formatted == (("3,33 sur 4",),)
    assert [(bar.width, shadow.width) for bar, shadow in zip(drawn.bars, drawn.shadows, strict=True)] == [(533, 640)]
    assert drawn.description == "1 thèmes notés de 0 à 4, sur 3 réponses."


def test_a_theme_that_nobody_marks_above_zero_is_drawn() -> None:
    drawn = themes_plot("Thèmes", [("Acheter local", result(Kind.SCALE, LABELS, {0: 2}))], 2)
    assert (drawn.is_empty, drawn.formatted) == (False, (("0 sur 4",),))


def test_without_an_answer_there_is_nothing_to_draw() -> None:
    drawn = themes_plot("Thèmes", [("Acheter local", result(Kind.SCALE, LABELS, {}))], 0)
    assert (drawn.is_empty, drawn.nothing) == (True, "Pas encore de réponse.")


def test_the_ladder_counts_each_step_and_leaves_what_was_dropped_out() -> None:
    drawn = ladder_plot({Step.MEETING: 2, Step.SIGNED: 1, Step.DROPPED: 4})
    assert drawn.formatted == (("0", "2", "0", "0", "1"),)
    assert drawn.description == "3 partenariats entre le premier contact et l’accord signé."
    assert ladder_plot({}).is_empty
