"""docs/security.md says what is: its rows name tests that exist, its figures and its lists are those of the code."""

import ast
import datetime as dt
import importlib
import inspect
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest
from flask import Flask

from cjs_app.access import limits
from cjs_app.plumbing.rates import LIMITS, limit_of
from tests.security.sources import HOUSE, SCRIPTS, SOURCES, calls, imported, importers, named, nodes

TEXT = (HOUSE / "docs" / "security.md").read_text("utf-8")
STATES = ("met", "in part", "not met")
KINDS = {"T": 157, "B": 12, "R": 26}
"""How many rows of each kind the standard has for us: tried by a machine, both, read."""
OURS = (
    "1.1.1-2 1.2.1-5,9 1.3.1-7,10-11 1.4.2 1.5.1-2 2.1.1-3 2.2.1-3 2.3.1-4 2.4.1 3.2.1-2 3.3.1-4 3.4.1-6 3.5.1-5 "
    "3.7.1-2 4.1.1-3 4.2.1 5.1.1 5.2.1-3 5.3.1-2 5.4.1-3 6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.2-3 7.1.1-2 "
    "7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.2 8.1.1-2 8.2.1-3 8.3.1 8.4.1 9.1.1-3 9.2.1-4 11.1.1-2 11.2.1-3 11.3.1-3 "
    "11.4.1-4 11.5.1 11.6.1 12.1.1-2 12.2.1-2 12.3.1-3 13.1.1 13.2.1-5 13.3.1-2 13.4.1-5 14.1.1-2 14.2.1-4 14.3.1-3 "
    "15.1.1-3 15.2.1-3 15.3.1-7 16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3 "
)
"""The rows that concern us: section and numbers."""
HEADINGS = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`")
SECTION = re.compile(r"\[([^\]]+)\]\(#([\w-]+)\)")
ROW = re.compile(r"\| (\d+\.\d+\.\d+) \| ([12]) \| ([TBR]) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|")

ABSENT = {
    "1.2.6": "ldap3?|python_ldap",
    "1.2.7": r"xpath|elementpath|lxml\.etree",
    "1.2.8": "latex|pylatex|texlive",
    "1.3.8": "jpype|jnius|py4j",
    "1.3.9": "memcached?|pymemcache|pylibmc|aiomcache",
    "1.4.1": r"ctypes|cffi|Cython",
    "1.4.3": r"ctypes|cffi|Cython",
    **dict.fromkeys(("4.3.1", "4.3.2"), "graphene|graphql|ariadne|strawberry"),
    **dict.fromkeys(("4.4.1", "4.4.2", "4.4.3", "4.4.4"), "WebSocket|websockets?|simple_websocket|flask_sock|socketio"),
    "6.6.1": "twilio|vonage|ovh|smsapi|phonenumbers",
    **dict.fromkeys(("6.8.1", "6.8.2", "6.8.4"), "flask_dance|social_core|allauth|msal"),
    "6.8.3": "saml2|pysaml2|onelogin|signxml",
    **dict.fromkeys(("7.1.3", "7.6.1"), "oidc|openid|cas_client|flask_cas"),
    "10": "authlib|oauthlib|requests_oauthlib|oauth2|jose|jwt|joserfc",
    "12.1.3": "ssl_cert_reqs|SSL_CLIENT|CERT_REQUIRED|client_cert",
    "12.3.4": "grpc|xmlrpc|Pyro5|zeep|celery|redis|pika|kombu",
    "17": "RTCPeerConnection|aiortc|getUserMedia",
}
"""What makes a row ours the day it appears, looked for in imports, calls, scripts and the lock."""


@cache
def section(heading: str) -> str:
    """Return what stands under a heading."""
    _, _, rest = TEXT.partition(f"\n## {heading}\n")
    assert rest, heading
    return rest.partition("\n## ")[0]


def table(heading: str) -> list[list[str]]:
    """Return the lines of the tables of a section, cell by cell; the titles and their underlining are left out."""
    lines = [line.strip("| ").split(" | ") for line in section(heading).splitlines() if line.startswith("| ")]
    return [line for line in lines if "`" in line[0]]


def ticked(cells: str) -> set[str]:
    """Return what a cell says between ticks."""
    return set(re.findall(r"`([^`]+)`", cells))


def rows() -> list[tuple[str, ...]]:
    """Return the rows of the standard: id, level, kind, words, state, proof."""
    return ROW.findall(section("The 195 rows"))


@cache
def named_in(file: str) -> frozenset[str]:
    """Return the tests of a file; none when there is no such file."""
    path = HOUSE / file
    if not path.is_file():
        return frozenset()
    functions = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef))
    return frozenset(function.name for function in functions if function.name.startswith("test_"))


def others() -> list[str]:
    """Return the rows that do not concern us."""
    return re.findall(r"\d+\.\d+\.\d+", section("The 58 that do not concern us"))


def wanted() -> set[str]:
    """Return the id of each row that concerns us."""
    found = set()
    for part in OURS.split():
        place, _, numbers = part.rpartition(".")
        for first, last in (re.findall(r"\d+", one + "-" + one)[:2] for one in numbers.split(",")):
            found |= {f"{place}.{number}" for number in range(int(first), int(last) + 1)}
    return found


def test_every_row_that_concerns_us_stands_once() -> None:
    ids = [row[0] for row in rows()]
    assert set(ids) ^ wanted() == set()
    assert (len(ids), len(wanted())) == (195, 195)
    assert Counter(row[2] for row in rows()) == KINDS
    assert Counter(row[1] for row in rows()) == {"1": 64, "2": 131}
    assert section("The 195 rows").count("\n| ") == 195 + 1 + 1 + len(KINDS), "a row that cannot be read"
    assert (len(others()), len(set(others()) - set(ids))) == (58, 58)


def test_every_state_is_one_of_three_and_the_counts_are_theirs() -> None:
    counted = Counter(row[4] for row in rows())
    assert set(counted) <= set(STATES)
    said = "**195 rows: {} met, {} in part, {} not met.**".format(*(counted[state] for state in STATES))
    assert said in TEXT
    for kind in KINDS:
        of_kind = Counter(row[4] for row in rows() if row[2] == kind)
        assert "| " + " | ".join([kind, *(str(of_kind[state]) for state in STATES)]) + " |" in TEXT


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_row_names_its_proof(row: tuple[str, ...]) -> None:
    _, _, kind, _, state, proof = row
    if state == "not met":
        assert proof.startswith("It would take ") and len(proof) > 40
        return
    if state == "in part":
        assert "Missing: " in proof
    read = SECTION.findall(proof)
    assert all(heading in HEADINGS for heading, _ in read)
    named_tests = TEST.search(proof)
    assert {"R": read, "T": named_tests, "B": read or named_tests}[kind], "a row tried by a machine names a test"


def test_every_test_that_is_named_exists() -> None:
    asked = TEST.findall(TEXT)
    assert len(asked) > 250
    missing = {f"{file}::{name}" for file, name in asked if not named_in(file) or (name and name not in named_in(file))}
    assert missing == set()


def test_every_section_that_is_pointed_to_exists() -> None:
    anchors = {re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-") for heading in HEADINGS}
    assert {anchor for _, anchor in SECTION.findall(TEXT)} <= anchors


def test_what_does_not_concern_us_is_nowhere_in_the_product() -> None:
    lock = (HOUSE / "requirements-runtime.txt").read_text("utf-8")
    packages = re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)
    words = {part for path in SOURCES for name in imported(path) for part in (name, *name.split("."))}
    words |= {name for _, name, _ in calls()} | {package.replace("-", "_") for package in packages}
    words |= {word for path in SCRIPTS for word in re.findall(r"\w+", path.read_text("utf-8"))}
    watched = {
        row: next(pattern for start, pattern in ABSENT.items() if f"{row}.".startswith(f"{start}.")) for row in others()
    }
    # webauthn and cryptography bring cffi along; the product calls neither it nor ctypes.
    found = {row: [word for word in words - {"cffi"} if re.fullmatch(watched[row], word, re.I)] for row in watched}
    assert {row: hits for row, hits in found.items() if hits} == {}


def test_every_way_of_watching_would_see_what_it_looks_for() -> None:
    for pattern, seen in (("12.1.3", "CERT_REQUIRED"), ("10", "authlib"), ("4.4.1", "WebSocket"), ("1.2.8", "latex")):
        assert re.fullmatch(ABSENT[pattern], seen, re.I)


# ------------------------------------------------------------------------------------------------------ figures


def written(value: Any) -> str:
    """Return a figure as the paper writes it."""
    if isinstance(value, dt.timedelta):
        for size, unit in ((86_400, "d"), (3600, "h"), (60, "min"), (1, "s")):
            if value.total_seconds() % size == 0 and (unit != "d" or value.days > 1):
                return f"{int(value.total_seconds()) // size} {unit}"
    return str(value)


def figure(name: str) -> Any:
    """Return a figure of the code: a constant of a module, or a member of a list of lifetimes."""
    parts = name.split(".")
    if parts[-2].isupper():
        return getattr(importlib.import_module("cjs_app." + ".".join(parts[:-2])), parts[-2])[limits.Way[parts[-1]]]
    return getattr(importlib.import_module("cjs_app." + ".".join(parts[:-1])), parts[-1])


def test_every_figure_of_the_paper_is_that_of_the_code() -> None:
    said = {line[0].strip("`"): line[1] for line in table("Limits and timeouts")}
    megabytes = {name: f"{figure(name) // 1024**2} MB" for name, value in said.items() if value.endswith(" MB")}
    assert said == {name: written(figure(name)) for name in said} | megabytes
    assert len(said) > 50


def test_every_figure_of_the_door_stands_in_the_paper() -> None:
    said = {line[0].strip("`") for line in table("Limits and timeouts")}
    door = {name for name, value in vars(limits).items() if name.isupper() and isinstance(value, int | dt.timedelta)}
    lifetimes = {f"{name}_LIFETIMES.{way.name}" for name in ("INVITATION", "KEY") for way in limits.Way}
    assert {f"access.limits.{name}" for name in door | lifetimes} - said == set()


def test_every_heavy_page_is_counted(app: Flask) -> None:
    said = {line[0].strip("`"): (line[1], line[2], ticked(line[3])) for line in table("Heavy work")}
    pages: dict[str, set[str]] = {limit.name: set() for limit in LIMITS}
    for endpoint in app.view_functions:
        limit = limit_of(app, endpoint)
        if limit is not None:
            pages[limit.name].add(endpoint)
    assert said == {limit.name: (str(limit.times), f"{limit.seconds} s", pages[limit.name]) for limit in LIMITS}
    drawn = {endpoint for endpoint in app.view_functions if re.search(r"pdf|printed|export$|photo$", endpoint)}
    assert drawn - {"expenses.photo"} - set().union(*pages.values()) == set(), "a paper or an export that nobody counts"


# -------------------------------------------------------------------------------------------------------- lists


def test_every_page_that_opens_a_session_stands_among_the_ways_in(app: Flask) -> None:
    opening = {"led_on", "welcome", "login_user", "set_cookie"}
    found = set()
    for endpoint, view in app.view_functions.items():
        whole = inspect.unwrap(view)
        tree = ast.parse(inspect.cleandoc("\n" + inspect.getsource(whole)).lstrip())
        names = {ast.unparse(node.func).rpartition(".")[2] for node in ast.walk(tree) if isinstance(node, ast.Call)}
        if names & opening:
            found.add(endpoint)
    assert {line[0].strip("`") for line in table("Ways in")} == found


def test_sessions_are_made_in_one_place() -> None:
    made = {place for place, name, _ in calls() if name in {"Session", "models.Session"}}
    assert made == {"cjs_app/access/sessions.py"}
    entered = {place for place, name, _ in calls() if name.rpartition(".")[2] == "come_in"}
    assert entered == {f"cjs_app/access/{name}.py" for name in ("actions", "second_factor", "passkeys")}
    cookies = {place for place, name, _ in calls() if name.endswith(".set_cookie")}
    notes = "cjs_app/plumbing/notes.py"  # which notes are folded: names of a closed list, about nobody
    assert cookies == {"cjs_app/access/permissions.py", "cjs_app/coop/sharing/routes/visiting.py", notes}
    opened = {place for place, name, _ in calls() if name.rpartition(".")[2] == "open_session"}
    assert opened == set(), "open_session skips the proofs: for the tests only"


def test_every_library_of_cryptography_stands_in_the_paper() -> None:
    known = {"hashlib", "hmac", "secrets", "ssl", "argon2", "cryptography", "itsdangerous", "webauthn", "nacl", "crypt"}
    known |= {"bcrypt", "passlib", "Crypto", "Cryptodome", "OpenSSL", "jwt", "rsa", "ecdsa", "scrypt", "gnupg"}
    used = {module for module in known if importers(module)}
    assert {line[0].strip("`") for line in table("Cryptography")} == used


def test_every_file_that_comes_in_stands_in_the_paper() -> None:
    fields = set()
    for path in SOURCES:
        for node in nodes(path):
            if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("FileField("):
                fields.add(ast.unparse(node.targets[0]))
    assert {line[0].strip("`") for line in table("Files that come in")} == fields
    reads = {named(path) for path in SOURCES for node in nodes(path) if _is_request_files(node)}
    assert reads <= {"cjs_app/plumbing/once.py", "cjs_app/plumbing/resuming.py"}, "a file read outside a form"


def _is_request_files(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node) == "request.files"


def test_every_log_stands_in_the_paper() -> None:
    told = ticked("".join(line for line in section("What is written where").splitlines() if line.startswith("| ")))
    loggers = {ast.unparse(call.args[0]).strip("'") for _, name, call in calls() if name.endswith("getLogger")}
    assert loggers == {"cjs.security"} <= told
    assert {"cjs_app", "gunicorn.access", "gunicorn.error", "werkzeug", "journal"} <= told
    handlers = {place for place, name, _ in calls() if name.endswith(("addHandler", "basicConfig", "dictConfig"))}
    assert handlers == {"cjs_app/plumbing/security_log.py"}
    assert [
        place for place, name, _ in calls() if re.match(r"logging\.(info|warning|error|debug|exception)$", name)
    ] == []
