"""What the button beside «noted» or «validated» does: take all of it back."""

from collections.abc import Sequence

from flask import Blueprint, abort, g, request
from flask_login import current_user
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.coop.hours import queries, taking_back
from cjs_app.coop.hours.domain import is_theirs
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.hours.permissions import VALIDATE, WRITE
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.pages import AT_ONCE, Undo, done, record_number
from cjs_app.plumbing.permissions import may, requires

blueprint = Blueprint("undoing", __name__, url_prefix="/aussitot")


def noted(entries: Sequence[HourEntry]) -> Undo:
    """Return how hours that were just noted are taken back."""
    return _undo("cancel", entries)


def validated(entries: Sequence[HourEntry]) -> Undo:
    """Return how hours that were just validated are opened again."""
    return _undo("reopen", entries)


@blueprint.post("/annuler")
@requires(WRITE)
def cancel(season_id: int) -> Response:
    """Cancel hours that were just noted: one's own, those one noted, or any for the staff."""
    ids = _asked()
    entries = [queries.get_entry(g.season, entry_id) for entry_id in ids]
    if not may(VALIDATE) and not all(
        is_theirs(current_user.id, entry.cooperant.user_id, entry.declared_by_id) for entry in entries
    ):
        abort(403)
    taking_back.cancel_all(g.season, ids, stamp())
    return done("C’est annulé : ces heures ne comptent plus.", "hours.index", season_id=season_id)


@blueprint.post("/rouvrir")
@requires(VALIDATE)
def reopen(season_id: int) -> Response:
    """Open hours again that were just validated."""
    taking_back.reopen_all(g.season, _asked(), AT_ONCE, stamp())
    good_news = "Ces heures sont rouvertes : elles attendent une nouvelle validation."
    return done(good_news, "hours.validation.waiting", season_id=season_id)


def _undo(gesture: str, entries: Sequence[HourEntry]) -> Undo:
    """Return the button that takes these entries back."""
    ids = ",".join(str(entry.id) for entry in entries)
    return Undo(f"hours.undoing.{gesture}", {"season_id": g.season.id}, {"entrees": ids})


def _asked() -> list[int]:
    """Return the entries that the form names; raise Refusal for none, answer 404 for those of nobody here."""
    asked = [number for number in request.form.get("entrees", "").split(",") if number]
    if not asked:
        raise Refusal("Il n’y a rien à reprendre : revenir à la liste des heures.")
    ids = [number for number in map(record_number, asked) if number is not None]
    if len(ids) != len(asked) or not queries.are_of(g.season, ids):
        abort(404)
    return ids
