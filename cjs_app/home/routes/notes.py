"""Folding the notes of the screens, and the words of the field."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cjs_app.home.words import WORDS
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.notes import NOTES, fold
from cjs_app.plumbing.once import may_be_sent_again, way_back
from cjs_app.plumbing.pages import COME_BACK, safe_target
from cjs_app.plumbing.permissions import SIGNED_IN, requires

blueprint = Blueprint("notes", __name__)
offer(Entry("Les mots", "notes.words", "circle-help", group="La coop", in_season=False))


@blueprint.post("/notes")
@requires(SIGNED_IN)
def keep() -> Response:
    """Fold a note for good, or open it again; nothing but the browser remembers it."""
    name = request.form.get("note", "")
    if name not in NOTES:
        abort(400)
    may_be_sent_again()
    target = safe_target(request.form.get(COME_BACK)) or url_for("home.show")
    return fold(redirect(target, code=303), name, folded=request.form.get("etat") == "plie")


@blueprint.get("/mots")
@requires(SIGNED_IN)
def words() -> str:
    """Explain the words of the field, each in one or two plain sentences."""
    return render_template("home/words.html", words=WORDS, back=way_back())
