"""The next summer begins with the deductions and the committees of the one before."""

from decimal import Decimal

from flask import Flask

from cjs_app.coop.accounts import actions as accounts
from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind, DeductionSheet
from cjs_app.coop.accounts.queries import deductions_of
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.queries import committees_of
from cjs_app.coop.seasons import actions as seasons
from tests.builders import a_season
from tests.people import stamped


def test_a_clone_has_the_deductions_in_their_order_without_the_cancelled_ones(app: Flask) -> None:
    season = a_season()
    percent = DeductionSheet("Porteur", DeductionKind.PERCENT, percent=Decimal(10), base=DeductionBase.RESOURCES)
    accounts.add_deduction(season, percent, stamped())
    gone = accounts.add_deduction(season, DeductionSheet("Fête", DeductionKind.AMOUNT, amount_cents=5000), stamped())
    accounts.add_deduction(season, DeductionSheet("Assurance", DeductionKind.AMOUNT, amount_cents=2000), stamped())
    accounts.cancel_deduction(gone, stamped())
    new = seasons.clone(season, season.name, season.year + 1, stamped())
    told = [(one.label, one.percent, one.amount_cents, one.base) for one in deductions_of(new)]
    assert told == [
        ("Porteur", Decimal(10), None, DeductionBase.RESOURCES),
        ("Assurance", None, 2000, DeductionBase.REVENUE),
    ]


def test_a_clone_has_the_committees_of_the_season(app: Flask) -> None:
    season = a_season()
    cooperants.add_committee(season, "Gourmandise", stamped())
    new = seasons.clone(season, season.name, season.year + 1, stamped())
    assert [committee.label for committee in committees_of(new)] == ["Gourmandise"]
