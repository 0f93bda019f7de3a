"""What a person may do with the price coach."""

from cjs_app.access.domain import TEAM
from cjs_app.plumbing.permissions import declare

READ = declare("coach.read", "Demander au coach ce qu’un prix laisse au groupe", TEAM)
