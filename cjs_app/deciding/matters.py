"""The pages of decisions: the proposal and its versions, each one's word at its step, the voices, the adoption."""

from flask import request

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.deciding import actions, queries
from cjs_app.deciding.desk import Desk, Page
from cjs_app.deciding.domain import MAJORITY_LABELS, SAID_IN, TIE_LABELS, Kind, Mode, Status, next_step, steps_of
from cjs_app.deciding.meetings import MeetingKind
from cjs_app.deciding.models import Decision
from cjs_app.deciding.people import expected_on, names_of
from cjs_app.deciding.sitting import WORDS
from cjs_app.deciding.typed import AdoptForm, AmendForm, CountForm, ProposalForm, RemarkForm
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import asked_page, asked_record, done, paged


def decisions(desk: Desk) -> Page:
    """List the decisions, the newest first."""
    words = request.args.get("q", "")
    page = paged(queries.decisions_of(desk.place(), words=words), asked_page(), 20)
    return desk.show("decisions", page=page, words=words, **WORDS)


def propose(desk: Desk) -> Page:
    """Put a proposal to the group."""
    form = ProposalForm()
    form.offer(queries.meetings_to_choose(desk.place()))
    if not form.is_submitted():
        form.meeting_id.data = str(asked_record("reunion") or "")
        form.quorum_percent.data = desk.customs(MeetingKind.BOARD).quorum_percent
    if form.validate_on_submit():
        try:
            written = actions.propose(desk.place(), form.proposal(), stamp())
            return _to(desk, written.id, "La proposition est écrite : place aux questions.")
        except Refusal as refusal:
            form.refuse(refusal)
    return desk.show("proposal_form", form=form), form.status


def decision(desk: Desk, decision: int) -> Page:
    """Show a decision: where it stands, what is proposed, what was said."""
    place = desk.place()
    found = queries.get_decision(place, decision)
    return desk.show(
        "decision",
        decision=found,
        road=steps_of(found.mode, found.status),
        following=next_step(found.mode, found.status),
        heard=_heard(found),
        names=names_of(place, [one.person_number for one in found.remarks]),
        history=history_of("decision", found.id, place),
        majorities=MAJORITY_LABELS,
        ties=TIE_LABELS,
        **WORDS,
    )


def amend(desk: Desk, decision: int) -> Page:
    """Write the proposal anew."""
    found = queries.get_decision(desk.place(), decision)
    form = AmendForm()
    form.open_on(found)
    if form.validate_on_submit():
        try:
            actions.amend(found, form.text.data or "", stamp())
            return _to(desk, decision, "La nouvelle version est écrite ; l’ancienne reste lisible.")
        except Refusal as refusal:
            form.refuse(refusal)
    return desk.show("amend", form=form, decision=found), form.status


def say(desk: Desk, decision: int) -> Page:
    """Note what somebody says at this step."""
    found = queries.get_decision(desk.place(), decision)
    form = RemarkForm()
    form.offer(_heard(found), expected_on(found.season_id, clock.today()))
    if form.validate_on_submit():
        try:
            number = int(form.who.data) if form.who.data else None
            actions.say(found, Kind(form.kind.data), form.text.data or "", number, stamp())
            return _to(desk, decision, "C’est noté.")
        except Refusal as refusal:
            form.refuse(refusal)
    return desk.show("remark_form", form=form, decision=found, heard=_heard(found)), form.status


def count(desk: Desk, decision: int) -> Page:
    """Count the voices."""
    found = queries.get_decision(desk.place(), decision)
    form = CountForm()
    if not form.is_submitted():
        form.entitled.data = desk.customs(MeetingKind.BOARD).entitled
    if form.validate_on_submit():
        try:
            actions.count(found, form.voices(), form.review_on.data, stamp())
            return _to(desk, decision, "Les voix sont comptées.")
        except Refusal as refusal:
            form.refuse(refusal)
    return desk.show(
        "count", form=form, decision=found, majorities=MAJORITY_LABELS, ties=TIE_LABELS, is_counted=_is_counted(found)
    ), form.status


def adopt(desk: Desk, decision: int) -> Page:
    """Adopt what nobody objects to."""
    found = queries.get_decision(desk.place(), decision)
    form = AdoptForm()
    if form.validate_on_submit():
        try:
            actions.adopt(found, form.review_on.data, stamp())
            return _to(desk, decision, "Zéro objection : la décision est adoptée.")
        except Refusal as refusal:
            form.refuse(refusal)
    return desk.show("adopt", form=form, decision=found), form.status


def move_on(desk: Desk, decision: int) -> Page:
    """Open the next step."""
    actions.move_on(queries.get_decision(desk.place(), decision), stamp())
    return _to(desk, decision, "L’étape suivante est ouverte.")


def lift(desk: Desk, decision: int, remark: int) -> Page:
    """Note that an objection is lifted."""
    actions.lift(queries.get_decision(desk.place(), decision), remark, stamp())
    return _to(desk, decision, "L’objection est levée.")


def withdraw(desk: Desk, decision: int) -> Page:
    """Take a proposal back."""
    actions.withdraw(queries.get_decision(desk.place(), decision), stamp())
    return _to(desk, decision, "La proposition est retirée ; ce qui s’est dit reste.")


def _heard(found: Decision) -> Kind | None:
    """Return what the step at hand hears."""
    return next((kind for kind, steps in SAID_IN.items() if found.status in steps), None)


def _is_counted(found: Decision) -> bool:
    """Return whether a majority is counted, rather than everybody's yes."""
    return found.mode is Mode.MAJORITY and found.status is Status.VOTING


def _to(desk: Desk, decision: int, said: str) -> Page:
    """Say what was done, and lead to the decision."""
    return done(said, desk.endpoint("decision"), **desk.where(decision=decision))


PAGES = (
    ("/decisions", "GET", decisions, True),
    ("/decisions/nouvelle", "GET POST", propose, False),
    ("/decisions/<decision>", "GET", decision, True),
    ("/decisions/<decision>/amender", "GET POST", amend, False),
    ("/decisions/<decision>/dire", "GET POST", say, False),
    ("/decisions/<decision>/voix", "GET POST", count, False),
    ("/decisions/<decision>/adopter", "GET POST", adopt, False),
    ("/decisions/<decision>/suite", "POST", move_on, False),
    ("/decisions/<decision>/objections/<remark>/levee", "POST", lift, False),
    ("/decisions/<decision>/retirer", "POST", withdraw, False),
)
