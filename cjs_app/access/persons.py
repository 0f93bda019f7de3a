"""Saying that two accounts are used by one person, and taking it back."""

from cjs_app.access import queries
from cjs_app.access.actions import held
from cjs_app.access.models import User
from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db


def declare_same(user: User, other_login: str, stamp: Stamp) -> User:
    """Return the other account, now known as one of the same person's; raise Refusal for an unknown or same account.

    The first account of the two stands for the person: every account of either side is led to it.
    """
    other = queries.find_user_by_login(other_login)
    if other is None or other.id == user.id:
        raise Refusal("Aucun autre compte ne porte ce nom\u00a0: vérifier, puis recommencer.", field="login")
    accounts = {one.id for side in (user, other) for one in queries.accounts_of_person(side.id)}
    first = min(accounts)
    for number in sorted(accounts):
        held(number).same_person_as_id = None if number == first else first
    db.session.flush()
    journal.record(stamp, "user.same_person", "user", user.id, first=first)
    return other


def set_apart(user: User, stamp: Stamp) -> None:
    """Say that an account is one person's only account; raise Refusal for whoever it may be, and for a first account.

    Who uses several accounts would otherwise become two people again whenever two are needed.
    """
    if queries.are_one_person(user.id, stamp.by):
        raise Refusal("Personne ne sépare ses propres comptes\u00a0: le demander à une autre personne.")
    user = held(user.id)
    if user.same_person_as_id is None:
        raise Refusal("Ce compte est le premier de cette personne\u00a0: séparer les autres.")
    user.same_person_as_id = None
    db.session.flush()
    journal.record(stamp, "user.set_apart", "user", user.id)
