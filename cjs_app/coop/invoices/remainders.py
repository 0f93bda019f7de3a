"""What is left of an invoice that was credited in part: what the next credit note begins with."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from cjs_app.coop.quotes.domain import LineDraft
from cjs_app.kernel import tax

Key = tuple[str, str, int, Decimal]


def as_drafts(lines: Iterable[Any]) -> list[LineDraft]:
    """Return the lines of a devis or an invoice as they would be written again."""
    return [LineDraft(line.label, line.quantity, line.unit, line.unit_price_cents, line.tva_rate) for line in lines]


def remaining_lines(lines: Sequence[LineDraft], credited: Sequence[LineDraft], left_cents: int) -> list[LineDraft]:
    """Return what credit notes have not taken back yet, never more than `left_cents`, all taxes included.

    Where every credited line is one of the invoice's, the others stay, and the quantities not taken back; otherwise
    one line for each rate of tax holds what is left of it.
    """
    kept = _quantities_left(lines, credited)
    if kept is None or _ttc_cents(kept) > left_cents:
        kept = _sums_left(lines, credited)
    while _ttc_cents(kept) > left_cents:
        # Taxes rounded on each document apart may add up to a cent more than on the whole.
        kept = _a_cent_less(kept)
    return kept or [LineDraft("Reste à annuler", unit="forfait", unit_price_cents=left_cents)]


def _quantities_left(lines: Sequence[LineDraft], credited: Sequence[LineDraft]) -> list[LineDraft] | None:
    """Return the lines with the quantities left, None when a credited line is none of them."""
    taken: dict[Key, Decimal] = {}
    for line in credited:
        taken[_key(line)] = taken.get(_key(line), Decimal(0)) + line.quantity
    kept = []
    for line in lines:
        back = min(taken.get(_key(line), Decimal(0)), line.quantity)
        if back:
            taken[_key(line)] -= back
        if line.quantity > back:
            kept.append(replace(line, quantity=line.quantity - back))
    return None if any(taken.values()) else kept


def _sums_left(lines: Sequence[LineDraft], credited: Sequence[LineDraft]) -> list[LineDraft]:
    """Return one line for each rate of tax, worth what is left of it before tax."""
    sums: dict[Decimal, int] = {}
    for sign, counted in ((1, lines), (-1, credited)):
        for line in counted:
            sums[line.tva_rate] = sums.get(line.tva_rate, 0) + sign * line.ht_cents
    left = {rate: sums[rate] for rate in sorted(sums) if sums[rate]}
    return [LineDraft(_words(rate, len(left)), Decimal(1), "forfait", left[rate], rate) for rate in left]


def _words(rate: Decimal, rates: int) -> str:
    """Return what the line of a rate is called."""
    return f"Reste à annuler (TVA {str(rate).replace('.', ',')}\u00a0%)" if rates > 1 else "Reste à annuler"


def _a_cent_less(lines: list[LineDraft]) -> list[LineDraft]:
    """Return the lines with the dearest one a cent cheaper."""
    dearest = max(lines, key=lambda line: line.unit_price_cents)
    return [replace(line, unit_price_cents=line.unit_price_cents - (line is dearest)) for line in lines]


def _ttc_cents(lines: Sequence[LineDraft]) -> int:
    """Return what lines are worth, all taxes included."""
    return tax.totals((line.tva_rate, line.ht_cents) for line in lines).ttc_cents


def _key(line: LineDraft) -> Key:
    """Return what tells that two lines are the same work at the same price."""
    return line.label.strip(), line.unit.strip(), line.unit_price_cents, line.tva_rate
