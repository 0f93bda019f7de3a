"""What hangs on an edition, one page a gesture: programme, young people, presences, who comes, opinions."""

import datetime as dt
from collections.abc import Callable

from flask import Blueprint
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.plumbing.forms import HouseForm
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import requires
from cjs_app.pole.pathway import actions, queries
from cjs_app.pole.pathway.forms import ContributorForm, ParticipantForm, PresenceForm, ReviewForm, SessionForm
from cjs_app.pole.pathway.models import PathwayContributor, PathwayEdition, PathwayParticipant, PathwaySession
from cjs_app.pole.pathway.permissions import WRITE
from cjs_app.pole.structure.gestures import Page, Words, gesture

blueprint = Blueprint("parts", __name__, url_prefix="/<int:edition_id>")


@blueprint.route("/programme", methods=["GET", "POST"])
@requires(WRITE)
def add_session(year: int, edition_id: int) -> Page:
    """Add a moment to the programme."""
    form, edition = SessionForm(), queries.get_edition(edition_id)
    form.offer()
    if not form.is_submitted():
        form.day.data = edition.first_day
    return _page(
        year,
        edition,
        form,
        ("Ajouter un moment", "Le moment est au programme."),
        lambda: actions.add_session(edition, form.sheet(), stamp()),
    )


@blueprint.post("/programme/<int:pathway_session_id>/retirer")
@requires(WRITE)
def cancel_session(year: int, edition_id: int, pathway_session_id: int) -> Response:
    """Take a moment out of the programme."""
    edition = queries.get_edition(edition_id)
    actions.cancel_session(edition, queries.get_part(PathwaySession, edition, pathway_session_id), stamp())
    return _back("Le moment est retiré du programme.", year, edition)


@blueprint.route("/programme/<int:pathway_session_id>/presences", methods=["GET", "POST"])
@requires(WRITE)
def presences(year: int, edition_id: int, pathway_session_id: int) -> Page:
    """Note who was there at a moment of the programme."""
    edition = queries.get_edition(edition_id)
    session = queries.get_part(PathwaySession, edition, pathway_session_id)
    form = PresenceForm()
    form.offer(list(queries.participants_of(edition)))
    if not form.is_submitted():
        form.people.data = queries.present_at(session)
    return _page(
        year,
        edition,
        form,
        (session.title, "Les présences sont notées."),
        lambda: actions.note_presences(edition, session, form.people.data or [], stamp()),
    )


@blueprint.route("/inscrire", methods=["GET", "POST"])
@requires(WRITE)
def enrol(year: int, edition_id: int) -> Page:
    """Enrol a young person."""
    form, edition = ParticipantForm(), queries.get_edition(edition_id)
    return _page(
        year,
        edition,
        form,
        ("Inscrire un·e jeune", "C’est noté."),
        lambda: actions.enrol(edition, form.sheet(), stamp()),
    )


@blueprint.post("/jeunes/<int:pathway_participant_id>/retirer")
@requires(WRITE)
def withdraw(year: int, edition_id: int, pathway_participant_id: int) -> Response:
    """Take a young person out of the list."""
    edition = queries.get_edition(edition_id)
    actions.withdraw(edition, queries.get_part(PathwayParticipant, edition, pathway_participant_id), stamp())
    return _back("L’inscription est retirée.", year, edition)


@blueprint.route("/intervenant", methods=["GET", "POST"])
@requires(WRITE)
def invite(year: int, edition_id: int) -> Page:
    """Add who comes to the young people, or takes part."""
    form, edition = ContributorForm(), queries.get_edition(edition_id)
    form.offer()
    return _page(
        year,
        edition,
        form,
        ("Ajouter un partenaire ou un intervenant", "C’est noté."),
        lambda: actions.invite(edition, form.sheet(), stamp()),
    )


@blueprint.post("/intervenants/<int:pathway_contributor_id>/retirer")
@requires(WRITE)
def leave(year: int, edition_id: int, pathway_contributor_id: int) -> Response:
    """Take somebody out of who comes."""
    edition = queries.get_edition(edition_id)
    actions.leave(edition, queries.get_part(PathwayContributor, edition, pathway_contributor_id), stamp())
    return _back("C’est retiré de la liste.", year, edition)


@blueprint.post("/questionnaire")
@requires(WRITE)
def ask(year: int, edition_id: int) -> Response:
    """Open the questionnaire of the edition."""
    asked = actions.ask(queries.get_edition(edition_id), stamp())
    said = "Le questionnaire est ouvert : son lien et son code sont ici."
    return done(said, "questionnaires.show", year=year, questionnaire_id=asked.id)


@blueprint.route("/bilan", methods=["GET", "POST"])
@requires(WRITE)
def review(year: int, edition_id: int) -> Page:
    """Note the assessment meeting."""
    form, edition = ReviewForm(), queries.get_edition(edition_id)
    form.open_on(edition)

    def act() -> None:
        day = form.review_day.data or dt.date.max
        actions.review(edition, day, form.review_note.data or "", stamp())

    return _page(year, edition, form, ("Réunion de bilan", "La réunion est notée."), act)


@blueprint.post("/effacer-les-prenoms")
@requires(WRITE)
def forget(year: int, edition_id: int) -> Response:
    """Let the first names of the edition go."""
    edition = queries.get_edition(edition_id)
    actions.forget(edition, stamp())
    return _back("Les prénoms sont effacés : le nombre de jeunes reste.", year, edition)


def _page(
    year: int, edition: PathwayEdition, form: HouseForm, words: tuple[str, str], act: Callable[[], object]
) -> Page:
    """Return the page of a gesture, or lead back to the edition once it is done; `words`: its title, what is said."""
    where, told = {"year": year, "edition_id": edition.id}, Words(*words, f"Édition {edition.number}")
    return gesture(form, told, act, "pathway.show", **where)


def _back(said: str, year: int, edition: PathwayEdition) -> Response:
    """Lead back to an edition."""
    return done(said, "pathway.show", year=year, edition_id=edition.id)
