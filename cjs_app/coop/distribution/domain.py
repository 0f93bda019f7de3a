"""What is left of a summer, and each cooperant's share of it, explained line by line.

The computation is the one of the public season archive: sums are whole cents, durations whole minutes, every
percentage and hourly amount is rounded once, and the parts always add up to the whole.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import lcm
from operator import attrgetter
from typing import NamedTuple

from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.seasons.domain import Rule
from cjs_app.kernel.money import per_hour_cents, percent_of
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import Sentence
from cjs_app.kernel.shares import split

RULE_LABELS = {
    Rule.EQUAL: "Parts égales",
    Rule.HOURS: "Selon les heures",
    Rule.PRESENCE: "Selon les jours de présence",
    Rule.INVOLVEMENT: "Selon l’implication",
    Rule.MIXED: "Une part égale, le reste selon les heures",
    Rule.WAGE_THEN_DIVIDEND: "Un salaire, puis une ristourne",
}
RULE_EXPLANATIONS = {
    Rule.EQUAL: "Chaque personne reçoit la même somme.",
    Rule.HOURS: "Chaque personne reçoit selon le temps passé, pour les sortes d’heures choisies par le groupe.",
    Rule.PRESENCE: "Chaque personne reçoit selon le nombre de jours entre son arrivée et son départ.",
    Rule.INVOLVEMENT: "Chaque personne reçoit selon le coefficient que le groupe lui a donné.",
    Rule.MIXED: "Une partie de la somme est partagée à égalité, le reste selon le temps passé.",
    Rule.WAGE_THEN_DIVIDEND: "Chaque heure de mission est d’abord payée, puis le reste est partagé selon le temps passé.",
}


# ------------------------------------------------------------------------------------- from the revenue to the net
@dataclass(frozen=True)
class Earnings:
    """What a summer brought in and cost before deductions, in cents before tax; minutes are all hours of mission."""

    revenue_ht_cents: int
    self_financing_cents: int
    expenses_cents: int
    mission_minutes: int


@dataclass(frozen=True)
class Deduction:
    """A sum taken before sharing: a percentage of its base, a fixed amount, or an amount per hour of mission."""

    rank: int
    label: str
    kind: DeductionKind
    percent: Decimal | None = None
    amount_cents: int | None = None
    base: DeductionBase = DeductionBase.REVENUE

    def __post_init__(self) -> None:
        """Refuse a percentage without its percent, an amount without its amount."""
        if self.kind is DeductionKind.PERCENT and self.percent is None:
            raise Refusal("La retenue « {label} » est un pourcentage : écrire lequel.", field="percent", label=self.label)
        if self.kind is not DeductionKind.PERCENT and self.amount_cents is None:
            raise Refusal("La retenue « {label} » est un montant : écrire lequel.", field="amount", label=self.label)


@dataclass(frozen=True)
class Step:
    """One line of the road from the revenue to the net: what it adds (or takes, below zero) and what is then left."""

    key: str
    label: str
    amount_cents: int
    balance_cents: int
    explanation: Sentence


@dataclass(frozen=True)
class Waterfall:
    """The road from the revenue to the sum to share, step by step, in cents."""

    steps: tuple[Step, ...]
    resources_cents: int
    net_cents: int

    @property
    def deductions(self) -> tuple[tuple[str, int], ...]:
        """The label of each deduction and what it takes, in cents, in order."""
        return tuple((step.label, -step.amount_cents) for step in self.steps if step.key.startswith("deduction-"))


def waterfall(earnings: Earnings, deductions: Sequence[Deduction], carried_over_cents: int) -> Waterfall:
    """Return the steps from the revenue to the net: resources, less expenses, each deduction by rank, and the report.

    Each deduction is rounded once. The balance may fall below zero: the deficit is said, never hidden.
    """
    resources_cents = earnings.revenue_ht_cents + earnings.self_financing_cents
    balance_cents = resources_cents - earnings.expenses_cents
    steps = [
        Step(
            "revenue",
            "Chiffre d’affaires HT",
            earnings.revenue_ht_cents,
            earnings.revenue_ht_cents,
            Sentence("Factures émises, moins les avoirs."),
        ),
        Step(
            "self_financing",
            "Autofinancement",
            earnings.self_financing_cents,
            resources_cents,
            Sentence("Argent réuni en dehors des missions."),
        ),
        Step("expenses", "Dépenses", -earnings.expenses_cents, balance_cents, Sentence("Total des dépenses notées.")),
    ]
    for place, deduction in enumerate(sorted(deductions, key=attrgetter("rank")), start=1):
        taken_cents, explanation = _taken(deduction, earnings, resources_cents, balance_cents)
        balance_cents -= taken_cents
        steps.append(Step(f"deduction-{place}", deduction.label, -taken_cents, balance_cents, explanation))
    net_cents = balance_cents - carried_over_cents
    kept = Sentence("Somme gardée pour un prochain été, avant le partage.")
    steps.append(Step("carried_over", "Report", -carried_over_cents, net_cents, kept))
    return Waterfall(tuple(steps), resources_cents, net_cents)


def _taken(
    deduction: Deduction, earnings: Earnings, resources_cents: int, balance_cents: int
) -> tuple[int, Sentence]:
    """Return what a deduction takes, in cents, and how it was counted."""
    if deduction.percent is not None and deduction.kind is DeductionKind.PERCENT:
        base_cents, template = {
            DeductionBase.REVENUE: (
                earnings.revenue_ht_cents,
                "{percent:number} % du chiffre d’affaires HT ({base:money}).",
            ),
            DeductionBase.RESOURCES: (resources_cents, "{percent:number} % des ressources ({base:money})."),
            DeductionBase.BALANCE: (balance_cents, "{percent:number} % de ce qui restait ({base:money})."),
        }[deduction.base]
        explanation = Sentence(template, {"percent": deduction.percent, "base": base_cents})
        return percent_of(deduction.percent, base_cents), explanation
    amount_cents = deduction.amount_cents or 0
    if deduction.kind is DeductionKind.AMOUNT:
        return amount_cents, Sentence("Montant fixe.")
    return per_hour_cents(amount_cents, earnings.mission_minutes), Sentence(
        "{rate:money} par heure de mission, pour {minutes:duration} en tout.",
        {"rate": amount_cents, "minutes": earnings.mission_minutes},
    )


# -------------------------------------------------------------------------------------- from the net to the shares
@dataclass(frozen=True)
class Person:
    """A cooperant as the sharing sees one; a missing arrival or departure is the season's own first or last day."""

    code: str
    has_share: bool
    coefficient: Decimal
    minutes_by_nature: dict[str, int]
    present_from: date | None = None
    present_to: date | None = None


@dataclass(frozen=True)
class Settings:
    """What the group voted: the rule and its figures; no nature means that every nature counts."""

    rule: Rule
    season: Period
    equal_percent: Decimal = Decimal(50)
    natures: tuple[str, ...] = ()
    wage_cents: int = 0
    carried_over_cents: int = 0


class Pot(NamedTuple):
    """A sum shared in one way: its label, how a portion of it is explained, and the total of the weights.

    A weight divided by `scale` is the figure people know: a coefficient of 1,5 is a weight of 3 over 2.
    """

    label: str
    template: str
    whole_cents: int
    total: int
    scale: int = 1


class Portion(NamedTuple):
    """What one person takes from one pot."""

    pot: Pot
    weight: int
    amount_cents: int


@dataclass(frozen=True)
class ShareLine:
    """One line of a share; `spare_cents` is 1 where it includes a cent that could not be divided."""

    label: str
    amount_cents: int
    explanation: Sentence
    spare_cents: int


@dataclass(frozen=True, slots=True)
class Share:
    """What one cooperant receives, in cents, beside all the minutes worked, whatever their nature."""

    code: str
    minutes: int
    amount_cents: int
    portions: tuple[Portion, ...] = ()

    @property
    def lines(self) -> tuple[ShareLine, ...]:
        """The share line by line; the lines add up to the share. Empty for a person without a part."""
        return tuple(_line(portion) for portion in self.portions)

    @property
    def spare_cents(self) -> int:
        """How many of the cents that could not be divided went to this person."""
        return sum(_spare_cents(portion) for portion in self.portions)


@dataclass(frozen=True)
class Distribution:
    """The shares of all cooperants in the order of their codes, or the reason why nothing is shared."""

    net_cents: int
    shares: tuple[Share, ...]
    refusal: Refusal | None = None

    @property
    def deficit_cents(self) -> int:
        """What is missing when the summer cost more than it brought in, else 0."""
        return max(0, -self.net_cents)

    @property
    def spare_codes(self) -> tuple[str, ...]:
        """The codes of those who received a cent that could not be divided."""
        return tuple(share.code for share in self.shares if share.spare_cents)


def shares(net_cents: int, persons: Sequence[Person], settings: Settings) -> Distribution:
    """Return each person's share of the net by the rule of the season; ties and lines follow the order of the codes.

    A net of zero or less shares nothing. A rule that cannot be applied shares nothing either, and says why.
    """
    ordered = sorted(persons, key=attrgetter("code"))
    sharing = [person for person in ordered if person.has_share]
    portions: dict[str, tuple[Portion, ...]] = {}
    refusal = None
    if net_cents > 0:
        try:
            portions = _portions(net_cents, sharing, settings)
        except Refusal as said:
            refusal = said
    return Distribution(net_cents, tuple(_share(person, portions.get(person.code, ())) for person in ordered), refusal)


def _share(person: Person, portions: tuple[Portion, ...]) -> Share:
    """Return a person's share, the sum of its portions."""
    amount_cents = 0
    for portion in portions:
        amount_cents += portion.amount_cents
    return Share(person.code, sum(person.minutes_by_nature.values()), amount_cents, portions)


def _portions(net_cents: int, sharing: list[Person], settings: Settings) -> dict[str, tuple[Portion, ...]]:
    """Return the portions of those who have a part, by code; raise the Refusal of a rule that cannot be applied."""
    if not sharing:
        raise Refusal("Personne n’a de part : cocher « a une part » pour au moins une personne.")
    pots = POTS[settings.rule](net_cents, sharing, settings)
    return {person.code: own for person, own in zip(sharing, zip(*pots, strict=True), strict=True)}
