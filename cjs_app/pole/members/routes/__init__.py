"""The pages of the members: the list of a year, and one member."""

from flask import Blueprint, abort, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.plumbing import formats, palette
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import Undo, asked_choice, asked_page, done, paged
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.directory.papers import organisation_board, person_board
from cjs_app.pole.directory.places import tell_places_with
from cjs_app.pole.directory.queries import domains_in_use
from cjs_app.pole.directory.ties import tell_members_with
from cjs_app.pole.members import actions, figures, queries
from cjs_app.pole.members import telling as told
from cjs_app.pole.members.domain import (
    CATEGORY_LABELS,
    REMINDER_LABELS,
    STATE_LABELS,
    WAY_LABELS,
    Category,
    State,
)
from cjs_app.pole.members.models import Member
from cjs_app.pole.members.permissions import READ, READ_PEOPLE, WRITE
from cjs_app.pole.members.routes import fees, importing, joining, late, paying, public
from cjs_app.pole.structure import sheets, telling

blueprint = Blueprint("members", __name__, url_prefix="/pole/<year:year>/adherents")
for part in (joining, paying, late, fees, importing, public):
    blueprint.register_blueprint(part.blueprint)
offer(
    Entry(
        "Les adhérents",
        "members.index",
        "heart-handshake",
        "Le réseau",
        main=True,
        in_season=False,
        in_pole=True,
        short="Adhérents",
    )
)
palette.offer(
    palette.Subject(
        "Reçus",
        "members.paying.receipt",
        "receipt_id",
        "receipt",
        queries.receipts_found,
        "members.index",
        in_pole=True,
    )
)
telling.tell_figures_with(figures.figures_of, "Les adhérents", prefix="members")
telling.put_forward("members.total", "users")
telling.put_forward("members.growth", "chart-column")
telling.tell_pieces_with("members", told.pieces_of)
telling.tell_waiting_with(told.waiting_on)
telling.tell_years_with("members", queries.YEARS)
sheets.offer(sheets.Offered("adhesions", "Les adhésions de l’année", READ_PEOPLE, told.sheet_of))
organisation_board.show_with(told.known_of, told.lines_of)
person_board.show_with(told.known_of, told.lines_of)
tell_places_with("Adhérents", told.towns_of)
tell_members_with(told.members_among)


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """List the memberships of a year, searched and filtered, under the great figures of the network."""
    words, domain = request.args.get("q", ""), request.args.get("domaine", "")
    state, category = asked_choice("etat", State), asked_choice("type", Category)
    asked = queries.Asked(words, state, category, domain, may(READ_PEOPLE))
    return render_template(
        "pole/members/index.html",
        page=paged(queries.memberships_matching(year, asked), asked_page()),
        words=words,
        state=state,
        states=STATE_LABELS,
        category=category,
        categories=CATEGORY_LABELS,
        domain=domain,
        domains=domains_in_use(),
        rows=figures.counted((year, year - 1)),
        growth=figures.growth_of,
        may_write=may(WRITE),
        sees_people=may(READ_PEOPLE),
    )


@blueprint.get("/<int:member_id>")
@requires(READ)
def show(year: int, member_id: int) -> str:
    """Show a member: every year, its receipts and reminders, and what can be done."""
    member = seen(member_id)
    everything = queries.everything_of(member)
    standing = [one for one in everything.memberships if one.state is not State.CANCELLED]
    return render_template(
        "pole/members/show.html",
        member=member,
        memberships=everything.memberships,
        receipts=everything.receipts if may(READ_PEOPLE) else {},
        reminders=everything.reminders,
        now=next((one for one in standing if one.year == year), None),
        states=STATE_LABELS,
        categories=CATEGORY_LABELS,
        ways=WAY_LABELS,
        reminder_ways=REMINDER_LABELS,
        history=history_of("member", member.id, None),
        may_write=may(WRITE),
    )


@blueprint.post("/<int:member_id>/renouveler")
@requires(WRITE)
def renew(year: int, member_id: int) -> Response:
    """Ask for one more year of a member, in one gesture."""
    membership = actions.renew(queries.get_member(member_id), year, stamp())
    fee = formats.money(membership.fee_cents, "EUR")
    return done(f"L’adhésion {year} est demandée : {fee}.", "members.show", year=year, member_id=member_id)


@blueprint.post("/<int:member_id>/annuaire")
@requires(WRITE)
def publish(year: int, member_id: int) -> Response:
    """Put a structure that agrees in the public directory, or take it out."""
    agreed = request.form.get("accord") == "oui"
    actions.show_publicly(queries.get_member(member_id), agreed=agreed, stamp=stamp())
    said = (
        "La structure figure dans l’annuaire public." if agreed else "La structure n’est plus dans l’annuaire public."
    )
    where = {"year": year, "member_id": member_id}
    undo = Undo("members.publish", where, {"accord": "non" if agreed else "oui"})
    return done(said, "members.show", undo=undo, **where)


def seen(member_id: int) -> Member:
    """Return a member that this visitor may see, or answer 403: people are for the team."""
    member = queries.get_member(member_id)
    if member.person_id is not None and not may(READ_PEOPLE):
        abort(403)
    return member
