"""Every column of the house: about whom it speaks, why it is kept, who reads it, and what an erasure does to it.

This is the one list: the register of processing, the page of what is known about someone, the erasure and the tests
of who reads which field all begin here. A column that is neither here nor in `NOT_PERSONAL` makes a test fail.
"""

from cjs_app.access.domain import COORDINATORS, EVERYBODY, MONEY_READERS, POLE, STAFF, TEAM
from cjs_app.privacy import purposes
from cjs_app.privacy.kinds import Column, Fate, Kind, Row, Whose
from cjs_app.privacy.pole_columns import POLE_ROWS

NOBODY: frozenset[str] = frozenset()
YOUTH, ACCOUNT, ADULT, CLIENT = Whose.YOUTH, Whose.ACCOUNT, Whose.ADULT, Whose.CLIENT
_DOOR = (ACCOUNT, Kind.TRACE, purposes.DOOR, NOBODY, Fate.REMOVED)
_SECRET = (ACCOUNT, Kind.SECRET, purposes.DOOR, NOBODY, Fate.REMOVED)
_SEEN_DEVICE = (ACCOUNT, Kind.TRACE, purposes.DOOR, COORDINATORS, Fate.REMOVED)
_WORK = (YOUTH, Kind.WORK, purposes.WORK, TEAM, Fate.KEPT)
_TEAM = (YOUTH, Kind.WORK, purposes.TEAM, TEAM, Fate.KEPT)
_PAPER = (YOUTH, Kind.MINOR, purposes.TEAM, STAFF, Fate.REMOVED)
_ABSENCE = (YOUTH, Kind.MINOR, purposes.TEAM, STAFF, Fate.REMOVED)
_CONSENT = (YOUTH, Kind.CHOICE, purposes.CONSENTS, STAFF, Fate.REMOVED)
_RIGHTS = (ACCOUNT, Kind.ACT, purposes.RIGHTS, STAFF, Fate.KEPT)
_GUEST = (ACCOUNT, Kind.TRACE, purposes.GUESTS, STAFF, Fate.KEPT)
_CLIENT = (CLIENT, Kind.CONTACT, purposes.CLIENTS, TEAM, Fate.EMPTIED)
_TOLD = (ACCOUNT, Kind.WORDS, purposes.JOURNAL, MONEY_READERS, Fate.REMOVED)
_BILLED = (CLIENT, Kind.CONTACT, purposes.CLIENTS, MONEY_READERS, Fate.EMPTIED)
_ISSUED = (CLIENT, Kind.NAME, purposes.INVOICES, MONEY_READERS, Fate.BY_LAW)
_ACT = (ACCOUNT, Kind.ACT, purposes.JOURNAL, TEAM, Fate.KEPT)
_ADULT_TEXT = (ADULT, Kind.WORDS, purposes.TEAM, EVERYBODY, Fate.REREAD)
_TEXT = (ACCOUNT, Kind.WORDS, purposes.TEAM, TEAM, Fate.REREAD)
_SHARED_TEXT = (ACCOUNT, Kind.WORDS, purposes.TEAM, TEAM | POLE, Fate.REREAD)
_SHARED = (YOUTH, Kind.WORK, purposes.TEAM, TEAM | POLE, Fate.KEPT)
_SHARED_ACT = (ACCOUNT, Kind.ACT, purposes.JOURNAL, TEAM | POLE, Fate.KEPT)
_WORK_PRICED = (ACCOUNT, Kind.WORDS, purposes.INVOICES, TEAM, Fate.REREAD)
_ACCOUNTS_TEXT = (ACCOUNT, Kind.WORDS, purposes.INVOICES, MONEY_READERS, Fate.REREAD)

_ROWS: tuple[Row, ...] = (
    # --- a cooperant, their committees and papers
    ("cooperants", "first_name", "Prénom", (YOUTH, Kind.NAME, purposes.TEAM, TEAM, Fate.REPLACED)),
    ("cooperants", "last_name", "Nom", (YOUTH, Kind.MINOR, purposes.TEAM, STAFF, Fate.EMPTIED)),
    ("cooperants", "birth_date", "Date de naissance", (YOUTH, Kind.MINOR, purposes.TEAM, STAFF, Fate.EMPTIED)),
    ("cooperants", "code", "Code", _TEAM),
    ("cooperants", "joined_on", "Arrivée", _TEAM),
    ("cooperants", "left_on", "Départ", _TEAM),
    ("cooperants", "cancelled_at", "Fiche faite par erreur, reprise", _TEAM),
    ("cooperants", "coefficient", "Coefficient d’implication", _WORK),
    ("cooperants", "has_share", "Part du résultat", _WORK),
    ("cooperants", "user_id", "Compte de la personne", _TEAM),
    ("committee_terms", "cooperant_id", "Place dans un comité", _TEAM),
    ("committee_terms", "role", "Rôle dans un comité", (YOUTH, Kind.WORDS, purposes.TEAM, TEAM, Fate.REREAD)),
    ("committee_terms", "start_day", "Entrée dans un comité", _TEAM),
    ("committee_terms", "end_day", "Sortie d’un comité", _TEAM),
    ("papers", "cooperant_id", "Pièce demandée à une personne", _PAPER),
    ("papers", "label", "Nom d’une pièce", (YOUTH, Kind.WORDS, purposes.TEAM, STAFF, Fate.REMOVED)),
    ("papers", "state", "Où en est une pièce", _PAPER),
    ("papers", "day", "Jour d’une pièce", _PAPER),
    ("papers", "removed_at", "Pièce qui n’est plus demandée", _PAPER),
    # --- meetings and decisions
    ("meetings", "place", "Lieu d’une réunion", _SHARED_TEXT),
    ("meetings", "agenda", "Ordre du jour", _SHARED_TEXT),
    ("meetings", "minutes", "Compte rendu", _SHARED_TEXT),
    ("meetings", "validated_by_id", "Qui a validé un compte rendu", _SHARED_ACT),
    ("meetings", "photograph", "Présences et décisions d’un compte rendu validé, par numéro", _SHARED),
    ("meeting_attendances", "person_number", "Personne présente à une réunion", _SHARED),
    ("meeting_attendances", "presence", "Présence à une réunion", _SHARED),
    ("meeting_attendances", "proxy_to", "À qui un pouvoir est donné", _SHARED),
    ("meeting_tasks", "what", "Action confiée", _SHARED_TEXT),
    ("meeting_tasks", "person_number", "Qui se charge d’une action", _SHARED),
    ("decisions", "title", "Titre d’une décision", _SHARED_TEXT),
    ("decision_versions", "text", "Texte d’une proposition", _SHARED_TEXT),
    ("decision_remarks", "text", "Question, réaction ou objection", _SHARED_TEXT),
    ("decision_remarks", "person_number", "Qui a parlé", _SHARED),
    # --- work and shares
    ("mission_members", "cooperant_id", "Participation à une mission", _WORK),
    ("mission_members", "leads", "Responsable d’une mission", _WORK),
    ("hour_entries", "cooperant_id", "Personne qui a travaillé", _WORK),
    ("hour_entries", "day", "Jour de travail", _WORK),
    ("hour_entries", "minutes", "Durée", _WORK),
    ("hour_entries", "nature", "Nature des heures", _WORK),
    ("hour_entries", "mission_id", "Mission des heures", _WORK),
    ("hour_entries", "status", "État des heures", _WORK),
    ("hour_entries", "note", "Note sur des heures", (YOUTH, Kind.WORDS, purposes.WORK, TEAM, Fate.EMPTIED)),
    ("hour_entries", "declared_by_id", "Compte qui a noté les heures", _ACT),
    ("hour_entries", "validated_by_id", "Compte qui a validé les heures", _ACT),
    ("hour_entries", "validated_at", "Moment de la validation", _WORK),
    ("done_weeks", "cooperant_id", "Semaine déclarée finie", _WORK),
    ("done_weeks", "monday", "Semaine déclarée finie, son lundi", _WORK),
    ("done_weeks", "at", "Moment où la semaine est déclarée finie", _WORK),
    ("absences", "cooperant_id", "Personne absente", _ABSENCE),
    ("absences", "first_day", "Premier jour d’une absence", _ABSENCE),
    ("absences", "last_day", "Dernier jour d’une absence", _ABSENCE),
    ("absences", "part", "Moment de la journée d’une absence", _ABSENCE),
    ("absences", "noted_by_id", "Compte qui a noté une absence", _ABSENCE),
    ("absences", "noted_at", "Moment où une absence est notée", _ABSENCE),
    ("absences", "cancelled_at", "Absence annulée", _ABSENCE),
    ("out_of_turn", "proposed", "Équipe dont c’était le tour, par code", _WORK),
    ("out_of_turn", "taken", "Équipe choisie, par code", _WORK),
    ("closed_shares", "cooperant_id", "Part d’une personne", _WORK),
    ("closed_shares", "code", "Code de la part", _WORK),
    ("closed_shares", "minutes", "Heures de la part", _WORK),
    ("closed_shares", "amount_cents", "Montant de la part", (YOUTH, Kind.MONEY, purposes.WORK, TEAM, Fate.KEPT)),
    ("season_closings", "inputs", "Heures et coefficients par code, à la clôture", _WORK),
    ("committee_editions", "basis", "Sommes par numéro de fiche, jamais montrées", (*_WORK[:3], NOBODY, Fate.KEPT)),
    ("consents", "cooperant_id", "Personne qui a donné ou retiré un accord", _CONSENT),
    ("consents", "kind", "Objet de l’accord", _CONSENT),
    ("consents", "given", "Accord donné ou retiré", _CONSENT),
    ("consents", "wording", "Phrase de l’accord", _CONSENT),
    ("consents", "at", "Moment de l’accord", _CONSENT),
    ("consents", "by_user_id", "Compte qui a noté l’accord", _CONSENT),
    # --- accounts and the door
    ("users", "login", "Nom de connexion", (ACCOUNT, Kind.NAME, purposes.DOOR, STAFF, Fate.REPLACED)),
    ("users", "display_name", "Nom affiché", (ACCOUNT, Kind.NAME, purposes.DOOR, TEAM | POLE, Fate.REPLACED)),
    ("users", "passphrase_hash", "Phrase de passe, hachée", _SECRET),
    ("users", "email", "E-mail", (ADULT, Kind.CONTACT, purposes.ADULTS, NOBODY, Fate.EMPTIED)),
    ("users", "is_coordinator", "Coordination de toutes les saisons", (ADULT, *_SEEN_DEVICE[1:])),
    ("users", "pole_role", "Rôle au pôle", (ADULT, *_SEEN_DEVICE[1:])),
    ("users", "disabled_at", "Compte fermé", _SEEN_DEVICE),
    ("users", "same_person_as_id", "Premier compte de la même personne", _SEEN_DEVICE),
    ("season_roles", "user_id", "Compte qui a un rôle", (ACCOUNT, Kind.ACT, purposes.ADULTS, STAFF, Fate.KEPT)),
    ("season_roles", "role", "Rôle dans une saison", (ACCOUNT, Kind.ACT, purposes.ADULTS, STAFF, Fate.KEPT)),
    ("season_roles", "revoked_at", "Fin d’un rôle", (ACCOUNT, Kind.ACT, purposes.ADULTS, STAFF, Fate.KEPT)),
    ("facilitators", "name", "Nom d’une animatrice ou d’un animateur", _ADULT_TEXT),
    ("facilitators", "mandate", "Mandat", _ADULT_TEXT),
    ("committee_seats", "organisation", "Structure du comité local", _ADULT_TEXT),
    ("sessions", "user_id", "Compte connecté", _SEEN_DEVICE),
    ("sessions", "token_hash", "Marque d’une connexion, hachée", _SECRET),
    ("sessions", "opened_at", "Début d’une connexion", _SEEN_DEVICE),
    ("sessions", "seen_at", "Dernière utilisation d’une connexion", _SEEN_DEVICE),
    ("sessions", "revoked_at", "Fin d’une connexion", _SEEN_DEVICE),
    ("sessions", "proved_at", "Dernière preuve donnée", _DOOR),
    ("sessions", "strong", "Connexion avec double clé", _DOOR),
    ("sessions", "touches_money", "Connexion qui touche à l’argent", _DOOR),
    ("sessions", "shared", "Tablette partagée", _DOOR),
    ("sessions", "device", "Appareil d’une connexion", _SEEN_DEVICE),
    ("sessions", "known_device_id", "Appareil reconnu", _DOOR),
    ("known_devices", "user_id", "Compte d’un appareil reconnu", _DOOR),
    ("known_devices", "token_hash", "Marque d’un appareil, hachée", _SECRET),
    ("known_devices", "made_at", "Appareil reconnu depuis", _DOOR),
    ("known_devices", "revoked_at", "Appareil oublié", _DOOR),
    ("second_factors", "user_id", "Compte qui a une double clé", _SEEN_DEVICE),
    ("second_factors", "sealed_secret", "Secret de la double clé, scellé", _SECRET),
    ("second_factors", "made_at", "Double clé commencée", _DOOR),
    ("second_factors", "confirmed_at", "Double clé en place", _SEEN_DEVICE),
    ("second_factors", "last_step", "Dernier code utilisé", _SECRET),
    ("recovery_codes", "user_id", "Compte d’un code de récupération", _DOOR),
    ("recovery_codes", "salt", "Sel d’un code de récupération", _SECRET),
    ("recovery_codes", "digest", "Code de récupération, haché", _SECRET),
    ("recovery_codes", "made_at", "Code de récupération préparé", _DOOR),
    ("recovery_codes", "made_by_id", "Compte qui a dépanné", _DOOR),
    ("recovery_codes", "expires_at", "Fin d’un code de récupération", _DOOR),
    ("recovery_codes", "used_at", "Code de récupération utilisé", _DOOR),
    ("passkeys", "user_id", "Compte d’une clé d’accès", _DOOR),
    ("passkeys", "credential_id", "Numéro d’une clé d’accès", _SECRET),
    ("passkeys", "public_key", "Partie publique d’une clé d’accès", _SECRET),
    ("passkeys", "sign_count", "Compteur d’une clé d’accès", _SECRET),
    ("passkeys", "name", "Nom d’une clé d’accès", _DOOR),
    ("passkeys", "made_at", "Clé d’accès ajoutée", _DOOR),
    ("passkeys", "used_at", "Clé d’accès utilisée", _DOOR),
    ("challenges", "user_id", "Compte à qui une preuve est demandée", _DOOR),
    ("challenges", "question", "Question posée à une clé d’accès", _SECRET),
    ("entry_keys", "user_id", "Compte d’une clé d’entrée", _DOOR),
    ("entry_keys", "made_by_id", "Compte qui a préparé une clé d’entrée", _DOOR),
    ("entry_keys", "token_hash", "Clé d’entrée, hachée", _SECRET),
    ("form_keys", "user_id", "Compte qui a envoyé un formulaire", _DOOR),
    ("form_keys", "page", "Page d’un formulaire", _DOOR),
    ("form_keys", "used_at", "Moment d’un formulaire", _DOOR),
    ("form_keys", "content_hash", "Contenu d’un formulaire, haché", _SECRET),
    ("form_keys", "led_to", "Page qui suit un formulaire", _DOOR),
    ("tries", "key_hash", "Essais manqués, par compte ou adresse, hachés", _SECRET),
    ("committee_tries", "place", "Essais manqués d’un lien, hachés", _SECRET),
    ("committee_visits", "cookie_hash", "Lecture de la page du comité, hachée", _SECRET),
    ("invitations", "name", "Nom d’une personne attendue", (ADULT, Kind.NAME, purposes.GUESTS, STAFF, Fate.EMPTIED)),
    ("invitations", "cooperant_id", "Fiche d’une personne attendue", _GUEST),
    ("invitations", "role", "Rôle d’une personne attendue", _GUEST),
    ("invitations", "accepted_by_id", "Compte qui a accepté une invitation", _GUEST),
    ("invitations", "made_by_id", "Compte qui a invité", _ACT),
    ("committee_links", "label", "Pour qui est un lien du comité", (ADULT, *_TEXT[1:3], STAFF, Fate.REREAD)),
    ("erasure_requests", "cooperant_id", "Fiche dont l’effacement est demandé", _RIGHTS),
    ("erasure_requests", "user_id", "Compte dont l’effacement est demandé", _RIGHTS),
    ("erasure_requests", "asked_by_id", "Compte qui a noté la demande", _RIGHTS),
    ("erasure_requests", "asked_at", "Moment de la demande", _RIGHTS),
    ("erasure_requests", "state", "Où en est la demande", _RIGHTS),
    ("erasure_requests", "answered_by_id", "Compte qui a répondu", _RIGHTS),
    ("erasure_requests", "answered_at", "Moment de la réponse", _RIGHTS),
    ("erasures", "record_id", "Fiche effacée", _RIGHTS),
    ("erasures", "alias", "Nom sans personne", _RIGHTS),
    ("erasures", "by_user_id", "Compte qui a effacé", _RIGHTS),
    # --- clients
    ("clients", "name", "Nom d’un client", (CLIENT, Kind.NAME, purposes.CLIENTS, MONEY_READERS, Fate.REPLACED)),
    ("clients", "siren", "SIREN ou SIRET", _BILLED),
    ("clients", "address", "Adresse", _BILLED),
    ("clients", "postcode", "Code postal", _BILLED),
    ("clients", "city", "Commune", _BILLED),
    ("clients", "email", "E-mail d’un client", _CLIENT),
    ("clients", "phone", "Téléphone d’un client", _CLIENT),
    ("invoices", "photograph", "Facture telle qu’émise", _ISSUED),
    ("invoice_papers", "pdf", "PDF de la facture", _ISSUED),
    ("payments", "method", "Moyen d’un encaissement", _ISSUED),
    ("payments", "note", "Note sur un encaissement", (CLIENT, Kind.WORDS, *_ISSUED[2:4], Fate.EMPTIED)),
    # --- texts in which somebody may have written a name
    ("missions", "title", "Titre d’une mission", (*_TEXT[:3], MONEY_READERS, Fate.REREAD)),
    ("missions", "place", "Lieu d’une mission", _TEXT),
    ("missions", "safety_notes", "Consignes d’une mission", _TEXT),
    ("missions", "cancel_reason", "Raison d’une annulation", _TEXT),
    ("out_of_turn", "reason", "Raison d’une équipe prise hors du tour", _TEXT),
    ("quotes", "subject", "Objet d’un devis", _WORK_PRICED),
    ("quotes", "reason", "Raison d’un refus", _WORK_PRICED),
    ("quote_lines", "label", "Ligne d’un devis", _WORK_PRICED),
    ("invoices", "subject", "Objet d’une facture", _ACCOUNTS_TEXT),
    ("invoices", "place", "Lieu d’une facture", _ACCOUNTS_TEXT),
    ("invoice_lines", "label", "Ligne d’une facture", _ACCOUNTS_TEXT),
    ("expenses", "label", "Libellé d’une dépense", _ACCOUNTS_TEXT),
    ("expenses", "category", "Sorte de dépense", _ACCOUNTS_TEXT),
    ("expenses", "receipt_sha256", "Photo d’un reçu", (ACCOUNT, Kind.WORDS, *_ACCOUNTS_TEXT[2:4], Fate.BY_LAW)),
    ("self_financing", "label", "Libellé d’un autofinancement", _ACCOUNTS_TEXT),
    ("deductions", "label", "Libellé d’une retenue", (*_ACCOUNTS_TEXT[:3], EVERYBODY, Fate.REREAD)),
    ("prices", "label", "Ligne du tarif", _WORK_PRICED),
    ("sharing_votes", "note", "Note sur un vote", _TEXT),
    ("vote_objections", "reason", "Raison d’une objection à un vote", _TEXT),
    ("bilan_texts", "text", "Texte du bilan", (*_TEXT[:3], EVERYBODY, Fate.REREAD)),
    ("recruitment_counts", "source", "Source d’un nombre du recrutement", _TEXT),
    ("committees", "label", "Nom d’un comité de coopérant·es", _TEXT),
    # --- who did what
    ("journal", "by_user_id", "Compte d’une ligne du journal", _ACT),
    ("journal_words", "text", "Mots gardés à côté du journal", _TOLD),
    ("journal_words", "salt", "Sel de ces mots", (ACCOUNT, Kind.SECRET, purposes.JOURNAL, NOBODY, Fate.REMOVED)),
    ("quotes", "written_by_id", "Compte qui a écrit un devis", _ACT),
    ("out_of_turn", "by_user_id", "Compte qui a choisi une équipe hors du tour", _ACT),
    ("invoices", "issued_by_id", "Compte qui a émis une facture", _ACT),
    ("payments", "recorded_by_id", "Compte qui a noté un encaissement", _ACT),
    ("expenses", "recorded_by_id", "Compte qui a noté une dépense", _ACT),
    ("expenses", "validated_by_id", "Compte qui a validé une dépense", _ACT),
    ("self_financing", "recorded_by_id", "Compte qui a noté un autofinancement", _ACT),
    ("sharing_votes", "recorded_by_id", "Compte qui a noté un vote", _ACT),
    ("season_closings", "by_user_id", "Compte qui a clos une saison", _ACT),
    ("month_closings", "by_user_id", "Compte qui a clos un mois", _ACT),
    ("closing_proposals", "by_user_id", "Compte qui a proposé une clôture", _ACT),
    ("bilan_texts", "by_user_id", "Compte qui a écrit un texte", _ACT),
    ("committee_links", "created_by_id", "Compte qui a fait un lien", _ACT),
    ("committee_links", "revoked_by_id", "Compte qui a fermé un lien", _ACT),
    ("committee_editions", "by_user_id", "Compte qui a publié la page du comité", _ACT),
    ("retention_reviews", "by_user_id", "Compte qui a fait la revue", _ACT),
)
PERSONAL = tuple(Column(table, name, label, *rest) for table, name, label, rest in (*_ROWS, *POLE_ROWS))


def free_texts() -> tuple[Column, ...]:
    """Return the columns in which somebody may have written a name that is not theirs to keep."""
    return tuple(column for column in PERSONAL if column.kind is Kind.WORDS and column.fate is Fate.REREAD)
