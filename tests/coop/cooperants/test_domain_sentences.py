"""What a person reads when a sheet, a departure, a term or a paper cannot be, and beside which box."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from cjs_app.coop.cooperants.domain import (
    CooperantSheet,
    PaperState,
    Term,
    ensure_likely,
    ensure_may_join,
    ensure_may_leave,
    ensure_sheet_holds,
    ensure_term_may_end,
    paper_day,
)
from cjs_app.kernel.periods import Period
from tests.refusals import told

SUMMER = Period(dt.date(2021, 7, 5), dt.date(2021, 8, 31))
FIRST, LAST = SUMMER.start, SUMMER.end
A_DAY = dt.timedelta(days=1)


def sheet(**more: object) -> CooperantSheet:
    """Return a sheet on which nothing is wrong but this."""
    return CooperantSheet(**{"code": "C01", "first_name": "Awa", **more})  # type: ignore[arg-type]


REFUSED: list[tuple[Callable[[], object], str, str]] = [
    (
        lambda: ensure_sheet_holds(sheet(joined_on=LAST, left_on=FIRST)),
        "left_on",
        "Le départ est avant l’arrivée : vérifier les deux dates.",
    ),
    (
        lambda: ensure_sheet_holds(sheet(coefficient=Decimal("-0.0001"))),
        "coefficient",
        "Un coefficient ne descend pas sous zéro.",
    ),
    (
        lambda: ensure_likely(sheet(joined_on=LAST + A_DAY), SUMMER),
        "joined_on",
        "La saison finit le 31/08/2021 : l’arrivée est avant.",
    ),
    (
        lambda: ensure_likely(sheet(left_on=FIRST - A_DAY), SUMMER),
        "left_on",
        "La saison commence le 05/07/2021 : le départ est après.",
    ),
    (
        lambda: ensure_likely(sheet(birth_date=dt.date(2020, 1, 1)), SUMMER),
        "birth_date",
        "Cette date donne moins de 10 ans au début de la saison : vérifier l’année.",
    ),
    (
        lambda: ensure_likely(sheet(coefficient=Decimal("100.0001")), SUMMER),
        "coefficient",
        "Un coefficient va de 0 à 100 ; tout le monde commence à 1.",
    ),
    (
        lambda: ensure_may_leave(FIRST + A_DAY, FIRST, SUMMER),
        "day",
        "Le départ se note entre le 06/07/2021 et le 31/08/2021.",
    ),
    (
        lambda: ensure_may_leave(None, LAST + A_DAY, SUMMER),
        "day",
        "Le départ se note entre le 05/07/2021 et le 31/08/2021.",
    ),
    (
        lambda: ensure_may_join(Term(1, LAST + A_DAY), [], SUMMER, None),
        "start",
        "La saison va du 05/07/2021 au 31/08/2021 : choisir un jour de l’été.",
    ),
    (
        lambda: ensure_may_join(Term(1, LAST), [], SUMMER, FIRST),
        "start",
        "Cette personne est partie le 05/07/2021 : choisir un jour avant.",
    ),
    (
        lambda: ensure_may_join(Term(1, LAST), [Term(1, FIRST)], SUMMER, None),
        "committee_id",
        "Cette personne est déjà dans ce comité à ce moment-là.",
    ),
    (
        lambda: ensure_term_may_end(LAST, FIRST, SUMMER),
        "day",
        "Choisir un jour entre le 31/08/2021 et le 31/08/2021.",
    ),
    (
        lambda: paper_day(PaperState.RECEIVED, LAST, FIRST),
        "day",
        "Ce jour n’est pas encore arrivé : vérifier la date.",
    ),
]


@pytest.mark.parametrize(("rule", "field", "sentence"), REFUSED)
def test_a_refusal_stands_beside_its_box_and_says_what_to_do(
    rule: Callable[[], object], field: str, sentence: str
) -> None:
    assert told(rule) == (field, sentence)


def test_a_paper_may_come_today() -> None:
    assert paper_day(PaperState.RECEIVED, LAST, LAST) == LAST


def test_what_stands_at_the_very_ends_is_kept() -> None:
    ensure_sheet_holds(sheet(joined_on=FIRST, left_on=FIRST, coefficient=Decimal(0)))
    ensure_likely(sheet(joined_on=LAST, coefficient=Decimal(100)), SUMMER)
    ensure_likely(sheet(left_on=FIRST, birth_date=dt.date(2011, 7, 5)), SUMMER)
    ensure_may_join(Term(1, LAST), [Term(1, FIRST, LAST - A_DAY)], SUMMER, LAST)
    ensure_term_may_end(FIRST, FIRST, SUMMER)
    ensure_term_may_end(FIRST, LAST, SUMMER)
