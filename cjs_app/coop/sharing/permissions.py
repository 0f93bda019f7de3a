"""What a person may do with the committee's page; who reads it through a link needs no account at all."""

from cjs_app.access.domain import STAFF
from cjs_app.plumbing.permissions import declare

MANAGE = declare("sharing.manage", "Donner et fermer les liens du comité, et publier sa page", STAFF)
