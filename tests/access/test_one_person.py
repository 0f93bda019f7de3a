"""One person stays one person, whatever the account."""

from flask import Flask

from cjs_app.access import queries
from cjs_app.access.models import User
from cjs_app.plumbing.database import db
from tests.people import a_person


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
