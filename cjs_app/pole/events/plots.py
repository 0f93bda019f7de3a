"""What the events of a year look like: by format, and how many people came to each."""

from collections.abc import Mapping, Sequence

from cjs_app.kernel.charts import Chart, Series, Told, strip
from cjs_app.kernel.horizontal import Row, lying_bars
from cjs_app.pole.events.domain import FORMAT_LABELS, Counting, Format


def by_format(counts: Mapping[Format, int]) -> Chart:
    """Return one bar cut by what people did."""
    held = [(FORMAT_LABELS[one], counts[one]) for one in Format if counts.get(one)]
    told = Told(
        "Les formats des événements",
        "Une barre, coupée selon ce qu’on y fait.",
        "événements",
        "Aucun événement n’a encore eu lieu cette année.",
    )
    names, values = [name for name, _ in held], [value for _, value in held]
    return strip(told, names, [Series("Événements", values, [str(value) for value in values])])


def by_event(rows: Sequence[tuple[str, int | None, Counting | None]]) -> Chart:
    """Return how many people came to each event; the counted ones in another tone than the estimated ones."""
    told = Told(
        "Les personnes à chaque événement",
        "Une barre par événement ; une autre couleur là où les personnes ont été comptées à la porte.",
        "personnes",
        "Personne n’a encore été compté.",
    )
    bars = [
        Row(title, people, _said(people, counting), "leaf" if counting is Counting.COUNTED else "sun")
        for title, people, counting in rows
        if people is not None
    ]
    return lying_bars(told, bars, "Personnes")


def _said(people: int, counting: Counting | None) -> str:
    """Return a number of people, with what it is worth."""
    return f"{people} comptées" if counting is Counting.COUNTED else f"environ {people}"
