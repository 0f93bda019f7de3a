"""What happens to memberships, on both databases where numbers are given."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask

from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet, PersonSheet
from cjs_app.pole.directory.models import Organisation
from cjs_app.pole.members import actions, bringing, figures, queries
from cjs_app.pole.members.domain import Category, Paid, ReminderWay, State, Way, Wish
from cjs_app.pole.members.importing import read
from cjs_app.pole.members.models import Member, Membership, MembershipReceipt
from cjs_app.pole.members.receipts import developed
from tests.people import A_DAY, stamped

PAID = Paid(A_DAY, Way.CHEQUE)
Pay = Callable[..., MembershipReceipt]


def a_shop(name: str = "Le Fournil", kind: Kind = Kind.COOPERATIVE, domain: str = "Alimentation") -> Organisation:
    """Return a structure of the directory."""
    return directory.add_organisation(OrganisationSheet(name, kind, domain), stamped())


def a_year(shop: Organisation, year: int = 2021, cents: int = 3000) -> Membership:
    """Return a membership that waits for its fee."""
    return actions.ask(shop, Wish(year, A_DAY, fee_cents=cents), stamped())


def paid(name: str, year: int = 2021, kind: Kind = Kind.ASSOCIATION, domain: str = "Sport") -> Membership:
    """Return a membership whose fee came in."""
    membership = a_year(a_shop(name, kind, domain), year)
    actions.pay(membership, PAID, stamped())
    return membership


def test_receipts_follow_one_another_without_a_hole_and_begin_again_each_year(each_app: Flask) -> None:
    numbers = []
    for rank, day in enumerate((A_DAY, A_DAY, dt.date(2022, 1, 5), dt.date(2022, 1, 6))):
        membership = a_year(a_shop(f"Structure {rank}"))
        numbers.append(actions.pay(membership, PAID, stamped(day=day)).number)
    assert numbers == ["REC-2021-0001", "REC-2021-0002", "REC-2022-0001", "REC-2022-0002"]


def test_a_receipt_is_a_photograph(app: Flask) -> None:
    shop = a_shop()
    receipt = actions.pay(a_year(shop), PAID, stamped())
    directory.correct_organisation(shop, OrganisationSheet("Autre nom", Kind.COMPANY), stamped())
    told = developed(receipt.photograph)
    assert (told.member, told.category, told.fee_cents) == ("Le Fournil", "Coopérative", 3000)


def test_nobody_belongs_twice_in_a_year_but_may_ask_again_after_a_cancellation(app: Flask) -> None:
    shop = a_shop()
    membership = a_year(shop)
    with pytest.raises(Refusal, match="2021 existe déjà"):
        a_year(shop)
    actions.cancel(membership, "Saisie en double", stamped())
    assert a_year(shop).state is State.ASKED


def test_a_fee_comes_in_once_and_a_cancelled_one_never(app: Flask) -> None:
    membership = paid("Le Fournil")
    with pytest.raises(Refusal):
        actions.pay(membership, PAID, stamped())
    actions.cancel(membership, "Chèque revenu", stamped())
    with pytest.raises(Refusal):
        actions.pay(membership, PAID, stamped())
    assert figures.counted((2021,)) == []


def test_renewing_takes_the_fee_of_the_table_and_else_that_of_last_year(app: Flask) -> None:
    member = paid("Le Fournil", 2020).member
    assert actions.renew(member, 2021, stamped()).fee_cents == 3000
    actions.set_fee(Category.ASSOCIATION, dt.date(2021, 1, 1), 4500, stamped())
    assert actions.renew(member, 2022, stamped()).fee_cents == 4500


def test_all_those_of_last_year_are_renewed_in_one_gesture_and_only_once(each_app: Flask) -> None:
    members = [paid(f"Structure {rank}", 2020).member for rank in range(3)]
    actions.renew(members[0], 2021, stamped())
    assert actions.renew_many(2021, [members[1].id], stamped()) == 1
    assert actions.renew_many(2021, None, stamped()) == 1
    assert actions.renew_many(2021, None, stamped()) == 0
    assert db.session.query(Membership).filter_by(year=2021, state=State.ASKED).count() == 3


def test_who_has_not_renewed_is_told_with_reminders_once_a_day(app: Flask) -> None:
    member = paid("Le Fournil", 2020).member
    paid("À jour", 2021)
    assert actions.remind([member.id], 2021, ReminderWay.MAIL, stamped()) == 1
    assert actions.remind([member.id], 2021, ReminderWay.MAIL, stamped()) == 0
    ((late, fee, times, last),) = db.session.execute(queries.late(2021)).all()
    assert (late.name, fee, times, last) == ("Le Fournil", None, 1, A_DAY)


def test_only_structures_stand_in_the_public_directory(app: Flask) -> None:
    lise = directory.add_person(PersonSheet("Lise", "Roux"), stamped())
    member = actions.ask(lise, Wish(2021, A_DAY, Category.HOLDER, 1000), stamped()).member
    with pytest.raises(Refusal, match="que des structures"):
        actions.show_publicly(member, agreed=True, stamp=stamped())


def test_growth_is_told_with_its_base_and_parts_add_up(app: Flask) -> None:
    for year, names in ((2020, "ab"), (2021, "cde")):
        for name in names:
            paid(name, year, Kind.MUTUAL if name == "e" else Kind.ASSOCIATION, "Média" if name == "e" else "Sport")
    told = {figure.key: figure for figure in figures.figures_of(2021)}
    assert told["members.total"].value == 3
    assert (str(told["members.growth"].value), told["members.growth"].base) == ("50.00", "members.total@2020")
    parts = [figure.value for figure in told.values() if figure.part_of == "members.total"]
    assert (sorted(parts), told["members.organisations"].value) == ([1, 2], 3)
    assert (told["members.by_domain.sport"].value, told["members.fees_cents"].value) == (2, 9000)
    assert "members.growth_two_years" not in told
    assert list(figures.figures_of(2019)) == []


def test_a_list_comes_in_and_finds_again_who_is_known(app: Flask) -> None:
    shop = a_shop()
    rows = read("Structure;Prénom;Cotisation;Payée le;Moyen;Annuaire\nLE FOURNIL;;30;1/2/2021;CB;x\n;Lise;10;;;\n")
    assert bringing.bring_in(rows, 2021, stamped()) == 2
    assert bringing.bring_in(rows, 2021, stamped()) == 0
    member = queries.member_of(shop)
    assert member is not None
    assert (member.shown_since, db.session.query(Member).count()) == (A_DAY, 2)
    assert figures.counted((2021,))[0].cents == 3000


def test_a_wrong_line_is_named(app: Flask) -> None:
    rows = read("Structure;Cotisation\nLe Fournil;30\nLa Laiterie;\n")
    with pytest.raises(Refusal, match="Ligne 3\u00a0: Aucun tarif"):
        bringing.bring_in(rows, 2021, stamped())
