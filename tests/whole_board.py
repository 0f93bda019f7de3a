"""Meetings and decisions of a place, in every state that a page asks for."""

import datetime as dt
from collections.abc import Sequence

from cjs_app.deciding import actions, gathering
from cjs_app.deciding.domain import Count, Kind, Majority, Mode, Proposal, Rules, Tie
from cjs_app.deciding.meetings import Here, MeetingKind, MeetingSheet, Others, Presence, TaskSheet
from cjs_app.deciding.models import Decision, Meeting
from cjs_app.kernel.stamp import Stamp

AGENDA = "Prix de la tonte\nPlanning"


def furnish(place: int | None, people: Sequence[int], stamp: Stamp) -> None:
    """Hold a meeting, plan two others, call one off; put proposals at each step of their roads."""
    held = a_meeting(place, stamp, stamp.day - dt.timedelta(days=1))
    first, second, third = people[:3]
    there = {first: Here(Presence.PRESENT), second: Here(Presence.REPRESENTED, first), third: Here(Presence.EXCUSED)}
    gathering.note_attendance(held, there, Others(2, 1), 1, stamp)
    gathering.write_minutes(held, "Le prix passe à douze euros.", stamp)
    done = gathering.give_task(held, TaskSheet("Appeler la mairie", first, stamp.day), stamp)
    gathering.finish_task(done, stamp)
    gathering.give_task(held, TaskSheet("Refaire l’affiche", second, stamp.day), stamp)
    a_decision(place, stamp, Mode.CONSENT, 2, held.id)
    gathering.validate(held, stamp)
    gathering.cancel(a_meeting(place, stamp, stamp.day), stamp)
    coming = a_meeting(place, stamp, stamp.day + dt.timedelta(days=20))
    gathering.convene(coming, 15, stamp)
    written = a_meeting(place, stamp, stamp.day)
    gathering.note_attendance(written, there, Others(), 1, stamp)
    decide(place, people, stamp)
    gathering.write_minutes(written, "On a parlé des haies.", stamp)


def decide(place: int | None, people: Sequence[int], stamp: Stamp) -> None:
    """Put a proposal at each step of each road."""
    a_decision(place, stamp, Mode.CONSENT, 1)
    adopted, voted, refused = (a_decision(place, stamp, mode, 9) for mode in (Mode.CONSENT, *[Mode.MAJORITY] * 2))
    actions.adopt(adopted, stamp.day + dt.timedelta(days=30), stamp)
    actions.count(voted, Count(2, 1, 0, 12), None, stamp)
    actions.count(refused, Count(1, 2, 0, 12), None, stamp)
    actions.withdraw(a_decision(place, stamp, Mode.CONSENSUS, 0), stamp)
    a_decision(place, stamp, Mode.MAJORITY, 9)
    a_decision(place, stamp, Mode.CONSENT, 0)
    objected = a_decision(place, stamp, Mode.CONSENT, 0)
    actions.say(objected, Kind.CLARIFICATION, "Pour qui ?", people[0], stamp)
    actions.move_on(objected, stamp)
    actions.say(objected, Kind.REACTION, "Ça me va.", people[1], stamp)
    actions.move_on(objected, stamp)
    lifted = actions.say(objected, Kind.OBJECTION, "Trop cher pour une personne seule.", people[0], stamp)
    actions.amend(objected, "Douze euros, dix pour une personne seule.", stamp)
    actions.lift(objected, lifted.id, stamp)
    actions.say(objected, Kind.OBJECTION, "Comment savoir ?", people[1], stamp)


def a_meeting(place: int | None, stamp: Stamp, day: dt.date) -> Meeting:
    """Return a meeting planned on a day."""
    sheet = MeetingSheet(MeetingKind.BOARD, day, "Salle du conseil", dt.time(9, 30), AGENDA, 12)
    return gathering.plan(place, sheet, stamp)


def a_decision(place: int | None, stamp: Stamp, mode: Mode, steps: int, meeting_id: int | None = None) -> Decision:
    """Return a proposal that went so many steps, or as far as it can."""
    rules = Rules(mode, Majority.SIMPLE, Tie.REJECTED, 25)
    text = "La tonte passe à douze euros de l’heure."
    decision = actions.propose(place, Proposal("Le prix de la tonte", text, rules, meeting_id), stamp)
    for _ in range(min(steps, 2 if mode is Mode.CONSENT else 1)):
        actions.move_on(decision, stamp)
    return decision
