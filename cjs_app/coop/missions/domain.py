"""The life of a mission, when it takes place and who takes part."""

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import Transition


class Status(StrEnum):
    """Where a mission stands; the words are those of the season archive."""

    PLANNED = "prevue"
    RUNNING = "en_cours"
    DONE = "realisee"
    CANCELLED = "annulee"


STATUS_LABELS = {
    Status.PLANNED: "Prévue",
    Status.RUNNING: "En cours",
    Status.DONE: "Réalisée",
    Status.CANCELLED: "Annulée",
}

STARTING = Transition("commencer", (Status.PLANNED,), Status.RUNNING, "Seule une mission prévue peut commencer.")
FINISHING = Transition(
    "terminer",
    (Status.PLANNED, Status.RUNNING),
    Status.DONE,
    "Seule une mission prévue ou en cours peut être dite réalisée.",
)
CANCELLING = Transition(
    "annuler",
    (Status.PLANNED, Status.RUNNING),
    Status.CANCELLED,
    "Une mission réalisée ne s’annule plus : faire un avoir si elle a été facturée.",
)
RESUMING = Transition(
    "reprendre",
    (Status.DONE, Status.CANCELLED),
    Status.RUNNING,
    "Seule une mission réalisée ou annulée peut être reprise.",
)
TRANSITIONS = (STARTING, FINISHING, CANCELLING, RESUMING)

OPEN = (Status.PLANNED, Status.RUNNING)
"""Missions that may still change."""

LONGEST_REASON = 300
MOST_SLOTS = 60
MOST_PEOPLE = 50
USUAL_PEOPLE = 2
"""Missions often go to teams of two, in turn."""


class SlotDraft(Struct, frozen=True):
    """A day on which a mission takes place, with its hours where they are known."""

    day: dt.date
    start_time: dt.time | None = None
    end_time: dt.time | None = None


class MissionDraft(Struct, frozen=True):
    """What is written about a mission; `cooperant_ids` is its first team, the leader is one of them."""

    title: str
    quote_id: int | None = None
    start_day: dt.date | None = None
    end_day: dt.date | None = None
    slots: Sequence[SlotDraft] = ()
    place: str = ""
    safety_notes: str = ""
    wanted_people: int = USUAL_PEOPLE
    cooperant_ids: Sequence[int] = ()
    leader_id: int | None = None


def checked_days(draft: MissionDraft, season: Period) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of a mission, wide enough for all its slots; None where nothing is known.

    Raise Refusal for days in the wrong order or outside the season, and for slots that cannot be.
    """
    for slot in draft.slots:
        ensure_slot(slot, season)
    if len(draft.slots) > MOST_SLOTS:
        raise Refusal("Une mission a {most} créneaux au plus.", field="slots", most=MOST_SLOTS)
    for field in ("start_day", "end_day"):
        ensure_in_season(getattr(draft, field), season, field)
    if draft.start_day and draft.end_day and draft.end_day < draft.start_day:
        raise Refusal("La fin est avant le début : vérifier les deux dates.", field="end_day")
    days = [slot.day for slot in draft.slots]
    first = min((*days, *filter(None, (draft.start_day,))), default=None)
    last = max((*days, *filter(None, (draft.end_day, first))), default=None)
    return first, last


def ensure_slot(slot: SlotDraft, season: Period) -> None:
    """Raise Refusal for a slot outside the season, or whose hours cannot be."""
    ensure_in_season(slot.day, season, "slots")
    if slot.end_time and not slot.start_time:
        raise Refusal("Un créneau qui a une heure de fin a une heure de début.", field="slots")
    if slot.start_time and slot.end_time and slot.end_time <= slot.start_time:
        raise Refusal("Un créneau finit après son début : vérifier les heures.", field="slots")


def ensure_in_season(day: dt.date | None, season: Period, field: str = "day") -> None:
    """Raise Refusal for a day outside the season; no day passes."""
    if day is not None and not season.contains(day):
        raise Refusal(
            "La saison va du {first:day} au {last:day} : choisir un jour de l’été.",
            field=field,
            first=season.start,
            last=season.end,
        )


def ensure_holds(draft: MissionDraft) -> None:
    """Raise Refusal for a mission without title, or with a number of people that cannot be."""
    if not draft.title.strip():
        raise Refusal("Écrire le titre de la mission.", field="title")
    if not 1 <= draft.wanted_people <= MOST_PEOPLE:
        raise Refusal("Une mission demande de 1 à {most} personnes.", field="wanted_people", most=MOST_PEOPLE)


def team_of(cooperant_ids: Iterable[int], leader_id: int | None, known: Iterable[int]) -> list[int]:
    """Return who takes part, each once, the leader included; raise Refusal for someone of another season."""
    team = list(dict.fromkeys([*cooperant_ids, *([leader_id] if leader_id is not None else [])]))
    if not set(team) <= set(known):
        raise Refusal("Une de ces personnes n’est pas de cette coopérative : refaire l’équipe.", field="cooperant_ids")
    return team


def ensure_may_change(status: Status) -> None:
    """Raise Refusal for a mission that is done or cancelled."""
    if status not in OPEN:
        raise Refusal("Une mission réalisée ou annulée ne se modifie plus : la reprendre d’abord.")


def checked_reason(reason: str) -> str:
    """Return why a mission is cancelled; raise Refusal when nothing is said, or too much."""
    text = reason.strip()
    if not text:
        raise Refusal("Écrire en quelques mots pourquoi la mission est annulée.", field="reason")
    if len(text) > LONGEST_REASON:
        raise Refusal(
            "La raison est trop longue : {longest} caractères au plus.", field="reason", longest=LONGEST_REASON
        )
    return text


def nearest_day(day: dt.date, season: Period) -> dt.date:
    """Return a day, or the nearest one of the season when it is outside."""
    return min(max(day, season.start), season.end)


def days_when_done(
    planned: tuple[dt.date | None, dt.date | None], day: dt.date | None, today: dt.date, season: Period
) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a mission that is done.

    It ended on `day` when one is given, else as planned, or today when that lies ahead. Raise Refusal for a given day
    in the future, outside the season or before the mission began.
    """
    start, end = planned
    if day is None:
        last = nearest_day(today, season) if end is None or end > today else end
        return min(start or last, last), last
    ensure_in_season(day, season)
    if day > today:
        raise Refusal("Une mission réalisée ne finit pas dans le futur.", field="day")
    if start is not None and day < start:
        raise Refusal("La mission a commencé le {start:day} : elle finit ce jour ou après.", field="day", start=start)
    return start or day, day


def steps_of(status: Status) -> list[tuple[Status, str]]:
    """Return the states of a mission on its way: `done`, `current`, `todo`, or `stopped` where it was cancelled."""
    if status is Status.CANCELLED:
        return [(Status.PLANNED, "done"), (status, "stopped")]
    road = (Status.PLANNED, Status.RUNNING, Status.DONE)
    here = road.index(status)
    states = ["done"] * here + ["done" if status is Status.DONE else "current"] + ["todo"] * (2 - here)
    return list(zip(road, states, strict=True))
