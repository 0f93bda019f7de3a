"""The governance of the demo year: statutes of 2019, the assembly of June 2021, five boards, a decision by consent."""

import datetime as dt

from cjs_app.deciding import actions as deciding
from cjs_app.deciding import gathering
from cjs_app.deciding.domain import Count, Kind, Mode, Proposal, Rules
from cjs_app.deciding.meetings import Here, MeetingKind, MeetingSheet, Others, Presence, TaskSheet
from cjs_app.deciding.models import Meeting
from cjs_app.demo.pole.year import Year
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import PersonSheet
from cjs_app.pole.governance import actions
from cjs_app.pole.governance.domain import (
    BodyMeetingKind,
    BodyMeetingSheet,
    BodySheet,
    Function,
    MandateSheet,
    StatuteRules,
)
from cjs_app.pole.governance.models import Mandate

FORMER_STATUTES = StatuteRules(dt.date(2018, 1, 1), 3, 12, 3, 2)
STATUTES = StatuteRules(dt.date(2019, 1, 1), 3, 12, 3, 2, proxies_each=2, quorum_percent=25)
ASSEMBLY = dt.date(2021, 6, 22)
SITTING = (
    ("Gwenola", "Le Bihan", dt.date(2018, 6, 28)),
    ("Armel", "Tanguy", dt.date(2019, 6, 20)),
    ("Solène", "Kervadec", dt.date(2019, 6, 20)),
    ("Yannick", "Poulain", dt.date(2019, 6, 20)),
    ("Mireille", "Hamelin", dt.date(2019, 6, 20)),
    ("Erwan", "Gautier", dt.date(2020, 9, 24)),
    ("Nolwenn", "Bricet", dt.date(2020, 9, 24)),
    ("Thierry", "Joubaud", dt.date(2020, 9, 24)),
    ("Rozenn", "Maillard", dt.date(2018, 6, 28)),
)
"""Nine persons, all invented; the last one leaves in June 2021."""
NEW = (("Katell", "Lorho"), ("Élodie", "Rastel"))
BOARDS = (
    (dt.date(2021, 1, 28), "Visioconférence", "Budget 2021\nTraits d’Unions"),
    (dt.date(2021, 3, 25), "Maison pour tous, Châteaubourg", "Préparation de l’AG\nSite internet"),
    (dt.date(2021, 5, 20), "Maison pour tous, Châteaubourg", "Comptes 2020\nCoopérative jeunesse de services"),
    (dt.date(2021, 9, 16), "La Canopée, Janzé", "Coprésidence\nMois de l’ESS"),
    (dt.date(2021, 11, 25), "Maison pour tous, Châteaubourg", "Feuille de route 2022\nRelais de la chargée de mission"),
)
ELSEWHERE = (
    (dt.date(2021, 2, 9), BodyMeetingKind.BOARD, True),
    (dt.date(2021, 4, 13), BodyMeetingKind.BOARD, True),
    (dt.date(2021, 6, 8), BodyMeetingKind.ASSEMBLY, True),
    (dt.date(2021, 6, 29), BodyMeetingKind.BOARD, True),
    (dt.date(2021, 9, 28), BodyMeetingKind.BOARD, False),
    (dt.date(2021, 12, 7), BodyMeetingKind.BOARD, True),
)
"""The propulseur TAG 35: five boards of which the pôle followed four, and its assembly."""


def play(year: Year) -> None:
    """Play the governance."""
    actions.write_statutes(FORMER_STATUTES, year.on(dt.date(2019, 1, 9)))
    actions.write_statutes(STATUTES, year.on(dt.date(2019, 1, 9)))
    mandates = [_elected(year, first, last, day) for first, last, day in SITTING]
    actions.give_function(mandates[0], Function.CHAIR, year.on(dt.date(2019, 6, 28)))
    boards = {day: _planned(year, day, place, agenda) for day, place, agenda in BOARDS}
    for day in list(boards)[:3]:
        _board(year, boards[day], [one.person_id for one in mandates])
    now = [*_assembly(year, mandates)]
    _consent(year, boards[BOARDS[3][0]], [one.person_id for one in now])
    for day in list(boards)[3:]:
        _board(year, boards[day], [one.person_id for one in now])
    _elsewhere(year)


def _elected(year: Year, first: str, last: str, day: dt.date, meeting_id: int | None = None) -> Mandate:
    """Return the first mandate of somebody new to the board."""
    person = directory.add_person(PersonSheet(first, last, function="Bénévole"), year.on(day))
    year.people[person.name] = person
    return actions.elect(MandateSheet(person.id, day, meeting_id=meeting_id), year.on(day))


def _planned(year: Year, day: dt.date, place: str, agenda: str) -> Meeting:
    """Return a board that is planned three weeks before."""
    sheet = MeetingSheet(MeetingKind.BOARD, day, place, dt.time(18), agenda)
    return gathering.plan(None, sheet, year.on(day - dt.timedelta(days=21)))


def _board(year: Year, board: Meeting, people: list[int]) -> None:
    """Hold a board: one excused, one who gave their voice."""
    on = year.on(board.day)
    there = {number: Here(Presence.PRESENT) for number in people[:-2]}
    there |= {people[-2]: Here(Presence.EXCUSED), people[-1]: Here(Presence.REPRESENTED, people[0])}
    gathering.note_attendance(board, there, Others(), STATUTES.proxies_each, on)
    first, second = board.agenda.splitlines()
    told = (
        f"{first} : le point est présenté par l’équipe, puis discuté.\n\n{second} : un tour de table, chacun s’exprime."
    )
    gathering.write_minutes(board, told, on)
    task = gathering.give_task(board, TaskSheet(f"Suite à donner : {second}", people[0], board.day), on)
    gathering.finish_task(task, on)
    gathering.validate(board, year.on(board.day + dt.timedelta(days=7)))


def _assembly(year: Year, mandates: list[Mandate]) -> list[Mandate]:
    """Hold the assembly of June: resolutions, two new members, one renewed, one who leaves."""
    agenda = "Rapport d’activité 2020\nComptes 2020\nÉlections au conseil\nPerspectives"
    sheet = MeetingSheet(MeetingKind.ASSEMBLY, ASSEMBLY, "La Canopée, Janzé", dt.time(18, 30), agenda, 42)
    meeting = gathering.plan(None, sheet, year.on(dt.date(2021, 5, 21)))
    gathering.convene(meeting, STATUTES.notice_days, year.on(dt.date(2021, 6, 1)))
    on = year.on(ASSEMBLY)
    there = {one.person_id: Here(Presence.PRESENT) for one in mandates}
    gathering.note_attendance(meeting, there, Others(26, 3), STATUTES.proxies_each, on)
    rules = Rules(Mode.MAJORITY, quorum_percent=STATUTES.quorum_percent)
    for title, text, voices in (
        ("Rapport d’activité 2020", "L’assemblée approuve le rapport d’activité 2020.", Count(37, 0, 1, 42)),
        ("Comptes 2020", "L’assemblée approuve les comptes 2020.", Count(38, 0, 0, 42)),
        ("Élections au conseil", "L’assemblée élit les personnes qui se présentent.", Count(36, 0, 2, 42)),
    ):
        resolution = deciding.propose(None, Proposal(title, text, rules, meeting.id), on)
        deciding.move_on(resolution, on)
        deciding.count(resolution, voices, None, on)
    actions.leave(mandates[-1], ASSEMBLY, on)
    renewed = actions.renew(mandates[0], ASSEMBLY, meeting.id, on)
    new = [_elected(year, first, last, ASSEMBLY, meeting.id) for first, last in NEW]
    actions.give_function(new[0], Function.CHAIR, on)
    minutes = "Les bilans de 2020 sont présentés.\n\nDeux personnes entrent au conseil, un mandat est renouvelé."
    gathering.write_minutes(meeting, minutes, on)
    gathering.validate(meeting, year.on(ASSEMBLY + dt.timedelta(days=10)))
    return [renewed, *new, *mandates[1:-1]]


def _consent(year: Year, board: Meeting, people: list[int]) -> None:
    """Decide by consent in September: an objection, a better proposal, no objection left."""
    on = year.on(board.day)
    first = "Chaque administratrice ou administrateur suit un projet du pôle et en rend compte à chaque CA."
    rules = Rules(Mode.CONSENT)
    decision = deciding.propose(None, Proposal("Un référent du CA par projet", first, rules, board.id), on)
    deciding.say(decision, Kind.CLARIFICATION, "Qui choisit le projet ?", people[3], on)
    deciding.move_on(decision, on)
    deciding.say(decision, Kind.REACTION, "Cela rapproche l’équipe et le conseil.", people[1], on)
    deciding.move_on(decision, on)
    said = "À chaque CA, c’est trop : je ne pourrai pas préparer cinq comptes rendus par an."
    objection = deciding.say(decision, Kind.OBJECTION, said, people[4], on)
    better = "Chaque projet a un binôme référent du CA, volontaire, qui en parle au CA deux fois par an."
    deciding.amend(decision, better, on)
    deciding.lift(decision, objection.id, on)
    deciding.adopt(decision, dt.date(2022, 9, 15), on)


def _elsewhere(year: Year) -> None:
    """Sit on the board of the propulseur."""
    organisation = year.organisations["TAG 35"].id
    sheet = BodySheet("TAG 35", "tag_35", "Membre du conseil d’administration", organisation)
    body = actions.add_body(sheet, year.on(dt.date(2021, 1, 11)))
    for day, kind, attended in ELSEWHERE:
        actions.note_body_meeting(body, BodyMeetingSheet(day, kind, attended), year.on(day))
