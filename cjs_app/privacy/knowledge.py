"""Everything that is known about someone as a cooperant of a season, in words and in a fixed order."""

import re
from collections.abc import Sequence

from sqlalchemy import select

from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.cooperants.domain import PAPER_STATE_LABELS
from cjs_app.coop.cooperants.models import Cooperant, Paper
from cjs_app.coop.distribution.models import ClosedShare
from cjs_app.coop.hours.domain import NATURE_LABELS, STATUS_LABELS
from cjs_app.coop.hours.models import DoneWeek, HourEntry
from cjs_app.coop.invitations.models import Invitation
from cjs_app.coop.missions.models import Mission, MissionMember
from cjs_app.coop.planning.absences import PART_LABELS
from cjs_app.coop.planning.models import Absence, OutOfTurn
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.names import folded
from cjs_app.plumbing.database import db
from cjs_app.privacy import queries
from cjs_app.privacy.domain import (
    QUESTIONS,
    REQUEST_LABELS,
    Amount,
    Part,
    Time,
    pattern_of,
    searched_names,
    without_names,
)


def parts_of(season: Season, cooperant: Cooperant) -> tuple[Part, ...]:
    """Return everything that is known about a cooperant of a season; what others wrote about others is left out."""
    return (
        _sheet(cooperant),
        _committees(cooperant),
        _papers(season, cooperant),
        _missions(season, cooperant),
        _hours(season, cooperant),
        _weeks(season, cooperant),
        _absences(season, cooperant),
        _turns(season, cooperant),
        _share(season, cooperant),
        _consents(season, cooperant),
        _requests(season, cooperant),
        _invitations(season, cooperant),
    )


def _sheet(cooperant: Cooperant) -> Part:
    """Return the sheet."""
    columns = (
        "Prénom",
        "Nom",
        "Date de naissance",
        "Code",
        "Arrivée",
        "Départ",
        "Coefficient d’implication",
        "Part du résultat",
        "Un compte est relié à la fiche",
    )
    row = (
        cooperant.first_name,
        cooperant.last_name,
        cooperant.birth_date,
        cooperant.code,
        cooperant.joined_on,
        cooperant.left_on,
        cooperant.coefficient,
        cooperant.has_share,
        cooperant.user_id is not None,
    )
    return Part("fiche", "La fiche", columns, (row,))


def _committees(cooperant: Cooperant) -> Part:
    """Return the times spent in committees."""
    rows = tuple(
        (term.committee.label, term.role, term.start_day, term.end_day) for term in cooperants.terms_of(cooperant)
    )
    return Part("comites", "Les comités", ("Comité", "Rôle", "Depuis", "Jusqu’à"), rows)


def _papers(season: Season, cooperant: Cooperant) -> Part:
    """Return the papers, those that are no longer asked for too."""
    papers = db.session.scalars(
        select(Paper).where(Paper.season_id == season.id, Paper.cooperant_id == cooperant.id).order_by(Paper.id)
    )
    rows = tuple(
        (paper.label, PAPER_STATE_LABELS[paper.state], paper.day, paper.removed_at is None) for paper in papers
    )
    return Part("pieces", "Les pièces demandées", ("Pièce", "État", "Jour", "Toujours demandée"), rows)


def _missions(season: Season, cooperant: Cooperant) -> Part:
    """Return the missions by their code: their title may name a client, who is somebody else."""
    found = db.session.execute(
        select(Mission.code, Mission.start_day, Mission.end_day, MissionMember.leads)
        .join(MissionMember, MissionMember.mission_id == Mission.id)
        .where(MissionMember.season_id == season.id, MissionMember.cooperant_id == cooperant.id)
        .order_by(Mission.id)
    )
    rows = tuple(tuple(row) for row in found)
    return Part("missions", "Les missions", ("Mission", "Début", "Fin", "Responsable"), rows)


def _hours(season: Season, cooperant: Cooperant) -> Part:
    """Return the hours, those that were cancelled too."""
    found = db.session.execute(
        select(HourEntry, Mission.code)
        .outerjoin(Mission, Mission.id == HourEntry.mission_id)
        .where(HourEntry.season_id == season.id, HourEntry.cooperant_id == cooperant.id)
        .order_by(HourEntry.day, HourEntry.id)
    )
    rows = tuple(
        (
            entry.day,
            Time(entry.minutes),
            NATURE_LABELS[entry.nature],
            mission,
            STATUS_LABELS[entry.status],
            entry.note,
            entry.validated_at,
        )
        for entry, mission in found
    )
    columns = ("Jour", "Durée", "Nature", "Mission", "État", "Note", "Validées le")
    return Part("heures", "Les heures", columns, rows)


def _weeks(season: Season, cooperant: Cooperant) -> Part:
    """Return the weeks that were declared done."""
    found = db.session.execute(
        select(DoneWeek.monday, DoneWeek.at)
        .where(DoneWeek.season_id == season.id, DoneWeek.cooperant_id == cooperant.id)
        .order_by(DoneWeek.monday)
    )
    rows = tuple(tuple(row) for row in found)
    return Part("semaines", "Les semaines déclarées finies", ("Semaine du", "Dit le"), rows)


def _absences(season: Season, cooperant: Cooperant) -> Part:
    """Return the days on which this person said not to be available, those that were cancelled too."""
    found = db.session.scalars(
        select(Absence)
        .where(Absence.season_id == season.id, Absence.cooperant_id == cooperant.id)
        .order_by(Absence.first_day, Absence.id)
    )
    rows = tuple(
        (one.first_day, one.last_day, PART_LABELS[one.part], one.noted_at, one.cancelled_at is not None)
        for one in found
    )
    return Part("absences", "Les absences", ("Du", "Au", "Moment", "Notée le", "Annulée"), rows)


def _turns(season: Season, cooperant: Cooperant) -> Part:
    """Return the teams that were chosen out of turn, with or without this person; the reason names nobody else."""
    found = db.session.execute(
        select(Mission.code, OutOfTurn)
        .join(Mission, Mission.id == OutOfTurn.mission_id)
        .where(OutOfTurn.season_id == season.id)
        .order_by(OutOfTurn.id)
    )
    own = [
        (mission, one, cooperant.code in one.taken.split())
        for mission, one in found
        if cooperant.code in one.taken.split() + one.proposed.split()
    ]
    others = _others(season, cooperant) if own else None
    rows = tuple(
        (
            mission,
            "Dans l’équipe choisie" if taken else "C’était son tour",
            without_names(one.reason, others, "…"),
            one.at,
        )
        for mission, one, taken in own
    )
    return Part("tours", "Les équipes choisies hors du tour", ("Mission", "Place", "Raison", "Le"), rows)


def _others(season: Season, cooperant: Cooperant) -> re.Pattern[str] | None:
    """Return what finds the names of the other cooperants in a text."""
    own = folded(cooperant.first_name)
    everybody = (one for one in cooperants.cooperants_of(season) if one.id != cooperant.id)
    found = (searched_names(one.first_name, one.last_name, (), folded(one.first_name) == own) for one in everybody)
    return pattern_of(name for names in found for name in names)


def _share(season: Season, cooperant: Cooperant) -> Part:
    """Return the share that the closing froze; before it there is none yet."""
    found = db.session.scalars(
        select(ClosedShare).where(ClosedShare.season_id == season.id, ClosedShare.cooperant_id == cooperant.id)
    )
    rows = tuple((share.code, Time(share.minutes), Amount(share.amount_cents, season.currency)) for share in found)
    lead = "" if rows else "La part n’est fixée qu’à la clôture de la saison."
    return Part("part", "La part du résultat", ("Code", "Heures", "Montant"), rows, lead)


def _consents(season: Season, cooperant: Cooperant) -> Part:
    """Return every yes and no, the first one first."""
    rows = tuple(
        (QUESTIONS[row.kind].label, row.given, row.wording, row.at) for row in queries.consents_of(season, cooperant)
    )
    return Part("accords", "Les accords", ("Sujet", "Accord donné", "Version de la question", "Dit le"), rows)


def _requests(season: Season, cooperant: Cooperant) -> Part:
    """Return the requests for erasure."""
    rows = tuple(
        (REQUEST_LABELS[row.state], row.asked_at, row.answered_at) for row in queries.requests_about(season, cooperant)
    )
    return Part("demandes", "Les demandes d’effacement", ("État", "Demandé le", "Répondu le"), rows)


def _invitations(season: Season, cooperant: Cooperant) -> Part:
    """Return the invitations made for this sheet."""
    found: Sequence[Invitation] = db.session.scalars(
        select(Invitation)
        .where(Invitation.season_id == season.id, Invitation.cooperant_id == cooperant.id)
        .order_by(Invitation.id)
    ).all()
    rows = tuple((one.made_at, one.expires_at, one.accepted_at, one.revoked_at) for one in found)
    return Part("invitations", "Les invitations", ("Faite le", "Valable jusqu’au", "Acceptée le", "Retirée le"), rows)
