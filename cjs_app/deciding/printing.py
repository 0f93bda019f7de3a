"""A meeting ready to be printed: names in place of numbers, sentences in place of states."""

from collections.abc import Mapping, Sequence

from cjs_app.deciding import pdf, queries
from cjs_app.deciding.domain import MODE_LABELS, STATUS_LABELS, Kind, Mode, Status
from cjs_app.deciding.meetings import MEETING_LABELS, MeetingStatus, Presence, agenda_items, present_count
from cjs_app.deciding.models import Decision, Meeting
from cjs_app.deciding.papers import people_in, photograph
from cjs_app.deciding.people import Someone, names_of
from cjs_app.kernel.sentences import fill
from cjs_app.plumbing import formats


def printed(meeting: Meeting, group: str, people: Sequence[Someone]) -> "pdf.PrintedMeeting":
    """Return a meeting as its papers say it: from its photograph once it is validated, as it stands before."""
    decided = queries.decisions_in(meeting)
    kept = meeting.photograph or photograph(meeting, decided)
    numbers = [number for number, _, _ in kept["attendance"]] + [to for _, _, to in kept["attendance"]]
    names = names_of(meeting.season_id, [*numbers, *(one.person_number for one in meeting.tasks)])
    return pdf.PrintedMeeting(
        group=group,
        title=MEETING_LABELS[meeting.kind],
        day=meeting.day,
        start_time=meeting.start_time,
        place=meeting.place,
        convened_on=meeting.convened_on,
        agenda=agenda_items(meeting.agenda),
        minutes=meeting.minutes,
        present=_named(people_in(kept, Presence.PRESENT), names),
        represented=[
            f"{names.get(number, '')} (pouvoir à {names.get(to or 0, '')})"
            for number, to in people_in(kept, Presence.REPRESENTED)
        ],
        excused=_named(people_in(kept, Presence.EXCUSED), names),
        others=kept["others"],
        proxies=kept["other_proxies"] + len(people_in(kept, Presence.REPRESENTED)),
        total=present_count([Presence(how) for _, how, _ in kept["attendance"]], kept["others"]),
        entitled=kept["entitled"],
        decisions=[_decision(one, told) for one, told in _as_kept(decided, kept["decisions"])],
        tasks=[
            (one.what, names.get(one.person_number or 0, "Le groupe"), formats.day(one.due_on) if one.due_on else "")
            for one in meeting.tasks
        ],
        expected=[one.name for one in people],
        is_final=meeting.status is MeetingStatus.VALIDATED,
        validated_on=meeting.validated_at.date() if meeting.validated_at else None,
    )


def _named(found: Sequence[tuple[int, int | None]], names: Mapping[int, str]) -> list[str]:
    """Return how these people are called."""
    return [names.get(number, "") for number, _ in found]


def _as_kept(
    decided: Sequence[Decision], kept: Sequence[Mapping[str, int | str | None]]
) -> list[tuple[Decision, Mapping[str, int | str | None]]]:
    """Return each decision with what was kept of it."""
    by_id = {one.id: one for one in decided}
    return [(by_id[int(str(told["id"]))], told) for told in kept if told["id"] in by_id]


def _decision(decision: Decision, told: Mapping[str, int | str | None]) -> "pdf.PrintedDecision":
    """Return a decision as its meeting left it."""
    status = Status(str(told["status"]))
    version = next(one for one in decision.versions if one.number == told["version"])
    return pdf.PrintedDecision(
        decision.title,
        version.text,
        STATUS_LABELS[status],
        _how(decision, told),
        [one.text for one in decision.remarks if one.kind is Kind.OBJECTION and one.version_number <= version.number],
    )


def _how(decision: Decision, told: Mapping[str, int | str | None]) -> str:
    """Return how it was decided, in one line."""
    said = MODE_LABELS[decision.mode].partition(":")[0].strip()
    if decision.mode is not Mode.CONSENT and told["for"] is not None:
        return f"{said} · {told['for']} pour, {told['against']} contre, {told['abstentions']} sans avis"
    if told["objections"]:
        heard, lifted = int(str(told["objections"])), int(str(told["objections"])) - int(str(told["standing"]))
        sentence = "{said} · {heard} {heard:objection|objections}, dont {lifted} {lifted:levée|levées}"
        return fill(sentence, {"said": said, "heard": heard, "lifted": lifted})
    return said
