"""Editions of the parcours in every state, in the whole year."""

import datetime as dt

from cjs_app.kernel.stamp import Stamp
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet
from cjs_app.pole.pathway import actions
from cjs_app.pole.pathway.domain import ContributorSheet, EditionSheet, ParticipantSheet, SessionSheet, Status
from cjs_app.pole.pathway.models import PathwayContributor, PathwayEdition, PathwayParticipant, PathwaySession
from cjs_app.pole.questionnaires import actions as questionnaires
from cjs_app.pole.questionnaires.domain import Origin, Value
from cjs_app.pole.questionnaires.queries import questions_of

FIRST, LAST = dt.date(2017, 3, 6), dt.date(2017, 3, 9)
TABLES = {
    "edition_id": PathwayEdition,
    "pathway_session_id": PathwaySession,
    "pathway_participant_id": PathwayParticipant,
    "pathway_contributor_id": PathwayContributor,
}
WORDS = {"way": "commencer"}
SUITED = {
    "pathway.move": PathwayEdition.status == Status.PLANNED,
    "pathway.parts.ask": PathwayEdition.status == Status.PLANNED,
    "pathway.parts.forget": PathwayEdition.status == Status.CANCELLED,
    **{
        f"pathway.parts.{name}": PathwayEdition.status == Status.DONE
        for name in ("cancel_session", "presences", "withdraw", "leave")
    },
}


def furnish(stamp: Stamp) -> None:
    """Write one edition of each state, two that are planned; the one that is over has all that an edition may have."""
    for number, ways in enumerate(([], [], ["commencer"], ["annuler"]), start=1):
        edition = actions.plan(EditionSheet(number, "Vitré", FIRST, LAST), stamp)
        for way in ways:
            actions.move(edition, way, stamp)
    fill(actions.plan(EditionSheet(5, "Châteaubourg", FIRST, LAST), stamp), "Le Fablab", stamp)


def fill(edition: PathwayEdition, partner: str, stamp: Stamp) -> None:
    """Let an edition take place, with young people, a programme, a partner, opinions and an assessment meeting."""
    friend = directory.add_organisation(OrganisationSheet(partner, Kind.ASSOCIATION), stamp)
    actions.invite(edition, ContributorSheet(organisation_id=friend.id, role="Atelier"), stamp)
    session = actions.add_session(edition, SessionSheet(FIRST, "Prendre la parole", "Oser", friend.id), stamp)
    young = [actions.enrol(edition, ParticipantSheet(name, "Vitré", True), stamp) for name in ("Awa", "Noé")]
    actions.note_presences(edition, session, [young[0].id], stamp)
    asked = actions.ask(edition, stamp)
    note, choice, again, _ = questions_of(asked)
    for _rank in range(5):
        values = [Value(note.id, 9), Value(choice.id, 1), Value(again.id, 1)]
        questionnaires.answer(asked, values, Origin.PAPER, True, stamp)
    actions.review(edition, LAST, "Une réussite", stamp)
    for way in ("commencer", "terminer"):
        actions.move(edition, way, stamp)


def grow(times: int, stamp: Stamp) -> None:
    """Write many more editions, with all that hangs on them."""
    for rank in range(times):
        edition = actions.plan(EditionSheet(10 + rank, f"Lieu {rank}", FIRST, LAST), stamp)
        fill(edition, f"Intervenant {rank}", stamp)
