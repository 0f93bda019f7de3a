"""The pages of the clients."""

from flask import Blueprint, g, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.coop.clients import actions, papers, queries
from cjs_app.coop.clients.domain import KIND_LABELS, Kind
from cjs_app.coop.clients.forms import ClientForm
from cjs_app.coop.clients.permissions import ARCHIVE, READ, WRITE
from cjs_app.coop.seasons.domain import ensure_writable
from cjs_app.coop.seasons.guards import may_still
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock, palette
from cjs_app.plumbing.navigation import Entry, offer, open_url
from cjs_app.plumbing.pages import Undo, asked_choice, asked_page, done, paged
from cjs_app.plumbing.permissions import requires

blueprint = Blueprint("clients", __name__, url_prefix="/saisons/<int:season_id>/clients")
offer(Entry("Clients", "clients.index", "users", group="Le travail"))
palette.offer(
    palette.Subject(
        "Clients",
        "clients.show",
        "client_id",
        "users",
        queries.clients_found,
        "clients.index",
        {queries.ARCHIVED: "Archivé"},
    )
)


@blueprint.get("")
@requires(READ)
def index(season_id: int) -> str:
    """List the clients, searched and filtered."""
    words = request.args.get("q", "")
    kind = asked_choice("genre", Kind)
    archived = request.args.get("archives") == "1"
    page = paged(queries.clients_matching(g.season, words, kind, archived), asked_page())
    return render_template(
        "coop/clients/index.html",
        page=page,
        dues=papers.dues_of(g.season, page.items, clock.today()),
        words=words,
        kind=kind,
        kinds=KIND_LABELS,
        archived=archived,
        may_write=may_still(WRITE),
    )


@blueprint.route("/nouveau", methods=["GET", "POST"])
@requires(WRITE)
def new(season_id: int) -> str | Response | tuple[str, int]:
    """Add a client."""
    form = ClientForm()
    if request.method == "GET":
        ensure_writable(g.season.status)
    elif form.validate_on_submit():
        try:
            client = actions.add(g.season, form.sheet(), stamp())
            return done(
                f"{client.name} est dans la liste des clients.",
                "clients.show",
                season_id=season_id,
                client_id=client.id,
            )
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/clients/form.html", form=form, client=None), form.status


@blueprint.get("/<int:client_id>")
@requires(READ)
def show(season_id: int, client_id: int) -> str:
    """Show a client's sheet, what is still owed, the documents made for them, and what happened to the sheet."""
    client, today = queries.get_client(g.season, client_id), clock.today()
    shelves = [shelf for shelf in papers.shelves() if open_url(shelf.endpoint, season_id=season_id)]
    counts = papers.counts_of(client, shelves)
    asked = request.args.get("voir")
    shelf = next((one for one in shelves if one.name == asked or (asked is None and counts[one.name])), None)
    return render_template(
        "coop/clients/show.html",
        client=client,
        due=papers.dues_of(g.season, [client], today).get(client.id),
        shelves=[(one.label, one.name, one is shelf, counts[one.name]) for one in shelves],
        shelf=shelf,
        page=papers.papers_on(shelf, client, counts[shelf.name], asked_page(), today) if shelf else None,
        kinds=KIND_LABELS,
        history=history_of("client", client.id, season_id),
        may_write=may_still(WRITE),
        may_archive=may_still(ARCHIVE),
    )


@blueprint.route("/<int:client_id>/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(season_id: int, client_id: int) -> str | Response | tuple[str, int]:
    """Correct a client's sheet."""
    client = queries.get_client(g.season, client_id)
    form = ClientForm()
    form.open_on(client)
    if request.method == "GET":
        ensure_writable(g.season.status)
    elif form.validate_on_submit():
        try:
            actions.correct(client, form.sheet(), stamp())
            return done("La fiche est corrigée.", "clients.show", season_id=season_id, client_id=client.id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/clients/form.html", form=form, client=client), form.status


@blueprint.post("/<int:client_id>/archiver")
@requires(ARCHIVE)
def archive(season_id: int, client_id: int) -> Response:
    """Take a client out of the lists."""
    actions.archive(queries.get_client(g.season, client_id), stamp())
    return done(
        "La fiche est archivée : elle se retrouve avec le filtre « Archives ».",
        "clients.index",
        undo=Undo("clients.restore", {"season_id": season_id, "client_id": client_id}),
        season_id=season_id,
    )


@blueprint.post("/<int:client_id>/remettre")
@requires(ARCHIVE)
def restore(season_id: int, client_id: int) -> Response:
    """Put an archived client back in the lists."""
    actions.restore(queries.get_client(g.season, client_id), stamp())
    where = {"season_id": season_id, "client_id": client_id}
    return done("La fiche est de retour dans la liste.", "clients.show", undo=Undo("clients.archive", where), **where)
