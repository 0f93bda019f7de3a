"""Who registered at an event, for the team: the list to tick at the door, places given back, who must be told."""

import secrets

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import requires
from cjs_app.pole.events import actions, places, queries
from cjs_app.pole.events.domain import PLACE_LABELS, PlaceStatus
from cjs_app.pole.events.forms import PlaceForm, TickForm
from cjs_app.pole.events.permissions import READ_PLACES, WRITE

blueprint = Blueprint("guests", __name__, url_prefix="/evenements")


@blueprint.get("/<int:event_id>/inscriptions")
@requires(READ_PLACES)
def index(year: int, event_id: int) -> str:
    """List who has a place and who waits."""
    event = queries.get_event(event_id)
    return render_template(
        "pole/events/places.html",
        event=event,
        places=queries.places_of(event),
        waiting=queries.waiting_of(event),
        labels=PLACE_LABELS,
        today=clock.today(),
    )


@blueprint.route("/<int:event_id>/inscrire", methods=["GET", "POST"])
@requires(WRITE)
def add(year: int, event_id: int) -> str | Response | tuple[str, int]:
    """Register somebody who called."""
    event, form = queries.get_event(event_id), PlaceForm()
    if form.validate_on_submit():
        try:
            place = places.ask(event, form.visitor(), secrets.token_urlsafe(24), stamp())
            said = "La personne est inscrite." if place.status is PlaceStatus.IN else "Complet : liste d’attente."
            return done(said, "events.guests.index", year=year, event_id=event_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/events/place_form.html", form=form, event=event), form.status


@blueprint.route("/<int:event_id>/porte", methods=["GET", "POST"])
@requires(READ_PLACES)
def door(year: int, event_id: int) -> str | Response | tuple[str, int]:
    """Tick who comes in, and count the others: the people of the event are then counted."""
    event, form = queries.get_event(event_id), TickForm()
    registered = queries.places_of(event)
    form.came.choices = [(one.id, one.name or "Nom effacé") for one in registered]
    if request.method == "GET":
        ticked = [one.id for one in registered if one.came]
        form.came.data = ticked
        form.others.data = (event.people or 0) - len(ticked) if ticked else 0
    if form.validate_on_submit():
        try:
            actions.tick(event, set(form.came.data or ()), form.others.data or 0, stamp())
            return done(f"Personnes comptées : {event.people}.", "events.desk.show", year=year, event_id=event_id)
        except Refusal as refusal:
            form.refuse(refusal)
    page = render_template("pole/events/door.html", form=form, event=event, registered=registered)
    return page, form.status


@blueprint.post("/inscriptions/<int:registration_id>/rendre")
@requires(WRITE)
def leave(year: int, registration_id: int) -> Response:
    """Give back the place of somebody who called."""
    place = queries.get_place(registration_id)
    places.leave(place, stamp())
    return done("La place est rendue.", "events.guests.index", year=year, event_id=place.event_id)


@blueprint.post("/inscriptions/<int:registration_id>/prevenue")
@requires(WRITE)
def told(year: int, registration_id: int) -> Response:
    """Note that somebody knows that a place became free for them."""
    place = queries.get_place(registration_id)
    places.note_told(place, stamp())
    return done("C’est noté : la personne est prévenue.", "events.guests.index", year=year, event_id=place.event_id)
