"""The history of a record, with the names of those who made it."""

from cjs_app.access import queries
from cjs_app.journal import queries as journal
from cjs_app.journal.telling import Told, declare, told

declare(
    {
        "user.opened": "Compte ouvert",
        "user.signed_in": "Connexion",
        "user.passphrase_changed": "Phrase de passe changée",
    }
)


def history_of(subject: str, subject_id: int, season_id: int | None) -> list[Told]:
    """Return what happened to a record of a season in plain sentences, newest first."""
    entries = journal.entries_of(subject, subject_id, season_id)
    return told(entries, queries.names_of(entry.by_user_id for entry in entries))
