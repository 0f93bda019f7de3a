"""Finding expenses, self-financing income and deductions, and adding them up; cancelled ones count nowhere."""

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, select
from sqlalchemy.orm import joinedload

from cjs_app.coop.accounts.models import Deduction, Expense, SelfFinancing
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.searching import holding


class Wanted(Struct, frozen=True):
    """Which expenses a list is asked for; None is all of them."""

    words: str = ""
    category: str | None = None
    mission_id: int | None = None
    cancelled: bool = False
    waiting: bool = False
    """Only those that nobody validated yet."""

    @property
    def active(self) -> int:
        """How many of the filters are on, the words left out."""
        return sum((self.category is not None, self.mission_id is not None, self.cancelled, self.waiting))


def get_expense(season: Season, expense_id: int) -> Expense:
    """Return an expense of this season with its mission, or answer 404."""
    return or_404(
        select(Expense)
        .where(Expense.season_id == season.id, Expense.id == expense_id)
        .options(joinedload(Expense.mission))
    )


def get_income(season: Season, income_id: int) -> SelfFinancing:
    """Return a self-financing income of this season, or answer 404."""
    return or_404(select(SelfFinancing).where(SelfFinancing.season_id == season.id, SelfFinancing.id == income_id))


def get_deduction(season: Season, deduction_id: int) -> Deduction:
    """Return a deduction of this season, or answer 404."""
    return or_404(select(Deduction).where(Deduction.season_id == season.id, Deduction.id == deduction_id))


def expenses_matching(season: Season, wanted: Wanted = Wanted()) -> Select[Expense]:  # noqa: B008 — a frozen value
    """Return the expenses of a season that a list is asked for, newest first, with their missions."""
    return (
        select(Expense)
        .where(*_conditions(season, wanted))
        .options(joinedload(Expense.mission))
        .order_by(Expense.day.desc(), Expense.id.desc())
    )


def expenses_sum(season: Season, wanted: Wanted) -> int:
    """Return the sum of such a list, in cents before tax."""
    return db.session.scalar(select(func.sum(Expense.ht_cents)).where(*_conditions(season, wanted))) or 0


def expenses_total(season: Season) -> int:
    """Return what a season spent, in cents before tax, in one statement."""
    return expenses_sum(season, Wanted())


def unvalidated_expenses_count(season: Season) -> int:
    """Return how many expenses of a season still wait to be validated; cancelled ones do not."""
    waiting = select(func.count()).where(
        Expense.season_id == season.id, Expense.cancelled_at.is_(None), Expense.validated_at.is_(None)
    )
    return db.session.scalar(waiting) or 0


def waiting_expenses(season: Season) -> Select[int, int]:
    """Return how many expenses wait to be validated, and their sum in cents: a part of a larger statement."""
    return select(
        func.count(Expense.id).label("waiting_expenses"),
        func.coalesce(func.sum(Expense.ht_cents), 0).label("waiting_expenses_cents"),
    ).where(*_conditions(season, Wanted(waiting=True)))


def self_financing_total(season: Season) -> int:
    """Return what a season raised outside its missions, in cents, in one statement."""
    total = select(func.sum(SelfFinancing.amount_cents)).where(
        SelfFinancing.season_id == season.id, SelfFinancing.cancelled_at.is_(None)
    )
    return db.session.scalar(total) or 0


def raised_and_spent(season: Season) -> tuple[ScalarSelect[int], ScalarSelect[int]]:
    """Return what a season raised outside its missions and what it spent before tax: parts of a larger statement."""
    raised = select(func.coalesce(func.sum(SelfFinancing.amount_cents), 0)).where(
        SelfFinancing.season_id == season.id, SelfFinancing.cancelled_at.is_(None)
    )
    spent = select(func.coalesce(func.sum(Expense.ht_cents), 0)).where(*_conditions(season, Wanted()))
    return raised.scalar_subquery(), spent.scalar_subquery()


def incomes_of(season: Season, cancelled: bool = False) -> Select[SelfFinancing]:
    """Return the self-financing of a season, newest first: what counts, or what was cancelled."""
    state = SelfFinancing.cancelled_at.is_not(None) if cancelled else SelfFinancing.cancelled_at.is_(None)
    return (
        select(SelfFinancing)
        .where(SelfFinancing.season_id == season.id, state)
        .order_by(SelfFinancing.day.desc(), SelfFinancing.id.desc())
    )


def deductions_of(season: Season) -> Sequence[Deduction]:
    """Return the deductions of a season in the order in which they apply, cancelled ones left out."""
    return db.session.scalars(
        select(Deduction)
        .where(Deduction.season_id == season.id, Deduction.cancelled_at.is_(None))
        .order_by(Deduction.rank, Deduction.id)
    ).all()


def deductions_beside(season: Season, *figures: ScalarSelect[int]) -> tuple[list[Deduction], tuple[int, ...]]:
    """Return the same deductions and, beside them, figures that later rooms ask for: one statement for all."""
    asked = select(*(figure.label(f"figure_{rank}") for rank, figure in enumerate(figures))).subquery()
    counts = and_(Deduction.season_id == season.id, Deduction.cancelled_at.is_(None))
    rows = db.session.execute(
        select(Deduction, *asked.c)
        .select_from(asked)
        .outerjoin(Deduction, counts)
        .order_by(Deduction.rank, Deduction.id)
    ).all()
    return [row[0] for row in rows if row[0] is not None], tuple(int(value) for value in rows[0][1:])


def highest_rank(season: Season) -> int:
    """Return the rank of the last deduction of a season, cancelled ones included; 0 without any."""
    return db.session.scalar(select(func.max(Deduction.rank)).where(Deduction.season_id == season.id)) or 0


def holds_amounts(season: Season) -> bool:
    """Return whether any amount that counts stands in the accounts of a season."""
    return bool(
        expenses_total(season)
        or self_financing_total(season)
        or any(deduction.amount_cents for deduction in deductions_of(season))
    )


def categories_of(season: Season) -> Sequence[str]:
    """Return the categories in use in a season, by name."""
    return db.session.scalars(
        select(Expense.category)
        .where(Expense.season_id == season.id, Expense.category != "")
        .distinct()
        .order_by(Expense.category)
    ).all()


def expenses_with_same_photo(expense: Expense) -> Sequence[Expense]:
    """Return the other expenses of the season that carry the very same photo, cancelled ones left out."""
    if not expense.receipt_sha256:
        return []
    return db.session.scalars(
        select(Expense)
        .where(
            Expense.season_id == expense.season_id,
            Expense.receipt_sha256 == expense.receipt_sha256,
            Expense.id != expense.id,
            Expense.cancelled_at.is_(None),
        )
        .order_by(Expense.id)
    ).all()


def _conditions(season: Season, wanted: Wanted) -> list[ColumnElement[bool]]:
    """Return what an expense must be to stand in such a list."""
    cancelled = Expense.cancelled_at.is_not(None) if wanted.cancelled else Expense.cancelled_at.is_(None)
    conditions: list[ColumnElement[bool]] = [Expense.season_id == season.id, cancelled]
    conditions += holding(wanted.words, Expense.label)
    if wanted.category is not None:
        conditions.append(Expense.category == wanted.category)
    if wanted.mission_id is not None:
        conditions.append(Expense.mission_id == wanted.mission_id)
    if wanted.waiting:
        conditions.append(Expense.validated_at.is_(None))
    return conditions
