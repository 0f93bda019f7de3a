"""Granby, Québec, summer 2016: 10,50 $ an hour from the client, 1,05 $ to the cooperative fund, 9,45 $ to the young.

The rule is public (press, 2016); names, clients and hours are invented. Nothing here is French: dollars, no SIREN.
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

START, END = dt.date(2016, 6, 27), dt.date(2016, 8, 19)
FIRST_NAMES = (
    "Alexis", "Mégane", "Xavier", "Florence", "Olivier", "Camille", "Félix", "Laurie",
    "Zachary", "Sarah", "Justin", "Ariane", "Nathan", "Émilie", "Cédrik",
)  # fmt: skip
CLIENTS = (
    ClientSheet(Kind.PRIVATE, "Mme Tremblay", city="Granby"),
    ClientSheet(Kind.PRIVATE, "M. Gagnon", city="Granby"),
    ClientSheet(Kind.PRIVATE, "Mme Bouchard", city="Bromont"),
    ClientSheet(Kind.COMPANY, "Pépinière du Lac", city="Granby"),
    ClientSheet(Kind.ASSOCIATION, "Maison des aînés", city="Granby"),
)
WORK = ("Tonte de pelouse", "Ménage de garage", "Peinture de galerie", "Gardiennage", "Lavage de vitres")
JOBS = 30


def summer() -> Summer:
    """Return Granby 2016, ready to be played."""
    days = working_days(dt.date(2016, 7, 5), dt.date(2016, 8, 17))
    everyone = tuple(range(len(FIRST_NAMES)))
    jobs = []
    for rank in range(JOBS):
        day = days[rank * (len(days) - 1) // (JOBS - 1)]
        hours = 3 + rank % 4
        subject = WORK[rank % len(WORK)]
        lines = ((subject, str(2 * hours), "heure", 1050),)
        team = ((2 * rank) % 15, (2 * rank + 1) % 15)
        minutes = (hours * 60, hours * 60)
        jobs.append(
            Job(
                subject, rank % len(CLIENTS), day - dt.timedelta(days=3), lines, done_on=day, team=team, minutes=minutes
            )
        )
    fridays = [day for day in days if day.weekday() == 4]
    return Summer(
        settings=SeasonSettings("Coop jeunesse de Granby", 2016, Period(START, END), "Granby", "CAD"),
        carrier=CarrierSettings("Organisme porteur de Granby (démonstration)", "", TvaRegime.EXEMPT),
        sharing=Settings(Rule.WAGE_THEN_DIVIDEND, Decimal(50), (), 945, 0, Period(START, END)),
        first_names=FIRST_NAMES,
        clients=CLIENTS,
        jobs=tuple(jobs),
        shifts=tuple(Shift(day, 180, Nature.MANAGEMENT, everyone) for day in fridays),
        levies=(Levy("Fonds coopératif", DeductionKind.PER_HOUR, amount_cents=105),),
        tva_rate=Decimal(0),
        facilitators=("Josiane", "Marc-André"),
        committee=(("Carrefour jeunesse", Seat.YOUTH_SPONSOR), ("Caisse du quartier", Seat.ECONOMIC_SPONSOR)),
        prices=(("Tous travaux", "heure", 1050),),
    )
