"""The themes of diagnostics and the ladder of partnerships, drawn."""

from collections.abc import Mapping, Sequence

from cjs_app.kernel.charts import Chart, Told
from cjs_app.kernel.horizontal import Row, lying_bars
from cjs_app.kernel.sentences import fill, plain_number
from cjs_app.pole.bridges.domain import HIGHEST, LADDER, STEP_LABELS, Step
from cjs_app.pole.questionnaires.domain import Result

NO_ANSWER = "Pas encore de réponse."


def themes_plot(title: str, marks: Sequence[tuple[str, Result]], answers: int) -> Chart:
    """Return the mean of each theme out of the highest mark, each with its number of answers."""
    rows = [
        Row(theme, int(one.mean * 100), f"{plain_number(one.mean)} sur {HIGHEST}", "leaf")
        for theme, one in marks
        if one.mean is not None
    ]
    said = fill(
        "{many} thèmes notés de 0 à {most}, sur {answers} réponses.",
        {"many": len(rows), "most": HIGHEST, "answers": answers},
    )
    return lying_bars(Told(title, said, "moyennes", NO_ANSWER), rows, "Moyenne", whole=HIGHEST * 100 if rows else 0)


def ladder_plot(steps: Mapping[Step, int]) -> Chart:
    """Return how many partnerships stand on each step of the ladder, each before all of them."""
    counted = [(step, steps.get(step, 0)) for step in LADDER]
    many = sum(number for _, number in counted)
    rows = [
        Row(STEP_LABELS[step], number, str(number), "sun" if step is Step.SIGNED else "indigo")
        for step, number in counted
    ]
    said = fill("{many} partenariats entre le premier contact et l’accord signé.", {"many": many})
    told = Told("Les partenariats, étape par étape", said, "partenariats", "Pas encore de partenariat.")
    return lying_bars(told, rows, "Partenariats", whole=many)
