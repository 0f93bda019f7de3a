"""How amounts, durations and dates are written on a page: the one place that knows about French typography."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_symbol
from flask import Flask, g, has_request_context
from flask_babel import Babel, gettext

from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import Kinds, Sentence, fill

LOCALE = "fr_FR"
PARIS = ZoneInfo("Europe/Paris")
SYMBOL_OF = {"CAD": "$"}
"""In its own country a dollar is written `$`, not `$CA`."""


def start(app: Flask) -> None:
    """Give every template the house's way of writing."""
    Babel(app)
    app.add_template_filter(money)
    app.add_template_filter(duration)
    app.add_template_filter(day)
    app.add_template_filter(short_day)
    app.add_template_filter(weekday)
    app.add_template_filter(column_day)
    app.add_template_filter(moment)
    app.add_template_filter(hour)
    app.add_template_filter(number)
    app.add_template_filter(percent)
    app.add_template_filter(sentence)


def currency() -> str:
    """Return the currency of the season at hand."""
    season = g.get("season") if has_request_context() else None
    return season.currency if season is not None else "EUR"


def money(cents: int | None, of: str | None = None) -> str:
    """Return an amount in cents as «1 921,04 €», in the season's currency unless another is given."""
    if cents is None:
        return "—"
    code = of or currency()
    amount = Decimal(cents).scaleb(-2)
    text = format_currency(amount, code, format="#,##0.00\u00a0¤", locale=LOCALE, currency_digits=False)
    return text.replace("$CA", SYMBOL_OF["CAD"]) if code == "CAD" else text


def symbol(of: str) -> str:
    """Return the sign of a currency, as it stands beside an amount: «€», «$»."""
    return SYMBOL_OF.get(of) or str(get_currency_symbol(of, locale=LOCALE))


def duration(minutes: int | None) -> str:
    """Return minutes as «2 h 30»."""
    if minutes is None:
        return "—"
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else ""
    grouped = format_decimal(hours, locale=LOCALE)
    return f"{sign}{grouped}\u00a0h\u00a0{rest:02}" if rest else f"{sign}{grouped}\u00a0h"


def day(value: dt.date | None) -> str:
    """Return a date as «mardi 13 juillet 2021», the first of the month as «1er»."""
    return _first(format_date(value, "EEEE d MMMM y", locale=LOCALE), value) if value else "—"


def short_day(value: dt.date | None) -> str:
    """Return a date as «13 juil. 2021»."""
    return _first(format_date(value, "d MMM y", locale=LOCALE), value) if value else "—"


def weekday(value: dt.date) -> str:
    """Return a date of the summer at hand as «mar. 13 juil.»."""
    text = format_date(value, "EEE d MMM", locale=LOCALE)
    return text.replace(" 1 ", " 1er ") if value.day == 1 else text


def column_day(value: dt.date) -> str:
    """Return a day at the head of its column, in a week that is known, as «mar. 13»."""
    return format_date(value, "EEE d", locale=LOCALE)


def moment(value: dt.datetime | None) -> str:
    """Return an instant as «13 juil. 2021 à 14 h 05», on the house's clock."""
    if value is None:
        return "—"
    local = value.astimezone(PARIS)
    return f"{short_day(local.date())} à {hour(local.time())}"


def hour(value: dt.time) -> str:
    """Return a time of the day as «9 h» or «14 h 05»."""
    return f"{value.hour}\u00a0h\u00a0{value.minute:02}" if value.minute else f"{value.hour}\u00a0h"


def number(value: Decimal | int | None) -> str:
    """Return a quantity as «2,5»."""
    return "—" if value is None else format_decimal(value, format="#,##0.####", locale=LOCALE)


def percent(value: Decimal | str | None) -> str:
    """Return a percentage that is already one (86.21) as «86,21 %»."""
    if value is None:
        return "—"
    return format_decimal(Decimal(value), format="#,##0.##", locale=LOCALE) + "\u00a0%"


def sentence(refusal: Refusal | Sentence, of: str | None = None) -> str:
    """Return what a refusal says, translated, its amounts and dates written the house's way."""
    kinds = KINDS if of is None else {**KINDS, "money": lambda cents: money(cents, of)}
    return fill(gettext(refusal.template), refusal.values, kinds)


def _first(text: str, value: dt.date) -> str:
    """Write the first of the month as French does."""
    return text.replace("1 ", "1er ", 1) if value.day == 1 else text


KINDS: Kinds = {"money": money, "duration": duration, "day": short_day, "number": number}
