"""What the group votes: a rule and its figures, when a vote carries, and the rule told in words."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from cjs_app.coop.distribution.domain import RULE_EXPLANATIONS, RULE_LABELS, Settings
from cjs_app.coop.distribution.simulation import COUNTING_HOURS
from cjs_app.coop.hours.domain import NATURE_LABELS, Nature
from cjs_app.coop.seasons.domain import Rule
from cjs_app.deciding import domain as deciding
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import Sentence

SIX_MONTHS, A_YEAR = dt.timedelta(days=184), dt.timedelta(days=366)
LONGEST_REASON = 500
MOST_OBJECTIONS = 20


class Objection(Struct, frozen=True):
    """Why somebody could not live with what was voted, without a name; lifted once an answer was found."""

    reason: str
    is_lifted: bool = False


class Ballot(Struct, frozen=True):
    """What the group voted, and how many raised their hands."""

    day: dt.date
    rule: Rule
    equal_percent: Decimal
    natures: tuple[Nature, ...]
    wage_cents: int
    carried_over_cents: int
    votes_for: int
    votes_against: int
    abstentions: int
    note: str = ""
    objections: tuple[Objection, ...] = ()


def ensure_ballot_holds(ballot: Ballot, today: dt.date, season: Period, members: int) -> None:
    """Raise Refusal for a vote that cannot be, for settings no rule can apply, and for a vote that did not carry.

    It cannot be of a day to come, nor over six months before the season; nor hold more voices than the group has
    `members` (a group whose team is not written down yet is taken at its word).
    """
    if ballot.day > today:
        raise Refusal("Ce jour n’est pas encore arrivé : écrire le jour du vote.", field="day")
    if not season.start - SIX_MONTHS <= ballot.day <= season.end + A_YEAR:
        raise Refusal("Le {day:day} est trop loin de la saison : vérifier l’année.", field="day", day=ballot.day)
    deciding.ensure_voices(ballot.votes_for + ballot.votes_against + ballot.abstentions, members)
    if not 0 <= ballot.equal_percent <= 100:
        raise Refusal("La part égale va de 0 à 100 %.", field="equal_percent")
    if ballot.rule is Rule.WAGE_THEN_DIVIDEND and ballot.wage_cents <= 0:
        raise Refusal("Écrire ce que vaut une heure de mission, par exemple 4,50.", field="wage_cents")
    for field in ("wage_cents", "carried_over_cents"):
        if getattr(ballot, field) < 0:
            raise Refusal("Un montant plus petit que zéro n’a pas de sens ici.", field=field)
    ensure_adopted(ballot.votes_for, ballot.votes_against)
    ensure_reasons(ballot.objections)


def ensure_reasons(objections: Sequence[Objection]) -> None:
    """Raise Refusal for an objection that gives no reason, or for more of them than a page can hold.

    An objection does not undo a vote that carried: it stands beside it, for all to read, until it is lifted.
    """
    if len(objections) > MOST_OBJECTIONS:
        raise Refusal("{most} objections au plus : réunir celles qui se ressemblent.", most=MOST_OBJECTIONS)
    for objection in objections:
        deciding.ensure_reason(objection.reason, LONGEST_REASON, field="objections")


def vote_as_record(ballot: Ballot) -> dict[str, object]:
    """Return a vote as it is frozen with the closing: figures only, what people wrote stays outside."""
    return {
        "day": ballot.day.isoformat(),
        "for": ballot.votes_for,
        "against": ballot.votes_against,
        "abstentions": ballot.abstentions,
        "objections": len(ballot.objections),
        "standing_objections": sum(not objection.is_lifted for objection in ballot.objections),
    }


def ensure_adopted(votes_for: int, votes_against: int) -> None:
    """Raise Refusal when a vote did not carry: one person, one voice, more yes than no."""
    if not deciding.carries(deciding.Majority.SIMPLE, deciding.Count(votes_for, votes_against)):
        raise Refusal(
            "Ce vote n’est pas adopté ({votes_for} pour, {votes_against} contre) : en discuter et revoter.",
            field="votes_for",
            votes_for=votes_for,
            votes_against=votes_against,
        )


def rule_in_words(settings: Settings) -> tuple[tuple[str, Sentence], ...]:
    """Return the rule and the figures it reads, as names and what they are."""
    told = [(RULE_LABELS[settings.rule], Sentence(RULE_EXPLANATIONS[settings.rule]))]
    if settings.rule is Rule.MIXED:
        part = Sentence("{percent:number} % de la somme.")
        told.append(("Part égale", part.with_values(percent=settings.equal_percent)))
    if settings.rule is Rule.WAGE_THEN_DIVIDEND:
        told.append(("Heure de mission", Sentence("{wage:money}.").with_values(wage=settings.wage_cents)))
    if settings.rule in COUNTING_HOURS:
        names = ", ".join(NATURE_LABELS[Nature(nature)].lower() for nature in settings.natures)
        told.append(("Heures qui comptent", Sentence("{names}.").with_values(names=names or "toutes")))
    return tuple(told)
