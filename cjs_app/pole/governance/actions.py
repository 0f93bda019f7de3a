"""Writing statutes down, electing, renewing, and noting where the pôle sits."""

import datetime as dt

from cjs_app.deciding import queries as deciding
from cjs_app.journal import actions as journal
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db, held
from cjs_app.pole.directory.models import Person
from cjs_app.pole.directory.queries import ensure_organisation
from cjs_app.pole.governance import domain, queries
from cjs_app.pole.governance.domain import (
    FUNCTION_LABELS,
    BodyMeetingSheet,
    BodySheet,
    Function,
    MandateSheet,
    StatuteRules,
)
from cjs_app.pole.governance.models import Body, BodyMeeting, Mandate, Statutes


def write_statutes(rules: StatuteRules, stamp: Stamp) -> Statutes:
    """Return what the statutes say from a day on; raise Refusal for statutes that cannot be."""
    domain.ensure_statutes(rules)
    found = queries.find_statutes_from(rules.valid_from)
    if found is None:
        found = Statutes(valid_from=rules.valid_from)
        db.session.add(found)
    for part in StatuteRules.__struct_fields__:
        setattr(found, part, getattr(rules, part))
    db.session.flush()
    journal.record(stamp, "statutes.written", "statutes", found.id, day=rules.valid_from)
    return found


def elect(sheet: MandateSheet, stamp: Stamp) -> Mandate:
    """Return a new mandate; raise Refusal when the board is full, or for one renewal too many."""
    rules = held_statutes(sheet.started_on)
    if db.session.get(Person, sheet.person_id) is None:
        raise Refusal("Cette personne n’est plus dans le répertoire : en choisir une autre.", field="person_id")
    former = [one.term for one in queries.mandates_of(sheet.person_id)]
    domain.ensure_not_sitting(former, sheet.started_on)
    return _begun(sheet, rules, domain.rank_after(former, sheet.started_on), stamp)


def renew(mandate: Mandate, started_on: dt.date, meeting_id: int | None, stamp: Stamp) -> Mandate:
    """Return the mandate that follows another one, which ends that day."""
    rules = held_statutes(started_on)
    held(mandate)
    domain.ensure_rank(mandate.rank + 1, rules)
    if mandate.term.last_day > started_on:
        domain.ensure_leaves_within(mandate.term, started_on)
        mandate.left_on = started_on
        db.session.flush()
    sheet = MandateSheet(mandate.person_id, started_on, mandate.function, meeting_id)
    return _begun(sheet, rules, mandate.rank + 1, stamp)


def give_function(mandate: Mandate, function: Function, stamp: Stamp) -> None:
    """Give somebody of the board another function."""
    held(mandate)
    mandate.function = function
    journal.record(stamp, "mandate.function_given", "mandate", mandate.id, function=FUNCTION_LABELS[function])


def leave(mandate: Mandate, left_on: dt.date, stamp: Stamp) -> None:
    """Note that somebody left the board before the end."""
    held(mandate)
    domain.ensure_leaves_within(mandate.term, left_on)
    mandate.left_on = left_on
    journal.record(stamp, "mandate.left", "mandate", mandate.id)


def add_body(sheet: BodySheet, stamp: Stamp) -> Body:
    """Return another body where the pôle sits; raise Refusal for one that is there already."""
    slug = slug_of(sheet.slug or sheet.name)
    if queries.find_body(slug) is not None:
        raise Refusal("Cette instance est déjà dans la liste.", field="name")
    ensure_organisation(sheet.organisation_id)
    body = Body(slug=slug, name=sheet.name.strip(), seat=sheet.seat.strip(), organisation_id=sheet.organisation_id)
    db.session.add(body)
    db.session.flush()
    journal.record(stamp, "body.added", "body", body.id)
    return body


def note_body_meeting(body: Body, sheet: BodyMeetingSheet, stamp: Stamp) -> BodyMeeting:
    """Return a meeting of another body, attended or not; raise Refusal for one to come."""
    if sheet.day > stamp.day:
        raise Refusal("Ce jour n’est pas encore arrivé : noter la réunion après.", field="day")
    met = BodyMeeting(
        body_id=body.id, day=sheet.day, kind=sheet.kind, attended=sheet.attended, person_id=sheet.person_id
    )
    db.session.add(met)
    db.session.flush()
    journal.record(stamp, "body.met", "body", body.id)
    return met


def cancel_body_meeting(met: BodyMeeting, stamp: Stamp) -> None:
    """Take back a line written by mistake."""
    held(met)
    if met.cancelled_at is not None:
        raise Refusal("Cette ligne est déjà retirée.")
    met.cancelled_at = stamp.at
    journal.record(stamp, "body.meeting_cancelled", "body", met.body_id)


def held_statutes(day: dt.date) -> StatuteRules:
    """Return the statutes of a day, held so that the seats are counted once at a time; raise Refusal without any."""
    found = queries.find_statutes(day, held=True)
    if found is None:
        raise Refusal("Noter d’abord ce que disent les statuts : combien de membres, pour combien de temps.")
    return found.rules


def slug_of(name: str) -> str:
    """Return a short word for a name: small letters and figures."""
    return "".join(sign if sign.isalnum() else "_" for sign in folded(name)).strip("_")[:40]


def _begun(sheet: MandateSheet, rules: StatuteRules, rank: int, stamp: Stamp) -> Mandate:
    """Return a mandate of this rank, where the board has room for it."""
    domain.ensure_rank(rank, rules)
    domain.ensure_room(len(queries.sitting_on(sheet.started_on)), rules)
    if sheet.meeting_id is not None:
        deciding.get_meeting(None, sheet.meeting_id)
    mandate = Mandate(
        person_id=sheet.person_id,
        started_on=sheet.started_on,
        ends_on=domain.years_after(sheet.started_on, rules.term_years),
        rank=rank,
        function=sheet.function,
        meeting_id=sheet.meeting_id,
    )
    db.session.add(mandate)
    db.session.flush()
    journal.record(stamp, "mandate.begun", "mandate", mandate.id, rank=rank)
    return mandate
