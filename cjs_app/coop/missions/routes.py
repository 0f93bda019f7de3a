"""The pages of the missions."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.coop.cooperants.queries import cooperants_of
from cjs_app.coop.missions import actions, queries
from cjs_app.coop.missions.domain import (
    CANCELLING,
    OPEN,
    STATUS_LABELS,
    MissionDraft,
    Status,
    ensure_may_change,
    steps_of,
)
from cjs_app.coop.missions.forms import CancelForm, MissionForm
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.missions.papers import papers_of
from cjs_app.coop.missions.permissions import READ, WRITE
from cjs_app.coop.missions.remarks import remarks_on
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.quotes.queries import accepted_quotes, get_quote
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.coop.seasons.domain import ensure_writable
from cjs_app.coop.seasons.guards import guard_settings_with
from cjs_app.kernel.periods import Period, week_start
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import moved
from cjs_app.plumbing import clock, palette
from cjs_app.plumbing.formats import sentence
from cjs_app.plumbing.navigation import Entry, offer, open_url
from cjs_app.plumbing.pages import Undo, asked_choice, asked_page, asked_record, done, paged
from cjs_app.plumbing.permissions import may, requires

blueprint = Blueprint("missions", __name__, url_prefix="/saisons/<int:season_id>/missions")
offer(Entry("Missions", "missions.index", "briefcase", group="Le travail", main=True))
palette.offer(
    palette.Subject(
        "Missions",
        "missions.show",
        "mission_id",
        "briefcase",
        queries.missions_found,
        "missions.index",
        STATUS_LABELS,
    )
)
guard_settings_with(actions.ensure_missions_stay_inside)

SIX_DAYS = dt.timedelta(days=6)
A_WEEK = dt.timedelta(days=7)
TEAM_PAGE = "planning.team.show"
"""Where the queue says whose turn it is: the team is chosen there alone."""

Page = str | Response | tuple[str, int]


@blueprint.get("")
@requires(READ)
def index(season_id: int) -> str:
    """List the missions, searched and filtered."""
    words = request.args.get("q", "")
    status, person, quote_id = asked_choice("etat", Status), asked_record("personne"), asked_record("devis")
    mondays = _mondays()
    monday = next((day for day in mondays if day.isoformat() == request.args.get("semaine")), None)
    week = Period(monday, monday + SIX_DAYS) if monday else None
    page = paged(queries.missions_matching(g.season, words, status, person, week, quote_id), asked_page())
    return render_template(
        "coop/missions/index.html",
        page=page,
        words=words,
        status=status,
        person=person,
        people=cooperants_of(g.season),
        monday=monday,
        mondays=mondays,
        quote_id=quote_id,
        counts=queries.counts_by_status(g.season),
        **_words(),
    )


@blueprint.route("/nouvelle", methods=["GET", "POST"])
@requires(WRITE)
def new(season_id: int) -> Page:
    """Plan a mission."""
    form = MissionForm()
    if request.method == "GET":
        ensure_writable(g.season.status)
        asked = asked_record("devis")
        quote = get_quote(g.season, asked) if asked else None
        form.begin(quote, actions.place_of(quote) if quote else "")
    return _write(form, None, lambda draft, stamped: actions.plan(g.season, draft, stamped))


@blueprint.route("/<int:mission_id>/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(season_id: int, mission_id: int) -> Page:
    """Change a mission: its days, its place, how many people it takes."""
    mission = queries.get_mission(g.season, mission_id)
    try:
        ensure_may_change(mission.status)
    except Refusal as refusal:
        flash(sentence(refusal), "error")
        return redirect(url_for("missions.show", season_id=season_id, mission_id=mission_id), code=303)
    form = MissionForm()
    form.open_on(mission)

    def rewrite(draft: MissionDraft, stamped: Stamp) -> Mission:
        actions.rewrite(mission, draft, stamped)
        return mission

    return _write(form, mission, rewrite)


@blueprint.get("/<int:mission_id>")
@requires(READ)
def show(season_id: int, mission_id: int) -> str:
    """Show a mission, what can be done with it next, and what happened to it."""
    mission = queries.get_mission(g.season, mission_id)
    papers = papers_of(mission, clock.today())
    return render_template(
        "coop/missions/show.html",
        papers=papers,
        invoiced=any(paper.stands for paper in papers),
        blank_url=open_url("invoices.new", season_id=season_id, mission=mission.code),
        mission=mission,
        remarks=_remarks(mission),
        steps=[(STATUS_LABELS[step], state) for step, state in steps_of(mission.status)],
        changeable=mission.status in OPEN,
        history=history_of("mission", mission.id, season_id),
        hours_url=open_url("hours.new", season_id=season_id, mission=mission_id),
        team_url=open_url(TEAM_PAGE, season_id=season_id, mission_id=mission_id),
        invoice_url=open_url("invoices.from_mission", season_id=season_id, mission_id=mission_id),
        **_words(),
    )


@blueprint.post("/depuis-devis/<int:quote_id>")
@requires(WRITE)
def accept_quote(season_id: int, quote_id: int) -> Response:
    """Note that the client accepted a devis, and prepare its mission, in one gesture."""
    mission = actions.from_quote(get_quote(g.season, quote_id), stamp())
    return done(
        "Bravo, le devis est accepté ! La mission est prête : il reste à choisir les jours et l’équipe.",
        "missions.show",
        season_id=season_id,
        mission_id=mission.id,
    )


@blueprint.post("/<int:mission_id>/commencer")
@requires(WRITE)
def begin(season_id: int, mission_id: int) -> Response:
    """Note that a mission begins."""
    return _done(mission_id, actions.start, "La mission a commencé.")


@blueprint.post("/<int:mission_id>/terminer")
@requires(WRITE)
def finish(season_id: int, mission_id: int) -> Response:
    """Note that a mission is done."""
    good_news = "La mission est réalisée. Penser à noter les heures."
    return _done(mission_id, actions.finish, good_news, _resuming(mission_id))


@blueprint.route("/<int:mission_id>/annuler", methods=["GET", "POST"])
@requires(WRITE)
def cancel(season_id: int, mission_id: int) -> Page:
    """Ask why a mission will not take place, and note it."""
    mission = queries.get_mission(g.season, mission_id)
    try:
        moved(mission.status, CANCELLING)
    except Refusal as refusal:
        flash(sentence(refusal), "error")
        return redirect(url_for("missions.show", season_id=season_id, mission_id=mission_id), code=303)
    form = CancelForm()
    if form.validate_on_submit():
        reason = form.reason.data or ""
        good_news = "La mission est annulée ; elle reste dans la liste."
        try:
            return _done(
                mission_id,
                lambda cancelled, stamped: actions.cancel(cancelled, reason, stamped),
                good_news,
                _resuming(mission_id),
            )
        except Refusal as refusal:
            form.refuse(refusal)
    if request.method == "GET":
        ensure_writable(g.season.status)
    return render_template("coop/missions/cancel.html", form=form, mission=mission), form.status


@blueprint.post("/<int:mission_id>/reprendre")
@requires(WRITE)
def resume(season_id: int, mission_id: int) -> Response:
    """Take up a mission again."""
    return _done(mission_id, actions.resume, "La mission reprend.")


def _write(form: MissionForm, mission: Mission | None, save: Callable[[MissionDraft, Stamp], Mission]) -> Page:
    """Show the form of a mission; save what was typed."""
    form.offer(_quotes_for(mission))
    if form.more.data:
        form.add_slots()
    elif form.validate_on_submit():
        try:
            saved = save(form.draft(), stamp())
            here = {"season_id": g.season.id, "mission_id": saved.id}
            if not saved.team and cooperants_of(g.season):
                return done("La mission est enregistrée. Il reste à choisir qui la prend.", TEAM_PAGE, **here)
            return done("La mission est enregistrée.", "missions.show", **here)
        except Refusal as refusal:
            form.refuse(refusal)
    remarks = _remarks(mission) if mission else {}
    page = render_template(
        "coop/missions/form.html",
        form=form,
        mission=mission,
        season_days=_days(),
        remarks=remarks,
        team_url=open_url(TEAM_PAGE, season_id=g.season.id, mission_id=mission.id) if mission else None,
    )
    return page, form.status


def _remarks(mission: Mission) -> dict[int, list[str]]:
    """Return what there is to remark about the team of a mission, by cooperant_id."""
    remarks: dict[int, list[str]] = {}
    for remark in remarks_on(mission):
        remarks.setdefault(remark.cooperant_id, []).append(remark.sentence)
    return remarks


def _quotes_for(mission: Mission | None) -> list[Quote]:
    """Return the devis a mission may come from: the accepted ones, and its own."""
    listed = list(accepted_quotes(g.season))
    return listed if mission is None or mission.quote is None or mission.quote in listed else [*listed, mission.quote]


def _done(mission_id: int, act: Callable[[Mission, Stamp], None], good_news: str, undo: Undo | None = None) -> Response:
    """Move a mission to its next state and show it."""
    act(queries.get_mission(g.season, mission_id), stamp())
    return done(good_news, "missions.show", undo=undo, season_id=g.season.id, mission_id=mission_id)


def _resuming(mission_id: int) -> Undo:
    """Return how a mission that was just ended is taken up again."""
    return Undo("missions.resume", {"season_id": g.season.id, "mission_id": mission_id}, label="Reprendre la mission")


def _days() -> Period:
    """Return the days of the season at hand."""
    return Period(g.season.start_day, g.season.end_day)


def _mondays() -> list[dt.date]:
    """Return the Mondays of the weeks of the season."""
    first = week_start(g.season.start_day)
    weeks = (week_start(g.season.end_day) - first).days // 7 + 1
    return [first + A_WEEK * rank for rank in range(weeks)]


def _words() -> dict[str, Any]:
    """Return what the pages of the missions need to name states and to offer only what this visitor may do."""
    return {
        "labels": STATUS_LABELS,
        "may_write": g.season.status is not SeasonStatus.CLOSED and may(WRITE),
    }
