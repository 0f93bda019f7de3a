"""Agreeing and changing one's mind, asking to be erased, choosing delays, and the yearly review."""

from sqlalchemy import delete, select, update

from cjs_app.access.models import Session, User
from cjs_app.access.proof_models import KnownDevice
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours.models import DoneWeek, HourEntry
from cjs_app.coop.invitations.models import Invitation
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from cjs_app.privacy import erasing, queries, retention
from cjs_app.privacy.domain import WORDING, Consented, Erased, RequestState, ensure_may_agree
from cjs_app.privacy.models import Consent, ErasureRequest, RetentionDelay, RetentionReview
from cjs_app.privacy.purposes import DELAYS, LONGEST_MONTHS, Rule


def agree(cooperant: Cooperant, kind: Consented, stamp: Stamp) -> None:
    """Note that a cooperant agrees, with their own account and by themself.

    Raise Refusal for anybody else, and before fifteen years. A closed season takes agreements too: rights do not close.
    """
    cooperant = cooperants.held(cooperant)
    if cooperant.user_id is None or cooperant.user_id != stamp.by:
        raise Refusal("Un accord se donne soi-même, avec son propre compte.")
    ensure_may_agree(cooperant.birth_date, stamp.day)
    _answer(cooperant, kind, True, stamp)


def withdraw(cooperant: Cooperant, kind: Consented, stamp: Stamp) -> None:
    """Note that a cooperant no longer agrees: by themself, or by the staff to whom they said it. Always possible."""
    _answer(cooperants.held(cooperant), kind, False, stamp)


def _answer(cooperant: Cooperant, kind: Consented, given: bool, stamp: Stamp) -> None:
    """Add an answer, unless the newest one already says the same."""
    if queries.find_erasure(Erased.COOPERANT, cooperant.id) is not None:
        raise Refusal("Cette fiche est effacée : plus rien ne s’y note.")
    rows = select(Consent).where(
        Consent.season_id == cooperant.season_id, Consent.cooperant_id == cooperant.id, Consent.kind == kind
    )
    newest = db.session.scalar(rows.order_by(Consent.id.desc()).limit(1))
    if newest.given is given if newest is not None else not given:
        return
    db.session.add(
        Consent(
            season_id=cooperant.season_id,
            cooperant_id=cooperant.id,
            kind=kind,
            given=given,
            wording=WORDING,
            at=stamp.at,
            by_user_id=stamp.by,
        )
    )
    action = "consent.given" if given else "consent.withdrawn"
    journal.record(stamp, action, "cooperant", cooperant.id, cooperant.season_id, about=kind.value)
    db.session.flush()


def ask_erasure(cooperant: Cooperant, stamp: Stamp) -> ErasureRequest:
    """Return the request of a cooperant to be erased from a season; the one that already waits, if any."""
    cooperant = cooperants.held(cooperant)
    if queries.find_erasure(Erased.COOPERANT, cooperant.id) is not None:
        raise Refusal("C’est déjà fait : il n’y a plus de nom à effacer.")
    waiting = db.session.scalar(
        select(ErasureRequest).where(
            ErasureRequest.season_id == cooperant.season_id,
            ErasureRequest.cooperant_id == cooperant.id,
            ErasureRequest.state == RequestState.WAITING,
        )
    )
    if waiting is not None:
        return waiting
    request = ErasureRequest(
        season_id=cooperant.season_id, cooperant_id=cooperant.id, asked_at=stamp.at, asked_by_id=stamp.by
    )
    db.session.add(request)
    journal.record(stamp, "privacy.erasure_asked", "cooperant", cooperant.id, cooperant.season_id)
    db.session.flush()
    return request


def ask_own_erasure(user: User, stamp: Stamp) -> int:
    """Ask that everything about the person who uses an account be erased; return how many requests wait.

    One request for each season in which they are a cooperant, answered there; one for the account of somebody who is
    a cooperant nowhere, answered by the coordination.
    """
    mine = [one for _, one in queries.own_cooperants(user.id) if not queries.find_erasure(Erased.COOPERANT, one.id)]
    for cooperant in mine:
        ask_erasure(cooperant, stamp)
    if not mine and not queries.open_requests_of(user.id):
        db.session.add(ErasureRequest(user_id=user.id, asked_at=stamp.at, asked_by_id=stamp.by))
        journal.record(stamp, "privacy.erasure_asked", "user", user.id)
        db.session.flush()
    return len(queries.open_requests_of(user.id))


def withdraw_own_requests(user: User, stamp: Stamp) -> None:
    """Take back every request of the person who uses an account."""
    for request in queries.open_requests_of(user.id):
        request.state, request.answered_at, request.answered_by_id = RequestState.WITHDRAWN, stamp.at, stamp.by
        if request.cooperant_id is None:
            journal.record(stamp, "privacy.request_withdrawn", "user", user.id)
        else:
            about = request.cooperant_id
            journal.record(stamp, "privacy.request_withdrawn", "cooperant", about, request.season_id)


def set_delay(rule: Rule, months: int, stamp: Stamp) -> None:
    """Choose how long something is kept; raise Refusal for a delay that the law sets, and for one that is none."""
    delay = DELAYS[rule]
    if delay.by_law:
        raise Refusal("La loi fixe cette durée : elle ne se change pas ici.", field=rule.value)
    if not 1 <= months <= LONGEST_MONTHS:
        raise Refusal("Écrire un nombre de mois, de 1 à {most}.", field=rule.value, most=LONGEST_MONTHS)
    before = queries.delays()[rule]
    if before == months:
        return
    row = db.session.scalar(select(RetentionDelay).where(RetentionDelay.rule == rule))
    if row is None:
        db.session.add(RetentionDelay(rule=rule, months=months))
    else:
        row.months = months
    journal.record(stamp, "privacy.delay_set", "privacy", 1, rule=rule.value, before=before, months=months)
    db.session.flush()


def treat(rule: Rule, season: Season | None, stamp: Stamp) -> int:
    """Do what a rule asks for once its delay is over, in a season or outside them; return how many were treated."""
    months, today = queries.delays()[rule], stamp.day
    if not any(one.rule is rule and one.can_be_treated and one.season == season for one in retention.due(today)):
        raise Refusal("Rien n’attend ici : c’est déjà fait, ou la durée n’est pas passée.")
    if season is None:
        count = _treat_accounts(months, stamp) if rule is Rule.ADULTS else _treat_traces(months, stamp)
    elif rule is Rule.SHEETS:
        people = retention.cooperants_due(season)
        count = len([erasing.erase_cooperant(one, stamp) for one in people])
    elif rule is Rule.CLIENTS:
        count = len([erasing.erase_client(one, stamp) for one in retention.clients_due(season, months, today)])
    elif rule is Rule.INVITATIONS:
        guests = retention.invitations_due(season, months, today)
        count = len(guests)
        db.session.execute(
            update(Invitation)
            .where(Invitation.season_id == season.id, Invitation.id.in_([guest.id for guest in guests]))
            .values(name="")
        )
    else:
        count = _empty_hours(season)
    journal.record(
        stamp, "privacy.rule_treated", "privacy", 1, season.id if season else None, rule=rule.value, count=count
    )
    return count


def note_review(stamp: Stamp) -> RetentionReview:
    """Return the review of the year, done today."""
    left = sum(one.count for one in retention.due(stamp.day))
    review = RetentionReview(at=stamp.at, day=stamp.day, by_user_id=stamp.by, left_due=left)
    db.session.add(review)
    db.session.flush()
    journal.record(stamp, "privacy.reviewed", "privacy", 1, left=left)
    return review


def _treat_accounts(months: int, stamp: Stamp) -> int:
    """Erase the accounts of those whose last season is over for long."""
    people = [user for user in retention.accounts_due(months, stamp.day) if user.id != stamp.by]
    return len([erasing.erase_account(user, stamp) for user in people])


def _treat_traces(months: int, stamp: Stamp) -> int:
    """Erase the sessions and the devices that nobody uses any more."""
    sessions, devices = retention.old_traces(months, stamp.day)
    db.session.execute(delete(Session).where(Session.id.in_(sessions)))
    db.session.execute(delete(KnownDevice).where(KnownDevice.id.in_(devices)))
    return len(sessions) + len(devices)


def _empty_hours(season: Season) -> int:
    """Empty the notes on the hours of a season and the weeks that were declared done; the hours stay."""
    notes = db.session.execute(
        update(HourEntry)
        .where(HourEntry.season_id == season.id, HourEntry.note != "")
        .values(note="")
        .returning(HourEntry.id)
    ).all()
    weeks = db.session.execute(delete(DoneWeek).where(DoneWeek.season_id == season.id).returning(DoneWeek.id)).all()
    return len(notes) + len(weeks)
