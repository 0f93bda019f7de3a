"""When something cannot be done: one friendly page, one sentence, one way on; never a trace."""

from typing import Any

from flask import Flask, current_app, flash, g, redirect, render_template, request
from flask_wtf.csrf import CSRFError, CSRFProtect
from markupsafe import escape
from sqlalchemy.exc import IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response

from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import guards, headers, resuming
from cjs_app.plumbing.database import db
from cjs_app.plumbing.formats import sentence
from cjs_app.plumbing.migrations import DatabaseUnusable, sentence_about

PAGES = {400, 403, 404, 413, 429}
KEPT_HEADERS = ("Allow", "Retry-After")


def start(app: Flask) -> None:
    """Answer every failure with a page of the house."""
    CSRFProtect(app)
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(DatabaseUnusable, _unusable)
    app.register_error_handler(OperationalError, _operational)
    app.register_error_handler(IntegrityError, _collided)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)
    app.after_request(_in_french)


def _in_french(response: Response) -> Response:
    """Say in French what a redirection says to whoever does not follow it."""
    if response.status_code in (301, 302, 303, 307, 308) and response.location:
        link = f'<a href="{escape(response.location)}">Continuer</a>'
        response.set_data(f'<!doctype html>\n<html lang="fr">\n<title>La suite est ailleurs</title>\n<p>{link}</p>\n')
    return response


def _refused(refusal: Refusal) -> Any:
    """Say the refusal on the page the visitor came from, or on its own page."""
    db.session.rollback()
    if request.method == "POST" and request.referrer and request.referrer.startswith(request.host_url):
        flash(sentence(refusal), "error")
        return redirect(request.referrer, code=303)
    return render_template("errors/refusal.html", sentence=sentence(refusal)), 409


def _unusable(problem: DatabaseUnusable) -> Any:
    """Say that the database cannot be used."""
    return render_template("errors/database.html", sentence=str(problem)), 503


def _operational(error: OperationalError) -> Any:
    """Say what is wrong with the database, in one sentence, and keep the details for the log."""
    current_app.logger.exception("database error")
    db.session.rollback()
    return render_template("errors/database.html", sentence=sentence_about(error)), 503


def _collided(error: IntegrityError) -> Any:
    """Say that two people wrote the same thing at the same moment: the second one only has to look again."""
    refused = guards.refusal_of(error)
    if refused is not None:
        current_app.logger.error("a guard of the database refused: %s", refused)
        return _refused(refused)
    current_app.logger.warning("two writers collided: %s", error.orig)
    return _refused(
        Refusal("Quelqu’un d’autre vient d’écrire la même chose au même moment : vérifier, et recommencer.")
    )


def _http(error: HTTPException) -> Any:
    """Show the page of an HTTP error; redirects pass through."""
    code = error.code or 500
    if code < 400:
        return error
    if isinstance(error, SecurityError):
        return headers.OTHER_NAME, code
    if isinstance(error, CSRFError):
        # Signed in again in another tab: the form belongs to the same person, but to the session before.
        again = resuming.shown_again()
        if again is not None:
            return again
        code, g.refused_for = 400, "form of another site"
    name = f"errors/{code}.html" if code in PAGES else ("errors/500.html" if code >= 500 else "errors/400.html")
    kept = {name: value for name, value in error.get_headers() if name in KEPT_HEADERS}
    return render_template(name, wait=_minutes(kept.get("Retry-After"))), code, kept


def _minutes(seconds: str | None) -> int | None:
    """Return how many minutes one waits, rounded up."""
    return -(-int(seconds) // 60) if seconds and seconds.isdecimal() else None


def _unexpected(error: Exception) -> Any:
    """Write the trace in the log, show none of it."""
    if current_app.config.get("TESTING") and current_app.config.get("PROPAGATE", False):
        raise error
    current_app.logger.exception("unexpected error")
    g.refused_for = type(error).__name__
    db.session.rollback()
    return render_template("errors/500.html"), 500
