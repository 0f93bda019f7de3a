"""The living page of the design system; it holds no data, and shows the pieces to whoever is in."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from cjs_app.plumbing.pages import Page
from cjs_app.plumbing.permissions import SIGNED_IN, requires
from cjs_app.style import queries, samples
from cjs_app.style.domain import calm, twin
from cjs_app.style.forms import sample

blueprint = Blueprint("style", __name__, url_prefix="/style")


@blueprint.get("")
@requires(SIGNED_IN)
def show() -> str:
    """Show every component as it is now, in light and in dark."""
    return render_template(
        "style/show.html",
        components=queries.components(),
        tokens=queries.tokens(),
        icons=queries.icons(),
        pictures=queries.pictures(),
        samples=samples,
        form=sample(),
        here=url_for("style.show"),
        paged=Page([], 2, 130),
        calm=calm,
        twin=twin,
    )


@blueprint.post("")
@requires(SIGNED_IN)
def touch() -> Response:
    """Answer a button that somebody pressed to see."""
    flash("C’est un exemple\u00a0: rien n’a été fait.", "success")
    return redirect(url_for("style.show"), code=303)
