"""Adding, correcting and archiving clients."""

from cjs_app.coop.clients import queries
from cjs_app.coop.clients.domain import FIELD_LABELS, ClientSheet, checked_number
from cjs_app.coop.clients.models import Client
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.kernel.names import next_code
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db


def add(season: Season, sheet: ClientSheet, stamp: Stamp) -> Client:
    """Return a new client of the season; raise Refusal for a wrong SIREN or SIRET."""
    # Held alone: two people adding at once would be given the same code.
    season = seasons.season_to_change(season.id)
    client = Client(season_id=season.id, code=next_code("CL", queries.codes_of(season)))
    _write(client, sheet, season.currency)
    db.session.add(client)
    db.session.flush()
    journal.record(stamp, "client.added", "client", client.id, season.id)
    return client


def correct(client: Client, sheet: ClientSheet, stamp: Stamp) -> None:
    """Change a client's sheet; documents already issued keep what they were issued with."""
    season = seasons.season_to_write(client.season_id)
    before = {part: getattr(client, part) for part in FIELD_LABELS}
    _write(client, sheet, season.currency)
    rewritten = [part for part in FIELD_LABELS if getattr(client, part) != before[part]]
    journal.record(stamp, "client.corrected", "client", client.id, client.season_id, rewritten=rewritten)


def archive(client: Client, stamp: Stamp) -> None:
    """Take a client out of the lists; nothing is deleted."""
    seasons.season_to_write(client.season_id)
    client.archived_at = stamp.at
    journal.record(stamp, "client.archived", "client", client.id, client.season_id)


def restore(client: Client, stamp: Stamp) -> None:
    """Put an archived client back in the lists."""
    seasons.season_to_write(client.season_id)
    client.archived_at = None
    journal.record(stamp, "client.restored", "client", client.id, client.season_id)


def _write(client: Client, sheet: ClientSheet, currency: str) -> None:
    """Copy a sheet onto a client, its number checked."""
    client.kind = sheet.kind
    client.name = sheet.name.strip()
    client.siren = checked_number(sheet.kind, sheet.siren, currency)
    client.address = sheet.address.strip()
    client.postcode = sheet.postcode.strip()
    client.city = sheet.city.strip()
    client.email = sheet.email.strip()
    client.phone = sheet.phone.strip()
