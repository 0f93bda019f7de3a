"""Receiving a project holder, following them, and sending them on to partners."""

import datetime as dt

from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.collisions import told_as
from cjs_app.plumbing.database import db, held
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import PersonSheet
from cjs_app.pole.directory.models import Person
from cjs_app.pole.directory.queries import ensure_organisation
from cjs_app.pole.holders.domain import (
    HOLDER_FIELDS,
    STAGE_LABELS,
    HolderSheet,
    Kind,
    NextSheet,
    Stage,
    ensure_received,
    written,
)
from cjs_app.pole.holders.models import HolderStage, Orientation, ProjectHolder

KNOWN = "Cette personne est déjà accueillie : ouvrir sa fiche, et y noter un rendez-vous."


def receive(who: Person | PersonSheet, sheet: HolderSheet, stamp: Stamp) -> ProjectHolder:
    """Return a project holder received for the first time; somebody new enters the directory too.

    Raise Refusal for somebody who was already received, and for a reception that cannot be.
    """
    ensure_received(sheet, stamp.day)
    ensure_organisation(sheet.sent_by_id, field="sent_by_id")
    person = who if isinstance(who, Person) else directory.add_person(who, stamp)
    holder = ProjectHolder(person_id=person.id, stage=sheet.stage)
    _write(holder, sheet)
    with told_as("uq_holders_person_id", Refusal(KNOWN, field="person_id")):
        db.session.add(holder)
    db.session.add(HolderStage(holder_id=holder.id, day=sheet.received_on, stage=sheet.stage))
    db.session.flush()
    journal.record(stamp, "holder.received", "holder", holder.id)
    return holder


def correct(holder: ProjectHolder, sheet: HolderSheet, stamp: Stamp) -> None:
    """Change what is written of a first reception."""
    holder = held(holder)
    ensure_received(sheet, stamp.day)
    ensure_organisation(sheet.sent_by_id, field="sent_by_id")
    before = {part: getattr(holder, part) for part in HOLDER_FIELDS}
    _write(holder, sheet)
    rewritten = [part for part in HOLDER_FIELDS if getattr(holder, part) != before[part]]
    journal.record(stamp, "holder.corrected", "holder", holder.id, rewritten=rewritten)


def go_on(holder: ProjectHolder, sheet: NextSheet, stamp: Stamp) -> None:
    """Say what comes next for somebody, in one gesture; raise Refusal as its parts do."""
    reach(holder, sheet.stage, stamp)
    follow(holder, sheet.next_contact_on, stamp)
    if sheet.organisation_id is not None:
        orient(holder, sheet.organisation_id, stamp)


def reach(holder: ProjectHolder, stage: Stage, stamp: Stamp) -> None:
    """Say how far the project is now; where it was stays in its history."""
    holder = held(holder)
    if holder.stage is not stage:
        holder.stage = stage
        db.session.add(HolderStage(holder_id=holder.id, day=stamp.day, stage=stage))
        journal.record(stamp, "holder.reached", "holder", holder.id, stage=STAGE_LABELS[stage].lower())


def follow(holder: ProjectHolder, day: dt.date | None, stamp: Stamp) -> None:
    """Say when to call next; raise Refusal for a new day that is over."""
    holder = held(holder)
    if day is not None and day < stamp.day and day != holder.next_contact_on:
        raise Refusal("Ce jour est passé : choisir aujourd’hui ou un jour à venir.", field="next_contact_on")
    if holder.next_contact_on != day:
        holder.next_contact_on = day
        if day is None:
            journal.record(stamp, "holder.no_contact", "holder", holder.id)
        else:
            journal.record(stamp, "holder.followed", "holder", holder.id, day=day)


def end(holder: ProjectHolder, stamp: Stamp) -> None:
    """End the support of somebody: nothing more is waited for, everything stays."""
    holder = held(holder)
    if holder.ended_on is None:
        holder.ended_on, holder.next_contact_on = stamp.day, None
        journal.record(stamp, "holder.ended", "holder", holder.id)


def reopen(holder: ProjectHolder, stamp: Stamp) -> None:
    """Take the support of somebody up again."""
    holder = held(holder)
    if holder.ended_on is not None:
        holder.ended_on = None
        journal.record(stamp, "holder.reopened", "holder", holder.id)


def orient(holder: ProjectHolder, organisation_id: int, stamp: Stamp) -> Orientation:
    """Send somebody on to an organisation of the directory."""
    holder = held(holder)
    ensure_organisation(organisation_id)
    orientation = Orientation(holder_id=holder.id, organisation_id=organisation_id, day=stamp.day)
    db.session.add(orientation)
    db.session.flush()
    journal.record(stamp, "holder.oriented", "holder", holder.id)
    return orientation


def take_back(orientation: Orientation, stamp: Stamp) -> None:
    """Take an orientation back that was noted by mistake."""
    held(orientation.holder)
    db.session.refresh(orientation)
    if orientation.cancelled_at is None:
        orientation.cancelled_at = stamp.at
        journal.record(stamp, "holder.orientation_cancelled", "holder", orientation.holder_id)


def _write(holder: ProjectHolder, sheet: HolderSheet) -> None:
    """Copy a sheet onto a project holder."""
    holder.kind, holder.received_on, holder.first_stage = sheet.kind, sheet.received_on, sheet.stage
    holder.sent_by_id = sheet.sent_by_id
    holder.workshop = sheet.workshop.strip() if sheet.kind is Kind.WORKSHOP else ""
    holder.domain, holder.needs_words = sheet.domain.strip(), sheet.needs_words.strip()
    holder.needs = written(sheet.needs)
