"""Finding who takes part, diagnostics with how many answered, appointments, and partnerships with their step."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from cjs_app.kernel.periods import days_of_year
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.searching import holding
from cjs_app.pole.bridges.domain import OWNER, Kind, Step
from cjs_app.pole.bridges.models import (
    BridgeAppointment,
    BridgeDiagnostic,
    BridgePartnership,
    BridgePartnershipStep,
    BridgeStructure,
    BridgeTarget,
)
from cjs_app.pole.directory.models import Organisation
from cjs_app.pole.questionnaires.gathered import Gathered, answers_about, gathered_about

ANSWERS = answers_about(OWNER, BridgeDiagnostic.id)
DIAGNOSTICS = (
    select(func.count())
    .where(BridgeDiagnostic.structure_id == BridgeStructure.id, BridgeDiagnostic.cancelled_at.is_(None), ANSWERS > 0)
    .correlate(BridgeStructure)
    .scalar_subquery()
)
OVER = (Step.SIGNED, Step.DROPPED)


class Counts(NamedTuple):
    """How much of each a year has."""

    structures: int = 0
    services: int = 0
    diagnostics: int = 0
    unanswered: int = 0
    appointments: int = 0
    prescribers: int = 0


def get_structure(structure_id: int) -> BridgeStructure:
    """Return who takes part, or answer 404."""
    rows = select(BridgeStructure).options(joinedload(BridgeStructure.organisation))
    return or_404(rows.where(BridgeStructure.id == structure_id))


def get_diagnostic(diagnostic_id: int) -> BridgeDiagnostic:
    """Return a diagnostic with whose it is, or answer 404."""
    whose = joinedload(BridgeDiagnostic.structure).joinedload(BridgeStructure.organisation)
    return or_404(select(BridgeDiagnostic).options(whose).where(BridgeDiagnostic.id == diagnostic_id))


def get_appointment(appointment_id: int) -> BridgeAppointment:
    """Return an appointment with whom it was, or answer 404."""
    rows = select(BridgeAppointment).options(joinedload(BridgeAppointment.organisation))
    return or_404(rows.where(BridgeAppointment.id == appointment_id))


def get_partnership(partnership_id: int) -> BridgePartnership:
    """Return a partnership with both its sides, or answer 404."""
    both = joinedload(BridgePartnership.organisation), joinedload(BridgePartnership.partner)
    return or_404(select(BridgePartnership).options(*both).where(BridgePartnership.id == partnership_id))


def name_of(organisation_id: int) -> str:
    """Return what an organisation is called."""
    return db.session.scalar(select(Organisation.name).where(Organisation.id == organisation_id)) or ""


def takes_part(year: int) -> tuple[Any, ...]:
    """Return the conditions that a structure takes part in a year."""
    first, last = days_of_year(year)
    there = or_(BridgeStructure.left_on.is_(None), BridgeStructure.left_on >= first)
    return BridgeStructure.entered_on <= last, there


def structures_matching(year: int, words: str = "", kind: Kind | None = None) -> Select[Any]:
    """Return who takes part in a year with how many diagnostics each had, by name."""
    rows = (
        select(BridgeStructure, DIAGNOSTICS)
        .join(BridgeStructure.organisation)
        .options(contains_eager(BridgeStructure.organisation))
        .where(*takes_part(year), *holding(words, Organisation.name))
    )
    if kind is not None:
        rows = rows.where(BridgeStructure.kind == kind)
    return rows.order_by(Organisation.name, BridgeStructure.id)


def structures_to_choose(year: int) -> list[tuple[int, str]]:
    """Return the number and the name of who takes part in a year, for a form."""
    rows = (
        select(BridgeStructure.id, Organisation.name)
        .join(Organisation, Organisation.id == BridgeStructure.organisation_id)
        .where(*takes_part(year))
    )
    return [(row.id, row.name) for row in db.session.execute(rows.order_by(Organisation.name, BridgeStructure.id))]


def diagnosed_in(year: int) -> tuple[Any, ...]:
    """Return the conditions that a diagnostic is of a year, and counts."""
    first, last = days_of_year(year)
    return BridgeDiagnostic.day >= first, BridgeDiagnostic.day <= last, BridgeDiagnostic.cancelled_at.is_(None)


def diagnostics_matching(year: int, words: str = "") -> Select[Any]:
    """Return the diagnostics of a year with how many answered each, the newest first."""
    whose = contains_eager(BridgeDiagnostic.structure).contains_eager(BridgeStructure.organisation)
    return (
        select(BridgeDiagnostic, ANSWERS)
        .join(BridgeDiagnostic.structure)
        .join(BridgeStructure.organisation)
        .options(whose)
        .where(*diagnosed_in(year), *holding(words, Organisation.name))
        .order_by(BridgeDiagnostic.day.desc(), BridgeDiagnostic.id.desc())
    )


def themes_of(year: int) -> Gathered:
    """Return what the diagnostics of a year say together, theme by theme."""
    return gathered_about(OWNER, select(BridgeDiagnostic.id).where(*diagnosed_in(year)))


def met_in(year: int) -> tuple[Any, ...]:
    """Return the conditions that an appointment is of a year, and counts."""
    first, last = days_of_year(year)
    return BridgeAppointment.day >= first, BridgeAppointment.day <= last, BridgeAppointment.cancelled_at.is_(None)


def appointments_matching(year: int, words: str = "") -> Select[Any]:
    """Return the appointments of a year, the newest first."""
    return (
        select(BridgeAppointment)
        .join(BridgeAppointment.organisation)
        .options(contains_eager(BridgeAppointment.organisation))
        .where(*met_in(year), *holding(words, Organisation.name, BridgeAppointment.agreed))
        .order_by(BridgeAppointment.day.desc(), BridgeAppointment.id.desc())
    )


def reached_in(year: int) -> Select[int, Step, dt.date]:
    """Return each partnership that lives in a year, with the step and the day where it stands at its end.

    One that was signed or dropped before the year is of another year.
    """
    first, last = days_of_year(year)
    newest = (
        select(func.max(BridgePartnershipStep.id))
        .where(BridgePartnershipStep.day <= last)
        .group_by(BridgePartnershipStep.partnership_id)
    )
    return (
        select(BridgePartnership.id, BridgePartnershipStep.status, BridgePartnershipStep.day)
        .join(BridgePartnershipStep, BridgePartnershipStep.partnership_id == BridgePartnership.id)
        .where(
            BridgePartnershipStep.id.in_(newest),
            or_(BridgePartnershipStep.status.not_in(OVER), BridgePartnershipStep.day >= first),
        )
    )


def partnerships_matching(year: int, words: str = "", step: Step | None = None) -> Select[Any]:
    """Return the partnerships that live in a year with their step at its end and its day, the newest step first."""
    reached = reached_in(year).subquery()
    partner = Organisation.__table__.alias("partner")
    rows = (
        select(BridgePartnership, reached.c.status, reached.c.day)
        .join(reached, reached.c.id == BridgePartnership.id)
        .join(BridgePartnership.organisation)
        .join(partner, partner.c.id == BridgePartnership.partner_id)
        .options(joinedload(BridgePartnership.organisation), joinedload(BridgePartnership.partner))
        .where(*holding(words, Organisation.name, partner.c.name, BridgePartnership.subject))
    )
    if step is not None:
        rows = rows.where(reached.c.status == step)
    return rows.order_by(reached.c.day.desc(), BridgePartnership.id.desc())


def steps_in(year: int) -> Mapping[Step, int]:
    """Return how many partnerships of a year stand on each step at its end; one statement."""
    reached = reached_in(year).subquery()
    rows = db.session.execute(select(reached.c.status, func.count()).group_by(reached.c.status))
    return {step: int(many) for step, many in rows}


def steps_of(partnership: BridgePartnership) -> Sequence[BridgePartnershipStep]:
    """Return the steps that a partnership took, the newest first."""
    rows = select(BridgePartnershipStep).where(BridgePartnershipStep.partnership_id == partnership.id)
    return db.session.scalars(rows.order_by(BridgePartnershipStep.id.desc())).all()


def last_step_of(partnership: BridgePartnership) -> BridgePartnershipStep:
    """Return the step on which a partnership stands."""
    return steps_of(partnership)[0]


def target_of(year: int) -> BridgeTarget | None:
    """Return the target of a year, or None."""
    return db.session.scalars(select(BridgeTarget).where(BridgeTarget.year == year)).first()


def counts_of(year: int) -> Counts:
    """Return how many took part, were diagnosed and were met in a year; one statement."""
    done = select(BridgeDiagnostic.id, ANSWERS.label("answers")).where(*diagnosed_in(year)).subquery()
    of_kind = select(func.count()).select_from(BridgeStructure).where(*takes_part(year))
    row = db.session.execute(
        select(
            of_kind.where(BridgeStructure.kind == Kind.STRUCTURE).scalar_subquery(),
            of_kind.where(BridgeStructure.kind == Kind.SERVICE).scalar_subquery(),
            select(func.count()).select_from(done).where(done.c.answers > 0).scalar_subquery(),
            select(func.count()).select_from(done).where(done.c.answers == 0).scalar_subquery(),
            select(func.count()).select_from(BridgeAppointment).where(*met_in(year)).scalar_subquery(),
            select(func.count(BridgeAppointment.organisation_id.distinct())).where(*met_in(year)).scalar_subquery(),
        )
    ).one()
    return Counts(*(int(value) for value in row))
