"""Finding agreements, requests, erasures and delays."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, or_, select

from cjs_app.access import queries as access
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from cjs_app.privacy.domain import Consented, Erased, RequestState
from cjs_app.privacy.models import Consent, Erasure, ErasureRequest, RetentionDelay, RetentionReview
from cjs_app.privacy.purposes import DELAYS, Rule

LATELY = dt.timedelta(days=14)
"""How long the front page says that somebody no longer agrees."""


def consents_of(season: Season, cooperant: Cooperant) -> Sequence[Consent]:
    """Return every yes and no of a cooperant, the first one first."""
    return db.session.scalars(
        select(Consent).where(Consent.season_id == season.id, Consent.cooperant_id == cooperant.id).order_by(Consent.id)
    ).all()


def standing_consents(season: Season) -> dict[int, dict[Consented, Consent]]:
    """Return the newest answer of each cooperant of a season to each question; who never answered is not there."""
    newest = (
        select(func.max(Consent.id)).where(Consent.season_id == season.id).group_by(Consent.cooperant_id, Consent.kind)
    )
    found: dict[int, dict[Consented, Consent]] = {}
    for row in db.session.scalars(select(Consent).where(Consent.season_id == season.id, Consent.id.in_(newest))):
        found.setdefault(row.cooperant_id, {})[row.kind] = row
    return found


def agreed(season: Season, kind: Consented) -> set[int]:
    """Return the cooperants whose yes holds now; everybody else said no, or nothing."""
    return {
        cooperant_id
        for cooperant_id, answers in standing_consents(season).items()
        if kind in answers and answers[kind].given
    }


def withdrawn_lately(season: Season, now: dt.datetime) -> Sequence[tuple[Consent, Cooperant]]:
    """Return the agreements of a season that were taken back in the last days, and by whom, the newest first."""
    standing = standing_consents(season)
    names = {row.id: row for row in db.session.scalars(select(Cooperant).where(Cooperant.season_id == season.id))}
    gone = [
        (row, names[cooperant_id])
        for cooperant_id, answers in standing.items()
        for row in answers.values()
        if not row.given and now - row.at < LATELY
    ]
    return sorted(gone, key=lambda pair: pair[0].at, reverse=True)


def own_cooperants(user_id: int) -> Sequence[tuple[Season, Cooperant]]:
    """Return what the person who uses an account is or was as a cooperant, the newest summer first."""
    accounts = [account.id for account in access.accounts_of_person(user_id)]
    rows = db.session.execute(
        select(Season, Cooperant)
        .join(Cooperant, Cooperant.season_id == Season.id)
        .where(Cooperant.user_id.in_(accounts), Season.superseded_at.is_(None))
        .order_by(Season.year.desc(), Season.id.desc())
    ).unique()
    return [(season, cooperant) for season, cooperant in rows]


def requests_about(season: Season, cooperant: Cooperant) -> Sequence[ErasureRequest]:
    """Return the requests about a cooperant, the first one first."""
    return db.session.scalars(
        select(ErasureRequest)
        .where(ErasureRequest.season_id == season.id, ErasureRequest.cooperant_id == cooperant.id)
        .order_by(ErasureRequest.id)
    ).all()


def waiting_requests(season: Season) -> Sequence[tuple[ErasureRequest, Cooperant]]:
    """Return the requests of a season that wait for an answer, the oldest first, with whom they are about."""
    rows = db.session.execute(
        select(ErasureRequest, Cooperant)
        .join(Cooperant, Cooperant.id == ErasureRequest.cooperant_id)
        .where(ErasureRequest.season_id == season.id, ErasureRequest.state == RequestState.WAITING)
        .order_by(ErasureRequest.id)
    )
    return [(request, cooperant) for request, cooperant in rows]


def waiting_accounts() -> Sequence[ErasureRequest]:
    """Return the requests about accounts that are no cooperant's."""
    return db.session.scalars(
        select(ErasureRequest)
        .where(ErasureRequest.season_id.is_(None), ErasureRequest.state == RequestState.WAITING)
        .order_by(ErasureRequest.id)
    ).all()


def open_requests_of(user_id: int) -> Sequence[ErasureRequest]:
    """Return what the person who uses an account asked for and waits for."""
    mine = [cooperant.id for _, cooperant in own_cooperants(user_id)]
    return db.session.scalars(
        select(ErasureRequest)
        .where(
            ErasureRequest.state == RequestState.WAITING,
            or_(ErasureRequest.user_id == user_id, ErasureRequest.cooperant_id.in_(mine)),
        )
        .order_by(ErasureRequest.id)
    ).all()


def find_erasure(kind: Erased, record_id: int) -> Erasure | None:
    """Return the erasure of a sheet, a client or an account, or None."""
    return db.session.scalar(select(Erasure).where(Erasure.kind == kind, Erasure.record_id == record_id))


def erased_ids(kind: Erased) -> set[int]:
    """Return the numbers of everything of a kind that was erased."""
    return set(db.session.scalars(select(Erasure.record_id).where(Erasure.kind == kind)))


def aliases_in(season: Season) -> Sequence[str]:
    """Return the names without a person that a season already has."""
    return db.session.scalars(select(Erasure.alias).where(Erasure.season_id == season.id)).all()


def delays() -> dict[Rule, int]:
    """Return each delay in months: the one that this house chose, else the proposed one."""
    chosen = {row.rule: row.months for row in db.session.scalars(select(RetentionDelay))}
    return {rule: chosen.get(rule, delay.months) for rule, delay in DELAYS.items()}


def last_review() -> RetentionReview | None:
    """Return the newest yearly review, or None."""
    return db.session.scalar(select(RetentionReview).order_by(RetentionReview.id.desc()).limit(1))


def reviews() -> Sequence[RetentionReview]:
    """Return the yearly reviews, the newest first."""
    return db.session.scalars(select(RetentionReview).order_by(RetentionReview.id.desc()).limit(20)).all()
