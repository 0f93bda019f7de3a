"""Events as a calendar that phones follow (RFC 5545): folded lines, escaped texts, hours in UTC, one UID for ever."""

import datetime as dt
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from msgspec import Struct

PARIS = ZoneInfo("Europe/Paris")
LONGEST_LINE = 75
"""In bytes; what is longer goes on in the next line, after a space."""
SHORTEST_HOURS = 1
"""How long an event whose end nobody wrote is shown."""


class Entry(Struct, frozen=True):
    """An event, as a calendar shows it."""

    uid: str
    sequence: int
    changed_at: dt.datetime
    title: str
    day: dt.date
    start: dt.time | None
    end: dt.time | None
    place: str
    summary: str
    address: str
    is_cancelled: bool


def calendar(name: str, entries: Iterable[Entry]) -> bytes:
    """Return a calendar of events under one name."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//cjs_app//Agenda du pole//FR", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}", f"NAME:{escaped(name)}"]
    lines += ["X-WR-TIMEZONE:Europe/Paris", "REFRESH-INTERVAL;VALUE=DURATION:PT12H"]
    for entry in entries:
        lines += _event(entry)
    lines.append("END:VCALENDAR")
    return b"".join(piece + b"\r\n" for line in lines for piece in folded_line(line))


def _event(entry: Entry) -> Iterator[str]:
    """Yield the lines of an event."""
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"DTSTAMP:{_instant(entry.changed_at)}"
    yield f"LAST-MODIFIED:{_instant(entry.changed_at)}"
    yield from _hours(entry)
    yield f"SUMMARY:{escaped(('Annulé : ' if entry.is_cancelled else '') + entry.title)}"
    if entry.summary:
        yield f"DESCRIPTION:{escaped(entry.summary)}"
    if entry.place:
        yield f"LOCATION:{escaped(entry.place)}"
    yield f"URL:{entry.address}"
    yield f"STATUS:{'CANCELLED' if entry.is_cancelled else 'CONFIRMED'}"
    yield f"TRANSP:{'TRANSPARENT' if entry.is_cancelled else 'OPAQUE'}"
    yield "END:VEVENT"


def _hours(entry: Entry) -> Iterator[str]:
    """Yield when an event begins and ends: in UTC, or the whole day where its hour is not known."""
    if entry.start is None:
        yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.day + dt.timedelta(1):%Y%m%d}"
        return
    start = dt.datetime.combine(entry.day, entry.start, PARIS).astimezone(dt.UTC)
    end = start + dt.timedelta(hours=SHORTEST_HOURS)
    if entry.end is not None:
        end = dt.datetime.combine(entry.day, entry.end, PARIS).astimezone(dt.UTC)
    yield f"DTSTART:{_instant(start)}"
    yield f"DTEND:{_instant(end)}"


def _instant(at: dt.datetime) -> str:
    """Return an instant as the format writes it."""
    return f"{at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """Return a text whose commas, semicolons, backslashes and line breaks cannot be taken for the format's own."""
    plain = "\n".join(
        "".join(sign for sign in line if sign.isprintable() or sign in "\u00a0\u202f") for line in text.splitlines()
    )
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(sign, written)
    return plain


def folded_line(line: str) -> Iterator[bytes]:
    """Yield a line in pieces of at most 75 bytes; no letter is cut in two."""
    piece = b""
    for sign in line:
        letter = sign.encode()
        if len(piece) + len(letter) > LONGEST_LINE:
            yield piece
            piece = b" "
        piece += letter
    yield piece
