"""Writing down what was spent and raised, and deciding what is taken before sharing."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import select

from cjs_app.access import queries as access
from cjs_app.coop.accounts import queries
from cjs_app.coop.accounts.domain import (
    DeductionBase,
    DeductionKind,
    DeductionSheet,
    ExpenseSheet,
    IncomeSheet,
    checked_deduction,
    ensure_day,
    ensure_positive,
    ensure_validated_by_another,
    swapped,
)
from cjs_app.coop.accounts.models import Deduction, Expense, SelfFinancing
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db

Record = TypeVar("Record", Expense, SelfFinancing)


def record_expense(season: Season, sheet: ExpenseSheet, stamp: Stamp) -> Expense:
    """Return a new expense; raise Refusal for a day to come, an amount of zero, a mission of another season."""
    season = seasons.season_to_write(season.id)
    ensure_day(sheet.day, Period(season.start_day, season.end_day), stamp.day)
    ensure_positive(sheet.ht_cents, "ht_cents")
    _ensure_mission(season.id, sheet.mission_id)
    expense = Expense(
        season_id=season.id,
        day=sheet.day,
        label=sheet.label.strip(),
        category=sheet.category.strip(),
        ht_cents=sheet.ht_cents,
        mission_id=sheet.mission_id,
        recorded_by_id=stamp.by,
    )
    db.session.add(expense)
    db.session.flush()
    journal.record(stamp, "expense.recorded", "expense", expense.id, season.id, amount=expense.ht_cents)
    return expense


def attach_receipt(expense: Expense, keep: Callable[[], str], stamp: Stamp) -> None:
    """Give an expense its photo; raise Refusal when it has one, or is cancelled.

    `keep` stores the photo and returns its name; it is called only once the expense may have it.
    """
    seasons.season_to_write(expense.season_id)
    expense = _locked(Expense, expense)
    ensure_not_cancelled(expense)
    if expense.receipt_sha256:
        raise Refusal("Cette dépense a déjà sa photo : l’annuler et la noter de nouveau pour en mettre une autre.")
    expense.receipt_sha256 = keep()
    journal.record(stamp, "expense.receipt_attached", "expense", expense.id, expense.season_id)
    db.session.flush()


def validate_expense(expense: Expense, stamp: Stamp) -> None:
    """Agree to an expense; raise Refusal for one that is cancelled or validated, or that the same person noted."""
    seasons.season_to_write(expense.season_id)
    expense = _locked(Expense, expense)
    ensure_not_cancelled(expense)
    if expense.validated_at is not None:
        raise Refusal("Cette dépense est déjà validée.")
    ensure_validated_by_another(access.person_of(expense.recorded_by_id), access.person_of(stamp.by))
    expense.validated_by_id, expense.validated_at = stamp.by, stamp.at
    journal.record(stamp, "expense.validated", "expense", expense.id, expense.season_id, amount=expense.ht_cents)
    db.session.flush()


def wait_again(expense: Expense, stamp: Stamp) -> None:
    """Take a validation back: the expense waits for somebody to agree to it; raise Refusal for one that waits."""
    seasons.season_to_write(expense.season_id)
    expense = _locked(Expense, expense)
    ensure_not_cancelled(expense)
    if expense.validated_at is None:
        raise Refusal("Cette dépense attend déjà d’être validée.")
    expense.validated_by_id = expense.validated_at = None
    journal.record(stamp, "expense.validation_taken_back", "expense", expense.id, expense.season_id)
    db.session.flush()


def cancel_expense(expense: Expense, stamp: Stamp) -> None:
    """Take an expense out of every count; it stays in the list of cancelled ones, with its photo."""
    seasons.season_to_write(expense.season_id)
    expense = _locked(Expense, expense)
    ensure_not_cancelled(expense)
    expense.cancelled_at = stamp.at
    journal.record(stamp, "expense.cancelled", "expense", expense.id, expense.season_id, amount=expense.ht_cents)
    db.session.flush()


def record_income(season: Season, sheet: IncomeSheet, stamp: Stamp) -> SelfFinancing:
    """Return a new self-financing income; raise Refusal for a day to come or an amount of zero."""
    season = seasons.season_to_write(season.id)
    ensure_day(sheet.day, Period(season.start_day, season.end_day), stamp.day)
    ensure_positive(sheet.amount_cents, "amount_cents")
    income = SelfFinancing(
        season_id=season.id,
        day=sheet.day,
        label=sheet.label.strip(),
        amount_cents=sheet.amount_cents,
        recorded_by_id=stamp.by,
    )
    db.session.add(income)
    db.session.flush()
    journal.record(stamp, "income.recorded", "income", income.id, season.id, amount=income.amount_cents)
    return income


def cancel_income(income: SelfFinancing, stamp: Stamp) -> None:
    """Take a self-financing income out of every count; it stays in the list of cancelled ones."""
    seasons.season_to_write(income.season_id)
    income = _locked(SelfFinancing, income)
    ensure_not_cancelled(income)
    income.cancelled_at = stamp.at
    journal.record(stamp, "income.cancelled", "income", income.id, income.season_id, amount=income.amount_cents)
    db.session.flush()


def add_deduction(season: Season, sheet: DeductionSheet, stamp: Stamp) -> Deduction:
    """Return a new deduction, after all the others; raise Refusal for a value that its kind cannot have."""
    season = seasons.season_to_change(season.id)
    sheet = checked_deduction(sheet)
    deduction = Deduction(
        season_id=season.id,
        rank=queries.highest_rank(season) + 1,
        label=sheet.label.strip(),
        kind=sheet.kind,
        percent=sheet.percent,
        amount_cents=sheet.amount_cents,
        base=sheet.base if sheet.kind is DeductionKind.PERCENT else DeductionBase.REVENUE,
    )
    db.session.add(deduction)
    db.session.flush()
    _record(stamp, "deduction.added", deduction)
    return deduction


def inherit_deductions(former: Season, season: Season, stamp: Stamp) -> None:
    """Give a new season the deductions of the one before, in their order; what each takes is decided anew."""
    for one in queries.deductions_of(former):
        sheet = DeductionSheet(one.label, one.kind, one.percent, one.amount_cents, one.base)
        add_deduction(season, sheet, stamp)


def move_deduction(deduction: Deduction, steps: int, stamp: Stamp) -> None:
    """Move a deduction by so many places in the order (-1: one earlier), the others numbered again from 1."""
    season = seasons.season_to_change(deduction.season_id)
    order = list(queries.deductions_of(season))
    if deduction not in order:
        raise Refusal("Cette retenue est annulée : elle n’est plus dans l’ordre.")
    for rank, record in enumerate(swapped(order, order.index(deduction), steps), start=1):
        record.rank = rank
    db.session.flush()
    _record(stamp, "deduction.moved", deduction, rank=deduction.rank)


def cancel_deduction(deduction: Deduction, stamp: Stamp) -> None:
    """Take a deduction out of the computation; raise Refusal when it already is."""
    season = seasons.season_to_change(deduction.season_id)
    if deduction not in queries.deductions_of(season):
        raise Refusal("Cette retenue est déjà annulée.")
    deduction.cancelled_at = stamp.at
    db.session.flush()
    _record(stamp, "deduction.cancelled", deduction)


def ensure_not_cancelled(record: Expense | SelfFinancing) -> None:
    """Raise Refusal for what was cancelled."""
    if record.cancelled_at is not None:
        raise Refusal("Cette ligne est déjà annulée : la noter de nouveau si elle doit compter.")


def ensure_currency_stays(season: Season, _period: Period, currency: str) -> None:
    """Raise Refusal when a season is about to change its currency while amounts stand in its accounts."""
    if currency != season.currency and queries.holds_amounts(season):
        raise Refusal("Des montants sont déjà notés dans les comptes : la devise de la saison ne change plus.")


def _record(stamp: Stamp, action: str, deduction: Deduction, **details: Any) -> None:
    """Write in the journal of a season's deductions: they have one history together, as they have one order."""
    journal.record(
        stamp,
        action,
        "deductions",
        deduction.season_id,
        deduction.season_id,
        words={"label": deduction.label},
        deduction=deduction.id,
        kind=deduction.kind,
        percent=deduction.percent,
        amount=deduction.amount_cents,
        base=deduction.base,
        **details,
    )


def _ensure_mission(season_id: int, mission_id: int | None) -> None:
    """Raise Refusal for a mission that is not of this season."""
    if mission_id is None:
        return
    found = db.session.scalar(select(Mission.id).where(Mission.id == mission_id, Mission.season_id == season_id))
    if found is None:
        raise Refusal("Cette mission n’est pas de cette saison : en choisir une autre.", field="mission_id")


def _locked(kind: type[Record], record: Record) -> Record:
    """Return the record, locked until the end of the transaction and read afresh."""
    return db.session.scalars(
        select(kind).where(kind.id == record.id).with_for_update(of=kind).execution_options(populate_existing=True)
    ).one()
