"""A summer is closed by two people: what one proposes, another confirms, unless something changed meanwhile."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.accounts import actions as accounts
from cjs_app.coop.accounts.domain import ExpenseSheet
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.distribution import actions, queries
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours import queries as worked
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import REOPENING, START_OF_CLOSING, Status
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.people import A_DAY, a_person, maud, pierre, sign_in, stamped
from tests.summers import AUGUST, a_fixed_deduction, a_small_summer, closed_by_two, in_closing, owed_by, proposed
from tests.visitors import Visitor


def confirm(season: Season) -> None:
    """Let somebody else confirm."""
    actions.close(season, stamped(pierre(), AUGUST), owed_by(season))


def test_without_a_proposal_nobody_closes(app: Flask) -> None:
    with pytest.raises(Refusal, match="une première personne"):
        confirm(in_closing(a_small_summer()))


def test_who_proposed_does_not_confirm(each_app: Flask) -> None:
    season = in_closing(a_small_summer())
    animatrice = stamped(maud(season), AUGUST)
    actions.propose_closing(season, animatrice, owed_by(season))
    with pytest.raises(Refusal, match="une autre personne doit confirmer"):
        actions.close(season, animatrice)


def test_a_second_account_is_no_second_person(app: Flask) -> None:
    season = in_closing(a_small_summer())
    first, second = maud(season), a_person("Maud bis")
    second.same_person_as_id = first.id
    for one, other in ((first, second), (second, first)):
        actions.propose_closing(season, stamped(one, AUGUST), owed_by(season))
        with pytest.raises(Refusal, match="une autre personne"):
            actions.close(season, stamped(other, AUGUST))


def test_nobody_known_confirms_nothing(app: Flask) -> None:
    season = proposed(in_closing(a_small_summer()))
    with pytest.raises(Refusal, match="une autre personne"):
        actions.close(season, stamped(None, AUGUST))


def test_the_closing_bears_the_fingerprint_that_was_proposed(app: Flask) -> None:
    season = in_closing(a_small_summer())
    closing = closed_by_two(season)
    (proposal,) = queries.proposals_of(season)
    assert (closing.fingerprint, closing.net_cents) == (proposal.fingerprint, proposal.net_cents)
    assert proposal.by_user_id != closing.by_user_id


def take_back_and_validate_again(season: Season) -> None:
    """Change an entry for one that counts the same."""
    entry = db.session.scalars(worked.hours_matching(season)).first()
    assert entry is not None
    hours.reopen(entry, "Vérification", stamped(day=AUGUST))
    hours.validate(season, [entry.id], stamped(a_person("Tom"), AUGUST))


def spend(season: Season) -> None:
    """Note an expense and validate it."""
    sheet = ExpenseSheet(A_DAY, "Éponges", 100)
    accounts.validate_expense(accounts.record_expense(season, sheet, stamped(day=AUGUST)), stamped(day=AUGUST))


CHANGES: dict[str, Callable[[Season], object]] = {
    "a cent": lambda season: a_fixed_deduction(season, 1),
    "an expense": spend,
    "hours that come to the same": take_back_and_validate_again,
    "a first name": lambda season: setattr(cooperants.cooperants_of(season)[0], "first_name", "Awa-Lou"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_after_the_proposal_lets_it_fall(app: Flask, change: Callable[[Season], object]) -> None:
    season = proposed(in_closing(a_small_summer()))
    change(season)
    db.session.flush()
    with pytest.raises(Refusal, match="Quelque chose a changé"):
        confirm(season)


def test_going_back_to_the_open_season_lets_the_proposal_fall(app: Flask) -> None:
    season = proposed(in_closing(a_small_summer()))
    seasons.move(season, REOPENING, stamped())
    seasons.move(season, START_OF_CLOSING, stamped())
    with pytest.raises(Refusal, match="une première personne"):
        confirm(season)


def test_a_new_proposal_takes_the_place_of_the_one_that_fell(each_app: Flask) -> None:
    season = proposed(in_closing(a_small_summer()))
    a_fixed_deduction(season, 1)
    actions.propose_closing(season, stamped(maud(season), AUGUST), owed_by(season))
    confirm(season)
    assert season.status is Status.CLOSED
    assert [proposal.fallen_at is None for proposal in queries.proposals_of(season)] == [True, False]


def test_an_expense_that_nobody_validated_holds_the_proposal_back(app: Flask) -> None:
    season = in_closing(a_small_summer())
    accounts.record_expense(season, ExpenseSheet(A_DAY, "Éponges", 100), stamped(day=AUGUST))
    with pytest.raises(Refusal, match="dépense"):
        proposed(season)


def test_the_page_says_that_the_proposal_fell(app: Flask, client: FlaskClient) -> None:
    season = in_closing(a_small_summer())
    address = f"/saisons/{season.id}/partage/cloture"
    sign_in(client, maud(season)).post(address + "/proposer", data={"encore_du": owed_by(season)})
    a_fixed_deduction(season, 1)
    page = sign_in(Visitor(app), pierre()).get(address).text
    assert "La proposition est tombée" in page
    assert "Confirmer et clore" not in page
    assert "Proposer la clôture" in page


def test_what_is_proposed_stands_in_the_history_of_the_season(app: Flask, client: FlaskClient) -> None:
    season = in_closing(a_small_summer())
    known = {"encore_du": owed_by(season)}
    sign_in(client, maud(season)).post(f"/saisons/{season.id}/partage/cloture/proposer", data=known)
    assert "Clôture proposée" in client.get(f"/saisons/{season.id}/journal").text
