"""Whole summers: a small one for the pages, and Coop’Avenir 2021 as the founding report tells it."""

import datetime as dt
from decimal import Decimal

from cjs_app.coop.accounts import actions as accounts
from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind, DeductionSheet, ExpenseSheet, IncomeSheet
from cjs_app.coop.clients.domain import Kind
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.distribution import actions as distribution
from cjs_app.coop.distribution.models import SeasonClosing
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices.dues import due_of
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.quotes.domain import Status
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import START_OF_CLOSING
from cjs_app.coop.seasons.models import Season
from tests.builders import a_client, a_cooperant, a_line, a_quote, a_season
from tests.people import a_person, stamped

AUGUST = dt.date(2021, 8, 30)


def a_job(season: Season, client: Client, cents: int, day: dt.date = dt.date(2021, 7, 13)) -> None:
    """Play a job from the devis to the invoice."""
    quote = a_quote(season, Status.SENT, a_line(price=cents), client=client, day=day)
    mission = missions.from_quote(quote, stamped(day=day))
    missions.finish(mission, stamped(day=day))
    invoices.issue(invoices.draft_from_mission(mission, stamped(day=day)), stamped(day=day))


def some_hours(season: Season, people: list[Cooperant], minutes: int, nature: Nature, day: dt.date) -> None:
    """Note the same time for several people, validated by another one."""
    draft = HoursDraft(day, minutes, nature, [person.id for person in people])
    entries = hours.declare(season, draft, stamped(day=day))
    hours.validate(season, [entry.id for entry in entries], stamped(day=AUGUST))


def a_fixed_deduction(season: Season, cents: int, label: str = "Contribution du porteur") -> None:
    """Take a fixed sum before sharing."""
    accounts.add_deduction(season, DeductionSheet(label, DeductionKind.AMOUNT, amount_cents=cents), stamped())


def a_small_summer(season: Season | None = None) -> Season:
    """Return a summer of three people, 300,00 earned in two jobs, 50,00 raised, 20,00 spent, 10 % taken: 297,00 net."""
    season = season or a_season()
    team = [a_cooperant(season, name) for name in ("Awa", "Noé", "Ilyes")]
    goff, town = a_client(season, "Mme Le Goff"), a_client(season, "Mairie", Kind.PUBLIC)
    a_job(season, goff, 10000, dt.date(2021, 7, 13))
    a_job(season, town, 20000, dt.date(2021, 7, 20))
    for status in (Status.DRAFT, Status.SENT, Status.REFUSED, Status.DECLINED):
        a_quote(season, status, client=goff)
    some_hours(season, team, 120, Nature.MISSION, dt.date(2021, 7, 13))
    some_hours(season, team[:2], 60, Nature.TRAINING, dt.date(2021, 7, 14))
    accounts.record_income(season, IncomeSheet(dt.date(2021, 7, 15), "Lavage de voitures", 5000), stamped(day=AUGUST))
    gloves = ExpenseSheet(dt.date(2021, 7, 15), "Gants", 2000, "Matériel")
    accounts.validate_expense(accounts.record_expense(season, gloves, stamped(day=AUGUST)), stamped(day=AUGUST))
    a_tenth = DeductionSheet("Fonds", DeductionKind.PERCENT, Decimal(10), base=DeductionBase.BALANCE)
    accounts.add_deduction(season, a_tenth, stamped())
    return season


def the_golden_summer() -> Season:
    """Return Coop’Avenir 2021: 29 devis, 25 missions, 3 280,00 HT, 200 h for each of the eleven who stayed."""
    season = a_season()
    team = [a_cooperant(season, f"Prénom{rank:02}") for rank in range(12)]
    gone = team.pop()
    gone.has_share = False
    cooperants.leave(gone, dt.date(2021, 7, 9), stamped())
    client = a_client(season)
    days = [dt.date(2021, 7, 6) + dt.timedelta(days=step) for step in range(25)]
    for day in days:
        a_job(season, client, 13120, day)
        nature = Nature.MISSION if day.day < 10 else Nature.MEETING
        some_hours(season, team, 480, nature, day)
    for status in (Status.REFUSED, Status.REFUSED, Status.DECLINED, Status.EXPIRED):
        a_quote(season, status, client=client)
    a_fixed_deduction(season, 135896)
    return season


def owed_by(season: Season) -> int:
    """Return what clients still owe to a season, in cents: what those who close it tick."""
    return due_of(season, AUGUST).owed_cents


def proposed(season: Season, day: dt.date = AUGUST) -> Season:
    """Return the season, that somebody proposes to close."""
    distribution.propose_closing(season, stamped(a_person(f"Qui propose {season.id}"), day), owed_by(season))
    return season


def closed_by_two(season: Season, day: dt.date = AUGUST) -> SeasonClosing:
    """Return the closing that one person proposed and another confirmed."""
    confirmer = a_person(f"Qui confirme {season.id}")
    return distribution.close(proposed(season, day), stamped(confirmer, day), owed_by(season))


def in_closing(season: Season) -> Season:
    """Return the season brought to its closing state."""
    seasons.move(season, START_OF_CLOSING, stamped(day=AUGUST))
    return season
