"""Bégard, summer 2017: 3 519,08 € earned by ten cooperants, about 2 000 € shared, half equally, half by time (press).

Missions, hours and clients are invented; the deduction that leads to 2 000,00 € is a reconstruction.
"""

import datetime as dt
from decimal import Decimal

from cjs_app.coop.accounts.domain import DeductionKind
from cjs_app.coop.clients.domain import ClientSheet, Kind
from cjs_app.coop.distribution.domain import Settings
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.seasons.domain import CarrierSettings, Rule, SeasonSettings, Seat, TvaRegime
from cjs_app.demo.script import Job, Levy, Shift, Summer, working_days
from cjs_app.kernel.periods import Period

START, END = dt.date(2017, 7, 3), dt.date(2017, 8, 25)
FIRST_NAMES = ("Enora", "Titouan", "Soizic", "Brieuc", "Naïg", "Kilian", "Rozenn", "Yuna", "Maxence", "Elouan")
CLIENTS = (
    ClientSheet(Kind.PRIVATE, "Mme Riou", city="Bégard", postcode="22140"),
    ClientSheet(Kind.PRIVATE, "M. Cadiou", city="Pédernec", postcode="22540"),
    ClientSheet(Kind.PUBLIC, "Mairie de Kerlann", city="Kerlann", postcode="22140"),
    ClientSheet(Kind.ASSOCIATION, "Les Amis du Jaudy", city="Bégard", postcode="22140"),
    ClientSheet(Kind.COMPANY, "Garage de la Gare", city="Bégard", postcode="22140"),
)
WORK = (
    ("Désherbage du cimetière", 2, "32", 1150, 480),
    ("Peinture de bancs", 2, "28", 1200, 420),
    ("Nettoyage de gîtes", 0, "20", 1200, 300),
    ("Lavage de véhicules", 4, "24", 1250, 360),
    ("Ramassage de pommes de terre", 1, "36", 1000, 540),
    ("Montage de chapiteaux", 3, "30", 1100, 450),
    ("Distribution d’affiches", 3, "18", 1150, 270),
    ("Rangement d’une grange", 1, "26", 1100, 390),
    ("Archivage en mairie", 2, "40", 1200, 480),
    ("Repas de fin d’été", 0, "1", 61208, 240),
)


def summer() -> Summer:
    """Return Bégard 2017, ready to be played."""
    days = working_days(dt.date(2017, 7, 12), dt.date(2017, 8, 23))
    everyone = tuple(range(len(FIRST_NAMES)))
    jobs = []
    for rank, (subject, client, quantity, price, minutes) in enumerate(WORK):
        day = days[rank * (len(days) - 1) // (len(WORK) - 1)]
        team = (rank, (rank + 3) % 10)
        unit = "forfait" if quantity == "1" else "heure"
        lines = ((subject, quantity, unit, price),)
        done = Job(
            subject, client, day - dt.timedelta(days=4), lines, done_on=day, team=team, minutes=(minutes, minutes)
        )
        jobs.append(done)
    meetings = [Shift(day, 150, Nature.MEETING, everyone) for day in days if day.weekday() == 4]
    prospecting = [
        Shift(day, 60 + 15 * person, Nature.PROSPECTING, (person,)) for person in everyone for day in days[person::10]
    ]
    return Summer(
        settings=SeasonSettings("Coop de Bégard", 2017, Period(START, END), "Bégard"),
        carrier=CarrierSettings("Coopérative porteuse du Trégor (démonstration)", "362521874", TvaRegime.LIABLE),
        sharing=Settings(Rule.MIXED, Decimal(50), (), 0, 0, Period(START, END)),
        first_names=FIRST_NAMES,
        clients=CLIENTS,
        jobs=tuple(jobs),
        shifts=tuple(meetings + prospecting),
        levies=(Levy("Contributions et charges (reconstitution)", DeductionKind.AMOUNT, amount_cents=151908),),
        facilitators=("Gwenn", "Loïc"),
        committee=(("Commune", Seat.FUNDER), ("Coopérative d’activité", Seat.ECONOMIC_SPONSOR)),
        prices=(("Travaux de jardin", "heure", 1150),),
    )
