"""No key of a private link is in a server's log."""

import logging
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import HTTPError, URLError

import pytest

from cjs_app.plumbing.access_log import without_keys
from cjs_app.plumbing.gunicorn_log import WithoutKeys
from tests import databases

HOUSE = Path(__file__).parents[2]
ASKED = "http://127.0.0.1:{port}/comite/lien/{key}?q={key}"


def test_a_key_is_taken_out_of_a_line_and_the_rest_stays() -> None:
    key = secrets.token_urlsafe(32)
    assert without_keys(f"GET /comite/lien/{key}/x?q={key} HTTP/1.1") == "GET /comite/lien/***/x?*** HTTP/1.1"
    assert without_keys("GET /saisons/12/factures/1203.pdf HTTP/1.1") == "GET /saisons/12/factures/1203.pdf HTTP/1.1"


def test_the_shortest_key_of_the_house_is_taken_out() -> None:
    assert without_keys("/i/" + "a" * 32) == "/i/***"


def test_what_gunicorn_says_of_a_failure_holds_no_key() -> None:
    key = secrets.token_urlsafe(32)
    record = logging.LogRecord("gunicorn.error", 40, "", 1, "Error handling request %s", (f"/comite/lien/{key}",), None)
    assert WithoutKeys().filter(record)
    assert record.getMessage() == "Error handling request /comite/lien/***"


@pytest.mark.parametrize("server", ["serve", "serve_demo"])
def test_neither_server_writes_a_key(server: str, sqlite_model: Path, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = databases.copy_sqlite(sqlite_model, tmp_path / "log.sqlite3")
    call = f"from cjs_app.serving import {server} as go; go('127.0.0.1', {port}{', 1' if server == 'serve' else ''})"
    surroundings = {"DATABASE_URL": url, "SECRET_KEY": "k" * 40, "PATH": "/usr/bin:/bin", "CJS_INSTANCE": str(tmp_path)}
    key = secrets.token_urlsafe(32)
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen([sys.executable, "-c", call], cwd=HOUSE, env=surroundings, stdout=log, stderr=log)
        try:
            ask(ASKED.format(port=port, key=key))
        finally:
            process.terminate()
            process.wait(30)
    written = (tmp_path / "log").read_text("utf-8")
    assert key not in written
    assert "/comite/lien/***" in written


def ask(url: str) -> None:
    """Open a page of a server that may still be starting, coming from a page whose address holds the key too."""
    for _ in range(200):
        try:
            urllib.request.urlopen(urllib.request.Request(url, headers={"Referer": url}), timeout=60).read()  # noqa: S310
            return
        except HTTPError:
            return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError("the server did not start")
