"""No marked value of two hundred invented minors is ever seen by who is not entitled to it, whatever leaves."""

import io
import logging
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser
from sqlalchemy import select

from cjs_app.access import actions as access
from cjs_app.access.domain import PoleRole, Role
from cjs_app.access.models import User
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices.models import Invoice, InvoicePaper
from cjs_app.coop.seasons.models import Season
from cjs_app.coop.sharing import actions as sharing
from cjs_app.coop.sharing.models import CommitteeEdition
from cjs_app.plumbing import pdf
from cjs_app.plumbing.database import db
from tests import browsing, databases, whole_pole
from tests.builders import a_draft_invoice
from tests.campaigns import rounds
from tests.house.addresses import address, pages
from tests.people import a_person, access_stamp, sign_in, stamped
from tests.security.canaries import (
    BIRTH,
    FIRST,
    LAST,
    LOGIN,
    MAIL,
    MARKS,
    MINORS,
    PHOTO,
    STAFF_READS,
    TEAM_READS,
    found,
    parts_of,
    plant,
    plant_photo,
)
from tests.shared import prepared_once
from tests.visitors import Visitor
from tests.whole_summer import NOW, TODAY, a_whole_summer, people_of

READS: dict[str, set[str]] = {
    "stranger": set(),
    "our committee": set(),
    "our accountant": set(),
    "let go": set(),
    "facilitator of another season": set(),
    "our cooperant": TEAM_READS,
    "our facilitator": STAFF_READS,
    "our coordination": STAFF_READS,
}
"""What each visitor may read of others; who animates another season reads those of that season, who bear no mark."""
OWN = {"privacy.own.show", "privacy.own.export", "access.account"}
"""Pages about oneself: a cooperant reads their own values there, and nobody else's."""
ASKED = ("", "?q=Zq", "?q=Wv", "?q=jz", "?etat=partis&page=2", "?tri=nom&page=999")
searched: Counter[str] = Counter()


@pytest.fixture(scope="session")
def planted(sqlite_model: Path, receipts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole summer with two hundred marked minors, its documents issued and its committee's page out after that."""
    folder = prepared_once(tmp_path_factory, "canaries", lambda folder: plant_minors(sqlite_model, folder))
    shutil.copytree(folder / "receipts", receipts, dirs_exist_ok=True)
    return folder / "planted.sqlite3"


def plant_minors(model: Path, folder: Path) -> None:
    """Play the summer and write the marks into it."""
    app = databases.make_app(databases.copy_sqlite(model, folder / "planted.sqlite3"), folder / "receipts")
    with app.app_context():
        animator = a_person("Basile")
        ours = a_whole_summer("La Nôtre", "Porteur A", "732829320", animator)
        whole_pole.furnish(stamped(people_of(ours)[PoleRole.OFFICER], TODAY))
        theirs = a_whole_summer("La Leur", "Porteur B", "362521874", animator)
        a_person("Voisine", theirs, Role.FACILITATOR)
        a_person("Ancienne")
        plant(ours)
        plant_photo(ours)
        db.session.query(CommitteeEdition).filter_by(season_id=ours.id).delete()
        sharing.publish(ours, stamped(day=TODAY))
        invoices.issue(a_draft_invoice(ours), stamped(day=TODAY))
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def ours(app: Flask, planted: Path, tmp_path: Path) -> Season:
    """The season of the marked minors, in the application at hand."""
    db.session.remove()
    db.engine.dispose()
    databases.copy_sqlite(planted, Path(str(db.engine.url.database)))
    app.config.update(CLOCK=lambda: NOW, ARCHIVES=tmp_path, ANCHORS=tmp_path / "anchors")
    return db.session.get_one(Season, 1)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[], bytes]]:
    """Everything that any logger writes meanwhile."""
    caplog.set_level(logging.DEBUG)
    yield lambda: caplog.text.encode()


def visitor(app: Flask, who: str) -> Visitor:
    """Return somebody at the door, signed in unless they are a stranger."""
    client = Visitor(app)
    logins = {"let go": "ancienne", "facilitator of another season": "voisine", "our cooperant": "jz000login"}
    if who != "stranger":
        login = logins.get(who, who.replace("our", "personne"))
        sign_in(client, db.session.scalars(select(User).where(User.login == login)).one())
    return client


def seen_by(client: Visitor, method: str, url: str, but: set[str]) -> dict[str, str]:
    """Return the marks in everything that one answer says, its headers too."""
    with client.open(url, method=method, data={"name": ""} if method == "POST" else None) as answer:
        searched["answers searched for 200 minors' canaries"] += 1
        assert answer.status_code < 500, url
        return found(answer.get_data() + b"\n" + str(answer.headers).encode(), but)


@pytest.mark.parametrize("who", READS)
def test_no_page_file_or_error_tells_what_its_reader_may_not_know(
    app: Flask,
    ours: Season,
    who: str,
    log: Callable[[], bytes],
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    client = visitor(app, who)
    monkeypatch.setattr(db.session, "commit", db.session.rollback)
    cookie = client.get_cookie(str(app.config["SESSION_COOKIE_NAME"]))
    leaks: dict[str, dict[str, str]] = {}
    before = sum(searched.values())
    for rule, method in pages(app):
        own = rule.endpoint in OWN or "my_week" in rule.endpoint
        but = READS[who] | ({FIRST, LAST, BIRTH, LOGIN, MAIL, "paper"} if own else set())
        if cookie is not None:
            client.set_cookie(cookie.key, cookie.value)  # some pages sign out
        url = address(rule, ours)
        is_list = rule.endpoint.endswith((".index", ".show")) and "?" not in url
        for words in ASKED[: rounds(2 if is_list else 1, len(ASKED))] if method == "GET" else ("",):
            seen = seen_by(client, method, url + words, but)
            if seen:
                leaks[f"{method} {url}{words}"] = seen
    assert leaks == {}
    assert found(log(), set()) == {}
    record_property("answers searched for the canaries of 200 minors", sum(searched.values()) - before)


def test_who_is_entitled_does_see_them(app: Flask, ours: Season) -> None:
    """The control: were the marks not planted, or not looked for rightly, nothing above would mean anything."""
    client = visitor(app, "our facilitator")
    team = client.get("/saisons/1/cooperants").get_data()
    assert len(set(re.findall(MARKS[FIRST], team))) == MINORS
    one = cooperants.cooperants_of(ours)[0]
    sheet = client.get(f"/saisons/1/cooperants/{one.id}").get_data()
    assert {LAST, BIRTH, "paper"} <= set(found(sheet, set()))
    assert {FIRST, LAST, BIRTH} <= set(found(client.get("/saisons/1/archive.zip").get_data(), set()))
    assert LOGIN in found(client.get("/saisons/1/acces").get_data(), set())


def test_a_cooperant_s_own_file_holds_nothing_of_the_others(app: Flask, ours: Season) -> None:
    content = visitor(app, "our cooperant").get("/mes-donnees/copie.zip").get_data()
    told = b"\n".join(parts_of(content))
    assert set(re.findall(rb"[Zjnrp][qz]\d{3}|Wv\d{3}", told)) == {
        b"Zq000",
        b"Wv000",
        b"jz000",
        b"nq000",
        b"rq000",
        b"pq000",
    }


def test_the_committee_reads_its_page_through_a_link_without_a_name(app: Flask, ours: Season) -> None:
    _, token = sharing.make_link(ours, "Service jeunesse", TODAY, stamped(day=TODAY))
    client = Visitor(app)
    assert found(client.get(f"/comite/lien/{token}").get_data(), set()) == {}
    assert client.post(f"/comite/lien/{token}").status_code == 303
    answer = client.get("/comite")
    assert answer.status_code == 200
    assert found(answer.get_data() + str(answer.headers).encode(), set()) == {}


def test_documents_for_clients_name_nobody_in_text_objects_or_metadata(app: Flask, ours: Season) -> None:
    papers = db.session.scalars(select(InvoicePaper.pdf).where(InvoicePaper.season_id == 1)).all()
    pictures = db.session.scalars(select(Invoice.photograph).where(Invoice.season_id == 1)).all()
    assert len(papers) >= 4
    assert [found(paper, set()) for paper in papers] == [{}] * len(papers)
    assert found(str(pictures).encode(), set()) == {}


def test_a_receipt_keeps_nothing_of_where_it_was_taken(app: Flask, ours: Season) -> None:
    sent = plant_photo(ours)
    assert set(found(sent, set())) == {PHOTO}, "the phone does write it"
    kept = [path.read_bytes() for path in Path(app.config["RECEIPTS"]).rglob("*") if path.is_file()]
    assert kept
    assert [found(content, set()) for content in kept] == [{}] * len(kept)


def test_the_journal_and_its_anchor_hold_no_name(app: Flask, ours: Season) -> None:
    rows = db.session.execute(db.metadata.tables["journal"].select()).all()
    assert len(rows) > 100
    assert found(str(rows).encode(), set()) == {}


def test_no_feed_was_added_without_being_searched(app: Flask) -> None:
    words = ("feed", "flux", "rss", ".ics", "calendrier")
    found_there = {rule.endpoint for rule, _ in pages(app) if any(word in rule.rule for word in words)}
    assert found_there == {"events.public.feed", "events.public.one_entry"}, "searched among the pages, by everybody"


def test_the_browser_keeps_nothing(planted: Path, receipts: Path, tmp_path: Path, browser: Browser) -> None:
    url = databases.copy_sqlite(planted, tmp_path / "live.sqlite3")
    app = databases.make_app(url, receipts, WTF_CSRF_ENABLED=True, CLOCK=lambda: NOW)
    with app.app_context():
        user = db.session.scalars(select(User).where(User.login == "personne facilitator")).one()
        token = access.open_session(user, access_stamp(user))
        db.session.commit()
    with browsing.serving(app) as server:
        context = browser.new_context(base_url=server.url)
        app.config["CLOCK"] = None
        browsing.let_in(context, server, token)
        page = context.new_page()
        for path in ("/saisons/1/cooperants", "/saisons/1/cooperants/1", "/saisons/1/heures", "/mes-donnees"):
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == 200
        kept = page.evaluate(
            """async () => JSON.stringify([
                {...localStorage}, {...sessionStorage}, await indexedDB.databases(),
                'caches' in window ? await caches.keys() : [],
                (await navigator.serviceWorker?.getRegistrations() ?? []).map((one) => one.scope),
            ])"""
        )
        cookies = str(context.cookies())
        context.close()
    with app.app_context():
        db.engine.dispose()
    assert kept == "[{},{},[],[],[]]"
    assert found(cookies.encode(), set()) == {}


def test_marks_are_found_in_archives_papers_and_pages() -> None:
    """The search itself is tried: what is packed or drawn is found."""
    paper = pdf.document(pdf.Paper(title="Zq001xan", author="a"), [pdf.paragraph("né le 3 mars 1931, Wv001kor")])
    assert set(found(paper, set())) == {FIRST, LAST, BIRTH}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", "1931-03-03;jz001@exemple.fr")
    assert set(found(packed.getvalue(), set())) == {BIRTH, MAIL}
    assert found("13/03/1931 et 3 février 1931".encode(), set()) == {BIRTH: "13/03/1931"}
