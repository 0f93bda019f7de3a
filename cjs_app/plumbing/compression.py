"""Texts travel compressed; a page that may hold a secret only when no other site made the browser ask for it.

Who watches the length of compressed pages over HTTPS, and makes somebody's browser ask for them again and again with
guesses in the address, reads what they hold (BREACH). That needs requests that begin on another site: the browser tells
(`Sec-Fetch-Site`), and such an answer travels as it is.
"""

import gzip
from functools import lru_cache

from flask import Flask, current_app, request
from werkzeug.wrappers import Response

TEXTS = frozenset(
    {"text/html", "text/css", "text/javascript", "text/plain", "text/csv", "image/svg+xml", "application/json"}
)
SHORTEST = 500
"""Under so many bytes compressing gains less than a packet."""
QUICKLY, ONCE = 5, 9
"""How hard a page is pressed, made anew for each request, and a file, pressed once."""
OUR_OWN = ("same-origin", "none")
"""Where a request begins that no other site had a hand in: a page of ours, or the person (address, bookmark)."""


def start(app: Flask) -> None:
    """Compress the answers on their way out."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    """Compress an answer that gains from it and may be."""
    if (
        response.mimetype not in TEXTS
        or response.status_code in (204, 206, 304)
        or "Content-Encoding" in response.headers
    ):
        return response
    is_file = request.endpoint == "static"
    response.vary.update(("Accept-Encoding",) if is_file else ("Accept-Encoding", "Sec-Fetch-Site"))
    if not request.accept_encodings["gzip"] or not (is_file or _asked_from_here()):
        return response
    response.direct_passthrough = False
    content = response.get_data()
    if len(content) < SHORTEST:
        return response
    response.set_data(_pressed(content) if is_file else gzip.compress(content, QUICKLY, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    tag, _ = response.get_etag()
    if tag:
        response.set_etag(tag, weak=True)
    return response


def _asked_from_here() -> bool:
    """Return whether no other site made the browser ask; where nothing is encrypted, lengths have nothing to betray."""
    begins = request.headers.get("Sec-Fetch-Site")
    if begins is None:
        return not request.is_secure and not current_app.config["SESSION_COOKIE_SECURE"]
    return begins in OUR_OWN


@lru_cache(maxsize=64)
def _pressed(content: bytes) -> bytes:
    """Return a file of ours compressed as far as it goes, once for all."""
    return gzip.compress(content, ONCE, mtime=0)
