"""A summer that holds at least one record of every kind, in every state that a page asks for.

It is the demo's Bégard, cut short when asked, and then what no demo plays: work in progress, photographs, a credit
note, a departure, someone's own hours that wait.
"""

import datetime as dt
from io import BytesIO
from pathlib import Path

from flask import current_app
from msgspec.structs import replace
from PIL import Image

from cjs_app.access.domain import PoleRole, Role
from cjs_app.access.models import User
from cjs_app.coop.accounts import actions as accounts
from cjs_app.coop.accounts.domain import ExpenseSheet
from cjs_app.coop.bilan.domain import Section
from cjs_app.coop.books import actions as books
from cjs_app.coop.clients import actions as clients
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants import recruiting
from cjs_app.coop.cooperants.domain import CooperantSheet
from cjs_app.coop.cooperants.queries import cooperants_of
from cjs_app.coop.cooperants.recruitment import Headcount
from cjs_app.coop.cooperants.recruitment import Stage as RecruitmentStage
from cjs_app.coop.distribution import actions as voting
from cjs_app.coop.distribution import queries as distribution
from cjs_app.coop.distribution.votes import Objection
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.missions.domain import MissionDraft, SlotDraft
from cjs_app.coop.planning import actions as planning
from cjs_app.coop.planning.absences import AbsenceDraft, Part
from cjs_app.coop.quotes import actions as quotes
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons.models import Season
from cjs_app.coop.sharing import actions as sharing
from cjs_app.demo import begard
from cjs_app.demo.script import Job
from cjs_app.demo.stage import Stage
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from cjs_app.plumbing.uploads import store_image
from tests import whole_board
from tests.people import a_person

TODAY = dt.date(2017, 8, 24)
"""The day before the last: everything of the demo is behind, and something can still be done."""
NOW = dt.datetime(2017, 8, 24, 12, tzinfo=dt.UTC)


def a_whole_summer(name: str, carrier: str, siren: str, animator: User, jobs: int = 2) -> Season:
    """Return a season with so many jobs carried out, of the ten that the demo knows."""
    script = begard.summer()
    days, raised, spent = script.settings.period, ("Lavage de voitures", 17000), ("Éponges", "Matériel", 1250)
    script = replace(
        script,
        settings=replace(script.settings, name=name),
        carrier=replace(script.carrier, name=carrier, siren=siren),
        jobs=script.jobs[:jobs],
        shifts=script.shifts[:2] if jobs < len(script.jobs) else script.shifts,
        raised=((days.start, *raised),),
        spent=((days.start, *spent),),
        texts={Section.PORTRAIT: "Dix jeunes de quatre communes, et autant d’idées."},
    )
    stage = Stage(script, animator.id, lambda _: None)
    stage.play()
    stamp = stage.on(TODAY)
    add_devis_in_every_state(stage, stamp)
    add_work_in_progress(stage, stamp)
    add_invoices_in_every_state(stage, stamp)
    add_objection(stage, stamp)
    whole_board.furnish(stage.season.id, [one.id for one in stage.cooperants[:3]], stamp)
    add_people(stage, stamp)
    add_papers(stage, stamp)
    sharing.make_link(stage.season, "Service jeunesse", TODAY, stamp)
    books.close_month(stage.season, stage.season.start_day.replace(day=1), stamp)
    return stage.season


def people_of(season: Season) -> dict[str, User]:
    """Return a new person of each role; the cooperant is the first of the season, with hours of their own."""
    people = {str(role): a_person(f"Personne {role}", season, role) for role in (*Role, *PoleRole)}
    own = cooperants_of(season)[0]
    stamp = Stamp(people[Role.COOPERANT].id, NOW, TODAY)
    sheet = CooperantSheet(own.first_name, joined_on=own.joined_on, user_id=stamp.by, code=own.code)
    cooperants.correct(own, sheet, stamp)
    hours.declare(season, HoursDraft(TODAY, 90, Nature.MANAGEMENT, [own.id]), stamp)
    planning.note_absence(own, AbsenceDraft(TODAY, TODAY, Part.MORNING), stamp)
    db.session.flush()
    return people


def add_devis_in_every_state(stage: Stage, stamp: Stamp) -> None:
    """Write one devis for each state that the demo leaves empty; the one that was sent a month ago is overdue."""
    written = [a_devis(stage, stamp) for _ in range(5)]
    for quote in written[1:]:
        quotes.submit(quote, stamp)
    for quote in written[2:]:
        quotes.validate(quote, stamp)
    for quote in written[3:]:
        quotes.send(quote, stamp)
    quotes.refuse(written[4], "trop cher", stamp)
    old = stage.on(stage.summer.settings.period.start)
    overdue = a_devis(stage, old)
    for act in (quotes.submit, quotes.validate, quotes.send):
        act(overdue, old)


def a_devis(stage: Stage, stamp: Stamp) -> Quote:
    """Return one more draft."""
    job = Job(
        "Tonte et taille de haies", 0, stamp.day, (("Tonte", "2,5", "heure", 1190), ("Taille", "3", "heure", 1190))
    )
    return quotes.create(stage.season, stage.draft(job), stamp)


def add_work_in_progress(stage: Stage, stamp: Stamp) -> None:
    """Plan a mission, begin another, cancel a third; note hours that nobody validated yet."""
    slot = SlotDraft(TODAY + dt.timedelta(days=1), dt.time(9), dt.time(12, 30))
    team = [one.id for one in stage.cooperants[:2]]
    draft = MissionDraft("Tonte au stade", slots=[slot], place="Stade", cooperant_ids=team, leader_id=team[0])
    planned, begun, given_up = (missions.plan(stage.season, draft, stamp) for _ in range(3))
    planning.choose_team(planned, [one.id for one in stage.cooperants[1:3]], None, "Connaît déjà le stade", stamp)
    planning.choose_team(planned, team, team[0], "Finalement disponible", stamp)
    missions.start(begun, stamp)
    missions.cancel(given_up, "Orage annoncé toute la semaine", stamp)
    hours.declare(stage.season, HoursDraft(TODAY, 150, Nature.MISSION, team[1:], planned.id), stamp)
    spoiled = hours.declare(stage.season, HoursDraft(TODAY, 30, Nature.MEETING, team[1:]), stamp)
    hours.cancel(spoiled[0], stamp)


def add_invoices_in_every_state(stage: Stage, stamp: Stamp) -> None:
    """Issue an invoice that nobody paid, credit a part of another, leave a draft and give one up."""
    mission = missions.plan(stage.season, MissionDraft("Vide-grenier"), stamp)
    missions.finish(mission, stamp, TODAY)
    drafts = []
    for _ in range(4):
        quote = a_devis(stage, stamp)
        for act in (quotes.submit, quotes.validate, quotes.send, quotes.accept):
            act(quote, stamp)
        drafts.append(invoices.draft_from_quote(quote, stamp))
    _left, given_up, owed, reduced = drafts
    invoices.abandon(given_up, stamp)
    invoices.issue(owed, stamp)
    invoices.issue(reduced, stamp)
    invoices.issue(invoices.credit(reduced, None, stamp), stamp)
    waiting = a_devis(stage, stamp)
    for act in (quotes.submit, quotes.validate, quotes.send, quotes.accept):
        act(waiting, stamp)


def add_objection(stage: Stage, stamp: Stamp) -> None:
    """Vote once more for the rule in force, with an objection that stands and one that was answered."""
    vote = distribution.votes_of(stage.season)[0]
    reasons = (Objection("Trop peu pour qui est venu tard."), Objection("Calcul pas clair.", is_lifted=True))
    ballot = replace(distribution.ballot_of(vote), day=stamp.day, objections=reasons)
    voting.record_vote(stage.season, ballot, stamp)


def add_people(stage: Stage, stamp: Stamp) -> None:
    """Found a committee and let someone leave, another be away; put a client away; count who heard of it all."""
    planning.note_absence(stage.cooperants[1], AbsenceDraft(TODAY, TODAY + dt.timedelta(days=1)), stamp)
    planning.cancel_absence(planning.note_absence(stage.cooperants[2], AbsenceDraft(TODAY, TODAY), stamp), stamp)
    committee = cooperants.add_committee(stage.season, "Finances", stamp)
    cooperants.join_committee(stage.cooperants[0], committee, "référente", stamp.day, stamp)
    cooperants.leave(stage.cooperants[-1], stage.summer.settings.period.end, stamp)
    clients.archive(stage.clients[-1], stamp)
    recruiting.note(stage.season, Headcount(RecruitmentStage.INFORMED, 28, stamp.day, "Réunion au collège"), stamp)


def add_papers(stage: Stage, stamp: Stamp) -> None:
    """Keep the photograph of a receipt."""
    sheet = ExpenseSheet(TODAY, "Sécateurs", 4590, "Matériel")
    expense = accounts.record_expense(stage.season, sheet, stamp)
    photo = BytesIO()
    Image.new("RGB", (60, 80), "white").save(photo, "JPEG")
    photo.seek(0)
    accounts.attach_receipt(expense, lambda: store_image(photo, Path(current_app.config["RECEIPTS"])), stamp)
