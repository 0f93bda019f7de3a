"""The bilan as values: what is counted, how, and from which records each figure comes."""

import datetime as dt
import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from msgspec import Struct

from cjs_app.coop.bilan.funnels import QuoteRoad
from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.cooperants.recruitment import Recruited
from cjs_app.coop.distribution.domain import Distribution, Waterfall
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.quotes.domain import MADE
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.kernel.money import rounded
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import quoted

LONGEST_TEXT = 6000
FEWEST_TOLD = 5
"""Under this number of shares, the lowest and the highest would tell what one person received."""


class Section(StrEnum):
    """The parts of the bilan, as cooperatives have told their summers since the first regional bilan of Brittany."""

    PORTRAIT = "portrait"
    ECONOMY = "vie_economique"
    LIFE = "vie_cooperative"
    VIEWS = "regards"
    ADVICE = "recommandations"


SECTION_LABELS = {
    Section.PORTRAIT: "Portrait de la coopérative",
    Section.ECONOMY: "Vie économique",
    Section.LIFE: "Vie coopérative",
    Section.VIEWS: "Regards",
    Section.ADVICE: "Recommandations",
}

SECTION_HINTS = {
    Section.PORTRAIT: "Qui sommes-nous, comment nous sommes-nous trouvés, comment avons-nous choisi notre nom ?",
    Section.ECONOMY: "Quels services avons-nous vendus, à qui, qu’est-ce qui a bien marché, qu’est-ce qui a manqué ?",
    Section.LIFE: "Comment avons-nous décidé, appris, réglé nos désaccords ?",
    Section.VIEWS: "Ce qu’en disent les clients, le comité local, les familles, et nous-mêmes.",
    Section.ADVICE: "Ce que nous conseillons à la coopérative de l’été prochain.",
}


class Money(Struct, frozen=True):
    """What the documents of a summer add up to, in cents."""

    invoices_issued: int
    credit_notes: int
    unpaid_cents: int


class Economy(Struct, frozen=True):
    """What the bilan tells beyond its figures: for whom the group worked, and when the revenue came, in cents.

    With it, how far the devis went, and who there was before the group.
    """

    clients: dict[ClientKind, int]
    revenue_by_kind: dict[ClientKind, int]
    revenue_by_day: dict[dt.date, int]
    quote_road: QuoteRoad = QuoteRoad({})
    recruited: Recruited = Recruited()


class Bilan(Struct, frozen=True):
    """A summer in figures; every amount in cents, every duration in minutes."""

    name: str
    year: int
    status: str
    currency: str
    founded: int
    stayed: int
    facilitators: int
    quotes: dict[QuoteStatus, int]
    missions: dict[MissionStatus, int]
    documents: Money
    minutes_by_nature: dict[Nature, int]
    waterfall: Waterfall
    distribution: Distribution
    sharers: int
    """How many cooperants have a part: the denominator of the average net."""

    @property
    def quotes_made(self) -> int:
        """How many devis went beyond preparation."""
        return sum(count for status, count in self.quotes.items() if status in MADE)

    @property
    def conversion_percent(self) -> str | None:
        """Accepted devis in percent of those made, with two decimals; None without a devis."""
        return percent_text(self.quotes.get(QuoteStatus.ACCEPTED, 0), self.quotes_made)

    @property
    def minutes_total(self) -> int:
        """All the time of all cooperants."""
        return sum(self.minutes_by_nature.values())

    @property
    def missions_done(self) -> int:
        """How many missions were carried out."""
        return self.missions.get(MissionStatus.DONE, 0)

    @property
    def net_per_cooperant_cents(self) -> int | None:
        """The net divided by those who have a part, rounded to the cent; None when nobody has."""
        return average(self.waterfall.net_cents, self.sharers)

    @property
    def revenue_per_mission_cents(self) -> int | None:
        """The revenue divided by the missions done, rounded to the cent; None without a mission."""
        return average(self.revenue_ht_cents, self.missions_done)

    @property
    def minutes_per_cooperant(self) -> int | None:
        """All the time divided by those who stayed, rounded to the minute; None when nobody did."""
        return average(self.minutes_total, self.stayed)

    @property
    def revenue_ht_cents(self) -> int:
        """Invoices less credit notes, before tax."""
        return self._step("revenue")

    @property
    def self_financing_cents(self) -> int:
        """Money raised outside the missions."""
        return self._step("self_financing")

    @property
    def expenses_cents(self) -> int:
        """Money spent, as a positive amount."""
        return -self._step("expenses")

    @property
    def carried_over_cents(self) -> int:
        """What is kept for another summer, as a positive amount."""
        return -self._step("carried_over")

    def _step(self, key: str) -> int:
        """Return the amount of a step of the waterfall."""
        return next(step.amount_cents for step in self.waterfall.steps if step.key == key)

    def as_record(self, refusal: str | None) -> dict[str, Any]:
        """Return the bilan with the keys of the public season archive; `refusal` is the sentence, already written."""
        return {
            "season": {"name": self.name, "year": self.year, "status": self.status, "currency": self.currency},
            "cooperants": {"founded": self.founded, "stayed": self.stayed},
            "facilitators": self.facilitators,
            "quotes": {
                "made": self.quotes_made,
                "accepted": self.quotes.get(QuoteStatus.ACCEPTED, 0),
                "refused": self.quotes.get(QuoteStatus.REFUSED, 0),
                "declined": self.quotes.get(QuoteStatus.DECLINED, 0),
                "conversion_percent": self.conversion_percent,
            },
            "missions": {"done": self.missions_done, "cancelled": self.missions.get(MissionStatus.CANCELLED, 0)},
            "invoices": {
                "issued": self.documents.invoices_issued,
                "credit_notes": self.documents.credit_notes,
                "unpaid_cents": self.documents.unpaid_cents,
            },
            "minutes": {
                "total": self.minutes_total,
                "by_nature": {nature.value: self.minutes_by_nature.get(nature, 0) for nature in Nature},
            },
            "revenue_ht_cents": self.revenue_ht_cents,
            "self_financing_cents": self.self_financing_cents,
            "expenses_cents": self.expenses_cents,
            "deductions": [{"label": label, "amount_cents": cents} for label, cents in self.waterfall.deductions],
            "carried_over_cents": self.carried_over_cents,
            "net_cents": self.waterfall.net_cents,
            "deficit_cents": self.distribution.deficit_cents,
            "refusal": refusal,
            "shares": [
                {"cooperant": share.code, "minutes": share.minutes, "amount_cents": share.amount_cents}
                for share in self.distribution.shares
            ],
            "averages": {
                "net_per_cooperant_cents": self.net_per_cooperant_cents,
                "denominator": self.sharers,
                "revenue_per_mission_cents": self.revenue_per_mission_cents,
            },
        }


def average(total: int, count: int) -> int | None:
    """Return total ÷ count rounded to a whole, halves away from zero; None without a denominator."""
    return rounded(Fraction(total, count)) if count else None


def percent_text(part: int, whole: int) -> str | None:
    """Return part ÷ whole in percent with two decimals, as «86.21»; None without a whole."""
    if not whole:
        return None
    return str((Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def growth_text(now: int, before: int) -> str | None:
    """Return the growth from before to now in percent of before, with one decimal and its sign; None without a base."""
    if before <= 0:
        return None
    tenths = rounded(Fraction((now - before) * 1000, before))
    return f"{'+' if tenths > 0 else '-' if tenths < 0 else ''}{abs(tenths) // 10}.{abs(tenths) % 10}"


def ensure_nobody_is_named(text: str, names: Iterable[str]) -> None:
    """Raise Refusal when a text names somebody: these are minors, and a bilan is read outside their group.

    A name counts with its capital only, as a whole word: a rose may bloom in a garden where Rose worked.
    """
    for name in sorted({name.strip() for name in names}):
        if len(name) > 1 and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            raise Refusal(
                "« {name} » est le nom de quelqu’un du groupe, et le bilan se lit au dehors : l’écrire autrement, "
                "par exemple « une coopérante ».",
                field="text",
                name=quoted(name),
            )


class Spread(Struct, frozen=True):
    """How the shares lie, without saying whose they are; lowest and highest are only told of groups large enough."""

    count: int
    total_cents: int
    lowest_cents: int | None
    highest_cents: int | None


def spread(distribution: Distribution) -> Spread:
    """Return how the shares of those who have one lie."""
    amounts = [share.amount_cents for share in distribution.shares if share.portions]
    told = len(amounts) >= FEWEST_TOLD or len(set(amounts)) == 1
    return Spread(
        len(amounts),
        sum(amounts),
        min(amounts) if told and amounts else None,
        max(amounts) if told and amounts else None,
    )
