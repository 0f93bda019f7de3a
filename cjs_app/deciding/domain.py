"""How a decision is taken: by majority, by consent or by consensus, step after step, and when it carries."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.refusal import Refusal


class Mode(StrEnum):
    """How the group decides."""

    MAJORITY = "majorite"
    CONSENT = "consentement"
    CONSENSUS = "consensus"


class Status(StrEnum):
    """Where a decision stands."""

    CLARIFYING = "clarifications"
    REACTING = "reactions"
    OBJECTING = "objections"
    VOTING = "vote"
    ADOPTED = "adoptee"
    REJECTED = "rejetee"
    WITHDRAWN = "retiree"


class Majority(StrEnum):
    """How many voices a vote must gather."""

    SIMPLE = "simple"
    ABSOLUTE = "absolue"
    TWO_THIRDS = "deux_tiers"


class Tie(StrEnum):
    """What is done when there are as many voices for as against."""

    REJECTED = "rejetee"
    AGAIN = "revote"
    CHAIR = "presidence"


class Kind(StrEnum):
    """What somebody says about a proposal."""

    CLARIFICATION = "clarification"
    REACTION = "reaction"
    OBJECTION = "objection"


MODE_LABELS = {
    Mode.CONSENT: "Consentement : zéro objection",
    Mode.MAJORITY: "Majorité : on compte les voix",
    Mode.CONSENSUS: "Consensus : tout le monde dit oui",
}
STATUS_LABELS = {
    Status.CLARIFYING: "Clarifications",
    Status.REACTING: "Réactions",
    Status.OBJECTING: "Objections",
    Status.VOTING: "Vote",
    Status.ADOPTED: "Adoptée",
    Status.REJECTED: "Rejetée",
    Status.WITHDRAWN: "Retirée",
}
MAJORITY_LABELS = {
    Majority.SIMPLE: "Simple : plus de pour que de contre",
    Majority.ABSOLUTE: "Absolue : plus de la moitié de toutes les voix",
    Majority.TWO_THIRDS: "Deux tiers des pour et des contre",
}
TIE_LABELS = {
    Tie.REJECTED: "La proposition est rejetée",
    Tie.AGAIN: "On en reparle et on revote",
    Tie.CHAIR: "La présidence tranche",
}
KIND_LABELS = {Kind.CLARIFICATION: "Question", Kind.REACTION: "Réaction", Kind.OBJECTION: "Objection"}

ROADS = {
    Mode.CONSENT: (Status.CLARIFYING, Status.REACTING, Status.OBJECTING, Status.ADOPTED),
    Mode.MAJORITY: (Status.CLARIFYING, Status.VOTING, Status.ADOPTED),
    Mode.CONSENSUS: (Status.CLARIFYING, Status.VOTING, Status.ADOPTED),
}
"""The steps of a decision, from the proposal to what is adopted."""
OVER = frozenset({Status.ADOPTED, Status.REJECTED, Status.WITHDRAWN})
SAID_IN = {
    Kind.CLARIFICATION: frozenset({Status.CLARIFYING}),
    Kind.REACTION: frozenset({Status.REACTING}),
    Kind.OBJECTION: frozenset({Status.OBJECTING}),
}


class Rules(Struct, frozen=True):
    """How this decision is counted; `quorum_percent` of those who may vote must take part, 0 asks nothing."""

    mode: Mode
    majority: Majority = Majority.SIMPLE
    tie: Tie = Tie.REJECTED
    quorum_percent: int = 0


class Proposal(Struct, frozen=True):
    """A proposal as it is put to the group."""

    title: str
    text: str
    rules: Rules
    meeting_id: int | None = None


class Count(Struct, frozen=True):
    """The voices of a vote: those of the persons there and of those they stand for."""

    votes_for: int
    votes_against: int = 0
    abstentions: int = 0
    entitled: int | None = None
    """How many may vote; None where nobody counted them."""
    chair_is_for: bool | None = None
    """What the chair says of a tie, where the rule lets it settle."""

    @property
    def voices(self) -> int:
        """How many took part."""
        return self.votes_for + self.votes_against + self.abstentions


def ensure_open(status: Status) -> None:
    """Raise Refusal for a decision that is over: what was adopted is frozen."""
    if status is Status.ADOPTED:
        raise Refusal("Cette décision est adoptée : elle ne change plus. Pour la revoir, en proposer une nouvelle.")
    if status in OVER:
        raise Refusal("Cette décision est terminée : en proposer une nouvelle.")


def next_step(mode: Mode, status: Status) -> Status | None:
    """Return the step that the group may open next, or None where only counting, consent or nothing remains."""
    road = ROADS[mode]
    if status in OVER or status not in road:
        return None
    following = road[road.index(status) + 1]
    return None if following is Status.ADOPTED else following


def ensure_may_say(status: Status, kind: Kind) -> None:
    """Raise Refusal for what is said before or after its turn."""
    ensure_open(status)
    if status not in SAID_IN[kind]:
        raise Refusal(
            "Ce n’est pas encore le tour de cela : la proposition en est à l’étape « {step} ».",
            step=STATUS_LABELS[status],
        )


def ensure_amendable(status: Status) -> None:
    """Raise Refusal where a proposal can no longer be rewritten: voices were cast, or it is over."""
    ensure_open(status)
    if status is Status.VOTING:
        raise Refusal("Le vote est ouvert : compter les voix, ou retirer la proposition pour la récrire.")


def ensure_no_objection(status: Status, standing: int) -> None:
    """Raise Refusal for a consent asked for before its round, or while an objection stands."""
    ensure_open(status)
    if status is not Status.OBJECTING:
        raise Refusal("Avant d’adopter, ouvrir le tour des objections : chaque personne dit si elle peut vivre avec.")
    if standing:
        raise Refusal(
            "Il reste {standing} {standing:objection|objections} : amender la proposition, "
            "puis demander si l’objection est levée.",
            standing=standing,
        )


def ensure_review_day(review_on: dt.date | None, today: dt.date) -> None:
    """Raise Refusal for a day of review that is behind."""
    if review_on is not None and review_on <= today:
        raise Refusal("La revue vient après la décision : choisir un jour à venir.", field="review_on")


def quorum_of(entitled: int, percent: int) -> int:
    """Return how many voices a quorum asks for: the percentage of those who may vote, rounded up."""
    return -(-entitled * percent // 100)


def ensure_quorum(voices: int, entitled: int | None, percent: int) -> None:
    """Raise Refusal when too few take part, or when nobody counted those who may."""
    if not percent:
        return
    if not entitled:
        raise Refusal("Écrire combien de personnes peuvent voter : le quorum se compte sur elles.", field="entitled")
    asked = quorum_of(entitled, percent)
    if voices < asked:
        raise Refusal(
            "Le quorum n’est pas atteint : {voices} {voices:voix|voix} sur {entitled}, il en faut {asked}. "
            "Convoquer de nouveau.",
            field="votes_for",
            voices=voices,
            entitled=entitled,
            asked=asked,
        )


def ensure_voices(voices: int, entitled: int | None, field: str = "votes_for") -> None:
    """Raise Refusal for more voices than there are persons who may vote: one person, one voice."""
    if entitled and voices > entitled:
        raise Refusal(
            "Une personne, une voix : {voices} voix pour {entitled} {entitled:personne|personnes} dans le groupe.",
            field=field,
            voices=voices,
            entitled=entitled,
        )


def outcome(rules: Rules, count: Count) -> Status:
    """Return whether a vote carried; raise Refusal where it cannot be counted, or must be held again."""
    if not count.voices:
        raise Refusal("Personne n’a voté : écrire le nombre de voix.", field="votes_for")
    ensure_voices(count.voices, count.entitled)
    ensure_quorum(count.voices, count.entitled, rules.quorum_percent)
    if rules.mode is Mode.CONSENSUS:
        return _consensus(count)
    if count.votes_for == count.votes_against:
        return _settled(rules.tie, count)
    return Status.ADOPTED if carries(rules.majority, count) else Status.REJECTED


def carries(majority: Majority, count: Count) -> bool:
    """Return whether the voices for are enough; abstentions only weigh on an absolute majority."""
    if majority is Majority.ABSOLUTE:
        return 2 * count.votes_for > count.voices
    if majority is Majority.TWO_THIRDS:
        return 3 * count.votes_for >= 2 * (count.votes_for + count.votes_against) and count.votes_for > 0
    return count.votes_for > count.votes_against


def _consensus(count: Count) -> Status:
    """Return that everybody agrees; raise Refusal as long as somebody does not."""
    if count.votes_against or count.abstentions:
        raise Refusal(
            "Le consensus demande le oui de chaque personne : {others} ne le {others:dit|disent} pas encore. "
            "En reparler, ou amender.",
            field="votes_against",
            others=count.votes_against + count.abstentions,
        )
    return Status.ADOPTED


def _settled(tie: Tie, count: Count) -> Status:
    """Return what the rule makes of as many voices for as against."""
    if tie is Tie.AGAIN:
        raise Refusal("Égalité : la règle dit d’en reparler et de revoter.", field="votes_for")
    if tie is Tie.CHAIR:
        if count.chair_is_for is None:
            raise Refusal("Égalité : la présidence tranche, écrire ce qu’elle dit.", field="chair_is_for")
        return Status.ADOPTED if count.chair_is_for else Status.REJECTED
    return Status.REJECTED


def ensure_reason(text: str, longest: int, field: str = "text") -> None:
    """Raise Refusal for an objection without a reason: the group needs one to find a better proposal."""
    if not text.strip():
        raise Refusal("Une objection a une raison : l’écrire en quelques mots.", field=field)
    if len(text) > longest:
        raise Refusal("La raison est trop longue : {longest} caractères au plus.", field=field, longest=longest)


def steps_of(mode: Mode, status: Status) -> Sequence[tuple[str, str]]:
    """Return the road of a decision as it is drawn: each step, and whether it is done, at hand or to come."""
    road = [*ROADS[mode]]
    if status in (Status.REJECTED, Status.WITHDRAWN):
        return [*((STATUS_LABELS[step], "done") for step in road[:1]), (STATUS_LABELS[status], "stopped")]
    at = road.index(status)
    over = status is Status.ADOPTED
    return [
        (STATUS_LABELS[step], "done" if rank < at or over else "current" if rank == at else "todo")
        for rank, step in enumerate(road)
    ]
