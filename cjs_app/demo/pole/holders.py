"""The people with a project: twenty appointments in 2021 with twenty people, twelve in 2020, five met in a workshop.

The report gives the numbers, the causes, and those to whom people are sent on; people, days and projects are invented.
Some of them are the project holders of the network: they came first, and joined a few weeks later.
"""

import datetime as dt

from cjs_app.demo.pole.year import Year
from cjs_app.pole.directory.domain import PersonSheet
from cjs_app.pole.holders import actions, meetings
from cjs_app.pole.holders.domain import HolderSheet, Kind, MeetingSheet, Need, Stage, Way

E, P, C, R = Stage.IDEA, Stage.PROJECT, Stage.CREATION, Stage.RUNNING
CANOPEE, RAFCO, BGE, CCI = "La Canopée", "Roche aux Fées Communauté", "BGE", "CCI 35"
Told = tuple[int, int, str, str, str, Stage, str, str]
# month, day, first name, last name, town, stage, domain, sent by
IN_2021: tuple[Told, ...] = (
    (1, 14, "Camille", "Hardouin", "Vitré", E, "Réemploi textile", ""),
    (1, 28, "Awena", "Morvan", "Essé", P, "Épicerie itinérante", CANOPEE),
    (2, 11, "Soizic", "Perrigault", "Martigné-Ferchaud", E, "Café associatif", RAFCO),
    (2, 25, "Idriss", "Belkacem", "Châteaubourg", E, "Réparation de vélos", ""),
    (3, 9, "Perrine", "Hamelin", "Janzé", E, "Jardin partagé", CANOPEE),
    (3, 23, "Corentin", "Gautrais", "Vitré", C, "Menuiserie coopérative", CCI),
    (4, 8, "Lucile", "Savary", "Martigné-Ferchaud", E, "Tiers-lieu rural", RAFCO),
    (4, 22, "Jérémy", "Pitois", "La Guerche-de-Bretagne", P, "Conserverie", BGE),
    (5, 6, "Anaëlle", "Coudray", "Vitré", E, "Garde d’enfants partagée", ""),
    (5, 20, "Malo", "Trébuchet", "Essé", E, "Chantier bois", RAFCO),
    (6, 3, "Yasmine", "Haddad", "Châteaubourg", P, "Cuisine solidaire", ""),
    (6, 17, "Ronan", "Geslin", "Janzé", E, "Habitat partagé", CANOPEE),
    (7, 1, "Delphine", "Orhant", "Retiers", R, "Couture et insertion", RAFCO),
    (9, 2, "Steven", "Blandin", "Vitré", E, "Recyclerie sportive", ""),
    (9, 16, "Clémence", "Paillard", "Janzé", E, "Librairie ambulante", CANOPEE),
    (9, 30, "Nolwenn", "Fougeray", "Argentré-du-Plessis", C, "Micro-crèche associative", BGE),
    (10, 7, "Karim", "Aouadi", "Vitré", E, "Compost de quartier", ""),
    (10, 21, "Justine", "Le Meur", "Piré-Chancé", P, "Ferme pédagogique", RAFCO),
    (11, 4, "Thibault", "Renou", "Châteaubourg", C, "Brasserie coopérative", CCI),
    (12, 2, "Gwendoline", "Morel", "Retiers", P, "Épicerie solidaire", ""),
)
IN_2020: tuple[Told, ...] = (
    (1, 16, "Inès", "Barbedette", "Châteaubourg", E, "Maraîchage", ""),
    (1, 30, "Yann", "Courteille", "Retiers", P, "Atelier partagé", ""),
    (2, 20, "Alan", "Corbel", "Vitré", E, "Radio de quartier", ""),
    (3, 5, "Sonia", "Cherel", "Retiers", E, "Transport solidaire", RAFCO),
    (6, 11, "Erwan", "Davenel", "Châteaubourg", P, "Fablab", ""),
    (6, 25, "Inès", "Morvan", "Vitré", E, "Cantine bio", BGE),
    (7, 2, "Pascal", "Huet", "Essé", C, "Gîte coopératif", ""),
    (9, 10, "Louane", "Guérin", "Janzé", E, "Ludothèque", CANOPEE),
    (9, 24, "Tanguy", "Salmon", "Vitré", E, "Vélo-école", ""),
    (10, 8, "Brigitte", "Lohier", "Retiers", P, "Ressourcerie", RAFCO),
    (11, 19, "Samuel", "Thébault", "Vitré", E, "Média local", ""),
    (12, 10, "Elsa", "Monnier", "Châteaubourg", E, "Friperie", ""),
)
IN_WORKSHOPS = ("Loïc Aubrée", "Fatou Diarra", "Manon Texier", "Gildas Rabin", "Océane Poirier")
NEEDS = {
    E: (Need.CLEAR, Need.STRUCTURE, Need.POSTURE),
    P: (Need.MODEL, Need.STATUS, Need.NETWORK),
    C: (Need.MONEY, Need.STATUS),
    R: (Need.NETWORK,),
}
SENT_ON = {P: ("TAG 35", BGE), C: ("France Active Bretagne", CCI), R: ("Élan Créateur",)}
"""Where the report says that people go next: the incubator, the companions of founders, the money, the cooperative."""
WAYS = (Way.THERE, Way.THERE, Way.PHONE, Way.VIDEO)


def play(year: Year) -> None:
    """Receive everybody, each on the day of their appointment."""
    for calendar, people in ((2020, IN_2020), (2021, IN_2021)):
        for rank, told in enumerate(people):
            _receive(year, calendar, rank, told)
    for name in IN_WORKSHOPS:
        first, last = name.split(" ")
        day = dt.date(2021, 11, 10)
        sheet = HolderSheet(day, Kind.WORKSHOP, E, None, "Graine de projet, atelier collaboratif")
        actions.receive(PersonSheet(first, last), sheet, year.on(day))


def _receive(year: Year, calendar: int, rank: int, told: Told) -> None:
    """Receive somebody, note their appointment, and send on who is beyond the idea."""
    month, day, first, last, city, stage, domain, sent_by = told
    when = dt.date(calendar, month, day)
    stamp = year.on(when)
    sender = year.organisations[sent_by].id if sent_by else None
    sheet = HolderSheet(when, Kind.RECEIVED, stage, sender, "", domain, NEEDS[stage])
    who = year.people.get(f"{first} {last}") or PersonSheet(first, last, city=city)
    holder = actions.receive(who, sheet, stamp)
    minutes = 45 + 15 * (rank % 3)
    meeting = MeetingSheet(when, WAYS[rank % 4], minutes, "Le projet, ses envies, ce qui bloque.", "Relire les notes.")
    meetings.note(holder, meeting, stamp)
    if stage in SENT_ON:
        partner = SENT_ON[stage][rank % len(SENT_ON[stage])]
        actions.orient(holder, year.organisations[partner].id, stamp)
    if calendar == 2021 and rank % 7 == 1:
        missed = meetings.note(holder, MeetingSheet(when + dt.timedelta(14)), stamp)
        meetings.miss(missed, year.on(when + dt.timedelta(15)))
    if calendar == 2020:
        actions.end(holder, year.on(dt.date(2020, 12, 31)))
