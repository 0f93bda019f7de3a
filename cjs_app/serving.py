"""Serving the application: gunicorn for real, a plain threaded server for the demo."""

import os
import socket
import sys

from werkzeug.serving import make_server

from cjs_app import create_app
from cjs_app.config import HOUSE
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.access_log import QuietHandler

OPTIONS = [
    # Read once, before the workers are made: they start at once and share its memory. Nothing is connected by then.
    "--preload",
    *("--worker-class", "gthread", "--threads", "3", "--access-logfile", "-"),
    # An address may hold the key of a private link.
    *("--logger-class", "cjs_app.plumbing.gunicorn_log.QuietLogger"),
]
"""How gunicorn serves the house."""


def serve(host: str, port: int, workers: int) -> None:
    """Become gunicorn: threads in a few processes, until stopped; raise Refusal when the port is taken."""
    ensure_free(host, port)
    command = [sys.executable, "-m", "gunicorn", *OPTIONS, "--workers", str(workers), "--bind", f"{host}:{port}"]
    command += ["--chdir", str(HOUSE), "wsgi:app"]
    os.execv(sys.executable, command)  # noqa: S606 — our own interpreter, our own words


def serve_demo(host: str, port: int) -> None:
    """Serve the demo on this machine until Ctrl+C; cookies travel over plain HTTP there."""
    ensure_free(host, port)
    # Passkeys want a name, not a number: they work at http://localhost.
    address = f"http://localhost:{port}"
    app = create_app({"SESSION_COOKIE_SECURE": False, "SECOND_FACTOR_REQUIRED": False, "CJS_URL": address})
    make_server(host, port, app, threaded=True, request_handler=QuietHandler).serve_forever()


def ensure_free(host: str, port: int) -> None:
    """Raise Refusal when something already listens on this port."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refusal(
                "Le port {port} est déjà pris : en choisir un autre, par exemple --port {other}.",
                port=port,
                other=port + 1,
            ) from error
