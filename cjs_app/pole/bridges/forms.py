"""What is written of Traits d'Unions, as it is typed."""

import datetime as dt

from wtforms import IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from cjs_app.plumbing.forms import DayField, HouseForm, at_most, between, choices, present, required
from cjs_app.plumbing.pages import record_number
from cjs_app.pole.bridges.domain import (
    KIND_LABELS,
    STEP_LABELS,
    AppointmentSheet,
    Kind,
    PartnershipSheet,
    Step,
    StepSheet,
    StructureSheet,
)
from cjs_app.pole.bridges.queries import structures_to_choose
from cjs_app.pole.directory.queries import organisations_to_choose

A_DAY = "Écrire le jour."
A_STRUCTURE = "Choisir une structure."
A_TARGET = "Écrire combien d’accords signer dans l’année : un nombre à partir de 1."


def named_organisations() -> list[tuple[str, str]]:
    """Return the organisations of the directory, ready to be offered."""
    named = {str(number): name for number, name in organisations_to_choose()}
    return list(choices(named, "Choisir une structure"))


class StructureForm(HouseForm):
    """Who takes part."""

    organisation_id = SelectField("Structure", [required(A_STRUCTURE)])
    kind = SelectField("Comptée comme", choices=choices(KIND_LABELS))
    entered_on = DayField("Entrée le", [present(A_DAY)])
    left_on = DayField("Sortie le", [Optional()], description="À remplir seulement si elle ne prend plus part.")

    def offer(self) -> None:
        """Offer the organisations of the directory."""
        self.organisation_id.choices = named_organisations()

    def sheet(self) -> StructureSheet:
        """Return what was typed, ready for the room's actions."""
        return StructureSheet(
            record_number(self.organisation_id.data or "") or 0,
            Kind(self.kind.data),
            self.entered_on.data or dt.date.max,
            self.left_on.data,
        )


class DiagnosticForm(HouseForm):
    """A diagnostic to make."""

    structure_id = SelectField("Structure", [required(A_STRUCTURE)])
    day = DayField("Jour", [present(A_DAY)], description="Celui de la visite ; il peut être à venir.")

    def offer(self, year: int) -> None:
        """Offer who takes part in a year."""
        named = {str(number): name for number, name in structures_to_choose(year)}
        self.structure_id.choices = choices(named, "Choisir une structure")


class ConclusionForm(HouseForm):
    """What is made of a diagnostic."""

    conclusion = TextAreaField("Ce qui en ressort", [Optional(), at_most(4000)])


class AppointmentForm(HouseForm):
    """A prescriber met."""

    organisation_id = SelectField("Prescripteur", [required(A_STRUCTURE)])
    day = DayField("Jour", [present(A_DAY)])
    agreed = TextAreaField("Ce qui est convenu", [Optional(), at_most(2000)])
    next_step = StringField("La suite", [Optional(), at_most(200)], description="Par exemple : envoyer la plaquette.")
    next_day = DayField("Pour le", [Optional()], description="Ce jour-là, l’accueil du pôle le rappelle.")

    def offer(self) -> None:
        """Offer the organisations of the directory."""
        self.organisation_id.choices = named_organisations()

    def sheet(self) -> AppointmentSheet:
        """Return what was typed, ready for the room's actions."""
        return AppointmentSheet(
            record_number(self.organisation_id.data or "") or 0,
            self.day.data or dt.date.max,
            self.agreed.data or "",
            self.next_step.data or "",
            self.next_day.data,
        )


class PartnershipForm(HouseForm):
    """Who works with whom."""

    organisation_id = SelectField("Structure de l’ESS", [required(A_STRUCTURE)])
    partner_id = SelectField("Avec", [required(A_STRUCTURE)], description="Une entreprise, ou une autre structure.")
    subject = StringField("Sur quoi", [required("Dire sur quoi porte le partenariat."), at_most(200)])

    def offer(self) -> None:
        """Offer the organisations of the directory."""
        self.organisation_id.choices = self.partner_id.choices = named_organisations()

    def sheet(self) -> PartnershipSheet:
        """Return what was typed, ready for the room's actions."""
        return PartnershipSheet(
            record_number(self.organisation_id.data or "") or 0,
            record_number(self.partner_id.data or "") or 0,
            self.subject.data or "",
        )


class ContactForm(PartnershipForm):
    """A new partnership: its first contact."""

    day = DayField("Premier contact le", [present(A_DAY)])


class StepForm(HouseForm):
    """A step of the ladder."""

    step = SelectField("Étape", choices=choices(STEP_LABELS))
    day = DayField("Jour", [present(A_DAY)])
    reference = StringField(
        "Référence de l’accord", [Optional(), at_most(120)], description="À remplir quand l’accord est signé."
    )
    reason = StringField("Raison", [Optional(), at_most(300)], description="À remplir pour un retour en arrière.")

    def sheet(self) -> StepSheet:
        """Return what was typed, ready for the room's actions."""
        return StepSheet(
            Step(self.step.data), self.day.data or dt.date.max, self.reason.data or "", self.reference.data or ""
        )


class TargetForm(HouseForm):
    """What is aimed at."""

    wanted = IntegerField("Accords à signer dans l’année", [required(A_TARGET), between(1, 999, A_TARGET)])
