"""Voting the sharing rule, and closing a season for good."""

import hashlib
import json
from typing import Any

from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.distribution import closing as closing_rules
from cjs_app.coop.distribution import domain, queries
from cjs_app.coop.distribution.models import ClosedShare, SeasonClosing, SharingVote
from cjs_app.coop.distribution.votes import Ballot as Ballot
from cjs_app.coop.distribution.votes import ensure_ballot_holds
from cjs_app.coop.hours import queries as hours
from cjs_app.coop.invoices import queries as invoices
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.domain import CLOSING
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import moved
from cjs_app.plumbing.database import db


def record_vote(season: Season, ballot: Ballot, stamp: Stamp) -> SharingVote:
    """Record a vote and make its rule the season's; raise Refusal for one that did not carry."""
    season = seasons.season_to_change(season.id)
    ensure_ballot_holds(ballot, stamp.day)
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
    return vote


def close(season: Season, stamp: Stamp) -> SeasonClosing:
    """Close a season: everybody's share is frozen with all that it was computed from; nothing changes afterwards.

    Raise Refusal while something is unfinished: hours to validate, invoices still in draft, a sharing that the rule
    refuses; and when the season is not in its closing state.
    """
    season = seasons.season_to_change(season.id)
    status = moved(season.status, CLOSING)
    closing_rules.ensure_ready_to_close(hours.unvalidated_count(season), invoices.draft_count(season))
    minutes = hours.minutes_by_cooperant_and_nature(season)
    people = cooperants.cooperants_of(season)
    earnings = queries.earnings_of(season, minutes)
    deductions = queries.deductions_of(season)
    persons = queries.persons_of(people, minutes)
    settings = queries.settings_of(season)
    road = domain.waterfall(earnings, deductions, settings.carried_over_cents)
    distribution = domain.shares(road.net_cents, persons, settings)
    if distribution.refusal is not None:
        raise distribution.refusal
    inputs = closing_rules.inputs_as_record(earnings, deductions, persons, settings)
    closing = SeasonClosing(
        season_id=season.id,
        at=stamp.at,
        by_user_id=stamp.by,
        net_cents=road.net_cents,
        inputs=inputs,
        fingerprint=fingerprint(inputs, distribution),
    )
    db.session.add(closing)
    db.session.flush()
    ids = {person.code: person.id for person in people}
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
    season.status = status
    db.session.flush()
    sharers = sum(person.has_share for person in persons)
    journal.record(stamp, "season.closed", "season", season.id, season.id, net=road.net_cents, sharers=sharers)
    return closing


def fingerprint(inputs: dict[str, Any], distribution: domain.Distribution) -> str:
    """Return the SHA-256 of what was shared and from what, in canonical form: the same summer gives the same text."""
    shares = [[share.code, share.minutes, share.amount_cents] for share in distribution.shares]
    canonical = json.dumps([inputs, shares], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
