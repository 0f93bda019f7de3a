"""What is asked from who invites, and from who is invited."""

from wtforms import PasswordField, SelectField, StringField
from wtforms.validators import Optional

from cjs_app.access.domain import ROLE_LABELS, Role
from cjs_app.access.limits import WAY_LABELS, Way
from cjs_app.plumbing.forms import HouseForm, at_most, choices, mail_address, required


class AdultForm(HouseForm):
    """An adult who is expected."""

    name = StringField("Prénom", [required("Écrire le prénom de la personne attendue."), at_most(80)])
    role = SelectField("Rôle dans la saison")
    way = SelectField("Comment l’inviter", choices=choices(WAY_LABELS))
    email = StringField("Adresse e-mail", [Optional(), at_most(254), mail_address()])

    def offer(self, roles: tuple[Role, ...], with_mail: bool) -> None:
        """Offer the roles that the visitor may give, and mail where it leaves."""
        adults = {role: ROLE_LABELS[role] for role in roles if role is not Role.COOPERANT}
        ways = {way: label for way, label in WAY_LABELS.items() if with_mail or way is not Way.MAIL}
        self.role.choices = choices(adults)
        self.way.choices = choices(ways)


class CodeForm(HouseForm):
    """Six letters."""

    code = StringField("Code", [required("Écrire les six lettres."), at_most(20)])


class WelcomeForm(HouseForm):
    """How a guest wants to be called, and what they will come in with."""

    display_name = StringField("Prénom ou surnom", [required("Écrire un prénom ou un surnom."), at_most(80)])
    login = StringField("Nom de connexion", [required("Choisir un nom de connexion."), at_most(80)])
    passphrase = PasswordField("Phrase de passe", [required("Choisir une phrase de passe."), at_most(1000)])
