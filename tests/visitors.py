"""Someone who opens pages: a client that shares nothing with the test but the database."""

import contextvars
from typing import Any

from flask import has_app_context
from flask.testing import FlaskClient

from cjs_app.plumbing.database import db


class Visitor(FlaskClient):
    """A client that shares nothing with the test but the database, as a browser would."""

    def open(self, *arguments: Any, **options: Any) -> Any:
        """Commit what the test prepared, to be read anew, then make the request in a context of its own."""
        if has_app_context():
            db.session.commit()
            db.session.expire_all()
        return contextvars.Context().run(super().open, *arguments, **options)
