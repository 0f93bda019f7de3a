"""What is asked at the door."""

from wtforms import BooleanField, HiddenField, PasswordField, StringField
from wtforms.validators import Optional

from cjs_app.plumbing.forms import HouseForm, at_most, mail_address, required

LONGEST_TYPED = 1000
"""Longer than any passphrase: refused before anything is computed."""


class SignInForm(HouseForm):
    """Name and passphrase."""

    login = StringField("Nom de connexion", [required("Écrire son nom de connexion."), at_most(80)])
    passphrase = PasswordField("Phrase de passe", [required("Écrire sa phrase de passe."), at_most(LONGEST_TYPED)])
    shared = BooleanField("Cet appareil est partagé")
    suite = HiddenField()


class CodeForm(HouseForm):
    """The figures of a phone, or a recovery code."""

    code = StringField("Code", [required("Écrire le code."), at_most(40)])


class ConfirmForm(HouseForm):
    """The passphrase, asked again."""

    current = PasswordField("Phrase de passe", [required("Écrire sa phrase de passe."), at_most(LONGEST_TYPED)])
    suite = HiddenField()


class SamePersonForm(HouseForm):
    """The login of another account of the same person."""

    login = StringField("Son autre nom de connexion", [required("Écrire le nom de l’autre compte."), at_most(80)])


class PassphraseForm(HouseForm):
    """Another passphrase, and the one it replaces."""

    current = PasswordField(
        "Phrase de passe actuelle", [required("Écrire la phrase de passe actuelle."), at_most(LONGEST_TYPED)]
    )
    chosen = PasswordField(
        "Nouvelle phrase de passe", [required("Écrire la nouvelle phrase de passe."), at_most(LONGEST_TYPED)]
    )


class NewPassphraseForm(HouseForm):
    """A passphrase for who had a key."""

    passphrase = PasswordField(
        "Nouvelle phrase de passe", [required("Écrire la nouvelle phrase de passe."), at_most(LONGEST_TYPED)]
    )


class EmailForm(HouseForm):
    """The address of an adult."""

    email = StringField("Adresse e-mail", [Optional(), at_most(254), mail_address()])


class ForgottenForm(HouseForm):
    """The address to which a link is mailed."""

    email = StringField("Adresse e-mail", [required("Écrire son adresse e-mail."), at_most(254), mail_address()])


class RemovalForm(HouseForm):
    """Both proofs, for who takes the second one away."""

    current = PasswordField("Phrase de passe", [required("Écrire sa phrase de passe."), at_most(LONGEST_TYPED)])
    code = StringField("Code du téléphone", [required("Écrire le code."), at_most(40)])


class PasskeyForm(HouseForm):
    """What a new passkey is called, and the browser's answer."""

    name = StringField(
        "Nom de la clé", [required("Donner un nom, par exemple «\u00a0Mon téléphone\u00a0»."), at_most(60)]
    )
    answer = HiddenField()


class EnterForm(HouseForm):
    """The browser's answer, at the door."""

    answer = HiddenField()
    shared = BooleanField("Cet appareil est partagé")
    suite = HiddenField()


class PasskeyRemovalForm(HouseForm):
    """The passphrase, and the passkey that goes."""

    current = PasswordField("Phrase de passe", [required("Écrire sa phrase de passe."), at_most(LONGEST_TYPED)])
