"""When a season may be closed, and what is kept of it for ever: pure rules."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind
from cjs_app.coop.distribution.domain import (
    Deduction,
    Distribution,
    Earnings,
    Settings,
    Waterfall,
    shares,
    waterfall,
)
from cjs_app.coop.distribution.shares import Person
from cjs_app.coop.seasons.domain import Rule
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import Sentence


def ensure_ready_to_close(unvalidated_hours: int, draft_invoices: int, unvalidated_expenses: int = 0) -> None:
    """Raise Refusal while a season still has something unfinished that would change the shares."""
    if unvalidated_hours:
        raise Refusal(
            "Il reste {count} {count:saisie|saisies} d’heures à valider avant de clore.", count=unvalidated_hours
        )
    if draft_invoices:
        raise Refusal(
            "Il reste {count} {count:facture|factures} en brouillon : {count:l’|les }émettre ou "
            "{count:l’|les }abandonner avant de clore.",
            count=draft_invoices,
        )
    if unvalidated_expenses:
        raise Refusal("Il reste {count} {count:dépense|dépenses} à valider avant de clore.", count=unvalidated_expenses)


def ensure_second_person(proposer_id: int | None, confirmer_id: int | None) -> None:
    """Raise Refusal when one person would propose a closing and confirm it, or when nobody knows who does."""
    if proposer_id is None or confirmer_id is None or proposer_id == confirmer_id:
        raise Refusal("La clôture se fait à deux : une autre personne doit confirmer ce que la première a proposé.")


def ensure_owed_is_accepted(owed_cents: int, accepted_cents: int) -> None:
    """Raise Refusal when clients still owe something that whoever closes has not said to know, to the cent.

    Shares are made from what was invoiced, not from what came in: closing waits for no payment, but never hides one.
    """
    if owed_cents and owed_cents != accepted_cents:
        raise Refusal(
            "Des clients doivent encore {owed:money} : relire cette somme, puis cocher la case qui dit qu’elle est "
            "connue.",
            owed=owed_cents,
        )


class Frozen(Struct, frozen=True):
    """What a closing would freeze: the road, the shares, all that they were computed from, and two fingerprints."""

    road: Waterfall
    distribution: Distribution
    inputs: dict[str, Any]
    persons: Sequence[Person]
    fingerprint: str
    """SHA-256 of the inputs and the shares: what everybody can compare."""
    records: str
    """SHA-256 of the records themselves."""


def ensure_nothing_changed(proposed: tuple[str, str], now: tuple[str, str]) -> None:
    """Raise Refusal when a proposal no longer says what would be frozen."""
    if proposed != now:
        raise Refusal("Quelque chose a changé depuis la proposition de clôture : la relire et la proposer de nouveau.")


def fingerprint(inputs: Mapping[str, Any], distribution: Distribution) -> str:
    """Return the SHA-256 of what is shared and from what, in canonical form: the same summer gives the same text."""
    shared = [(share.code, share.minutes, share.amount_cents) for share in distribution.shares]
    return hashlib.sha256(canonical_sharing(inputs, shared).encode()).hexdigest()


def canonical_sharing(inputs: Mapping[str, Any], shared: Sequence[tuple[str, int, int]]) -> str:
    """Return what is shared, each one's code, minutes and cents, and from what, as the one text that it has."""
    parts = [inputs, [list(share) for share in shared]]
    return json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


class Check(Struct, frozen=True):
    """One thing to look at before closing: what is missing, where to see it, and whether closing waits for it."""

    subject: str
    told: Sentence
    is_done: bool
    blocks: bool = True


def checks(
    unvalidated_hours: int,
    draft_invoices: int,
    waiting_quotes: int,
    open_missions: int,
    refusal: Refusal | None,
    unvalidated_expenses: int = 0,
) -> tuple[Check, ...]:
    """Return what is looked at before closing; the subjects are those of the pages where it can be put right."""
    return (
        _check("hours", unvalidated_hours, "Toutes les heures sont validées.", "Saisies d’heures à valider : {count}."),
        _check("invoices", draft_invoices, "Aucune facture en brouillon.", "Factures en brouillon : {count}."),
        _check("expenses", unvalidated_expenses, "Toutes les dépenses sont validées.", "Dépenses à valider : {count}."),
        Check("rule", refusal.sentence if refusal else Sentence("La règle de partage s’applique."), refusal is None),
        _check(
            "quotes",
            waiting_quotes,
            "Tous les devis ont une réponse.",
            "Devis pas finis ou sans réponse : {count}.",
            False,
        ),
        _check(
            "missions",
            open_missions,
            "Toutes les missions sont finies.",
            "Missions pas encore finies : {count}.",
            False,
        ),
    )


def _check(subject: str, count: int, done: str, missing: str, blocks: bool = True) -> Check:
    """Return a check that is done when nothing is left to count."""
    told = Sentence(missing).with_values(count=count) if count else Sentence(done)
    return Check(subject, told, not count, blocks)


def inputs_as_record(
    earnings: Earnings, deductions: Sequence[Deduction], persons: Sequence[Person], settings: Settings
) -> dict[str, object]:
    """Return all that a distribution was computed from, as plain values that can be kept for ever."""
    return {
        "earnings": asdict(earnings),
        "deductions": [
            asdict(one) | {"percent": None if one.percent is None else str(one.percent)} for one in deductions
        ],
        "persons": [
            {
                "code": one.code,
                "has_share": one.has_share,
                "coefficient": str(one.coefficient),
                "minutes_by_nature": dict(sorted(one.minutes_by_nature.items())),
                "present_from": one.present_from.isoformat() if one.present_from else None,
                "present_to": one.present_to.isoformat() if one.present_to else None,
            }
            for one in persons
        ],
        "settings": {
            "rule": settings.rule.value,
            "equal_percent": str(settings.equal_percent),
            "natures": list(settings.natures),
            "wage_cents": settings.wage_cents,
            "carried_over_cents": settings.carried_over_cents,
            "season": [settings.season.start.isoformat(), settings.season.end.isoformat()],
        },
    }


class Inputs(Struct, frozen=True):
    """All that a distribution is computed from."""

    earnings: Earnings
    deductions: Sequence[Deduction]
    persons: Sequence[Person]
    settings: Settings

    def road(self) -> Waterfall:
        """Return the road from the revenue to the net."""
        return waterfall(self.earnings, self.deductions, self.settings.carried_over_cents)

    def replay(self) -> tuple[Waterfall, Distribution]:
        """Return the road, and everybody's share of what is at its end."""
        road = self.road()
        return road, shares(road.net_cents, self.persons, self.settings)


def replayed(record: Mapping[str, Any]) -> tuple[Waterfall, Distribution]:
    """Return the road and the shares computed again from what was kept at closing (see `inputs_as_record`)."""
    return inputs_from(record).replay()


def inputs_from(record: Mapping[str, Any]) -> Inputs:
    """Return what was kept at closing as the values it was made from; what else stands in the record is no input."""
    settings = record["settings"]
    deductions = [
        Deduction(
            rank=one["rank"],
            label=one["label"],
            kind=DeductionKind(one["kind"]),
            percent=None if one["percent"] is None else Decimal(one["percent"]),
            amount_cents=one["amount_cents"],
            base=DeductionBase(one["base"]),
        )
        for one in record["deductions"]
    ]
    persons = [
        Person(
            code=one["code"],
            has_share=one["has_share"],
            coefficient=Decimal(one["coefficient"]),
            minutes_by_nature=one["minutes_by_nature"],
            present_from=_day(one["present_from"]),
            present_to=_day(one["present_to"]),
        )
        for one in record["persons"]
    ]
    voted = Settings(
        rule=Rule(settings["rule"]),
        equal_percent=Decimal(settings["equal_percent"]),
        natures=tuple(settings["natures"]),
        wage_cents=settings["wage_cents"],
        carried_over_cents=settings["carried_over_cents"],
        season=Period(*map(dt.date.fromisoformat, settings["season"])),
    )
    return Inputs(Earnings(**record["earnings"]), deductions, persons, voted)


def _day(text: str | None) -> dt.date | None:
    """Return a day kept as ISO text."""
    return dt.date.fromisoformat(text) if text else None
