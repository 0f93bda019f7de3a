"""Voting the sharing rule, and closing a season for good."""

from typing import Any

from cjs_app.access import queries as access
from cjs_app.coop.accounts import queries as accounts
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.distribution import closing as closing_rules
from cjs_app.coop.distribution import domain, queries
from cjs_app.coop.distribution.models import ClosedShare, ClosingProposal, SeasonClosing, SharingVote, VoteObjection
from cjs_app.coop.distribution.votes import Ballot as Ballot
from cjs_app.coop.distribution.votes import ensure_ballot_holds
from cjs_app.coop.hours import queries as hours
from cjs_app.coop.invoices import dues
from cjs_app.coop.invoices import queries as invoices
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.domain import CLOSING
from cjs_app.coop.seasons.guards import tell_of_closing
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import moved
from cjs_app.plumbing.database import db


def record_vote(season: Season, ballot: Ballot, stamp: Stamp) -> SharingVote:
    """Record a vote and make its rule the season's; raise Refusal for one that did not carry."""
    season = seasons.season_to_change(season.id)
    members = cooperants.headcounts(season).founded
    ensure_ballot_holds(ballot, stamp.day, Period(season.start_day, season.end_day), members)
    settings: dict[str, Any] = {
        "rule": ballot.rule,
        "equal_percent": ballot.equal_percent,
        "natures": "|".join(ballot.natures),
        "wage_cents": ballot.wage_cents,
        "carried_over_cents": ballot.carried_over_cents,
    }
    vote = SharingVote(
        season_id=season.id,
        day=ballot.day,
        votes_for=ballot.votes_for,
        votes_against=ballot.votes_against,
        abstentions=ballot.abstentions,
        note=ballot.note,
        recorded_by_id=stamp.by,
        **settings,
    )
    for part, value in settings.items():
        setattr(season, part, value)
    vote.objections = [
        VoteObjection(season_id=season.id, reason=one.reason.strip(), lifted_at=stamp.at if one.is_lifted else None)
        for one in ballot.objections
    ]
    db.session.add(vote)
    db.session.flush()
    journal.record(
        stamp,
        "sharing.voted",
        "season",
        season.id,
        season.id,
        rule=domain.RULE_LABELS[ballot.rule],
        votes_for=ballot.votes_for,
        votes_against=ballot.votes_against,
        abstentions=ballot.abstentions,
    )
    for objection in vote.objections:
        told = "sharing.objected" if objection.lifted_at is None else "sharing.objection_answered"
        journal.record(stamp, told, "season", season.id, season.id, words={"reason": objection.reason})
    return vote


def lift_objection(season: Season, objection_id: int, stamp: Stamp) -> None:
    """Note that the group found an answer to an objection; raise Refusal when it was lifted already."""
    season = seasons.season_to_change(season.id)
    objection = queries.objection_held(season, objection_id)
    if objection.lifted_at is not None:
        raise Refusal("Cette objection est déjà levée.")
    objection.lifted_at = stamp.at
    db.session.flush()
    journal.record(
        stamp, "sharing.objection_lifted", "season", season.id, season.id, words={"reason": objection.reason}
    )


def propose_closing(season: Season, stamp: Stamp, owed_accepted_cents: int = 0) -> ClosingProposal:
    """Return what one person proposes to freeze; another one confirms it (`close`), unless something changes before.

    A proposal that stood before falls. Raise Refusal for what `close` refuses.
    """
    season = seasons.season_to_change(season.id)
    frozen = _ready_to_freeze(season)
    owed_cents = _accepted(season, owed_accepted_cents, stamp)
    let_proposal_fall(season, stamp)
    proposal = ClosingProposal(
        season_id=season.id,
        at=stamp.at,
        by_user_id=stamp.by,
        net_cents=frozen.road.net_cents,
        fingerprint=frozen.fingerprint,
        records=frozen.records,
    )
    db.session.add(proposal)
    db.session.flush()
    _record(stamp, "season.closing_proposed", season, frozen, owed_cents)
    return proposal


def close(season: Season, stamp: Stamp, owed_accepted_cents: int = 0) -> SeasonClosing:
    """Close a season that another person proposed to close: everybody's share is frozen, nothing changes afterwards.

    Raise Refusal while something is unfinished: hours or expenses to validate, invoices still in draft, a sharing that
    the rule refuses; when the season is not in its closing state; without a proposal, or when something changed since;
    when the person who confirms is the one who proposed, under whatever account; and when clients still owe another
    sum than `owed_accepted_cents`, which that person says to know.
    """
    season = seasons.season_to_change(season.id)
    frozen = _ready_to_freeze(season)
    proposal = queries.standing_proposal(season)
    if proposal is None:
        raise Refusal("La clôture se fait à deux\u00a0: une première personne doit d’abord la proposer.")
    proposed = proposal.fingerprint, proposal.records
    closing_rules.ensure_nothing_changed(proposed, (frozen.fingerprint, frozen.records))
    closing_rules.ensure_second_person(access.person_of(proposal.by_user_id), access.person_of(stamp.by))
    owed_cents = _accepted(season, owed_accepted_cents, stamp)
    tell_of_closing(season, stamp)
    closing = SeasonClosing(
        season_id=season.id,
        at=stamp.at,
        by_user_id=stamp.by,
        net_cents=frozen.road.net_cents,
        inputs=frozen.inputs,
        fingerprint=frozen.fingerprint,
    )
    db.session.add(closing)
    db.session.flush()
    _keep_shares(season, closing, frozen.distribution)
    season.status = moved(season.status, CLOSING)
    db.session.flush()
    _record(stamp, "season.closed", season, frozen, owed_cents)
    return closing


def let_proposal_fall(season: Season, stamp: Stamp) -> None:
    """Let the proposal that stands fall, if there is one."""
    standing = queries.standing_proposal(season)
    if standing is not None:
        standing.fallen_at = stamp.at
        db.session.flush()


def _ready_to_freeze(season: Season) -> closing_rules.Frozen:
    """Return what a closing freezes; raise Refusal when the season is not ready for it."""
    moved(season.status, CLOSING)
    closing_rules.ensure_ready_to_close(
        hours.unvalidated_count(season), invoices.draft_count(season), accounts.unvalidated_expenses_count(season)
    )
    frozen = queries.what_would_be_frozen(season)
    if frozen.distribution.refusal is not None:
        raise frozen.distribution.refusal
    return frozen


def _accepted(season: Season, accepted_cents: int, stamp: Stamp) -> int:
    """Return what clients still owe, in cents; raise Refusal when it is not the sum that is said to be known."""
    owed_cents = dues.due_of(season, stamp.day).owed_cents
    closing_rules.ensure_owed_is_accepted(owed_cents, accepted_cents)
    return owed_cents


def _keep_shares(season: Season, closing: SeasonClosing, distribution: domain.Distribution) -> None:
    """Freeze everybody's share."""
    ids = {person.code: person.id for person in cooperants.cooperants_of(season)}
    db.session.add_all(
        ClosedShare(
            season_id=season.id,
            closing_id=closing.id,
            cooperant_id=ids[share.code],
            code=share.code,
            minutes=share.minutes,
            amount_cents=share.amount_cents,
        )
        for share in distribution.shares
    )


def _record(stamp: Stamp, action: str, season: Season, frozen: closing_rules.Frozen, owed_cents: int) -> None:
    """Write in the journal what is shared, among how many, what is still owed, and the fingerprint of all of it."""
    journal.record(
        stamp,
        action,
        "season",
        season.id,
        season.id,
        net=frozen.road.net_cents,
        sharers=sum(person.has_share for person in frozen.persons),
        fingerprint=frozen.fingerprint,
        owed=owed_cents,
    )
