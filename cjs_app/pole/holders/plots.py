"""What a year of project holders looks like: by stage at their arrival, and the appointments of each quarter."""

from collections.abc import Mapping, Sequence

from cjs_app.kernel.charts import Chart, Series, Told, bars
from cjs_app.kernel.horizontal import Row, lying_bars
from cjs_app.pole.holders.domain import STAGE_LABELS, Stage

QUARTERS = ("jan.–mars", "avr.–juin", "juil.–sep.", "oct.–déc.")


def by_stage(counts: Mapping[Stage, int]) -> Chart:
    """Return how far the projects were on the first day."""
    told = Told(
        "Où en étaient les projets à l’arrivée",
        "Une barre par stade, de l’idée à l’activité.",
        "personnes",
        "Personne n’a encore été accueilli cette année.",
    )
    rows = [Row(label, counts.get(stage, 0), str(counts.get(stage, 0))) for stage, label in STAGE_LABELS.items()]
    return lying_bars(told, rows if any(counts.values()) else [], "Personnes")


def by_quarter(months: Sequence[int]) -> Chart:
    """Return how many appointments were held in each quarter, given month by month from January on."""
    told = Told(
        "Les rendez-vous tenus dans l’année",
        "Quatre barres, une pour trois mois.",
        "rendez-vous",
        "Aucun rendez-vous n’a encore été tenu cette année.",
    )
    if not any(months):
        return bars(told, [], [])
    held = [sum(months[first : first + 3]) for first in range(0, 12, 3)]
    texts = [str(value) for value in held]
    return bars(told, QUARTERS, [Series("Rendez-vous", held, texts, "leaf", texts)])
