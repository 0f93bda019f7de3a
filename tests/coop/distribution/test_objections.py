"""Objections to a vote: each with its reason, beside the vote and not against it, until the group finds an answer."""

import json
from decimal import Decimal

import pytest
from flask import Flask
from flask.testing import FlaskClient
from msgspec.structs import replace
from sqlalchemy import select

from cjs_app.coop.distribution import actions, queries
from cjs_app.coop.distribution.models import VoteObjection
from cjs_app.coop.distribution.verification import closing_faults
from cjs_app.coop.distribution.votes import Ballot, Objection, ensure_reasons, vote_as_record
from cjs_app.coop.seasons.domain import Rule
from cjs_app.coop.seasons.models import Season
from cjs_app.journal.models import Entry
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.people import A_DAY, awa, lena, maud, sign_in, stamped
from tests.summers import AUGUST, a_small_summer, closed_by_two, in_closing, proposed
from tests.visitors import Visitor

UNFAIR = Objection("Celles qui sont parties tôt n’ont rien pu noter.")
ANSWERED = Objection("Je ne comprends pas le calcul.", is_lifted=True)
BALLOT = Ballot(A_DAY, Rule.EQUAL, Decimal(50), (), 0, 0, 2, 0, 1, objections=(UNFAIR, ANSWERED))
VOTE = {"day": "2021-07-13", "rule": "egale", "votes_for": "2"}


def address(season: Season, rest: str = "") -> str:
    """Return the address of a page of the sharing."""
    return f"/saisons/{season.id}/partage{rest}"


def test_an_objection_is_kept_beside_a_vote_that_carries_all_the_same(each_app: Flask) -> None:
    season = a_season()
    actions.record_vote(season, BALLOT, stamped())
    [vote] = queries.votes_of(season)
    assert [(one.reason, one.lifted_at is None) for one in vote.objections] == [
        (UNFAIR.reason, True),
        (ANSWERED.reason, False),
    ]
    assert (vote.standing, season.rule) == (1, Rule.EQUAL)


@pytest.mark.parametrize(
    ("objections", "said"),
    [((Objection("  "),), "a une raison"), ((Objection("x" * 501),), "trop longue"), ((UNFAIR,) * 21, "20 objections")],
)
def test_an_objection_gives_a_reason_that_fits(objections: tuple[Objection, ...], said: str) -> None:
    with pytest.raises(Refusal, match=said):
        ensure_reasons(objections)


def test_an_objection_is_lifted_once(app: Flask) -> None:
    season = a_season()
    vote = actions.record_vote(season, BALLOT, stamped())
    actions.lift_objection(season, vote.objections[0].id, stamped(day=AUGUST))
    assert vote.standing == 0
    with pytest.raises(Refusal, match="déjà levée"):
        actions.lift_objection(season, vote.objections[0].id, stamped(day=AUGUST))


def test_the_reasons_never_enter_the_journal_s_chain_but_their_prints_do(app: Flask) -> None:
    season = a_season()
    actions.record_vote(season, BALLOT, stamped())
    db.session.commit()
    told = db.session.scalars(select(Entry).where(Entry.action == "sharing.objected")).one()
    assert UNFAIR.reason not in json.dumps(told.payload, ensure_ascii=False)


def test_a_vote_is_frozen_with_the_closing_figures_only(app: Flask) -> None:
    season = a_small_summer()
    actions.record_vote(season, BALLOT, stamped())
    closed_by_two(in_closing(season))
    closing = queries.closing_of(season)
    assert closing is not None
    assert (
        closing.inputs["vote"]
        == vote_as_record(BALLOT)
        == {
            "day": "2021-07-13",
            "for": 2,
            "against": 0,
            "abstentions": 1,
            "objections": 2,
            "standing_objections": 1,
        }
    )
    assert queries.frozen(closing) == queries.distribution_of(season)
    db.session.commit()
    assert closing_faults() == []


def test_a_summer_without_a_vote_is_frozen_as_it_always_was(app: Flask) -> None:
    season = in_closing(a_small_summer())
    closed_by_two(season)
    closing = queries.closing_of(season)
    assert closing is not None
    assert sorted(closing.inputs) == ["deductions", "earnings", "persons", "settings"]


def test_an_objection_lifted_after_the_proposal_lets_it_fall(app: Flask) -> None:
    season = a_small_summer()
    vote = actions.record_vote(season, BALLOT, stamped())
    proposed(in_closing(season))
    actions.lift_objection(season, vote.objections[0].id, stamped(day=AUGUST))
    proposal = queries.standing_proposal(season)
    assert proposal is not None
    assert not queries.holds(proposal, queries.what_would_be_frozen(season))


def test_the_facilitator_notes_a_vote_with_an_objection_and_lifts_it(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    visitor = sign_in(client, maud(season))
    visitor.post(address(season, "/vote"), data=VOTE | {"objections-0-reason": UNFAIR.reason})
    text = visitor.get(address(season)).text
    assert "1 objection tient" in text
    assert UNFAIR.reason in text
    objection = db.session.scalars(select(VoteObjection)).one()
    visitor.post(address(season, f"/vote/objection/{objection.id}/lever"))
    assert "1 objection levée" in visitor.get(address(season)).text


def test_the_team_reads_the_reasons_and_the_committee_only_how_many(app: Flask) -> None:
    season = a_season()
    actions.record_vote(season, BALLOT, stamped())
    for user, reads in ((awa(season), True), (lena(season), False)):
        text = sign_in(Visitor(app), user).get(address(season)).text
        assert (UNFAIR.reason in text) is reads
        assert "1 objection tient" in text


def test_only_the_staff_lifts_an_objection(app: Flask) -> None:
    season = a_season()
    vote = actions.record_vote(season, replace(BALLOT, objections=(UNFAIR,)), stamped())
    rest = f"/vote/objection/{vote.objections[0].id}/lever"
    assert sign_in(Visitor(app), awa(season)).post(address(season, rest)).status_code == 403


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"objections-0-is_lifted": "y"}, "Une objection a une raison"), ({"objections-0-reason": "x" * 501}, "500")],
)
def test_an_objection_that_cannot_be_kept_comes_back_with_the_vote(
    app: Flask, client: FlaskClient, typed: dict[str, str], said: str
) -> None:
    season = a_season()
    answer = sign_in(client, maud(season)).post(address(season, "/vote"), data=VOTE | typed)
    assert (answer.status_code, queries.votes_of(season)) == (422, [])
    assert said in answer.text


def test_a_row_more_is_asked_for_without_losing_what_was_typed(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    typed = VOTE | {"objections-0-reason": UNFAIR.reason, "more": "1"}
    text = sign_in(client, maud(season)).post(address(season, "/vote"), data=typed).text
    assert UNFAIR.reason in text
    assert "Objection 3" in text
    assert queries.votes_of(season) == []
