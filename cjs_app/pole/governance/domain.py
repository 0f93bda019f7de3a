"""The arithmetic of mandates: how long they last, how often they are renewed, how many may sit."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.refusal import Refusal

A_BREAK = dt.timedelta(days=366)
"""Who comes back within a year goes on with the same series of mandates."""


class Function(StrEnum):
    """What somebody does on the board."""

    MEMBER = "membre"
    CHAIR = "copresidence"
    TREASURER = "tresorerie"
    SECRETARY = "secretariat"


FUNCTION_LABELS = {
    Function.MEMBER: "Membre",
    Function.CHAIR: "Coprésidence",
    Function.TREASURER: "Trésorerie",
    Function.SECRETARY: "Secrétariat",
}


class BodyMeetingKind(StrEnum):
    """What met, elsewhere."""

    BOARD = "ca"
    ASSEMBLY = "ag"
    GROUP = "groupe"


BODY_MEETING_LABELS = {
    BodyMeetingKind.BOARD: "Conseil d’administration",
    BodyMeetingKind.ASSEMBLY: "Assemblée générale",
    BodyMeetingKind.GROUP: "Groupe de travail",
}


class StatuteRules(Struct, frozen=True):
    """What the statutes say from a day on."""

    valid_from: dt.date
    smallest: int
    largest: int
    term_years: int
    renewals: int
    proxies_each: int = 1
    quorum_percent: int = 0
    notice_days: int = 15
    alert_days: int = 180


class Term(Struct, frozen=True):
    """A mandate as it is counted: from a day to another, unless it was left before."""

    started_on: dt.date
    ends_on: dt.date
    rank: int
    left_on: dt.date | None = None

    @property
    def last_day(self) -> dt.date:
        """The day on which it ends, or ended."""
        return self.ends_on if self.left_on is None else min(self.left_on, self.ends_on)

    def runs_on(self, day: dt.date) -> bool:
        """Return whether it runs on a day; the day it ends belongs to whoever follows."""
        return self.started_on <= day < self.last_day


class MandateSheet(Struct, frozen=True):
    """Who is elected, from when, for what, and at which meeting."""

    person_id: int
    started_on: dt.date
    function: Function = Function.MEMBER
    meeting_id: int | None = None


class BodySheet(Struct, frozen=True):
    """Another body where the pôle sits."""

    name: str
    slug: str
    seat: str = ""
    organisation_id: int | None = None


class BodyMeetingSheet(Struct, frozen=True):
    """A meeting of another body, and whether the pôle was there."""

    day: dt.date
    kind: BodyMeetingKind
    attended: bool
    person_id: int | None = None


def years_after(day: dt.date, years: int) -> dt.date:
    """Return the same day so many years later; the 29 February gives the 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)


def ensure_statutes(rules: StatuteRules) -> None:
    """Raise Refusal for statutes that no board can follow."""
    if not 0 < rules.smallest <= rules.largest:
        raise Refusal("Le plus petit nombre de membres vient avant le plus grand : vérifier.", field="smallest")
    if not 0 < rules.term_years <= 12:
        raise Refusal("Un mandat dure de 1 à 12 ans.", field="term_years")
    if not 0 <= rules.renewals <= 12 or not 0 <= rules.proxies_each <= 50:
        raise Refusal("Ce nombre ne peut pas être celui de statuts : vérifier.", field="renewals")
    if not 0 <= rules.quorum_percent <= 100:
        raise Refusal("Le quorum va de 0 à 100 %.", field="quorum_percent")


def rank_after(former: Iterable[Term], started_on: dt.date) -> int:
    """Return the rank of a mandate that begins on a day: the first, or one more than the one it goes on with."""
    lately = [one for one in former if one.last_day + A_BREAK >= started_on]
    return max((one.rank for one in lately), default=0) + 1


def ensure_rank(rank: int, rules: StatuteRules) -> None:
    """Raise Refusal for one renewal too many."""
    if rank > rules.renewals + 1:
        raise Refusal(
            "Les statuts permettent {renewals} {renewals:renouvellement|renouvellements} : ce mandat "
            "serait le {rank}e. Élire une autre personne.",
            field="person_id",
            renewals=rules.renewals,
            rank=rank,
        )


def ensure_not_sitting(former: Iterable[Term], started_on: dt.date) -> None:
    """Raise Refusal for somebody who sits already."""
    if any(one.runs_on(started_on) for one in former):
        raise Refusal(
            "Cette personne siège déjà ce jour-là : renouveler son mandat depuis la page du conseil.", field="person_id"
        )


def ensure_room(sitting: int, rules: StatuteRules) -> None:
    """Raise Refusal when the board is full."""
    if sitting >= rules.largest:
        raise Refusal(
            "Le conseil est complet : {largest} membres au plus selon les statuts. Noter d’abord qui le quitte.",
            field="person_id",
            largest=rules.largest,
        )


def ensure_leaves_within(term: Term, day: dt.date) -> None:
    """Raise Refusal for a departure outside the mandate."""
    if term.left_on is not None:
        raise Refusal("Ce mandat est déjà terminé.")
    if not term.started_on <= day <= term.ends_on:
        raise Refusal("Le départ se place pendant le mandat : vérifier la date.", field="left_on")


def is_ending(term: Term, today: dt.date, alert_days: int) -> bool:
    """Return whether a mandate ends so soon that somebody must be asked, or ended without anybody noticing."""
    return term.left_on is None and term.ends_on - today <= dt.timedelta(days=alert_days) and term.ends_on >= today


def may_be_renewed(rank: int, rules: StatuteRules) -> bool:
    """Return whether the statutes allow another mandate after this one."""
    return rank <= rules.renewals


def rank_in_words(rank: int) -> str:
    """Return how a mandate is called by its rank."""
    return "1er mandat" if rank == 1 else f"{rank}e mandat"
