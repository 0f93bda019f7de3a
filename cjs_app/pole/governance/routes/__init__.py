"""The pages of the governance: meetings and decisions of the pôle, its board, its statutes, where it sits."""

from collections.abc import Sequence

from flask import Blueprint, g, request, url_for

from cjs_app.deciding import matters, sitting
from cjs_app.deciding.desk import Customs, Desk
from cjs_app.deciding.meetings import ASSEMBLIES, MeetingKind
from cjs_app.plumbing import clock, palette
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.pole.directory.papers import organisation_board, person_board
from cjs_app.pole.governance import figures, queries
from cjs_app.pole.governance.lists import (
    decisions_found,
    decisions_sheet,
    facts_of,
    known_of_organisation,
    known_of_person,
    lines_of_organisation,
    lines_of_person,
    mandates_sheet,
)
from cjs_app.pole.governance.permissions import READ, WRITE
from cjs_app.pole.governance.routes import board, bodies, statutes
from cjs_app.pole.structure import sheets, telling
from cjs_app.pole.structure.queries import identity

blueprint = Blueprint("governance", __name__, url_prefix="/pole/<year:year>/gouvernance")
for part in (board, bodies, statutes):
    blueprint.register_blueprint(part.blueprint)
offer(Entry("Gouvernance", "governance.index", "landmark", in_season=False, in_pole=True, group="Le réseau"))
palette.offer(
    palette.Subject(
        "Décisions du pôle",
        "governance.decision",
        "pole_decision_id",
        "vote",
        decisions_found,
        "governance.decisions",
        in_pole=True,
    )
)
telling.tell_figures_with(figures.figures_of, "Gouvernance", prefix="governance")
telling.put_forward("governance.assembly.attendance", "users")
telling.put_forward("governance.board.size", "landmark")
telling.tell_pieces_with("assembly", figures.assembly_pieces)
telling.tell_pieces_with("board", figures.board_pieces)
telling.tell_pieces_with("ecosystem", figures.ecosystem_pieces)
telling.tell_facts_with(facts_of)
telling.tell_waiting_with(figures.waiting_on)
person_board.show_with(known_of_person, lines_of_person)
organisation_board.show_with(known_of_organisation, lines_of_organisation)
sheets.offer(sheets.Offered("mandats", "Les mandats du conseil", READ, mandates_sheet))
sheets.offer(sheets.Offered("decisions", "Les décisions de l’année", READ, decisions_sheet))


def customs(kind: MeetingKind) -> Customs:
    """Return what the statutes ask for today; notice is given before an assembly."""
    found = queries.find_statutes(clock.today())
    if found is None:
        return Customs()
    notice = found.notice_days if kind in ASSEMBLIES else 0
    return Customs(notice, found.proxies_each, found.quorum_percent)


def tabs() -> Sequence[tuple[str, str, bool]]:
    """Return the faces of the governance."""
    pages = (
        ("Réunions", "governance.index"),
        ("Conseil", "governance.board.index"),
        ("Décisions", "governance.decisions"),
        ("Ailleurs", "governance.bodies.index"),
        ("Statuts", "governance.statutes.index"),
    )
    return [(label, url_for(page, year=g.year), request.endpoint == page) for label, page in pages]


DESK = Desk(
    blueprint="governance",
    title="Gouvernance",
    lead="Les réunions du pôle, ce qui s’y décide, et ce qu’il reste à faire.",
    read=READ,
    write=WRITE,
    arguments={
        "meeting": "pole_meeting_id",
        "decision": "pole_decision_id",
        "task": "pole_todo_id",
        "remark": "pole_remark_id",
    },
    scope=lambda: {"year": g.year},
    place=lambda: None,
    group=lambda: identity().name,
    hold=lambda: None,
    is_open=lambda: True,
    customs=customs,
    kinds=(MeetingKind.BOARD, MeetingKind.ASSEMBLY, MeetingKind.EXTRAORDINARY, MeetingKind.OTHER),
    tabs=tabs,
)
DESK.hang(blueprint, (*sitting.PAGES, *matters.PAGES))
