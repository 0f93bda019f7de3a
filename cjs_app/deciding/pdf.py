"""The papers of a meeting: the letter that calls people together, the sheet they sign, and the minutes."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct, field
from reportlab.platypus import Flowable

from cjs_app.plumbing import formats
from cjs_app.plumbing.grid import Together
from cjs_app.plumbing.ink import BODY, H2, LABEL, LEAD, SOFT, STRONG, TITLE
from cjs_app.plumbing.pdf import Paper, document, gap, paragraph, rule, table

EMPTY_LINES = 15
"""How many lines an attendance sheet keeps for whoever comes besides."""


class PrintedDecision(Struct, frozen=True):
    """A decision on paper."""

    title: str
    text: str
    status: str
    how: str
    objections: Sequence[str] = ()


class PrintedMeeting(Struct, frozen=True):
    """A meeting on paper."""

    group: str
    title: str
    day: dt.date
    start_time: dt.time | None = None
    place: str = ""
    convened_on: dt.date | None = None
    agenda: Sequence[str] = ()
    minutes: str = ""
    present: Sequence[str] = ()
    represented: Sequence[str] = ()
    excused: Sequence[str] = ()
    others: int = 0
    proxies: int = 0
    total: int = 0
    entitled: int | None = None
    decisions: Sequence[PrintedDecision] = ()
    tasks: Sequence[tuple[str, str, str]] = ()
    expected: Sequence[str] = field(default_factory=list)
    is_final: bool = False
    validated_on: dt.date | None = None

    @property
    def when(self) -> str:
        """The day, the hour and the place, in one line."""
        told = f"le {formats.day(self.day)}"
        if self.start_time is not None:
            told += f" à {formats.hour(self.start_time)}"
        return f"{told}, {self.place}" if self.place else told


def minutes_pdf(meeting: PrintedMeeting) -> bytes:
    """Return the minutes; as long as they are not validated, the paper says that it is a draft."""
    name = "Procès-verbal" if meeting.title.startswith("Assemblée") else "Compte rendu"
    story = _head(meeting, name)
    if not meeting.is_final:
        story += [paragraph("Projet : ce compte rendu n’est pas encore validé.", STRONG), gap(3)]
    story += [*_who(meeting), *_agenda(meeting)]
    if meeting.minutes:
        story += [paragraph("Ce qui s’est dit", H2), gap(1)]
        story += [piece for text in meeting.minutes.split("\n\n") for piece in (paragraph(text), gap(2))]
    story += [piece for one in meeting.decisions for piece in _decided(one)]
    if meeting.tasks:
        rows = [list(task) for task in meeting.tasks]
        story += [paragraph("Ce qu’il y a à faire", H2), gap(1)]
        story += [table(["Action", "Qui", "Pour le"], rows, [0.55, 0.25, 0.2]), gap(4)]
    story += [Together(_signed(meeting))]
    return _document(meeting, name, story)


def convocation_pdf(meeting: PrintedMeeting) -> bytes:
    """Return the letter that calls people together."""
    story = _head(meeting, "Convocation")
    if meeting.convened_on:
        story += [paragraph(f"Envoyée le {formats.day(meeting.convened_on)}", SOFT), gap(4)]
    story += [
        paragraph("Bonjour,", BODY),
        gap(2),
        paragraph(f"Nous vous invitons à la réunion suivante : {meeting.title.lower()}, {meeting.when}.", BODY),
        gap(4),
        *_agenda(meeting),
        gap(2),
        paragraph("Au plaisir de vous y voir,", BODY),
        gap(2),
        paragraph(meeting.group, STRONG),
        gap(8),
        paragraph("Si vous ne pouvez pas venir, vous pouvez donner pouvoir à une personne présente :", BODY),
        gap(4),
        rule(),
        gap(3),
        paragraph("Pouvoir", H2),
        gap(2),
        paragraph("Je, soussigné·e …………………………………………………, donne pouvoir à …………………………………………………", BODY),
        gap(3),
        paragraph(f"pour voter en mon nom le {formats.day(meeting.day)}.", BODY),
        gap(5),
        paragraph("Date et signature :", BODY),
    ]
    return _document(meeting, "Convocation", story)


def sheet_pdf(meeting: PrintedMeeting) -> bytes:
    """Return the sheet that whoever comes signs, with empty lines for the others."""
    rows: list[list[str | Flowable]] = [[name, "", ""] for name in meeting.expected]
    rows += [[gap(5), "", ""] for _ in range(EMPTY_LINES)]
    story = _head(meeting, "Feuille de présence")
    story += [table(["Nom", "Porte le pouvoir de", "Signature"], rows, [0.4, 0.3, 0.3])]
    return _document(meeting, "Feuille de présence", story)


def _head(meeting: PrintedMeeting, name: str) -> list[Flowable]:
    """Return what every paper begins with."""
    return [
        paragraph(meeting.group, LABEL),
        gap(1),
        paragraph(name, TITLE),
        gap(1),
        paragraph(meeting.title, LEAD),
        paragraph(meeting.when, BODY),
        gap(5),
    ]


def _who(meeting: PrintedMeeting) -> list[Flowable]:
    """Return who was there, who gave their voice, who was excused."""
    lines = [
        ("Présentes et présents", ", ".join(meeting.present)),
        ("Comptées sans leur nom", f"{meeting.others} personnes" if meeting.others else ""),
        ("Ont donné pouvoir", ", ".join(meeting.represented)),
        ("Excusé·es", ", ".join(meeting.excused)),
        ("En tout", f"{meeting.total} {'personnes' if meeting.total > 1 else 'personne'}" if meeting.total else ""),
        ("Pouvoirs", str(meeting.proxies) if meeting.proxies else ""),
        ("Peuvent voter", str(meeting.entitled) if meeting.entitled else ""),
    ]
    rows: list[list[str | Flowable]] = [[paragraph(label, STRONG), text] for label, text in lines if text]
    return [table([], rows, [0.28, 0.72]), gap(5)] if rows else []


def _agenda(meeting: PrintedMeeting) -> list[Flowable]:
    """Return the agenda, numbered."""
    if not meeting.agenda:
        return []
    items = [paragraph(f"{rank}. {item}") for rank, item in enumerate(meeting.agenda, start=1)]
    return [paragraph("Ordre du jour", H2), gap(1), *items, gap(4)]


def _decided(decision: PrintedDecision) -> list[Flowable]:
    """Return a decision: what it says, how it was taken, and the objections that made it better."""
    told: list[Flowable] = [
        paragraph(f"Décision : {decision.title}", H2),
        paragraph(f"{decision.status} · {decision.how}", LABEL),
        gap(1),
        paragraph(decision.text),
    ]
    told += [paragraph(f"Objection entendue : {text}", SOFT) for text in decision.objections]
    return [Together([*told, gap(4)])]


def _signed(meeting: PrintedMeeting) -> list[Flowable]:
    """Return where the minutes are signed, and since when they stand."""
    told: list[Flowable] = [gap(3)]
    if meeting.validated_on:
        told += [paragraph(f"Validé le {formats.day(meeting.validated_on)}.", STRONG), gap(3)]
    return [*told, paragraph("Signatures :", LABEL), gap(16)]


def _document(meeting: PrintedMeeting, name: str, story: Sequence[Flowable]) -> bytes:
    """Return the paper."""
    foot = f"{name} · {meeting.title} du {formats.day(meeting.day)} · {meeting.group}"
    return document(Paper(title=f"{name} du {formats.day(meeting.day)}", author=meeting.group, foot=foot), story)
