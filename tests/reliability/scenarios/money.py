"""Gestures on invoices, accounts, the sharing and the archive."""

import os
from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from cjs_app.coop.accounts import actions as accounts
from cjs_app.coop.accounts.domain import DeductionKind, DeductionSheet, ExpenseSheet, IncomeSheet
from cjs_app.coop.archive import actions as archive
from cjs_app.coop.archive import bringing
from cjs_app.coop.bilan import actions as bilan
from cjs_app.coop.clients.models import Client
from cjs_app.coop.distribution import actions as distribution
from cjs_app.coop.distribution.votes import Objection
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices import payments
from cjs_app.coop.invoices.documents import InvoiceDraft
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.quotes.domain import Status
from cjs_app.coop.seasons.domain import Rule
from cjs_app.coop.seasons.models import Season
from tests.builders import a_client, a_season
from tests.coop.archive.given import SEASON, SMALL, a_summer, an_archive
from tests.people import A_DAY, a_person, maud, stamped
from tests.reliability.records import (
    STAMP,
    TWO_LINES,
    a_cooperant,
    a_draft,
    a_payment,
    a_quote,
    again,
    an_entry,
    an_invoice,
    in_closing,
)
from tests.reliability.scenarios import Gesture, scenario_of
from tests.summers import proposed

EXPENSE = ExpenseSheet(A_DAY, "Gants", 1890, "Matériel")
INCOME = IncomeSheet(A_DAY, "Gâteaux", 4500)
TEN_PERCENT = DeductionSheet("Le porteur", DeductionKind.PERCENT, Decimal(10))
BALLOT = distribution.Ballot(A_DAY, Rule.HOURS, Decimal(50), (Nature.MISSION,), 0, 100, 11, 0, 1)


def a_season_and_client() -> tuple[Season, Client]:
    season = a_season()
    return season, a_client(season)


@scenario_of(invoices.draft_blank)
def draft_blank() -> Gesture:
    season, client = a_season_and_client()
    return lambda: invoices.draft_blank(again(season), again(client), STAMP)


@scenario_of(invoices.draft_from_quote)
def draft_from_quote() -> Gesture:
    quote = a_quote(*a_season_and_client(), Status.ACCEPTED)
    return lambda: invoices.draft_from_quote(again(quote), STAMP)


@scenario_of(invoices.draft_from_mission)
def draft_from_mission() -> Gesture:
    mission = missions.from_quote(a_quote(*a_season_and_client(), Status.SENT), STAMP)
    missions.finish(mission, STAMP)
    return lambda: invoices.draft_from_mission(again(mission), STAMP)


@scenario_of(invoices.rewrite)
def rewrite() -> Gesture:
    invoice = a_draft(*a_season_and_client())
    draft = InvoiceDraft(invoice.client_id, TWO_LINES, "Allée", A_DAY, "Vitré")
    return lambda: invoices.rewrite(again(invoice), draft, STAMP)


@scenario_of(invoices.abandon)
def abandon() -> Gesture:
    invoice = a_draft(*a_season_and_client())
    return lambda: invoices.abandon(again(invoice), STAMP)


@scenario_of(invoices.issue)
def issue() -> Gesture:
    season, client = a_season_and_client()
    an_invoice(season, client)
    invoice = a_draft(season, client)
    return lambda: invoices.issue(again(invoice), STAMP)


@scenario_of(invoices.credit)
def credit_and_issue() -> Gesture:
    invoice = an_invoice(*a_season_and_client())
    return lambda: invoices.issue(invoices.credit(again(invoice), None, STAMP), STAMP)


@scenario_of(payments.record_payment)
def record_payment() -> Gesture:
    invoice = an_invoice(*a_season_and_client())
    return lambda: payments.record_payment(again(invoice), payments.PaymentDraft(A_DAY, 400), STAMP)


@scenario_of(payments.reverse_payment)
def reverse_payment() -> Gesture:
    payment = a_payment(an_invoice(*a_season_and_client()))
    return lambda: payments.reverse_payment(again(payment), STAMP)


@scenario_of(accounts.record_expense)
def record_expense() -> Gesture:
    season = a_season()
    return lambda: accounts.record_expense(again(season), EXPENSE, STAMP)


@scenario_of(accounts.attach_receipt)
def attach_receipt() -> Gesture:
    expense = accounts.record_expense(a_season(), EXPENSE, STAMP)
    return lambda: accounts.attach_receipt(again(expense), lambda: "0" * 64, STAMP)


@scenario_of(accounts.validate_expense)
def validate_expense() -> Gesture:
    expense = accounts.record_expense(a_season(), EXPENSE, STAMP)
    return lambda: accounts.validate_expense(again(expense), STAMP)


@scenario_of(accounts.wait_again)
def expense_waits_again() -> Gesture:
    expense = accounts.record_expense(a_season(), EXPENSE, stamped())
    accounts.validate_expense(expense, STAMP)
    return lambda: accounts.wait_again(again(expense), STAMP)


@scenario_of(accounts.cancel_expense)
def cancel_expense() -> Gesture:
    expense = accounts.record_expense(a_season(), EXPENSE, STAMP)
    return lambda: accounts.cancel_expense(again(expense), STAMP)


@scenario_of(accounts.record_income)
def record_income() -> Gesture:
    season = a_season()
    return lambda: accounts.record_income(again(season), INCOME, STAMP)


@scenario_of(accounts.cancel_income)
def cancel_income() -> Gesture:
    income = accounts.record_income(a_season(), INCOME, STAMP)
    return lambda: accounts.cancel_income(again(income), STAMP)


@scenario_of(accounts.add_deduction)
def add_deduction() -> Gesture:
    season = a_season()
    return lambda: accounts.add_deduction(again(season), TEN_PERCENT, STAMP)


@scenario_of(accounts.inherit_deductions)
def inherit_deductions() -> Gesture:
    former, new = a_season(), a_season(year=2022)
    for _ in range(2):
        accounts.add_deduction(former, TEN_PERCENT, STAMP)
    return lambda: accounts.inherit_deductions(again(former), again(new), STAMP)


@scenario_of(accounts.move_deduction)
def move_deduction() -> Gesture:
    season = a_season()
    _, _, last = (accounts.add_deduction(season, TEN_PERCENT, STAMP) for _ in range(3))
    return lambda: accounts.move_deduction(again(last), -2, STAMP)


@scenario_of(accounts.cancel_deduction)
def cancel_deduction() -> Gesture:
    deduction = accounts.add_deduction(a_season(), TEN_PERCENT, STAMP)
    return lambda: accounts.cancel_deduction(again(deduction), STAMP)


@scenario_of(distribution.record_vote)
def record_vote() -> Gesture:
    season = a_season()
    return lambda: distribution.record_vote(again(season), BALLOT, STAMP)


@scenario_of(distribution.lift_objection)
def lift_objection() -> Gesture:
    season = a_season()
    ballot = replace(BALLOT, objections=(Objection("Je ne comprends pas le calcul."),))
    objection = distribution.record_vote(season, ballot, STAMP).objections[0].id
    return lambda: distribution.lift_objection(again(season), objection, STAMP)


def a_season_to_close() -> Season:
    season, client = a_season_and_client()
    for name in ("Awa", "Noé"):
        an_entry(season, a_cooperant(season, name), validated=True)
    a_payment(an_invoice(season, client))
    accounts.add_deduction(season, TEN_PERCENT, STAMP)
    return in_closing(season)


@scenario_of(distribution.propose_closing)
def propose_closing() -> Gesture:
    season = proposed(a_season_to_close(), A_DAY)
    other = stamped(a_person("Tom"))
    return lambda: distribution.propose_closing(again(season), other)


@scenario_of(distribution.let_proposal_fall)
def let_proposal_fall() -> Gesture:
    season = proposed(a_season_to_close(), A_DAY)
    return lambda: distribution.let_proposal_fall(again(season), STAMP)


@scenario_of(distribution.close)
def close() -> Gesture:
    season = proposed(a_season_to_close(), A_DAY)
    other = stamped(a_person("Tom"))
    return lambda: distribution.close(again(season), other)


@scenario_of(bilan.write_text)
def write_text() -> Gesture:
    season = a_season()
    bilan.write_text(season, "regards", "Un bel été.", STAMP)
    return lambda: bilan.write_text(again(season), "regards", "Un bel été, et du travail.", STAMP)


@scenario_of(archive.import_archive)
def import_archive() -> Gesture:
    a_season()
    folder = Path(os.environ["CJS_INSTANCE"], "a summer to import")
    folder.mkdir(exist_ok=True)
    for name, text in {"saison": SEASON, **SMALL}.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return lambda: archive.import_archive(folder, STAMP, replace=False, progress=lambda _: None)


@scenario_of(archive.import_season)
def import_season() -> Gesture:
    archive.import_season(an_archive(), STAMP)
    return lambda: archive.import_season(an_archive(), STAMP, replace=True)


@scenario_of(archive.bring_summer)
def bring_summer() -> Gesture:
    a_season()
    return lambda: archive.bring_summer(a_summer(), STAMP, replace=False)


@scenario_of(bringing.bring_in)
def bring_in() -> Gesture:
    season = a_season()
    return lambda: bringing.bring_in(a_summer(), again(season), STAMP)


@scenario_of(archive.bring_summer_from)
def bring_summer_from() -> Gesture:
    season = a_season()
    stamp = stamped(maud(season))
    return lambda: archive.bring_summer_from(again(season), a_summer(), stamp, replace=False)
