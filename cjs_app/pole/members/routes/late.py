"""The pages of those whose fee has not come in: renewing them together, reminding them."""

from collections.abc import Sequence

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as Answer

from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock, mail
from cjs_app.plumbing.pages import asked_page, done, paged, record_number
from cjs_app.plumbing.permissions import requires
from cjs_app.plumbing.rates import MAILS, PAPERS, limited
from cjs_app.pole.members import actions, pdf, queries
from cjs_app.pole.members.domain import REMINDER_LABELS, ReminderWay, State, fee_on
from cjs_app.pole.members.forms import ReminderForm
from cjs_app.pole.members.models import Member, Membership, MembershipFee
from cjs_app.pole.members.permissions import WRITE
from cjs_app.pole.members.reminding import letter, subject
from cjs_app.pole.structure.queries import identity

blueprint = Blueprint("late", __name__)


@blueprint.get("/a-renouveler")
@requires(WRITE)
def index(year: int) -> str:
    """List whose fee of the year has not come in, with their reminders."""
    words = request.args.get("q", "")
    page = paged(queries.late(year, words), asked_page())
    return render_template("pole/members/late.html", page=page, words=words, ways=REMINDER_LABELS)


@blueprint.post("/a-renouveler")
@requires(WRITE)
@limited(PAPERS)
def together(year: int) -> Answer | Response:
    """Renew many members, note that they were reminded, or print their letters, whichever button was pressed."""
    numbers = [number for text in request.form.getlist("adherent") if (number := record_number(text)) is not None]
    gesture = request.form.get("geste", "")
    if gesture == "tous":
        count = actions.renew_many(year, None, stamp())
    elif not numbers:
        raise Refusal("Cocher au moins un adhérent.")
    elif gesture == "lettres":
        return _printed(pdf.letters(identity(), year, _letters(queries.members_numbered(numbers), year)), year)
    elif gesture == "renouveler":
        count = actions.renew_many(year, numbers, stamp())
    else:
        count = actions.remind(numbers, year, _way(gesture), stamp())
        said = f"{count} relance notée." if count < 2 else f"{count} relances notées."
        return done(said, "members.late.index", year=year)
    said = f"{count} adhésion {year} demandée." if count < 2 else f"{count} adhésions {year} demandées."
    return done(said, "members.late.index", year=year)


@blueprint.route("/<int:member_id>/relance", methods=["GET", "POST"])
@requires(WRITE)
def remind(year: int, member_id: int) -> str | Answer | tuple[str, int]:
    """Show the words that remind a member, ready to leave; note that they did, or send them."""
    member = queries.get_member(member_id)
    ((_, address, words),) = _letters([member], year)
    form = ReminderForm()
    if form.validate_on_submit():
        try:
            actions.remind([member.id], year, ReminderWay(form.way.data), stamp())
            return done("La relance est notée.", "members.show", year=year, member_id=member.id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template(
        "pole/members/remind.html",
        form=form,
        member=member,
        address=address,
        words=words,
        subject=subject(year),
        may_send=mail.is_set_up() and member.email,
    ), form.status


@blueprint.post("/<int:member_id>/relance/envoyer")
@requires(WRITE)
@limited(MAILS)
def send(year: int, member_id: int) -> Answer:
    """Send the words to a member by mail, and note it."""
    member = queries.get_member(member_id)
    ((_, _, words),) = _letters([member], year)
    mail.send(member.email, subject(year), words)
    actions.remind([member.id], year, ReminderWay.MAIL, stamp())
    return done("Le courriel est parti, et la relance est notée.", "members.show", year=year, member_id=member.id)


@blueprint.get("/<int:member_id>/relance.pdf")
@requires(WRITE)
@limited(PAPERS)
def printed(year: int, member_id: int) -> Response:
    """Give the letter to a member on paper."""
    return _printed(pdf.letters(identity(), year, _letters([queries.get_member(member_id)], year)), year)


def _letters(members: Sequence[Member], year: int) -> list[tuple[str, str, str]]:
    """Return the name, the address and the letter of members."""
    pole, table, histories = identity(), queries.fees(), queries.histories_of([member.id for member in members])
    return [
        (
            member.name,
            _address(member),
            letter(pole, member.name, year, *_owed(histories.get(member.id, []), table, year)),
        )
        for member in members
    ]


def _owed(past: Sequence[Membership], table: Sequence[MembershipFee], year: int) -> tuple[int | None, int | None]:
    """Return the fee that a member is asked for in a year, and the last year before in which it paid."""
    paid = [one for one in past if one.year < year and one.state is State.PAID]
    asked = next((one.fee_cents for one in past if one.year == year), None)
    if asked is None and past:
        tabled = fee_on(table, past[0].category, clock.today())
        asked = past[0].fee_cents if tabled is None else tabled
    return asked, paid[0].year if paid else None


def _address(member: Member) -> str:
    """Return where a structure receives its letters; of a person, the town alone is known."""
    if member.organisation is not None:
        town = f"{member.organisation.postcode} {member.organisation.city}".strip()
        return "\n".join(part for part in (member.organisation.address, town) if part)
    return member.person.city if member.person else ""


def _way(gesture: str) -> ReminderWay:
    """Return the way that a button says, or answer 404."""
    found = next((way for way in ReminderWay if way.value == gesture), None)
    if found is None:
        abort(404)
    return found


def _printed(content: bytes, year: int) -> Response:
    """Return letters to be printed."""
    name = {"Content-Disposition": f'inline; filename="relances-{year}.pdf"'}
    return Response(content, mimetype="application/pdf", headers=name)
