"""The pages of the questionnaires; and, in `answering`, the page that anybody who has the link may answer."""

from flask import Blueprint, render_template, request, url_for
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import mail, palette, qr
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.questionnaires import actions, queries
from cjs_app.pole.questionnaires.domain import KIND_LABELS, ORIGIN_LABELS, SMALLEST, Kind, Origin
from cjs_app.pole.questionnaires.forms import QuestionForm, QuestionnaireForm, answer_form
from cjs_app.pole.questionnaires.models import Questionnaire
from cjs_app.pole.questionnaires.permissions import READ, WRITE
from cjs_app.pole.questionnaires.plots import spread_of
from cjs_app.pole.questionnaires.routes import answering
from cjs_app.pole.structure import gestures, sheets, telling
from cjs_app.pole.structure.gestures import Page, Words

blueprint = Blueprint("questionnaires", __name__)
blueprint.register_blueprint(answering.blueprint)
offer(
    Entry(
        "Les questionnaires", "questionnaires.index", "list-checks", in_season=False, in_pole=True, group="Les actions"
    )
)
palette.offer(
    palette.Subject(
        "Questionnaires",
        "questionnaires.show",
        "questionnaire_id",
        "list-checks",
        queries.questionnaires_found,
        "questionnaires.index",
        in_pole=True,
    )
)
telling.name_room("questionnaires", "Les questionnaires")
sheets.offer(sheets.Offered("questionnaires", "Ce que disent les questionnaires", READ, queries.results_sheet))

ROOM = "/pole/<year:year>/questionnaires"
ONE = f"{ROOM}/<int:questionnaire_id>"


@blueprint.get(ROOM)
@requires(READ)
def index(year: int) -> str:
    """List the questionnaires that were opened in the year."""
    words = request.args.get("q", "")
    return render_template(
        "pole/questionnaires/index.html",
        found=queries.questionnaires_of(year, words),
        words=words,
        may_write=may(WRITE),
    )


@blueprint.route(f"{ROOM}/nouveau", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int) -> Page:
    """Open a questionnaire; its questions follow on its own page."""
    form = QuestionnaireForm()
    if form.validate_on_submit():
        try:
            asked = actions.ask(form.sheet(), (), stamp())
            return done(
                "Le questionnaire est ouvert : il reste à écrire ses questions.",
                "questionnaires.show",
                year=year,
                questionnaire_id=asked.id,
            )
        except Refusal as refusal:
            form.refuse(refusal)
    words = Words("Nouveau questionnaire", "", f"Les questionnaires en {year}")
    return gestures.page(form, words, "questionnaires.index", year=year)


@blueprint.get(ONE)
@requires(READ)
def show(year: int, questionnaire_id: int) -> str:
    """Show what was asked and what the answers come to, each mean with its number of answers."""
    asked = queries.get_questionnaire(questionnaire_id)
    results = queries.results_of(asked, to_the_team=may(WRITE))
    return render_template(
        "pole/questionnaires/show.html",
        asked=asked,
        results=results,
        plots={question.id: spread_of(question.wording, question.kind, one) for question, one in results.questions},
        kinds=KIND_LABELS,
        text_kind=Kind.TEXT,
        smallest=SMALLEST,
        sheets=queries.sheets_of(asked) if may(WRITE) else [],
        origins=ORIGIN_LABELS,
        address=_address(asked),
        history=history_of("questionnaire", asked.id, None),
        may_write=may(WRITE),
    )


@blueprint.route(f"{ONE}/question", methods=["GET", "POST"])
@requires(WRITE)
def add_question(year: int, questionnaire_id: int) -> Page:
    """Add a question."""
    asked, where = queries.get_questionnaire(questionnaire_id), {"year": year, "questionnaire_id": questionnaire_id}
    form = QuestionForm()
    words = Words("Ajouter une question", "La question est ajoutée.", asked.title, asked.title)
    return gestures.gesture(
        form, words, lambda: actions.add_question(asked, form.sheet(), stamp()), "questionnaires.show", **where
    )


@blueprint.post(f"{ONE}/questions/<int:questionnaire_question_id>/retirer")
@requires(WRITE)
def remove_question(year: int, questionnaire_id: int, questionnaire_question_id: int) -> Response:
    """Leave a question out."""
    asked = queries.get_questionnaire(questionnaire_id)
    actions.remove_question(asked, queries.get_question(asked, questionnaire_question_id), stamp())
    return _back("La question est retirée.", year, asked)


@blueprint.route(f"{ONE}/feuille", methods=["GET", "POST"])
@requires(WRITE)
def type_in(year: int, questionnaire_id: int) -> Page:
    """Copy a sheet that was answered on paper."""
    asked, where = queries.get_questionnaire(questionnaire_id), {"year": year, "questionnaire_id": questionnaire_id}
    questions = queries.questions_of(asked)
    form = answer_form(questions)
    said = "La feuille est recopiée. Elle n’a pas de nom."
    words = Words("Recopier une feuille", said, asked.title, "Sans nom : une feuille, une personne.")
    return gestures.gesture(
        form,
        words,
        lambda: actions.answer(asked, form.values(questions), Origin.PAPER, form.may_be_quoted, stamp()),
        "questionnaires.show",
        **where,
    )


@blueprint.post(f"{ONE}/feuilles/<int:questionnaire_sheet_id>/reprendre")
@requires(WRITE)
def take_back(year: int, questionnaire_id: int, questionnaire_sheet_id: int) -> Response:
    """Take back a sheet that was typed by mistake."""
    asked = queries.get_questionnaire(questionnaire_id)
    actions.take_back(asked, queries.get_sheet(asked, questionnaire_sheet_id), stamp())
    return _back("La réponse est reprise : elle ne compte plus.", year, asked)


@blueprint.post(f"{ONE}/fermer")
@requires(WRITE)
def close(year: int, questionnaire_id: int) -> Response:
    """Take no more answers."""
    asked = queries.get_questionnaire(questionnaire_id)
    actions.close(asked, stamp())
    return _back("Le questionnaire est fermé : son lien ne prend plus de réponse.", year, asked)


@blueprint.post(f"{ONE}/rouvrir")
@requires(WRITE)
def reopen(year: int, questionnaire_id: int) -> Response:
    """Take answers again."""
    asked = queries.get_questionnaire(questionnaire_id)
    actions.reopen(asked, stamp())
    return _back("Le questionnaire prend de nouveau des réponses.", year, asked)


@blueprint.get(f"{ONE}/code-qr")
@requires(READ)
def picture(year: int, questionnaire_id: int) -> Response:
    """Draw the code that leads to the questionnaire."""
    return qr.picture(_address(queries.get_questionnaire(questionnaire_id)))


def _address(asked: Questionnaire) -> str:
    """Return the whole address that opens a questionnaire."""
    house = mail.base_address() or request.host_url.rstrip("/")
    return house + url_for("questionnaires.answering.answer", token=asked.link_key)


def _back(said: str, year: int, asked: Questionnaire) -> Response:
    """Lead back to a questionnaire."""
    return done(said, "questionnaires.show", year=year, questionnaire_id=asked.id)
