"""Finding clients."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, bindparam, case, select

from cjs_app.coop.clients.domain import Kind
from cjs_app.coop.clients.models import Client
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.searching import hit, holding

ARCHIVED = "archived"
CHOICES = (
    select(Client.id, Client.code, Client.name, Client.city)
    .where(Client.season_id == bindparam("season"), Client.archived_at.is_(None))
    .order_by(Client.name, Client.id)
)
ONE = select(Client).where(Client.season_id == bindparam("season"), Client.id == bindparam("client"))
"""What `get_client` asks, put together once."""


def get_client(season: Season, client_id: int) -> Client:
    """Return a client of this season, or answer 404."""
    return or_404(ONE, season=season.id, client=client_id)


def clients_of(season: Season) -> Sequence[Client]:
    """Return the clients that a new devis may choose from, by name."""
    return db.session.scalars(
        select(Client)
        .where(Client.season_id == season.id, Client.archived_at.is_(None))
        .order_by(Client.name, Client.id)
    ).all()


def choices_of(season: Season) -> Sequence[Any]:
    """Return number, code, name and city of the same clients: all that a list of choices shows."""
    return db.session.execute(CHOICES, {"season": season.id}).all()


def codes_of(season: Season) -> Sequence[str]:
    """Return every code in use in a season."""
    return db.session.scalars(select(Client.code).where(Client.season_id == season.id)).all()


def clients_matching(
    season: Season, words: str = "", kind: Kind | None = None, archived: bool = False
) -> Select[Client]:
    """Return the clients of a season whose name, town or code holds every word, of one kind or of all."""
    rows = select(Client).where(Client.season_id == season.id)
    rows = rows.where(Client.archived_at.is_not(None) if archived else Client.archived_at.is_(None))
    rows = rows.where(*holding(words, Client.name, Client.city, Client.code))
    if kind is not None:
        rows = rows.where(Client.kind == kind)
    return rows.order_by(Client.name, Client.id)


def clients_found(season: Season, words: str) -> Select[Any]:
    """Return the clients of a season that answer to a search from anywhere, those archived last."""
    archived = case((Client.archived_at.is_not(None), ARCHIVED), else_="")
    return (
        hit(words, Client.id, Client.name, Client.code, detail=Client.city, state=archived)
        .where(Client.season_id == season.id, *holding(words, Client.name, Client.city, Client.code))
        .order_by(Client.archived_at.is_not(None), Client.name, Client.id)
    )
