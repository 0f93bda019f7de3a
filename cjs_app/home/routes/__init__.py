"""The front page: straight to the summer for who has one, a choice of summers for who has several."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Flask, current_app, g, redirect, render_template, request, url_for
from flask_login import current_user
from msgspec import Struct
from werkzeug.wrappers import Response

from cjs_app.access.domain import STAFF, Role
from cjs_app.access.permissions import mark_seen
from cjs_app.coop.bilan.permissions import BEFORE_CLOSING
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.distribution.permissions import SMALL
from cjs_app.coop.distribution.whole import Whole, whole_of
from cjs_app.coop.hours import warnings as beside_hours
from cjs_app.coop.invoices import dues
from cjs_app.coop.planning.domain import A_DAY, A_WEEK
from cjs_app.coop.planning.permissions import WATCH
from cjs_app.coop.planning.queries import warnings
from cjs_app.coop.quotes.domain import STATUS_LABELS as QUOTE_LABELS
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.domain import STATUS_LABELS, Status
from cjs_app.coop.seasons.models import Season
from cjs_app.coop.seasons.permissions import CREATE
from cjs_app.coop.summary.published import Read
from cjs_app.coop.summary.queries import find_read
from cjs_app.home.domain import STILL_ANSWERED, WATCHED_WEEKS, by_watched_week, grouped, weeks_to_validate
from cjs_app.home.figures import Totals, totals_of
from cjs_app.home.inbox import inbox
from cjs_app.home.mine import mine
from cjs_app.home.routes import notes, search
from cjs_app.home.routes.ways import WAYS
from cjs_app.home.summers import waiting_in
from cjs_app.kernel.periods import week_start
from cjs_app.plumbing import clock
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.permissions import SIGNED_IN, may, permission_of, requires
from cjs_app.pole.structure.permissions import READ as ENTER_POLE
from cjs_app.privacy.domain import QUESTIONS
from cjs_app.privacy.permissions import REVIEW
from cjs_app.privacy.retention import review_is_due

blueprint = Blueprint("home", __name__)
blueprint.register_blueprint(search.blueprint)
offer(Entry("Accueil", "home.show", "home", main=True, in_season=False))

MOST_OWED = 5


class Verb(Struct, frozen=True):
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
    Verb("L’été en une page", "summary.show", "party-popper"),
)


def start(app: Flask) -> None:
    """Open the words of the field, and keep the session of whoever is at work.

    Eight hours without a gesture close it, not eight hours of work.
    """
    app.before_request(_note_presence)
    app.register_blueprint(notes.blueprint)


@blueprint.get("/")
@requires(SIGNED_IN)
def show() -> str | Response:
    """Show the one season of whoever came in, or let them choose; who is only of the pôle is led there."""
    own = seasons.seasons_of(current_user)
    if not own and may(ENTER_POLE) and not may(CREATE):
        return redirect(url_for("structure.enter"), code=303)
    if len(own) != 1:
        today, looked_after = clock.today(), _looked_after(own)
        return render_template(
            "home/index.html",
            seasons=own,
            waiting=waiting_in(looked_after, today),
            looked_after=looked_after,
            states=STATUS_LABELS,
            may_create=may(CREATE),
            review=may(REVIEW) and review_is_due(today),
        )
    g.season, g.role = seasons.season_and_role(own[0].id, current_user)
    return _front_page()


@blueprint.get("/saisons/<int:season_id>/accueil")
@requires(SIGNED_IN)
def season(season_id: int) -> str:
    """Show the front page of one season among several."""
    return _front_page()


def _front_page() -> str:
    """Return the front page of the season at hand: what is next for a cooperant, what waits for the team."""
    totals, closed = totals_of(g.season), g.season.status is Status.CLOSED
    own = next((one for one in totals.people if one.user_id == current_user.id), None) if _is_cooperant() else None
    may_see, all_told = _may_open("invoices.index"), closed or may(SMALL)
    read = None if all_told else find_read(g.season)
    due, late_count, owed = dues.owed_at_a_glance(g.season, clock.today(), MOST_OWED) if may_see else (None, 0, [])
    return render_template(
        "home/season.html",
        state=_state_in_words(),
        verbs=_verbs(closed, own),
        due=due,
        late_count=late_count,
        owed=owed,
        totals=totals,
        whole=_whole(totals, read, all_told=all_told),
        published_on=read.day if read else None,
        shows_money=_may_open("distribution.show"),
        own=own,
        share=totals.share_of(own),
        closed=closed,
        **(_for_cooperant(own) if own is not None and not closed else {}),
        **(_for_team() if g.role in STAFF else {}),
    )


def _whole(totals: Totals, read: Read | None, *, all_told: bool) -> Whole:
    """Return the totals of the group; who reads no person reads how many as the newest edition tells it."""
    told = whole_of(totals.headcounts, totals.sharers, totals.road.net_cents, all_told=all_told)
    if all_told:
        return told
    return Whole(read.founded if read else None, read.stayed if read else None, told.net_cents)


def _is_cooperant() -> bool:
    """Return whether the visitor is here as one of the cooperants."""
    return bool(g.role == Role.COOPERANT)


def _for_cooperant(own: Cooperant) -> dict[str, Any]:
    """Return what is next for a cooperant."""
    return {"mine": mine(g.season, own, current_user.id, clock.today()), "quote_labels": QUOTE_LABELS}


def _for_team() -> dict[str, Any]:
    """Return what waits for the team, and what to watch for in this week and the next one."""
    today = clock.today()
    closed = g.season.status is Status.CLOSED
    lines = [
        line
        for line in inbox(g.season, clock.now(), today, current_user.session.user)
        if line.kind in STILL_ANSWERED or not closed
    ]
    return {
        "groups": grouped(lines),
        "weeks": weeks_to_validate(lines),
        "watched": _watched(today) if may(WATCH) and not closed else [],
        "ways": WAYS,
        "questions": {kind.value: question.label for kind, question in QUESTIONS.items()},
    }


def _watched(today: dt.date) -> list[tuple[str, dt.date, list[beside_hours.Warning]]]:
    """Return what to watch for minors, week by week: a plan is made ahead."""
    monday = week_start(today)
    found = warnings(g.season, monday, monday + len(WATCHED_WEEKS) * A_WEEK - A_DAY, today=today)
    return by_watched_week(((one.day, one) for one in found), monday)


def _looked_after(own: Sequence[Season]) -> list[int]:
    """Return the seasons among these in which the visitor is of the team."""
    if current_user.is_coordinator:
        return [season.id for season in own]
    held = seasons.roles_held([current_user.id]).get(current_user.id, []) if own else []
    return [role.season_id for role in held if role.role in STAFF]


def _verbs(closed: bool, own: Cooperant | None) -> list[tuple[str, str, str]]:
    """Return what this visitor may do here: label, address, icon; a cooperant finds their own sheet among it."""
    offered = {verb.endpoint for verb in VERBS if _may_open(verb.endpoint) and not (closed and verb.writes)}
    if not (closed or may(BEFORE_CLOSING)):
        offered.discard("bilan.show")
    verbs = [
        (verb.label, url_for(verb.endpoint, season_id=g.season.id), verb.icon)
        for verb in VERBS
        if verb.endpoint in offered and verb.instead_of not in offered
    ]
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


def _note_presence() -> None:
    """Mark the session as seen, on requests that write anyway."""
    if request.method == "POST":
        mark_seen()
