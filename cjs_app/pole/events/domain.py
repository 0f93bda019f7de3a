"""What an event goes through, who still finds a place there, and what is said of how many people came."""

import datetime as dt
from collections.abc import Collection, Sequence
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.names import slug
from cjs_app.kernel.periods import Period, months_after
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import Transition


class Format(StrEnum):
    """What people do at an event."""

    WORKSHOP = "atelier"
    MEETING = "rencontre"
    VISIT = "visite"
    TALK = "presentation"
    GROUP = "temps_collectif"
    ACTION = "action_solidaire"
    OTHER = "autre"


FORMAT_LABELS = {
    Format.WORKSHOP: "Atelier",
    Format.MEETING: "Rencontre",
    Format.VISIT: "Visite",
    Format.TALK: "Présentation",
    Format.GROUP: "Temps collectif",
    Format.ACTION: "Action solidaire",
    Format.OTHER: "Autre",
}


class Way(StrEnum):
    """How people take part."""

    THERE = "sur_place"
    ONLINE = "en_ligne"
    BOTH = "hybride"


WAY_LABELS = {Way.THERE: "Sur place", Way.ONLINE: "En ligne", Way.BOTH: "Sur place ou en ligne"}


class Status(StrEnum):
    """Where an event stands."""

    PLANNED = "prevu"
    PUBLISHED = "publie"
    HELD = "tenu"
    CANCELLED = "annule"


STATUS_LABELS = {
    Status.PLANNED: "Prévu",
    Status.PUBLISHED: "Publié",
    Status.HELD: "Tenu",
    Status.CANCELLED: "Annulé",
}
SHOWN = (Status.PUBLISHED, Status.HELD, Status.CANCELLED)
"""What the public page shows: an event that was announced is never taken away without a word."""


class PlaceStatus(StrEnum):
    """Where a registration stands."""

    IN = "inscrite"
    WAITING = "attente"
    GONE = "annulee"


PLACE_LABELS = {
    PlaceStatus.IN: "Inscrit·e",
    PlaceStatus.WAITING: "Liste d’attente",
    PlaceStatus.GONE: "A rendu sa place",
}


class Counting(StrEnum):
    """How it is known how many people came."""

    COUNTED = "compte"
    ESTIMATED = "estime"


COUNTING_LABELS = {Counting.COUNTED: "Comptées à la porte", Counting.ESTIMATED: "Estimées"}

PUBLISHING = Transition(
    "publish",
    {Status.PLANNED},
    Status.PUBLISHED,
    "Seul un événement prévu se publie : celui-ci l’est déjà, ou a eu lieu.",
)
CANCELLING = Transition(
    "cancel",
    {Status.PLANNED, Status.PUBLISHED},
    Status.CANCELLED,
    "Un événement qui a eu lieu ne s’annule plus : corriger plutôt sa fiche.",
)
RESUMING = Transition("resume", {Status.CANCELLED}, Status.PLANNED, "Seul un événement annulé se remet au programme.")
HOLDING = Transition(
    "hold",
    {Status.PLANNED, Status.PUBLISHED, Status.HELD},
    Status.HELD,
    "Un événement annulé n’a reçu personne : le remettre au programme s’il a eu lieu.",
)

KEPT_MONTHS = 3
"""How long after an event the names of those who registered are kept."""
MOST_PEOPLE = 100_000
LONGEST_SLUG = 60
PROGRAMME_FIELDS = {"name": "nom", "first_day": "premier jour", "last_day": "dernier jour", "intro": "présentation"}
EVENT_FIELDS = {
    "title": "titre",
    "format": "format",
    "summary": "présentation",
    "day": "jour",
    "start_time": "début",
    "end_time": "fin",
    "way": "manière de participer",
    "place": "lieu",
    "city": "commune",
    "link": "lien de connexion",
    "takes_places": "inscription",
    "capacity": "nombre de places",
}


class ProgrammeSheet(Struct, frozen=True):
    """What is written about a programme."""

    name: str
    period: Period
    intro: str = ""


class EventSheet(Struct, frozen=True):
    """What is written about an event; `partners` are organisations of the directory, by their numbers."""

    title: str
    day: dt.date
    format: Format = Format.MEETING
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    summary: str = ""
    way: Way = Way.THERE
    place: str = ""
    city: str = ""
    link: str = ""
    takes_places: bool = True
    capacity: int | None = None
    partners: tuple[int, ...] = ()


class Visitor(Struct, frozen=True):
    """Who asks for a place: a name, and one way to be told of a change."""

    name: str
    email: str = ""
    phone: str = ""


class PrintedEvent(Struct, frozen=True):
    """An event as paper shows it; `address` is that of its public page."""

    programme: str
    title: str
    format: Format
    day: dt.date
    start_time: dt.time | None
    end_time: dt.time | None
    summary: str
    way: Way
    place: str
    city: str
    takes_places: bool
    partners: Sequence[str]
    address: str


class PrintedProgramme(Struct, frozen=True):
    """A programme as paper shows it."""

    name: str
    first_day: dt.date
    last_day: dt.date
    intro: str
    events: Sequence[PrintedEvent]
    address: str


def slug_of(text: str, taken: Collection[str] = ()) -> str:
    """Return what an address calls something, in plain letters, and that nothing else in `taken` is called."""
    plain = slug(text)[:LONGEST_SLUG].strip("-") or "evenement"
    rank, found = 1, plain
    while found in taken:
        rank += 1
        found = f"{plain}-{rank}"
    return found


def ensure_within(day: dt.date, period: Period) -> None:
    """Raise Refusal for an event outside the days of its programme."""
    if not period.contains(day):
        raise Refusal(
            "Le programme va du {start:day} au {end:day} : choisir un de ces jours, ou changer les jours du programme.",
            field="day",
            start=period.start,
            end=period.end,
        )


def ensure_hours(start: dt.time | None, end: dt.time | None) -> None:
    """Raise Refusal for an event that ends before it begins, or whose beginning nobody knows."""
    if end is not None and start is None:
        raise Refusal("Écrire aussi l’heure du début.", field="start_time")
    if start is not None and end is not None and end <= start:
        raise Refusal("La fin est avant le début : vérifier les deux heures.", field="end_time")


def ensure_people(people: int | None, least: int, sentence: str, field: str) -> None:
    """Raise Refusal, in this sentence, for a number of people that cannot be."""
    if people is not None and not least <= people <= MOST_PEOPLE:
        raise Refusal(sentence, field=field)


def ensure_reachable(visitor: Visitor) -> None:
    """Raise Refusal for somebody who could not be told that the event is cancelled."""
    if not visitor.name.strip():
        raise Refusal("Écrire un prénom ou un nom.", field="name")
    if not visitor.email.strip() and not visitor.phone.strip():
        raise Refusal(
            "Laisser un courriel ou un téléphone : il sert seulement à prévenir d’un changement.", field="email"
        )


def ensure_takes(status: Status, takes_places: bool, day: dt.date, today: dt.date) -> None:
    """Raise Refusal where nobody can register any more."""
    if status is Status.CANCELLED:
        raise Refusal("Cet événement est annulé : il ne prend plus d’inscription.")
    if status is not Status.PUBLISHED or not takes_places:
        raise Refusal("Cet événement ne prend pas d’inscription.")
    if day < today:
        raise Refusal("Cet événement est passé : il ne prend plus d’inscription.")


def free_places(capacity: int | None, taken: int) -> int | None:
    """Return how many places are left; None where there is no limit."""
    return None if capacity is None else max(0, capacity - taken)


def place_for(capacity: int | None, taken: int, waiting: int) -> PlaceStatus:
    """Return what somebody who comes now receives: nobody passes before those who already wait."""
    free = free_places(capacity, taken)
    return PlaceStatus.IN if free is None or free > waiting else PlaceStatus.WAITING


def moving_up(capacity: int | None, taken: int, waiting: Sequence[int]) -> list[int]:
    """Return who of the waiting list, given in its order, now has a place."""
    free = free_places(capacity, taken)
    return list(waiting) if free is None else list(waiting[:free])


def names_kept_until(day: dt.date) -> dt.date:
    """Return the last day on which the names of an event's registrations are kept."""
    return months_after(day, KEPT_MONTHS)


def last_emptied(today: dt.date) -> dt.date:
    """Return the last day whose events no longer keep the names of those who registered."""
    day = today - dt.timedelta(KEPT_MONTHS * 31)
    while names_kept_until(day + dt.timedelta(1)) < today:
        day += dt.timedelta(1)
    return day


def how_counted(counted: int, estimated: int, unknown: int) -> str:
    """Return what is said beside a number of people: how many events were counted, estimated, or left without one."""
    parts = [
        f"{number} {one if number == 1 else many}"
        for number, one, many in (
            (counted, "événement compté", "événements comptés"),
            (estimated, "estimé", "estimés"),
            (unknown, "sans effectif", "sans effectif"),
        )
        if number
    ]
    return ", ".join(parts)
