"""Natures of hours, the life of an entry, and what a day may hold."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.periods import Period, week_start
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import Transition

A_DAY_MINUTES = 24 * 60
LONGEST_NOTE = 300
A_DAY = dt.timedelta(days=1)
A_WEEK = dt.timedelta(days=7)


class Nature(StrEnum):
    """What the time was spent on; the words are those of the season archive."""

    MISSION = "mission"
    TRAINING = "formation"
    MEETING = "reunion"
    PROSPECTING = "prospection"
    MANAGEMENT = "gestion"
    SELF_FINANCING = "autofinancement"


NATURE_LABELS = {
    Nature.MISSION: "Mission",
    Nature.TRAINING: "Formation",
    Nature.MEETING: "Réunion",
    Nature.PROSPECTING: "Prospection",
    Nature.MANAGEMENT: "Gestion",
    Nature.SELF_FINANCING: "Autofinancement",
}


class Status(StrEnum):
    """Where an entry stands."""

    DECLARED = "declaree"
    VALIDATED = "validee"
    CANCELLED = "annulee"


STATUS_LABELS = {
    Status.DECLARED: "À valider",
    Status.VALIDATED: "Validée",
    Status.CANCELLED: "Annulée",
}

VALIDATING = Transition(
    "valider", (Status.DECLARED,), Status.VALIDATED, "Seules des heures en attente peuvent être validées."
)
CANCELLING = Transition(
    "annuler",
    (Status.DECLARED,),
    Status.CANCELLED,
    "Ces heures sont validées : une animatrice doit d’abord les rouvrir.",
)
REOPENING = Transition(
    "rouvrir", (Status.VALIDATED,), Status.DECLARED, "Seules des heures validées peuvent être rouvertes."
)
TRANSITIONS = (VALIDATING, CANCELLING, REOPENING)


class HoursDraft(Struct, frozen=True):
    """Time that one or several cooperants spent on one day, as it is about to be noted."""

    day: dt.date
    minutes: int
    nature: Nature
    cooperant_ids: Sequence[int]
    mission_id: int | None = None
    note: str = ""


def ensure_day(day: dt.date, season: Period, today: dt.date) -> None:
    """Raise Refusal for a day outside the season, or one that has not come yet."""
    if not season.contains(day):
        raise Refusal(
            "Le {day:day} est en dehors de la saison : choisir un jour du {start:day} au {end:day}.",
            field="day",
            day=day,
            start=season.start,
            end=season.end,
        )
    if day > today:
        raise Refusal(
            "Le {day:day} n’est pas encore arrivé : noter les heures le jour même, ou après.", field="day", day=day
        )


def ensure_member(name: str, joined_on: dt.date | None, left_on: dt.date | None, day: dt.date) -> None:
    """Raise Refusal when a cooperant had not joined yet, or had left; the first and the last day both count."""
    if joined_on is not None and day < joined_on:
        raise Refusal(
            "{name} est dans la coopérative depuis le {joined:day} : changer le jour, ou décocher cette personne.",
            field="people",
            name=name,
            joined=joined_on,
        )
    if left_on is not None and day > left_on:
        raise Refusal(
            "{name} a quitté la coopérative le {left:day} : changer le jour, ou décocher cette personne.",
            field="people",
            name=name,
            left=left_on,
        )


def ensure_room(name: str, already_minutes: int, minutes: int) -> None:
    """Raise Refusal when one person's day would hold more than 24 hours, all entries together."""
    if minutes > A_DAY_MINUTES:
        raise Refusal("Une journée ne compte que 24 heures : noter chaque jour à part.", field="minutes")
    if already_minutes + minutes > A_DAY_MINUTES:
        raise Refusal(
            "{name} a déjà {already:duration} ce jour-là : il ne reste que {left:duration} à noter, vérifier la durée.",
            field="minutes",
            name=name,
            already=already_minutes,
            left=A_DAY_MINUTES - already_minutes,
        )


def ensure_not_own(owner_id: int | None, user_id: int | None, name: str) -> None:
    """Raise Refusal when a person is about to validate their own hours: another pair of eyes is always needed."""
    if owner_id is not None and owner_id == user_id:
        raise Refusal(
            "Personne ne valide ses propres heures : laisser celles de {name} à une autre personne de l’équipe.",
            name=name,
        )


def ensure_not_noted_by(noted_by_id: int | None, user_id: int | None, name: str) -> None:
    """Raise Refusal when a person is about to validate hours that they noted for somebody else."""
    if noted_by_id is not None and noted_by_id == user_id:
        raise Refusal(
            "Personne ne valide les heures qu’il ou elle a notées : laisser celles de {name} à une autre personne de "
            "l’équipe.",
            name=name,
        )


def is_theirs(user_id: int, owner_id: int | None, declared_by_id: int | None) -> bool:
    """Return whether an entry is a person's own, or one that they declared for another."""
    return user_id in (owner_id, declared_by_id)


def weeks_of(season: Period) -> list[dt.date]:
    """Return the Mondays of the weeks that a season touches, first one first."""
    first = week_start(season.start)
    return [first + A_WEEK * rank for rank in range((season.end - first).days // 7 + 1)]
