"""Every page of a summer asks the database at most six times, whatever the summer holds; the map names the pages."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access.domain import Role
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.seasons.models import Season
from tests import whole_pole
from tests.builders import a_client, a_cooperant, a_credit_note, a_line, a_mission, a_payment, a_quote, an_invoice
from tests.house.addresses import House, address, may_enter, pages
from tests.people import sign_in, stamped
from tests.statements import statements
from tests.whole_summer import TODAY

MOST = 6
MORE = {
    "report.texts.write": (160, "the figures of every room of four years, held against the text"),
    "report.show": (115, "the figures and pieces of every room of the pôle"),
    "report.printed": (115, "the same"),
    "report.as_docx": (115, "the same"),
    "report.as_json": (115, "the same"),
    "report.editions.issue": (400, "the same of four years, what its texts get wrong, and what changed"),
    "report.editions.changes": (115, "the same, beside what an edition kept"),
    "distribution.closing": (26, "reads again every record behind the shares, once a summer"),
    "privacy.season.erase": (41, "looks for a name in every table that may hold one"),
    "bilan.show": (15, "the figures of every room, beside the former summers"),
    "bilan.printed": (15, "the same"),
    "bilan.figures": (15, "the same"),
    "bilan.figure": (15, "the same"),
    "summary.show": (15, "the same; the committee reads one edition, in 6"),
    "summary.slides": (15, "the same"),
    "archive.export": (16, "every table of the summer, as a file"),
    "privacy.season.person": (16, "all that is known of someone, from every room"),
    "bilan.as_json": (7, "the figures of every room"),
    "privacy.season.export": (13, "all that is known of someone, as a file"),
    "roadmap.new": (75, "the figures of every room, to choose from"),
    "roadmap.edit": (75, "the same"),
    "projects.parts.count_by": (45, "the figures of every room, to choose from"),
    "structure.show": (60, "the figures of every room of the pôle, and what waits there"),
    "structure.figures.index": (45, "the figures of every room of the pôle"),
    "structure.figures.show": (120, "the same, of the year before too"),
    "structure.files.take_all": (21, "every list of the pôle, as one file"),
}
"""Pages that ask more often: at most how often, and for what. Each of them asks the same whatever the summer holds; the
list may only get shorter.

A line of the road map, or an indicator of a project, that is counted by a figure of a room asks what this room asks for
it, besides the six: in the year played here one question, for the age of the pôle.
"""
ASKED_BY = (Role.FACILITATOR, Role.COORDINATION, Role.COOPERANT)
NO_RECORD = ("invitations.hosts.ready", "invitations.hosts.picture", "sharing.visit.enter", "sharing.visit.read")
NO_RECORD += ("events.public.place",)
"""Shown once, to whoever has just made an invitation or holds the key of a link: no plain visit opens them."""


def counted(app: Flask, client: FlaskClient, house: House) -> dict[str, int]:
    """Return how often each page of our summer, and of the pôle, asks the database."""
    found = {}
    for rule, method in pages(app):
        role = next((role for role in ASKED_BY if may_enter(app, rule, role)), None)
        scoped = {"season_id", "year"} & set(rule.arguments)
        if method == "GET" and scoped and rule.endpoint not in NO_RECORD and role:
            sign_in(client, house.people[role])
            found[rule.endpoint] = statements(client, address(rule, house.ours))
    return found


def grow(season: Season, times: int) -> None:
    """Let a summer hold more of everything that its pages list."""
    for rank in range(times):
        client, young = a_client(season, f"Voisine {rank}"), a_cooperant(season, f"Prénom {rank}")
        a_quote(season, QuoteStatus.SENT, a_line(), a_line(), client=client, day=TODAY)
        mission = a_mission(season, f"Chantier {rank}")
        hours.declare(season, HoursDraft(TODAY, 60, Nature.MISSION, [young.id], mission.id), stamped(day=TODAY))
        invoice = an_invoice(season, client=client)
        a_payment(invoice, 100)
        a_credit_note(invoice, a_line(price=100, rate="0"))


@pytest.fixture
def counts(app: Flask, client: FlaskClient, house: House) -> tuple[dict[str, int], dict[str, int]]:
    """How often each page asks, in a small summer and in the same one grown."""
    small = counted(app, client, house)
    grow(house.ours, 8)
    whole_pole.grow(8, stamped(day=TODAY))
    return small, counted(app, client, house)


def test_no_page_asks_more_than_it_may_whatever_the_summer_holds(counts: tuple[dict[str, int], ...]) -> None:
    most = {page: max(found[page] for found in counts) for page in counts[0]}
    allowed = {page: count for page, (count, _) in MORE.items()}
    assert {page: asked for page, asked in most.items() if asked > allowed.get(page, MOST)} == {}
    assert allowed.keys() <= most.keys(), "an exception for a page that is not there"
    assert len(most) > 90, "the map has more pages of a summer than that"
