"""The pages of invitations: those of who invites, and those of who is invited."""

from flask import Blueprint

from cjs_app.coop.invitations.routes import guests, hosts
from cjs_app.plumbing.navigation import Entry, offer

blueprint = Blueprint("invitations", __name__)
blueprint.register_blueprint(hosts.blueprint)
for rule, view, methods in guests.PAGES:
    blueprint.add_url_rule(rule, view.__name__, view, methods=methods)
offer(Entry("Invitations", "invitations.hosts.index", "key-round", group="La coop"))
