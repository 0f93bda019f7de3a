"""The calendar that phones follow, read back as another program reads it."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cjs_app.pole.events.ical import Entry, calendar, escaped, folded_line

NOON = dt.datetime(2021, 10, 1, 12, tzinfo=dt.UTC)
ENTRY = Entry(
    uid="abc@cjs-app",
    sequence=2,
    changed_at=NOON,
    title="Coopération locale : s’appuyer, ensemble; sur \\ la force",
    day=dt.date(2021, 11, 25),
    start=dt.time(18),
    end=dt.time(20, 30),
    place="La Canopée, Janzé",
    summary="Une ligne.\nUne autre, avec des virgules; et des points-virgules. " * 4,
    address="https://pole.exemple.fr/pole/2021/agenda/mois/visite",
    is_cancelled=False,
)


def read(content: bytes) -> list[dict[str, str]]:
    """Return the events of a calendar: lines joined again, texts as they were written."""
    assert content.endswith(b"\r\n")
    lines = content.replace(b"\r\n ", b"").decode().split("\r\n")
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events:
            events[-1][name] = unescaped(value)
    return events


def unescaped(text: str) -> str:
    """Return a text as it was before it was escaped."""
    found, signs = "", iter(text)
    for sign in signs:
        after = next(signs, "") if sign == "\\" else sign
        found += "\n" if sign == "\\" and after in "nN" else after
    return found


def test_an_event_is_read_back_as_it_was_written() -> None:
    (event,) = read(calendar("Mois de l’ESS", [ENTRY]))
    assert event["UID"] == "abc@cjs-app"
    assert event["SUMMARY"] == ENTRY.title
    assert event["DESCRIPTION"] == "\n".join(ENTRY.summary.splitlines())
    assert event["LOCATION"] == "La Canopée, Janzé"
    assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", "2")


def test_hours_of_paris_are_told_in_utc_in_winter_and_in_summer() -> None:
    (winter,) = read(calendar("", [ENTRY]))
    (summer,) = read(calendar("", [replace(ENTRY, day=dt.date(2021, 7, 13))]))
    assert (winter["DTSTART"], winter["DTEND"]) == ("20211125T170000Z", "20211125T193000Z")
    assert (summer["DTSTART"], summer["DTEND"]) == ("20210713T160000Z", "20210713T183000Z")


def test_an_event_without_hours_is_the_whole_day_and_one_without_an_end_lasts_an_hour() -> None:
    (whole,) = read(calendar("", [replace(ENTRY, start=None, end=None)]))
    (short,) = read(calendar("", [replace(ENTRY, end=None)]))
    assert (whole["DTSTART;VALUE=DATE"], whole["DTEND;VALUE=DATE"]) == ("20211125", "20211126")
    assert (short["DTSTART"], short["DTEND"]) == ("20211125T170000Z", "20211125T180000Z")


def test_a_cancelled_event_stays_and_says_so() -> None:
    (event,) = read(calendar("", [replace(ENTRY, is_cancelled=True, title="Visite")]))
    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", "Annulé\u00a0: Visite")


def test_a_text_cannot_add_a_line_of_its_own() -> None:
    (event,) = read(calendar("", [replace(ENTRY, title="A\r\nSTATUS:CANCELLED\x00\u2028END:VEVENT")]))
    assert event["STATUS"] == "CONFIRMED"


@given(st.text(max_size=400))
def test_lines_are_folded_at_75_bytes_without_cutting_a_letter(text: str) -> None:
    line = "SUMMARY:" + escaped(text)
    pieces = list(folded_line(line))
    assert all(len(piece) <= 75 for piece in pieces)
    assert "".join(piece.decode()[bool(rank) :] for rank, piece in enumerate(pieces)) == line
    assert "\n" not in line and "\r" not in line
