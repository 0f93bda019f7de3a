"""A season's settings, as they are typed."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, cast

from msgspec.structs import replace
from wtforms import EmailField, Field, PasswordField, SelectField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from cjs_app.access.domain import ROLE_LABELS, Role
from cjs_app.access.passphrases import LONGEST_PASSPHRASE
from cjs_app.coop.seasons.domain import (
    CURRENCIES,
    SEAT_LABELS,
    TVA_REGIME_LABELS,
    UNITS,
    CarrierSettings,
    SeasonSettings,
    Seat,
    TvaRegime,
    season_period,
)
from cjs_app.coop.seasons.models import Carrier, Season
from cjs_app.kernel.numbering import checked_template
from cjs_app.kernel.periods import FIRST_YEAR, LAST_YEAR
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import quoted
from cjs_app.plumbing import formats
from cjs_app.plumbing.forms import (
    DayField,
    HouseForm,
    LenientField,
    MoneyField,
    NumberField,
    at_most,
    between,
    choices,
    mail_address,
    present,
    required,
)

CURRENCY_LABELS = {"EUR": "Euro", "CAD": "Dollar canadien", "CHF": "Franc suisse", "XPF": "Franc Pacifique"}
UNIT_LABELS = {"heure": "L’heure", "forfait": "Le forfait", "pièce": "La pièce"}
LARGEST_PRICE = 99_999_999_99


def year_read(text: str) -> int:
    """Return the year typed; raise Refusal for anything else than four plausible figures."""
    figures = text.strip()
    if not (figures.isascii() and figures.isdigit() and len(figures) == 4 and FIRST_YEAR <= int(figures) <= LAST_YEAR):
        raise Refusal("« {typed} » n’est pas une année : écrire par exemple 2021.", typed=quoted(text))
    return int(figures)


def a_number_template() -> Any:
    """Return the validator of the template of a document's number."""

    def check(_form: Any, field: Field) -> None:
        try:
            checked_template(field.data or "")
        except Refusal as refusal:
            raise ValidationError(formats.sentence(refusal)) from refusal

    return check


class YearField(LenientField):
    """A year in four figures."""

    read = staticmethod(year_read)

    data: int


class SettingsForm(HouseForm):
    """The identity and the dates of a season."""

    name = StringField("Nom", [required("Écrire le nom de la coopérative."), at_most(200)])
    year = YearField("Été", [present("Écrire l’année, par exemple 2021.")])
    start = DayField("Premier jour", [present("Choisir le premier jour de la saison.")])
    end = DayField("Dernier jour", [present("Choisir le dernier jour de la saison.")])
    territory = StringField("Territoire", [Optional(), at_most(200)])
    currency = SelectField("Monnaie", choices=choices({code: CURRENCY_LABELS[code] for code in CURRENCIES}))

    def settings(self) -> SeasonSettings:
        """Return what was typed, ready for the room's actions; raise Refusal for dates that cannot be."""
        return SeasonSettings(
            name=self.name.data or "",
            year=self.year.data,
            period=season_period(self.year.data, cast(dt.date, self.start.data), cast(dt.date, self.end.data)),
            territory=(self.territory.data or "").strip(),
            currency=self.currency.data,
        )

    def show(self, season: Season) -> None:
        """Fill the form with a season's settings."""
        self.process(obj=season)
        self.start.data, self.end.data = season.start_day, season.end_day


class SheetForm(HouseForm):
    """What is known of a carrier."""

    carrier_siren = StringField("SIREN", [Optional(), at_most(20)])
    address = StringField("Adresse", [Optional(), at_most(300)])
    postcode = StringField("Code postal", [Optional(), at_most(12)])
    city = StringField("Ville", [Optional(), at_most(120)])
    email = EmailField("Courriel", [Optional(), at_most(200), mail_address()])
    carrier_iban = StringField("IBAN", [Optional(), at_most(60)])

    def sheet(self) -> CarrierSettings:
        """Return what was typed, ready for the room's actions."""
        return CarrierSettings(
            name=self.carrier_name.data or "",
            siren=self.carrier_siren.data or "",
            address=self.address.data or "",
            postcode=self.postcode.data or "",
            city=self.city.data or "",
            email=self.email.data or "",
            iban=self.carrier_iban.data or "",
        )


class CarrierForm(SheetForm):
    """The sheet of the carrier of a season."""

    carrier_name = StringField("Nom du porteur", [required("Écrire le nom du porteur."), at_most(200)])

    def show(self, carrier: Carrier) -> None:
        """Fill the form with a carrier's sheet."""
        self.process(obj=carrier)
        self.carrier_name.data, self.carrier_siren.data = carrier.name, carrier.siren
        self.carrier_iban.data = carrier.iban


class CarrierChoiceForm(SheetForm):
    """A carrier already known, or a new one with its VAT regime."""

    carrier = SelectField("Porteur juridique")
    carrier_name = StringField("Nom du porteur", [Optional(), at_most(200)])
    regime = SelectField("TVA", choices=choices(TVA_REGIME_LABELS))
    regime_since = DayField("Depuis le", [Optional()])

    def offer(self, carriers: Sequence[Carrier]) -> None:
        """Offer the carriers already known, after a new one."""
        known = [SelectChoice(str(carrier.id), carrier.name) for carrier in carriers]
        self.carrier.choices = [SelectChoice("", "Nouveau porteur"), *known]

    def validate_carrier_name(self, field: Field) -> None:
        """Ask for a new carrier's name, and for nothing when a known one is chosen."""
        if self.carrier.data and field.data:
            raise ValidationError("Un porteur est déjà choisi plus haut : effacer ce nom, ou choisir « nouveau ».")

    def validate_carrier(self, field: Field) -> None:
        """Ask for a carrier, known or new."""
        if not field.data and not (self.carrier_name.data or "").strip():
            raise ValidationError("Choisir un porteur, ou écrire le nom d’un nouveau.")

    def sheet(self) -> CarrierSettings:
        """Return the new carrier with its VAT regime."""
        return replace(super().sheet(), regime=TvaRegime(self.regime.data), regime_since=self.regime_since.data)


class NewSeasonForm(SettingsForm, CarrierChoiceForm):
    """A new season, with a carrier already known or a new one."""


class RegimeForm(HouseForm):
    """A VAT regime from a day on."""

    regime = SelectField("Régime de TVA", choices=choices(TVA_REGIME_LABELS))
    since = DayField("À partir du", [present("Choisir le jour où ce régime commence.")])

    @property
    def chosen(self) -> TvaRegime:
        """The regime chosen."""
        return TvaRegime(self.regime.data)


class NumberingForm(HouseForm):
    """How the documents of a season are numbered."""

    quote_template = StringField("Devis", [a_number_template()])
    invoice_template = StringField("Factures", [a_number_template()])
    credit_note_template = StringField("Avoirs", [a_number_template()])


class PriceForm(HouseForm):
    """A line of the price list."""

    label = StringField("Travail", [required("Écrire de quel travail il s’agit."), at_most(200)])
    unit = SelectField("Compté à", choices=choices({unit: UNIT_LABELS[unit] for unit in UNITS}))
    price = MoneyField(
        "Prix HT",
        [
            present("Écrire le prix, par exemple 12,50."),
            between(0, LARGEST_PRICE, "Un prix va de 0 à 99 999 999,99."),
        ],
    )
    tva_rate = NumberField("Taux de TVA", [between(0, 100, "Un taux de TVA va de 0 à 100.")])


class FacilitatorForm(HouseForm):
    """Someone of the facilitation team."""

    name = StringField("Prénom et nom", [required("Écrire son nom."), at_most(120)])
    mandate = StringField("Mission", [Optional(), at_most(120)])


class SeatForm(HouseForm):
    """A structure of the local committee."""

    organisation = StringField("Structure", [required("Écrire le nom de la structure."), at_most(200)])
    seat = SelectField("Rôle dans le comité", choices=choices(SEAT_LABELS))

    @property
    def chosen(self) -> Seat:
        """The role chosen."""
        return Seat(self.seat.data)


class RoleForm(HouseForm):
    """An account let into the season."""

    login = StringField("Nom de connexion", [required("Écrire son nom de connexion."), at_most(80)])
    role = SelectField("Rôle")

    def offer(self, roles: Sequence[Role]) -> None:
        """Offer the roles that this visitor may give."""
        self.role.choices = choices({role: ROLE_LABELS[role] for role in roles})

    @property
    def chosen(self) -> Role:
        """The role chosen."""
        return Role(self.role.data)


class AccountForm(RoleForm):
    """A new account, let into the season at once."""

    display_name = StringField("Nom affiché", [required("Écrire son prénom."), at_most(80)])
    passphrase = PasswordField(
        "Phrase de passe", [required("Écrire une phrase de passe."), at_most(LONGEST_PASSPHRASE)]
    )


class CloneForm(HouseForm):
    """The name and the year of the season that begins with another one's settings."""

    name = StringField("Nom", [required("Écrire le nom de la coopérative."), at_most(200)])
    year = YearField("Été", [present("Écrire l’année, par exemple 2022.")])
