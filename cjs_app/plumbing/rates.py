"""How often heavy or telling pages may be asked for: by one account, and from one address.

The counts stand in a small database of their own beside the data, so that every process of the server shares them and
no page has to wait for another one's writing. Lost counts do no harm. Signing in has its own, slower pauses.
"""

import contextlib
import ipaddress
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from flask import Flask, current_app, request
from flask_login import current_user
from msgspec import Struct
from werkzeug.exceptions import TooManyRequests

from cjs_app.plumbing import clock
from cjs_app.plumbing.database import sqlite_module
from cjs_app.plumbing.sealing import keyed_hash

sqlite3 = sqlite_module()

FROM_ONE_PLACE = 10
"""A school or a youth centre is one address: all its accounts together may ask ten times as often as one."""
KEPT_SECONDS = 24 * 3600

_TABLE = (
    "CREATE TABLE IF NOT EXISTS counts (key TEXT PRIMARY KEY, begins INTEGER NOT NULL, number INTEGER NOT NULL)"
    " WITHOUT ROWID"
)
_ONE_MORE = (
    "INSERT INTO counts (key, begins, number) VALUES (?, ?, 1) ON CONFLICT (key) DO UPDATE SET"
    " number = CASE WHEN begins = excluded.begins THEN number + 1 ELSE 1 END, begins = excluded.begins"
    " RETURNING number"
)
_OLD = "DELETE FROM counts WHERE begins < ?"


class Limit(Struct, frozen=True):
    """So many times in so many seconds; a limit `only_sent` counts forms that are sent, not pages that are read."""

    name: str
    times: int
    seconds: int
    only_sent: bool = False


PAPERS = Limit("paper", 60, 300)
"""PDF files, drawn anew each time."""
EXPORTS = Limit("export", 20, 300)
"""A whole summer as a file."""
IMPORTS = Limit("import", 20, 600, only_sent=True)
"""A whole summer coming in: read, checked, compared."""
PHOTOS = Limit("photo", 60, 600, only_sent=True)
"""Photographs, decoded and drawn anew."""
MAILS = Limit("mail", 20, 3600, only_sent=True)
"""What makes a mail leave."""
LOOKUPS = Limit("lookup", 30, 600, only_sent=True)
"""Codes and links of people who have no account yet: counted by address alone, ten times as often."""
PLACES = Limit("place", 10, 600, only_sent=True)
"""Places asked for and given back at an event: by address, a hundred in ten minutes, classes that register together."""
CHECKS = Limit("check", 200, 300, only_sent=True)
"""Texts held against every figure of some years, while they are written."""

LIMITS = (PAPERS, EXPORTS, IMPORTS, PHOTOS, MAILS, LOOKUPS, CHECKS, PLACES)


def limited(limit: Limit) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Mark a page with how often it may be asked for; the guard reads the mark."""

    def mark(view: Callable[..., Any]) -> Callable[..., Any]:
        view.limit = limit  # type: ignore[attr-defined]
        return view

    return mark


def limit_of(app: Flask, endpoint: str) -> Limit | None:
    """Return how often a page may be asked for, or None for as often as one likes."""
    return getattr(app.view_functions[endpoint], "limit", None)


def start(app: Flask) -> None:
    """Count before every page that has a limit; call it once the door stands."""
    app.before_request(_guard)


def _guard() -> None:
    """Raise TooManyRequests for a page that was asked for too often."""
    path = current_app.config.get("RATES")
    if request.endpoint is None or not path:
        return
    limit = limit_of(current_app, request.endpoint)
    if limit is None or (limit.only_sent and request.method != "POST"):
        return
    now = int(clock.now().timestamp())
    begins = now - now % limit.seconds
    for key, times in _counted_under(limit):
        if one_more(Path(path), key, begins) > times:
            raise TooManyRequests(retry_after=begins + limit.seconds - now)


def _counted_under(limit: Limit) -> list[tuple[str, int]]:
    """Return under what a request counts, and how often each may come."""
    place = _key(limit, "place", network_of(request.remote_addr or ""))
    counted = [(place, limit.times * FROM_ONE_PLACE)]
    if current_user and current_user.is_authenticated:
        counted.append((_key(limit, "account", str(current_user.id)), limit.times))
    return counted


def network_of(address: str) -> str:
    """Return the address, or for IPv6 the household it is of; «nowhere» for what is none."""
    try:
        place = ipaddress.ip_address(address)
    except ValueError:
        return "nowhere"
    return str(ipaddress.ip_network((place, 64 if place.version == 6 else 32), strict=False))


def one_more(path: Path, key: str, begins: int) -> int:
    """Count once more under a key since a moment; return how often that makes. A broken file begins anew."""
    try:
        return _add(path, key, begins)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
        return _add(path, key, begins)


def _add(path: Path, key: str, begins: int) -> int:
    """Write one more, and forget what is long over when a new time begins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=5, isolation_level=None)) as file:
        file.execute("PRAGMA synchronous=OFF")
        file.execute(_TABLE)
        number = int(file.execute(_ONE_MORE, (key, begins)).fetchone()[0])
        if number == 1:
            file.execute(_OLD, (begins - KEPT_SECONDS,))
        return number


def _key(limit: Limit, what: str, text: str) -> str:
    """Return the keyed hash under which a count stands."""
    return keyed_hash("rates", f"{limit.name} {what} {text}")
