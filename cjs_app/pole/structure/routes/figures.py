"""Every figure of a year, each with its formula, what it is made of, and the way to its records."""

from flask import Blueprint, abort, render_template

from cjs_app.plumbing.navigation import Entry, offer, open_url
from cjs_app.plumbing.permissions import requires
from cjs_app.pole.structure import telling
from cjs_app.pole.structure.figures import Figure, room_of
from cjs_app.pole.structure.permissions import READ
from cjs_app.pole.structure.writing import written

blueprint = Blueprint("figures", __name__, url_prefix="/<year:year>/chiffres")
offer(Entry("Les chiffres", "structure.figures.index", "chart-column", in_season=False, in_pole=True, group="L’année"))


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """List every figure of the year, room by room."""
    rooms: dict[str, list[Figure]] = {}
    for figure in telling.figures_of(year).values():
        rooms.setdefault(room_of(figure.key), []).append(figure)
    return render_template("pole/structure/figures.html", rooms=rooms, titles=telling.titles(), written=written)


@blueprint.get("/<key>")
@requires(READ)
def show(year: int, key: str) -> str:
    """Show where a figure comes from: its formula, its inputs, its records."""
    told = telling.figures_of(year)
    if key not in told:
        abort(404)
    figure, others = told[key], _of_other_years(told[key])
    inputs = [told.get(name) or others.get(name) for name in figure.inputs]
    lists = [(one.invitation, open_url(one.endpoint, year=year, **one.asked)) for one in figure.records]
    return render_template(
        "pole/structure/figure.html",
        figure=figure,
        over=told.get(figure.over) or others.get(figure.over),
        inputs=[one for one in inputs if one is not None],
        parts=[one for one in told.values() if one.part_of == key],
        users=[one for one in told.values() if key in one.inputs or one.over == key],
        lists=[(words, url) for words, url in lists if url],
        written=written,
    )


def _of_other_years(figure: Figure) -> dict[str, Figure]:
    """Return the figures of other years that a figure names, by «key@year»."""
    found = {}
    for name in figure.inputs:
        key, _, year = name.partition("@")
        if year:
            other = telling.figures_of(int(year), {room_of(key)}).get(key)
            if other is not None:
                found[name] = other
    return found
