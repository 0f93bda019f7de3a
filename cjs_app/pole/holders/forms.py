"""A first reception, an appointment, a next contact, as they are typed."""

import datetime as dt
from collections.abc import Sequence
from typing import cast

from msgspec import Struct
from wtforms import EmailField, RadioField, SelectField, SelectMultipleField, StringField, TelField, TextAreaField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from cjs_app.plumbing.forms import (
    ChoiceText,
    DayField,
    HouseForm,
    MinutesField,
    at_most,
    choices,
    mail_address,
    present,
    required,
)
from cjs_app.plumbing.pages import record_number
from cjs_app.pole.directory.domain import PersonSheet
from cjs_app.pole.holders.domain import (
    KIND_LABELS,
    NEED_LABELS,
    STAGE_LABELS,
    WAY_LABELS,
    HolderSheet,
    Kind,
    MeetingSheet,
    Need,
    NextSheet,
    Stage,
    Way,
    read,
)
from cjs_app.pole.holders.models import HolderMeeting, ProjectHolder

Named = Sequence[tuple[int, str]]


class Known(Struct, frozen=True):
    """A project holder as their form shows them, and the organisations there are to choose from."""

    holder: ProjectHolder
    organisations: Named


class SheetForm(HouseForm):
    """What is written of a first reception."""

    received_on = DayField("Jour", [present("Choisir le jour.")])
    kind = RadioField("Comment", choices=choices(KIND_LABELS), default=Kind.RECEIVED.value)
    workshop = StringField("Atelier", [Optional(), at_most(200)])
    sent_by_id = SelectField("Envoyé·e par", [Optional()])
    stage = SelectField("Où en est le projet", choices=choices(STAGE_LABELS))
    domain = ChoiceText("Domaine", [Optional(), at_most(120)])
    needs = SelectMultipleField(
        "Besoins",
        [Optional()],
        choices=choices(NEED_LABELS),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    needs_words = TextAreaField("Besoins, en mots", [Optional(), at_most(2000)])

    def offer(self, organisations: Named) -> None:
        """Offer the organisations of the directory, and none."""
        self.sent_by_id.choices = choices({str(number): name for number, name in organisations}, "Personne d’autre")

    def sheet(self) -> HolderSheet:
        """Return what was typed, ready for the room's actions."""
        return HolderSheet(
            received_on=cast(dt.date, self.received_on.data),
            kind=Kind(self.kind.data),
            stage=Stage(self.stage.data),
            sent_by_id=record_number(self.sent_by_id.data or ""),
            workshop=self.workshop.data or "",
            domain=self.domain.data or "",
            needs=tuple(Need(value) for value in self.needs.data or ()),
            needs_words=self.needs_words.data or "",
        )

    def show(self, record: Known) -> None:
        """Fill the form with a project holder."""
        holder = record.holder
        self.process(obj=holder)
        self.offer(record.organisations)
        self.kind.data, self.stage.data = holder.kind.value, holder.first_stage.value
        self.sent_by_id.data = str(holder.sent_by_id or "")
        self.needs.data = [need.value for need in read(holder.needs)]


class ReceptionForm(SheetForm):
    """A first reception: of somebody of the directory, or of somebody new."""

    person_id = SelectField("Déjà dans le répertoire", [Optional()])
    first_name = StringField("Prénom", [Optional(), at_most(80)])
    last_name = StringField("Nom", [Optional(), at_most(80)])
    city = StringField("Commune", [Optional(), at_most(120)])
    email = EmailField("Courriel", [Optional(), at_most(200), mail_address()])
    phone = TelField("Téléphone", [Optional(), at_most(30)])

    def offer_people(self, people: Named) -> None:
        """Offer the people of the directory, and somebody new."""
        self.person_id.choices = choices({str(number): name for number, name in people}, "Une nouvelle personne")

    def validate(self, extra_validators: object = None) -> bool:
        """Ask for somebody: chosen, or written."""
        is_right = super().validate()
        if not self.person_id.data and not (self.first_name.data or "").strip():
            self.first_name.errors = [*self.first_name.errors, "Écrire le prénom, ou choisir quelqu’un du répertoire."]
            return False
        return is_right

    def person(self) -> PersonSheet:
        """Return who is new."""
        return PersonSheet(
            first_name=self.first_name.data or "",
            last_name=self.last_name.data or "",
            city=self.city.data or "",
            email=self.email.data or "",
            phone=self.phone.data or "",
        )


class MeetingForm(HouseForm):
    """An appointment."""

    day = DayField("Jour", [present("Choisir le jour.")])
    way = RadioField("Comment", choices=choices(WAY_LABELS), default=Way.THERE.value)
    said = TextAreaField("Ce qui s’est dit, en bref", [Optional(), at_most(3000)])
    minutes = MinutesField("Durée")
    next_step = TextAreaField("La suite", [Optional(), at_most(1000)])
    next_contact_on = DayField("Reprendre contact le")

    def sheet(self) -> MeetingSheet:
        """Return what was typed, ready for the room's actions."""
        return MeetingSheet(
            day=cast(dt.date, self.day.data),
            way=Way(self.way.data),
            minutes=self.minutes.data,
            said=self.said.data or "",
            next_step=self.next_step.data or "",
            next_contact_on=self.next_contact_on.data,
        )

    def show(self, record: HolderMeeting) -> None:
        """Fill the form with an appointment."""
        self.process(obj=record)
        self.way.data = record.way.value
        self.next_contact_on.data = record.holder.next_contact_on


class QuickForm(MeetingForm):
    """An appointment noted from the front page, with whom it was first."""

    holder_id = SelectField("Avec", [required("Choisir la personne.")])

    def offer(self, holders: Named) -> None:
        """Offer those who are supported."""
        self.holder_id.choices = choices({str(number): name for number, name in holders}, "Choisir…")


class NextForm(HouseForm):
    """What comes next for somebody."""

    next_contact_on = DayField(
        "Reprendre contact le", description="Ce jour-là, le pôle le rappelle sur sa page ; vide : plus de rappel."
    )
    stage = SelectField("Où en est le projet", choices=choices(STAGE_LABELS))
    organisation_id = SelectField(
        "Orienter vers", [Optional()], description="Une structure du répertoire, qui peut aider maintenant."
    )

    def offer(self, organisations: Named) -> None:
        """Offer the organisations of the directory, and none."""
        self.organisation_id.choices = choices({str(number): name for number, name in organisations}, "Pas maintenant")

    def show(self, record: Known) -> None:
        """Fill the form with where somebody stands."""
        self.offer(record.organisations)
        self.next_contact_on.data, self.stage.data = record.holder.next_contact_on, record.holder.stage.value
        self.organisation_id.data = ""

    def sheet(self) -> NextSheet:
        """Return what was typed, ready for the room's actions."""
        return NextSheet(
            Stage(self.stage.data), self.next_contact_on.data, record_number(self.organisation_id.data or "")
        )
