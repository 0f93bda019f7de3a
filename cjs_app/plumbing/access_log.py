"""What the servers write about each request, without the keys that some addresses hold.

A part of an address long enough to be a key (32 signs of those that keys are written with) is never written, whichever
room it opens; nor is what follows a question mark.
"""

import re

from werkzeug.serving import WSGIRequestHandler

KEY = re.compile(r"[A-Za-z0-9_~.%=-]{32,}")
QUESTION = re.compile(r"\?[^ ]*")
HIDDEN = "***"


def without_keys(line: str) -> str:
    """Return the line of a request («GET /comite/lien/… HTTP/1.1») or an address, without keys or question."""
    return KEY.sub(HIDDEN, QUESTION.sub(f"?{HIDDEN}", line))


class QuietHandler(WSGIRequestHandler):
    """The demo's server, which writes no key."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Write one line for a request."""
        self.log("info", '"%s" %s %s', without_keys(self.requestline), code, size)
