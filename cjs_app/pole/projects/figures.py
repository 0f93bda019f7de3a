"""What the projects of a year come to, and the summer of the young people among them, counted in its own rooms."""

from collections.abc import Iterator, Mapping
from typing import Any

from cjs_app.coop.bilan.queries import bilan_of
from cjs_app.kernel.counted import Records
from cjs_app.kernel.names import folded, slug
from cjs_app.pole.projects import queries
from cjs_app.pole.projects.domain import (
    AXIS_LABELS,
    CHAPTERS,
    SESSION_LABELS,
    STATUS_LABELS,
    Axis,
    SessionKind,
)
from cjs_app.pole.projects.models import Project
from cjs_app.pole.structure.figures import Figure, Wording, count, duration, money, share
from cjs_app.pole.structure.plan import Lines, Photo, Piece, Table, Tiles
from cjs_app.pole.structure.telling import PieceTeller

Sessions = Mapping[tuple[int, SessionKind], tuple[int, int]]
LIST = Records("le projet", "projets", "projects.index")
SESSION_WORDS = {
    SessionKind.WORK: ("temps de travail", "temps de travail collectifs"),
    SessionKind.STEERING: ("comités de pilotage", "réunions du comité"),
    SessionKind.INTERVENTION: ("interventions",),
    SessionKind.FORUM: ("temps forts",),
    SessionKind.MEETING: ("rendez-vous",),
}


def figures_of(year: int) -> Iterator[Figure]:
    """Yield how many projects live in a year, mission by mission, and what was done in each."""
    found = queries.projects_of(year)
    if not found:
        return
    total = count(
        year,
        "projects.count",
        "Projets",
        len(found),
        "Les projets qui vivent dans l’année, quel que soit leur état.",
        records=(LIST,),
        words=(Wording(("projets",), about=("pole",), never=("porteur", "porteuse")),),
    )
    yield total
    for axis, label in AXIS_LABELS.items():
        own = sum(1 for one in found if one.axis is axis)
        formula = "Les projets de l’année rangés sous cette mission."
        yield count(year, f"projects.by_axis.{axis.value}", label, own, formula, part_of=total.key, records=(LIST,))
    counts, sessions = queries.counts_of(year), queries.sessions_by_kind(year)
    for project in found:
        yield from _of_project(year, project, counts[project.id].partners, sessions)


def _of_project(year: int, project: Project, partners: int, sessions: Sessions) -> Iterator[Figure]:
    """Yield the partners of a project, and its sessions by kind."""
    key, names = slug(project.name), (folded(project.name),)
    records = (Records("le projet", "projets", "projects.index", {"q": project.name}, 1),)
    if partners:
        formula = "Les structures qui prennent part au projet, chacune une fois."
        words = (Wording(("partenaires", "partenaires impliqués"), about=names),)
        label = f"Partenaires de {project.name}"
        yield count(year, f"projects.{key}.partners", label, partners, formula, records=records, words=words)
    for (number, kind), (many, persons) in sorted(sessions.items()):
        if number != project.id:
            continue
        told = f"{SESSION_LABELS[kind]} de {project.name}"
        formula = "Les moments notés dans l’année, ceux repris n’y sont pas."
        words = (Wording(SESSION_WORDS[kind], about=names),)
        yield count(year, f"projects.{key}.{kind.value}", told, many, formula, records=records, words=words)
        if persons:
            formula = "Les personnes comptées à ces moments, ajoutées ; la même peut y être plusieurs fois."
            yield count(year, f"projects.{key}.{kind.value}_persons", f"{told}, présences", persons, formula)


def summer_figures_of(year: int) -> Iterator[Figure]:
    """Yield the figures of the young people's summer of this year, as its own bilan counts them."""
    projects = queries.summer_projects(year)
    if len(projects) != 1 or projects[0].cjs_season is None:
        return
    project, bilan = projects[0], bilan_of(projects[0].cjs_season)
    about = ("cjs", "cooperative", "cooperants", "jeunes", "missions", folded(bilan.name))
    formula = f"Le bilan de l’été « {bilan.name} », qui montre chaque fiche comptée."

    def told(key: str, label: str, value: int, *nouns: str, **more: Any) -> Figure:
        words = (Wording(nouns, about=about),)
        return count(year, f"cjs.{key}", label, value, formula, words=words, **more)

    quotes = told("quotes", "Devis réalisés", bilan.quotes_made, "devis", "devis réalisés")
    missions = told("missions", "Missions réalisées", bilan.missions_done, "missions", "missions réalisées")
    yield from (quotes, missions)
    yield share(year, "cjs.conversion", "Devis devenus missions", missions, quotes)
    yield told("founded", "Jeunes au départ", bilan.founded, "jeunes", "jeunes du territoire", "jeunes ont créé")
    yield told("stayed", "Coopérant·es à la fin", bilan.stayed, "coopérants", "coopérant.e.s", "jeunes coopérants")
    yield told("facilitators", "Animatrices", bilan.facilitators, "animatrices", "professionnelles", "animateurs")
    yield money(
        year,
        "cjs.revenue_cents",
        "Chiffre d’affaires HT de l’été",
        bilan.revenue_ht_cents,
        formula,
        words=(Wording(("ca ht", "chiffre d’affaires", "ca ht collectif"), about=about),),
    )
    if bilan.net_per_cooperant_cents is not None:
        words = (Wording(("net /coopérant", "net par coopérant", "net"), about=about),)
        yield money(
            year,
            "cjs.each_cents",
            "Net par coopérant·e",
            bilan.net_per_cooperant_cents,
            f"Le net à partager ÷ {bilan.sharers} parts.",
            words=words,
        )
    if bilan.minutes_per_cooperant is not None:
        words = (Wording(("/coopérant", "par coopérant", "heures par coopérant"), about=about),)
        yield duration(
            year,
            "cjs.hours_each_minutes",
            "Heures par coopérant·e",
            bilan.minutes_per_cooperant,
            f"Toutes les heures notées ÷ {bilan.stayed} coopérant·es à la fin.",
            words=words,
        )
    yield from _around_the_summer(year, project)


def _around_the_summer(year: int, project: Project) -> Iterator[Figure]:
    """Yield the partners of the summer, and how often the pôle came."""
    about = ("cjs", "cooperative jeunesse", "comite local", "coordinateur", folded(project.name))
    counts = queries.counts_of(year).get(project.id)
    partners = counts.partners if counts is not None else 0
    visits, _ = queries.sessions_by_kind(year).get((project.id, SessionKind.INTERVENTION), (0, 0))
    for key, label, value, nouns, formula in (
        (
            "partners",
            "Partenaires de la coopérative jeunesse",
            partners,
            ("partenaires", "partenaires impliqués"),
            "Les structures du comité local, chacune une fois.",
        ),
        (
            "interventions",
            "Interventions du pôle auprès des jeunes",
            visits,
            ("interventions", "reprises"),
            "Les interventions notées dans le projet.",
        ),
    ):
        words = (Wording(nouns, about=about, never=("presse",)),)
        yield count(year, f"cjs.{key}", label, value, formula, words=words)


def pieces_of_projects(year: int) -> Iterator[Piece]:
    """Yield the flagship projects that no other chapter tells: the pôle's role, and what was done with whom."""
    sessions, counts = queries.sessions_by_kind(year), queries.counts_of(year)
    for project in queries.projects_of(year):
        if not project.flagship or project.cjs_season_id is not None:
            continue
        told = [f"Rôle du pôle : {project.role}"] if project.role else []
        told += [
            f"{SESSION_LABELS[kind]} : {many}"
            for (number, kind), (many, _) in sorted(sessions.items())
            if number == project.id
        ]
        if counts[project.id].partners:
            told.append(f"Partenaires : {counts[project.id].partners}")
        yield Lines(project.name, told)


def pieces_of_summer(year: int) -> Iterator[Piece]:
    """Yield the pieces of the chapter of the young people's summer."""
    if queries.summer_projects(year):
        yield Tiles(("cjs.quotes", "cjs.missions", "cjs.revenue_cents", "cjs.each_cents", "cjs.stayed"))
        yield Tiles(("cjs.founded", "cjs.facilitators", "cjs.hours_each_minutes", "cjs.partners", "cjs.interventions"))
        yield Photo("La cérémonie de clôture")


def pieces_of_mission(axis: Axis) -> PieceTeller:
    """Return what tells the table of the projects of a mission, for its chapter of the report."""

    def pieces(year: int) -> Iterator[Piece]:
        found = queries.projects_of(year, axis=axis)
        if found:
            rows = [(one.name, one.role, STATUS_LABELS[one.status]) for one in found]
            yield Table("Les projets de cette mission", ("Projet", "Rôle du pôle", "État"), rows)

    return pieces


MISSIONS = {chapter: pieces_of_mission(axis) for axis, chapter in CHAPTERS.items()}
"""What tells each mission of the report; made once, so that it is told once."""
