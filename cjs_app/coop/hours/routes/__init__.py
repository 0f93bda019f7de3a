"""The pages of the hours: the list, the totals, the form, and one entry."""

from collections.abc import Sequence
from itertools import groupby

from flask import Blueprint, abort, flash, g, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.hours import actions, queries
from cjs_app.coop.hours.asked import asked_day, asked_monday, wanted_hours
from cjs_app.coop.hours.domain import NATURE_LABELS, STATUS_LABELS, Nature, Status, is_theirs
from cjs_app.coop.hours.forms import HoursForm, ReopenForm
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.hours.permissions import READ, VALIDATE, WRITE
from cjs_app.coop.hours.routes import my_week, their_week, undoing, validation
from cjs_app.coop.hours.routes.faces import faces, mondays
from cjs_app.coop.hours.warnings import warnings_of
from cjs_app.coop.missions import queries as missions
from cjs_app.coop.seasons.domain import ensure_writable
from cjs_app.coop.seasons.guards import guard_settings_with, may_still
from cjs_app.kernel.periods import Period, week_start
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.formats import duration, short_day
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import asked_page, asked_record, done, paged
from cjs_app.plumbing.permissions import may, requires

blueprint = Blueprint("hours", __name__, url_prefix="/saisons/<int:season_id>/heures")
blueprint.register_blueprint(my_week.blueprint)
blueprint.register_blueprint(their_week.blueprint)
blueprint.register_blueprint(validation.blueprint)
blueprint.register_blueprint(undoing.blueprint)
offer(Entry("Heures", "hours.index", "clock", group="Le travail", main=True))
guard_settings_with(actions.ensure_hours_stay_inside)

MOST_WARNINGS = 3
"""More than this above a page hides the page; they all stand on the page of what is to be validated."""

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
        mondays=mondays(),
        natures=NATURE_LABELS,
        states=STATUS_LABELS,
        tabs=faces("index"),
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
        mondays=mondays(),
        monday=monday,
        natures=NATURE_LABELS,
        tabs=faces("totals"),
        may_write=may_still(WRITE),
    )


@blueprint.route("/noter", methods=["GET", "POST"])
@requires(WRITE)
def new(season_id: int) -> Page:
    """Note hours, for oneself or for several people at once."""
    form = HoursForm()
    people = cooperants.cooperants_of(g.season)
    own = next((person for person in people if person.user_id == current_user.id), None)
    day = asked_day("jour") or min(clock.today(), g.season.end_day)
    work = missions.missions_to_work_on(g.season, own.id if own else None, Period(day, day), with_teams=True)
    form.offer(people, [mission for mission, _ in work])
    if request.method == "GET":
        ensure_writable(g.season.status)
        form.day.data = day
        form.people.data = [own.id] if own else []
        asked = asked_record("mission")
        likely = [asked] if asked is not None else [mission.id for mission, is_turn in work if is_turn]
        form.begin_with(likely, queries.find_last_declared(g.season, current_user.id))
    elif form.validate_on_submit():
        try:
            entries = actions.declare(g.season, form.draft(), stamp())
            return _after_noting(entries, own.id if own else None)
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
    return done(
        "Ces heures sont annulées : elles ne comptent plus et restent dans l’historique.",
        "hours.show",
        season_id=season_id,
        entry_id=entry_id,
    )


@blueprint.post("/<int:entry_id>/rouvrir")
@requires(VALIDATE)
def reopen(season_id: int, entry_id: int) -> Page:
    """Take a validation back, with its reason."""
    entry = queries.get_entry(g.season, entry_id)
    form = ReopenForm()
    if form.validate_on_submit():
        try:
            actions.reopen(entry, form.reason.data, stamp())
            return done(
                "Ces heures sont rouvertes : elles attendent une nouvelle validation.",
                "hours.show",
                season_id=season_id,
                entry_id=entry_id,
            )
        except Refusal as refusal:
            form.refuse(refusal)
            entry = queries.get_entry(g.season, entry_id)
    return _sheet(entry, form)


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


def _noted(entries: Sequence[HourEntry]) -> str:
    """Return the sentence that says what was just noted."""
    entry = entries[0]
    people = f" pour {len(entries)} personnes" if len(entries) > 1 else ""
    noted = "notée" if entry.minutes in (1, 60) else "notées"
    return f"{duration(entry.minutes)} {noted}{people}, le {short_day(entry.day)}."


def _after_noting(entries: Sequence[HourEntry], own_id: int | None) -> Response:
    """Say what was noted, and lead on: to the form again when asked, to one's own week, or to the list."""
    entry, season_id = entries[0], g.season.id
    if "encore" in request.form or own_id is None:
        _warn(entries, own_id)
    if "encore" in request.form:
        undo = undoing.noted(entries)
        return done(_noted(entries), "hours.new", undo=undo, season_id=season_id, jour=entry.day.isoformat())
    is_own = own_id in [noted.cooperant_id for noted in entries]
    page, monday = "hours.my_week.show" if is_own else "hours.index", week_start(entry.day)
    undo = undoing.noted(entries)
    return done(_noted(entries), page, undo=undo, season_id=season_id, semaine=monday.isoformat())


def _warn(entries: Sequence[HourEntry], own_id: int | None) -> None:
    """Say what is to be read beside these hours: all of it to the staff, what is theirs to a cooperant."""
    readable = [entry.cooperant_id for entry in entries if may(VALIDATE) or entry.cooperant_id == own_id]
    for warning in warnings_of(g.season, readable, entries[0].day, entries[0].day)[:MOST_WARNINGS]:
        flash(warning.sentence, "warning")
