"""How a decision carries: majority with its quorum and its tie, consent without objection, consensus of everybody."""

import datetime as dt

import pytest

from cjs_app.deciding import domain
from cjs_app.deciding.domain import Count, Kind, Majority, Mode, Rules, Status, Tie
from tests.refusals import refused

VOTE = Rules(Mode.MAJORITY)


@pytest.mark.parametrize(
    ("majority", "voices", "carried"),
    [
        (Majority.SIMPLE, Count(3, 2, 5), True),
        (Majority.SIMPLE, Count(2, 3), False),
        (Majority.ABSOLUTE, Count(5, 2, 3), False),
        (Majority.ABSOLUTE, Count(6, 2, 3), True),
        (Majority.TWO_THIRDS, Count(4, 2, 9), True),
        (Majority.TWO_THIRDS, Count(5, 3), False),
    ],
)
def test_a_vote_carries_when_its_majority_is_reached(majority: Majority, voices: Count, carried: bool) -> None:
    expected = Status.ADOPTED if carried else Status.REJECTED
    assert domain.outcome(Rules(Mode.MAJORITY, majority), voices) is expected


def test_a_tie_rejects_unless_the_rule_says_otherwise() -> None:
    assert domain.outcome(VOTE, Count(4, 4)) is Status.REJECTED


def test_a_tie_is_voted_again_where_the_rule_says_so() -> None:
    with refused("revoter"):
        domain.outcome(Rules(Mode.MAJORITY, tie=Tie.AGAIN), Count(4, 4))


@pytest.mark.parametrize(("said", "result"), [(True, Status.ADOPTED), (False, Status.REJECTED)])
def test_the_chair_settles_a_tie(said: bool, result: Status) -> None:
    assert domain.outcome(Rules(Mode.MAJORITY, tie=Tie.CHAIR), Count(4, 4, chair_is_for=said)) is result


def test_a_tie_that_the_chair_must_settle_waits_for_its_word() -> None:
    with refused("la présidence tranche"):
        domain.outcome(Rules(Mode.MAJORITY, tie=Tie.CHAIR), Count(4, 4))


def test_a_quorum_is_rounded_up_to_a_whole_person() -> None:
    assert [domain.quorum_of(entitled, 50) for entitled in (10, 11, 0)] == [5, 6, 0]


def test_too_few_voices_decide_nothing() -> None:
    with refused("Le quorum n’est pas atteint"):
        domain.outcome(Rules(Mode.MAJORITY, quorum_percent=50), Count(5, 0, 0, entitled=11))


def test_a_quorum_is_counted_on_those_who_may_vote() -> None:
    with refused("combien de personnes peuvent voter"):
        domain.outcome(Rules(Mode.MAJORITY, quorum_percent=50), Count(5))


def test_nobody_has_two_voices() -> None:
    with refused("Une personne, une voix"):
        domain.outcome(VOTE, Count(8, 3, 2, entitled=12))


def test_a_vote_without_a_voice_is_no_vote() -> None:
    with refused("Personne n’a voté"):
        domain.outcome(VOTE, Count(0))


@pytest.mark.parametrize("voices", [Count(9, 1), Count(9, 0, 1)])
def test_a_consensus_asks_for_everybody_s_yes(voices: Count) -> None:
    with refused("le oui de chaque personne"):
        domain.outcome(Rules(Mode.CONSENSUS), voices)


def test_a_consensus_is_reached_when_all_agree() -> None:
    assert domain.outcome(Rules(Mode.CONSENSUS), Count(10)) is Status.ADOPTED


def test_a_consent_goes_from_questions_to_reactions_to_objections() -> None:
    assert domain.next_step(Mode.CONSENT, Status.CLARIFYING) is Status.REACTING
    assert domain.next_step(Mode.CONSENT, Status.REACTING) is Status.OBJECTING
    assert domain.next_step(Mode.CONSENT, Status.OBJECTING) is None


@pytest.mark.parametrize("mode", [Mode.MAJORITY, Mode.CONSENSUS])
def test_a_vote_is_opened_after_the_questions(mode: Mode) -> None:
    assert domain.next_step(mode, Status.CLARIFYING) is Status.VOTING
    assert domain.next_step(mode, Status.VOTING) is None


def test_an_objection_waits_for_its_round() -> None:
    with refused("Ce n’est pas encore le tour"):
        domain.ensure_may_say(Status.CLARIFYING, Kind.OBJECTION)


@pytest.mark.parametrize("status", [Status.ADOPTED, Status.REJECTED, Status.WITHDRAWN])
def test_what_is_over_hears_nothing_more(status: Status) -> None:
    with refused("nouvelle"):
        domain.ensure_may_say(status, Kind.REACTION)


def test_what_is_adopted_is_frozen() -> None:
    with refused("elle ne change plus"):
        domain.ensure_amendable(Status.ADOPTED)


def test_a_proposal_is_not_rewritten_while_it_is_voted() -> None:
    with refused("Le vote est ouvert"):
        domain.ensure_amendable(Status.VOTING)


def test_a_standing_objection_stops_a_consent() -> None:
    with refused("Il reste 1 objection"):
        domain.ensure_no_objection(Status.OBJECTING, 1)


def test_a_consent_is_not_adopted_before_its_round_of_objections() -> None:
    with refused("ouvrir le tour des objections"):
        domain.ensure_no_objection(Status.REACTING, 0)


def test_an_objection_gives_its_reason() -> None:
    with refused("Une objection a une raison"):
        domain.ensure_reason("  ", 500)
    with refused("500 caractères"):
        domain.ensure_reason("a" * 501, 500)


def test_a_review_comes_after_the_decision() -> None:
    with refused("un jour à venir"):
        domain.ensure_review_day(dt.date(2021, 7, 13), dt.date(2021, 7, 13))


def test_the_road_is_drawn_as_far_as_it_went() -> None:
    drawn = [state for _, state in domain.steps_of(Mode.CONSENT, Status.REACTING)]
    assert drawn == ["done", "current", "todo", "todo"]
    assert {state for _, state in domain.steps_of(Mode.MAJORITY, Status.ADOPTED)} == {"done"}
    assert domain.steps_of(Mode.CONSENT, Status.WITHDRAWN)[-1] == ("Retirée", "stopped")
