"""Two people who ask for the last place at the very same moment: one has it, the other waits; nobody is lost."""

import datetime as dt

from sqlalchemy import func, select

from cjs_app.kernel.periods import Period
from cjs_app.plumbing.database import db
from cjs_app.pole.events import actions, places
from cjs_app.pole.events.domain import EventSheet, PlaceStatus, ProgrammeSheet, Visitor
from cjs_app.pole.events.models import Event, Registration
from tests.campaigns import rounds
from tests.people import A_DAY
from tests.reliability.duels import WON, Duel
from tests.reliability.records import STAMP

FEWER = rounds(40, 2000)
VISITOR = Visitor("Camille", "camille@exemple.fr")
MONTH = ProgrammeSheet("Mois de l’ESS", Period(A_DAY, A_DAY + dt.timedelta(30)))


def visits(count: int) -> list[int]:
    """Return the numbers of events with one place each."""
    programme = actions.add_programme(MONTH, STAMP)
    made = [
        actions.add_event(programme, EventSheet(f"Visite {rank}", A_DAY, capacity=1), STAMP) for rank in range(count)
    ]
    for event in made:
        actions.publish(event, STAMP)
    return [event.id for event in made]


def ask_left(event_id: int) -> None:
    places.ask(db.session.get_one(Event, event_id), VISITOR, f"left {event_id}", STAMP)


def ask_right(event_id: int) -> None:
    places.ask(db.session.get_one(Event, event_id), VISITOR, f"right {event_id}", STAMP)


def ask_twice(event_id: int) -> None:
    places.ask(db.session.get_one(Event, event_id), VISITOR, f"same {event_id}", STAMP)


def give_back(event_id: int) -> None:
    rows = select(Registration).where(Registration.event_id == event_id).order_by(Registration.id)
    places.leave(db.session.scalars(rows).first(), STAMP)  # type: ignore[arg-type]


def states(event_ids: list[int]) -> dict[tuple[int, PlaceStatus], int]:
    """Return how many places of each state there are, by event."""
    rows = select(Registration.event_id, Registration.status, func.count()).group_by(
        Registration.event_id, Registration.status
    )
    return {(row[0], row[1]): row[2] for row in db.session.execute(rows) if row[0] in event_ids}


def test_of_two_who_ask_for_the_last_place_one_has_it_and_one_waits(duel: Duel) -> None:
    asked = visits(FEWER)
    assert duel(ask_left, ask_right, asked)[WON, WON] == FEWER
    found = states(asked)
    assert found == {(one, state): 1 for one in asked for state in (PlaceStatus.IN, PlaceStatus.WAITING)}


def test_the_same_form_sent_twice_at_once_asks_once(duel: Duel) -> None:
    asked = visits(FEWER)
    assert duel(ask_twice, ask_twice, asked)[WON, WON] == FEWER
    assert states(asked) == {(one, PlaceStatus.IN): 1 for one in asked}


def test_a_place_given_back_while_somebody_asks_is_given_once(duel: Duel) -> None:
    asked = visits(FEWER)
    for event_id in asked:
        ask_left(event_id)
    assert duel(give_back, ask_right, asked)[WON, WON] == FEWER
    expected = {(one, state): 1 for one in asked for state in (PlaceStatus.GONE, PlaceStatus.IN)}
    assert states(asked) == expected
