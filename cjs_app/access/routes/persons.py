"""Telling that two accounts are one person's: whatever needs two people then needs somebody else."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from cjs_app.access import persons, queries
from cjs_app.access.answers import Answer
from cjs_app.access.forms import SamePersonForm
from cjs_app.access.permissions import ACCOUNTS, fresh, stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import requires

blueprint = Blueprint("persons", __name__, url_prefix="/comptes/<int:user_id>")


@blueprint.route("/meme-personne", methods=["GET", "POST"])
@requires(ACCOUNTS)
@fresh()
def same(user_id: int) -> Answer:
    """Show the accounts of one person; add another one to them."""
    user = queries.get_user(user_id)
    form = SamePersonForm()
    if form.validate_on_submit():
        try:
            other = persons.declare_same(user, form.login.data or "", stamp())
            return done(
                f"{user.display_name} et {other.display_name} sont une même personne.",
                "access.persons.same",
                user_id=user_id,
            )
        except Refusal as refusal:
            form.refuse(refusal)
    accounts = queries.accounts_of_person(user_id)
    return render_template("access/same_person.html", user=user, form=form, accounts=accounts), form.status


@blueprint.post("/a-part")
@requires(ACCOUNTS)
@fresh()
def apart(user_id: int) -> Response:
    """Say that an account is somebody's only account after all."""
    persons.set_apart(queries.get_user(user_id), stamp())
    return done("Ce compte n’est plus lié à un autre.", "access.accounts.show", user_id=user_id)
