"""When a vote carries, when a season may be closed, and what is kept of it for ever: pure rules."""

from collections.abc import Sequence
from dataclasses import asdict

from cjs_app.coop.distribution.domain import Deduction, Earnings, Person, Settings
from cjs_app.kernel.refusal import Refusal


def ensure_adopted(votes_for: int, votes_against: int) -> None:
    """Raise Refusal when a vote did not carry: one person, one voice, more yes than no."""
    if votes_for <= votes_against:
        raise Refusal(
            "Ce vote n’est pas adopté ({votes_for} pour, {votes_against} contre) : en discuter et revoter.",
            field="votes_for",
            votes_for=votes_for,
            votes_against=votes_against,
        )


def ensure_ready_to_close(unvalidated_hours: int, draft_invoices: int) -> None:
    """Raise Refusal while a season still has something unfinished that would change the shares."""
    if unvalidated_hours:
        raise Refusal("Il reste {count} saisies d’heures à valider avant de clore.", count=unvalidated_hours)
    if draft_invoices:
        raise Refusal(
            "Il reste {count} facture(s) en brouillon : les émettre ou les abandonner avant de clore.",
            count=draft_invoices,
        )


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
