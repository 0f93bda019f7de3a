"""What a meeting is: its day, who comes, who stands for whom, and when its minutes no longer change."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.refusal import Refusal


class MeetingKind(StrEnum):
    """What meets."""

    BOARD = "ca"
    ASSEMBLY = "ag"
    EXTRAORDINARY = "age"
    OTHER = "autre"


class MeetingStatus(StrEnum):
    """Where a meeting stands."""

    PLANNED = "prevue"
    CONVENED = "convoquee"
    VALIDATED = "validee"
    CANCELLED = "annulee"


class Presence(StrEnum):
    """How somebody took part."""

    PRESENT = "present"
    REPRESENTED = "represente"
    EXCUSED = "excuse"
    ABSENT = "absent"


MEETING_LABELS = {
    MeetingKind.BOARD: "Conseil d’administration",
    MeetingKind.ASSEMBLY: "Assemblée générale",
    MeetingKind.EXTRAORDINARY: "Assemblée générale extraordinaire",
    MeetingKind.OTHER: "Autre réunion",
}
MEETING_STATUS_LABELS = {
    MeetingStatus.PLANNED: "Prévue",
    MeetingStatus.CONVENED: "Convoquée",
    MeetingStatus.VALIDATED: "Validée",
    MeetingStatus.CANCELLED: "Annulée",
}
PRESENCE_LABELS = {
    Presence.PRESENT: "Là",
    Presence.REPRESENTED: "A donné pouvoir",
    Presence.EXCUSED: "Excusé·e",
    Presence.ABSENT: "Absent·e",
}
ASSEMBLIES = frozenset({MeetingKind.ASSEMBLY, MeetingKind.EXTRAORDINARY})
MOST_OTHERS = 5000


class MeetingSheet(Struct, frozen=True):
    """What is written about a meeting before it; `agenda` holds one item a line."""

    kind: MeetingKind
    day: dt.date
    place: str = ""
    start_time: dt.time | None = None
    agenda: str = ""
    entitled: int | None = None
    """How many may vote, where a quorum is counted."""


class Here(Struct, frozen=True):
    """How one person took part, and in whose hands their voice is."""

    presence: Presence
    proxy_to: int | None = None


class Others(Struct, frozen=True):
    """How many more were there, counted without their names, and how many voices they carried besides theirs."""

    present: int = 0
    proxies: int = 0


class TaskSheet(Struct, frozen=True):
    """Something to do that a meeting gave to somebody."""

    what: str
    person_number: int | None = None
    due_on: dt.date | None = None


def agenda_items(agenda: str) -> list[str]:
    """Return the items of an agenda, one a line, without what numbers them."""
    return [line.strip(" \t-•*·") for line in agenda.splitlines() if line.strip(" \t-•*·")]


def ensure_changes(status: MeetingStatus) -> None:
    """Raise Refusal for a meeting that is validated or cancelled."""
    if status is MeetingStatus.VALIDATED:
        raise Refusal("Ce compte rendu est validé : il ne change plus.")
    if status is MeetingStatus.CANCELLED:
        raise Refusal("Cette réunion est annulée : en prévoir une autre.")


def ensure_notice(day: dt.date, today: dt.date, notice_days: int) -> None:
    """Raise Refusal when people are called together too late."""
    if (day - today).days < notice_days:
        raise Refusal(
            "La convocation part au moins {notice} {notice:jour|jours} avant : choisir une date plus lointaine.",
            field="day",
            notice=notice_days,
        )


def ensure_proxies(attendance: Mapping[int, Here], most_each: int) -> None:
    """Raise Refusal for a voice given to nobody, to somebody who is not there, or too many in the same hands."""
    for one in attendance.values():
        if one.presence is not Presence.REPRESENTED:
            continue
        holder = attendance.get(one.proxy_to) if one.proxy_to is not None else None
        if holder is None or holder.presence is not Presence.PRESENT:
            raise Refusal("Un pouvoir se donne à une personne qui est là : choisir à qui, ou noter « excusé·e ».")
    held = Counter(one.proxy_to for one in attendance.values() if one.presence is Presence.REPRESENTED)
    if held and max(held.values()) > most_each:
        raise Refusal(
            "Une personne porte au plus {most} {most:pouvoir|pouvoirs} : les répartir autrement.", most=most_each
        )


def ensure_others(others: Others, most_each: int) -> None:
    """Raise Refusal for a number of persons that no room holds, and for more voices than they may carry."""
    if not 0 <= others.present <= MOST_OTHERS:
        raise Refusal("Écrire un nombre de personnes, de 0 à {most}.", field="others_present", most=MOST_OTHERS)
    if not 0 <= others.proxies <= others.present * most_each:
        raise Refusal(
            "Une personne porte au plus {most} {most:pouvoir|pouvoirs} : vérifier le nombre de pouvoirs.",
            field="other_proxies",
            most=most_each,
        )


def ensure_may_validate(status: MeetingStatus, day: dt.date, today: dt.date, minutes: str) -> None:
    """Raise Refusal for minutes that are validated too early: before the meeting, or empty."""
    ensure_changes(status)
    if day > today:
        raise Refusal("Cette réunion n’a pas encore eu lieu : le compte rendu se valide après.")
    if not minutes.strip():
        raise Refusal("Le compte rendu est vide : écrire ce qui s’est dit, même en trois lignes.")


def present_count(presences: Collection[Presence], others: int) -> int:
    """Return how many persons were there: those whose name is noted, and those counted without a name."""
    return sum(one is Presence.PRESENT for one in presences) + others
