"""Gestures on the members of the network."""

import datetime as dt

from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet
from cjs_app.pole.members import actions, bringing
from cjs_app.pole.members.domain import Category, Paid, ReminderWay, Way, Wish
from cjs_app.pole.members.importing import read
from cjs_app.pole.members.models import Membership
from tests.people import A_DAY
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of

PAID = Paid(A_DAY, Way.CHEQUE)


def asked(year: int = 2021) -> Membership:
    """Return a membership that waits for its fee."""
    shop = directory.add_organisation(OrganisationSheet("Le Fournil", Kind.COOPERATIVE), STAMP)
    return actions.ask(shop, Wish(year, A_DAY, fee_cents=3000), STAMP)


@scenario_of(actions.ask)
def ask() -> Gesture:
    shop = directory.add_organisation(OrganisationSheet("Le Fournil", Kind.COOPERATIVE), STAMP)
    return lambda: actions.ask(again(shop), Wish(2021, A_DAY, fee_cents=3000), STAMP)


@scenario_of(actions.renew)
def renew() -> Gesture:
    member = asked(2020).member
    return lambda: actions.renew(again(member), 2021, STAMP)


@scenario_of(actions.renew_many)
def renew_many() -> Gesture:
    actions.pay(asked(2020), PAID, STAMP)
    return lambda: actions.renew_many(2021, None, STAMP)


@scenario_of(actions.pay)
def pay() -> Gesture:
    membership = asked()
    return lambda: actions.pay(again(membership), PAID, STAMP)


@scenario_of(actions.cancel)
def cancel() -> Gesture:
    membership = asked()
    return lambda: actions.cancel(again(membership), "Saisie en double", STAMP)


@scenario_of(actions.show_publicly)
def show_publicly() -> Gesture:
    member = asked().member
    return lambda: actions.show_publicly(again(member), agreed=True, stamp=STAMP)


@scenario_of(actions.set_fee)
def set_fee() -> Gesture:
    return lambda: actions.set_fee(Category.ASSOCIATION, dt.date(2021, 1, 1), 3000, STAMP)


@scenario_of(actions.cancel_fee)
def cancel_fee() -> Gesture:
    fee = actions.set_fee(Category.ASSOCIATION, dt.date(2021, 1, 1), 3000, STAMP)
    return lambda: actions.cancel_fee(again(fee), STAMP)


@scenario_of(actions.remind)
def remind() -> Gesture:
    member_id = asked().member_id
    return lambda: actions.remind([member_id], 2021, ReminderWay.MAIL, STAMP)


@scenario_of(bringing.bring_in)
def bring_in() -> Gesture:
    rows = read("Structure;Prénom;Nom;Cotisation;Payée le;Moyen\nLe Fournil;;;30;01/02/2021;chèque\n;Lise;Roux;10;;\n")
    return lambda: bringing.bring_in(rows, 2021, STAMP)
