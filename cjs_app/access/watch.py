"""The security log: one line of JSON for each thing that happens at the door, without a secret and without a name."""

import json
import logging

from flask import has_request_context, request

from cjs_app.plumbing import clock

LOGGER = logging.getLogger("cjs.security")


def note(what: str, account: int | None = None, **facts: int | str | bool) -> None:
    """Write what happened: the account's number, the address it came from, and facts that are neither."""
    address = request.remote_addr if has_request_context() else None
    line = {"at": clock.now().isoformat(), "what": what, "account": account, "address": address, **facts}
    LOGGER.info(json.dumps(line, ensure_ascii=True))
