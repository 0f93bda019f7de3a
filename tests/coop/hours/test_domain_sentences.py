"""What a person reads when hours cannot be noted or validated, and beside which box."""

import datetime as dt
from collections.abc import Callable

import pytest

from cjs_app.coop.hours.domain import ensure_day, ensure_member, ensure_not_own, ensure_room
from cjs_app.kernel.periods import Period
from tests.refusals import told

SUMMER = Period(dt.date(2021, 7, 5), dt.date(2021, 8, 31))
DAY = dt.date(2021, 7, 13)
A_DAY = dt.timedelta(days=1)

REFUSED: list[tuple[Callable[[], object], str | None, str]] = [
    (
        lambda: ensure_day(dt.date(2021, 9, 1), SUMMER, dt.date(2021, 9, 1)),
        "day",
        "Le 01/09/2021 est en dehors de la saison : choisir un jour du 05/07/2021 au 31/08/2021.",
    ),
    (
        lambda: ensure_day(DAY, SUMMER, DAY - A_DAY),
        "day",
        "Le 13/07/2021 n’est pas encore arrivé : noter les heures le jour même, ou après.",
    ),
    (
        lambda: ensure_member("C01", DAY + A_DAY, None, DAY),
        "people",
        "C01 est dans la coopérative depuis le 14/07/2021 : changer le jour, ou décocher cette personne.",
    ),
    (
        lambda: ensure_member("C01", None, DAY - A_DAY, DAY),
        "people",
        "C01 a quitté la coopérative le 12/07/2021 : changer le jour, ou décocher cette personne.",
    ),
    (
        lambda: ensure_room("C01", 0, 1_441),
        "minutes",
        "Une journée ne compte que 24 heures : noter chaque jour à part.",
    ),
    (
        lambda: ensure_room("C01", 1_380, 90),
        "minutes",
        "C01 a déjà 23 h ce jour-là : il ne reste que 1 h à noter, vérifier la durée.",
    ),
    (
        lambda: ensure_not_own(7, 7, "C01"),
        None,
        "Personne ne valide ses propres heures : laisser celles de C01 à une autre personne de l’équipe.",
    ),
]


@pytest.mark.parametrize(("rule", "field", "sentence"), REFUSED)
def test_a_refusal_stands_beside_its_box_and_says_what_to_do(
    rule: Callable[[], object], field: str | None, sentence: str
) -> None:
    assert told(rule) == (field, sentence)


def test_what_stands_at_the_very_ends_is_kept() -> None:
    ensure_day(DAY, SUMMER, DAY)
    ensure_member("C01", DAY, DAY, DAY)
    ensure_room("C01", 0, 1_440)
    ensure_room("C01", 1_380, 60)
    ensure_not_own(None, None, "C01")
