"""Grants in every state, in the whole year."""

import datetime as dt

from cjs_app.kernel.stamp import Stamp
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet
from cjs_app.pole.directory.models import Organisation
from cjs_app.pole.funders import actions
from cjs_app.pole.funders.domain import ConventionSheet, CostSheet, GrantSheet, Purpose, Status
from cjs_app.pole.funders.models import Convention, Grant, GrantCost, GrantDeadline, GrantPayment

YEAR = 2017
DAY = dt.date(2017, 3, 1)
TABLES = {
    "grant_id": Grant,
    "convention_id": Convention,
    "grant_payment_id": GrantPayment,
    "grant_cost_id": GrantCost,
    "grant_deadline_id": GrantDeadline,
}
SUITED = {
    "funders.gestures.ask": Grant.status == Status.PLANNED,
    "funders.gestures.award": Grant.status == Status.ASKED,
    "funders.gestures.refuse": Grant.status == Status.ASKED,
    "funders.gestures.cancel": Grant.status == Status.ASKED,
    "funders.gestures.receive": Grant.status == Status.GRANTED,
    "funders.gestures.attribute": Grant.status == Status.GRANTED,
    **{
        f"funders.grants.{name}": Grant.status == Status.GRANTED
        for name in ("show", "cancel_payment", "cancel_cost", "finish_paper", "reopen_paper")
    },
}


def furnish(stamp: Stamp) -> None:
    """Write one grant of each state; the one that is granted has all that a grant may have."""
    region = directory.add_organisation(OrganisationSheet("La Région", Kind.LOCAL_AUTHORITY), stamp)
    convention = actions.agree(ConventionSheet(region.id, "Convention 2017", DAY), stamp)
    made = [actions.plan(sheet(region, f"Projet {rank}", convention.id), stamp) for rank in range(5)]
    for grant in made[1:]:
        actions.ask(grant, DAY, stamp)
    actions.refuse(made[2], "budget épuisé", DAY, stamp)
    actions.cancel(made[3], "projet reporté", stamp)
    fill(made[4], stamp)


def fill(grant: Grant, stamp: Stamp) -> None:
    """Let a grant be granted, paid in part, awaited and spent in part."""
    actions.award(grant, 500_000, DAY, stamp)
    actions.receive(grant, DAY, 200_000, stamp)
    actions.await_paper(grant, "Bilan", DAY, stamp)
    actions.finish_paper(grant, actions.await_paper(grant, "Budget", DAY, stamp), stamp)
    actions.attribute(grant, CostSheet(DAY, "Mois de l’ESS", "Affiches", 12_000), stamp)


def sheet(funder: Organisation, subject: str, convention_id: int | None = None) -> GrantSheet:
    """Return what is written of a project's grant."""
    return GrantSheet(funder.id, YEAR, Purpose.PROJECT, subject, 600_000, convention_id)


def grow(times: int, stamp: Stamp) -> None:
    """Write many more grants, with all that hangs on them."""
    for rank in range(times):
        funder = directory.add_organisation(OrganisationSheet(f"Financeur {rank}", Kind.LOCAL_AUTHORITY), stamp)
        actions.agree(ConventionSheet(funder.id, "Convention", DAY), stamp)
        fill(actions.plan(sheet(funder, f"Autre projet {rank}"), stamp), stamp)
