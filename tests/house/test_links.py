"""What a page offers can be done: every link of every page opens, and a closed season offers nothing to write."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from cjs_app.access.domain import NAMELESS, PoleRole, Role
from cjs_app.coop.accounts import actions as accounts
from cjs_app.coop.accounts.queries import Wanted, expenses_matching
from cjs_app.coop.distribution import actions as distribution
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import Status as HoursStatus
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices.domain import Status as InvoiceStatus
from cjs_app.coop.invoices.dues import due_of
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import START_OF_CLOSING, Status
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.house.addresses import House
from tests.people import a_person, maud, sign_in, stamped
from tests.whole_pole import YEAR
from tests.whole_summer import TODAY

ROLES = [Role.COOPERANT, Role.COMMITTEE, Role.COORDINATION, Role.ACCOUNTANT]
OUTSIDE_THE_SEASON = (
    "notes.",
    "access.",
    "sharing.",
    "archive.",
    "privacy.",
    "books.",  # late money has its months too, and lists leave whenever the accountant asks
    "seasons.people.",
    "seasons.clone",
    "seasons.new",
)
LATE_MONEY = ("invoices.payments.",)
"""What stays possible around a closed season: one's account, files, who may enter, the summer after it; and in it, what
its clients still pay."""


class Offers(HTMLParser):
    """The links of a page, and the addresses its forms write to; a form without one writes to the page itself."""

    def __init__(self, url: str, content: str) -> None:
        super().__init__()
        self.url = url
        self.links: set[str] = set()
        self.writes: set[str] = set()
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a" and found.get("href"):
            self.links.add(urljoin(self.url, str(found["href"])).partition("#")[0])
        if tag == "form" and found.get("method") == "post":
            self.writes.add(urljoin(self.url, found.get("action") or self.url))


def crawled(client: FlaskClient, place: str, start: str) -> Iterator[tuple[str, int, Offers]]:
    """Yield every page reached inside a season or a year: its address, status and offers; of filters, one value."""
    seen, waiting = {start}, [start]
    while waiting:
        url = waiting.pop()
        with client.get(url) as answer:
            is_page = answer.mimetype == "text/html"
            offers = Offers(url, answer.get_data(as_text=True) if is_page else "")
            yield url, answer.status_code, offers
        for link in sorted(offers.links):
            mark = re.sub("=[^&]*", "", link)
            if link.startswith(place) and mark not in seen:
                seen.add(mark)
                waiting.append(link)


def endpoint_of(app: Flask, url: str, method: str = "GET") -> str:
    """Return the endpoint behind an address."""
    found: tuple[str, Any] = app.url_map.bind("localhost").match(urlsplit(url).path, method=method)
    return found[0]


def close(season: Season) -> None:
    """Bring a season to its end: nothing waits, the shares are frozen."""
    waiting = select(HourEntry.id).where(HourEntry.season_id == season.id, HourEntry.status == HoursStatus.DECLARED)
    stamp = stamped(day=TODAY)
    hours.validate(season, db.session.scalars(waiting).all(), stamp)
    drafts = select(Invoice).where(Invoice.season_id == season.id, Invoice.status == InvoiceStatus.DRAFT)
    for draft in db.session.scalars(drafts).all():
        invoices.abandon(draft, stamp)
    for expense in db.session.scalars(expenses_matching(season, Wanted(waiting=True))).all():
        accounts.validate_expense(expense, stamp)
    seasons.move(season, START_OF_CLOSING, stamp)
    owed = due_of(season, TODAY).owed_cents
    distribution.propose_closing(season, stamped(a_person("Qui propose"), TODAY), owed)
    distribution.close(season, stamped(a_person("Qui confirme"), TODAY), owed)
    db.session.commit()


@pytest.mark.parametrize("role", ROLES)
def test_every_link_of_every_page_opens(client: FlaskClient, house: House, role: str) -> None:
    sign_in(client, house.people[role])
    statuses = {url: code for url, code, _ in crawled(client, "/saisons/1/", "/saisons/1/accueil")}
    assert {url: code for url, code in statuses.items() if code != 200} == {}
    assert len(statuses) > (10 if role in NAMELESS else 60)


@pytest.mark.parametrize("role", PoleRole)
def test_every_link_of_every_page_of_the_pole_opens(client: FlaskClient, house: House, role: str) -> None:
    sign_in(client, house.people[role])
    statuses = {url: code for url, code, _ in crawled(client, f"/pole/{YEAR}", f"/pole/{YEAR}")}
    assert {url: code for url, code in statuses.items() if code != 200} == {}
    assert len(statuses) > 5


@pytest.mark.parametrize("role", ROLES)
def test_a_closed_season_opens_all_its_links_and_offers_nothing_to_write(
    app: Flask, client: FlaskClient, house: House, role: str
) -> None:
    close(house.ours)
    sign_in(client, house.people[role])
    pages = list(crawled(client, "/saisons/1/", "/saisons/1/accueil"))
    assert {url: code for url, code, _ in pages if code != 200} == {}
    offered = {
        f"{endpoint_of(app, url)} → {endpoint_of(app, target, 'POST')}"
        for url, _, offers in pages
        for target in offers.writes
        if not endpoint_of(app, target, "POST").startswith(OUTSIDE_THE_SEASON + LATE_MONEY)
    }
    assert sorted(offered) == []


@pytest.mark.parametrize("page", ["devis/nouveau", "missions/nouvelle", "factures/nouvelle"])
def test_a_closed_season_opens_no_blank_form_even_to_who_types_its_address(
    app: Flask, client: FlaskClient, page: str
) -> None:
    season = a_season(status=Status.CLOSED)
    sign_in(client, maud(season))
    answer = client.get(f"/saisons/{season.id}/{page}")
    assert answer.status_code == 409
    assert "close" in answer.text
