"""The notes «Pourquoi on fait ça» of the screens: open until somebody folds them, then folded for good in that browser.

The cookie holds the names of the folded notes, all from the list below, and nothing about anybody.
"""

from collections.abc import Sequence

from flask import Flask, current_app, request
from werkzeug.wrappers import Response

NOTES = (
    "devis",
    "missions",
    "planning",
    "heures",
    "factures",
    "encaissements",
    "depenses",
    "retenues",
    "partage",
    "cloture",
    "bilan",
)
"""The screens that have a note; its words stand in `templates/components/note.html`."""

SEPARATOR = "."
KEPT_SECONDS = 365 * 24 * 3600


def start(app: Flask) -> None:
    """Let every template ask whether a note is folded."""
    app.add_template_global(note_is_folded)


def folded_notes() -> Sequence[str]:
    """Return the notes that this browser folded; what is no note is forgotten."""
    kept = request.cookies.get(_cookie(), "").split(SEPARATOR)
    return [name for name in NOTES if name in kept]


def note_is_folded(name: str) -> bool:
    """Return whether this browser folded a note."""
    return name in folded_notes()


def fold(response: Response, name: str, *, folded: bool) -> Response:
    """Make the browser remember that a note is folded, or open again."""
    kept = [one for one in NOTES if one in folded_notes() and one != name or (one == name and folded)]
    response.set_cookie(
        _cookie(),
        SEPARATOR.join(kept),
        max_age=KEPT_SECONDS,
        httponly=True,
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
        samesite="Lax",
    )
    return response


def _cookie() -> str:
    """Return the name of the cookie: over HTTPS it belongs to this host alone."""
    return "__Host-notes" if current_app.config["SESSION_COOKIE_SECURE"] else "notes"
