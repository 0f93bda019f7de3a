"""The pages of the hours."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from cjs_app.access.domain import Role
from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.hours import actions, queries
from cjs_app.coop.hours.asked import asked_day, asked_id, asked_monday, is_record_number, wanted_hours
from cjs_app.coop.hours.domain import A_WEEK, NATURE_LABELS, STATUS_LABELS, Nature, Status, is_theirs, weeks_of
from cjs_app.coop.hours.forms import HoursForm, ReopenForm
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.hours.permissions import READ, VALIDATE, WRITE
from cjs_app.coop.missions import queries as missions
from cjs_app.coop.seasons.domain import ensure_writable
from cjs_app.coop.seasons.guards import guard_settings_with, may_still
from cjs_app.kernel.periods import Period, week_start
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from cjs_app.plumbing.formats import duration, short_day
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import asked_page, paged
from cjs_app.plumbing.permissions import may, requires

blueprint = Blueprint("hours", __name__, url_prefix="/saisons/<int:season_id>/heures")
offer(Entry("Heures", "hours.index", "clock", group="Le travail", main=True))
guard_settings_with(actions.ensure_hours_stay_inside)

Page = str | Response | tuple[str, int]


@blueprint.get("")
@requires(READ)
def index(season_id: int) -> str:
    """List the hours by week, filtered."""
    wanted = wanted_hours()
    page = paged(queries.hours_matching(g.season, wanted), asked_page())
    totals = queries.minutes_by_week(g.season, wanted)
    weeks = [
        (monday, totals.get(monday, 0), list(entries))
        for monday, entries in groupby(page.items, key=lambda entry: week_start(entry.day))
    ]
    return render_template(
        "coop/hours/index.html",
        page=page,
        weeks=weeks,
        total=sum(totals.values()),
        wanted=wanted,
        people=cooperants.cooperants_of(g.season),
        missions=missions.open_missions(g.season),
        mondays=_mondays(),
        natures=NATURE_LABELS,
        states=STATUS_LABELS,
        tabs=_tabs("index"),
        may_write=may_still(WRITE),
    )


@blueprint.get("/totaux")
@requires(READ)
def totals(season_id: int) -> str:
    """Add the hours up by person and nature, for the season or for a week."""
    monday = asked_monday("semaine")
    minutes = queries.minutes_by_cooperant_and_nature(g.season, monday)
    by_nature = {nature: sum(own.get(nature, 0) for own in minutes.values()) for nature in Nature}
    return render_template(
        "coop/hours/totals.html",
        minutes=minutes,
        by_nature={nature: total for nature, total in by_nature.items() if total},
        total=sum(by_nature.values()),
        people=cooperants.cooperants_of(g.season),
        mondays=_mondays(),
        monday=monday,
        natures=NATURE_LABELS,
        tabs=_tabs("totals"),
        may_write=may_still(WRITE),
    )


@blueprint.get("/ma-semaine")
@requires(READ)
def my_week(season_id: int) -> str:
    """Show a cooperant's own week, day by day."""
    today = clock.today()
    monday = asked_monday("semaine") or week_start(min(max(today, g.season.start_day), g.season.end_day))
    cooperant = cooperants.find_cooperant_of_user(g.season, current_user.id)
    entries = queries.week_of(cooperant, monday) if cooperant else []
    days = [monday + dt.timedelta(days=rank) for rank in range(7)]
    mondays = _mondays()
    return render_template(
        "coop/hours/my_week.html",
        cooperant=cooperant,
        monday=monday,
        days=[(day, [entry for entry in entries if entry.day == day], _may_note(day, today)) for day in days],
        total=sum(entry.minutes for entry in entries),
        is_done=cooperant is not None and queries.find_done_week(cooperant, monday) is not None,
        is_validated=any(entry.status is Status.VALIDATED for entry in entries),
        before=monday - A_WEEK if monday - A_WEEK in mondays else None,
        after=monday + A_WEEK if monday + A_WEEK in mondays and monday + A_WEEK <= today else None,
        natures=NATURE_LABELS,
        tabs=_tabs("my_week"),
        may_write=may_still(WRITE),
    )


@blueprint.post("/ma-semaine/faite")
@requires(WRITE)
def week_done(season_id: int) -> Response:
    """Say that one's own hours of a week are all noted."""
    return _mark_week(actions.week_done, "C’est noté : les heures de cette semaine sont faites.")


@blueprint.post("/ma-semaine/pas-faite")
@requires(WRITE)
def week_not_done(season_id: int) -> Response:
    """Take it back."""
    return _mark_week(actions.week_not_done, "C’est noté : il reste des heures à écrire pour cette semaine.")


@blueprint.route("/noter", methods=["GET", "POST"])
@requires(WRITE)
def new(season_id: int) -> Page:
    """Note hours, for oneself or for several people at once."""
    form = HoursForm()
    people = cooperants.cooperants_of(g.season)
    form.offer(people, missions.open_missions(g.season))
    own = next((person for person in people if person.user_id == current_user.id), None)
    if request.method == "GET":
        ensure_writable(g.season.status)
        form.day.data = asked_day("jour") or min(clock.today(), g.season.end_day)
        form.people.data = [own.id] if own else []
        form.begin_with(queries.find_last_declared(g.season, current_user.id), asked_id("mission"))
    elif form.validate_on_submit():
        try:
            entries = actions.declare(g.season, form.draft(), stamp())
            db.session.commit()
            flash(_noted(entries), "success")
            return redirect(_after_noting(entries, own.id if own else None), code=303)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/hours/form.html", form=form, today=clock.today()), form.status


@blueprint.get("/<int:entry_id>")
@requires(READ)
def show(season_id: int, entry_id: int) -> Page:
    """Show an entry and what happened to it."""
    return _sheet(queries.get_entry(g.season, entry_id), ReopenForm())


@blueprint.post("/<int:entry_id>/annuler")
@requires(WRITE)
def cancel(season_id: int, entry_id: int) -> Response:
    """Take an entry out of every count: one's own, or any for those who validate."""
    entry = queries.get_entry(g.season, entry_id)
    if not _may_cancel(entry):
        abort(403)
    actions.cancel(entry, stamp())
    db.session.commit()
    flash("Ces heures sont annulées : elles ne comptent plus et restent dans l’historique.", "success")
    return redirect(url_for("hours.show", season_id=season_id, entry_id=entry_id), code=303)


@blueprint.post("/<int:entry_id>/rouvrir")
@requires(VALIDATE)
def reopen(season_id: int, entry_id: int) -> Page:
    """Take a validation back, with its reason."""
    entry = queries.get_entry(g.season, entry_id)
    form = ReopenForm()
    if form.validate_on_submit():
        try:
            actions.reopen(entry, form.reason.data, stamp())
            db.session.commit()
            flash("Ces heures sont rouvertes : elles attendent une nouvelle validation.", "success")
            return redirect(url_for("hours.show", season_id=season_id, entry_id=entry_id), code=303)
        except Refusal as refusal:
            form.refuse(refusal)
            entry = queries.get_entry(g.season, entry_id)
    return _sheet(entry, form)


@blueprint.route("/a-valider", methods=["GET", "POST"])
@requires(VALIDATE)
def validation(season_id: int) -> Page:
    """Show what waits to be validated, by week and person; validate a person's week, or what is ticked."""
    if request.method == "POST":
        entries = actions.validate(g.season, _ticked(), stamp())
        db.session.commit()
        count = f"{len(entries)} entrées validées" if len(entries) > 1 else "1 entrée validée"
        flash(f"{count} : {duration(sum(entry.minutes for entry in entries))}.", "success")
        return redirect(url_for("hours.validation", season_id=season_id), code=303)
    return render_template(
        "coop/hours/validation.html",
        waiting=queries.to_validate(g.season),
        natures=NATURE_LABELS,
        visitor_id=current_user.id,
        tabs=_tabs("validation"),
    )


def _sheet(entry: HourEntry, form: ReopenForm) -> tuple[str, int]:
    """Return the page of one entry."""
    return render_template(
        "coop/hours/show.html",
        entry=entry,
        form=form,
        natures=NATURE_LABELS,
        states=STATUS_LABELS,
        may_cancel=may_still(WRITE) and _may_cancel(entry) and entry.status is Status.DECLARED,
        may_reopen=may_still(VALIDATE) and entry.status is Status.VALIDATED,
        history=history_of("hours", entry.id, entry.season_id),
    ), form.status


def _may_cancel(entry: HourEntry) -> bool:
    """Return whether the visitor may take this entry back: their own, one they noted, or any for the staff."""
    return may(VALIDATE) or is_theirs(current_user.id, entry.cooperant.user_id, entry.declared_by_id)


def _may_note(day: dt.date, today: dt.date) -> bool:
    """Return whether hours can be noted for a day."""
    return bool(g.season.start_day <= day <= min(today, g.season.end_day))


def _mark_week(action: Any, sentence: str) -> Response:
    """Do something to the visitor's own week, and go back to it."""
    cooperant = cooperants.find_cooperant_of_user(g.season, current_user.id)
    monday = asked_monday("semaine")
    if cooperant is None or monday is None:
        abort(404)
    action(cooperant, monday, stamp())
    db.session.commit()
    flash(sentence, "success")
    return redirect(url_for("hours.my_week", season_id=g.season.id, semaine=monday.isoformat()), code=303)


def _noted(entries: Sequence[HourEntry]) -> str:
    """Return the sentence that says what was just noted."""
    entry = entries[0]
    people = f" pour {len(entries)} personnes" if len(entries) > 1 else ""
    return f"{duration(entry.minutes)} notées{people}, le {short_day(entry.day)}."


def _after_noting(entries: Sequence[HourEntry], own_id: int | None) -> str:
    """Return where to go next: to the form again when asked, to one's own week, or to the list."""
    entry = entries[0]
    if "encore" in request.form:
        return url_for("hours.new", season_id=entry.season_id, jour=entry.day.isoformat())
    monday = week_start(entry.day).isoformat()
    if own_id in [noted.cooperant_id for noted in entries]:
        return url_for("hours.my_week", season_id=entry.season_id, semaine=monday)
    return url_for("hours.index", season_id=entry.season_id, semaine=monday)


def _ticked() -> list[int]:
    """Return the entries to validate: those of the week whose button was pressed, else those that are ticked."""
    week = request.form.get("semaine", "")
    asked = week.split(",") if week else request.form.getlist("entree")
    ids = [int(text) for text in asked if is_record_number(text)]
    if len(ids) != len(asked) or not queries.are_of(g.season, ids):
        abort(404)
    return ids


def _tabs(current: str) -> list[tuple[str, str, bool, int | None]]:
    """Return the faces of the hours that the visitor may see; the one of what waits says how much."""
    faces = [("index", "Toutes")]
    if g.role == Role.COOPERANT:
        faces.append(("my_week", "Ma semaine"))
    faces.append(("totals", "Totaux"))
    counts = {}
    if may_still(VALIDATE):
        faces.append(("validation", "À valider"))
        counts["validation"] = queries.unvalidated_count(g.season)
    return [
        (label, url_for(f"hours.{name}", season_id=g.season.id), name == current, counts.get(name))
        for name, label in faces
    ]


def _mondays() -> list[dt.date]:
    """Return the weeks of the season at hand."""
    return weeks_of(Period(g.season.start_day, g.season.end_day))
