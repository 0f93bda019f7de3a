"""Who looks after the data of others; one's own data needs no permission."""

from cjs_app.access.domain import ADULTS, COORDINATORS, STAFF
from cjs_app.plumbing.permissions import declare

REGISTER = declare("privacy.register", "Lire le registre des données personnelles", ADULTS)
ANSWER = declare("privacy.answer", "Répondre aux demandes sur les données : montrer, donner, effacer", STAFF)
REVIEW = declare("privacy.review", "Faire la revue de l’année et choisir les durées de conservation", COORDINATORS)
