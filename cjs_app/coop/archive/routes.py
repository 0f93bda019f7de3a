"""The pages of the archive: a summer comes in after a preview, a summer goes out as a file."""

import io
from pathlib import Path

from flask import Blueprint, Flask, current_app, flash, g, redirect, render_template, send_file, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from cjs_app.access.domain import Role
from cjs_app.access.permissions import stamp
from cjs_app.coop.archive import actions, queries, uploads
from cjs_app.coop.archive.domain.faults import ArchiveFaults
from cjs_app.coop.archive.domain.road import road_of
from cjs_app.coop.archive.domain.settings import Settings
from cjs_app.coop.archive.domain.summer import Summer, summer_of
from cjs_app.coop.archive.domain.tables import TABLES
from cjs_app.coop.archive.forms import ConfirmForm, UploadForm
from cjs_app.coop.archive.permissions import EXPORT, IMPORT
from cjs_app.coop.archive.reader import read_bytes
from cjs_app.coop.archive.writer import example_tables, xlsx_bytes, zip_bytes
from cjs_app.coop.distribution.domain import RULE_LABELS
from cjs_app.coop.seasons.domain import TVA_REGIME_LABELS, Status
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from cjs_app.plumbing.formats import symbol
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.permissions import SIGNED_IN, requires
from cjs_app.plumbing.rates import EXPORTS, IMPORTS, limited

blueprint = Blueprint("archive", __name__)
offer(Entry("Importer, exporter", "archive.show", "archive", group="Fichiers"))

Answer = str | Response | tuple[str, int]
WRITERS = {"zip": (zip_bytes, "application/zip")}
WRITERS["xlsx"] = (xlsx_bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def start(app: Flask) -> None:
    """Say where archives wait for their confirmation, unless the settings already did."""
    app.config.setdefault("ARCHIVES", Path(app.instance_path) / "archives")


@blueprint.get("/saisons/<int:season_id>/archive")
@requires(EXPORT)
def show(season_id: int) -> str:
    """Offer the season as a file, and the way in for another summer."""
    return render_template("coop/archive/show.html")


@blueprint.get("/saisons/<int:season_id>/archive.<any(zip, xlsx):ending>")
@requires(EXPORT)
@limited(EXPORTS)
def export(season_id: int, ending: str) -> Response:
    """Hand the season out as a file."""
    write, kind = WRITERS[ending]
    name = "-".join(folded(f"{g.season.name} {g.season.year}").replace("'", " ").replace("/", " ").split())
    return _file(write(queries.tables_of(g.season)), f"{name}.{ending}", kind)


@blueprint.get("/importer/modele.<any(zip, xlsx):ending>")
@requires(SIGNED_IN)
@limited(EXPORTS)
def model(ending: str) -> Response:
    """Hand out the empty archive, with one line of example in each table."""
    write, kind = WRITERS[ending]
    return _file(write(example_tables(), guide=True), f"modele-ete.{ending}", kind)


@blueprint.route("/importer", methods=["GET", "POST"])
@blueprint.route("/saisons/<int:season_id>/importer", methods=["GET", "POST"])
@requires(IMPORT)
@limited(IMPORTS)
def bring_in(season_id: int | None = None) -> Answer:
    """Take the file of a summer, to be looked at before anything is written."""
    form = UploadForm()
    if form.validate_on_submit():
        content = form.archive.data.read()
        try:
            read_bytes(content)
            digest = uploads.keep(_folder(), current_user.id, content, clock.now().timestamp())
            return redirect(url_for("archive.preview", season_id=season_id, digest=digest), code=303)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/archive/bring_in.html", form=form, season_id=season_id), form.status


@blueprint.route("/importer/<digest>", methods=["GET", "POST"])
@blueprint.route("/saisons/<int:season_id>/importer/<digest>", methods=["GET", "POST"])
@requires(IMPORT)
@limited(IMPORTS)
def preview(digest: str, season_id: int | None = None) -> Answer:
    """Show what would come in, or everything that is wrong; on a yes, bring it in."""
    content = uploads.find_kept(_folder(), current_user.id, digest)
    if content is None:
        flash("Cette archive n’est plus gardée : l’envoyer de nouveau.", "warning")
        return redirect(url_for("archive.bring_in", season_id=season_id), code=303)
    try:
        summer = summer_of(read_bytes(content), _numbers_taken)
    except ArchiveFaults as problem:
        return render_template("coop/archive/faults.html", problem=problem, season_id=season_id), 422
    form = ConfirmForm()
    if form.validate_on_submit():
        try:
            imported = _bring(summer, form.replace.data)
            db.session.commit()
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            uploads.forget(_folder(), current_user.id, digest)
            flash(f"Cet été est là. {imported.summary}", "success")
            return redirect(url_for("seasons.show", season_id=imported.season.id), code=303)
    return _preview(summer, form, season_id), form.status


def _numbers_taken(settings: Settings) -> dict[str, str]:
    """Return the numbers that the archive's carrier gave in other seasons, which only the coordination hears named."""
    taken = queries.numbers_issued_elsewhere(settings)
    if g.role == str(Role.COORDINATION):
        return taken
    carrier = queries.find_carrier_told(settings)
    return dict.fromkeys(taken, "autre saison") if carrier and carrier.id == g.season.carrier_id else {}


def _bring(summer: Summer, replace: bool) -> actions.Imported:
    """Return the summer brought in, by the coordination or by someone who accompanies the season at hand."""
    if g.role == str(Role.COORDINATION):
        return actions.bring_summer(summer, stamp(), replace)
    return actions.bring_summer_from(g.season, summer, stamp(), replace)


def _preview(summer: Summer, form: ConfirmForm, season_id: int | None) -> str:
    """Return the page that shows what would come in, table by table."""
    former = queries.find_season_like(summer.season.name, summer.season.year)
    rows, road = sum(summer.counts.values()), road_of(summer)
    counts = [(table, summer.counts[table.name]) for table in TABLES[1:]]
    return render_template(
        "coop/archive/preview.html",
        form=form,
        season_id=season_id,
        summer=summer,
        former=former,
        former_is_closed=former is not None and former.status is Status.CLOSED,
        tables=[
            *((table.label, count) for table, count in counts if table.is_written(count)),
            ("Lignes en tout", rows),
        ],
        road=[(step.label, step.amount_cents) for step in road.steps if step.amount_cents],
        net_cents=road.net_cents,
        rule=RULE_LABELS[summer.season.rule],
        regime=TVA_REGIME_LABELS[summer.season.regime],
        currency=symbol(summer.season.currency),
    )


def _folder() -> Path:
    """Return where archives wait."""
    folder: Path = current_app.config["ARCHIVES"]
    return folder


def _file(content: bytes, name: str, kind: str) -> Response:
    """Return a file to save."""
    return send_file(io.BytesIO(content), mimetype=kind, as_attachment=True, download_name=name)
