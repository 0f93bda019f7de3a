"""The projects of 2021 as the founding report names them: their mission, the pôle's role, partners, and work."""

import datetime as dt
from decimal import Decimal

from cjs_app.coop.seasons.queries import find_season_by_name
from cjs_app.demo.pole.year import YEAR, Year
from cjs_app.pole.projects import actions
from cjs_app.pole.projects.domain import (
    Axis,
    IndicatorSheet,
    Pace,
    ProjectSheet,
    SessionKind,
    SessionSheet,
    StepKind,
    StepSheet,
)
from cjs_app.pole.projects.models import Project

EMPLOYMENT, COLLECTIVE, CULTURE, INTERNAL = Axis.EMPLOYMENT, Axis.COLLECTIVE, Axis.CULTURE, Axis.INTERNAL
LASTING, SPECIFIC = Pace.LASTING, Pace.SPECIFIC
LAST_DAY = dt.date(YEAR, 12, 31)

LASTING_PROJECTS = (
    ("Aide aux porteurs de projets", EMPLOYMENT, "Orienter, soutenir, mettre en lien"),
    ("Mois de l’ESS", CULTURE, "Organiser avec les acteurs locaux"),
    ("Réseau local", CULTURE, "Animer, communiquer, mettre en lien"),
    ("Écosystème ESS 35 et Bretagne", EMPLOYMENT, "Mutualiser outils et réflexions"),
)
INTERNAL_PROJECTS = ("Administratif", "Comptabilité", "Ressources humaines", "Gouvernance")
LOCAL_COMMITTEE = (
    ("Service information jeunesse de Vitré Communauté", "Parrain jeunesse"),
    ("Service jeunesse de la Ville de Vitré", "Parrain jeunesse"),
    ("Conseil départemental d’Ille-et-Vilaine", "Comité local"),
    ("Atelier LM Culture Science", "Parrain économique"),
    ("Mamie Mesure", "Parrain économique"),
    ("Le CRIC", "Porteur juridique"),
    ("Vitré Communauté", "Financeur"),
)
"""The seven partners of the summer; the pôle itself coordinates them."""
INTERVENTIONS = (
    (dt.date(YEAR, 7, 6), "Comprendre l’ESS"),
    (dt.date(YEAR, 7, 8), "Le travail collaboratif"),
    (dt.date(YEAR, 7, 15), "La prise de parole en public"),
)
GROCERY_STEPS = (
    "Comité de pilotage local",
    "Enquête de terrain",
    "Visites d’épiceries solidaires",
    "Programme catalyseur",
)
WORK_DAYS = tuple(dt.date(YEAR, month, 12) for month in (1, 2, 3, 4, 5, 9, 10, 11))
"""The eight moments of work with IDEAL; the report gives their number, not their days."""


def play(year: Year) -> None:
    """Write the projects down, and what was done in them."""
    new_year = dt.date(YEAR, 1, 4)
    for name, axis, role in LASTING_PROJECTS:
        _run(year, ProjectSheet(name, axis, LASTING, role, start_day=dt.date(2019, 1, 1)), new_year)
    for name in INTERNAL_PROJECTS:
        _run(year, ProjectSheet(name, INTERNAL, LASTING, start_day=dt.date(2019, 1, 1)), new_year)
    _summer(year)
    _ideal(year)
    _grocery(year)
    waiting = ProjectSheet("Entreprise adaptée, légumerie", COLLECTIVE, SPECIFIC, "Appuyer l’émergence")
    actions.move(_run(year, waiting, new_year), "suspendre", year.on(new_year))


def _run(year: Year, sheet: ProjectSheet, day: dt.date) -> Project:
    """Return a project that runs from a day on."""
    project = actions.begin(sheet, year.on(day))
    actions.move(project, "commencer", year.on(day))
    return project


def _summer(year: Year) -> None:
    """Play the young people's cooperative: its committee, and the pôle's interventions."""
    season = find_season_by_name(f"Coop’Avenir/{YEAR}")
    sheet = ProjectSheet(
        "Coopérative jeunesse de services",
        COLLECTIVE,
        SPECIFIC,
        "Impulsion, coordination du comité local, sensibilisation",
        start_day=dt.date(YEAR, 1, 4),
        end_day=dt.date(YEAR, 10, 31),
        flagship=True,
        cjs_season_id=season.id if season is not None else None,
    )
    project = _run(year, sheet, dt.date(YEAR, 1, 4))
    for name, role in LOCAL_COMMITTEE:
        actions.join(project, year.organisations[name].id, role, year.on(dt.date(YEAR, 1, 4)))
    for day, label in INTERVENTIONS:
        actions.note_session(project, SessionSheet(SessionKind.INTERVENTION, day, label), year.on(LAST_DAY))
    actions.move(project, "terminer", year.on(dt.date(YEAR, 10, 31)))


def _ideal(year: Year) -> None:
    """Play the citizens' network IDEAL: eight moments of work, and the forum with 25 associations."""
    role = "Appui technique et opérationnel"
    sheet = ProjectSheet("IDEAL", COLLECTIVE, SPECIFIC, role, start_day=dt.date(2019, 3, 1), flagship=True)
    project = _run(year, sheet, dt.date(2019, 3, 1))
    actions.join(project, year.organisations["Roche aux Fées Communauté"].id, "Collectivité", year.on(LAST_DAY))
    for day in WORK_DAYS:
        actions.note_session(project, SessionSheet(SessionKind.WORK, day, "Réunion du réseau"), year.on(LAST_DAY))
    forum = SessionSheet(SessionKind.FORUM, dt.date(YEAR, 6, 19), "Forum de la caravane")
    actions.note_session(project, forum, year.on(LAST_DAY))
    for label, day in (
        ("Création de l’association", dt.date(YEAR, 5, 20)),
        ("Réponse à l’appel à projets de la Région", dt.date(YEAR, 9, 30)),
    ):
        step = actions.add_step(project, StepSheet(StepKind.MILESTONE, label, day), year.on(day))
        actions.finish_step(project, step, year.on(day))
    counted = IndicatorSheet(
        YEAR, "Associations au forum", value=Decimal(25), unit="associations", source="feuille de présence du forum"
    )
    actions.count_by(project, counted, year.on(LAST_DAY))


def _grocery(year: Year) -> None:
    """Play the first phase of the solidarity grocery of Retiers, in four steps."""
    role = "Accompagner la construction du projet"
    day = dt.date(YEAR, 9, 6)
    sheet = ProjectSheet("Épicerie solidaire de Retiers", COLLECTIVE, SPECIFIC, role, start_day=day, flagship=True)
    project = _run(year, sheet, day)
    for name, part in (
        ("Commune de Retiers", "Porteur"),
        ("TAG 35", "Dispositif Révélateur"),
        ("CCAS de Retiers", "Comité de pilotage"),
        ("Fédération nationale des CUMA", "Programme catalyseur"),
    ):
        actions.join(project, year.organisations[name].id, part, year.on(day))
    for label in GROCERY_STEPS:
        step = actions.add_step(project, StepSheet(StepKind.PHASE, label), year.on(day))
        actions.finish_step(project, step, year.on(LAST_DAY))
