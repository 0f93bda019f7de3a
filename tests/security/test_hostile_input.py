"""A seeded crawler sends hostile values to every form, as everybody: no failure, no echo, no forbidden change.

A failing case prints its seed and the number of the try: the same batch replays it.
"""

import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from cjs_app.access.domain import PoleRole, Role
from cjs_app.access.models import User
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests import campaigns, databases
from tests.house.addresses import House, address, may_enter, pages
from tests.people import a_person, sign_in
from tests.security.crawler import Crawl, Form
from tests.security.walking import mark
from tests.shared import prepared_once
from tests.visitors import Visitor
from tests.whole_summer import NOW, a_whole_summer, people_of

EVERYBODY = ["stranger", *map(str, (*Role, *PoleRole))]
BATCH = 210
TRIES = campaigns.rounds(5_040, 100_800)
BATCHES = range(TRIES // BATCH // len(EVERYBODY))
FORBIDDEN = campaigns.rounds(60, 1_000)


@pytest.fixture
def again(app: Flask, house: House) -> Iterator[Callable[[], None]]:
    """Keep the house as it is the first time, and make it so again before each other batch."""
    app.config.update(PROPAGATE=False, RATES=None)
    assert house.ours.id == 1
    path = Path(str(db.engine.url.database))
    kept = path.with_suffix(".kept")

    def do() -> None:
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
        if kept.exists():
            databases.copy_sqlite(kept, path)
        else:
            databases.copy_sqlite(path, kept)

    yield do
    kept.unlink(missing_ok=True)


def someone(app: Flask, role: str) -> Visitor:
    """Return a visitor of this role."""
    visitor = Visitor(app)
    if role != "stranger":
        sign_in(visitor, db.session.query(User).filter_by(login=f"personne {role}").one())
    return visitor


def open_to(app: Flask, role: str, methods: tuple[str, ...], *, shut: bool = False) -> list[str]:
    """Return the addresses, in our season, that a role may ask for with one of these methods; or may not."""
    season = db.session.get_one(Season, 1)
    return [
        address(rule, season)
        for rule, method in pages(app)
        if method in methods and rule.endpoint != "static" and may_enter(app, rule, role) is not shut
    ]


@pytest.fixture
def forms_of_the_facilitator(
    app: Flask, again: Callable[[], None], tmp_path_factory: pytest.TempPathFactory
) -> list[Form]:
    """Every form that the facilitator is shown in the house, looked for once; the house is as it was."""

    def look(folder: Path) -> None:
        knows = Crawl(app, someone(app, "facilitator"), "forms")
        (folder / "seen").write_bytes(pickle.dumps(knows.discover(open_to(app, "facilitator", ("GET",)))[0]))

    again()
    folder = prepared_once(tmp_path_factory, "forms of the facilitator", look)
    again()
    forms: list[Form] = pickle.loads((folder / "seen").read_bytes())
    return forms


def told(crawl: Crawl) -> str:
    """Return what a crawl found."""
    return "\n".join(crawl.faults[:12])


@pytest.mark.parametrize("role", EVERYBODY)
def test_nothing_that_is_typed_breaks_a_page_or_comes_back_as_markup(
    app: Flask, again: Callable[[], None], role: str, record_property: Callable[[str, object], None]
) -> None:
    sent, done = 0, []
    first = Crawl(app, someone(app, role), role)
    forms, links = first.discover(open_to(app, role, ("GET",)))
    bare = [Form(url) for url in open_to(app, role, ("POST",))]
    for batch in BATCHES:
        again()
        crawl = Crawl(app, first.again(), f"{role} {batch}")
        crawl.run(forms * 4 + bare, links, BATCH)
        sent += crawl.tries
        done.append(crawl.statuses)
        assert told(crawl) == ""
    assert sum(counts[200] + counts[303] + counts[422] for counts in done) > sent / 4
    record_property(f"hostile requests by the {role}", sent)


@pytest.mark.parametrize("role", EVERYBODY)
def test_no_hostile_form_changes_anything_behind_a_door_that_is_shut(
    app: Flask, forms_of_the_facilitator: list[Form], role: str, record_property: Callable[[str, object], None]
) -> None:
    shut = set(open_to(app, role, ("POST",), shut=True))
    aimed = [form for form in forms_of_the_facilitator if form.url in shut] + [Form(url) for url in sorted(shut)]
    crawl = Crawl(app, someone(app, role), f"shut {role}")
    before = mark()
    if aimed:
        crawl.run(aimed, ["/"], FORBIDDEN)
    assert told(crawl) == ""
    assert mark() == before
    record_property(f"hostile requests of the {role} at shut doors", crawl.tries)


def test_nothing_that_is_typed_breaks_a_page_on_postgresql(
    pg_app: Flask, record_property: Callable[[str, object], None], tmp_path: Path
) -> None:
    pg_app.config.update(CLOCK=lambda: NOW, ARCHIVES=tmp_path, PROPAGATE=False)
    people: Any = people_of(a_whole_summer("La Nôtre", "Porteur A", "732829320", a_person("Basile")))
    db.session.commit()
    for role in (Role.FACILITATOR, Role.COORDINATION):
        visitor = Visitor(pg_app)
        sign_in(visitor, people[role])
        crawl = Crawl(pg_app, visitor, f"postgresql {role}")
        seen = ["/", "/compte", "/saisons", "/saisons/nouvelle", *(f"/saisons/1/{word}" for word in ROOMS)]
        forms, links = crawl.discover(seen)
        more, further = crawl.discover([link for link in links if link not in seen][:60])
        crawl.run(forms + more, sorted({*links, *further}), campaigns.rounds(250, 5_000))
        assert told(crawl) == ""
        record_property(f"hostile requests on PostgreSQL by the {role}", crawl.tries)


ROOMS = (
    "devis/nouveau",
    "clients/nouveau",
    "missions/nouvelle",
    "heures/noter",
    "factures/nouvelle",
    "depenses/noter",
    "autofinancement/noter",
    "retenues/ajouter",
    "cooperants/nouveau",
    "partage/vote",
    "reglages",
    "reglages/porteur",
    "reglages/prix/nouveau",
    "reglages/numeros",
    "animation",
    "comite-local",
    "acces/nouveau",
    "lien-comite/nouveau",
    "invitations/adulte",
    "devis",
    "factures",
    "heures",
    "missions",
    "depenses",
)
