"""What is left of a summer, and each cooperant's share of it, explained line by line.

The computation is that of the public season archive: sums are whole cents, durations whole minutes, every percentage
and hourly amount is rounded once, and the parts always add up to the whole.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from math import lcm
from operator import attrgetter

from msgspec import Struct

from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind
from cjs_app.coop.distribution.shares import Person, Share, each_share
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.seasons.domain import Rule
from cjs_app.kernel.money import per_hour_cents, percent_of
from cjs_app.kernel.periods import Period
from cjs_app.kernel.pots import Portions, Pot, portions
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import Sentence

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
    Rule.WAGE_THEN_DIVIDEND: "Chaque heure de mission est payée, puis le reste est partagé selon le temps passé.",
}


class Earnings(Struct, frozen=True):
    """What a summer brought in and cost before deductions, in cents before tax; minutes are all hours of mission."""

    revenue_ht_cents: int
    self_financing_cents: int
    expenses_cents: int
    mission_minutes: int


class Deduction(Struct, frozen=True):
    """A sum taken before sharing: a percentage of its base, a fixed amount, or an amount per hour of mission."""

    rank: int
    label: str
    kind: DeductionKind
    percent: Decimal | None = None
    amount_cents: int | None = None
    base: DeductionBase = DeductionBase.REVENUE

    def __post_init__(self) -> None:
        """Refuse a percentage without its percent, an amount without its amount."""
        if (self.percent if self.kind is DeductionKind.PERCENT else self.amount_cents) is None:
            raise Refusal("La retenue « {label} » n’a pas de valeur : en écrire une.", field="value", label=self.label)


class Step(Struct, frozen=True):
    """One line of the road from the revenue to the net: what it adds (or takes, below zero) and what is then left."""

    key: str
    label: str
    amount_cents: int
    balance_cents: int
    explanation: Sentence


class Waterfall(Struct, frozen=True):
    """The road from the revenue to the sum to share, step by step, in cents."""

    steps: tuple[Step, ...]
    resources_cents: int
    net_cents: int

    @property
    def deductions(self) -> tuple[tuple[str, int], ...]:
        """The label of each deduction and what it takes, in cents, in order."""
        return tuple((step.label, -step.amount_cents) for step in self.steps if step.key.startswith("deduction-"))


def waterfall(earnings: Earnings, deductions: Sequence[Deduction], carried_over_cents: int) -> Waterfall:
    """Return the road from the revenue to the net: each deduction by rank, rounded once; a deficit is below zero."""
    steps: list[Step] = []

    def add(key: str, label: str, amount_cents: int, explanation: Sentence) -> int:
        balance_cents = (steps[-1].balance_cents if steps else 0) + amount_cents
        steps.append(Step(key, label, amount_cents, balance_cents, explanation))
        return balance_cents

    add("revenue", "Chiffre d’affaires HT", earnings.revenue_ht_cents, Sentence("Factures émises, moins les avoirs."))
    raised = Sentence("Argent réuni en dehors des missions.")
    resources_cents = add("self_financing", "Autofinancement", earnings.self_financing_cents, raised)
    left_cents = add("expenses", "Dépenses", -earnings.expenses_cents, Sentence("Total des dépenses notées."))
    for place, deduction in enumerate(sorted(deductions, key=attrgetter("rank")), start=1):
        taken_cents, explanation = _taken(deduction, earnings, resources_cents, left_cents)
        left_cents = add(f"deduction-{place}", deduction.label, -taken_cents, explanation)
    kept = Sentence("Somme gardée pour un prochain été, avant le partage.")
    net_cents = add("carried_over", "Report", -carried_over_cents, kept)
    return Waterfall(tuple(steps), resources_cents, net_cents)


def _taken(deduction: Deduction, earnings: Earnings, resources_cents: int, left_cents: int) -> tuple[int, Sentence]:
    """Return what a deduction takes, in cents, and how it was counted."""
    amount_cents, percent = deduction.amount_cents or 0, deduction.percent or Decimal(0)
    if deduction.kind is DeductionKind.AMOUNT:
        return amount_cents, Sentence("Montant fixe.")
    if deduction.kind is DeductionKind.PER_HOUR:
        told = Sentence("{rate:money} par heure de mission, pour {minutes:duration} en tout.")
        taken_cents = per_hour_cents(amount_cents, earnings.mission_minutes)
        return taken_cents, told.with_values(rate=amount_cents, minutes=earnings.mission_minutes)
    revenue_cents = earnings.revenue_ht_cents
    base_cents, told = {
        DeductionBase.REVENUE: (revenue_cents, Sentence("{rate:number} % du chiffre d’affaires HT, {base:money}.")),
        DeductionBase.RESOURCES: (resources_cents, Sentence("{rate:number} % des ressources, {base:money}.")),
        DeductionBase.BALANCE: (left_cents, Sentence("{rate:number} % de ce qui restait, {base:money}.")),
    }[deduction.base]
    return percent_of(percent, base_cents), told.with_values(rate=percent, base=base_cents)


class Settings(Struct, frozen=True):
    """What the group voted: the rule and its figures; no nature means that every nature counts."""

    rule: Rule
    equal_percent: Decimal
    natures: tuple[str, ...]
    wage_cents: int
    carried_over_cents: int
    season: Period


class Distribution(Struct, frozen=True):
    """The shares of all cooperants in the order of their codes, or the reason why nothing is shared."""

    net_cents: int
    shares: tuple[Share, ...]
    refusal: Refusal | None

    @property
    def deficit_cents(self) -> int:
        """What is missing when the summer cost more than it brought in, else 0."""
        return max(0, -self.net_cents)

    @property
    def spare_codes(self) -> tuple[str, ...]:
        """The codes of those who received a cent that could not be divided."""
        return tuple(share.code for share in self.shares if any(part.spare_cents for part in share.portions))


def shares(net_cents: int, persons: Sequence[Person], settings: Settings) -> Distribution:
    """Return each person's share of the net by the rule of the season; ties follow the order of the codes.

    A net of zero or less shares nothing. A rule that cannot be applied shares nothing either, and says why.
    """
    ordered = sorted(persons, key=attrgetter("code"))
    sharing = [person for person in ordered if person.has_share]
    columns: tuple[Portions, ...] = ()
    refusal = None
    try:
        if net_cents > 0 and not sharing:
            raise Refusal("Personne n’a de part : en donner une à au moins une personne.")
        if net_cents > 0:
            columns = tuple(_COLUMNS[settings.rule](net_cents, sharing, settings))
    except Refusal as said:
        refusal = said
    return Distribution(net_cents, each_share(ordered, sharing, columns), refusal)


def _equal(whole_cents: int, sharing: list[Person], _: Settings) -> list[Portions]:
    """Return equal portions."""
    told = Sentence("{whole:money} en {total} {total:part égale|parts égales}.")
    return [portions(Pot("Part égale", told, whole_cents, len(sharing)), [1] * len(sharing))]


def _by_hours(whole_cents: int, sharing: list[Person], settings: Settings) -> list[Portions]:
    """Return portions by the minutes of the natures that count."""
    natures = frozenset(settings.natures)
    spent = [person.minutes_by_nature for person in sharing]
    if natures:
        spent = [{nature: own[nature] for nature in natures & own.keys()} for own in spent]
    weights = [sum(own.values()) for own in spent]
    total = sum(weights)
    if whole_cents and not total:
        raise Refusal("Aucune heure ne compte pour le partage : noter des heures ou choisir une autre règle.")
    told = Sentence("{own:duration} sur {total:duration} en tout, pour {whole:money} à partager.")
    label = "Ristourne" if settings.rule is Rule.WAGE_THEN_DIVIDEND else "Part selon les heures"
    return [portions(Pot(label, told, whole_cents, total), weights)]


def _by_presence(whole_cents: int, sharing: list[Person], settings: Settings) -> list[Portions]:
    """Return portions by the calendar days of presence within the season, first and last included."""
    start, end = settings.season.start, settings.season.end
    weights = [
        max(0, (min(person.present_to or end, end) - max(person.present_from or start, start)).days + 1)
        for person in sharing
    ]
    total = sum(weights)
    if not total:
        raise Refusal("Aucun jour de présence pendant la saison : vérifier les dates d’arrivée et de départ.")
    told = Sentence("Jours de présence : {own} sur {total} en tout, pour {whole:money} à partager.")
    return [portions(Pot("Part selon la présence", told, whole_cents, total), weights)]


def _by_involvement(whole_cents: int, sharing: list[Person], settings: Settings) -> list[Portions]:
    """Return portions by the coefficients, exactly whatever their decimals."""
    ratios = [person.coefficient.as_integer_ratio() for person in sharing]
    scale = lcm(*[denominator for _, denominator in ratios])
    weights = [numerator * (scale // denominator) for numerator, denominator in ratios]
    total = sum(weights)
    if min(weights) < 0:
        raise Refusal("Un coefficient est plus petit que zéro : le corriger pour pouvoir partager.")
    if not total:
        raise Refusal("Tous les coefficients sont à zéro : en donner un à au moins une personne.")
    told = Sentence("Coefficient {own:number} sur {total:number} en tout, pour {whole:money} à partager.")
    return [portions(Pot("Part selon l’implication", told, whole_cents, total, scale), weights)]


def _equal_then_hours(net_cents: int, sharing: list[Person], settings: Settings) -> list[Portions]:
    """Return the equal part, rounded once, and the rest by hours."""
    if not 0 <= settings.equal_percent <= 100:
        raise Refusal("La part égale doit aller de 0 à 100 % : la corriger pour pouvoir partager.")
    equal_cents = percent_of(settings.equal_percent, net_cents)
    return _equal(equal_cents, sharing, settings) + _by_hours(net_cents - equal_cents, sharing, settings)


def _wage_then_hours(net_cents: int, sharing: list[Person], settings: Settings) -> list[Portions]:
    """Return the wages of the hours of mission, each rounded, and the rest by hours."""
    rate_cents = settings.wage_cents
    minutes = [person.minutes_by_nature.get(Nature.MISSION, 0) for person in sharing]
    wages = [per_hour_cents(rate_cents, own) for own in minutes]
    total_cents = sum(wages)
    if rate_cents < 0:
        raise Refusal("Le taux horaire est plus petit que zéro : le corriger pour pouvoir partager.")
    if total_cents > net_cents:
        raise Refusal(
            "Les salaires ({wages:money}) dépassent la somme à partager ({net:money}) : baisser le taux horaire.",
            wages=total_cents,
            net=net_cents,
        )
    pot = Pot("Salaire", Sentence("{own:duration} de mission à {rate:money} l’heure."), total_cents, 0, 1, rate_cents)
    return [Portions(pot, minutes, wages), *_by_hours(net_cents - total_cents, sharing, settings)]


_COLUMNS: dict[Rule, Callable[[int, list[Person], Settings], list[Portions]]] = {
    Rule.EQUAL: _equal,
    Rule.HOURS: _by_hours,
    Rule.PRESENCE: _by_presence,
    Rule.INVOLVEMENT: _by_involvement,
    Rule.MIXED: _equal_then_hours,
    Rule.WAGE_THEN_DIVIDEND: _wage_then_hours,
}
