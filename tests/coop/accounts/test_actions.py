"""Writing down what was spent and raised, and ordering what is taken before sharing."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from cjs_app.access.history import history_of
from cjs_app.coop.accounts import actions, queries
from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind, DeductionSheet, ExpenseSheet, IncomeSheet
from cjs_app.coop.accounts.models import Deduction, Expense, SelfFinancing
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import SeasonSettings, Status
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.coop.hours.records import a_job
from tests.people import A_DAY, stamped


def an_expense(season: Season, cents: int = 2450, label: str = "Peinture", **sheet: Any) -> Expense:
    return actions.record_expense(season, ExpenseSheet(A_DAY, label, cents, **sheet), stamped())


def an_income(season: Season, cents: int = 17000) -> SelfFinancing:
    return actions.record_income(season, IncomeSheet(A_DAY, "Lavage de voitures", cents), stamped())


def a_tenth(season: Season, label: str = "Contribution du porteur") -> Deduction:
    sheet = DeductionSheet(label, DeductionKind.PERCENT, Decimal(10), base=DeductionBase.BALANCE)
    return actions.add_deduction(season, sheet, stamped())


def labels(season: Season) -> list[str]:
    return [deduction.label for deduction in queries.deductions_of(season)]


def test_what_counts_is_added_and_what_is_cancelled_is_not(each_app: Flask) -> None:
    season, other = a_season(), a_season("Job’co")
    for cents in (2450, 1005):
        an_expense(season, cents)
        an_income(season, cents * 10)
    actions.cancel_expense(an_expense(season, 99999), stamped())
    actions.cancel_income(an_income(season, 99999), stamped())
    an_expense(other, 1)
    an_income(other, 1)
    assert (queries.expenses_total(season), queries.self_financing_total(season)) == (3455, 34550)


def test_a_season_that_spent_nothing_spent_zero(app: Flask) -> None:
    season = a_season()
    assert (queries.expenses_total(season), queries.self_financing_total(season), labels(season)) == (0, 0, [])


def test_each_total_takes_one_statement(app: Flask) -> None:
    season = a_season()
    an_expense(season)
    db.session.flush()
    seen: list[object] = []

    def see(*told: object) -> None:
        seen.append(told[2])

    event.listen(db.engine, "before_cursor_execute", see)
    queries.expenses_total(season), queries.self_financing_total(season), queries.deductions_of(season)  # noqa: B018
    event.remove(db.engine, "before_cursor_execute", see)
    assert len(seen) == 3


@pytest.mark.parametrize("count", [0, 2])
def test_figures_are_read_beside_the_deductions_be_there_any_or_not(each_app: Flask, count: int) -> None:
    season = a_season()
    an_expense(season)
    for rank in range(count):
        a_tenth(season, f"Part {rank}")
    raised, spent = queries.raised_and_spent(season)
    found, figures = queries.deductions_beside(season, raised, spent)
    assert (found, figures) == (queries.deductions_of(season), (0, queries.expenses_total(season)))
    assert len(found) == count


def test_an_expense_of_a_mission_of_another_season_is_refused(app: Flask) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    assert an_expense(ours, mission_id=a_job(ours).id).mission_id
    with pytest.raises(Refusal, match="n’est pas de cette saison") as refused:
        an_expense(ours, mission_id=a_job(theirs).id)
    assert refused.value.field == "mission_id"


def test_an_expense_of_tomorrow_and_an_income_of_nothing_are_refused(app: Flask) -> None:
    season = a_season()
    tomorrow = ExpenseSheet(A_DAY + dt.timedelta(days=1), "Peinture", 100)
    with pytest.raises(Refusal, match="pas encore arrivé"):
        actions.record_expense(season, tomorrow, stamped())
    with pytest.raises(Refusal, match="dépasser zéro") as refused:
        an_income(season, 0)
    assert refused.value.field == "amount_cents"


def test_what_is_cancelled_once_is_cancelled_for_good(app: Flask) -> None:
    season = a_season()
    expense, income, deduction = an_expense(season), an_income(season), a_tenth(season)
    gestures = (
        lambda: actions.cancel_expense(expense, stamped()),
        lambda: actions.cancel_income(income, stamped()),
        lambda: actions.cancel_deduction(deduction, stamped()),
    )
    for gesture in gestures:
        gesture()
        with pytest.raises(Refusal, match="déjà annulée"):
            gesture()


def test_a_photo_is_attached_once_and_never_to_a_cancelled_expense(app: Flask) -> None:
    season = a_season()
    expense, cancelled = an_expense(season), an_expense(season)
    actions.attach_receipt(expense, lambda: "a" * 64, stamped())
    actions.cancel_expense(cancelled, stamped())
    with pytest.raises(Refusal, match="déjà sa photo"):
        actions.attach_receipt(expense, lambda: "b" * 64, stamped())
    with pytest.raises(Refusal, match="déjà annulée"):
        actions.attach_receipt(cancelled, lambda: "b" * 64, stamped())
    assert (expense.receipt_sha256, cancelled.receipt_sha256) == ("a" * 64, "")


def test_the_same_photo_elsewhere_is_found_in_this_season_alone(app: Flask) -> None:
    season, other = a_season(), a_season("Job’co")
    first, second, cancelled, elsewhere = (an_expense(each) for each in (season, season, season, other))
    for expense in (first, second, cancelled, elsewhere):
        actions.attach_receipt(expense, lambda: "a" * 64, stamped())
    actions.cancel_expense(cancelled, stamped())
    assert queries.expenses_with_same_photo(first) == [second]
    assert queries.expenses_with_same_photo(an_expense(season)) == []


def test_deductions_apply_in_the_order_in_which_they_came_then_as_they_are_moved(each_app: Flask) -> None:
    season = a_season()
    first, _, third = (a_tenth(season, label) for label in ("Porteur", "Fonds", "Sortie"))
    actions.move_deduction(third, -1, stamped())
    assert labels(season) == ["Porteur", "Sortie", "Fonds"]
    actions.move_deduction(first, 1, stamped())
    assert labels(season) == ["Sortie", "Porteur", "Fonds"]
    assert [deduction.rank for deduction in queries.deductions_of(season)] == [1, 2, 3]


def test_a_cancelled_deduction_leaves_the_order_and_a_new_one_comes_last(app: Flask) -> None:
    season = a_season()
    gone = a_tenth(season, "Erreur")
    a_tenth(season, "Porteur")
    actions.cancel_deduction(gone, stamped())
    a_tenth(season, "Sortie")
    assert labels(season) == ["Porteur", "Sortie"]
    with pytest.raises(Refusal, match="n’est plus dans l’ordre"):
        actions.move_deduction(gone, 1, stamped())


def test_an_amount_per_hour_keeps_its_cents_and_forgets_the_base(app: Flask) -> None:
    sheet = DeductionSheet("Fonds", DeductionKind.PER_HOUR, None, 105, DeductionBase.BALANCE)
    deduction = actions.add_deduction(a_season(), sheet, stamped())
    assert (deduction.amount_cents, deduction.percent, deduction.base) == (105, None, DeductionBase.REVENUE)


def test_a_closed_season_takes_nothing(app: Flask) -> None:
    season = a_season()
    expense, income, deduction = an_expense(season), an_income(season), a_tenth(season)
    season.status = Status.CLOSED
    gestures = (
        lambda: an_expense(season),
        lambda: an_income(season),
        lambda: a_tenth(season),
        lambda: actions.attach_receipt(expense, lambda: "a" * 64, stamped()),
        lambda: actions.cancel_expense(expense, stamped()),
        lambda: actions.cancel_income(income, stamped()),
        lambda: actions.move_deduction(deduction, 1, stamped()),
        lambda: actions.cancel_deduction(deduction, stamped()),
    )
    for gesture in gestures:
        with pytest.raises(Refusal, match="close"):
            gesture()


def test_the_deductions_of_a_season_have_one_history(app: Flask) -> None:
    season = a_season()
    a_tenth(season, "Porteur")
    actions.move_deduction(a_tenth(season, "Sortie"), -1, stamped())
    db.session.flush()
    assert [str(told.sentence) for told in history_of("deductions", season.id, season.id)] == [
        "Retenue déplacée : Sortie passe au rang 1",
        "Retenue ajoutée : Sortie",
        "Retenue ajoutée : Porteur",
    ]


def test_a_season_with_amounts_keeps_its_currency(app: Flask) -> None:
    season = a_season()
    dollars = SeasonSettings("Coop’Avenir", 2021, Period(season.start_day, season.end_day), "Vitré", "CAD")
    expense = an_expense(season)
    with pytest.raises(Refusal, match="la devise de la saison ne change plus"):
        seasons.set_up(season, dollars, stamped())
    actions.cancel_expense(expense, stamped())
    seasons.set_up(season, dollars, stamped())
    assert season.currency == "CAD"
