"""What waits of the project holders, for who may read their names."""

import datetime as dt

from cjs_app.plumbing.permissions import may
from cjs_app.pole.holders import queries
from cjs_app.pole.holders.permissions import READ
from cjs_app.pole.structure.telling import Waiting


def waiting_on(today: dt.date) -> list[Waiting]:
    """Return whom to call; the board reads counts only, and sees nothing here."""
    return queries.waiting_on(today) if may(READ) else []
