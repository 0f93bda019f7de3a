"""Members in every state, in the whole year."""

import datetime as dt

from cjs_app.kernel.stamp import Stamp
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet, PersonSheet
from cjs_app.pole.members import actions
from cjs_app.pole.members.domain import Category, Paid, ReminderWay, State, Way, Wish
from cjs_app.pole.members.models import Member, Membership, MembershipFee, MembershipReceipt

TABLES = {
    "member_id": Member,
    "membership_id": Membership,
    "fee_id": MembershipFee,
    "receipt_id": MembershipReceipt,
}
SUITED = {
    "members.show": Member.organisation_id.is_not(None),
    "members.publish": Member.organisation_id.is_not(None),
    "members.paying.pay": Membership.state == State.ASKED,
    "members.paying.cancel": Membership.state != State.CANCELLED,
    "members.fees.cancel": MembershipFee.cancelled_at.is_(None),
}


def furnish(stamp: Stamp) -> None:
    """Let a shop, a garage and two people belong, in each state; write two fees down and cancel one."""
    year, day = stamp.day.year, stamp.day
    shop = directory.add_organisation(OrganisationSheet("La Ressourcerie", Kind.ASSOCIATION, "Réemploi"), stamp)
    garage = directory.add_organisation(OrganisationSheet("Le Garage solidaire", Kind.COOPERATIVE), stamp)
    lise = directory.add_person(PersonSheet("Maude", "Sympa"), stamp)
    actions.set_fee(Category.ASSOCIATION, dt.date(year - 1, 1, 1), 3000, stamp)
    actions.cancel_fee(actions.set_fee(Category.MUTUAL, day, 9000, stamp), stamp)
    paid = Paid(day, Way.CHEQUE)
    actions.pay(actions.ask(shop, Wish(year - 1, day), stamp), paid, stamp)
    now = actions.ask(shop, Wish(year, day), stamp)
    actions.pay(now, paid, stamp)
    actions.show_publicly(now.member, agreed=True, stamp=stamp)
    actions.pay(actions.ask(garage, Wish(year - 1, day, fee_cents=2000), stamp), paid, stamp)
    actions.cancel(actions.ask(garage, Wish(year, day, fee_cents=2000), stamp), "Saisie en double", stamp)
    asked = actions.ask(lise, Wish(year, day, Category.SYMPATHISER, 1000), stamp)
    actions.remind([asked.member_id], year, ReminderWay.MAIL, stamp)
    other = directory.add_person(PersonSheet("Théo", "Porteur"), stamp)
    actions.pay(actions.ask(other, Wish(year, day, Category.HOLDER, 1000), stamp), paid, stamp)


def grow(times: int, stamp: Stamp) -> None:
    """Let many more belong."""
    year, day = stamp.day.year, stamp.day
    for rank in range(times):
        one = directory.add_organisation(OrganisationSheet(f"Adhérente {rank}", Kind.ASSOCIATION, f"D{rank}"), stamp)
        for played in (year - 1, year):
            actions.pay(actions.ask(one, Wish(played, day, fee_cents=3000), stamp), Paid(day, Way.CARD), stamp)
        late = directory.add_organisation(OrganisationSheet(f"Retardataire {rank}", Kind.COMPANY), stamp)
        waiting = actions.ask(late, Wish(year, day, fee_cents=3000), stamp)
        actions.remind([waiting.member_id], year, ReminderWay.LETTER, stamp)
