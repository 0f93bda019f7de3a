"""An expense is validated by another person than the one who noted it, whatever the account."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access.models import User
from cjs_app.coop.accounts import actions, queries
from cjs_app.coop.accounts.domain import ExpenseSheet
from cjs_app.coop.accounts.models import Expense
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.refusal import Refusal
from tests.builders import a_season
from tests.people import A_DAY, a_person, awa, maud, nadia, pierre, sign_in, stamped
from tests.visitors import Visitor


def an_expense(season: Season, by: User | None = None) -> Expense:
    """Return eighteen euros ninety spent for gloves."""
    return actions.record_expense(season, ExpenseSheet(A_DAY, "Gants", 1890), stamped(by))


def test_another_person_validates_and_it_says_who_and_when(each_app: Flask) -> None:
    season = a_season()
    animatrice = maud(season)
    expense = an_expense(season, awa(season))
    actions.validate_expense(expense, stamped(animatrice))
    assert (expense.validated_by_id, expense.validated_at) == (animatrice.id, stamped().at)
    assert queries.unvalidated_expenses_count(season) == 0


def test_nobody_validates_their_own_expense_under_any_account(app: Flask) -> None:
    season = a_season()
    first, second = maud(season), a_person("Maud bis")
    second.same_person_as_id = first.id
    for noted, validated in ((first, first), (first, second), (second, first)):
        with pytest.raises(Refusal, match="Personne ne valide sa propre dépense"):
            actions.validate_expense(an_expense(season, noted), stamped(validated))
    assert queries.unvalidated_expenses_count(season) == 3


def test_an_expense_is_validated_once_and_never_when_cancelled(app: Flask) -> None:
    season = a_season()
    done, gone = an_expense(season), an_expense(season)
    actions.validate_expense(done, stamped(maud(season)))
    actions.cancel_expense(gone, stamped())
    for expense, sentence in ((done, "déjà validée"), (gone, "déjà annulée")):
        with pytest.raises(Refusal, match=sentence):
            actions.validate_expense(expense, stamped(pierre() if expense is done else None))


def test_a_waiting_expense_counts_at_once(app: Flask) -> None:
    season = a_season()
    an_expense(season)
    assert (queries.expenses_total(season), queries.unvalidated_expenses_count(season)) == (1890, 1)


def test_the_page_offers_the_button_to_the_others_only(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    animatrice = maud(season)
    url = f"/saisons/{season.id}/depenses/{an_expense(season, animatrice).id}"
    own = sign_in(client, animatrice).get(url).text
    assert ("Valider cette dépense" in own, "Personne ne valide sa propre dépense" in own) == (False, True)
    other = sign_in(Visitor(app), pierre())
    assert "Valider cette dépense" in other.get(url).text
    assert "Dépense validée\u00a0: 18,90" in other.post(url + "/valider", follow_redirects=True).text


def test_the_list_can_show_only_what_waits(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    actions.validate_expense(an_expense(season), stamped(maud(season)))
    actions.record_expense(season, ExpenseSheet(A_DAY, "Peinture", 500), stamped())
    page = sign_in(client, pierre()).get(f"/saisons/{season.id}/depenses?a_valider=1").text
    assert ("Peinture" in page, "Gants" in page) == (True, False)


def test_the_accountant_reads_an_expense_without_a_name_and_changes_nothing(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    url = f"/saisons/{season.id}/depenses/{an_expense(season, awa(season)).id}"
    page = sign_in(client, nadia(season)).get(url).text
    assert ("Gants" in page, "Awa" in page, "une personne de l’équipe" in page) == (True, False, True)
    assert {client.post(url + end).status_code for end in ("/valider", "/annuler", "/photo")} == {403}
