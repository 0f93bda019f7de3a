"""Durations in whole minutes, and times of the day, read from whatever a person types."""

import datetime as dt
import re
from decimal import Decimal

from cjs_app.kernel.money import rounded
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import one_line, quoted

LONGEST_MINUTES = 9_999 * 60
LARGEST_BARE_HOURS = 24
_LONGEST_READ = 40

_HOURS = r"(?:h|hrs?|heures?)"
_MINUTES = r"(?:min|mn|minutes?)"
_CLOCK = re.compile(
    rf"(?P<hours>[0-9]{{1,7}})(?: ?{_HOURS} ?(?P<minutes>[0-9]{{2}}|[0-9](?= ?m))? ?{_MINUTES}?"
    r"|:(?P<after_colon>[0-9]{2})(?::00)?)",
    re.A,
)
_MINUTES_ALONE = re.compile(rf"(?P<minutes>[0-9]{{1,7}}) ?{_MINUTES}", re.A)
_DECIMAL_HOURS = re.compile(rf"(?P<hours>[0-9]{{0,7}}[.,][0-9]{{1,4}}) ?{_HOURS}?", re.A)
_TIME = re.compile(r"([0-9]{1,2}) ?(?:(?:[h:.]|heures?) ?([0-9]{2})?(?::00)?)?", re.ASCII)
_BARE = re.compile(r"[0-9]{1,7}", re.A)


def parse_minutes(text: str, field: str | None = None) -> int:
    """Return the whole minutes a person wrote: «2h30», «2 h 30 min», «2:30», «2,5», «150 min», «45min», «1 h»…

    A bare whole number up to 24 is hours, above it is minutes. Decimal hours are rounded to the nearest minute, halves
    up: 2,33 h is 140 minutes. Raises a Refusal with an example for nonsense, zero, less than zero, minutes above 59
    after hours, and more than 9 999 hours.
    """
    if not text.strip():
        raise Refusal("La durée manque : écrire par exemple 2h30.", field=field)
    minutes = _read(text, field)
    if minutes is None:
        raise Refusal("« {typed} » n’est pas une durée : écrire par exemple 2h30.", field=field, typed=quoted(text))
    if minutes <= 0:
        raise Refusal("Une durée doit dépasser zéro : écrire par exemple 0h30.", field=field)
    if minutes > LONGEST_MINUTES:
        raise Refusal("« {typed} » dépasse 9 999 heures : vérifier la durée.", field=field, typed=quoted(text))
    return minutes


def written(minutes: int) -> str:
    """Return minutes as the season archive writes them: `2h30`, `2h00`."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest:02d}"


def _read(text: str, field: str | None) -> int | None:
    """Return the minutes written, None where the text has no form of a duration."""
    if len(text) > _LONGEST_READ:
        return None
    body = one_line(text).lower()
    if clock := _CLOCK.fullmatch(body):
        after = int(clock["minutes"] or clock["after_colon"] or 0)
        if after > 59:
            raise Refusal(
                "« {typed} » : les minutes vont de 0 à 59, écrire par exemple 2h30.", field=field, typed=quoted(text)
            )
        return int(clock["hours"]) * 60 + after
    if alone := _MINUTES_ALONE.fullmatch(body):
        return int(alone["minutes"])
    if decimal := _DECIMAL_HOURS.fullmatch(body):
        return rounded(Decimal("0" + decimal["hours"].replace(",", ".")) * 60)
    if _BARE.fullmatch(body):
        number = int(body)
        return number * 60 if number <= LARGEST_BARE_HOURS else number
    return None


def parse_time(text: str, field: str | None = None) -> dt.time:
    """Return the time of day a person wrote: «9h», «9h30», «14:00», «9»; raise Refusal for anything else."""
    found = _TIME.fullmatch(" ".join(text.lower().split()))
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise Refusal("« {typed} » n’est pas une heure : écrire par exemple 9h30.", field=field, typed=quoted(text))
    return dt.time(hour, minute)
