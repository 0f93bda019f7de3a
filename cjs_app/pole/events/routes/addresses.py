"""Where the public finds a programme, an event, a place: whole addresses, for papers, codes and calendars."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask import url_for

from cjs_app.plumbing import mail
from cjs_app.pole.events.domain import PrintedEvent, PrintedProgramme, Status
from cjs_app.pole.events.models import Event, Programme


def of_programme(programme: Programme) -> str:
    """Return the address of the public page of a programme."""
    return _whole("events.public.programme", year=programme.year, programme_slug=programme.slug)


def of_event(event: Event) -> str:
    """Return the address of the public page of an event."""
    programme = event.programme
    return _whole("events.public.event", year=programme.year, programme_slug=programme.slug, event_slug=event.slug)


def printed_event(event: Event, partners: Sequence[str]) -> PrintedEvent:
    """Return an event as paper shows it."""
    return PrintedEvent(
        programme=event.programme.name,
        title=event.title,
        format=event.format,
        day=event.day,
        start_time=event.start_time,
        end_time=event.end_time,
        summary=event.summary,
        way=event.way,
        place=event.place,
        city=event.city,
        takes_places=event.takes_places,
        partners=partners,
        address=of_event(event),
    )


def printed_programme(
    programme: Programme, events: Iterable[Event], partners: Mapping[int, Sequence[str]]
) -> PrintedProgramme:
    """Return a programme as paper shows it, without the events that were cancelled."""
    told = [printed_event(one, partners.get(one.id, ())) for one in events if one.status is not Status.CANCELLED]
    return PrintedProgramme(
        programme.name, programme.first_day, programme.last_day, programme.intro, told, of_programme(programme)
    )


def _whole(endpoint: str, **where: Any) -> str:
    """Return an address with the name of the house, as the settings give it, else as the visitor wrote it."""
    base = mail.base_address()
    return base + url_for(endpoint, **where) if base else url_for(endpoint, _external=True, **where)
