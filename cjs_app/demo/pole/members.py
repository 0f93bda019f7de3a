"""The members of the demo: 19 in 2019, 26 in 2020, 42 in 2021. Structures are real, people and fees invented."""

import datetime as dt

from cjs_app.demo.pole.organisations import MEMBERS
from cjs_app.demo.pole.year import YEAR, Year
from cjs_app.kernel.names import slug
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import PersonSheet
from cjs_app.pole.directory.models import Organisation, Person
from cjs_app.pole.members import actions, queries
from cjs_app.pole.members.domain import PEOPLE, Category, Paid, ReminderWay, Way, Wish

HOLDERS = (
    ("Nolwenn", "Garnier", "Vitré"),
    ("Malo", "Texier", "Janzé"),
    ("Inès", "Barbedette", "Châteaubourg"),
    ("Yann", "Courteille", "Retiers"),
    ("Soizic", "Perrigault", "Martigné-Ferchaud"),
    ("Bastien", "Louvel", "Argentré-du-Plessis"),
    ("Camille", "Hardouin", "Vitré"),
    ("Awena", "Morvan", "Essé"),
)
SYMPATHISERS = (
    ("Denise", "Chauvigné", "Châteaubourg"),
    ("Loïc", "Jamin", "Vitré"),
    ("Françoise", "Deniau", "Étrelles"),
    ("Gaël", "Pottier", "Janzé"),
    ("Marie-Annick", "Ruault", "Domagné"),
    ("Hervé", "Salmon", "Coësmes"),
)
IN = {2019: (15, 2, 2), 2020: (19, 4, 3), YEAR: (len(MEMBERS), len(HOLDERS), len(SYMPATHISERS))}
"""How many structures, project holders and sympathisers paid each year, each time the first of their lists."""
STRUCTURE_CENTS, PERSON_CENTS = 3000, 1000
NOT_SHOWN = frozenset({"Jeune Chambre économique du Pays de Vitré", "Unimutuelle"})
WAYS = (Way.CHEQUE, Way.TRANSFER, Way.TRANSFER, Way.CASH)


def play(year: Year) -> None:
    """Write fees and people down, then play three years of memberships."""
    beginning = dt.date(2019, 1, 8)
    for kind in Category:
        cents = PERSON_CENTS if kind in PEOPLE else STRUCTURE_CENTS
        actions.set_fee(kind, dt.date(2019, 1, 1), cents, year.on(beginning))
    for first, last, city in (*HOLDERS, *SYMPATHISERS):
        person = PersonSheet(first, last, city=city, email=f"{slug(first)}.{slug(last)}@exemple.fr")
        year.people[f"{first} {last}"] = directory.add_person(person, year.on(beginning))
    for played, (structures, holders, sympathisers) in IN.items():
        wanted: list[tuple[Organisation | Person, Category | None]] = [
            *((year.organisations[sheet.name], None) for sheet in MEMBERS[:structures]),
            *((year.people[f"{one[0]} {one[1]}"], Category.HOLDER) for one in HOLDERS[:holders]),
            *((year.people[f"{one[0]} {one[1]}"], Category.SYMPATHISER) for one in SYMPATHISERS[:sympathisers]),
        ]
        for rank, (holder, category) in enumerate(wanted):
            _belong(year, played, rank, holder, category)
    for sheet in MEMBERS:
        member = queries.member_of(year.organisations[sheet.name])
        if member is not None and sheet.name not in NOT_SHOWN:
            actions.show_publicly(member, agreed=True, stamp=year.on(dt.date(YEAR, 2, 1)))


def _belong(year: Year, played: int, rank: int, holder: Organisation | Person, category: Category | None) -> None:
    """Ask for a year, remind the slow ones, and receive the fee."""
    asked = dt.date(played, 1, 11) + dt.timedelta(days=rank)
    membership = actions.ask(holder, Wish(played, asked, category), year.on(asked))
    paid = asked + dt.timedelta(days=9 + 11 * (rank % 4))
    if rank % 4 == 3:
        reminded = year.on(asked + dt.timedelta(days=30))
        actions.remind([membership.member_id], played, ReminderWay.MAIL, reminded)
    actions.pay(membership, Paid(paid, WAYS[rank % 4]), year.on(paid))
