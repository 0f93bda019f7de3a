"""The road from what clients pay to each one's part, told in plain words, and what on it is not certain yet."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from cjs_app.coop.distribution.domain import Deduction, Distribution, Earnings, Waterfall, waterfall
from cjs_app.kernel.money import rounded_ratio
from cjs_app.kernel.sentences import Sentence
from cjs_app.kernel.spans import Span, spans

PLAIN_WORDS = {
    "sales": "Ce que les clients paient pour le travail du groupe, TVA comprise.",
    "tva": "Une taxe que les clients paient en plus : elle va à l’État, la coop ne fait que la transmettre.",
    "revenue": "Ce que le travail du groupe a rapporté, hors taxe. C’est de là que tout part.",
    "self_financing": "Ce que le groupe a réuni autrement : une vente, un lavage de voitures…",
    "expenses": "Ce qu’il a fallu acheter pour pouvoir travailler.",
    "deduction": "Une somme prise avant le partage : pour la structure qui porte la coop, ou une caisse commune.",
    "carried_over": "Ce que le groupe garde pour que le prochain été ne parte pas de rien.",
    "net": "Ce qui reste au bout du chemin : c’est cela que le groupe se partage.",
    "deficit": "L’été a coûté plus qu’il n’a rapporté : il manque cette somme, et rien ne se partage.",
}
A_TENNER = 1000


class Stage(NamedTuple):
    """A step of the road as a person reads it: its name, what it adds or takes, what is left, why, and its bar."""

    key: str
    label: str
    amount_cents: int
    balance_cents: int
    words: str
    how: Sentence | None
    tone: str
    span: Span


class Standing(Struct, frozen=True):
    """What is certain and what is not: cents before tax, minutes, and how many records stand behind each."""

    tva_cents: int = 0
    validated_minutes: int = 0
    waiting_minutes: int = 0
    waiting_entries: int = 0
    waiting_expenses: int = 0
    waiting_expenses_cents: int = 0
    drafts: int = 0
    drafts_cents: int = 0
    quotes: int = 0
    quotes_cents: int = 0
    unpriced_missions: int = 0

    @property
    def to_come_cents(self) -> int:
        """What invoices would still bring if all that is in progress were invoiced, before tax."""
        return self.drafts_cents + self.quotes_cents

    @property
    def is_certain(self) -> bool:
        """Whether nothing waits any more."""
        counts = (self.waiting_entries, self.waiting_expenses, self.drafts, self.quotes, self.unpriced_missions)
        return not any(counts)


class Road(Struct, frozen=True):
    """The road told: its stages, the steps at which nothing happens, and the four sums that say it all."""

    stages: tuple[Stage, ...]
    nothing_for: tuple[str, ...]
    earned_cents: int
    """Revenue and self-financing together."""
    net_cents: int
    sharers: int

    @property
    def elsewhere_cents(self) -> int:
        """What was earned and is not shared, in cents."""
        return self.earned_cents - self.net_cents

    @property
    def average_cents(self) -> int:
        """What one part would be if all were alike, in cents; 0 when nothing is shared."""
        return rounded_ratio(max(0, self.net_cents), self.sharers) if self.sharers else 0

    @property
    def of_ten_cents(self) -> int:
        """Of ten euros earned, how much goes elsewhere, in cents: never under 0 nor over ten."""
        if self.earned_cents <= 0:
            return 0
        return min(A_TENNER, max(0, rounded_ratio(self.elsewhere_cents * A_TENNER, self.earned_cents)))


def told(road: Waterfall, sharers: int, tva_cents: int = 0) -> Road:
    """Return a road as it is told; steps that change nothing are only named. VAT is shown where there is some."""
    revenue, *steps = road.steps
    moving = [step for step in steps if step.amount_cents]
    rows: list[tuple[str, str, int, int, Sentence | None]] = [
        (revenue.key, "Chiffre d’affaires HT", revenue.amount_cents, revenue.balance_cents, revenue.explanation)
    ]
    rows += [(step.key, step.label, step.amount_cents, step.balance_cents, step.explanation) for step in moving]
    if tva_cents:
        paid_cents = revenue.amount_cents + tva_cents
        before = Sentence("Factures émises, moins les avoirs, toutes taxes comprises.")
        taken = Sentence("TVA de ces mêmes factures.")
        rows.insert(0, ("tva", "TVA", -tva_cents, revenue.amount_cents, taken))
        rows.insert(0, ("sales", "Payé par les clients, TTC", paid_cents, paid_cents, before))
    net = road.net_cents
    rows.append(("net" if net >= 0 else "deficit", "À partager" if net >= 0 else "Déficit", net, net, None))
    ends = [_ends(key, amount, balance) for key, _, amount, balance, _ in rows]
    drawn = [
        Stage(key, label, amount, balance, PLAIN_WORDS[key.partition("-")[0]], how, _tone(key, amount), span)
        for (key, label, amount, balance, how), span in zip(rows, spans(ends), strict=True)
    ]
    return Road(
        tuple(drawn),
        tuple(step.label for step in steps if not step.amount_cents),
        road.resources_cents,
        net,
        sharers,
    )


def if_all_were_invoiced(
    earnings: Earnings, standing: Standing, deductions: Sequence[Deduction], carried_over_cents: int
) -> Waterfall:
    """Return the road as it would be if every draft and every devis that a client accepted were invoiced as it is."""
    more = replace(earnings, revenue_ht_cents=earnings.revenue_ht_cents + standing.to_come_cents)
    return waterfall(more, deductions, carried_over_cents)


def part_of(distribution: Distribution, code: str | None) -> int | None:
    """Return what the person of this code receives, in cents; None for who is no cooperant of the season."""
    return next((share.amount_cents for share in distribution.shares if share.code == code), None)


def _ends(key: str, amount_cents: int, balance_cents: int) -> tuple[int, int]:
    """Return from where to where the bar of a stage goes: a total stands on zero."""
    stands = key in ("sales", "revenue", "net", "deficit")
    return (0 if stands else balance_cents - amount_cents, balance_cents)


def _tone(key: str, amount_cents: int) -> str:
    """Return the colour of a stage."""
    own = {"sales": "sky", "tva": "stone", "revenue": "indigo", "net": "sun", "deficit": "coral"}
    return own.get(key) or ("leaf" if amount_cents > 0 else "coral")
