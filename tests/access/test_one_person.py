"""One person stays one person, whatever the account."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access import persons, queries
from cjs_app.access.models import User
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.people import a_person, pierre, sign_in, stamped


def two_accounts() -> tuple[User, User]:
    """Return two accounts of one person."""
    first, second = a_person("Maud"), a_person("Maud bis")
    second.same_person_as_id = first.id
    db.session.flush()
    return first, second


def test_the_person_of_an_account_is_the_first_account(app: Flask) -> None:
    first, second = two_accounts()
    assert (queries.person_of(first.id), queries.person_of(second.id)) == (first.id, first.id)
    assert (queries.person_of(None), queries.person_of(99)) == (None, None)


def test_two_accounts_of_one_person_are_one_person_and_nobody_is_none(app: Flask) -> None:
    (first, second), other = two_accounts(), a_person("Pierre")
    assert queries.are_one_person(first.id, second.id)
    assert queries.are_one_person(second.id, first.id)
    assert not queries.are_one_person(second.id, other.id)
    assert not queries.are_one_person(None, None)
    assert not queries.are_one_person(first.id, None)


def test_all_the_accounts_of_a_person_are_found_from_any_of_them(app: Flask) -> None:
    first, second = two_accounts()
    a_person("Pierre")
    assert queries.accounts_of_person(second.id) == queries.accounts_of_person(first.id) == [first, second]


def test_the_persons_of_several_accounts_take_no_notice_of_nobody(app: Flask) -> None:
    first, second = two_accounts()
    assert queries.persons_of([None, second.id, first.id]) == {first.id: first.id, second.id: first.id}


def test_the_coordination_says_that_two_accounts_are_one_person(app: Flask, client: FlaskClient) -> None:
    first, second = a_person("Maud"), a_person("Maud2")
    sign_in(client, pierre())
    page = client.post(f"/comptes/{second.id}/meme-personne", data={"login": "maud"}, follow_redirects=True).text
    assert "sont une même personne" in page
    assert queries.are_one_person(first.id, second.id)
    assert "Ce compte et un autre" in client.get(f"/comptes/{second.id}").text


def test_declaring_twice_and_the_other_way_round_leads_to_the_same_first_account(app: Flask) -> None:
    one, two, three = (a_person(name) for name in ("Un", "Deux", "Trois"))
    persons.declare_same(three, "deux", stamped())
    persons.declare_same(one, "trois", stamped())
    assert queries.persons_of([one.id, two.id, three.id]) == dict.fromkeys((one.id, two.id, three.id), one.id)


def test_an_unknown_account_or_the_same_one_is_no_other_account(app: Flask) -> None:
    user = a_person("Maud")
    for login in ("personne", "maud"):
        with pytest.raises(Refusal, match="Aucun autre compte"):
            persons.declare_same(user, login, stamped())


def test_nobody_sets_their_own_accounts_apart(app: Flask) -> None:
    first, second = two_accounts()
    for account in (first, second):
        with pytest.raises(Refusal, match="Personne ne sépare"):
            persons.set_apart(second, stamped(account))
    persons.set_apart(second, stamped(a_person("Pierre")))
    assert not queries.are_one_person(first.id, second.id)


def test_the_first_account_of_a_person_is_not_set_apart(app: Flask) -> None:
    first, _ = two_accounts()
    with pytest.raises(Refusal, match="premier"):
        persons.set_apart(first, stamped(a_person("Pierre")))
