"""The pages of the summer's board: those of every place where people decide, with the cooperants of the season."""

from flask import Blueprint, g

from cjs_app.access.history import leads_to
from cjs_app.coop.board import queries
from cjs_app.coop.board.permissions import READ, WRITE
from cjs_app.coop.seasons.domain import Status
from cjs_app.coop.seasons.queries import season_to_write
from cjs_app.deciding import matters, sitting
from cjs_app.deciding.desk import Customs, Desk
from cjs_app.deciding.meetings import MeetingKind
from cjs_app.plumbing import palette
from cjs_app.plumbing.navigation import Entry, offer

blueprint = Blueprint("board", __name__, url_prefix="/saisons/<int:season_id>/ca")
offer(Entry("CA et décisions", "board.index", "vote", group="La coop"))
leads_to("meeting", "board.meeting", "meeting_id")
leads_to("decision", "board.decision", "decision_id")
palette.offer(
    palette.Subject("Décisions", "board.decision", "decision_id", "vote", queries.decisions_found, "board.decisions")
)

DESK = Desk(
    blueprint="board",
    title="CA et décisions",
    lead="Chaque semaine, le groupe se réunit : une personne, une voix.",
    read=READ,
    write=WRITE,
    arguments={"meeting": "meeting_id", "decision": "decision_id", "task": "todo_id", "remark": "remark_id"},
    scope=lambda: {"season_id": g.season.id},
    place=lambda: int(g.season.id),
    group=lambda: str(g.season.name),
    hold=lambda: season_to_write(g.season.id),
    is_open=lambda: g.season.status is not Status.CLOSED,
    customs=lambda _kind: Customs(),
    kinds=(MeetingKind.BOARD, MeetingKind.ASSEMBLY, MeetingKind.OTHER),
)

DESK.hang(blueprint, (*sitting.PAGES, *matters.PAGES))
