"""The sheet of the pôle, as it is typed."""

from wtforms import EmailField, IntegerField, SelectField, StringField, TelField, URLField
from wtforms.validators import Optional

from cjs_app.access.domain import POLE_ROLE_LABELS
from cjs_app.plumbing.forms import HouseForm, at_most, between, choices, mail_address, required
from cjs_app.pole.structure.domain import Identity


class StructureForm(HouseForm):
    """What the pôle is called and where it is found."""

    name = StringField("Nom du pôle", [required("Écrire le nom du pôle."), at_most(200)])
    association = StringField("Association qui le porte", [Optional(), at_most(200)])
    founded_year = IntegerField(
        "Année de création", [Optional(), between(1900, 2099, "Écrire une année en quatre chiffres, par exemple 2013.")]
    )
    address = StringField("Adresse", [Optional(), at_most(300)])
    postcode = StringField("Code postal", [Optional(), at_most(12)])
    city = StringField("Ville", [Optional(), at_most(120)])
    email = EmailField("Courriel", [Optional(), at_most(200), mail_address()])
    phone = TelField("Téléphone", [Optional(), at_most(30)])
    website = URLField("Site", [Optional(), at_most(200)])

    def identity(self) -> Identity:
        """Return what was typed, ready for the room's actions."""
        return Identity(
            name=self.name.data or "",
            association=self.association.data or "",
            founded_year=self.founded_year.data,
            address=self.address.data or "",
            postcode=self.postcode.data or "",
            city=self.city.data or "",
            email=self.email.data or "",
            phone=self.phone.data or "",
            website=self.website.data or "",
        )


class NewcomerForm(HouseForm):
    """Somebody who comes to the pôle."""

    display_name = StringField("Prénom et nom", [required("Écrire le nom de la personne."), at_most(80)])
    login = StringField("Nom de connexion", [required("Choisir un nom pour se connecter."), at_most(80)])
    role = SelectField("Rôle", choices=choices(POLE_ROLE_LABELS))
