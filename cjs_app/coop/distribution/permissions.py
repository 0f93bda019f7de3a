"""What a person may do with the sharing."""

from cjs_app.access.domain import EVERYBODY, MONEY_READERS, STAFF, TEAM
from cjs_app.plumbing.permissions import declare

READ = declare("distribution.read", "Voir le chemin de l’argent et la règle de partage", EVERYBODY)
SMALL = declare("distribution.small", "Voir la somme que moins de cinq personnes se partagent", MONEY_READERS)
SHARES = declare("distribution.shares", "Voir la part de chaque personne", TEAM)
VOTE = declare("distribution.vote", "Noter les votes du groupe sur le partage", STAFF)
CLOSE = declare("distribution.close", "Proposer ou confirmer la clôture de la saison, à deux personnes", STAFF)
