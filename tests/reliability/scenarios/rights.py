"""Gestures on who a person is and what is known of them: accounts of one person, agreements, erasures, delays."""

import datetime as dt

from cjs_app.access import persons
from cjs_app.access.models import User
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.privacy import actions as privacy
from cjs_app.privacy import erasing
from cjs_app.privacy.domain import Consented
from cjs_app.privacy.purposes import Rule
from tests.builders import a_client, a_cooperant, a_payment, a_quote, a_season, an_invoice
from tests.people import a_person, awa, maud, stamped
from tests.privacy.people import BORN, someone_everywhere
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of

YEARS_LATER = stamped(day=dt.date(2023, 1, 2))


def awa_herself() -> tuple[User, Cooperant]:
    """Return the account and the sheet of a cooperant who is old enough to agree alone."""
    season = a_season()
    user = awa(season)
    return user, a_cooperant(season, "Awa", birth_date=BORN, user_id=user.id)


@scenario_of(persons.declare_same)
def declare_same() -> Gesture:
    first, second, third = (a_person(name) for name in ("Maud", "Maud2", "Maud3"))
    persons.declare_same(second, third.login, STAMP)
    return lambda: persons.declare_same(again(third), again(first).login, STAMP)


@scenario_of(persons.set_apart)
def set_apart() -> Gesture:
    first, second = a_person("Maud"), a_person("Maud2")
    persons.declare_same(first, second.login, STAMP)
    return lambda: persons.set_apart(again(second), STAMP)


@scenario_of(privacy.agree)
def agree() -> Gesture:
    user, one = awa_herself()
    return lambda: privacy.agree(again(one), Consented.PHOTO, stamped(again(user)))


@scenario_of(privacy.withdraw)
def withdraw() -> Gesture:
    user, one = awa_herself()
    privacy.agree(one, Consented.PHOTO, stamped(user))
    return lambda: privacy.withdraw(again(one), Consented.PHOTO, STAMP)


@scenario_of(privacy.ask_erasure)
def ask_erasure() -> Gesture:
    _, one = awa_herself()
    return lambda: privacy.ask_erasure(again(one), STAMP)


@scenario_of(privacy.ask_own_erasure)
def ask_own_erasure() -> Gesture:
    user, _ = awa_herself()
    a_cooperant(a_season("Ailleurs", 2022), "Awa", user_id=user.id)
    return lambda: privacy.ask_own_erasure(again(user), STAMP)


@scenario_of(privacy.withdraw_own_requests)
def withdraw_own_requests() -> Gesture:
    user, _ = awa_herself()
    a_cooperant(a_season("Ailleurs", 2022), "Awa", user_id=user.id)
    privacy.ask_own_erasure(user, STAMP)
    return lambda: privacy.withdraw_own_requests(again(user), STAMP)


@scenario_of(privacy.set_delay)
def set_delay() -> Gesture:
    privacy.set_delay(Rule.SHEETS, 24, STAMP)
    return lambda: privacy.set_delay(Rule.SHEETS, 18, STAMP)


@scenario_of(privacy.treat)
def treat() -> Gesture:
    season = a_season()
    user = awa(season)
    a_cooperant(season, "Awa", birth_date=BORN, user_id=user.id)
    a_cooperant(season, "Noé")
    privacy.ask_own_erasure(user, STAMP)
    return lambda: privacy.treat(Rule.SHEETS, again(season), YEARS_LATER)


@scenario_of(privacy.note_review)
def note_review() -> Gesture:
    a_season()
    return lambda: privacy.note_review(STAMP)


@scenario_of(erasing.erase_cooperant)
def erase_cooperant() -> Gesture:
    told = someone_everywhere()
    return lambda: erasing.erase_cooperant(again(told.cooperant), STAMP)


@scenario_of(erasing.erase_client)
def erase_client() -> Gesture:
    season = a_season()
    client = a_client(season, "Mme Kerbriñec", email="k@exemple.fr")
    a_quote(season, client=client, subject="Jardin de Mme Kerbriñec")
    a_payment(an_invoice(season, client=client), 1000)
    return lambda: erasing.erase_client(again(client), STAMP)


@scenario_of(erasing.erase_account)
def erase_account() -> Gesture:
    user = maud(a_season())
    privacy.ask_own_erasure(user, stamped(user))
    return lambda: erasing.erase_account(again(user), STAMP)
