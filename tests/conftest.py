"""What the tests ask for by name.

app, client     SQLite in a file, as after the migrations, for each test: the quick ones. The application is built once
                for all. The test stands inside its context; `client` visits from outside, and first commits what
                the test has prepared.
pg_app          the same on PostgreSQL; each_app gives both, one after the other.
database_url    a fresh migrated database, on both engines: for several processes, migrations, crashes (slow: a copy
                takes a third of a second on PostgreSQL).
real_hashes     passphrases hashed as in real life, a tenth of a second each; elsewhere at the least cost.
live_server     the application served on a port, forms protected as in real life; browser, window and page: Chromium
                in front of it (page is a phone; `window.open(1280)` a computer). A complaint of the page is a failure.

With several processes (`-n`, which the whole suite takes by itself) each has all of these for itself: its PostgreSQL,
its Chromium, its ports, its folders. No test may count on another one having run before it, or in the same process.

Nothing is left out when Chromium or PostgreSQL is missing: the run stops and names the package.
"""

import atexit
import gc
import itertools
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from playwright.sync_api import Browser, Page

# What is read before the first test stays to the end: nothing of it is to be looked for among what may be thrown away.
gc.disable()

# No test may write where a person keeps real data; read when the application is imported, hence up here.
os.environ["CJS_INSTANCE"] = tempfile.mkdtemp(prefix="cjs-instance-")
atexit.register(shutil.rmtree, os.environ["CJS_INSTANCE"], ignore_errors=True)

from cjs_app.access import actions as access  # noqa: E402
from cjs_app.access import second_factor  # noqa: E402
from cjs_app.bootstrap import checks  # noqa: E402
from cjs_app.plumbing.database import db  # noqa: E402
from tests import browsing, campaigns, databases, servers, shared  # noqa: E402
from tests.visitors import Visitor  # noqa: E402

settings.register_profile("every day", deadline=None, derandomize=True, database=None)
settings.register_profile("full", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("full" if campaigns.FULL else "every day")

REAL_COSTS = access.HASHER, second_factor.DIGEST_COST
# A passphrase takes a tenth of a second on purpose; here thousands are hashed, and few tests look at how.
access.HASHER, second_factor.DIGEST_COST = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1), (1, 8)

ON_A_DATABASE = {"app", "pg_app", "database_url", "postgres_server"}
DEAREST = (
    "tests/house/test_screens.py::test_every",
    "tests/reliability/test_races_of_money",
    "tests/reliability/test_tampering.py::test_whatever_is_done_to_the_rows",
    "tests/security/test_hostile_input",
    "tests/house/test_walk",
    "tests/reliability/test_races_of_work",
    "tests/security/test_planted_texts.py::test_no_text",
    "tests/security/test_canaries",
    "tests/stories",
    "tests/reliability/test_killed",
    "tests/reliability/test_numbers",
    "tests/security/test_headers",
    "tests/house/test_forms",
    "tests/house/test_fields",
    "tests/bootstrap",
    "tests/security/test_forms",
    "tests/reliability",
    "tests/house",
)
"""What takes longest, by the measured seconds of its longest tests: several processes begin with it."""
BROWSER = 3
"""How much a test weighs that opens a browser: the most."""
NUMBER = itertools.count(1)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the quick tests first and the browser last; refuse to start without what they need.

    Several processes take the tests one by one from the same list, and begin with what takes longest, so that none is
    still at it when the others are done; two of each kind in turn, so that not all of them wait for the same summer,
    and one story in the browser, which half of the time waits for a page.
    """
    needs = {item: set(getattr(item, "fixturenames", ())) for item in items}
    wanted = set().union(*needs.values())
    if "browser" in wanted and not checks.browser():
        raise pytest.UsageError("Chromium absent : installer le paquet chromium-headless-shell (ou chromium).")
    if "postgres_server" in wanted and not checks.postgres():
        raise pytest.UsageError("PostgreSQL absent : installer le paquet postgresql.")

    def weight(item: pytest.Item) -> int:
        if "browser" in needs[item]:
            return BROWSER
        return 2 if item.path.parent.name == "reliability" else int(bool(needs[item] & ON_A_DATABASE))

    if hasattr(config, "workerinput"):
        items[:] = dearest_first(items, weight)
    else:
        items.sort(key=weight)


def pytest_collection_finish() -> None:
    """Leave what the tests are made of out of every clearing up, and clear up less often than a small program would."""
    gc.freeze()
    gc.set_threshold(60_000, 20, 20)
    gc.enable()


def dearest_first(items: list[pytest.Item], weight: Callable[[pytest.Item], int]) -> list[pytest.Item]:
    """Return the tests in the order in which several processes take them."""
    met: Counter[int] = Counter()
    places: dict[pytest.Item, tuple[int, int]] = {}
    for item in items:
        others = len(DEAREST) + weight(item)
        kind = next((rank for rank, dear in enumerate(DEAREST) if item.nodeid.startswith(dear)), others)
        if kind < len(DEAREST):
            turn = met[kind] // 2
        else:
            turn = met[kind] if weight(item) == BROWSER else len(items) - weight(item)
        places[item] = turn, kind
        met[kind] += 1
    return sorted(items, key=places.__getitem__)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say, once all is run, what the tests counted (`record_property`), whichever process they ran in."""
    counted: Counter[str] = Counter()
    for report in terminalreporter.getreports(""):
        counted.update(dict(getattr(report, "user_properties", ())) if report.when == "teardown" else {})
    for what, number in counted.items():
        terminalreporter.write_line(f"{number} {what}")


@pytest.fixture
def real_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Passphrases and codes are hashed at their real cost."""
    monkeypatch.setattr(access, "HASHER", REAL_COSTS[0])
    monkeypatch.setattr(second_factor, "DIGEST_COST", REAL_COSTS[1])
    access._nobody.cache_clear()  # noqa: SLF001
    yield
    access._nobody.cache_clear()  # noqa: SLF001


# ------------------------------------------------------------------------------------------------------- databases


@pytest.fixture(scope="session")
def receipts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the photographs of receipts."""
    return tmp_path_factory.mktemp("receipts")


@pytest.fixture(scope="session")
def sqlite_model(tmp_path_factory: pytest.TempPathFactory, receipts: Path) -> Path:
    """A SQLite file that went through the real migrations."""
    folder = shared.prepared_once(
        tmp_path_factory, "migrated", lambda folder: databases.migrate(f"sqlite:///{folder}/model.sqlite3", receipts)
    )
    return folder / "model.sqlite3"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[servers.PostgresServer]:
    """A PostgreSQL of our own."""
    with servers.running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_model(postgres_server: servers.PostgresServer, receipts: Path) -> str:
    """The name of a PostgreSQL database that went through the real migrations."""
    databases.migrate(postgres_server.create("model"), receipts)
    return "model"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh migrated database, that other processes may open too."""
    if request.param == "sqlite":
        yield databases.copy_sqlite(request.getfixturevalue("sqlite_model"), tmp_path / "fresh.sqlite3")
        return
    model = request.getfixturevalue("postgres_model")
    server: servers.PostgresServer = request.getfixturevalue("postgres_server")
    name = f"fresh_{next(NUMBER)}"
    yield server.create(name, model)
    server.drop(name)


# ----------------------------------------------------------------------------------------------------- application

AppAndRefill = tuple[Flask, Callable[[], None]]


@pytest.fixture(scope="session")
def sqlite_app_once(sqlite_model: Path, receipts: Path, tmp_path_factory: pytest.TempPathFactory) -> AppAndRefill:
    """The application on SQLite, and how to make its database new."""
    path = tmp_path_factory.mktemp("quick") / "quick.sqlite3"
    app = databases.make_app(databases.copy_sqlite(sqlite_model, path), receipts)
    databases.open_first_page(app)
    return app, databases.refill_sqlite(app, sqlite_model, path)


@pytest.fixture(scope="session")
def postgres_app_once(
    postgres_server: servers.PostgresServer, postgres_model: str, receipts: Path
) -> Iterator[AppAndRefill]:
    """The application on PostgreSQL, and how to make its database new."""
    app = databases.make_app(postgres_server.create("quick", postgres_model), receipts)
    databases.open_first_page(app)
    yield app, databases.refill_postgres(app)
    with app.app_context():
        db.engine.dispose()


def _lend(app: Flask, refill: Callable[[], None]) -> Iterator[Flask]:
    """Give the application to one test, inside its context; take it back as it was."""
    kept = dict(app.config)
    with app.app_context():
        yield app
        db.session.remove()
    app.config.clear()
    app.config.update(kept)
    refill()


@pytest.fixture
def app(sqlite_app_once: AppAndRefill) -> Iterator[Flask]:
    """The application on an empty SQLite database."""
    yield from _lend(*sqlite_app_once)


@pytest.fixture
def pg_app(postgres_app_once: AppAndRefill) -> Iterator[Flask]:
    """The application on an empty PostgreSQL database."""
    yield from _lend(*postgres_app_once)


@pytest.fixture(params=["sqlite", "postgresql"])
def each_app(request: pytest.FixtureRequest) -> Flask:
    """The application on an empty database, SQLite then PostgreSQL."""
    return request.getfixturevalue("app" if request.param == "sqlite" else "pg_app")


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor of the quick application; `Visitor(app)` gives one more."""
    return Visitor(app)


# --------------------------------------------------------------------------------------------------------- browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    with browsing.running_chromium() as chromium:
        yield chromium


@pytest.fixture
def live_server(sqlite_model: Path, receipts: Path, tmp_path: Path) -> Iterator[browsing.LiveServer]:
    """The application served on a port, on a database of its own."""
    url = databases.copy_sqlite(sqlite_model, tmp_path / "live.sqlite3")
    app = databases.make_app(url, receipts, WTF_CSRF_ENABLED=True, FORM_KEYS_REQUIRED=True)
    with browsing.serving(app) as server:
        yield server
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def window(browser: Browser, live_server: browsing.LiveServer) -> Iterator[browsing.Window]:
    """Windows on the served application; what their pages complain about fails the test."""
    window = browsing.Window(browser, live_server.url)
    yield window
    window.close()
    assert window.complaints == []


@pytest.fixture
def page(window: browsing.Window) -> Page:
    """One window, the size of a phone."""
    return window.open()
