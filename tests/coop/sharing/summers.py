"""Summers large enough for the committee's page to show something, each person with a name that must not be on it."""

import datetime as dt

from cjs_app.coop.accounts import actions as accounts
from cjs_app.coop.accounts.domain import DeductionKind, DeductionSheet, ExpenseSheet, IncomeSheet
from cjs_app.coop.clients.domain import Kind
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.seasons.models import Season
from tests.builders import a_client, a_cooperant, a_line, a_mission, a_quote, a_season, an_invoice
from tests.people import A_DAY, stamped

NAMES = ("Awen", "Bleuenn", "Corentin", "Donatien", "Enora", "Fañch", "Gwenola", "Herveline", "Iwan", "Jakez", "Klervi")
SURNAMES = (
    "Abgrall",
    "Bihan",
    "Corre",
    "Derrien",
    "Ellien",
    "Floc’h",
    "Guivarch",
    "Hascoët",
    "Inizan",
    "Jézéquel",
    "Kerleo",
)
CLIENTS = {
    Kind.PRIVATE: ("Mme Kervella", "M. Riou", "Mme Quéré", "M. Tanguy", "Mme Salaün", "M. Uguen"),
    Kind.COMPANY: ("Garage Vigouroux", "Boulangerie Yvenat"),
    Kind.ASSOCIATION: ("Les Amis du Canal",),
}


def a_rich_summer(name: str = "Coop’Avenir") -> Season:
    """Return a summer of eleven young people and nine clients, with hours, money, devis and missions."""
    season = a_season(name)
    people = [a_cooperant(season, first, last_name=last) for first, last in zip(NAMES, SURNAMES, strict=True)]
    work(season, people, Nature.MISSION, 120)
    work(season, people[:8], Nature.MEETING, 90)
    work(season, people[:6], Nature.TRAINING, 60)
    work(season, people[9:], Nature.PROSPECTING, 45)
    for kind, clients in CLIENTS.items():
        for place, client in enumerate(clients):
            sold = a_client(season, client, kind)
            an_invoice(season, a_line(price=8000 + 1000 * place), client=sold)
            a_quote(season, QuoteStatus.ACCEPTED, client=sold)
            a_mission(season, f"Tonte chez {client}")
    accounts.record_income(season, IncomeSheet(A_DAY, "Lavage de voitures", 17000), stamped())
    accounts.record_expense(season, ExpenseSheet(A_DAY, "Sécateurs", 4590, "Matériel"), stamped())
    return season


def work(season: Season, people: list[Cooperant], nature: Nature, minutes: int, day: dt.date = A_DAY) -> None:
    """Let some people spend time, each a little more than the one before."""
    for place, person in enumerate(people):
        hours.declare(season, HoursDraft(day, minutes + 5 * place, nature, [person.id]), stamped())


def a_deduction_per_hour(season: Season) -> None:
    """Take fifty cents for each hour of mission."""
    accounts.add_deduction(
        season, DeductionSheet("Fonds de la coop", DeductionKind.PER_HOUR, amount_cents=50), stamped()
    )
