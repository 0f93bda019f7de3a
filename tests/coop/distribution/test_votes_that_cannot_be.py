"""A vote has no more voices than the group, is of its summer, and says the part that its rule needs."""

import datetime as dt
from decimal import Decimal

import pytest
from flask import Flask
from flask.testing import FlaskClient
from msgspec.structs import replace

from cjs_app.coop.distribution import actions, queries
from cjs_app.coop.distribution.domain import Distribution
from cjs_app.coop.distribution.votes import Ballot, ensure_ballot_holds
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.seasons.domain import Rule
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from tests.builders import a_cooperant, a_quote, a_season
from tests.people import A_DAY, maud, sign_in, stamped

BALLOT = Ballot(A_DAY, Rule.EQUAL, Decimal(50), (), 0, 0, 2, 0, 0)


@pytest.mark.parametrize(
    ("ballot", "said"),
    [
        (replace(BALLOT, votes_for=400), "Une personne, une voix"),
        (replace(BALLOT, votes_for=2, abstentions=1), "3 voix pour 2 personnes"),
        (replace(BALLOT, day=dt.date(2019, 1, 1)), "trop loin de la saison"),
    ],
)
def test_a_vote_that_cannot_be_is_not_written_down(app: Flask, ballot: Ballot, said: str) -> None:
    season = a_season()
    for name in ("Awa", "Noé"):
        a_cooperant(season, name)
    with pytest.raises(Refusal, match=said):
        actions.record_vote(season, ballot, stamped())
    actions.record_vote(season, BALLOT, stamped())


@pytest.mark.parametrize(("members", "said"), [(1, "3 voix pour 1 personne dans"), (2, "3 voix pour 2 personnes dans")])
def test_too_many_voices_for_one_person_or_for_two(members: int, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        ensure_ballot_holds(replace(BALLOT, votes_for=3), A_DAY, Period(A_DAY, A_DAY), members)
    assert said in str(refused.value)


def test_a_mixed_rule_without_its_part_is_asked_for_it(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    typed = {"day": "2021-07-13", "rule": "mixte", "equal_percent": "", "votes_for": "8"}
    answer = sign_in(client, maud(season)).post(f"/saisons/{season.id}/partage/vote", data=typed)
    assert answer.status_code == 422
    assert "Écrire la part égale" in answer.text
    assert queries.votes_of(season) == []


@pytest.mark.parametrize(
    "status", [QuoteStatus.DRAFT, QuoteStatus.TO_VALIDATE, QuoteStatus.VALIDATED, QuoteStatus.SENT]
)
def test_a_devis_that_is_not_finished_is_told_before_closing(app: Flask, status: QuoteStatus) -> None:
    season = a_season()
    a_quote(season, status)
    checks = {check.subject: check for check in queries.checks_before_closing(season, Distribution(0, (), None))}
    assert (checks["quotes"].is_done, checks["quotes"].blocks) == (False, False)
