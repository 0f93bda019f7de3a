"""Writing an edition down, who takes part, who was there, and letting the names go."""

import datetime as dt
from collections.abc import Collection
from typing import TypeVar

from sqlalchemy import select

from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import moved
from cjs_app.plumbing.database import db, held
from cjs_app.pole.directory.models import Person
from cjs_app.pole.directory.queries import UNKNOWN, ensure_organisation
from cjs_app.pole.pathway.domain import (
    MOVES,
    OWNER,
    QUESTIONS,
    ContributorSheet,
    EditionSheet,
    ParticipantSheet,
    SessionSheet,
    ensure_contributor,
    ensure_over,
    ensure_period,
    ensure_within,
    nameless,
)
from cjs_app.pole.pathway.models import (
    PathwayContributor,
    PathwayEdition,
    PathwayParticipant,
    PathwayPresence,
    PathwaySession,
)
from cjs_app.pole.questionnaires import actions as questionnaires
from cjs_app.pole.questionnaires.domain import QuestionnaireSheet
from cjs_app.pole.questionnaires.models import Questionnaire
from cjs_app.pole.questionnaires.queries import asked_about

Row = TypeVar("Row", PathwayEdition, PathwaySession, PathwayParticipant, PathwayContributor)


def plan(sheet: EditionSheet, stamp: Stamp) -> PathwayEdition:
    """Return a new edition; raise Refusal when it ends before it begins."""
    edition = PathwayEdition()
    _write(edition, sheet)
    return _added(edition, "pathway.added", edition, stamp)


def correct(edition: PathwayEdition, sheet: EditionSheet, stamp: Stamp) -> None:
    """Change what is written of an edition."""
    edition = held(edition)
    _write(edition, sheet)
    journal.record(stamp, "pathway.corrected", "pathway", edition.id)


def move(edition: PathwayEdition, way: str, stamp: Stamp) -> None:
    """Bring an edition to another state, by the name of the way; raise Refusal where it does not lead there."""
    edition = held(edition)
    if way not in MOVES:
        raise Refusal("Choisir un des gestes proposés.")
    edition.status = moved(edition.status, MOVES[way])
    journal.record(stamp, f"pathway.{MOVES[way].name}", "pathway", edition.id)


def add_session(edition: PathwayEdition, sheet: SessionSheet, stamp: Stamp) -> PathwaySession:
    """Return a new moment of the programme; raise Refusal for a day outside the edition."""
    edition = held(edition)
    ensure_within(sheet.day, edition.first_day, edition.last_day)
    session = PathwaySession(
        edition_id=edition.id,
        day=sheet.day,
        title=sheet.title.strip(),
        objectives=sheet.objectives.strip(),
        organisation_id=sheet.organisation_id,
    )
    return _added(session, "pathway.session_added", edition, stamp)


def cancel_session(edition: PathwayEdition, session: PathwaySession, stamp: Stamp) -> None:
    """Take a moment out of the programme."""
    held(edition)
    held(session)
    if session.cancelled_at is None:
        session.cancelled_at = stamp.at
        journal.record(stamp, "pathway.session_cancelled", "pathway", edition.id)


def enrol(edition: PathwayEdition, sheet: ParticipantSheet, stamp: Stamp) -> PathwayParticipant:
    """Return a young person who takes part; raise Refusal once the names of the edition are gone."""
    edition = held(edition)
    if edition.forgotten_at is not None:
        raise Refusal("Les prénoms de cette édition sont effacés : plus personne ne s’y inscrit.")
    participant = PathwayParticipant(
        edition_id=edition.id, first_name=sheet.first_name.strip(), city=sheet.city.strip(), agreed=sheet.agreed
    )
    return _added(participant, "pathway.enrolled", edition, stamp)


def withdraw(edition: PathwayEdition, participant: PathwayParticipant, stamp: Stamp) -> None:
    """Take a young person out of the list, who was written by mistake or did not come."""
    held(edition)
    held(participant)
    if participant.withdrawn_at is None:
        participant.withdrawn_at = stamp.at
        journal.record(stamp, "pathway.withdrawn", "pathway", edition.id)


def note_presences(edition: PathwayEdition, session: PathwaySession, there: Collection[int], stamp: Stamp) -> None:
    """Note who of the young people was there, by their numbers; whoever is not named was not."""
    held(edition)
    participants = select(PathwayParticipant.id).where(
        PathwayParticipant.edition_id == edition.id, PathwayParticipant.withdrawn_at.is_(None)
    )
    known = select(PathwayPresence).where(PathwayPresence.session_id == session.id)
    noted = {one.participant_id: one for one in db.session.scalars(known)}
    for number in db.session.scalars(participants).all():
        if number in noted:
            noted[number].present = number in there
        else:
            db.session.add(PathwayPresence(session_id=session.id, participant_id=number, present=number in there))
    db.session.flush()
    journal.record(stamp, "pathway.presences_noted", "pathway", edition.id)


def invite(edition: PathwayEdition, sheet: ContributorSheet, stamp: Stamp) -> PathwayContributor:
    """Return who comes to the young people or takes part; raise Refusal for one who is there already, or unknown."""
    edition = held(edition)
    ensure_contributor(sheet)
    ensure_organisation(sheet.organisation_id, UNKNOWN)
    if sheet.person_id is not None and db.session.get(Person, sheet.person_id) is None:
        raise Refusal("Choisir la personne dans le répertoire.", field="person_id")
    there = select(PathwayContributor.id).where(
        PathwayContributor.edition_id == edition.id,
        PathwayContributor.organisation_id.is_not_distinct_from(sheet.organisation_id),
        PathwayContributor.person_id.is_not_distinct_from(sheet.person_id),
        PathwayContributor.removed_at.is_(None),
    )
    if db.session.scalar(there) is not None:
        raise Refusal("Déjà dans la liste.", field="organisation_id")
    contributor = PathwayContributor(
        edition_id=edition.id,
        organisation_id=sheet.organisation_id,
        person_id=sheet.person_id,
        role=sheet.role.strip(),
    )
    return _added(contributor, "pathway.contributor_added", edition, stamp)


def leave(edition: PathwayEdition, contributor: PathwayContributor, stamp: Stamp) -> None:
    """Take somebody out of who comes to the young people."""
    held(edition)
    held(contributor)
    if contributor.removed_at is None:
        contributor.removed_at = stamp.at
        journal.record(stamp, "pathway.contributor_removed", "pathway", edition.id)


def ask(edition: PathwayEdition, stamp: Stamp) -> Questionnaire:
    """Return the questionnaire of an edition, opened for its young people; raise Refusal for a second one."""
    edition = held(edition)
    if asked_about(OWNER, edition.id) is not None:
        raise Refusal("Cette édition a déjà son questionnaire.")
    title = f"Entreprendre son avenir, édition {edition.number}"
    purpose = "Dire ce que la semaine t’a apporté, pour que la prochaine soit meilleure."
    asked = questionnaires.ask(QuestionnaireSheet(title, purpose, OWNER, edition.id), QUESTIONS, stamp)
    journal.record(stamp, "pathway.asked", "pathway", edition.id)
    return asked


def review(edition: PathwayEdition, day: dt.date, note: str, stamp: Stamp) -> None:
    """Note the assessment meeting with the partners."""
    edition = held(edition)
    edition.review_day, edition.review_note = day, note.strip()
    journal.record(stamp, "pathway.reviewed", "pathway", edition.id)


def forget(edition: PathwayEdition, stamp: Stamp) -> None:
    """Let the first names and the towns of an edition go; how many took part stays."""
    edition = held(edition)
    ensure_over(edition.status)
    rows = select(PathwayParticipant).where(PathwayParticipant.edition_id == edition.id)
    for rank, participant in enumerate(db.session.scalars(rows.order_by(PathwayParticipant.id)), 1):
        participant.first_name, participant.city = nameless(rank), ""
    edition.forgotten_at = stamp.at
    db.session.flush()
    journal.record(stamp, "pathway.forgotten", "pathway", edition.id)


def _added(row: Row, action: str, edition: PathwayEdition, stamp: Stamp) -> Row:
    """Return a new row, once it is in the database and the journal."""
    db.session.add(row)
    db.session.flush()
    journal.record(stamp, action, "pathway", edition.id)
    return row


def _write(edition: PathwayEdition, sheet: EditionSheet) -> None:
    """Copy a sheet onto an edition."""
    ensure_period(sheet.first_day, sheet.last_day)
    edition.number, edition.place = sheet.number, sheet.place.strip()
    edition.first_day, edition.last_day = sheet.first_day, sheet.last_day
