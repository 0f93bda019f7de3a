"""The first year of Traits d'Unions, as the founding report counts it, and the five partnerships wanted of 2022.

The report names who takes part and whom the pôle met; the days, the marks and what was agreed are not written there:
they are played. The only partnership that it tells of is the day that La Canopée and Groupe La Poste held together.
"""

import datetime as dt

from cjs_app.demo.pole.year import YEAR, Year
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
from cjs_app.pole.bridges.models import BridgeStructure
from cjs_app.pole.questionnaires import actions as questionnaires
from cjs_app.pole.questionnaires.domain import Kind as Answer
from cjs_app.pole.questionnaires.domain import Origin, Value
from cjs_app.pole.questionnaires.queries import asked_about, questions_of

ENTRY, EVENING, CLOSE = dt.date(YEAR, 3, 9), dt.date(YEAR, 11, 18), dt.date(YEAR, 12, 14)
SERVICE = "Service développement économique de Roche aux Fées Communauté"
GROUP = (
    ("Mamie Mesure", (4, 2, 2, 1, 4, 3)),
    ("Nous, les graines de demain", (3, 3, 2, 1, 4, 3)),
    ("Association Sévigné", (2, 3, 3, 4, 2, 2)),
    ("ARESAT", (2, 3, 2, 4, 2, 3)),
    ("Un avenir après le travail", (1, 3, 1, 4, 1, 2)),
    ("Le Relais pour l’emploi", (3, 2, 2, 4, 3, 3)),
    ("PEV Partage entraide vitréais", (3, 2, 3, 3, 4, 2)),
    ("Mission locale du Pays de Vitré", (1, 3, 2, 4, 2, 3)),
    ("La Canopée", (2, 3, 4, 2, 2, 4)),
    (SERVICE, (2, 2, 3, 2, 3, 4)),
)
"""Who takes part, and invented marks theme by theme."""
PRESCRIBERS = (
    ("CCI 35", dt.date(YEAR, 5, 18), "Parler du programme dans sa lettre aux entreprises"),
    ("Crédit Agricole", dt.date(YEAR, 6, 10), "Présenter le programme à une réunion de clients"),
    ("Atout Clauses", dt.date(YEAR, 9, 21), "Se prévenir des marchés qui ont une clause sociale"),
    ("Wiker", dt.date(YEAR, 10, 5), "Relayer les rencontres sur la plateforme"),
)
WANTED = 5


def play(year: Year) -> None:
    """Write the year down, and what is wanted of the next one."""
    for rank, (name, marks) in enumerate(GROUP):
        kind = Kind.SERVICE if name == SERVICE else Kind.STRUCTURE
        structure = actions.enter(StructureSheet(year.organisations[name].id, kind, ENTRY), year.on(ENTRY))
        _diagnose(year, structure, ENTRY + dt.timedelta(days=21 * (rank + 1)), marks)
    for name, day, agreed in PRESCRIBERS:
        sheet = AppointmentSheet(year.organisations[name].id, day, agreed)
        if name == "Wiker":
            following = "Envoyer les dates des rencontres", dt.date(YEAR + 1, 1, 18)
            sheet = AppointmentSheet(sheet.organisation_id, day, agreed, *following)
        actions.meet(sheet, year.on(day))
    canopee, post = year.organisations["La Canopée"].id, year.organisations["Groupe La Poste"].id
    subject = "Présenter une démarche RSE aux entreprises d’ici"
    contact = dt.date(YEAR, 9, 28)
    partnership = actions.begin(PartnershipSheet(canopee, post, subject), contact, year.on(contact))
    actions.climb(partnership, StepSheet(Step.MEETING, EVENING), year.on(EVENING))
    actions.aim(YEAR + 1, WANTED, year.on(CLOSE))


def _diagnose(year: Year, structure: BridgeStructure, day: dt.date, marks: tuple[int, ...]) -> None:
    """Let a structure answer its diagnostic."""
    diagnostic = actions.diagnose(structure, day, year.on(day))
    asked = asked_about(OWNER, diagnostic.id)
    if asked is None:
        return
    scales = [question for question in questions_of(asked) if question.kind is Answer.SCALE]
    values = [Value(question.id, mark) for question, mark in zip(scales, marks, strict=True)]
    questionnaires.answer(asked, values, Origin.PAPER, False, year.on(day))
    questionnaires.close(asked, year.on(day))
