"""What a year's road map comes to, and the chapter that tells the next one."""

from collections.abc import Iterator

from cjs_app.kernel.counted import Records
from cjs_app.kernel.sentences import plain_number
from cjs_app.pole.roadmap import queries
from cjs_app.pole.roadmap.domain import STATUS_LABELS, Status
from cjs_app.pole.structure.figures import Figure, Wording, count
from cjs_app.pole.structure.plan import Piece, Table

LIST = Records("la ligne", "lignes", "roadmap.index")


def figures_of(year: int) -> Iterator[Figure]:
    """Yield how many lines the road map of a year has, and how many of each state; the parts add up."""
    lines = queries.lines_of(year)
    if not lines:
        return
    nouns = ("lignes", "objectifs", "lignes de la feuille de route")
    words = (Wording(nouns, about=("feuille de route",)),)
    formula = "Les lignes de la feuille de route de l’année."
    yield count(
        year, "roadmap.lines", "Lignes de la feuille de route", len(lines), formula, records=(LIST,), words=words
    )
    for status, label in STATUS_LABELS.items():
        own = sum(1 for one in lines if one.status is status)
        formula = "Les lignes de l’année dans cet état."
        key = f"roadmap.by_status.{status.value}"
        yield count(year, key, f"Feuille de route : {label.lower()}", own, formula, part_of="roadmap.lines")


def pieces_of(year: int) -> Iterator[Piece]:
    """Yield the road map of the year after, which is what the outlook of a report tells, then how this one ended."""
    coming = queries.lines_of(year + 1)
    if coming:
        rows = [(one.subject, one.aim, "" if one.target is None else plain_number(one.target)) for one in coming]
        header = ("Sujet", "Ce qui est visé", "Cible")
        yield Table(f"La feuille de route {year + 1}", header, rows, frozenset({2}))
    done = [one for one in queries.lines_of(year) if one.status is not Status.TO_DO]
    if done:
        rows = [(one.subject, STATUS_LABELS[one.status], "") for one in done]
        yield Table(f"Ce qu’est devenue celle de {year}", ("Sujet", "État", ""), rows)
