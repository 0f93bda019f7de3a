"""Putting a proposal to the group, hearing what each one says, and deciding."""

from typing import Any

from cjs_app.deciding import domain, queries
from cjs_app.deciding.domain import Count, Kind, Mode, Proposal, Status
from cjs_app.deciding.models import Decision, Remark, Version
from cjs_app.deciding.people import Place
from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db, hold

LONGEST_REMARK = 500


def propose(place: Place, proposal: Proposal, stamp: Stamp) -> Decision:
    """Return a proposal put to a place, open to questions; raise Refusal for a meeting of another place."""
    if proposal.meeting_id is not None:
        queries.get_meeting(place, proposal.meeting_id)
    rules = proposal.rules
    decision = Decision(
        season_id=place,
        meeting_id=proposal.meeting_id,
        title=proposal.title.strip(),
        mode=rules.mode,
        status=Status.CLARIFYING,
        majority=rules.majority,
        tie=rules.tie,
        quorum_percent=rules.quorum_percent,
        proposed_on=stamp.day,
    )
    decision.versions = [Version(season_id=place, number=1, text=proposal.text.strip(), written_on=stamp.day)]
    decision.remarks = []
    db.session.add(decision)
    db.session.flush()
    _tell(stamp, "decision.proposed", decision)
    return decision


def amend(decision: Decision, text: str, stamp: Stamp) -> None:
    """Write the proposal anew: the former versions stay; objections stand until they are lifted."""
    decision = held(decision)
    domain.ensure_amendable(decision.status)
    last = decision.versions[-1]
    if text.strip() == last.text:
        raise Refusal("Rien ne change : écrire ce que la nouvelle version dit autrement.", field="text")
    new = Version(season_id=decision.season_id, number=last.number + 1, text=text.strip(), written_on=stamp.day)
    decision.versions.append(new)
    db.session.flush()
    _tell(stamp, "decision.amended", decision, version=new.number)


def move_on(decision: Decision, stamp: Stamp) -> None:
    """Open the next step; raise Refusal where only counting or consent remains."""
    decision = held(decision)
    domain.ensure_open(decision.status)
    following = domain.next_step(decision.mode, decision.status)
    if following is None:
        raise Refusal("C’est la dernière étape : décider, amender ou retirer la proposition.")
    decision.status = following
    _tell(stamp, "decision.moved", decision, step=domain.STATUS_LABELS[following])


def say(decision: Decision, kind: Kind, text: str, person_number: int | None, stamp: Stamp) -> Remark:
    """Return a question, a reaction or an objection noted at its step; an objection has a reason."""
    decision = held(decision)
    domain.ensure_may_say(decision.status, kind)
    domain.ensure_reason(text, LONGEST_REMARK)
    remark = Remark(
        season_id=decision.season_id,
        decision_id=decision.id,
        version_number=decision.versions[-1].number,
        kind=kind,
        person_number=person_number,
        text=text.strip(),
    )
    decision.remarks.append(remark)
    db.session.flush()
    _tell(stamp, "decision.remarked", decision, kind=domain.KIND_LABELS[kind])
    return remark


def lift(decision: Decision, remark_id: int, stamp: Stamp) -> None:
    """Note that an objection is lifted: whoever made it can live with the proposal as it is now."""
    decision = held(decision)
    domain.ensure_open(decision.status)
    found = next((one for one in decision.remarks if one.id == remark_id and one.kind is Kind.OBJECTION), None)
    if found is None or found.lifted_at is not None:
        raise Refusal("Cette objection est déjà levée.")
    found.lifted_at = stamp.at
    _tell(stamp, "decision.lifted", decision)


def adopt(decision: Decision, review_on: Any, stamp: Stamp) -> None:
    """Adopt by consent: no objection stands; raise Refusal otherwise."""
    decision = held(decision)
    if decision.mode is not Mode.CONSENT:
        raise Refusal("Cette décision se prend en comptant les voix.")
    domain.ensure_no_objection(decision.status, decision.standing)
    domain.ensure_review_day(review_on, stamp.day)
    decision.status, decision.decided_on, decision.review_on = Status.ADOPTED, stamp.day, review_on
    _tell(stamp, "decision.adopted", decision)


def count(decision: Decision, voices: Count, review_on: Any, stamp: Stamp) -> None:
    """Count the voices of a vote, and keep what comes out of it."""
    decision = held(decision)
    domain.ensure_open(decision.status)
    if decision.status is not Status.VOTING:
        raise Refusal("Le vote n’est pas ouvert : ouvrir d’abord cette étape.")
    domain.ensure_review_day(review_on, stamp.day)
    decision.status = domain.outcome(decision.rules, voices)
    decision.decided_on, decision.review_on = stamp.day, review_on
    for part in ("entitled", "votes_for", "votes_against", "abstentions", "chair_is_for"):
        setattr(decision, part, getattr(voices, part))
    numbers = {part: getattr(voices, part) for part in ("votes_for", "votes_against", "abstentions")}
    _tell(stamp, "decision.counted", decision, **numbers)


def withdraw(decision: Decision, stamp: Stamp) -> None:
    """Take a proposal back; what was said stays."""
    decision = held(decision)
    domain.ensure_open(decision.status)
    decision.status, decision.decided_on = Status.WITHDRAWN, stamp.day
    _tell(stamp, "decision.withdrawn", decision)


def held(decision: Decision) -> Decision:
    """Return a decision as it stands now, that nobody else changes until the end of the transaction."""
    place, number = decision.season_id, decision.id
    hold(Decision, number)
    db.session.expire(decision)
    return queries.get_decision(place, number)


def _tell(stamp: Stamp, action: str, decision: Decision, **details: Any) -> None:
    """Tell the journal of a decision."""
    db.session.flush()
    journal.record(stamp, action, "decision", decision.id, decision.season_id, **details)
