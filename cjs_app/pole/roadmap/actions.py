"""Writing the road map, following it, and carrying what is not done to the next year."""

from sqlalchemy import select

from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import moved
from cjs_app.plumbing.collisions import told_as
from cjs_app.plumbing.database import db, held
from cjs_app.pole.roadmap import queries
from cjs_app.pole.roadmap.domain import CARRYING, MOVES, LineSheet, Status, ensure_counted
from cjs_app.pole.roadmap.models import RoadmapLine
from cjs_app.pole.structure import telling
from cjs_app.pole.structure.figures import room_of

ALREADY = "Cette ligne est déjà reportée à l’année d’après."


def add(year: int, sheet: LineSheet, stamp: Stamp) -> RoadmapLine:
    """Return a new line at the end of a year's road map; raise Refusal for a target that nothing counts."""
    line = RoadmapLine(year=year, position=queries.last_position(year) + 1, status=Status.TO_DO)
    _write(line, sheet)
    db.session.add(line)
    db.session.flush()
    journal.record(stamp, "roadmap_line.added", "roadmap_line", line.id, year=year)
    return line


def correct(line: RoadmapLine, sheet: LineSheet, stamp: Stamp) -> None:
    """Change what is written of a line."""
    line = held(line)
    _write(line, sheet)
    db.session.flush()
    journal.record(stamp, "roadmap_line.corrected", "roadmap_line", line.id)


def move(line: RoadmapLine, step: str, stamp: Stamp) -> None:
    """Bring a line to another state, by the name of the way; raise Refusal where it does not lead there."""
    line = held(line)
    if step not in MOVES:
        raise Refusal("Choisir un des gestes proposés.")
    line.status = moved(line.status, MOVES[step])
    db.session.flush()
    journal.record(stamp, f"roadmap_line.{MOVES[step].name}", "roadmap_line", line.id)


def carry(line: RoadmapLine, stamp: Stamp) -> RoadmapLine:
    """Return the line of the next year that goes on with this one; raise Refusal once it is finished or carried."""
    line = held(line)
    line.status = moved(line.status, CARRYING)
    after = RoadmapLine(
        year=line.year + 1,
        position=queries.last_position(line.year + 1) + 1,
        subject=line.subject,
        aim=line.aim,
        figure_key=line.figure_key,
        target=line.target,
        status=Status.TO_DO,
        carried_from_id=line.id,
    )
    with told_as("uq_roadmap_lines_carried_from_id", Refusal(ALREADY)):
        db.session.add(after)
    journal.record(stamp, "roadmap_line.carried", "roadmap_line", line.id, year=after.year)
    journal.record(stamp, "roadmap_line.added", "roadmap_line", after.id, year=after.year)
    return after


def carry_all(year: int, stamp: Stamp) -> int:
    """Carry every line of a year that is still open to the next one; return how many there were."""
    rows = select(RoadmapLine).where(RoadmapLine.year == year, RoadmapLine.status.in_([Status.TO_DO, Status.RUNNING]))
    lines = db.session.scalars(rows.order_by(RoadmapLine.position, RoadmapLine.id)).all()
    for line in lines:
        carry(line, stamp)
    return len(lines)


def _write(line: RoadmapLine, sheet: LineSheet) -> None:
    """Copy a sheet onto a line."""
    known = telling.figures_of(line.year, {room_of(sheet.figure_key)}) if sheet.figure_key else {}
    before = telling.figures_of(line.year - 1, {room_of(sheet.figure_key)}) if sheet.figure_key else {}
    ensure_counted(sheet, known.keys() | before.keys())
    line.subject, line.aim = sheet.subject.strip(), sheet.aim.strip()
    line.figure_key, line.target = sheet.figure_key, sheet.target
