"""What the parcours of a year comes to; the mean always with its number of answers."""

from collections.abc import Iterator

from cjs_app.kernel.counted import Records
from cjs_app.plumbing import formats
from cjs_app.pole.pathway import queries
from cjs_app.pole.pathway.domain import OWNER, Status
from cjs_app.pole.pathway.models import PathwayEdition
from cjs_app.pole.questionnaires.plots import spread_of
from cjs_app.pole.questionnaires.queries import Results, results_about
from cjs_app.pole.structure.figures import Figure, Wording, count
from cjs_app.pole.structure.plan import Lines, Photo, Piece, Plot, Table, Tiles

ABOUT = ("parcours", "entreprendre son avenir", "pathway")
LIST = (Records("l’édition", "éditions", "pathway.index"),)


def edition_of(year: int) -> PathwayEdition | None:
    """Return the edition that a year tells: its last one that took place."""
    held = [one for one in queries.editions_of(year) if one.status is not Status.CANCELLED]
    return held[-1] if held else None


def results_told(edition: PathwayEdition) -> Results | None:
    """Return what the young people of an edition said, once enough of them did."""
    _, results = results_about(OWNER, edition.id)
    return results if results is not None and results.told else None


def figures_of(year: int) -> Iterator[Figure]:
    """Yield who took part in the edition of a year, on how many days, with whom, and the mark that they gave."""
    edition = edition_of(year)
    if edition is None:
        return
    counts = queries.counts_of([edition])[edition.id]
    told = (
        (
            "participants",
            "Jeunes au parcours",
            counts.participants,
            ("jeunes", "jeunes du territoire"),
            "Les inscrits",
        ),
        ("days", "Journées du parcours", counts.days, ("journées", "jours"), "Les jours qui ont un programme."),
        (
            "contributors",
            "Partenaires et intervenants du parcours",
            counts.contributors,
            ("partenaires et intervenants", "partenaires", "intervenants"),
            "Les structures et les personnes qui prennent part, chacune une fois.",
        ),
    )
    for key, label, value, nouns, formula in told:
        if value:
            words = (Wording(nouns, about=ABOUT, never=("cjs", "cooperative")),)
            yield count(year, f"pathway.{key}", label, value, formula, records=LIST, words=words)
    yield from _marks(year, edition)


def _marks(year: int, edition: PathwayEdition) -> Iterator[Figure]:
    """Yield the mean of the first note that is asked, and how many gave it."""
    results = results_told(edition)
    overall = results.overall if results is not None else None
    if overall is None or overall.mean is None:
        return
    answers = count(
        year,
        "pathway.answers",
        "Réponses au questionnaire du parcours",
        overall.answers,
        "Les jeunes qui ont donné une note d’ensemble ; les feuilles reprises n’y sont pas.",
        records=LIST,
        words=(Wording(("réponses", "répondants"), about=ABOUT),),
    )
    yield answers
    yield count(
        year,
        "pathway.mean",
        "Note du parcours sur 10",
        overall.mean,
        "La somme des notes ÷ le nombre de réponses, à deux décimales.",
        inputs=(answers.key,),
        over=answers.key,
        records=LIST,
        words=(Wording(("/10", "sur 10"), about=ABOUT),),
        note=f"Moyenne de {overall.answers} réponses.",
    )


def pieces_of(year: int) -> Iterator[Piece]:
    """Yield the pieces of the chapter of the parcours."""
    edition = edition_of(year)
    if edition is None:
        return
    yield Tiles(("pathway.participants", "pathway.days", "pathway.contributors", "pathway.mean", "pathway.answers"))
    programme = [(formats.weekday(one.day), one.title, one.objectives) for one, _, _ in queries.sessions_of(edition)]
    if programme:
        yield Table("Le programme", ("Jour", "Moment", "Objectifs"), programme)
    results = results_told(edition)
    if results is not None:
        question, overall = results.questions[0]
        drawn = spread_of(question.wording, question.kind, overall)
        if drawn is not None:
            yield Plot(drawn)
        if results.verbatims:
            yield Lines("Ce que les jeunes en disent", [f"« {one.text} »" for one in results.verbatims])
    yield Photo("La restitution des jeunes")
