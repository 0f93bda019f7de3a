"""How many questions a page asks the database."""

from flask.testing import FlaskClient

from cjs_app.plumbing.database import db


def statements(client: FlaskClient, url: str) -> int:
    """Return how many times a page asks the database; the very first page of a run also checks the database."""
    client.get(url)
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    db.session.commit()
    db.event.listen(db.engine, "before_cursor_execute", note)
    try:
        assert client.get(url).status_code == 200
    finally:
        db.event.remove(db.engine, "before_cursor_execute", note)
    return len([text for text in seen if text.startswith("SELECT")])
