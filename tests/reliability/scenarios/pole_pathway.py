"""Gestures on the parcours."""

import datetime as dt

from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet
from cjs_app.pole.pathway import actions
from cjs_app.pole.pathway.domain import ContributorSheet, EditionSheet, ParticipantSheet, SessionSheet
from cjs_app.pole.pathway.models import PathwayEdition, PathwayParticipant, PathwaySession
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of

DAY = dt.date(2021, 10, 25)
SHEET = EditionSheet(2, "Châteaubourg", DAY, DAY)


def an_edition() -> PathwayEdition:
    """Return an edition that is to come."""
    return actions.plan(SHEET, STAMP)


def a_session(edition: PathwayEdition) -> PathwaySession:
    """Return a moment of its programme."""
    return actions.add_session(edition, SessionSheet(DAY, "Prendre la parole"), STAMP)


def a_participant(edition: PathwayEdition) -> PathwayParticipant:
    """Return a young person."""
    return actions.enrol(edition, ParticipantSheet("Awa"), STAMP)


def a_guest() -> ContributorSheet:
    """Return who may come."""
    made = directory.add_organisation(OrganisationSheet("Le Moulin", Kind.ASSOCIATION), STAMP)
    return ContributorSheet(organisation_id=made.id)


@scenario_of(actions.plan)
def plan() -> Gesture:
    return lambda: actions.plan(SHEET, STAMP)


@scenario_of(actions.correct)
def correct() -> Gesture:
    edition = an_edition()
    return lambda: actions.correct(again(edition), EditionSheet(2, "Vitré", DAY, DAY), STAMP)


@scenario_of(actions.move)
def move() -> Gesture:
    edition = an_edition()
    return lambda: actions.move(again(edition), "commencer", STAMP)


@scenario_of(actions.add_session)
def add_session() -> Gesture:
    edition = an_edition()
    return lambda: a_session(again(edition))


@scenario_of(actions.cancel_session)
def cancel_session() -> Gesture:
    edition = an_edition()
    session = a_session(edition)
    return lambda: actions.cancel_session(again(edition), again(session), STAMP)


@scenario_of(actions.enrol)
def enrol() -> Gesture:
    edition = an_edition()
    return lambda: a_participant(again(edition))


@scenario_of(actions.withdraw)
def withdraw() -> Gesture:
    edition = an_edition()
    participant = a_participant(edition)
    return lambda: actions.withdraw(again(edition), again(participant), STAMP)


@scenario_of(actions.note_presences)
def note_presences() -> Gesture:
    edition = an_edition()
    session, participant = a_session(edition), a_participant(edition)
    return lambda: actions.note_presences(again(edition), again(session), [again(participant).id], STAMP)


@scenario_of(actions.invite)
def invite() -> Gesture:
    edition, guest = an_edition(), a_guest()
    return lambda: actions.invite(again(edition), guest, STAMP)


@scenario_of(actions.leave)
def leave() -> Gesture:
    edition = an_edition()
    contributor = actions.invite(edition, a_guest(), STAMP)
    return lambda: actions.leave(again(edition), again(contributor), STAMP)


@scenario_of(actions.ask)
def ask() -> Gesture:
    edition = an_edition()
    return lambda: actions.ask(again(edition), STAMP)


@scenario_of(actions.review)
def review() -> Gesture:
    edition = an_edition()
    return lambda: actions.review(again(edition), DAY, "Une réussite", STAMP)


@scenario_of(actions.forget)
def forget() -> Gesture:
    edition = an_edition()
    a_participant(edition)
    actions.move(edition, "annuler", STAMP)
    return lambda: actions.forget(again(edition), STAMP)
