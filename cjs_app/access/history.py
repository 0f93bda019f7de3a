"""The history of a record, with the names of those who made it."""

from collections.abc import Sequence
from typing import Any

from flask import current_app, g, url_for
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import with_expression

from cjs_app.access import queries
from cjs_app.access.domain import NAMELESS
from cjs_app.access.models import User
from cjs_app.journal import queries as journal
from cjs_app.journal.models import Entry
from cjs_app.journal.telling import Told, declare, told
from cjs_app.plumbing.permissions import may, permission_of

declare(
    {
        "user.opened": "Compte ouvert",
        "user.signed_in": "Connexion",
        "user.passphrase_changed": "Phrase de passe changée",
        "user.session_ended": "Un appareil déconnecté",
        "user.sessions_ended": "Appareils déconnectés\u00a0: {count}",
        "user.key_made": "Nouvelle clé d’entrée préparée",
        "user.key_used": "Clé d’entrée utilisée",
        "user.email_changed": "Adresse e-mail changée",
        "user.same_person": "Ce compte et un autre sont ceux d’une même personne (premier compte\u00a0: n° {first})",
        "user.set_apart": "Ce compte n’est plus lié à un autre",
        "user.pole_role_given": "Rôle au pôle\u00a0: {role}",
        "user.pole_role_taken": "N’a plus de rôle au pôle",
        "user.disabled": "Compte fermé",
        "user.enabled": "Compte rouvert",
        "user.second_factor_added": "Double clé mise en place",
        "user.second_factor_removed": "Double clé retirée",
        "user.second_factor_reset": "Double clé remise à zéro avec un code de secours",
        "user.recovery_codes_made": "Codes de récupération renouvelés",
        "user.recovery_code_used": "Code de récupération utilisé",
        "user.rescue_given": "Code de secours donné",
        "user.passkey_added": "Clé d’accès ajoutée",
        "user.passkey_removed": "Clé d’accès retirée",
    }
)


BY_NAME = with_expression(
    Entry.by_name, select(User.display_name).where(User.id == Entry.by_user_id).correlate(Entry).scalar_subquery()
)
"""The names of those who did it, read with what they did: one question less on every page that has a history."""

WAYS: dict[str, tuple[str, str | None]] = {}
"""kind of record → the page that shows it, and what the page calls its number; each room says its own."""


class Someone(dict[int, str]):
    """The names for who reads none: everybody is someone of the team."""

    def get(self, key: int, default: str | None = None) -> str:  # type: ignore[override]
        """Return the same words for every account."""
        return "une personne de l’équipe"


def history_of(subject: str, subject_id: int, season_id: int | None) -> list[Told]:
    """Return what happened to a record of a season in plain sentences, newest first; by whom, for who may know."""
    return _told(journal.entries_of(subject, subject_id, season_id, beside=[BY_NAME]))


def history_of_all(records: Sequence[tuple[str, int]], season_id: int) -> list[Told]:
    """Return what happened to several records of a season together, newest first."""
    return _told(journal.entries_of_records(records, season_id, beside=[BY_NAME]))


def journal_of(season_id: int, limit: int) -> list[Told]:
    """Return the last things that happened in a season, each with the way to its record for who may open it."""
    lines = _told(journal.entries_of_season(season_id, limit, [BY_NAME]))
    return [replace(line, href=_way_to(line, season_id)) for line in lines]


def name_shown(user_id: int | None) -> str | None:
    """Return the name of an account as this visitor may read it; None for nobody's."""
    if user_id is None:
        return None
    names = Someone() if g.get("role") in NAMELESS else queries.names_of([user_id])
    return names.get(user_id)


def leads_to(subject: str, endpoint: str, argument: str | None = None) -> None:
    """Say on which page a room shows a kind of record; without an argument, the page of all of them."""
    WAYS[subject] = (endpoint, argument)


def _told(entries: Sequence[Entry]) -> list[Told]:
    """Return entries as sentences, with the names of those who did them and of those they were done to."""
    if g.get("role") in NAMELESS:
        return told(entries, Someone())
    known = {entry.by_user_id: entry.by_name for entry in entries if entry.by_user_id and entry.by_name}
    people = {entry.by_user_id for entry in entries} | {entry.details.get("user") for entry in entries}
    return told(entries, known | queries.names_of(people - known.keys()))


def _way_to(line: Told, season_id: int) -> str | None:
    """Return the address of the record of a line, None where there is no page that the visitor may open."""
    endpoint, argument = WAYS.get(line.subject, (None, None))
    permission = permission_of(current_app, endpoint) if endpoint else None
    if endpoint is None or permission is None or not may(permission):
        return None
    values: dict[str, Any] = {argument: line.subject_id} if argument else {}
    return url_for(endpoint, season_id=season_id, **values)
