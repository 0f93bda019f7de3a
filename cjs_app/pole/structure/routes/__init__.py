"""The pages of the pôle itself: its year, its figures, its sheet, its lists, and who comes in."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.navigation import Entry, offer, open_url
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import requires
from cjs_app.pole.structure import actions, queries, telling
from cjs_app.pole.structure.domain import year_of_life, year_to_open
from cjs_app.pole.structure.forms import StructureForm
from cjs_app.pole.structure.permissions import READ, WRITE
from cjs_app.pole.structure.routes import figures, files, team
from cjs_app.pole.structure.writing import written

blueprint = Blueprint("structure", __name__, url_prefix="/pole")
for part in (figures, files, team):
    blueprint.register_blueprint(part.blueprint)
offer(Entry("Le pôle", "structure.enter", "sprout", group="Le réseau", in_season=False))
offer(Entry("L’année", "structure.show", "sun", main=True, in_season=False, in_pole=True))

telling.tell_figures_with(queries.figures_of, "Le pôle", prefix="structure")


@blueprint.get("")
@requires(READ)
def enter() -> Response:
    """Lead to the year at hand, or to the latest one in which something took place."""
    present = clock.today().year
    return redirect(url_for("structure.show", year=year_to_open(present, telling.latest_year(present))), code=303)


@blueprint.get("/<year:year>")
@requires(READ)
def show(year: int) -> str:
    """Show the year of the pôle: its great figures, what waits, and the way to every room."""
    pole, present = queries.find_structure(), clock.today().year
    identity, told = queries.identity_of(pole), telling.figures_of(year)
    return render_template(
        "pole/structure/show.html",
        identity=identity,
        age=year_of_life(identity.founded_year, year),
        present=present,
        latest=telling.latest_year(present) if year <= present else None,
        headlines=telling.headlines(told),
        count=len(told),
        waiting=telling.waiting_on(clock.today()),
        written=written,
        gestures=[(one, url) for one in telling.gestures() if (url := open_url(one.endpoint, year=year))],
    )


@blueprint.route("/<year:year>/fiche", methods=["GET", "POST"])
@requires(WRITE)
def edit(year: int) -> str | Response | tuple[str, int]:
    """Correct what the pôle is called and where it is found."""
    form = StructureForm()
    form.open_on(queries.identity())
    if form.validate_on_submit():
        try:
            actions.write(form.identity(), stamp())
            return done("La fiche du pôle est enregistrée.", "structure.show", year=year)
        except Refusal as refusal:
            form.refuse(refusal)
    history = history_of("structure", queries.THE_ONE, None)
    return render_template("pole/structure/form.html", form=form, history=history), form.status
