"""What a person may do with the territory of the pôle."""

from cjs_app.access.domain import POLE
from cjs_app.plumbing.permissions import declare

READ = declare("territory.read", "Voir le territoire, et où les choses se passent", POLE)
