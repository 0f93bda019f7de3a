"""What Traits d'Unions shows elsewhere: on the pages of organisations, in what waits, in searches and in files."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, literal, or_, select
from sqlalchemy.orm import aliased

from cjs_app.coop.books.sheets import Cell, Column, Sheet
from cjs_app.plumbing import formats
from cjs_app.plumbing.database import db
from cjs_app.plumbing.searching import hit, holding
from cjs_app.pole.bridges import queries
from cjs_app.pole.bridges.domain import KIND_LABELS, STEP_LABELS
from cjs_app.pole.bridges.models import BridgeAppointment, BridgeDiagnostic, BridgePartnership, BridgeStructure
from cjs_app.pole.directory.models import Organisation
from cjs_app.pole.directory.papers import Line, known
from cjs_app.pole.structure.telling import Waiting

SOON = dt.timedelta(days=7)
"""How long before its day the next step of an appointment is called for on the front page."""


def known_of(organisation: Organisation, year: int) -> Select[Any]:
    """Return what the programme knows of an organisation in a year: a part of a larger statement."""
    reached = queries.reached_in(year).subquery()
    entered = select(BridgeStructure.entered_on).where(
        BridgeStructure.organisation_id == organisation.id, *queries.takes_part(year)
    )
    met = select(func.max(BridgeAppointment.day)).where(
        BridgeAppointment.organisation_id == organisation.id, *queries.met_in(year)
    )
    allied = (
        select(func.count())
        .select_from(reached)
        .join(BridgePartnership, BridgePartnership.id == reached.c.id)
        .where(
            or_(BridgePartnership.organisation_id == organisation.id, BridgePartnership.partner_id == organisation.id)
        )
    )
    days = (entered.scalar_subquery(), met.scalar_subquery())
    return known(allied.scalar_subquery(), title=literal(organisation.name), days=days)


def lines_of(rows: Sequence[Any], _year: int) -> list[Line]:
    """Return what the programme knows of an organisation, for its page in the directory."""
    [row] = rows
    asked, entered_on, met_on, many = {"q": row.title}, row.day, row.until, row.number
    lines = []
    if entered_on is not None:
        detail = f"Depuis le {formats.day(entered_on)}"
        lines.append(Line("Prend part à Traits d’Unions", detail, "bridges.structures.index", asked, "link"))
    if met_on is not None:
        detail = f"Rendez-vous le {formats.day(met_on)}"
        lines.append(Line("Prescripteur pour Traits d’Unions", detail, "bridges.appointments.index", asked, "calendar"))
    if many:
        detail = f"{many} partenariats" if many > 1 else "1 partenariat"
        lines.append(Line("Traits d’Unions", detail, "bridges.partnerships.index", asked, "heart-handshake"))
    return lines


def waiting_on(today: dt.date) -> list[Waiting]:
    """Return what is to follow appointments, late or due within the week, and the diagnostics that nobody answered."""
    to_do = (
        select(BridgeAppointment.next_step, BridgeAppointment.next_day, Organisation.name)
        .join(Organisation, Organisation.id == BridgeAppointment.organisation_id)
        .where(
            BridgeAppointment.next_day <= today + SOON,
            BridgeAppointment.next_done_on.is_(None),
            BridgeAppointment.cancelled_at.is_(None),
        )
        .order_by(BridgeAppointment.next_day, BridgeAppointment.id)
    )
    found = [
        Waiting(f"{step}, avec {name}", "bridges.appointments.index", {"q": name}, day, "calendar")
        for step, day, name in db.session.execute(to_do)
    ]
    unanswered = (
        select(BridgeDiagnostic.id, BridgeDiagnostic.day, Organisation.name)
        .join(BridgeStructure, BridgeStructure.id == BridgeDiagnostic.structure_id)
        .join(Organisation, Organisation.id == BridgeStructure.organisation_id)
        .where(BridgeDiagnostic.day <= today, BridgeDiagnostic.cancelled_at.is_(None), queries.ANSWERS == 0)
        .order_by(BridgeDiagnostic.day, BridgeDiagnostic.id)
    )
    found += [
        Waiting(
            f"Noter les réponses au diagnostic de {name}",
            "bridges.diagnostics.show",
            {"bridge_diagnostic_id": number},
            day,
            "list-checks",
        )
        for number, day, name in db.session.execute(unanswered)
    ]
    return found


def diagnostics_found(_scope: Any, words: str) -> Select[Any]:
    """Return the diagnostics that answer to a search from anywhere, by whose they are."""
    return (
        hit(words, BridgeDiagnostic.id, Organisation.name, Organisation.name)
        .select_from(BridgeDiagnostic)
        .join(BridgeStructure, BridgeStructure.id == BridgeDiagnostic.structure_id)
        .join(Organisation, Organisation.id == BridgeStructure.organisation_id)
        .where(BridgeDiagnostic.cancelled_at.is_(None), *holding(words, Organisation.name))
        .order_by(BridgeDiagnostic.day.desc(), BridgeDiagnostic.id)
    )


def partnerships_found(_scope: Any, words: str) -> Select[Any]:
    """Return the partnerships that answer to a search from anywhere, by their subject or either side."""
    partner = aliased(Organisation)
    return (
        hit(
            words,
            BridgePartnership.id,
            BridgePartnership.subject,
            Organisation.name,
            detail=Organisation.name,
            state=BridgePartnership.status,
        )
        .select_from(BridgePartnership)
        .join(Organisation, Organisation.id == BridgePartnership.organisation_id)
        .join(partner, partner.id == BridgePartnership.partner_id)
        .where(*holding(words, BridgePartnership.subject, Organisation.name, partner.name))
        .order_by(BridgePartnership.id.desc())
    )


def structures_sheet(year: int) -> Sheet:
    """Return who takes part in a year as a list that may leave."""
    columns = (
        Column("Structure"),
        Column("Comptée comme"),
        Column("Entrée", Cell.DAY),
        Column("Sortie", Cell.DAY),
        Column("Diagnostics", Cell.NUMBER),
    )
    rows = [
        (one.organisation.name, KIND_LABELS[one.kind], one.entered_on, one.left_on, int(diagnostics))
        for one, diagnostics in db.session.execute(queries.structures_matching(year))
    ]
    return Sheet("Traits d’Unions, structures", columns, rows)


def appointments_sheet(year: int) -> Sheet:
    """Return the appointments of a year as a list that may leave."""
    columns = (
        Column("Jour", Cell.DAY),
        Column("Prescripteur"),
        Column("Ce qui est convenu"),
        Column("Suite"),
        Column("Pour le", Cell.DAY),
        Column("Faite le", Cell.DAY),
    )
    rows = [
        (one.day, one.organisation.name, one.agreed, one.next_step, one.next_day, one.next_done_on)
        for one in db.session.scalars(queries.appointments_matching(year))
    ]
    return Sheet("Traits d’Unions, rendez-vous", columns, rows)


def partnerships_sheet(year: int) -> Sheet:
    """Return the partnerships of a year, as they stand at its end, as a list that may leave."""
    columns = (
        Column("Structure"),
        Column("Avec"),
        Column("Sujet"),
        Column("Étape"),
        Column("Depuis le", Cell.DAY),
        Column("Accord signé le", Cell.DAY),
        Column("Référence"),
    )
    rows = [
        (one.organisation.name, one.partner.name, one.subject, STEP_LABELS[step], day, one.signed_on, one.reference)
        for one, step, day in db.session.execute(queries.partnerships_matching(year))
    ]
    return Sheet("Traits d’Unions, partenariats", columns, rows)
