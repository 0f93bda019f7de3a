"""Traits d'Unions with one record of each kind in each state, in the whole year."""

import datetime as dt

from cjs_app.kernel.stamp import Stamp
from cjs_app.pole.bridges import actions
from cjs_app.pole.bridges.domain import (
    OWNER,
    AppointmentSheet,
    Kind,
    PartnershipSheet,
    Step,
    StepSheet,
    StructureSheet,
)
from cjs_app.pole.bridges.models import BridgeAppointment, BridgeDiagnostic, BridgePartnership, BridgeStructure
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind as Sort
from cjs_app.pole.directory.domain import OrganisationSheet
from cjs_app.pole.questionnaires import actions as questionnaires
from cjs_app.pole.questionnaires.domain import Origin, Value
from cjs_app.pole.questionnaires.queries import asked_about, questions_of

YEAR, DAY = 2017, dt.date(2017, 3, 9)
TABLES = {
    "bridge_structure_id": BridgeStructure,
    "bridge_diagnostic_id": BridgeDiagnostic,
    "bridge_appointment_id": BridgeAppointment,
    "bridge_partnership_id": BridgePartnership,
}
SUITED = {
    "bridges.diagnostics.take_back": BridgeDiagnostic.conclusion == "",
    "bridges.appointments.finish_next": BridgeAppointment.agreed == "Relayer",
    "bridges.appointments.take_back": BridgeAppointment.agreed == "Rien",
}
LADDER = (Step.MEETING, Step.DRAFT, Step.PRINCIPLE, Step.SIGNED)


def known(name: str, stamp: Stamp) -> int:
    """Return the number of an organisation of this name."""
    return directory.add_organisation(OrganisationSheet(name, Sort.ASSOCIATION), stamp).id


def furnish(stamp: Stamp) -> None:
    """Write who takes part, diagnostics answered and not, appointments, and a partnership on each step."""
    service = actions.enter(StructureSheet(known("Service économie", stamp), Kind.SERVICE, DAY), stamp)
    actions.diagnose(service, DAY, stamp)
    fill("Le four à pain", stamp)
    actions.meet(AppointmentSheet(known("La chambre", stamp), DAY, "Rien"), stamp)
    first, second = known("La fabrique", stamp), known("L’usine", stamp)
    for climbed in range(len(LADDER) + 1):
        partnership = actions.begin(PartnershipSheet(first, second, f"Essai {climbed}"), DAY, stamp)
        for step in LADDER[:climbed]:
            actions.climb(partnership, StepSheet(step, DAY, reference="A-2017-1"), stamp)
    actions.climb(partnership, StepSheet(Step.DROPPED, DAY, "Le projet s’arrête"), stamp)
    actions.aim(YEAR, 5, stamp)


def fill(name: str, stamp: Stamp) -> None:
    """Let a structure take part, answer a diagnostic five times, and find a partner; a prescriber is met."""
    organisation = known(name, stamp)
    structure = actions.enter(StructureSheet(organisation, Kind.STRUCTURE, DAY), stamp)
    diagnostic = actions.diagnose(structure, DAY, stamp)
    actions.conclude(diagnostic, "Chercher un atelier à partager", stamp)
    asked = asked_about(OWNER, diagnostic.id)
    assert asked is not None
    *themes, wish = questions_of(asked)
    for mark in (4, 3, 4, 2, 3):
        values = [*(Value(theme.id, mark) for theme in themes), Value(wish.id, text="Un voisin")]
        questionnaires.answer(asked, values, Origin.PAPER, True, stamp)
    prescriber = known(f"Banque de {name}", stamp)
    actions.meet(AppointmentSheet(prescriber, DAY, "Relayer", "Envoyer la plaquette", DAY), stamp)
    partnership = actions.begin(PartnershipSheet(organisation, prescriber, "Prêter un local"), DAY, stamp)
    actions.climb(partnership, StepSheet(Step.SIGNED, DAY, reference="A-2017-2"), stamp)


def grow(times: int, stamp: Stamp) -> None:
    """Let many more structures take part, each with all that hangs on it."""
    for rank in range(times):
        fill(f"Passerelle {rank}", stamp)
