"""The gestures on a grant, one small page each: asked, granted, refused, given up, paid, awaited, spent."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint

from cjs_app.access.permissions import stamp
from cjs_app.plumbing import clock
from cjs_app.plumbing.forms import HouseForm
from cjs_app.plumbing.permissions import requires
from cjs_app.pole.funders import actions, queries
from cjs_app.pole.funders.forms import (
    AnswerForm,
    CostForm,
    DayForm,
    DeadlineForm,
    NoForm,
    PaymentForm,
)
from cjs_app.pole.funders.models import Grant
from cjs_app.pole.funders.permissions import WRITE
from cjs_app.pole.structure.gestures import Page, Words, gesture

blueprint = Blueprint("gestures", __name__, url_prefix="/subventions/<int:grant_id>")


@blueprint.route("/demandee", methods=["GET", "POST"])
@requires(WRITE)
def ask(year: int, grant_id: int) -> Page:
    """Note that the grant was asked for."""
    form = DayForm()
    words = Words("Demande envoyée", "La demande est notée.")
    return _page(year, grant_id, form, words, lambda grant: actions.ask(grant, form.on, stamp()))


@blueprint.route("/accordee", methods=["GET", "POST"])
@requires(WRITE)
def award(year: int, grant_id: int) -> Page:
    """Note the funder's yes."""
    form = AnswerForm()
    words = Words("Le financeur a dit oui", "L’accord est noté.")
    return _page(year, grant_id, form, words, lambda grant: actions.award(grant, form.granted.data, form.on, stamp()))


@blueprint.route("/refusee", methods=["GET", "POST"])
@requires(WRITE)
def refuse(year: int, grant_id: int) -> Page:
    """Note the funder's no."""
    form = NoForm()
    words = Words("Le financeur a dit non", "Le refus est noté.")
    return _page(year, grant_id, form, words, lambda grant: actions.refuse(grant, form.why, form.on, stamp()))


@blueprint.route("/abandonner", methods=["GET", "POST"])
@requires(WRITE)
def cancel(year: int, grant_id: int) -> Page:
    """Give a grant up."""
    form = NoForm()
    words = Words("Abandonner la demande", "La demande est abandonnée.")
    return _page(year, grant_id, form, words, lambda grant: actions.cancel(grant, form.why, stamp()))


@blueprint.route("/versement", methods=["GET", "POST"])
@requires(WRITE)
def receive(year: int, grant_id: int) -> Page:
    """Note money that came in."""
    form = PaymentForm()
    words = Words("Noter un versement", "Le versement est noté.")
    return _page(year, grant_id, form, words, lambda grant: actions.receive(grant, form.on, form.amount.data, stamp()))


@blueprint.route("/piece", methods=["GET", "POST"])
@requires(WRITE)
def await_paper(year: int, grant_id: int) -> Page:
    """Note what the funder waits for."""
    form = DeadlineForm()
    words = Words("Pièce attendue", "La pièce attendue est notée.")
    return _page(year, grant_id, form, words, lambda grant: actions.await_paper(grant, *form.told(), stamp()))


@blueprint.route("/depense", methods=["GET", "POST"])
@requires(WRITE)
def attribute(year: int, grant_id: int) -> Page:
    """Note a cost that the grant pays for."""
    form = CostForm()
    words = Words("Rattacher une dépense", "La dépense est rattachée.")
    return _page(year, grant_id, form, words, lambda grant: actions.attribute(grant, form.sheet(), stamp()))


def _page(year: int, grant_id: int, form: HouseForm, words: Words, act: Callable[[Grant], object]) -> Page:
    """Return the page of a gesture, or lead back to the grant once it is done."""
    where: dict[str, Any] = {"year": year, "grant_id": grant_id}
    grant = queries.get_grant(grant_id)
    if not form.is_submitted():
        _begin(form, grant)
    told = words._replace(back_label=grant.subject, lead=f"{grant.organisation.name} · {grant.subject}")
    return gesture(form, told, lambda: act(grant), "funders.grants.show", **where)


def _begin(form: HouseForm, grant: Grant) -> None:
    """Fill a form with what is most likely: today, and the amount at hand."""
    if "day" in form:
        form["day"].data = clock.today()
    if "granted" in form:
        form["granted"].data = grant.granted_cents or grant.asked_cents
    if "amount" in form and isinstance(form, PaymentForm):
        form["amount"].data = queries.standing_of(grant).to_receive_cents
