"""What is asked at the door."""

from wtforms import HiddenField, PasswordField, StringField

from cjs_app.plumbing.forms import HouseForm, at_most, required


class SignInForm(HouseForm):
    """Name and passphrase."""

    login = StringField("Nom de connexion", [required("Écrire son nom de connexion."), at_most(80)])
    passphrase = PasswordField("Phrase de passe", [required("Écrire sa phrase de passe."), at_most(1000)])
    suite = HiddenField()


class PassphraseForm(HouseForm):
    """A new passphrase."""

    current = PasswordField("Phrase de passe actuelle", [required("Écrire la phrase de passe actuelle.")])
    chosen = PasswordField("Nouvelle phrase de passe", [required("Écrire la nouvelle phrase de passe.")])
