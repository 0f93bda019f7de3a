"""What is printed of the events: the poster of one, on A4 or A3, and the programme on A5 pages, with a QR code."""

import io
from collections.abc import Sequence
from typing import Any

import segno
from reportlab.lib.pagesizes import A3, A4, A5
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, PageTemplate

from cjs_app.plumbing import formats
from cjs_app.plumbing.grid import Together
from cjs_app.plumbing.ink import (
    BODY,
    BOLD,
    EXTRABOLD,
    INDIGO,
    INK,
    INK_SOFT,
    LEAD,
    LETTERS,
    PAPER,
    REGULAR,
    SOFT,
    STRONG,
    SUN,
    TITLE,
    WHITE,
    restyled,
    text_for_pdf,
)
from cjs_app.plumbing.pdf import Paper, bound, gap, paragraph, rule
from cjs_app.plumbing.strokes import apart, circle, filled, rectangle
from cjs_app.plumbing.words import Label, broken
from cjs_app.pole.events.domain import FORMAT_LABELS, WAY_LABELS, PrintedEvent, PrintedProgramme, Way
from cjs_app.pole.structure.domain import Identity

SIZES = {"a4": A4, "a3": A3}
WIDTH, HEIGHT = A4
EDGE = 20 * mm
TITLE_SIZES = (46, 40, 34, 29, 25, 21)
TITLE_HEIGHT = 78 * mm
A5_EDGE = 14 * mm
A5_TITLE = restyled(TITLE, "a5 title", 25, 28, WHITE)
A5_LEAD = restyled(LEAD, "a5 lead", 10.5, 14, WHITE)
A5_EVENT = restyled(STRONG, "a5 event", 11, 14)
A5_DAY = restyled(STRONG, "a5 day", 9, 12, INDIGO)


def hours(event: PrintedEvent) -> str:
    """Return from when to when an event is, in words; nothing where nobody wrote it."""
    if event.start_time is None:
        return ""
    start = formats.hour(event.start_time)
    return f"de {start} à {formats.hour(event.end_time)}" if event.end_time else f"à {start}"


def where(event: PrintedEvent) -> str:
    """Return where an event takes place, in words."""
    place = ", ".join(part for part in (event.place, event.city) if part)
    online = "" if event.way is Way.THERE else WAY_LABELS[event.way].lower()
    return " · ".join(part for part in (place, online) if part)


def poster(event: PrintedEvent, identity: Identity, size: str = "a4") -> bytes:
    """Return the poster of an event: seen from afar on a wall, its QR code read from near."""
    file, page = io.BytesIO(), SIZES[size]
    canvas: Any = Canvas(file, pagesize=page, invariant=1, lang="fr-FR")
    canvas.setFont(REGULAR, 10)
    _named(canvas, event.title, identity.name)
    canvas.scale(page[0] / WIDTH, page[1] / HEIGHT)
    _sky(canvas, event)
    _facts(canvas, event)
    _way_in(canvas, event, identity)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _named(canvas: Canvas, title: str, author: str) -> None:
    """Say what a file is."""
    canvas.setTitle(text_for_pdf(title))
    canvas.setAuthor(text_for_pdf(author))
    canvas.setCreator("cjs_app")
    canvas.setProducer("cjs_app")


def _sky(canvas: Canvas, event: PrintedEvent) -> None:
    """Draw the upper half: the indigo sky, its sun, and the title, as large as it fits."""
    foot = HEIGHT * 0.47
    sun = filled(SUN, circle(WIDTH - 24 * mm, HEIGHT - 18 * mm, 34 * mm))
    _draw(canvas, filled(PAPER, rectangle(0, 0, WIDTH, HEIGHT)))
    _draw(canvas, filled(INDIGO, rectangle(0, foot, WIDTH, HEIGHT - foot)), sun)
    _draw(canvas, filled(SUN, rectangle(0, foot - 3 * mm, WIDTH, 3 * mm)))
    top = HEIGHT - 30 * mm
    programme = _cut(event.programme, 15, WIDTH - 2 * EDGE - 42 * mm)
    _write(canvas, Label(EDGE, top, programme[0], BOLD, 15, WHITE))
    _write(canvas, Label(EDGE, top - 9 * mm, FORMAT_LABELS[event.format], BOLD, 13, SUN))
    size, lines = _fitting(event.title)
    y = foot + 16 * mm + (len(lines) - 1) * size * 1.12
    for line in lines:
        _write(canvas, Label(EDGE, y, line, EXTRABOLD, size, WHITE))
        y -= size * 1.12


def _facts(canvas: Canvas, event: PrintedEvent) -> None:
    """Write when, where, and with whom."""
    y = HEIGHT * 0.47 - 20 * mm
    _write(canvas, Label(EDGE, y, _capital(formats.day(event.day)), EXTRABOLD, 24, INDIGO))
    for text, font, size, step in ((hours(event), BOLD, 19, 11), (where(event), BOLD, 15, 10)):
        for line in _cut(text, size, WIDTH - 2 * EDGE) if text else ():
            y -= step * mm
            _write(canvas, Label(EDGE, y, line, font, size, INK))
    y -= 4 * mm
    for line in _cut(event.summary, 11.5, WIDTH - 2 * EDGE - 52 * mm, REGULAR)[:7]:
        y -= 5.6 * mm
        _write(canvas, Label(EDGE, y, line, REGULAR, 11.5, INK_SOFT))
    if event.partners:
        y -= 5 * mm
        for line in _cut("Avec : " + ", ".join(event.partners), 11, WIDTH - 2 * EDGE - 52 * mm)[:3]:
            y -= 5.4 * mm
            _write(canvas, Label(EDGE, y, line, BOLD, 11, INK))


def _way_in(canvas: Canvas, event: PrintedEvent, identity: Identity) -> None:
    """Draw the QR code, what it opens, and who invites."""
    side = 42 * mm
    left = WIDTH - EDGE - side
    _draw(canvas, *_modules(event.address, left, 24 * mm, side))
    said = "S’inscrire" if event.takes_places else "En savoir plus"
    _write(canvas, Label(left + side / 2, 24 * mm + side + 4 * mm, said, EXTRABOLD, 13, INDIGO, "middle"))
    host = ", ".join(part for part in (identity.name, identity.city) if part)
    for rank, line in enumerate(reversed(_cut(host, 12, WIDTH - 2 * EDGE - side - 8 * mm)[:2])):
        _write(canvas, Label(EDGE, 33 * mm + rank * 5.5 * mm, line, BOLD, 12, INK))
    for rank, line in enumerate(_cut(event.address, 8, WIDTH - 2 * EDGE - side - 8 * mm, REGULAR)[:2]):
        _write(canvas, Label(EDGE, 27 * mm - rank * 4 * mm, line, REGULAR, 8, INK_SOFT))


def booklet(programme: PrintedProgramme, identity: Identity) -> bytes:
    """Return a programme on A5 pages: its name, then its events day by day, the QR code of its page at the end."""
    file = io.BytesIO()
    width, height = A5
    inside, head = width - 2 * A5_EDGE, _head(programme, identity)
    written = sum(piece.wrap(inside, height)[1] for piece in head)
    band = max(44 * mm, 8 * mm + written + 8 * mm)

    def first(canvas: Canvas, _template: Any) -> None:
        """Draw the sky of the first page."""
        sun = filled(SUN, circle(width - 12 * mm, height - 6 * mm, 18 * mm))
        _draw(canvas, filled(INDIGO, rectangle(0, height - band, width, band)), sun)

    def following(canvas: Canvas, template: Any) -> None:
        """Draw the ribbon of the others."""
        _draw(canvas, filled(INDIGO, rectangle(0, height - 3 * mm, width, 3 * mm)))
        _write(canvas, Label(width - A5_EDGE, 7 * mm, str(template.page), BOLD, 8, INK_SOFT, "end"))
        _write(canvas, Label(A5_EDGE, 7 * mm, _cut(programme.name, 8, width - 3 * A5_EDGE)[0], BOLD, 8, INK_SOFT))

    frames = [Frame(A5_EDGE, 12 * mm, inside, height - 12 * mm - top, 0, 0, 0, 0) for top in (8 * mm, 12 * mm)]
    pages = [
        PageTemplate("first", [frames[0]], first, autoNextPageTemplate="next"),
        PageTemplate("next", [frames[1]], following),
    ]
    template = bound(file, A5, Paper(title=programme.name, author=identity.name), pages)
    head.append(gap((band - 8 * mm - written) / mm + 6))
    words = [paragraph(programme.intro, BODY), gap(4)] if programme.intro else []
    template.build([*head, *words, *_days(programme.events), _last(programme.address, inside)])
    return file.getvalue()


def _head(programme: PrintedProgramme, identity: Identity) -> list[Flowable]:
    """Return the head of a programme: who invites, its name and its days, written on the sky."""
    days = f"du {formats.day(programme.first_day)} au {formats.day(programme.last_day)}"
    named = [paragraph(identity.name, A5_LEAD), gap(3), paragraph(programme.name, A5_TITLE), gap(2)]
    return [*named, paragraph(_capital(days), A5_LEAD)]


def _days(events: Sequence[PrintedEvent]) -> list[Flowable]:
    """Return the events, each kept whole, a day named once."""
    told: list[Flowable] = []
    for rank, event in enumerate(events):
        pieces: list[Flowable] = [gap(2)]
        if rank == 0 or events[rank - 1].day != event.day:
            pieces += [rule(), gap(2), paragraph(_capital(formats.day(event.day)), A5_DAY), gap(1)]
        facts = " · ".join(part for part in (FORMAT_LABELS[event.format], hours(event), where(event)) if part)
        pieces += [paragraph(event.title, A5_EVENT), paragraph(facts, SOFT)]
        if event.partners:
            pieces.append(paragraph("Avec : " + ", ".join(event.partners), SOFT))
        told.append(Together(pieces))
    return told


class _Code(Flowable):
    """A QR code with what it opens beside it."""

    def __init__(self, address: str, width: float) -> None:
        super().__init__()
        self.address, self.width, self.height = address, width, 34 * mm

    def draw(self) -> None:
        """Draw the code and its words; the canvas is there already."""
        side = 30 * mm
        _draw(self.canv, *_modules(self.address, 0, 0, side))
        left = side + 6 * mm
        _write(self.canv, Label(left, 20 * mm, "S’inscrire, tout le programme", EXTRABOLD, 11, INDIGO))
        for rank, line in enumerate(_cut(self.address, 7.5, self.width - left, REGULAR)[:3]):
            _write(self.canv, Label(left, 14 * mm - rank * 3.6 * mm, line, REGULAR, 7.5, INK_SOFT))


def _last(address: str, width: float) -> Flowable:
    """Return what ends a programme: the way to its public page."""
    return Together([gap(6), rule(), gap(3), _Code(address, width)])


def _modules(content: str, x: float, y: float, side: float) -> list[str]:
    """Return the squares of a QR code on white, with the margin that readers ask for."""
    rows = [bytes(row) for row in segno.make(content, error="m", micro=False).matrix_iter(border=3)]
    step = side / len(rows)
    dark = [
        filled(INK, rectangle(x + column * step, y + side - (rank + 1) * step, step * 1.02, step * 1.02))
        for rank, row in enumerate(rows)
        for column, module in enumerate(row)
        if module
    ]
    return [filled(WHITE, rectangle(x, y, side, side)), *dark]


def _fitting(title: str) -> tuple[int, list[str]]:
    """Return the largest size in which a title fits, and its lines."""
    for size in TITLE_SIZES:
        lines = _cut(title, size, WIDTH - 2 * EDGE, EXTRABOLD)
        if len(lines) * size * 1.12 <= TITLE_HEIGHT:
            return size, lines
    return TITLE_SIZES[-1], lines[:8]


def _cut(text: str, size: float, width: float, font: str = BOLD) -> list[str]:
    """Return a text cut into lines of a width."""
    told = [text_for_pdf(part) for part in text.splitlines() if part.strip()]
    return [line for part in told for line, _ in broken(part, LETTERS[font], size, width)] or [""]


def _capital(text: str) -> str:
    """Return a sentence with its first letter in capital."""
    return text[:1].upper() + text[1:]


def _draw(canvas: Any, *operators: str) -> None:
    """Draw."""
    canvas.addLiteral(apart(operators))


def _write(canvas: Any, *labels: Label) -> None:
    """Write texts at their places."""
    canvas.addLiteral(apart(label.written(canvas._doc) for label in labels))  # noqa: SLF001 — it holds the fonts
