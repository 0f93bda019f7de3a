"""What is written about organisations and people, as it is typed."""

from wtforms import EmailField, SelectField, StringField, TelField, TextAreaField, URLField
from wtforms.validators import Optional

from cjs_app.plumbing.forms import ChoiceText, HouseForm, at_most, choices, mail_address, required
from cjs_app.plumbing.pages import record_number
from cjs_app.pole.directory.domain import KIND_LABELS, Kind, OrganisationSheet, PersonSheet
from cjs_app.pole.directory.models import Organisation, Person
from cjs_app.pole.directory.queries import organisations_to_choose


class OrganisationForm(HouseForm):
    """The sheet of an organisation."""

    name = StringField("Nom", [required("Écrire le nom de la structure."), at_most(200)])
    kind = SelectField("Type", choices=choices(KIND_LABELS))
    domain = ChoiceText("Domaine", [Optional(), at_most(120)])
    theme = StringField("Thématique", [Optional(), at_most(200)])
    aliases = TextAreaField("Autres noms", [Optional(), at_most(1000)])
    siren = StringField("SIREN", [Optional(), at_most(20)])
    address = StringField("Adresse", [Optional(), at_most(300)])
    postcode = StringField("Code postal", [Optional(), at_most(12)])
    city = StringField("Commune", [Optional(), at_most(120)])
    email = EmailField("Courriel", [Optional(), at_most(200), mail_address()])
    phone = TelField("Téléphone", [Optional(), at_most(30)])
    website = URLField("Site", [Optional(), at_most(200)])

    def sheet(self) -> OrganisationSheet:
        """Return what was typed, ready for the room's actions."""
        typed = {name: field.data or "" for name, field in self._fields.items() if name in TEXTS}
        return OrganisationSheet(kind=Kind(self.kind.data), **typed)

    def show(self, record: Organisation) -> None:
        """Fill the form with an organisation."""
        self.process(obj=record)
        self.kind.data = record.kind.value


TEXTS = ("name", "domain", "theme", "aliases", "siren", "address", "postcode", "city", "email", "phone", "website")


class PersonForm(HouseForm):
    """The sheet of a person."""

    first_name = StringField("Prénom", [required("Écrire le prénom."), at_most(80)])
    last_name = StringField("Nom", [Optional(), at_most(80)])
    organisation_id = SelectField("Structure", [Optional()])
    function = StringField("Fonction", [Optional(), at_most(120)])
    city = StringField("Commune", [Optional(), at_most(120)])
    email = EmailField("Courriel", [Optional(), at_most(200), mail_address()])
    phone = TelField("Téléphone", [Optional(), at_most(30)])

    def offer_organisations(self) -> None:
        """Offer the organisations of the directory, and none."""
        named = {str(number): name for number, name in organisations_to_choose()}
        self.organisation_id.choices = choices(named, "Aucune")

    def sheet(self) -> PersonSheet:
        """Return what was typed, ready for the room's actions."""
        return PersonSheet(
            first_name=self.first_name.data or "",
            last_name=self.last_name.data or "",
            organisation_id=record_number(self.organisation_id.data or ""),
            function=self.function.data or "",
            city=self.city.data or "",
            email=self.email.data or "",
            phone=self.phone.data or "",
        )

    def show(self, record: Person) -> None:
        """Fill the form with a person."""
        self.process(obj=record)
        self.organisation_id.data = str(record.organisation_id or "")
