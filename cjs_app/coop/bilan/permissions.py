"""What a person may do with the bilan."""

from cjs_app.access.domain import EVERYBODY, TEAM
from cjs_app.plumbing.permissions import declare

READ = declare("bilan.read", "Lire le bilan de la saison", EVERYBODY)
WRITE = declare("bilan.write", "Écrire les textes du bilan", TEAM)
SHARES = declare("bilan.shares", "Lire la part de chaque code dans le bilan en données", TEAM)
