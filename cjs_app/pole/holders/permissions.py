"""What a person may do with project holders: the team writes and reads, the board reads counts."""

from cjs_app.access.domain import POLE, POLE_STAFF
from cjs_app.plumbing.permissions import declare

COUNTS = declare("holders.counts", "Lire combien de porteuses et porteurs de projets sont accueillis", POLE)
READ = declare("holders.read", "Voir qui est accueilli, et ses rendez-vous", POLE_STAFF)
WRITE = declare("holders.write", "Noter les accueils, les rendez-vous et les orientations", POLE_STAFF)
