"""Amounts of money: whole cents, computed exactly and read from whatever a person types."""

import re
from decimal import Decimal
from fractions import Fraction

from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import one_line, quoted

LARGEST_WHOLE = 99_999_999
_LONGEST_READ = 60

_MARKS_OF_MONEY = r"(?:€|\$|eur(?:os?)?|cad|dollars?)?"
_MONEY = re.compile(
    rf"{_MARKS_OF_MONEY} ?([-+]?) ?{_MARKS_OF_MONEY} ?([0-9][0-9 '.,]*|[.,][0-9]+) ?{_MARKS_OF_MONEY}", re.I | re.A
)
_NUMBER = re.compile(r"([-+]?) ?([0-9][0-9 '.,]*|[.,][0-9]+) ?%?")
_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}([ '.,])[0-9]{3}(?:\1[0-9]{3})*")
_PLAINER = str.maketrans(dict.fromkeys("’ʼ‘`´", "'") | dict.fromkeys("−–‑", "-"))


def rounded_ratio(numerator: int, denominator: int) -> int:
    """Return the whole number nearest to a ratio, halves away from zero; the denominator is positive."""
    if numerator < 0:
        return -((-2 * numerator + denominator) // (2 * denominator))
    return (2 * numerator + denominator) // (2 * denominator)


def rounded(value: Decimal | Fraction) -> int:
    """Return the nearest whole number, halves away from zero."""
    return rounded_ratio(*value.as_integer_ratio())


def line_cents(quantity: Decimal, unit_price_cents: int) -> int:
    """Return what a line of a document is worth, in cents: quantity × unit price, rounded once."""
    numerator, denominator = quantity.as_integer_ratio()
    return rounded_ratio(numerator * unit_price_cents, denominator)


def percent_of(percent: Decimal, cents: int) -> int:
    """Return a percentage of an amount, in cents, rounded once."""
    numerator, denominator = percent.as_integer_ratio()
    return rounded_ratio(numerator * cents, denominator * 100)


def per_hour_cents(rate_cents: int, minutes: int) -> int:
    """Return what a duration is worth at an hourly rate, in cents, rounded once."""
    return rounded_ratio(rate_cents * minutes, 60)


def parse_cents(text: str, field: str | None = None) -> int:
    """Return the whole cents a person wrote: «1 234,50 €», «24,5», «1.234,50», «1,234.50», «-5»…

    Raises a Refusal that quotes the text when it is no amount, has more than two decimals, or is too large. A lone
    comma or point is always the decimal one, so «1.234» is refused rather than guessed.
    """
    figures = _figures(_MONEY, text)
    if figures is None:
        if not text.strip():
            raise Refusal("Le montant manque : écrire par exemple 24,50.", field=field)
        raise Refusal("« {typed} » n’est pas un montant : écrire par exemple 24,50.", field=field, typed=quoted(text))
    negative, whole, decimals = figures
    if len(decimals) > 2:
        raise Refusal(
            "« {typed} » a plus de deux décimales : écrire par exemple 24,50.", field=field, typed=quoted(text)
        )
    units = int(whole)
    if units > LARGEST_WHOLE:
        raise Refusal(
            "« {typed} » est trop grand : le plus grand montant possible est {largest:money}.",
            field=field,
            typed=quoted(text),
            largest=LARGEST_WHOLE * 100 + 99,
        )
    cents = units * 100 + int(decimals.ljust(2, "0"))
    return -cents if negative else cents


def parse_decimal(text: str, places: int = 4, field: str | None = None) -> Decimal:
    """Return the exact number a person wrote, for a quantity, a percentage or a coefficient; `%` is ignored.

    Raises a Refusal that quotes the text when it is no number, has more than `places` decimals, or is too large.
    """
    figures = _figures(_NUMBER, text)
    if figures is None:
        if not text.strip():
            raise Refusal("Le nombre manque : écrire par exemple 2,5.", field=field)
        raise Refusal(
            "« {typed} » n’est pas un nombre : l’écrire en chiffres, par exemple 12 ou 2,5.",
            field=field,
            typed=quoted(text),
        )
    negative, whole, decimals = figures
    if len(decimals) > places:
        decimals = decimals[:places] + decimals[places:].rstrip("0")
    if len(decimals) > places:
        raise Refusal(
            "« {typed} » a trop de chiffres après la virgule : {places} au plus.",
            field=field,
            typed=quoted(text),
            places=places,
        )
    if int(whole) > LARGEST_WHOLE:
        raise Refusal("« {typed} » est un nombre trop grand : vérifier la saisie.", field=field, typed=quoted(text))
    number = Decimal(f"{int(whole)}.{decimals}" if decimals else int(whole))
    return -number if negative and number else number


def _figures(shape: re.Pattern[str], text: str) -> tuple[bool, str, str] | None:
    """Return (negative, digits before, digits after the decimal sign) of a French number, None where it is none."""
    if len(text) > _LONGEST_READ:
        return None
    written = shape.fullmatch(one_line(text.translate(_PLAINER)))
    if written is None:
        return None
    whole, decimals = _halves(written[2].strip())
    if not _WHOLE.fullmatch(whole) or not (decimals.isdigit() or not decimals):
        return None
    return written[1] == "-", re.sub("[^0-9]", "", whole), decimals


def _halves(body: str) -> tuple[str, str]:
    """Return what stands before and after the decimal sign: the last comma or point, unless it only groups."""
    commas, points = body.count(","), body.count(".")
    if commas + points == 0 or (commas > 1 and not points) or (points > 1 and not commas):
        return body, ""
    sign = "," if body.rfind(",") > body.rfind(".") else "."
    whole, _, decimals = body.rpartition(sign)
    return whole or "0", decimals
