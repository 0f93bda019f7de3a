"""Gestures on agreements and grants."""

import datetime as dt

from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet
from cjs_app.pole.funders import actions
from cjs_app.pole.funders.domain import ConventionSheet, CostSheet, GrantSheet, Purpose
from cjs_app.pole.funders.models import Convention, Grant
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of

DAY = dt.date(2021, 3, 1)
COST = CostSheet(DAY, "Mois de l’ESS", "Affiches", 12_000)


def a_convention() -> Convention:
    """Return an agreement with a region."""
    region = directory.add_organisation(OrganisationSheet("La Région", Kind.LOCAL_AUTHORITY), STAMP)
    return actions.agree(ConventionSheet(region.id, "Convention", DAY), STAMP)


def a_sheet() -> GrantSheet:
    """Return what is written of a grant of that region."""
    convention = a_convention()
    return GrantSheet(convention.organisation_id, 2021, Purpose.OPERATING, "Fonctionnement", 500_000, convention.id)


def a_grant(granted: bool = False) -> Grant:
    """Return a grant, granted where it is asked."""
    grant = actions.plan(a_sheet(), STAMP)
    if granted:
        actions.award(grant, 500_000, DAY, STAMP)
    return grant


@scenario_of(actions.agree)
def agree() -> Gesture:
    region = directory.add_organisation(OrganisationSheet("La Région", Kind.LOCAL_AUTHORITY), STAMP)
    return lambda: actions.agree(ConventionSheet(again(region).id, "Convention", DAY), STAMP)


@scenario_of(actions.correct_convention)
def correct_convention() -> Gesture:
    one = a_convention()
    sheet = ConventionSheet(one.organisation_id, "Autre titre", DAY)
    return lambda: actions.correct_convention(again(one), sheet, STAMP)


@scenario_of(actions.plan)
def plan() -> Gesture:
    sheet = a_sheet()
    return lambda: actions.plan(sheet, STAMP)


@scenario_of(actions.correct)
def correct() -> Gesture:
    grant = a_grant()
    sheet = GrantSheet(grant.organisation_id, 2021, Purpose.PROJECT, "Parcours", 400_000)
    return lambda: actions.correct(again(grant), sheet, STAMP)


@scenario_of(actions.ask)
def ask() -> Gesture:
    grant = a_grant()
    return lambda: actions.ask(again(grant), DAY, STAMP)


@scenario_of(actions.award)
def award() -> Gesture:
    grant = a_grant()
    return lambda: actions.award(again(grant), 500_000, DAY, STAMP)


@scenario_of(actions.refuse)
def refuse() -> Gesture:
    grant = a_grant()
    return lambda: actions.refuse(again(grant), "budget épuisé", DAY, STAMP)


@scenario_of(actions.cancel)
def cancel() -> Gesture:
    grant = a_grant()
    return lambda: actions.cancel(again(grant), "projet reporté", STAMP)


@scenario_of(actions.receive)
def receive() -> Gesture:
    grant = a_grant(granted=True)
    return lambda: actions.receive(again(grant), DAY, 200_000, STAMP)


@scenario_of(actions.cancel_payment)
def cancel_payment() -> Gesture:
    grant = a_grant(granted=True)
    payment = actions.receive(grant, DAY, 200_000, STAMP)
    return lambda: actions.cancel_payment(again(grant), again(payment), STAMP)


@scenario_of(actions.await_paper)
def await_paper() -> Gesture:
    grant = a_grant()
    return lambda: actions.await_paper(again(grant), "Bilan", DAY, STAMP)


@scenario_of(actions.finish_paper)
def finish_paper() -> Gesture:
    grant = a_grant()
    paper = actions.await_paper(grant, "Bilan", DAY, STAMP)
    return lambda: actions.finish_paper(again(grant), again(paper), STAMP)


@scenario_of(actions.reopen_paper)
def reopen_paper() -> Gesture:
    grant = a_grant()
    paper = actions.await_paper(grant, "Bilan", DAY, STAMP)
    actions.finish_paper(grant, paper, STAMP)
    return lambda: actions.reopen_paper(again(grant), again(paper), STAMP)


@scenario_of(actions.attribute)
def attribute() -> Gesture:
    grant = a_grant(granted=True)
    return lambda: actions.attribute(again(grant), COST, STAMP)


@scenario_of(actions.cancel_cost)
def cancel_cost() -> Gesture:
    grant = a_grant(granted=True)
    cost = actions.attribute(grant, COST, STAMP)
    return lambda: actions.cancel_cost(again(grant), again(cost), STAMP)
