"""The page of the communication of a year, and its small gestures."""

from collections.abc import Callable

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.plumbing import clock, palette
from cjs_app.plumbing.forms import HouseForm
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.communication import actions, figures, queries
from cjs_app.pole.communication.domain import COUNT_LABELS, NETWORK_LABELS, followers_in
from cjs_app.pole.communication.forms import AccountForm, AwarenessForm, CountForm, CuttingForm, SiteForm
from cjs_app.pole.communication.models import AwarenessTalk, PressCutting, SiteFact, SocialAccount, SocialCount
from cjs_app.pole.communication.permissions import READ, WRITE
from cjs_app.pole.structure import sheets, telling
from cjs_app.pole.structure.gestures import Page, Words, gesture

blueprint = Blueprint("communication", __name__, url_prefix="/pole/<year:year>/communication")
offer(Entry("Communication", "communication.index", "send", in_season=False, in_pole=True, group="Les actions"))
palette.offer(
    palette.Subject(
        "Presse",
        "communication.cutting",
        "press_cutting_id",
        "file-text",
        queries.cuttings_found,
        "communication.index",
        in_pole=True,
    )
)
telling.tell_figures_with(figures.figures_of, "La communication", prefix="communication")
telling.tell_pieces_with("mission_3", figures.pieces_of)
sheets.offer(sheets.Offered("presse", "La revue de presse de l’année", READ, queries.cuttings_sheet))


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """Show the press, the accounts, the talks and the site of a year."""
    words, counts = request.args.get("q", ""), queries.counts_until(year)
    return render_template(
        "pole/communication/index.html",
        words=words,
        cuttings=queries.cuttings_of(year, words),
        accounts=[
            (one, followers_in(year, counts.get(one.id, ())), counts.get(one.id, [])) for one in queries.accounts()
        ],
        talks=queries.talks_of(year),
        facts=queries.site_facts_of(year),
        networks=NETWORK_LABELS,
        counted=COUNT_LABELS,
        may_write=may(WRITE),
    )


@blueprint.get("/presse/<int:press_cutting_id>")
@requires(READ)
def cutting(year: int, press_cutting_id: int) -> str:
    """Show one press cutting."""
    found = queries.get_record(PressCutting, press_cutting_id)
    return render_template("pole/communication/cutting.html", cutting=found, may_write=may(WRITE))


@blueprint.route("/presse", methods=["GET", "POST"])
@requires(WRITE)
def keep_cutting(year: int) -> Page:
    """Note a press cutting."""
    form = CuttingForm()
    words = Words("Noter un article", "L’article est noté.")
    return _page(year, form, words, lambda: actions.keep_cutting(form.sheet(), stamp()))


@blueprint.route("/compte", methods=["GET", "POST"])
@requires(WRITE)
def open_account(year: int) -> Page:
    """Note an account of the pôle."""
    form = AccountForm()
    words = Words("Ajouter un compte", "Le compte est noté.")
    return _page(year, form, words, lambda: actions.open_account(*form.told, stamp()))


@blueprint.route("/comptes/<int:social_account_id>/abonnes", methods=["GET", "POST"])
@requires(WRITE)
def count_followers(year: int, social_account_id: int) -> Page:
    """Note how many follow an account."""
    account, form = queries.get_record(SocialAccount, social_account_id), CountForm()
    words = Words(f"Compter les abonnés de {account.name}", "Le compte est noté.")
    return _page(year, form, words, lambda: actions.count_followers(account, *form.told, stamp()))


@blueprint.post("/comptes/<int:social_account_id>/fermer")
@requires(WRITE)
def close_account(year: int, social_account_id: int) -> Response:
    """Note that the pôle no longer speaks there."""
    actions.close_account(queries.get_record(SocialAccount, social_account_id), stamp())
    return done("Le compte est fermé ; ses chiffres restent.", "communication.index", year=year)


@blueprint.route("/intervention", methods=["GET", "POST"])
@requires(WRITE)
def note_talk(year: int) -> Page:
    """Note a talk before pupils."""
    form = AwarenessForm()
    words = Words("Noter une intervention", "L’intervention est notée.")
    return _page(year, form, words, lambda: actions.note_talk(form.sheet(), stamp()))


@blueprint.route("/site", methods=["GET", "POST"])
@requires(WRITE)
def note_site(year: int) -> Page:
    """Note something about the site."""
    form = SiteForm()
    words = Words(f"Le site en {year}", "C’est noté.")
    return _page(year, form, words, lambda: actions.note_site(form.sheet(year), stamp()))


@blueprint.post("/presse/<int:press_cutting_id>/reprendre")
@requires(WRITE)
def cancel_cutting(year: int, press_cutting_id: int) -> Response:
    """Take back a press cutting."""
    return _taken_back(year, queries.get_record(PressCutting, press_cutting_id))


@blueprint.post("/abonnes/<int:social_count_id>/reprendre")
@requires(WRITE)
def cancel_count(year: int, social_count_id: int) -> Response:
    """Take back a count of followers."""
    return _taken_back(year, queries.get_record(SocialCount, social_count_id))


@blueprint.post("/interventions/<int:awareness_talk_id>/reprendre")
@requires(WRITE)
def cancel_talk(year: int, awareness_talk_id: int) -> Response:
    """Take back a talk."""
    return _taken_back(year, queries.get_record(AwarenessTalk, awareness_talk_id))


@blueprint.post("/site/<int:site_fact_id>/reprendre")
@requires(WRITE)
def cancel_fact(year: int, site_fact_id: int) -> Response:
    """Take back something about the site."""
    return _taken_back(year, queries.get_record(SiteFact, site_fact_id))


def _taken_back(year: int, record: actions.Taken) -> Response:
    """Lead back once what was noted by mistake is taken back."""
    actions.take_back(record, stamp())
    return done("La ligne est reprise : elle ne compte plus.", "communication.index", year=year)


def _page(year: int, form: HouseForm, words: Words, act: Callable[[], object]) -> Page:
    """Return the page of a gesture, or lead back once it is done."""
    if not form.is_submitted() and "day" in form:
        form["day"].data = clock.today()
    told = words._replace(back_label=f"La communication en {year}")
    return gesture(form, told, act, "communication.index", year=year)
