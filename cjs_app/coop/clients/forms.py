"""A client's sheet, as it is typed."""

from wtforms import EmailField, SelectField, StringField, TelField
from wtforms.validators import Optional

from cjs_app.coop.clients.domain import KIND_LABELS, ClientSheet, Kind
from cjs_app.coop.clients.models import Client
from cjs_app.plumbing.forms import HouseForm, at_most, choices, mail_address, required


class ClientForm(HouseForm):
    """The sheet of a client."""

    kind = SelectField("Genre de client", choices=choices(KIND_LABELS))
    name = StringField("Nom", [required("Écrire le nom du client."), at_most(200)])
    siren = StringField("SIREN ou SIRET", [Optional(), at_most(20)])
    address = StringField("Adresse", [Optional(), at_most(300)])
    postcode = StringField("Code postal", [Optional(), at_most(12)])
    city = StringField("Ville", [Optional(), at_most(120)])
    email = EmailField("Courriel", [Optional(), at_most(200), mail_address()])
    phone = TelField("Téléphone", [Optional(), at_most(30)])

    def sheet(self) -> ClientSheet:
        """Return what was typed, ready for the room's actions."""
        return ClientSheet(
            kind=Kind(self.kind.data),
            name=self.name.data or "",
            siren=self.siren.data or "",
            address=self.address.data or "",
            postcode=self.postcode.data or "",
            city=self.city.data or "",
            email=self.email.data or "",
            phone=self.phone.data or "",
        )

    def show(self, client: Client) -> None:
        """Fill the form with a client's sheet."""
        self.process(obj=client)
        self.kind.data = client.kind.value
