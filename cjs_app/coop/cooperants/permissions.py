"""What a person may do with cooperants."""

from cjs_app.access.domain import STAFF, TEAM
from cjs_app.plumbing.permissions import declare

READ = declare("cooperants.read", "Voir l’équipe des coopérant·es et ses comités", TEAM)
COMMITTEES = declare("cooperants.committees", "Nommer les comités, y entrer et en sortir", TEAM)
PERSONAL = declare("cooperants.personal", "Voir le nom de famille, la naissance et les pièces de chacun·e", STAFF)
WRITE = declare("cooperants.write", "Tenir les fiches, les départs et les pièces des coopérant·es", STAFF)
