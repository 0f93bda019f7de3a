"""Bringing a database to the shape this version needs, and saying in one sentence when it cannot be used."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask, current_app, request
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError, OperationalError, SQLAlchemyError

from cjs_app.config import HOUSE
from cjs_app.kernel.late import Late
from cjs_app.plumbing.database import db

if TYPE_CHECKING:
    import flask_migrate
else:
    flask_migrate = Late("flask_migrate")

FOLDER = str(HOUSE / "migrations")
FIRST_WITH_A_CHAIN = "0003"
"""The migration with which the journal began to be chained."""


class DatabaseUnusable(Exception):
    """The database cannot be used as it is; the message says why, in one French sentence."""


def start(app: Flask) -> None:
    """Fit migrations to the application and check the database before the first page."""
    app.extensions["migrate"] = _LateMigrations(app)
    if os.environ.get("FLASK_RUN_FROM_CLI") == "true":
        _fit(app)  # who writes migrations asks `flask db …`
    app.extensions["database_checked"] = False
    app.before_request(_check_once)


class _LateMigrations:
    """Stands where flask_migrate looks for its settings, until it is there itself: only who migrates needs it."""

    def __init__(self, app: Flask) -> None:
        """Stand there for an application."""
        self._app = app

    def __getattr__(self, wanted: str) -> Any:
        """Give the place to flask_migrate, then answer as it does."""
        _fit(self._app)
        return getattr(self._app.extensions["migrate"], wanted)


def _fit(app: Flask) -> None:
    """Let flask_migrate take its place in the application, with its commands."""
    flask_migrate.Migrate(app, db, directory=FOLDER, render_as_batch=True, compare_type=True)


def upgrade(app: Flask) -> None:
    """Bring the database to the newest shape; raise DatabaseUnusable when it is not one of ours."""
    with app.app_context():
        state = shape()
        if state in ("ours", "new"):
            if state == "ours" and current_revision() == newest_revision():
                return
            try:
                flask_migrate.upgrade(directory=FOLDER)
            except SQLAlchemyError as error:
                raise DatabaseUnusable(sentence_about(error)) from error
            finally:
                db.session.remove()
        else:
            raise DatabaseUnusable(SENTENCES[state])


SENTENCES = {
    "foreign": "Cette base de données contient autre chose que cjs_app : indiquer une base vide ou la bonne adresse.",
    "newer": "Cette base de données vient d’une version plus récente de cjs_app : mettre le logiciel à jour.",
    "older": "Cette base de données vient d’une version plus ancienne : lancer « python3 -m cjs_app migrate ».",
    "new": "Cette base de données est encore vide : lancer « python3 -m cjs_app migrate ».",
    "locked": "La base de données est occupée par un autre programme : réessayer dans un instant.",
    "broken": "Ce fichier n’est pas une base de données lisible : vérifier l’adresse ou reprendre une sauvegarde.",
    "missing": "Le serveur PostgreSQL répond, mais cette base n’y existe pas : la créer, puis recommencer.",
    "closed": "Le serveur PostgreSQL répond, mais n’ouvre pas : vérifier le nom et le mot de passe de DATABASE_URL.",
    "no place": "Ce fichier de base de données ne s’ouvre pas : vérifier que son dossier existe et peut être écrit.",
    "absent": "La base de données ne répond pas : vérifier qu’elle est démarrée et que son adresse est la bonne.",
}


UNREACHABLE = (
    (("role ", "rôle ", "password", "mot de passe", "pg_hba", "authentication", "authentification"), "closed"),
    (("does not exist", "n'existe pas", "n’existe pas"), "missing"),
    (("unable to open database file",), "no place"),
)
"""What a database says when it cannot be opened (PostgreSQL also speaks French), and the sentence about it."""


def shape() -> str:
    """Return `ours`, `new` (empty), `newer`, or `foreign`; raise DatabaseUnusable when it cannot be read at all."""
    try:
        tables = set(inspect(db.engine).get_table_names())
        if "alembic_version" not in tables:
            return "foreign" if tables else "new"
        revision = current_revision()
    except SQLAlchemyError as error:
        raise DatabaseUnusable(sentence_about(error)) from error
    if revision is None:
        return "new"
    if revision not in revisions():
        return "newer" if revision[:4].isdigit() else "foreign"
    return "ours"


def current_revision() -> str | None:
    """Return the migration the database is at, None when it never saw any."""
    if not inspect(db.engine).has_table("alembic_version"):
        return None
    with db.engine.connect() as connection:
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def revisions() -> list[str]:
    """Return the migrations that this version knows, oldest first: the numbers before the names of their files."""
    return sorted(file.name[:4] for file in Path(FOLDER, "versions").glob("[0-9][0-9][0-9][0-9]_*.py"))


def newest_revision() -> str:
    """Return the last migration this version knows."""
    return revisions()[-1]


def ensure_current() -> None:
    """Raise DatabaseUnusable unless the database is exactly the one this version needs."""
    state = shape()
    if state == "ours" and current_revision() != newest_revision():
        state = "older"
    if state != "ours":
        raise DatabaseUnusable(SENTENCES[state])


def sentence_about(error: SQLAlchemyError) -> str:
    """Return the sentence for a database error met on the way."""
    text = str(getattr(error, "orig", error)).lower()
    if "locked" in text or "busy" in text or "lock timeout" in text:
        return SENTENCES["locked"]
    if "not a database" in text or "malformed" in text:
        return SENTENCES["broken"]
    if isinstance(error, OperationalError):
        return SENTENCES[next((told for words, told in UNREACHABLE if any(word in text for word in words)), "absent")]
    if isinstance(error, DatabaseError):
        return SENTENCES["broken"]
    return SENTENCES["foreign"]


def _check_once() -> None:
    """Check the database before the first page that needs it, then trust it."""
    if current_app.extensions["database_checked"] or request.endpoint == "static":
        return
    ensure_current()
    current_app.extensions["database_checked"] = True
