"""What a person may do with the bilan."""

from cjs_app.access.domain import EVERYBODY, MONEY_READERS, TEAM
from cjs_app.plumbing.permissions import declare

READ = declare("bilan.read", "Lire le bilan de la saison", EVERYBODY)
BEFORE_CLOSING = declare("bilan.before_closing", "Lire le bilan avant que la saison soit close", MONEY_READERS)
WRITE = declare("bilan.write", "Écrire les textes du bilan", TEAM)
SHARES = declare("bilan.shares", "Lire la part de chaque code dans le bilan en données", TEAM)
