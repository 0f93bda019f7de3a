"""Letting structures in, diagnosing, meeting prescribers, and bringing partnerships up the ladder."""

import datetime as dt

from sqlalchemy import select

from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.collisions import told_as
from cjs_app.plumbing.database import db, held
from cjs_app.pole.bridges import queries
from cjs_app.pole.bridges.domain import (
    OWNER,
    QUESTIONS,
    AppointmentSheet,
    PartnershipSheet,
    Step,
    StepSheet,
    StructureSheet,
    ensure_happened,
    ensure_next,
    ensure_period,
    ensure_step,
    ensure_two,
    goes_back,
)
from cjs_app.pole.bridges.models import (
    BridgeAppointment,
    BridgeDiagnostic,
    BridgePartnership,
    BridgePartnershipStep,
    BridgeStructure,
    BridgeTarget,
)
from cjs_app.pole.directory.queries import UNKNOWN, ensure_organisation
from cjs_app.pole.questionnaires import actions as questionnaires
from cjs_app.pole.questionnaires.domain import QuestionnaireSheet
from cjs_app.pole.questionnaires.queries import asked_about

ALREADY_IN = "Cette structure est déjà dans Traits d’Unions : corriger sa participation."


def enter(sheet: StructureSheet, stamp: Stamp) -> BridgeStructure:
    """Return a structure that takes part from a day on; raise Refusal when it is in already."""
    structure = BridgeStructure()
    with told_as("uq_bridge_structures_organisation_id", Refusal(ALREADY_IN, field="organisation_id")):
        _write_structure(structure, sheet)
        db.session.add(structure)
    journal.record(stamp, "bridge_structure.entered", "bridge_structure", structure.id)
    return structure


def correct_structure(structure: BridgeStructure, sheet: StructureSheet, stamp: Stamp) -> None:
    """Change since when a structure takes part, until when, and as what."""
    structure = held(structure)
    with told_as("uq_bridge_structures_organisation_id", Refusal(ALREADY_IN, field="organisation_id")):
        _write_structure(structure, sheet)
    journal.record(stamp, "bridge_structure.corrected", "bridge_structure", structure.id)


def diagnose(structure: BridgeStructure, day: dt.date, stamp: Stamp) -> BridgeDiagnostic:
    """Return the diagnostic of a structure on a day, its questionnaire open; raise Refusal for a second one."""
    structure = held(structure)
    same = select(BridgeDiagnostic.id).where(
        BridgeDiagnostic.structure_id == structure.id,
        BridgeDiagnostic.day == day,
        BridgeDiagnostic.cancelled_at.is_(None),
    )
    if db.session.scalar(same) is not None:
        raise Refusal(
            "Cette structure a déjà un diagnostic ce jour-là : l’ouvrir, ou choisir un autre jour.", field="day"
        )
    diagnostic = BridgeDiagnostic(structure_id=structure.id, day=day)
    db.session.add(diagnostic)
    db.session.flush()
    name = queries.name_of(structure.organisation_id)
    purpose = "Dire où en est votre structure, pour trouver avec qui coopérer près de chez vous."
    sheet = QuestionnaireSheet(f"Diagnostic Traits d’Unions, {name}"[:200], purpose, OWNER, diagnostic.id)
    questionnaires.ask(sheet, QUESTIONS, stamp)
    journal.record(stamp, "bridge_diagnostic.opened", "bridge_diagnostic", diagnostic.id, day=day)
    return diagnostic


def conclude(diagnostic: BridgeDiagnostic, conclusion: str, stamp: Stamp) -> None:
    """Note what structure and pôle made of a diagnostic."""
    diagnostic = held(diagnostic)
    diagnostic.conclusion = conclusion.strip()
    journal.record(stamp, "bridge_diagnostic.concluded", "bridge_diagnostic", diagnostic.id)


def take_back_diagnostic(diagnostic: BridgeDiagnostic, stamp: Stamp) -> None:
    """Let a diagnostic noted by mistake count no more, and its questionnaire take no more answers."""
    diagnostic = held(diagnostic)
    if diagnostic.cancelled_at is None:
        diagnostic.cancelled_at = stamp.at
        asked = asked_about(OWNER, diagnostic.id)
        if asked is not None:
            questionnaires.close(asked, stamp)
        journal.record(stamp, "bridge_diagnostic.taken_back", "bridge_diagnostic", diagnostic.id)


def meet(sheet: AppointmentSheet, stamp: Stamp) -> BridgeAppointment:
    """Return an appointment that took place; raise Refusal for a day to come."""
    appointment = BridgeAppointment()
    _write_appointment(appointment, sheet, stamp)
    db.session.add(appointment)
    db.session.flush()
    journal.record(stamp, "bridge_appointment.noted", "bridge_appointment", appointment.id, day=sheet.day)
    return appointment


def correct_appointment(appointment: BridgeAppointment, sheet: AppointmentSheet, stamp: Stamp) -> None:
    """Change what is written of an appointment; a next step that becomes another one is to be done again."""
    appointment = held(appointment)
    if (appointment.next_step, appointment.next_day) != (sheet.next_step.strip(), sheet.next_day):
        appointment.next_done_on = None
    _write_appointment(appointment, sheet, stamp)
    journal.record(stamp, "bridge_appointment.corrected", "bridge_appointment", appointment.id)


def finish_next(appointment: BridgeAppointment, stamp: Stamp) -> None:
    """Note that what was to follow an appointment is done; raise Refusal where nothing was."""
    appointment = held(appointment)
    if not appointment.next_step:
        raise Refusal("Ce rendez-vous n’a pas de suite à faire : la noter d’abord.")
    if appointment.next_done_on is None:
        appointment.next_done_on = stamp.day
        journal.record(stamp, "bridge_appointment.next_done", "bridge_appointment", appointment.id)


def reopen_next(appointment: BridgeAppointment, stamp: Stamp) -> None:
    """Note that what was to follow an appointment is not done after all."""
    appointment = held(appointment)
    if appointment.next_done_on is not None:
        appointment.next_done_on = None
        journal.record(stamp, "bridge_appointment.next_reopened", "bridge_appointment", appointment.id)


def take_back_appointment(appointment: BridgeAppointment, stamp: Stamp) -> None:
    """Let an appointment noted by mistake count no more."""
    appointment = held(appointment)
    if appointment.cancelled_at is None:
        appointment.cancelled_at = stamp.at
        journal.record(stamp, "bridge_appointment.taken_back", "bridge_appointment", appointment.id)


def begin(sheet: PartnershipSheet, day: dt.date, stamp: Stamp) -> BridgePartnership:
    """Return a partnership at its first contact, on a day; raise Refusal for one structure alone, or a day to come."""
    ensure_happened(day, stamp.day)
    partnership = BridgePartnership(status=Step.CONTACT)
    _write_partnership(partnership, sheet)
    db.session.add(partnership)
    db.session.flush()
    db.session.add(BridgePartnershipStep(partnership_id=partnership.id, status=Step.CONTACT, day=day))
    db.session.flush()
    journal.record(stamp, "bridge_partnership.begun", "bridge_partnership", partnership.id, day=day)
    return partnership


def correct_partnership(partnership: BridgePartnership, sheet: PartnershipSheet, stamp: Stamp) -> None:
    """Change who works with whom, and on what."""
    partnership = held(partnership)
    _write_partnership(partnership, sheet)
    journal.record(stamp, "bridge_partnership.corrected", "bridge_partnership", partnership.id)


def climb(partnership: BridgePartnership, sheet: StepSheet, stamp: Stamp) -> BridgePartnershipStep:
    """Return the step that a partnership took, up or down; what it was stays in its history.

    Raise Refusal back without a reason, before the last step, in days to come, or signed without a reference.
    """
    partnership = held(partnership)
    ensure_happened(sheet.day, stamp.day)
    ensure_step(partnership.status, queries.last_step_of(partnership).day, sheet)
    falls, signs = goes_back(partnership.status, sheet.step), sheet.step is Step.SIGNED
    reference = sheet.reference.strip() if signs else ""
    step = BridgePartnershipStep(
        partnership_id=partnership.id,
        status=sheet.step,
        day=sheet.day,
        reason=sheet.reason.strip(),
        reference=reference,
    )
    db.session.add(step)
    partnership.status, partnership.reference = sheet.step, reference
    partnership.signed_on = sheet.day if signs else None
    db.session.flush()
    action = "bridge_partnership.fell" if falls else f"bridge_partnership.{'signed' if signs else 'climbed'}"
    journal.record(stamp, action, "bridge_partnership", partnership.id, day=sheet.day, step=sheet.step.value)
    return step


def aim(year: int, wanted: int, stamp: Stamp) -> BridgeTarget:
    """Return the target of a year, set or changed."""
    target = queries.target_of(year)
    if target is None:
        target = BridgeTarget(year=year, wanted=wanted)
        with told_as("uq_bridge_targets_year", Refusal("L’objectif vient d’être fixé : revoir la page.")):
            db.session.add(target)
    else:
        target = held(target)
        target.wanted = wanted
        db.session.flush()
    journal.record(stamp, "bridge_target.set", "bridge_target", target.id, year=year, wanted=wanted)
    return target


def _write_structure(structure: BridgeStructure, sheet: StructureSheet) -> None:
    """Copy a sheet onto a structure."""
    ensure_period(sheet.entered_on, sheet.left_on)
    ensure_organisation(sheet.organisation_id, UNKNOWN)
    structure.organisation_id, structure.kind = sheet.organisation_id, sheet.kind
    structure.entered_on, structure.left_on = sheet.entered_on, sheet.left_on


def _write_appointment(appointment: BridgeAppointment, sheet: AppointmentSheet, stamp: Stamp) -> None:
    """Copy a sheet onto an appointment."""
    ensure_happened(sheet.day, stamp.day)
    ensure_next(sheet.day, sheet.next_step, sheet.next_day)
    ensure_organisation(sheet.organisation_id, UNKNOWN)
    appointment.organisation_id, appointment.day = sheet.organisation_id, sheet.day
    appointment.agreed = sheet.agreed.strip()
    appointment.next_step, appointment.next_day = sheet.next_step.strip(), sheet.next_day


def _write_partnership(partnership: BridgePartnership, sheet: PartnershipSheet) -> None:
    """Copy a sheet onto a partnership."""
    ensure_two(sheet.organisation_id, sheet.partner_id)
    ensure_organisation(sheet.organisation_id, UNKNOWN)
    ensure_organisation(sheet.partner_id, UNKNOWN, "partner_id")
    partnership.organisation_id, partnership.partner_id = sheet.organisation_id, sheet.partner_id
    partnership.subject = sheet.subject.strip()
