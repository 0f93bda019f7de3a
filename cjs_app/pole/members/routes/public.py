"""The public directory: the structures that agreed to be shown, without any contact of a person."""

from flask import Blueprint, render_template, request

from cjs_app.plumbing.pages import asked_choice, asked_page, paged
from cjs_app.plumbing.permissions import PUBLIC, requires
from cjs_app.pole.directory.domain import KIND_LABELS, Kind
from cjs_app.pole.members import queries
from cjs_app.pole.members.domain import Sought
from cjs_app.pole.structure.queries import identity

blueprint = Blueprint("public", __name__)


@blueprint.get("/annuaire")
@requires(PUBLIC)
def show(year: int) -> str:
    """Show the structures of a year to everybody: what they do and where, nothing about a person."""
    said = request.args
    sought = Sought(
        said.get("q", ""), asked_choice("type", Kind), *(said.get(name, "") for name in ("domaine", "theme", "commune"))
    )
    page = paged(queries.public_directory(year, sought), asked_page())
    return render_template(
        "pole/members/public.html",
        page=page,
        sought=sought,
        offered=queries.public_words(year),
        kinds=KIND_LABELS,
        pole=identity(),
        other_year=None if page.total else queries.last_year_shown(year - 1),
    )
