"""The Mois de l’ESS 2021: ten events of the founding report, told in our own words; hours and places are invented.

The report counts one event at 30 people and says «about 120» for the ten: nine are estimated here so that they add up
to 90. It names its partners in sixteen; «the local support», CCI, CMA and France Active, is one of them, as there.
"""

import datetime as dt

from cjs_app.demo.pole.year import Year
from cjs_app.kernel.periods import Period
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet
from cjs_app.pole.events import actions, places, queries
from cjs_app.pole.events.domain import Counting, EventSheet, Format, ProgrammeSheet, Visitor, Way

F, W = Format, Way
COUNTED = 30
LOCAL_SUPPORT = OrganisationSheet(
    "Acteurs locaux de l’accompagnement", Kind.NETWORK, theme="CCI, CMA, France Active Bretagne"
)
INTRO = (
    "Trois semaines pour découvrir l’économie sociale et solidaire près de chez soi : des visites, des ateliers et des "
    "rencontres, ouverts à tout le monde.\nUne idée, une envie, une question ? Chacun·e est bienvenu·e."
)
CANOPEE, SUPPORT = "La Canopée", LOCAL_SUPPORT.name
# day, from, to, title, format, way, place, town, capacity, people, partners, summary
EVENTS: tuple[
    tuple[int, tuple[int, int], str, Format, Way, tuple[str, str], int | None, int, tuple[str, ...], str], ...
] = (
    (
        9,
        (9, 11),
        "Scop et Scic : des entreprises presque comme les autres",
        F.TALK,
        W.BOTH,
        ("La Canopée", "Janzé"),
        40,
        12,
        (CANOPEE, "Union régionale des Scop", "SCIC EnR Pays de Rance"),
        "Comment des salarié·es ou des habitant·es possèdent et dirigent leur entreprise, avec deux exemples bretons.",
    ),
    (
        9,
        (14, 16),
        "Réemploi : visite guidée de la recyclerie",
        F.VISIT,
        W.THERE,
        ("Recyclerie Le Bon Débarras", "Essé"),
        15,
        9,
        ("Le Bon Débarras",),
        "Dans les coulisses d’une recyclerie associative : trier, réparer, revendre.",
    ),
    (
        10,
        (9, 12),
        "Graine de projet, atelier collaboratif",
        F.WORKSHOP,
        W.THERE,
        ("La Canopée", "Janzé"),
        12,
        8,
        (CANOPEE, "Pôle ESS Pays des Vallons de Vilaine"),
        "Une matinée pour faire avancer une idée à plusieurs têtes.",
    ),
    (
        10,
        (14, 16),
        "Bien accompagné·e pour faire avancer mon projet",
        F.MEETING,
        W.THERE,
        ("La Canopée", "Janzé"),
        30,
        11,
        (CANOPEE, SUPPORT, "Roche aux Fées Communauté"),
        "Qui peut aider, à quel moment, sur quoi ? Les structures d’accompagnement répondent.",
    ),
    (
        17,
        (18, 20),
        "Cigales cherchent fourmis",
        F.MEETING,
        W.THERE,
        ("Bistrot Lab", "Saint-Didier"),
        None,
        10,
        ("Cigales de Bretagne", "Bistrot Lab"),
        "Des clubs d’épargne solidaire rencontrent des personnes qui cherchent un coup de pouce.",
    ),
    (
        18,
        (14, 17),
        "Projets collectifs à la campagne : s’ancrer, bouger, se relier",
        F.GROUP,
        W.THERE,
        ("Salle des fêtes", "Retiers"),
        40,
        12,
        ("IDEAL Ici Demain Ensemble Agir Localement", "Roche aux Fées Communauté"),
        "Trois projets itinérants ou ancrés dans un village racontent leurs débuts.",
    ),
    (
        22,
        (18, 20),
        "Partager un emploi entre plusieurs structures",
        F.TALK,
        W.ONLINE,
        ("", ""),
        None,
        7,
        ("GEDES 35",),
        "Le groupement d’employeurs en une heure et demie, questions comprises.",
    ),
    (
        25,
        (14, 17),
        "S’appuyer sur la force du local",
        F.GROUP,
        W.BOTH,
        ("La Canopée", "Janzé"),
        60,
        COUNTED,
        (CANOPEE, "Groupe La Poste", "Roche aux Fées Communauté"),
        "Entreprises, associations et élu·es cherchent ce qu’ils peuvent faire ensemble ici.",
    ),
    (
        26,
        (19, 22),
        "Soirée solidaire et repas suspendus",
        F.ACTION,
        W.THERE,
        ("Bulle Café", "Vitré"),
        None,
        12,
        ("Bulle Café & Co",),
        "Un repas payé d’avance pour une personne qui ne le peut pas : lancement au café familial.",
    ),
    (
        30,
        (18, 20),
        "S’installer paysan·ne : pourquoi pas moi ?",
        F.MEETING,
        W.THERE,
        ("Salle du conseil", "Martigné-Ferchaud"),
        25,
        9,
        ("CIAP 35", "Civam", "Accueil Paysan"),
        "Des paysannes et des paysans installés depuis peu racontent, chiffres à l’appui.",
    ),
)
REGISTERED = ("Solène Maillard", "Youenn Prigent", "Aïcha Benali", "Gaël Tertrais")
"""Who registered at the counted event, all invented; their names are long emptied."""


def play(year: Year) -> None:
    """Prepare the month, hold its ten events, and count the people."""
    year.organisations[LOCAL_SUPPORT.name] = directory.add_organisation(LOCAL_SUPPORT, year.on(dt.date(2021, 9, 1)))
    prepared, announced = year.on(dt.date(2021, 9, 15)), year.on(dt.date(2021, 10, 12))
    month = ProgrammeSheet("Mois de l’ESS 2021", Period(dt.date(2021, 11, 9), dt.date(2021, 11, 30)), INTRO)
    programme = actions.add_programme(month, prepared)
    held = []
    for day, (start, end), title, kind, way, (place, city), capacity, people, partners, summary in EVENTS:
        sheet = EventSheet(
            title=title,
            day=dt.date(2021, 11, day),
            format=kind,
            start_time=dt.time(start),
            end_time=dt.time(end),
            summary=summary,
            way=way,
            place=place,
            city=city,
            capacity=capacity,
            partners=tuple(year.organisations[name].id for name in partners),
        )
        held.append((actions.add_event(programme, sheet, prepared), people))
    actions.publish_programme(programme, announced)
    for event, people in held:
        evening = year.on(event.day)
        if people == COUNTED:
            for rank, name in enumerate(REGISTERED):
                places.ask(event, Visitor(name, f"p{rank}@exemple.fr"), f"{rank:032}", announced)
            came = {one.id for one in queries.places_of(event)}
            actions.tick(event, came, COUNTED - len(came), evening)
        else:
            actions.note_people(event, people, Counting.ESTIMATED, evening)
    places.empty_names(year.on(dt.date(2022, 3, 7)))
