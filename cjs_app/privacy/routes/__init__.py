"""The pages about personal data: the notice for everybody, one's own data, the season's, the yearly review."""

from flask import Blueprint, current_app, render_template

from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.permissions import PUBLIC, requires
from cjs_app.privacy import queries
from cjs_app.privacy.purposes import DELAYS, Rule, in_words
from cjs_app.privacy.routes import own, register, review, season

blueprint = Blueprint("privacy", __name__)
for part in (own, season, register, review):
    blueprint.register_blueprint(part.blueprint)
offer(Entry("Mes données", "privacy.own.show", "shield-check", group="Fichiers", in_season=False, short="Données"))
offer(Entry("Données de l’équipe", "privacy.season.show", "eye", group="La coop"))
offer(Entry("Registre des données", "privacy.register.show", "list-checks", group="Fichiers"))
offer(Entry("Revue des données", "privacy.review.show", "hourglass", group="Fichiers", in_season=False))


@blueprint.get("/donnees-en-clair")
@requires(PUBLIC)
def notice() -> str:
    """Tell anybody, in plain words, what is kept, why, who sees it, for how long, and how to object."""
    months = queries.delays()
    return render_template(
        "privacy/notice.html",
        kept={rule.value: f"{in_words(months[rule])} {DELAYS[rule].since}" for rule in Rule},
        contact=current_app.config.get("PRIVACY_CONTACT", ""),
    )
