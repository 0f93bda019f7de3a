"""What a person may do with questionnaires; who answers one needs no account at all."""

from cjs_app.access.domain import POLE, POLE_STAFF
from cjs_app.plumbing.permissions import declare

READ = declare("questionnaires.read", "Voir les questionnaires et ce que cinq réponses ou plus en disent", POLE)
WRITE = declare(
    "questionnaires.write", "Tenir les questionnaires, recopier des feuilles, lire chaque réponse", POLE_STAFF
)
