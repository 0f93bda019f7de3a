"""The answers to a question, drawn."""

from cjs_app.kernel.charts import Chart, Series, Told, bars
from cjs_app.kernel.horizontal import lying
from cjs_app.kernel.sentences import fill
from cjs_app.pole.questionnaires.domain import Kind, Result


def spread_of(wording: str, kind: Kind, one: Result) -> Chart | None:
    """Return how often each answer was given; nothing for words."""
    if kind is Kind.TEXT:
        return None
    names = [label for label, _ in one.spread]
    values = [number for _, number in one.spread]
    said = fill("{answers} réponses, réparties entre {many} possibles.", {"answers": one.answers, "many": len(names)})
    told = Told(wording, said, "réponses", "Pas encore de réponse.")
    drawn = bars(told, names, [Series("Réponses", values, [str(value) for value in values])])
    return lying(drawn) if kind is Kind.CHOICE and not drawn.is_empty else drawn  # its names are whole sentences
