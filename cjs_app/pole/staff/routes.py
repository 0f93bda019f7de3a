"""The pages of the contracts."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.kernel.periods import days_of_year
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.directory.papers import person_board
from cjs_app.pole.staff import actions, queries
from cjs_app.pole.staff.domain import KIND_LABELS, etp_over, handovers, in_weeks, written_etp
from cjs_app.pole.staff.forms import ContractForm
from cjs_app.pole.staff.permissions import READ, WRITE
from cjs_app.pole.structure import sheets, telling

blueprint = Blueprint("staff", __name__, url_prefix="/pole/<year:year>/equipe")
offer(Entry("L’équipe salariée", "staff.index", "briefcase", in_season=False, in_pole=True, group="Les moyens"))
telling.tell_figures_with(queries.figures_of, "L’équipe salariée", prefix="staff")
telling.tell_facts_with(queries.facts_of)
telling.tell_pieces_with("staff", queries.pieces_of)
telling.tell_waiting_with(queries.waiting_on)
sheets.offer(sheets.Offered("contrats", "Les contrats de l’année", WRITE, queries.sheet_of))
person_board.show_with(queries.known_of, queries.lines_of)


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """List the contracts of a year, what they make together, and who hands over to whom."""
    contracts, days = queries.contracts_of(year, cancelled=True), days_of_year(year)
    standing = [one for one in contracts if one.cancelled_at is None]
    return render_template(
        "pole/staff/index.html",
        contracts=contracts,
        etp=written_etp(etp_over(standing, *days)),
        people=len({one.person_id for one in standing}),
        unknown=sum(1 for one in standing if one.etp is None),
        handovers=list(handovers(standing, *days)),
        in_weeks=in_weeks,
        kinds=KIND_LABELS,
        sees_names=may(WRITE),
    )


@blueprint.route("/nouveau", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int) -> str | Response | tuple[str, int]:
    """Write a contract down."""
    form = ContractForm()
    form.offer_people()
    if form.validate_on_submit():
        try:
            added = actions.add(form.sheet(), stamp())
            return done("Le contrat est noté.", "staff.show", year=year, contract_id=added.id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/staff/form.html", form=form, contract=None), form.status


@blueprint.get("/<int:contract_id>")
@requires(READ)
def show(year: int, contract_id: int) -> str:
    """Show a contract; its person, to the team alone."""
    contract = queries.get_contract(contract_id)
    return render_template(
        "pole/staff/show.html",
        contract=contract,
        kinds=KIND_LABELS,
        history=history_of("contract", contract.id, None),
        may_write=may(WRITE),
    )


@blueprint.route("/<int:contract_id>/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(year: int, contract_id: int) -> str | Response | tuple[str, int]:
    """Correct a contract."""
    contract = queries.get_contract(contract_id)
    form = ContractForm()
    form.offer_people()
    form.open_on(contract)
    if form.validate_on_submit():
        try:
            actions.correct(contract, form.sheet(), stamp())
            return done("Le contrat est corrigé.", "staff.show", year=year, contract_id=contract_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/staff/form.html", form=form, contract=contract), form.status


@blueprint.post("/<int:contract_id>/annuler")
@requires(WRITE)
def cancel(year: int, contract_id: int) -> Response:
    """Cancel a contract written by mistake."""
    actions.cancel(queries.get_contract(contract_id), stamp())
    return done("Le contrat est annulé : il n’est plus compté.", "staff.show", year=year, contract_id=contract_id)
