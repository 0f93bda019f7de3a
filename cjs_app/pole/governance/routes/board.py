"""The pages of the board: who sits, until when, and who may still be renewed."""

import datetime as dt

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.kernel.periods import parse_day
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import asked_record, done, record_number
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.governance import actions, domain, queries
from cjs_app.pole.governance.domain import FUNCTION_LABELS, Function
from cjs_app.pole.governance.forms import FunctionForm, LeavingForm, MandateForm, RenewalForm
from cjs_app.pole.governance.permissions import READ, WRITE

blueprint = Blueprint("board", __name__, url_prefix="/conseil")
Page = str | Response | tuple[str, int]


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """Show who sits on the board on a day: today, or the last day of a year that is over."""
    day, found = _day(year), queries.find_statutes(_day(year))
    return render_template(
        "pole/governance/board.html",
        day=day,
        sitting=queries.sitting_on(day),
        statutes=found,
        ending=lambda one: found is not None and domain.is_ending(one.term, day, found.alert_days),
        renewable=lambda one: found is not None and domain.may_be_renewed(one.rank, found.rules),
        functions=FUNCTION_LABELS,
        rank=domain.rank_in_words,
        may_write=may(WRITE),
    )


@blueprint.route("/mandats/nouveau", methods=["GET", "POST"])
@requires(WRITE)
def elect(year: int) -> Page:
    """Write down somebody who was elected."""
    form = MandateForm()
    form.offer()
    if not form.is_submitted():
        form.meeting_id.data = str(asked_record("reunion") or "")
    if form.validate_on_submit():
        try:
            actions.elect(form.sheet(), stamp())
            return done("Le mandat est noté.", "governance.board.index", year=year)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/governance/mandate_form.html", form=form, title="Noter une élection"), form.status


@blueprint.route("/mandats/<int:mandate_id>/renouveler", methods=["GET", "POST"])
@requires(WRITE)
def renew(year: int, mandate_id: int) -> Page:
    """Write down that somebody was elected again."""
    mandate = queries.get_mandate(mandate_id)
    form = RenewalForm()
    form.offer()
    if form.validate_on_submit():
        try:
            elected_at = record_number(form.meeting_id.data or "")
            actions.renew(mandate, form.started_on.data or clock.today(), elected_at, stamp())
            return done("Le mandat est renouvelé.", "governance.board.index", year=year)
        except Refusal as refusal:
            form.refuse(refusal)
    return _form(form, mandate_id, "Renouveler le mandat"), form.status


@blueprint.route("/mandats/<int:mandate_id>/fonction", methods=["GET", "POST"])
@requires(WRITE)
def give_function(year: int, mandate_id: int) -> Page:
    """Give somebody of the board another function."""
    mandate = queries.get_mandate(mandate_id)
    form = FunctionForm()
    if not form.is_submitted():
        form.function.data = mandate.function.value
    if form.validate_on_submit():
        actions.give_function(mandate, Function(form.function.data), stamp())
        return done("La fonction est notée.", "governance.board.index", year=year)
    return _form(form, mandate_id, "Changer de fonction"), form.status


@blueprint.route("/mandats/<int:mandate_id>/depart", methods=["GET", "POST"])
@requires(WRITE)
def leave(year: int, mandate_id: int) -> Page:
    """Write down that somebody left the board."""
    mandate = queries.get_mandate(mandate_id)
    form = LeavingForm()
    if form.validate_on_submit():
        try:
            actions.leave(mandate, form.left_on.data or clock.today(), stamp())
            return done("Le départ est noté.", "governance.board.index", year=year)
        except Refusal as refusal:
            form.refuse(refusal)
    return _form(form, mandate_id, "Noter un départ"), form.status


def _day(year: int) -> dt.date:
    """Return the day of the page: the one asked for, today, or the last day of a year that is over."""
    today = clock.today()
    try:
        return parse_day(request.args.get("jour", ""))
    except Refusal:
        return today if today.year == year else dt.date(year, 12, 31)


def _form(form: RenewalForm | FunctionForm | LeavingForm, mandate_id: int, title: str) -> str:
    """Return the page of a small form about a mandate."""
    mandate = queries.get_mandate(mandate_id)
    return render_template("pole/governance/mandate_form.html", form=form, mandate=mandate, title=title)
