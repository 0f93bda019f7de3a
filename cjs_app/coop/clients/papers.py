"""What later rooms show on the pages of the clients: their documents, and what they still owe.

A client knows nothing of devis or invoices. Whoever keeps them says at start-up, once, `put_up(shelf)` and
`tell_dues_with(teller)`.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct
from sqlalchemy import Select, func, select

from cjs_app.coop.clients.models import Client
from cjs_app.coop.seasons.dues import Due
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import Page

Record = TypeVar("Record")
SHELF_SIZE = 20


class Paper(Struct, frozen=True):
    """A document: how it is called, its page and the record that its address names."""

    label: str
    endpoint: str
    record: Mapping[str, int]
    stands: bool = False
    """Whether it stands for the work of a mission, so that no other is needed."""
    subject: str = ""
    day: dt.date | None = None
    amount_cents: int | None = None
    owed_cents: int = 0
    status: str = ""
    state: str = ""
    """The status, or where the money stands, in words."""
    tone: str = ""
    """The tone of these words; empty where the room's own badge is drawn."""


class Board(Generic[Record]):
    """Where later rooms pin their documents on the page of a record."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._shown: list[Callable[[Record, dt.date], list[Paper]]] = []

    def show_with(self, papers: Callable[[Record, dt.date], list[Paper]]) -> None:
        """Let a room show its documents."""
        self._shown.append(papers)

    def papers_of(self, record: Record, today: dt.date) -> list[Paper]:
        """Return the documents of a record as they stand today, room after room."""
        return [paper for papers in self._shown for paper in papers(record, today)]


class Shelf(Struct, frozen=True):
    """The documents of one kind that a client has."""

    name: str
    label: str
    endpoint: str
    """The list of all of them: whoever may open it sees the shelf."""
    rows: Callable[[Client], Select[*tuple[Any, ...]]]
    """The records; what else is shown of each may stand beside it."""
    papers: Callable[[Sequence[Any], dt.date], list[Paper]]


_shelves: list[Shelf] = []
_tellers: list[Callable[[Season, Sequence[int], dt.date], Mapping[int, Due]]] = []


def put_up(shelf: Shelf) -> None:
    """Let a room show its documents on the page of a client; the last room to come stands first."""
    _shelves.insert(0, shelf)


def tell_dues_with(teller: Callable[[Season, Sequence[int], dt.date], Mapping[int, Due]]) -> None:
    """Let a room say what clients still owe."""
    _tellers.append(teller)


def dues_of(season: Season, clients: Iterable[Client], today: dt.date) -> dict[int, Due]:
    """Return what each of these clients still owes, by id; who owes nothing is not there."""
    ids = [client.id for client in clients]
    return {key: due for teller in _tellers for key, due in teller(season, ids, today).items()}


def shelves() -> list[Shelf]:
    """Return the shelves of a client, in their order."""
    return list(_shelves)


def counts_of(client: Client, shown: Sequence[Shelf]) -> dict[str, int]:
    """Return how many documents stand on each shelf, by its name: one statement."""
    if not shown:
        return {}
    counts = [
        select(func.count()).select_from(shelf.rows(client).order_by(None).subquery()).scalar_subquery()
        for shelf in shown
    ]
    return dict(zip((shelf.name for shelf in shown), db.session.execute(select(*counts)).one(), strict=True))


def papers_on(shelf: Shelf, client: Client, total: int, page: int, today: dt.date) -> Page:
    """Return one page of a shelf that holds so many documents, as they stand today."""
    page = min(page, max(1, -(-total // SHELF_SIZE)))
    rows = shelf.rows(client).limit(SHELF_SIZE).offset((page - 1) * SHELF_SIZE)
    return Page(shelf.papers(db.session.execute(rows).all(), today), page, total, SHELF_SIZE)
