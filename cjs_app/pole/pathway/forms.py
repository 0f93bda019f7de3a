"""What is written of the parcours, as it is typed."""

import datetime as dt

from wtforms import BooleanField, IntegerField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from cjs_app.plumbing.forms import DayField, HouseForm, at_most, between, choices, present, required
from cjs_app.plumbing.pages import record_number
from cjs_app.pole.directory.queries import organisations_to_choose, people_to_choose
from cjs_app.pole.pathway.domain import ContributorSheet, EditionSheet, ParticipantSheet, SessionSheet
from cjs_app.pole.pathway.models import PathwayParticipant

A_NUMBER = "Écrire le numéro de l’édition : 1 pour la première."


class EditionForm(HouseForm):
    """An edition."""

    number = IntegerField("Édition n°", [required(A_NUMBER), between(1, 999, A_NUMBER)])
    place = StringField("Lieu", [required("Dire où elle se passe."), at_most(200)])
    first_day = DayField("Premier jour", [present("Écrire le premier jour.")])
    last_day = DayField("Dernier jour", [present("Écrire le dernier jour.")])

    def sheet(self) -> EditionSheet:
        """Return what was typed, ready for the room's actions."""
        first, last = self.first_day.data or dt.date.max, self.last_day.data or dt.date.max
        return EditionSheet(self.number.data or 0, self.place.data or "", first, last)


class SessionForm(HouseForm):
    """A moment of the programme."""

    day = DayField("Jour", [present("Écrire le jour.")])
    title = StringField("Moment", [required("Dire ce qui se passe."), at_most(200)])
    objectives = TextAreaField("Objectifs", [Optional(), at_most(1000)])
    organisation_id = SelectField("Animé par", [Optional()])

    def offer(self) -> None:
        """Offer the organisations of the directory."""
        named = {str(number): name for number, name in organisations_to_choose()}
        self.organisation_id.choices = choices(named, "Le pôle")

    def sheet(self) -> SessionSheet:
        """Return what was typed, ready for the room's actions."""
        return SessionSheet(
            self.day.data or dt.date.max,
            self.title.data or "",
            self.objectives.data or "",
            record_number(self.organisation_id.data or ""),
        )


class ParticipantForm(HouseForm):
    """A young person: the least possible."""

    first_name = StringField(
        "Prénom", [required("Écrire le prénom."), at_most(80)], description="Le prénom seul, jamais le nom."
    )
    city = StringField("Commune", [Optional(), at_most(120)])
    agreed = BooleanField("L’accord de la famille est signé")

    def sheet(self) -> ParticipantSheet:
        """Return what was typed, ready for the room's actions."""
        return ParticipantSheet(self.first_name.data or "", self.city.data or "", bool(self.agreed.data))


class PresenceForm(HouseForm):
    """Who was there."""

    people = SelectMultipleField("Qui était là ?", coerce=int, widget=ListWidget(), option_widget=CheckboxInput())

    def offer(self, participants: list[PathwayParticipant]) -> None:
        """Offer the young people of the edition."""
        self.people.choices = choices({one.id: one.first_name for one in participants})


class ContributorForm(HouseForm):
    """Who comes to the young people, or takes part."""

    organisation_id = SelectField("Structure", [Optional()])
    person_id = SelectField("Ou une personne", [Optional()])
    role = StringField("Rôle", [Optional(), at_most(120)], description="Par exemple : témoignage, atelier, logistique.")

    def offer(self) -> None:
        """Offer the organisations and the people of the directory."""
        organisations = {str(number): name for number, name in organisations_to_choose()}
        people = {str(number): name for number, name in people_to_choose()}
        self.organisation_id.choices = choices(organisations, "Aucune")
        self.person_id.choices = choices(people, "Aucune")

    def sheet(self) -> ContributorSheet:
        """Return what was typed, ready for the room's actions."""
        return ContributorSheet(
            record_number(self.organisation_id.data or ""),
            record_number(self.person_id.data or ""),
            self.role.data or "",
        )


class ReviewForm(HouseForm):
    """The assessment meeting."""

    review_day = DayField("Jour de la réunion de bilan", [present("Écrire le jour.")])
    review_note = TextAreaField("Ce qui en ressort", [Optional(), at_most(4000)])
