"""The security log: one line of JSON for each thing that happens at a door, without a secret and without a name.

Who (the number of the account), what, when (UTC), where from (a keyed hash of the address: the same visitor is known
again, nobody can read where they live). Addresses of pages are written as the house writes them, never as they were
asked: no key, no text of a visitor can get into a line.
"""

import contextlib
import json
import logging
import os
from pathlib import Path
from typing import Any

from flask import Flask, g, has_app_context, has_request_context, request
from werkzeug.wrappers import Response

from cjs_app.plumbing import clock
from cjs_app.plumbing.sealing import keyed_hash

try:
    import fcntl
except ImportError:  # Windows: one process writes there
    fcntl = None  # type: ignore[assignment]

LOGGER = logging.getLogger("cjs.security")
LARGEST_BYTES = 5 * 1024 * 1024
KEPT_FILES = 5
ADDRESS_SIGNS = 16

SAID = {
    400: "request_refused",
    401: "session_over",
    403: "forbidden",
    404: "not_found",
    405: "method_refused",
    413: "too_large",
    429: "too_many",
    500: "unexpected_error",
    503: "database_error",
}
"""What an answer of this status means in the log; other statuses are no refusal."""


class SharedFile(logging.Handler):
    """A file that several processes write to, a line at a time, and that begins anew when it is large."""

    def __init__(self, path: Path) -> None:
        """Write to this file."""
        super().__init__()
        self.path = path

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line whole; what cannot be written goes to where Python tells such troubles."""
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _turn(self.path.with_name(f"{self.path.name}.lock")):
                if self.path.exists() and self.path.stat().st_size > LARGEST_BYTES:
                    self._begin_anew()
                descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
                try:
                    os.write(descriptor, f"{self.format(record)}\n".encode())
                finally:
                    os.close(descriptor)
        except OSError:
            self.handleError(record)

    def _begin_anew(self) -> None:
        """Put the full file aside, and the older ones one place further."""
        for number in range(KEPT_FILES - 1, 0, -1):
            older = self.path.with_name(f"{self.path.name}.{number}")
            if older.exists():
                older.replace(self.path.with_name(f"{self.path.name}.{number + 1}"))
        self.path.replace(self.path.with_name(f"{self.path.name}.1"))


@contextlib.contextmanager
def _turn(lock: Path) -> Any:
    """Hold the file's turn, so that two processes do not put it aside twice."""
    with lock.open("a") as held:
        if fcntl is not None:
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def start(app: Flask) -> None:
    """Write to the file of the settings, or where the server's errors go; watch every refusal."""
    path = app.config.get("SECURITY_LOG")
    handler = SharedFile(Path(path)) if path else logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    for former in list(LOGGER.handlers):
        LOGGER.removeHandler(former)
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
    app.after_request(_note_refusal)


def note(what: str, account: int | None = None, **facts: int | str | bool) -> None:
    """Write what happened. `what` and facts are words of the code and numbers, never what somebody typed."""
    line = {
        "at": clock.now().isoformat(),
        "what": what,
        "account": account if account is not None else visitor(),
        "from": visitor_place(),
        **facts,
    }
    LOGGER.info(json.dumps(line, ensure_ascii=True))


def visitor() -> int | None:
    """Return the number of the account that asks, where the door has already looked; nothing is asked of it here."""
    known = g.get("_login_user") if has_app_context() else None
    number = getattr(known, "number", None)
    return number if isinstance(number, int) else None


def visitor_place() -> str | None:
    """Return the keyed hash of where the visitor asks from."""
    if not has_request_context() or not request.remote_addr:
        return None
    return keyed_hash("security log", request.remote_addr)[:ADDRESS_SIGNS]


def _note_refusal(response: Response) -> Response:
    """Write a line for an answer that refuses, or that is a failure of ours."""
    what = SAID.get(response.status_code)
    if what is None or request.endpoint in (None, "static"):
        # A page that never existed is asked all day long by robots: nobody's door was tried.
        return response
    facts: dict[str, int | str] = {"status": response.status_code, "method": _method(), "page": str(request.endpoint)}
    facts |= {name: value for name, value in (request.view_args or {}).items() if isinstance(value, int)}
    if "refused_for" in g:
        facts["why"] = str(g.refused_for)
    note(what, None, **facts)
    return response


def _method() -> str:
    """Return the method of the request, when it is one that the house knows."""
    return request.method if request.method in ("GET", "HEAD", "POST", "OPTIONS") else "other"
