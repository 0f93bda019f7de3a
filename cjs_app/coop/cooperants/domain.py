"""Who is in the cooperative on a day, who stayed to the end, and what a paper can be."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal


class PaperState(StrEnum):
    """Where an expected paper stands; the paper itself stays with the carrier."""

    EXPECTED = "attendue"
    RECEIVED = "recue"
    VALIDATED = "validee"
    EXPIRED = "expiree"


PAPER_STATE_LABELS = {
    PaperState.EXPECTED: "Attendue",
    PaperState.RECEIVED: "Reçue",
    PaperState.VALIDATED: "Validée",
    PaperState.EXPIRED: "Expirée",
}

USUAL_PAPERS = ("Contrat", "Autorisation parentale")
USUAL_COMMITTEES = ("Finances", "Marketing", "Ressources humaines")
MISSING_STATES = frozenset({PaperState.EXPECTED, PaperState.EXPIRED})
DAYED_STATES = frozenset({PaperState.RECEIVED, PaperState.VALIDATED})
YOUNGEST = 10
OLDEST = 30
EARLIEST_DAYS = 366
LARGEST_COEFFICIENT = Decimal(100)


class CooperantSheet(Struct, frozen=True):
    """What is written on a cooperant's sheet; an empty code asks for the next one."""

    first_name: str
    last_name: str = ""
    birth_date: dt.date | None = None
    joined_on: dt.date | None = None
    left_on: dt.date | None = None
    coefficient: Decimal = Decimal(1)
    has_share: bool = True
    user_id: int | None = None
    code: str = ""


def ensure_not_own_sheet(changed: Sequence[str]) -> None:
    """Raise Refusal when a person is about to change on their own sheet what limits, pays or identifies them.

    An age decides on hours, a coefficient on a share, an account on who may validate: somebody else writes them.
    """
    if changed:
        raise Refusal(
            "Personne ne change sur sa propre fiche la naissance, la part ou le compte\u00a0: le demander à une autre "
            "personne de l’équipe.",
            field=changed[0],
        )


class Headcounts(Struct, frozen=True):
    """How many founded the cooperative, and how many stayed: the two are always shown together."""

    founded: int
    stayed: int

    @property
    def sentence(self) -> str:
        """The two numbers in one French sentence."""
        founders = "personnes ont" if self.founded > 1 else "personne a"
        stayers = "sont resté·es" if self.stayed > 1 else "est resté·e"
        return f"{self.founded} {founders} créé la coopérative, {self.stayed} {stayers}."


def stayed(left_on: dt.date | None, season_end: dt.date) -> bool:
    """Return whether someone was still there at the end: no leaving day, or not before the last day."""
    return left_on is None or left_on >= season_end


def headcounts(leaving_days: Iterable[dt.date | None], season_end: dt.date) -> Headcounts:
    """Return how many cooperants founded the cooperative and how many stayed, from their leaving days."""
    stays = [stayed(left_on, season_end) for left_on in leaving_days]
    return Headcounts(len(stays), sum(stays))


def present(joined_on: dt.date | None, left_on: dt.date | None, day: dt.date) -> bool:
    """Return whether someone is in the cooperative on a day, the days of arrival and of leaving included."""
    return (joined_on is None or joined_on <= day) and (left_on is None or day <= left_on)


def age_on(birth_date: dt.date, day: dt.date) -> int:
    """Return an age in whole years; who was born on a 29 February has a birthday on 1 March in other years."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def arrival_day(today: dt.date, season: Period) -> dt.date:
    """Return the day on which someone most likely begins: today while the season runs, its first day otherwise."""
    return today if season.contains(today) else season.start


def ensure_sheet_holds(sheet: CooperantSheet) -> None:
    """Raise Refusal for a departure before the arrival, or a coefficient below zero."""
    if sheet.joined_on and sheet.left_on and sheet.left_on < sheet.joined_on:
        raise Refusal("Le départ est avant l’arrivée : vérifier les deux dates.", field="left_on")
    if sheet.coefficient < 0:
        raise Refusal("Un coefficient ne descend pas sous zéro.", field="coefficient")


def ensure_likely(sheet: CooperantSheet, season: Period) -> None:
    """Raise Refusal for what is nearly always a slip of the finger, on a sheet typed by hand."""
    if sheet.joined_on and sheet.joined_on > season.end:
        raise Refusal("La saison finit le {end:day} : l’arrivée est avant.", field="joined_on", end=season.end)
    if sheet.joined_on and sheet.joined_on < season.start - dt.timedelta(days=EARLIEST_DAYS):
        raise Refusal(
            "La saison commence le {start:day} : l’arrivée est plus d’un an avant, vérifier l’année.",
            field="joined_on",
            start=season.start,
        )
    if sheet.left_on and sheet.left_on < season.start:
        raise Refusal("La saison commence le {start:day} : le départ est après.", field="left_on", start=season.start)
    if sheet.birth_date and age_on(sheet.birth_date, season.start) < YOUNGEST:
        raise Refusal(
            "Cette date donne moins de {youngest} ans au début de la saison : vérifier l’année.",
            field="birth_date",
            youngest=YOUNGEST,
        )
    if sheet.birth_date and age_on(sheet.birth_date, season.start) > OLDEST:
        raise Refusal(
            "Cette date donne plus de {oldest} ans au début de la saison : vérifier l’année.",
            field="birth_date",
            oldest=OLDEST,
        )
    if sheet.coefficient > LARGEST_COEFFICIENT:
        raise Refusal("Un coefficient va de 0 à 100 ; tout le monde commence à 1.", field="coefficient")


def ensure_may_leave(joined_on: dt.date | None, day: dt.date, season: Period) -> None:
    """Raise Refusal for a leaving day before the arrival or outside the season."""
    first = max(joined_on, season.start) if joined_on else season.start
    if not first <= day <= season.end:
        raise Refusal(
            "Le départ se note entre le {first:day} et le {last:day}.", field="day", first=first, last=season.end
        )


class Term(Struct, frozen=True):
    """A time spent in a committee; no last day while it lasts."""

    committee_id: int
    start: dt.date
    end: dt.date | None = None

    def overlaps(self, other: "Term") -> bool:
        """Return whether two terms of one person in the same committee have a day in common."""
        return (
            self.committee_id == other.committee_id
            and (other.end is None or self.start <= other.end)
            and (self.end is None or other.start <= self.end)
        )


def ensure_may_join(term: Term, others: Iterable[Term], season: Period, left_on: dt.date | None) -> None:
    """Raise Refusal for a term outside the season, after the person left, or doubling one in the same committee."""
    if not season.contains(term.start):
        raise Refusal(
            "La saison va du {first:day} au {last:day} : choisir un jour de l’été.",
            field="start",
            first=season.start,
            last=season.end,
        )
    if left_on is not None and term.start > left_on:
        raise Refusal("Cette personne est partie le {left:day} : choisir un jour avant.", field="start", left=left_on)
    if any(term.overlaps(other) for other in others):
        raise Refusal("Cette personne est déjà dans ce comité à ce moment-là.", field="committee_id")


def ensure_term_may_end(start: dt.date, day: dt.date, season: Period) -> None:
    """Raise Refusal for a last day before the first one or after the season."""
    if not start <= day <= season.end:
        raise Refusal(
            "Choisir un jour entre le {first:day} et le {last:day}.", field="day", first=start, last=season.end
        )


def paper_day(state: PaperState, day: dt.date | None, today: dt.date) -> dt.date | None:
    """Return the day to keep with a paper: today unless another is given, none while it is only expected.

    Raise Refusal for a day in the future.
    """
    if state not in DAYED_STATES:
        return None
    if day is not None and day > today:
        raise Refusal("Ce jour n’est pas encore arrivé : vérifier la date.", field="day")
    return day or today
