"""What a person may do with invitations."""

from flask import Flask

from cjs_app.access.domain import STAFF
from cjs_app.access.held_roles import tell_words_with
from cjs_app.coop.invitations.queries import words_about
from cjs_app.plumbing.permissions import declare

INVITE = declare("invitations.invite", "Inviter dans la saison, donner une nouvelle clé d’entrée", STAFF)


def start(_app: Flask) -> None:
    """Tell the door which words no passphrase may be made of."""
    tell_words_with(words_about)
