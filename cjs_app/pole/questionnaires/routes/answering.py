"""The page behind the link of a questionnaire: no account, no name, no script needed."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.plumbing.pages import acted
from cjs_app.plumbing.permissions import PUBLIC, requires
from cjs_app.plumbing.rates import LOOKUPS, limited
from cjs_app.pole.questionnaires import actions, queries
from cjs_app.pole.questionnaires.domain import Origin
from cjs_app.pole.questionnaires.forms import answer_form

blueprint = Blueprint("answering", __name__, url_prefix="/avis")


@blueprint.after_request
def keep_to_oneself(response: Response) -> Response:
    """Tell search engines to forget these pages."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@blueprint.route("/<token>", methods=["GET", "POST"])
@requires(PUBLIC)
@limited(LOOKUPS)
def answer(token: str) -> str | Response | tuple[str, int]:
    """Ask, and keep what is answered without who answers."""
    asked = queries.get_by_key(token)
    questions = queries.questions_of(asked)
    form = answer_form(questions)
    answered = acted(
        form,
        lambda: actions.answer(asked, form.values(questions), Origin.LINK, form.may_be_quoted, stamp()),
        "Merci ! Ton avis est bien arrivé.",
        "questionnaires.answering.thank",
        token=token,
    )
    page = "pole/questionnaires/answer.html"
    return answered or (render_template(page, asked=asked, form=form, questions=questions), form.status)


@blueprint.get("/<token>/merci")
@requires(PUBLIC)
def thank(token: str) -> str:
    """Say thank you."""
    return render_template("pole/questionnaires/thanks.html", asked=queries.get_by_key(token))
