"""Gunicorn's own logs, without the keys that some addresses hold; in a file apart, as Windows has no gunicorn."""

import logging
from typing import Any

from gunicorn.glogging import Logger

from cjs_app.plumbing.access_log import HIDDEN, without_keys


class WithoutKeys(logging.Filter):
    """Takes the keys out of what a line of the error log is about to say."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, its texts cleaned."""
        record.msg = without_keys(record.getMessage())
        record.args = ()
        return True


class QuietLogger(Logger):
    """Gunicorn's logger, which writes no key, nor the page that a visitor comes from."""

    def setup(self, cfg: Any) -> None:
        """Clean the error log too: it names the address that failed."""
        super().setup(cfg)
        self.error_log.addFilter(WithoutKeys())

    def atoms(self, resp: Any, req: Any, environ: Any, request_time: Any) -> dict[str, Any]:
        """Return what a line of the access log is made of."""
        atoms = super().atoms(resp, req, environ, request_time)
        clean = {name: without_keys(value) if isinstance(value, str) else value for name, value in atoms.items()}
        return {**clean, "f": "-", "q": HIDDEN if atoms.get("q") else ""}
