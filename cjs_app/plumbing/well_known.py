"""/.well-known/security.txt: whom to tell about a weakness found here (RFC 9116); no such page without a contact."""

import datetime as dt

from flask import Flask, abort, current_app
from werkzeug.wrappers import Response

from cjs_app.plumbing import clock
from cjs_app.plumbing.permissions import PUBLIC, requires

PLACE = "/.well-known/security.txt"
GOOD_FOR = dt.timedelta(days=90)
"""How long somebody may rely on a copy."""


def start(app: Flask) -> None:
    """Add the page."""
    app.add_url_rule(PLACE, "security_txt", show)


@requires(PUBLIC)
def show() -> Response:
    """Say whom to tell, in which language, and until when this holds."""
    contact, house = current_app.config["SECURITY_CONTACT"], current_app.config["CJS_URL"]
    if not contact:
        abort(404)
    until = (clock.now() + GOOD_FOR).replace(microsecond=0).astimezone(dt.UTC)
    lines = [f"Contact: {contact}", f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}", "Preferred-Languages: fr, en"]
    if house:
        lines.append(f"Canonical: {house}{PLACE}")
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
