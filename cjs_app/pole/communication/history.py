"""What can happen in the communication of the pôle, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare

for subject in ("press_cutting", "social_account", "social_count", "awareness_talk", "site_fact"):
    leads_to(subject, "communication.index")
declare(
    {
        "press_cutting.added": "Article noté",
        "press_cutting.taken_back": "Article repris, noté par erreur",
        "social_account.added": "Compte du pôle noté",
        "social_account.closed": "Compte du pôle fermé",
        "social_count.added": "Abonnés comptés",
        "social_count.taken_back": "Comptage d’abonnés repris, noté par erreur",
        "awareness_talk.added": "Intervention notée",
        "awareness_talk.taken_back": "Intervention reprise, notée par erreur",
        "site_fact.added": "Chiffre du site noté",
        "site_fact.taken_back": "Chiffre du site repris, noté par erreur",
    }
)
