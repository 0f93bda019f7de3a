"""What the address of a page of hours asks for: a person, a mission, a week; nonsense asks for nothing."""

import datetime as dt

from flask import request

from cjs_app.coop.hours.domain import Nature, Status
from cjs_app.coop.hours.queries import Wanted
from cjs_app.kernel.periods import parse_day, week_start
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.pages import asked_choice, asked_record


def wanted_hours() -> Wanted:
    """Return the filters of the list."""
    return Wanted(
        cooperant_id=asked_record("personne"),
        nature=asked_choice("nature", Nature),
        mission_id=asked_record("mission"),
        status=asked_choice("etat", Status),
        monday=asked_monday("semaine"),
    )


def asked_day(name: str) -> dt.date | None:
    """Return the day that the address or the form asks for, or None."""
    try:
        return parse_day(request.values.get(name, ""))
    except Refusal:
        return None


def asked_monday(name: str) -> dt.date | None:
    """Return the Monday of the week asked for, or None."""
    day = asked_day(name)
    return week_start(day) if day else None
