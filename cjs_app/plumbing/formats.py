"""How amounts, durations and dates are written on a page: the one place that knows about French typography.

Its signs and names are Babel's, and a test holds them to it: a page writes a hundred amounts, and Babel thinks each one
through anew, out of four megabytes of French that every process would carry.
"""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from zoneinfo import ZoneInfo

from babel.numbers import get_currency_symbol
from flask import Flask, g, has_request_context
from flask_babel import Babel, gettext
from markupsafe import Markup, escape

from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import Kinds, Sentence, fill

LOCALE = "fr_FR"
PARIS = ZoneInfo("Europe/Paris")
SYMBOL_OF = {"EUR": "€", "CAD": "$"}
"""In its own country a dollar is written `$`, not `$CA`."""
COMMA, GROUP, MINUS = ",", "\u202f", "-"
MONTHS = dict(enumerate(("janvier", "février", "mars", "avril", "mai", "juin"), start=1))
MONTHS |= enumerate(("juillet", "août", "septembre", "octobre", "novembre", "décembre"), start=7)
SHORT_MONTHS = dict(enumerate(("janv.", "févr.", "mars", "avr.", "mai", "juin"), start=1))
SHORT_MONTHS |= enumerate(("juil.", "août", "sept.", "oct.", "nov.", "déc."), start=7)
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
SHORT_WEEKDAYS = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")
BETWEEN = " · "
OPENING, CLOSING = Markup('<span class="part">'), Markup("</span>")
BREAK = Markup('&nbsp;·</span> <span class="part">')
BARE_OPENING, BARE_BREAK, BARE_CLOSING = map(str, (OPENING, BREAK, CLOSING))


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
    app.add_template_filter(parts)


def currency() -> str:
    """Return the currency of the season at hand."""
    season = g.get("season") if has_request_context() else None
    return season.currency if season is not None else "EUR"


def money(cents: int | None, of: str | None = None) -> str:
    """Return an amount in cents as «1 921,04 €», in the season's currency unless another is given."""
    if cents is None:
        return "—"
    whole, rest = divmod(abs(cents), 100)
    sign = MINUS if cents < 0 else ""
    return f"{sign}{_grouped(whole)}{COMMA}{rest:02}\u00a0{symbol(of or currency())}"


@cache
def symbol(of: str) -> str:
    """Return the sign of a currency, as it stands beside an amount: «€», «$»."""
    return SYMBOL_OF.get(of) or str(get_currency_symbol(of, locale=LOCALE))


def duration(minutes: int | None) -> str:
    """Return minutes as «2 h 30»."""
    if minutes is None:
        return "—"
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else ""
    return f"{sign}{_grouped(hours)}\u00a0h\u00a0{rest:02}" if rest else f"{sign}{_grouped(hours)}\u00a0h"


def day(value: dt.date | None) -> str:
    """Return a date as «mardi 13 juillet 2021», the first of the month as «1er»."""
    return f"{WEEKDAYS[value.weekday()]} {_rank(value)} {MONTHS[value.month]} {value.year}" if value else "—"


def short_day(value: dt.date | None) -> str:
    """Return a date as «13 juil. 2021»."""
    return f"{_rank(value)} {SHORT_MONTHS[value.month]} {value.year}" if value else "—"


def weekday(value: dt.date) -> str:
    """Return a date of the summer at hand as «mar. 13 juil.»."""
    return f"{SHORT_WEEKDAYS[value.weekday()]} {_rank(value)} {SHORT_MONTHS[value.month]}"


def column_day(value: dt.date) -> str:
    """Return a day at the head of its column, in a week that is known, as «mar. 13»."""
    return f"{SHORT_WEEKDAYS[value.weekday()]} {value.day}"


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
    return "—" if value is None else _decimal(Decimal(value), 4)


def percent(value: Decimal | str | None) -> str:
    """Return a percentage that is already one (86.21) as «86,21 %»."""
    if value is None:
        return "—"
    return f"{_decimal(Decimal(value), 2)}\u00a0%"


def sentence(refusal: Refusal | Sentence, of: str | None = None) -> str:
    """Return what a refusal says, translated, its amounts and dates written the house's way."""
    kinds = KINDS if of is None else {**KINDS, "money": lambda cents: money(cents, of)}
    return fill(gettext(refusal.template), refusal.values, kinds)


def parts(told: str | Sequence[str]) -> str:
    """Return words between dots («VIT-D-2021-034 · 26 août 2021») as HTML: a line breaks after a dot, not inside them.

    They come as one text or one by one, the empty ones left out. A number, or a date that fits, stays whole.
    """
    words = told.split(BETWEEN) if isinstance(told, str) else [word for word in told if word]
    if len(words) < 2:
        return escape(words[0]) if words else ""
    return OPENING + BREAK.join(words) + CLOSING


def broken(escaped: str) -> str:
    """Return a text that is escaped already with its breaks, as `parts` gives them."""
    return f"{BARE_OPENING}{escaped.replace(BETWEEN, BARE_BREAK)}{BARE_CLOSING}" if BETWEEN in escaped else escaped


def _rank(value: dt.date) -> str:
    """Return the day of the month, the first of the month as French says it."""
    return "1er" if value.day == 1 else str(value.day)


def _decimal(value: Decimal, places: int) -> str:
    """Return a number with as many decimals as it needs, at most so many, a half rounded to the even one."""
    whole, _, rest = f"{abs(round(value, places)):f}".partition(".")
    rest = rest.rstrip("0")
    sign = MINUS if value < 0 else ""
    return f"{sign}{_grouped(int(whole))}{COMMA if rest else ''}{rest}"


def _grouped(whole: int) -> str:
    """Return a whole number, its thousands apart."""
    return f"{whole:,}".replace(",", GROUP)


KINDS: Kinds = {"money": money, "duration": duration, "day": short_day, "number": number}
