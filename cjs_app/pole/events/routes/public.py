"""What everybody reads, without an account: a programme, its events, their calendar, and the way to a place.

No page shows a person; one's own place opens with the secret that only its owner was given.
"""

import re
import secrets
from collections.abc import Iterable

from flask import Blueprint, Response, redirect, render_template, url_for
from flask import abort as answer
from werkzeug.wrappers import Response as Answer

from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from cjs_app.plumbing.permissions import PUBLIC, requires
from cjs_app.plumbing.rates import PLACES, limited
from cjs_app.pole.events import ical, places, queries
from cjs_app.pole.events.domain import (
    FORMAT_LABELS,
    KEPT_MONTHS,
    PLACE_LABELS,
    WAY_LABELS,
    PlaceStatus,
    Status,
    ensure_takes,
    free_places,
)
from cjs_app.pole.events.forms import PlaceForm
from cjs_app.pole.events.models import Event, Registration
from cjs_app.pole.events.routes.addresses import of_event
from cjs_app.pole.structure.queries import identity

blueprint = Blueprint("public", __name__, url_prefix="/agenda")
SECRET = re.compile(r"[A-Za-z0-9_-]{32}")


@blueprint.get("/<programme_slug>")
@requires(PUBLIC)
def programme(year: int, programme_slug: str) -> str:
    """Show a programme to everybody."""
    found = queries.get_public_programme(year, programme_slug)
    events = queries.events_of(found, shown=True)
    return render_template(
        "pole/events/public_programme.html",
        programme=found,
        events=events,
        partners=queries.partner_names(events),
        identity=identity(),
        kinds=FORMAT_LABELS,
        ways=WAY_LABELS,
        today=clock.today(),
    )


@blueprint.get("/<programme_slug>/agenda.ics")
@requires(PUBLIC)
def feed(year: int, programme_slug: str) -> Response:
    """Give the calendar of a programme, that phones follow."""
    found = queries.get_public_programme(year, programme_slug)
    return _calendar(found.name, queries.events_of(found, shown=True))


@blueprint.get("/<programme_slug>/<event_slug>/evenement.ics")
@requires(PUBLIC)
def one_entry(year: int, programme_slug: str, event_slug: str) -> Response:
    """Give an event for one's own calendar."""
    found = queries.get_public_event(year, programme_slug, event_slug)
    return _calendar(found.title, [found])


@blueprint.route("/<programme_slug>/<event_slug>", methods=["GET", "POST"])
@requires(PUBLIC)
@limited(PLACES)
def event(year: int, programme_slug: str, event_slug: str) -> str | Answer | tuple[str, int]:
    """Show an event to everybody, and take who wants to come."""
    found, form = queries.get_public_event(year, programme_slug, event_slug), PlaceForm()
    if not SECRET.fullmatch(form.token.data or ""):
        form.token.data = secrets.token_urlsafe(24)
    if form.validate_on_submit():
        try:
            places.ask(found, form.visitor(), str(form.token.data), stamp())
            db.session.commit()
            return redirect(url_for("events.public.place", year=year, place_token=form.token.data), code=303)
        except Refusal as refusal:
            form.refuse(refusal)
            found = queries.get_public_event(year, programme_slug, event_slug)
    counts = queries.counts_of(found)
    page = render_template(
        "pole/events/public_event.html",
        form=form,
        event=found,
        takes=_takes(found),
        free=free_places(found.capacity, counts.taken),
        waiting=counts.waiting,
        partners=[one.organisation.name for one in queries.partners_of(found)],
        identity=identity(),
        months=KEPT_MONTHS,
        kinds=FORMAT_LABELS,
        ways=WAY_LABELS,
    )
    return page, form.status


@blueprint.get("/place/<place_token>/ma-place")
@requires(PUBLIC)
def place(year: int, place_token: str) -> Response:
    """Show their place to who asked for it."""
    return _kept_quiet(_page_of(_place_or_404(year, place_token), place_token))


@blueprint.post("/place/<place_token>/rendre")
@requires(PUBLIC)
@limited(PLACES)
def leave(year: int, place_token: str) -> Answer:
    """Give one's place back."""
    places.leave(_place_or_404(year, place_token), stamp())
    db.session.commit()
    return redirect(url_for("events.public.place", year=year, place_token=place_token), code=303)


def _place_or_404(year: int, token: str) -> Registration:
    """Return the place that a secret opens, or answer 404."""
    found = queries.find_place(year, token)
    if found is None:
        answer(404)
    return found


def _page_of(found: Registration, token: str) -> str:
    """Return the page of a place."""
    return render_template(
        "pole/events/public_place.html",
        place=found,
        event=found.event,
        token=token,
        rank=queries.rank_of(found) if found.status is PlaceStatus.WAITING else 0,
        labels=PLACE_LABELS,
        is_over=found.event.day < clock.today() or found.event.status is Status.HELD,
        months=KEPT_MONTHS,
        ways=WAY_LABELS,
    )


def _kept_quiet(page: str) -> Response:
    """Return a page that no search engine keeps."""
    return Response(page, headers={"X-Robots-Tag": "noindex, nofollow"})


def _takes(found: Event) -> bool:
    """Return whether somebody may still register."""
    try:
        ensure_takes(found.status, found.takes_places, found.day, clock.today())
    except Refusal:
        return False
    return True


def _calendar(name: str, events: Iterable[Event]) -> Response:
    """Return events as a calendar."""
    entries = [
        ical.Entry(
            uid=f"{one.uid}@cjs-app",
            sequence=one.sequence,
            changed_at=one.changed_at,
            title=one.title,
            day=one.day,
            start=one.start_time,
            end=one.end_time,
            place=", ".join(part for part in (one.place, one.city) if part) or WAY_LABELS[one.way],
            summary=one.summary,
            address=of_event(one),
            is_cancelled=one.status is Status.CANCELLED,
        )
        for one in events
    ]
    return Response(ical.calendar(name, entries), mimetype="text/calendar")
