"""The columns of the pôle that speak of a person; `columns.PERSONAL` holds them with those of the summers."""

from cjs_app.access.domain import POLE, POLE_STAFF
from cjs_app.privacy import purposes
from cjs_app.privacy.kinds import Fate, Kind, Row, Whose

NETWORK = Whose.NETWORK
_NAME = (NETWORK, Kind.NAME, purposes.NETWORK, POLE, Fate.REPLACED)
_CONTACT = (NETWORK, Kind.CONTACT, purposes.NETWORK, POLE_STAFF, Fate.EMPTIED)
_ORGANISATION = (NETWORK, Kind.CONTACT, purposes.NETWORK, POLE, Fate.KEPT)
_SEAT = (NETWORK, Kind.WORK, purposes.NETWORK, POLE, Fate.KEPT)
_BY = (Whose.ACCOUNT, Kind.ACT, purposes.JOURNAL, POLE_STAFF, Fate.KEPT)
_WORDS = (NETWORK, Kind.WORDS, purposes.NETWORK, POLE, Fate.KEPT)
_ANSWER = (NETWORK, Kind.WORDS, purposes.NETWORK, POLE, Fate.EMPTIED)
"""Outside the team, only where the person agreed to be quoted."""
_VISITOR = (NETWORK, Kind.NAME, purposes.NETWORK, POLE_STAFF, Fate.EMPTIED)
_YOUNG_NAME = (NETWORK, Kind.NAME, purposes.PATHWAY, POLE_STAFF, Fate.REPLACED)
_YOUNG = (NETWORK, Kind.CONTACT, purposes.PATHWAY, POLE_STAFF, Fate.EMPTIED)
_YOUNG_CHOICE = (NETWORK, Kind.CHOICE, purposes.PATHWAY, POLE_STAFF, Fate.KEPT)
_YOUNG_WORK = (NETWORK, Kind.WORK, purposes.PATHWAY, POLE_STAFF, Fate.KEPT)
_REASON = (NETWORK, Kind.WORDS, purposes.NETWORK, POLE, Fate.EMPTIED)
_RECEIPT = (NETWORK, Kind.MONEY, purposes.NETWORK, POLE_STAFF, Fate.BY_LAW)
_HELD = (NETWORK, Kind.ACT, purposes.NETWORK, POLE_STAFF, Fate.KEPT)
_SAID = (NETWORK, Kind.WORDS, purposes.NETWORK, POLE_STAFF, Fate.EMPTIED)

POLE_ROWS: tuple[Row, ...] = (
    # --- the governance
    ("governance_mandates", "person_id", "Personne élue au conseil", _SEAT),
    ("governance_mandates", "function", "Fonction au conseil", _SEAT),
    ("governance_mandates", "started_on", "Début d’un mandat", _SEAT),
    ("governance_mandates", "ends_on", "Fin d’un mandat", _SEAT),
    ("governance_mandates", "left_on", "Départ du conseil", _SEAT),
    ("governance_body_meetings", "person_id", "Qui représentait le pôle", _SEAT),
    # --- the report
    ("report_texts", "text", "Texte du rapport d’activité", (*_WORDS[:4], Fate.REREAD)),
    ("report_texts", "by_user_id", "Compte qui a écrit un texte du rapport", _BY),
    ("report_editions", "record", "Édition du rapport, sans ses textes", _SEAT),
    ("report_editions", "by_user_id", "Compte qui a arrêté une édition du rapport", _BY),
    # --- the directory
    ("people", "first_name", "Prénom", _NAME),
    ("people", "last_name", "Nom", _NAME),
    ("people", "organisation_id", "Structure d’une personne", _CONTACT),
    ("people", "function", "Fonction", _CONTACT),
    ("people", "city", "Commune d’une personne", _CONTACT),
    ("people", "email", "E-mail", _CONTACT),
    ("people", "phone", "Téléphone", _CONTACT),
    ("people", "archived_at", "Fiche archivée", _CONTACT),
    ("organisations", "address", "Adresse d’une structure", _ORGANISATION),
    ("organisations", "email", "E-mail d’une structure", _ORGANISATION),
    ("organisations", "phone", "Téléphone d’une structure", _ORGANISATION),
    # --- the parcours: young people, by first name alone
    ("pathway_participants", "first_name", "Prénom d’un·e jeune du parcours", _YOUNG_NAME),
    ("pathway_participants", "city", "Commune d’un·e jeune du parcours", _YOUNG),
    ("pathway_participants", "agreed", "Accord de la famille", _YOUNG_CHOICE),
    ("pathway_participants", "withdrawn_at", "Inscription retirée", _YOUNG_WORK),
    ("pathway_presences", "present", "Présence d’un·e jeune", _YOUNG_WORK),
    ("pathway_contributors", "person_id", "Personne qui intervient au parcours", _CONTACT),
    # --- questionnaires: no name, but words that somebody chose
    ("questionnaire_values", "text", "Mots d’une réponse sans nom", _ANSWER),
    # --- the members
    ("memberships", "reason", "Pourquoi une adhésion est annulée", _REASON),
    ("membership_receipts", "photograph", "Reçu d’une cotisation", _RECEIPT),
    # --- people with a project
    ("holders", "person_id", "Personne accueillie avec un projet", _HELD),
    ("holders", "needs_words", "Besoins, en mots", _SAID),
    ("holder_meetings", "said", "Ce qui s’est dit à un rendez-vous", _SAID),
    ("holder_meetings", "next_step", "La suite d’un rendez-vous", _SAID),
    # --- who registers at an event: emptied three months after it
    ("event_registrations", "name", "Nom d’une personne inscrite à un événement", _VISITOR),
    ("event_registrations", "email", "E-mail d’une personne inscrite", _CONTACT),
    ("event_registrations", "phone", "Téléphone d’une personne inscrite", _CONTACT),
)
