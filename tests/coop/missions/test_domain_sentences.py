"""What a person reads when a mission cannot be, and beside which box."""

import datetime as dt
from collections.abc import Callable

import pytest

from cjs_app.coop.missions.domain import (
    MissionDraft,
    SlotDraft,
    Status,
    checked_days,
    checked_reason,
    days_when_done,
    ensure_holds,
    ensure_in_season,
    ensure_may_change,
    team_of,
)
from cjs_app.kernel.durations import parse_time
from cjs_app.kernel.periods import Period
from tests.refusals import told

SUMMER = Period(dt.date(2021, 7, 5), dt.date(2021, 8, 31))
FIRST, LAST = SUMMER.start, SUMMER.end
A_DAY = dt.timedelta(days=1)
OUTSIDE = "La saison va du 05/07/2021 au 31/08/2021 : choisir un jour de l’été."
NINE, TEN = dt.time(9), dt.time(10)


def days(*slots: SlotDraft, **more: dt.date) -> Callable[[], object]:
    """Return the reading of a mission's days."""
    return lambda: checked_days(MissionDraft("Jardin", slots=slots, **more), SUMMER)  # type: ignore[arg-type]


REFUSED: list[tuple[Callable[[], object], str | None, str]] = [
    (days(*[SlotDraft(FIRST)] * 61), "slots", "Une mission a 60 créneaux au plus."),
    (days(SlotDraft(FIRST - A_DAY)), "slots", OUTSIDE),
    (days(start_day=FIRST - A_DAY), "start_day", OUTSIDE),
    (days(end_day=LAST + A_DAY), "end_day", OUTSIDE),
    (days(start_day=LAST, end_day=FIRST), "end_day", "La fin est avant le début : vérifier les deux dates."),
    (days(SlotDraft(FIRST, None, TEN)), "slots", "Un créneau qui a une heure de fin a une heure de début."),
    (days(SlotDraft(FIRST, TEN, TEN)), "slots", "Un créneau finit après son début : vérifier les heures."),
    (lambda: ensure_in_season(LAST + A_DAY, SUMMER), "day", OUTSIDE),
    (lambda: checked_reason(" "), "reason", "Écrire en quelques mots pourquoi la mission est annulée."),
    (lambda: checked_reason("x" * 301), "reason", "La raison est trop longue : 300 caractères au plus."),
    (lambda: ensure_holds(MissionDraft(" ")), "title", "Écrire le titre de la mission."),
    (
        lambda: ensure_holds(MissionDraft("Jardin", wanted_people=0)),
        "wanted_people",
        "Une mission demande de 1 à 50 personnes.",
    ),
    (
        lambda: team_of([1, 9], None, [1, 2]),
        "cooperant_ids",
        "Une de ces personnes n’est pas de cette coopérative : refaire l’équipe.",
    ),
    (
        lambda: ensure_may_change(Status.DONE),
        None,
        "Une mission réalisée ou annulée ne se modifie plus : la reprendre d’abord.",
    ),
    (lambda: days_when_done((None, None), FIRST - A_DAY, LAST, SUMMER), "day", OUTSIDE),
    (
        lambda: days_when_done((None, None), LAST, FIRST, SUMMER),
        "day",
        "Une mission réalisée ne finit pas dans le futur.",
    ),
    (
        lambda: days_when_done((LAST, None), FIRST, LAST, SUMMER),
        "day",
        "La mission a commencé le 31/08/2021 : elle finit ce jour ou après.",
    ),
    (lambda: parse_time("24h", "start"), "start", "« 24h » n’est pas une heure : écrire par exemple 9h30."),
    (lambda: parse_time("midi"), None, "« midi » n’est pas une heure : écrire par exemple 9h30."),
    (lambda: parse_time("9h60"), None, "« 9h60 » n’est pas une heure : écrire par exemple 9h30."),
]


@pytest.mark.parametrize(("rule", "field", "sentence"), REFUSED)
def test_a_refusal_stands_beside_its_box_and_says_what_to_do(
    rule: Callable[[], object], field: str | None, sentence: str
) -> None:
    assert told(rule) == (field, sentence)


def test_what_stands_at_the_very_ends_is_kept() -> None:
    slots = [SlotDraft(FIRST, NINE, TEN)] * 60
    assert checked_days(MissionDraft("Jardin", slots=slots, start_day=FIRST, end_day=FIRST), SUMMER) == (FIRST, FIRST)
    assert days_when_done((FIRST, None), FIRST, FIRST, SUMMER) == (FIRST, FIRST)
    ensure_holds(MissionDraft("Jardin", wanted_people=1))
    ensure_holds(MissionDraft("Jardin", wanted_people=50))
    assert (parse_time("23h59"), parse_time("0")) == (dt.time(23, 59), dt.time(0))


def test_the_longest_reason_is_kept_whole() -> None:
    assert checked_reason(f" {'x' * 300} ") == "x" * 300
