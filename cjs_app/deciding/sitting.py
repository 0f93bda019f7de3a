"""The pages of meetings: what comes, who came, what was said, what there is to do, and the papers."""

from typing import Any

from flask import request

from cjs_app.access.permissions import stamp
from cjs_app.deciding import gathering, pdf, queries
from cjs_app.deciding.desk import Desk, Page
from cjs_app.deciding.domain import KIND_LABELS, MODE_LABELS, STATUS_LABELS
from cjs_app.deciding.meetings import (
    MEETING_LABELS,
    MEETING_STATUS_LABELS,
    PRESENCE_LABELS,
    Here,
    MeetingStatus,
    Presence,
    agenda_items,
    present_count,
)
from cjs_app.deciding.models import Meeting
from cjs_app.deciding.people import Someone, expected_on, names_of
from cjs_app.deciding.printing import printed
from cjs_app.deciding.typed import MeetingForm, MinutesForm, PresenceForm, TaskForm
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from cjs_app.plumbing.headers import paper
from cjs_app.plumbing.pages import asked_page, done, paged, record_number

WORDS: dict[str, Any] = {
    "meeting_labels": MEETING_LABELS,
    "meeting_states": MEETING_STATUS_LABELS,
    "presences": PRESENCE_LABELS,
    "states": STATUS_LABELS,
    "modes": MODE_LABELS,
    "remark_kinds": KIND_LABELS,
}


def index(desk: Desk) -> Page:
    """Show the meetings, what is being decided, and what there is to do."""
    place = desk.place()
    tasks = queries.tasks_to_do(place)
    return desk.show(
        "index",
        page=paged(queries.meetings_of(place), asked_page(), 20),
        open_decisions=db.session.scalars(queries.decisions_of(place, open_only=True).limit(20)).all(),
        tasks=tasks,
        names=names_of(place, [one.person_number for one in tasks]),
        today=clock.today(),
        **WORDS,
    )


def new_meeting(desk: Desk) -> Page:
    """Plan a meeting."""
    form = MeetingForm()
    form.offer(desk.kinds)
    if form.validate_on_submit():
        try:
            planned = gathering.plan(desk.place(), form.sheet(), stamp())
            return done("La réunion est prévue.", desk.endpoint("meeting"), **desk.where(meeting=planned.id))
        except Refusal as refusal:
            form.refuse(refusal)
    return desk.show("meeting_form", form=form, meeting=None), form.status


def meeting(desk: Desk, meeting: int) -> Page:
    """Show a meeting: who came, what was said, decided, and given to do."""
    place = desk.place()
    found = queries.get_meeting(place, meeting)
    numbers = [one.person_number for one in found.attendance] + [one.person_number for one in found.tasks]
    return desk.show(
        "meeting",
        meeting=found,
        items=agenda_items(found.agenda),
        decided=queries.decisions_in(found),
        names=names_of(place, numbers + [one.proxy_to for one in found.attendance]),
        present=present_count([one.presence for one in found.attendance], found.others_present),
        changes=found.status in (MeetingStatus.PLANNED, MeetingStatus.CONVENED),
        today=clock.today(),
        **WORDS,
    )


def edit_meeting(desk: Desk, meeting: int) -> Page:
    """Correct a meeting that is not validated."""
    found = queries.get_meeting(desk.place(), meeting)
    form = MeetingForm()
    form.open_on(found)
    form.offer(desk.kinds if found.kind in desk.kinds else [*desk.kinds, found.kind])
    if form.validate_on_submit():
        try:
            gathering.correct(found, form.sheet(), stamp())
            return _back(desk, meeting, "La réunion est corrigée.")
        except Refusal as refusal:
            form.refuse(refusal)
    return desk.show("meeting_form", form=form, meeting=found), form.status


def presence(desk: Desk, meeting: int) -> Page:
    """Note who came, who is excused, and who gave their voice to whom."""
    found = queries.get_meeting(desk.place(), meeting)
    people, noted = _people(found), {one.person_number: one for one in found.attendance}
    form = PresenceForm()
    form.open_on(found)
    if form.validate_on_submit():
        try:
            customs = desk.customs(found.kind)
            gathering.note_attendance(found, _typed(people), form.others(), customs.proxies_each, stamp())
            return _back(desk, meeting, "Les présences sont notées.")
        except Refusal as refusal:
            form.refuse(refusal)
    typed = request.form
    rows = [
        (
            one,
            typed.get(f"presence-{one.number}", noted[one.number].presence.value if one.number in noted else ""),
            typed.get(f"pouvoir-{one.number}", str((noted[one.number].proxy_to or "") if one.number in noted else "")),
        )
        for one in people
    ]
    return desk.show("presence", form=form, meeting=found, rows=rows, people=people, **WORDS), form.status


def minutes(desk: Desk, meeting: int) -> Page:
    """Write what was said, item after item."""
    found = queries.get_meeting(desk.place(), meeting)
    form = MinutesForm()
    form.open_on(found)
    if form.validate_on_submit():
        try:
            gathering.write_minutes(found, form.minutes.data or "", stamp())
            return _back(desk, meeting, "Le compte rendu est enregistré.")
        except Refusal as refusal:
            form.refuse(refusal)
    return desk.show("minutes", form=form, meeting=found, items=agenda_items(found.agenda)), form.status


def new_task(desk: Desk, meeting: int) -> Page:
    """Give something to do."""
    found = queries.get_meeting(desk.place(), meeting)
    form = TaskForm()
    form.offer(_people(found))
    if form.validate_on_submit():
        try:
            gathering.give_task(found, form.sheet(), stamp())
            return _back(desk, meeting, "L’action est notée.")
        except Refusal as refusal:
            form.refuse(refusal)
    return desk.show("task_form", form=form, meeting=found), form.status


def finish_task(desk: Desk, task: int) -> Page:
    """Note that something is done."""
    found = queries.get_task(desk.place(), task)
    gathering.finish_task(found, stamp())
    return _back(desk, found.meeting_id, "C’est fait.")


def convene(desk: Desk, meeting: int) -> Page:
    """Note that the convocation leaves today."""
    found = queries.get_meeting(desk.place(), meeting)
    gathering.convene(found, desk.customs(found.kind).notice_days, stamp())
    return _back(desk, meeting, "La réunion est convoquée : la lettre est prête à partir.")


def validate_meeting(desk: Desk, meeting: int) -> Page:
    """Freeze the minutes."""
    gathering.validate(queries.get_meeting(desk.place(), meeting), stamp())
    return _back(desk, meeting, "Le compte rendu est validé : il ne change plus.")


def cancel_meeting(desk: Desk, meeting: int) -> Page:
    """Note that a meeting will not be."""
    gathering.cancel(queries.get_meeting(desk.place(), meeting), stamp())
    return _back(desk, meeting, "La réunion est annulée.")


def minutes_paper(desk: Desk, meeting: int) -> Page:
    """Return the minutes as a PDF."""
    found = queries.get_meeting(desk.place(), meeting)
    return paper(pdf.minutes_pdf(printed(found, desk.group(), _people(found))), f"compte-rendu-{found.day}")


def convocation_paper(desk: Desk, meeting: int) -> Page:
    """Return the letter that calls people together, as a PDF."""
    found = queries.get_meeting(desk.place(), meeting)
    return paper(pdf.convocation_pdf(printed(found, desk.group(), [])), f"convocation-{found.day}")


def sheet_paper(desk: Desk, meeting: int) -> Page:
    """Return the attendance sheet to be signed, as a PDF."""
    found = queries.get_meeting(desk.place(), meeting)
    return paper(pdf.sheet_pdf(printed(found, desk.group(), _people(found))), f"emargement-{found.day}")


def _people(found: Meeting) -> list[Someone]:
    """Return who is expected at a meeting, and who was noted there although nobody expected them any more."""
    expected = [*expected_on(found.season_id, found.day)]
    known = {one.number for one in expected}
    gone = [one.person_number for one in found.attendance if one.person_number not in known]
    named = names_of(found.season_id, gone)
    return expected + [Someone(number, name) for number, name in named.items()]


def _typed(people: list[Someone]) -> dict[int, Here]:
    """Return who came, as it was ticked; whoever has nothing ticked is left as they were."""
    kinds = {one.value: one for one in Presence}
    return {
        one.number: Here(kinds[said], record_number(request.form.get(f"pouvoir-{one.number}", "")))
        for one in people
        if (said := request.form.get(f"presence-{one.number}", "")) in kinds
    }


def _back(desk: Desk, meeting: int, said: str) -> Page:
    """Say what was done, and lead to the meeting."""
    return done(said, desk.endpoint("meeting"), **desk.where(meeting=meeting))


PAGES = (
    ("", "GET", index, True),
    ("/reunions/nouvelle", "GET POST", new_meeting, False),
    ("/reunions/<meeting>", "GET", meeting, True),
    ("/reunions/<meeting>/modifier", "GET POST", edit_meeting, False),
    ("/reunions/<meeting>/presences", "GET POST", presence, False),
    ("/reunions/<meeting>/compte-rendu", "GET POST", minutes, False),
    ("/reunions/<meeting>/actions/nouvelle", "GET POST", new_task, False),
    ("/actions/<task>/faite", "POST", finish_task, False),
    ("/reunions/<meeting>/convoquer", "POST", convene, False),
    ("/reunions/<meeting>/valider", "POST", validate_meeting, False),
    ("/reunions/<meeting>/annuler", "POST", cancel_meeting, False),
    ("/reunions/<meeting>/compte-rendu.pdf", "GET", minutes_paper, True),
    ("/reunions/<meeting>/convocation.pdf", "GET", convocation_paper, True),
    ("/reunions/<meeting>/emargement.pdf", "GET", sheet_paper, True),
)
