"""The front page: straight to the summer for who has one, a choice of summers for who has several."""

from dataclasses import dataclass

from flask import Blueprint, Flask, current_app, g, render_template, request, url_for
from flask_login import current_user

from cjs_app.access.domain import Role
from cjs_app.access.history import journal_of
from cjs_app.access.permissions import mark_seen
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.invoices import dues
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.domain import STATUS_LABELS, Status
from cjs_app.coop.seasons.permissions import CREATE, JOURNAL
from cjs_app.home.routes import search
from cjs_app.journal.telling import Told
from cjs_app.plumbing import clock
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.permissions import SIGNED_IN, may, permission_of, requires
from cjs_app.privacy.permissions import ANSWER, REVIEW
from cjs_app.privacy.queries import waiting_requests, withdrawn_lately
from cjs_app.privacy.retention import review_is_due

blueprint = Blueprint("home", __name__)
blueprint.register_blueprint(search.blueprint)
offer(Entry("Accueil", "home.show", "home", main=True, in_season=False))


@dataclass(frozen=True)
class Verb:
    """Something to do from the front page; it shows only to those who may open its page."""

    label: str
    endpoint: str
    icon: str
    writes: bool = False
    instead_of: str = ""
    """The page whose tile this one stands for, where that one is not offered."""


VERBS = (
    Verb("Noter des heures", "hours.new", "clock", writes=True),
    Verb("Écrire un devis", "quotes.new", "file-text", writes=True),
    Verb("Voir les missions", "missions.index", "briefcase"),
    Verb("Noter une dépense", "expenses.new", "receipt", writes=True),
    Verb("Voir les dépenses", "expenses.index", "receipt", instead_of="expenses.new"),
    Verb("Voir les factures", "invoices.index", "euro"),
    Verb("Voir l’équipe", "cooperants.index", "users"),
    Verb("Voir le partage", "distribution.show", "scale"),
    Verb("Lire le bilan", "bilan.show", "chart-column"),
)


def start(app: Flask) -> None:
    """Keep the session of whoever is at work: eight hours without a gesture close it, not eight hours of work."""
    app.before_request(_note_presence)


@blueprint.get("/")
@requires(SIGNED_IN)
def show() -> str:
    """Show the one season of whoever came in, or let them choose."""
    mine = seasons.seasons_of(current_user)
    if len(mine) != 1:
        states = STATUS_LABELS
        review = may(REVIEW) and review_is_due(clock.today())
        return render_template("home/index.html", seasons=mine, states=states, may_create=may(CREATE), review=review)
    g.season, g.role = seasons.season_and_role(mine[0].id, current_user)
    return _front_page()


@blueprint.get("/saisons/<int:season_id>/accueil")
@requires(SIGNED_IN)
def season(season_id: int) -> str:
    """Show the front page of one season among several."""
    return _front_page()


def _front_page() -> str:
    """Return the front page of the season at hand."""
    closed, today = g.season.status is Status.CLOSED, clock.today()
    return render_template(
        "home/season.html",
        state=_state_in_words(),
        verbs=_verbs(closed),
        due=dues.due_of(g.season, today) if _may_open("invoices.index") else None,
        owed=dues.owed_invoices(g.season, today, 5) if _may_open("invoices.index") else [],
        asked=waiting_requests(g.season) if may(ANSWER) else [],
        withdrawn=withdrawn_lately(g.season, clock.now()) if may(ANSWER) else [],
        headcounts=cooperants.headcounts(g.season),
        journal=_journal() if may(JOURNAL) else [],
        closed=closed,
    )


def _verbs(closed: bool) -> list[tuple[str, str, str]]:
    """Return what this visitor may do here: label, address, icon; a cooperant finds their own sheet among it."""
    offered = {verb.endpoint for verb in VERBS if _may_open(verb.endpoint) and not (closed and verb.writes)}
    verbs = [
        (verb.label, url_for(verb.endpoint, season_id=g.season.id), verb.icon)
        for verb in VERBS
        if verb.endpoint in offered and verb.instead_of not in offered
    ]
    own = cooperants.find_cooperant_of_user(g.season, current_user.id) if g.role == Role.COOPERANT else None
    if own is not None:
        verbs.append(("Ma fiche", url_for("cooperants.show", season_id=g.season.id, cooperant_id=own.id), "user"))
    return verbs


def _state_in_words() -> str:
    """Return where the season stands, in a sentence."""
    today, first, last = clock.today(), g.season.start_day, g.season.end_day
    if g.season.status is Status.OPEN and first <= today <= last:
        return f"Jour {(today - first).days + 1} sur {(last - first).days + 1} de l’été."
    return {
        Status.PREPARATION: "La saison se prépare.",
        Status.OPEN: "La saison est ouverte.",
        Status.CLOSING: "L’été se termine : c’est l’heure des comptes.",
        Status.CLOSED: "La saison est close : tout se lit, rien ne se modifie plus.",
        Status.POSTPONED: "La saison est reportée.",
    }[g.season.status]


def _may_open(endpoint: str) -> bool:
    """Return whether a page exists and may be opened by this visitor."""
    if endpoint not in current_app.view_functions:
        return False
    permission = permission_of(current_app, endpoint)
    return permission is not None and may(permission)


def _journal() -> list[Told]:
    """Return the last things that happened in the season at hand."""
    return journal_of(g.season.id, 5)


def _note_presence() -> None:
    """Mark the session as seen, on requests that write anyway."""
    if request.method == "POST":
        mark_seen()
