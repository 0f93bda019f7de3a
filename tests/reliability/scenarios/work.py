"""Gestures on devis and missions."""

import datetime as dt

from cjs_app.coop.missions import actions as missions
from cjs_app.coop.missions.domain import MissionDraft, SlotDraft
from cjs_app.coop.missions.models import Mission, MissionSlot
from cjs_app.coop.quotes import actions as quotes
from cjs_app.coop.quotes.domain import QuoteDraft, Status
from cjs_app.coop.quotes.models import Quote
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_season
from tests.people import A_DAY, stamped
from tests.reliability.records import STAMP, TWO_LINES, a_cooperant, a_quote, again
from tests.reliability.scenarios import Gesture, scenario_of
from tests.reliability.scenarios.people import SHEET

TOMORROW = A_DAY + dt.timedelta(days=1)
MUCH_LATER = stamped(day=A_DAY + dt.timedelta(days=45))


def a_quote_in(status: Status) -> Quote:
    season = a_season()
    return a_quote(season, a_client(season), status)


def a_mission() -> Mission:
    """Return a mission with a slot and two people."""
    season = a_season()
    team = [a_cooperant(season, name).id for name in ("Awa", "Noé")]
    return missions.plan(season, MissionDraft("Tonte", slots=(SlotDraft(A_DAY),), cooperant_ids=team), STAMP)


@scenario_of(quotes.create)
def create() -> Gesture:
    season = a_season()
    return lambda: quotes.create(again(season), QuoteDraft(A_DAY, TWO_LINES, new_client=SHEET), STAMP)


@scenario_of(quotes.duplicate)
def duplicate() -> Gesture:
    quote = a_quote_in(Status.SENT)
    return lambda: quotes.duplicate(again(quote), STAMP)


@scenario_of(quotes.rewrite)
def rewrite_quote() -> Gesture:
    quote = a_quote_in(Status.DRAFT)
    draft = QuoteDraft(A_DAY, TWO_LINES, quote.client_id, subject="Le jardin et l’allée")
    return lambda: quotes.rewrite(again(quote), draft, STAMP)


@scenario_of(quotes.submit)
def submit() -> Gesture:
    quote = a_quote_in(Status.DRAFT)
    return lambda: quotes.submit(again(quote), STAMP)


@scenario_of(quotes.validate)
def validate() -> Gesture:
    quote = a_quote_in(Status.TO_VALIDATE)
    return lambda: quotes.validate(again(quote), STAMP)


@scenario_of(quotes.send_back)
def send_back() -> Gesture:
    quote = a_quote_in(Status.TO_VALIDATE)
    return lambda: quotes.send_back(again(quote), "Le prix est celui de l’an dernier", STAMP)


@scenario_of(quotes.wait_again)
def wait_again() -> Gesture:
    quote = a_quote_in(Status.VALIDATED)
    return lambda: quotes.wait_again(again(quote), STAMP)


@scenario_of(quotes.send)
def send() -> Gesture:
    quote = a_quote_in(Status.VALIDATED)
    return lambda: quotes.send(again(quote), STAMP)


@scenario_of(quotes.accept)
def accept() -> Gesture:
    quote = a_quote_in(Status.SENT)
    return lambda: quotes.accept(again(quote), STAMP)


@scenario_of(quotes.refuse)
def refuse() -> Gesture:
    quote = a_quote_in(Status.SENT)
    return lambda: quotes.refuse(again(quote), "Trop cher", STAMP)


@scenario_of(quotes.decline)
def decline() -> Gesture:
    quote = a_quote_in(Status.SENT)
    return lambda: quotes.decline(again(quote), "Trop loin", STAMP)


@scenario_of(quotes.expire)
def expire() -> Gesture:
    quote = a_quote_in(Status.SENT)
    return lambda: quotes.expire(again(quote), MUCH_LATER)


@scenario_of(quotes.expire_overdue)
def expire_overdue() -> Gesture:
    season = a_season()
    client = a_client(season)
    for _ in range(3):
        a_quote(season, client, Status.SENT)
    return lambda: quotes.expire_overdue(again(season), MUCH_LATER)


@scenario_of(missions.plan)
def plan() -> Gesture:
    season = a_season()
    draft = MissionDraft("Tonte", slots=(SlotDraft(A_DAY),), cooperant_ids=[a_cooperant(season).id])
    return lambda: missions.plan(again(season), draft, STAMP)


@scenario_of(missions.from_quote)
def from_quote() -> Gesture:
    quote = a_quote_in(Status.SENT)
    return lambda: missions.from_quote(again(quote), STAMP)


@scenario_of(missions.rewrite)
def rewrite_mission() -> Gesture:
    mission = a_mission()
    draft = MissionDraft("Tonte et haie", slots=(SlotDraft(TOMORROW), SlotDraft(A_DAY)))
    return lambda: missions.rewrite(again(mission), draft, STAMP)


@scenario_of(missions.set_team)
def set_team() -> Gesture:
    mission = a_mission()
    stays = mission.team[0].cooperant_id
    return lambda: missions.set_team(again(mission), [stays], stays, STAMP)


@scenario_of(missions.add_slot)
def add_slot() -> Gesture:
    mission = a_mission()
    return lambda: missions.add_slot(again(mission), TOMORROW, dt.time(9), dt.time(12), STAMP)


@scenario_of(missions.remove_slot)
def remove_slot() -> Gesture:
    mission = a_mission()
    (slot,) = db.session.scalars(db.select(MissionSlot)).all()
    slot_id = slot.id
    return lambda: missions.remove_slot(again(mission), slot_id, STAMP)


@scenario_of(missions.start)
def start() -> Gesture:
    mission = a_mission()
    return lambda: missions.start(again(mission), STAMP)


@scenario_of(missions.finish)
def finish() -> Gesture:
    mission = a_mission()
    return lambda: missions.finish(again(mission), STAMP)


@scenario_of(missions.cancel)
def cancel() -> Gesture:
    mission = a_mission()
    return lambda: missions.cancel(again(mission), "Il pleut", STAMP)


@scenario_of(missions.resume)
def resume() -> Gesture:
    mission = a_mission()
    missions.finish(mission, STAMP)
    return lambda: missions.resume(again(mission), STAMP)
