"""The history of a record, with the names of those who made it."""

from flask import g

from cjs_app.access import queries
from cjs_app.access.domain import NAMELESS
from cjs_app.journal import queries as journal
from cjs_app.journal.telling import Told, declare, told

declare(
    {
        "user.opened": "Compte ouvert",
        "user.signed_in": "Connexion",
        "user.passphrase_changed": "Phrase de passe changée",
    }
)


class Someone(dict[int, str]):
    """The names for who reads none: everybody is someone of the team."""

    def get(self, key: int, default: str | None = None) -> str:  # type: ignore[override]
        """Return the same words for every account."""
        return "une personne de l’équipe"


def history_of(subject: str, subject_id: int, season_id: int | None) -> list[Told]:
    """Return what happened to a record of a season in plain sentences, newest first; by whom, for those who may know."""
    entries = journal.entries_of(subject, subject_id, season_id)
    if g.get("role") in NAMELESS:
        return told(entries, Someone())
    return told(entries, queries.names_of(entry.by_user_id for entry in entries))
