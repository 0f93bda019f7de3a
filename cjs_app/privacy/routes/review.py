"""The yearly review: what is due, treated one gesture at a time; the delays; the accounts that ask to be erased."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access import queries as access
from cjs_app.access.permissions import stamp
from cjs_app.coop.seasons import queries as seasons
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import agreed
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import done, record_number
from cjs_app.plumbing.permissions import requires
from cjs_app.privacy import actions, erasing, queries, retention
from cjs_app.privacy.forms import DelaysForm
from cjs_app.privacy.permissions import REVIEW
from cjs_app.privacy.purposes import DELAYS, Rule, in_words

blueprint = Blueprint("review", __name__, url_prefix="/donnees/revue")

Answer = str | Response | tuple[str, int]


@blueprint.get("")
@requires(REVIEW)
def show() -> str:
    """Show what is due, and the former reviews."""
    months, reviews = queries.delays(), queries.reviews()
    waiting = queries.waiting_accounts()
    names = access.names_of([row.by_user_id for row in reviews] + [row.user_id for row in waiting])
    return render_template(
        "privacy/review.html",
        due=retention.due(clock.today()),
        delays=[(DELAYS[rule], in_words(months[rule])) for rule in Rule],
        reviews=reviews,
        waiting=waiting,
        names=names,
        labels=DELAYS,
    )


@blueprint.post("/traiter")
@requires(REVIEW)
def treat() -> Response:
    """Do what a rule asks for."""
    word, _, season_id = request.form.get("quoi", "").partition(":")
    rule = next((one for one in Rule if one.value == word), None)
    number = record_number(season_id)
    if rule is None:
        raise Refusal("Ce choix ne se lit pas : recommencer depuis la page.")
    season = seasons.get_season(number) if number is not None else None
    count = actions.treat(rule, season, stamp())
    told = f"{count} {agreed(count, 'effacement')}, {agreed(count, 'noté')} dans le journal."
    return done(f"C’est fait : {told}", "privacy.review.show")


@blueprint.post("/compte")
@requires(REVIEW)
def erase_account() -> Response:
    """Erase an account whose owner asked for it."""
    number = record_number(request.form.get("compte", ""))
    asked = next((row for row in queries.waiting_accounts() if row.user_id == number), None)
    if asked is None or number is None:
        raise Refusal("Cette demande n’attend plus.")
    erasing.erase_account(access.get_user(number), stamp())
    return done("Le compte est effacé.", "privacy.review.show")


@blueprint.post("/noter")
@requires(REVIEW)
def note() -> Response:
    """Write down that everything was looked at today."""
    actions.note_review(stamp())
    return done("La revue est notée. La prochaine est dans un an.", "privacy.review.show")


@blueprint.route("/durees", methods=["GET", "POST"])
@requires(REVIEW)
def delays() -> Answer:
    """Choose how long each thing is kept."""
    form = DelaysForm()
    rules = [rule for rule in Rule if not DELAYS[rule].by_law]
    if request.method == "GET":
        for rule, months in queries.delays().items():
            if rule in rules:
                form[rule.value].data = months
    elif form.validate():
        try:
            for rule in rules:
                actions.set_delay(rule, form[rule.value].data, stamp())
            return done("Les durées sont changées.", "privacy.review.show")
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("privacy/delays.html", form=form, rules=[rule.value for rule in rules]), form.status
