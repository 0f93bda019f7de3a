"""What a person may do with the board of the summer."""

from cjs_app.access.domain import TEAM
from cjs_app.plumbing.permissions import declare

READ = declare("board.read", "Lire les réunions et les décisions du groupe", TEAM)
WRITE = declare("board.write", "Tenir les réunions du groupe, proposer et décider", TEAM)
