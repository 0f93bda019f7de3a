"""How the pages of the door answer: let in, led to the second proof, told no, asked to wait."""

from typing import Any

from flask import make_response, redirect, session, url_for
from werkzeug.wrappers import Response

from cjs_app.access.actions import ProofAsked
from cjs_app.access.permissions import welcome
from cjs_app.access.sessions import CameIn
from cjs_app.access.tries import TooManyTries, WrongAnswer
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from cjs_app.plumbing.forms import HouseForm
from cjs_app.plumbing.pages import safe_target

Answer = Any
"""A page, a page with its status, or a response."""


def led_on(answer: CameIn | ProofAsked, suite: str | None, shared: bool) -> Response:
    """Return where someone goes who gave the right passphrase: in, or to the second proof."""
    if isinstance(answer, CameIn):
        return welcome(answer, safe_target(suite) or url_for("home.show"))
    session.clear()
    session["proof"], session["suite"], session["shared"] = answer.token, safe_target(suite) or "", shared
    return redirect(url_for("access.proof"), code=303)


def no(form: HouseForm, refusal: Refusal) -> None:
    """Tell a refusal on its form; a wrong answer that was counted stays counted."""
    if isinstance(refusal, WrongAnswer):
        db.session.commit()
    form.refuse(refusal)


def paused(page: str, refusal: TooManyTries) -> Response:
    """Return a page that says to wait, and for how many seconds to whoever asks by program."""
    response = make_response(page, 429)
    response.headers["Retry-After"] = str(refusal.seconds)
    return response
