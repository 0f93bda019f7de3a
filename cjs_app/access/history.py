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
        "user.session_ended": "Un appareil déconnecté",
        "user.sessions_ended": "Appareils déconnectés\u00a0: {count}",
        "user.key_made": "Nouvelle clé d’entrée préparée",
        "user.key_used": "Clé d’entrée utilisée",
        "user.email_changed": "Adresse e-mail changée",
        "user.same_person": "Ce compte et un autre sont ceux d’une même personne (premier compte\u00a0: n° {first})",
        "user.set_apart": "Ce compte n’est plus lié à un autre",
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


class Someone(dict[int, str]):
    """The names for who reads none: everybody is someone of the team."""

    def get(self, key: int, default: str | None = None) -> str:  # type: ignore[override]
        """Return the same words for every account."""
        return "une personne de l’équipe"


def history_of(subject: str, subject_id: int, season_id: int | None) -> list[Told]:
    """Return what happened to a record of a season in plain sentences, newest first; by whom, for who may know."""
    entries = journal.entries_of(subject, subject_id, season_id)
    if g.get("role") in NAMELESS:
        return told(entries, Someone())
    return told(entries, queries.names_of(entry.by_user_id for entry in entries))
