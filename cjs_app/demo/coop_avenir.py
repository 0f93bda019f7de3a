"""Coop'Avenir, Vitré, summer 2021: the figures are those the founding report made public, the persons are invented.

29 devis, 25 missions, 3 280 € before tax, twelve founders of whom eleven stayed, 200 hours each, 174,64 € each. The
report does not say where the other 1 358,96 € went: one deduction stands for them, marked as a reconstruction.
"""

import datetime as dt
from decimal import Decimal

from cjs_app.coop.accounts.domain import DeductionKind
from cjs_app.coop.clients.domain import ClientSheet, Kind
from cjs_app.coop.cooperants.recruitment import Headcount, Stage
from cjs_app.coop.distribution.domain import Settings
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.planning.absences import Part
from cjs_app.coop.seasons.domain import CarrierSettings, Rule, SeasonSettings, Seat, TvaRegime
from cjs_app.demo.script import Away, Job, Levy, Shift, Summer, filled, working_days
from cjs_app.kernel.periods import Period

START, END = dt.date(2021, 7, 5), dt.date(2021, 8, 27)
BASTILLE_DAY = dt.date(2021, 7, 14)
FIRST_NAMES = (
    "Awa", "Noé", "Maëlle", "Ilyes", "Jeanne", "Malo", "Inès", "Tom", "Lina", "Gabin", "Salomé", "Ewen",
)  # fmt: skip
STAYED = tuple(range(11))
LEAVER = 11
EACH = {Nature.MISSION: 20 * 60, Nature.TRAINING: 35 * 60, Nature.MEETING: 20 * 60}
REST = {Nature.PROSPECTING: 60 * 60, Nature.MANAGEMENT: 65 * 60}

CLIENTS = (
    ClientSheet(Kind.PRIVATE, "Mme Prigent", city="Vitré", postcode="35500", address="4 rue des Tilleuls"),
    ClientSheet(Kind.PRIVATE, "M. Renaudin", city="Vitré", postcode="35500", address="12 allée du Lavoir"),
    ClientSheet(Kind.PRIVATE, "Mme Salaün", city="Châteaubourg", postcode="35220", address="2 impasse des Prunus"),
    ClientSheet(Kind.PRIVATE, "M. et Mme Hervé", city="Vitré", postcode="35500", address="31 rue du Val"),
    ClientSheet(Kind.PRIVATE, "Mme Gautier", city="Argentré-du-Plessis", postcode="35370", address="8 rue Neuve"),
    ClientSheet(Kind.PRIVATE, "M. Le Bihan", city="Vitré", postcode="35500", address="17 route de Fougères"),
    ClientSheet(Kind.ASSOCIATION, "Les Jardins du Faubourg", city="Vitré", postcode="35500"),
    ClientSheet(Kind.ASSOCIATION, "Comité des fêtes du Vallon", city="Vitré", postcode="35500"),
    ClientSheet(Kind.COMPANY, "Menuiserie du Pont", "732829320", city="Vitré", postcode="35500"),
    ClientSheet(Kind.COMPANY, "Boulangerie du Marché", city="Vitré", postcode="35500"),
    ClientSheet(Kind.PUBLIC, "Mairie de Saint-Aubin-la-Rivière", city="Saint-Aubin-la-Rivière", postcode="35500"),
    ClientSheet(Kind.PUBLIC, "Médiathèque des Trois-Bourgs", city="Vitré", postcode="35500"),
)

WORK: tuple[tuple[str, int, tuple[tuple[str, str, str, int], ...]], ...] = (
    ("Désherbage du potager", 0, (("Désherbage à la main", "8", "heure", 1000),)),
    ("Distribution de programmes", 7, (("Distribution en boîtes aux lettres", "8", "heure", 1200),)),
    ("Nettoyage des vitres", 8, (("Vitres, intérieur et extérieur", "10", "heure", 1200),)),
    ("Mise sous pli", 11, (("Mise sous pli", "300", "pièce", 50),)),
    ("Archivage de dossiers", 10, (("Tri et archivage", "12", "heure", 1200),)),
    ("Lavage d’une voiture familiale", 1, (("Lavage intérieur et extérieur", "2", "pièce", 3000),)),
    ("Garde de deux chats", 2, (("Visite à domicile", "9", "pièce", 800),)),
    ("Peinture de la barrière", 6, (("Peinture", "16", "heure", 1100), ("Bâches", "1", "forfait", 2400))),
    ("Tenue du stand de crêpes", 7, (("Stand, deux personnes", "15", "heure", 1200),)),
    ("Inventaire de la réserve", 9, (("Inventaire", "10,5", "heure", 1200), ("Rapport", "1", "forfait", 200))),
    ("Taille de la haie", 3, (("Taille et ramassage", "7,5", "heure", 1200),)),
    ("Aide informatique", 4, (("Installer et expliquer", "10", "heure", 1100),)),
    ("Désherbage des allées", 6, (("Désherbage à la main", "16", "heure", 1000),)),
    ("Déménagement de la salle", 10, (("Port de mobilier", "20", "heure", 1200),)),
    ("Distribution du bulletin", 10, (("Distribution en boîtes aux lettres", "8", "heure", 1200),)),
    ("Courses à domicile", 5, (("Courses et rangement", "7", "heure", 1200),)),
    ("Nettoyage après la fête", 7, (("Nettoyage de la salle", "11", "heure", 1200),)),
    ("Arrosage pendant les vacances", 3, (("Passage au jardin", "10", "pièce", 1000),)),
    ("Lavage de deux véhicules", 8, (("Lavage intérieur et extérieur", "2,5", "heure", 3000),)),
    ("Animation du goûter des petits", 11, (("Atelier et goûter", "20", "heure", 1100),)),
    ("Rangement du grenier", 0, (("Tri et rangement", "14", "heure", 1200),)),
    ("Couverture de livres", 11, (("Couverture et étiquettes", "140", "pièce", 100),)),
    ("Ménage de printemps en août", 2, (("Ménage", "10", "heure", 1150),)),
    ("Peinture du local à vélos", 6, (("Peinture", "17", "heure", 1100), ("Rouleaux", "1", "forfait", 300))),
    ("Affichage dans les commerces", 7, (("Affichage", "13", "heure", 1000),)),
)  # fmt: skip

LOST = (
    Job("Élagage du grand chêne", 3, dt.date(2021, 7, 12), (("Élagage", "6", "heure", 1500),), "declined",
        reason="Trop dangereux sans matériel ni formation."),
    Job("Nettoyage d’un atelier", 8, dt.date(2021, 7, 19), (("Nettoyage", "15", "heure", 1200),), "refused",
        reason="L’entreprise a choisi son prestataire habituel."),
    Job("Saisie d’un fichier clients", 9, dt.date(2021, 7, 26), (("Saisie", "12", "heure", 1200),), "refused",
        reason="Budget repoussé à l’automne."),
    Job("Tonte hebdomadaire", 5, dt.date(2021, 7, 8), (("Tonte", "8", "heure", 1200),), "expired"),
)  # fmt: skip

OUT_OF_TURN = {
    "Affichage dans les commerces": "A pu se libérer l’après-midi, et connaît déjà le comité des fêtes.",
}
"""Why a pair took a mission when it was the turn of others: one of them was not available."""

TEXTS = {
    "portrait": "Nous étions douze au départ et onze à la fin. Le nom Coop’Avenir a été choisi à la première réunion.",
    "vie_economique": "Les gens du quartier nous ont vite fait confiance. Vendre aux entreprises a été plus dur.",
    "vie_cooperative": "Une réunion chaque vendredi, chacun son tour pour l’animer. Les comités ont tourné en août.",
    "regards": "« Des jeunes ponctuels et souriants », nous a écrit une cliente.",
    "recommandations": "Commencer les visites aux entreprises dès juin, et prévoir plus de devis au forfait.",
}


def summer() -> Summer:
    """Return Coop'Avenir 2021, ready to be played."""
    jobs, busy = missions()
    return Summer(
        settings=SeasonSettings("Coop’Avenir", 2021, Period(START, END), "Vitré"),
        carrier=CarrierSettings(
            "Coopérative porteuse de démonstration", "123456782", TvaRegime.LIABLE, dt.date(2018, 1, 1),
            address="1 place du Partage", postcode="35000", city="Rennes",
        ),
        sharing=Settings(Rule.EQUAL, Decimal(50), (), 0, 0, Period(START, END)),
        first_names=FIRST_NAMES,
        clients=CLIENTS,
        jobs=(*jobs, *LOST),
        shifts=tuple(shifts(busy)),
        levies=(
            Levy(
                "Contributions et charges (reconstitution : le rapport de 2021 ne les détaille pas)",
                DeductionKind.AMOUNT,
                amount_cents=135896,
            ),
        ),
        facilitators=("Maud", "Yann"),
        committee=(
            ("Service Information Jeunesse", Seat.YOUTH_SPONSOR),
            ("Service jeunesse de la Ville", Seat.YOUTH_SPONSOR),
            ("Département d’Ille-et-Vilaine", Seat.FUNDER),
            ("Atelier LM Culture Science", Seat.ECONOMIC_SPONSOR),
            ("Mamie Mesure", Seat.ECONOMIC_SPONSOR),
            ("Pôle ESS du Pays de Vitré", Seat.COORDINATION),
            ("Le CRIC", Seat.MEMBER),
        ),
        leaver=(LEAVER, dt.date(2021, 7, 9)),
        prices=(("Jardinage", "heure", 1000), ("Ménage, port, distribution", "heure", 1200), ("Lavage", "pièce", 3000)),
        absences=(
            Away(2, dt.date(2021, 8, 25), dt.date(2021, 8, 26)),
            Away(3, dt.date(2021, 8, 26), dt.date(2021, 8, 26)),
            Away(5, dt.date(2021, 8, 25), dt.date(2021, 8, 25), Part.AFTERNOON),
            Away(6, dt.date(2021, 8, 26), dt.date(2021, 8, 26), Part.MORNING),
        ),
        recruited=(
            Headcount(Stage.INFORMED, 21, dt.date(2021, 5, 26), "Réunion au lycée (reconstitution)"),
            Headcount(Stage.INFORMED, 13, dt.date(2021, 6, 2), "Réunion à la mairie (reconstitution)"),
            Headcount(Stage.APPLIED, 17, dt.date(2021, 6, 18), "Candidatures reçues (reconstitution)"),
        ),
        texts=TEXTS,
    )  # fmt: skip


def missions() -> tuple[list[Job], dict[int, dict[dt.date, int]]]:
    """Return the 25 missions, pairs taking turns so that each has twenty hours, and how busy they leave each day."""
    days = [
        day for day in working_days(dt.date(2021, 7, 13), dt.date(2021, 8, 25), (BASTILLE_DAY,)) if day.weekday() < 4
    ]
    seats = 2 * len(WORK)
    times = {person: len(range(person, seats, len(STAYED))) for person in STAYED}
    busy: dict[int, dict[dt.date, int]] = {person: {} for person in STAYED}
    jobs = []
    for rank, (subject, client, lines) in enumerate(WORK):
        day = days[rank * (len(days) - 1) // (len(WORK) - 1)]
        team = tuple((2 * rank + seat) % len(STAYED) for seat in range(2))
        minutes = tuple(EACH[Nature.MISSION] // times[person] for person in team)
        for person, spent in zip(team, minutes, strict=True):
            busy[person][day] = busy[person].get(day, 0) + spent
        why = OUT_OF_TURN.get(subject, "")
        quoted_on = day - dt.timedelta(days=5)
        jobs.append(Job(subject, client, quoted_on, lines, done_on=day, team=team, minutes=minutes, out_of_turn=why))
    return jobs, busy


def shifts(busy: dict[int, dict[dt.date, int]]) -> list[Shift]:
    """Return the hours of the life of the cooperative: trainings and meetings together, the rest each their own."""
    days = working_days(START, END, (BASTILLE_DAY,))
    together = [Shift(day, 300, Nature.TRAINING, STAYED) for day in days[:5]]
    together += [Shift(day, 120, Nature.TRAINING, STAYED) for day in days[5:] if day.weekday() == 4][:5]
    together += [Shift(day, 150, Nature.MEETING, STAYED) for day in days if day.weekday() == 4]
    for shift in together:
        for person in STAYED:
            busy[person][shift.day] = busy[person].get(shift.day, 0) + shift.minutes
    alone = [shift for person in STAYED for shift in filled(REST, person, days[5:], busy[person])]
    return together + alone
