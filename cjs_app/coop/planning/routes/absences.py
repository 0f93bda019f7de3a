"""When people are not available: each notes their own days, the staff anybody's."""

from flask import Blueprint, abort, g, render_template
from flask_login import current_user
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.cooperants.queries import cooperants_of
from cjs_app.coop.planning import actions, queries
from cjs_app.coop.planning.absences import PART_LABELS
from cjs_app.coop.planning.forms import AbsenceForm
from cjs_app.coop.planning.permissions import ABSENCES, ABSENT
from cjs_app.coop.planning.routes.week import faces
from cjs_app.coop.seasons.domain import ensure_writable
from cjs_app.coop.seasons.guards import may_still
from cjs_app.kernel.periods import week_start
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import may, requires

blueprint = Blueprint("absences", __name__, url_prefix="/absences")

Page = str | Response | tuple[str, int]


@blueprint.route("", methods=["GET", "POST"])
@requires(ABSENT)
def index(season_id: int) -> Page:
    """Show when people are not available, and note more of it."""
    people = _people()
    form = AbsenceForm()
    form.offer(people)
    if form.is_submitted():
        ensure_writable(g.season.status)
        if not people:
            abort(404)
        if not may(ABSENCES):
            form.who.data = people[0].id
        if form.validate():
            try:
                return _noted(form, people)
            except Refusal as refusal:
                form.refuse(refusal)
    own = None if may(ABSENCES) else people[0].id if people else 0
    today, absences = clock.today(), queries.absences_of(g.season, own)
    page = render_template(
        "coop/planning/absences.html",
        form=form,
        people=people,
        coming=[one for one in reversed(absences) if one.last_day >= today],
        past=[one for one in absences if one.last_day < today],
        parts=PART_LABELS,
        for_all=may(ABSENCES),
        tabs=faces("absences", week_start(min(max(today, g.season.start_day), g.season.end_day))),
        may_note=may_still(ABSENT) and bool(people),
    )
    return page, form.status


@blueprint.post("/<int:absence_id>/annuler")
@requires(ABSENT)
def cancel(season_id: int, absence_id: int) -> Response:
    """Say that somebody is available after all; a cooperant, for themself."""
    people = _people()
    own = None if may(ABSENCES) else people[0].id if people else 0
    actions.cancel_absence(queries.get_absence(g.season, absence_id, own), stamp())
    return done(
        "L’absence est annulée : ces jours-là sont de nouveau libres.", "planning.absences.index", season_id=season_id
    )


def _people() -> list[Cooperant]:
    """Return whose absences this visitor notes: everybody's for the staff, else one's own."""
    everybody = cooperants_of(g.season)
    return [one for one in everybody if may(ABSENCES) or one.user_id == current_user.id]


def _noted(form: AbsenceForm, people: list[Cooperant]) -> Response:
    """Note an absence, and say so."""
    person = next(one for one in people if one.id == form.who.data)
    actions.note_absence(person, form.draft(), stamp())
    good_news = f"C’est noté : {person.first_name} n’est pas disponible ces jours-là."
    return done(good_news, "planning.absences.index", season_id=g.season.id)
