"""What is written of funders, as it is typed."""

import datetime as dt

from wtforms import IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from cjs_app.plumbing.forms import (
    ChoiceText,
    DayField,
    HouseForm,
    MoneyField,
    at_most,
    between,
    choices,
    present,
    required,
)
from cjs_app.plumbing.pages import record_number
from cjs_app.pole.directory.queries import organisations_to_choose
from cjs_app.pole.funders.domain import PURPOSE_LABELS, ConventionSheet, CostSheet, GrantSheet, Purpose
from cjs_app.pole.funders.models import Convention, Grant
from cjs_app.pole.funders.queries import conventions_to_choose

WHICH = "Choisir le financeur."


class _WithFunder(HouseForm):
    """A form that names a funder of the directory."""

    organisation_id = SelectField("Financeur", [required(WHICH)])

    def offer_organisations(self) -> None:
        """Offer the organisations of the directory."""
        named = {str(number): name for number, name in organisations_to_choose()}
        self.organisation_id.choices = choices(named, "Choisir…")

    @property
    def organisation(self) -> int:
        """The number of the funder; 0, that none has, when the choice cannot be read."""
        return record_number(self.organisation_id.data or "") or 0


class GrantForm(_WithFunder):
    """The sheet of a grant."""

    year = IntegerField("Année", [present("Écrire l’année."), between(2000, 2099, "Écrire une année, comme 2021.")])
    purpose = SelectField("Pour quoi", choices=choices(PURPOSE_LABELS))
    subject = StringField("Objet", [required("Dire à quoi sert la subvention."), at_most(200)])
    asked = MoneyField("Montant demandé")
    convention_id = SelectField("Convention", [Optional()])

    def offer(self) -> None:
        """Offer the funders and the agreements."""
        self.offer_organisations()
        self.convention_id.choices = choices({str(one): name for one, name in conventions_to_choose()}, "Aucune")

    def sheet(self) -> GrantSheet:
        """Return what was typed, ready for the room's actions."""
        return GrantSheet(
            organisation_id=self.organisation,
            year=int(self.year.data or 0),
            purpose=Purpose(self.purpose.data),
            subject=self.subject.data or "",
            asked_cents=self.asked.data,
            convention_id=record_number(self.convention_id.data or ""),
        )

    def show(self, record: Grant) -> None:
        """Fill the form with a grant."""
        self.process(obj=record)
        self.organisation_id.data = str(record.organisation_id)
        self.convention_id.data = str(record.convention_id or "")
        self.purpose.data = record.purpose.value
        self.asked.data = record.asked_cents


class ConventionForm(_WithFunder):
    """The sheet of an agreement."""

    title = StringField("Titre", [required("Donner un titre à la convention."), at_most(200)])
    start_day = DayField("Début", [present("Écrire le premier jour.")])
    end_day = DayField("Fin")
    note = TextAreaField("Note", [Optional(), at_most(2000)])

    def sheet(self) -> ConventionSheet:
        """Return what was typed, ready for the room's actions."""
        return ConventionSheet(
            organisation_id=self.organisation,
            title=self.title.data or "",
            start_day=self.start_day.data or dt.date.min,
            end_day=self.end_day.data,
            note=self.note.data or "",
        )

    def show(self, record: Convention) -> None:
        """Fill the form with an agreement."""
        self.process(obj=record)
        self.organisation_id.data = str(record.organisation_id)


class DayForm(HouseForm):
    """A day."""

    day = DayField("Jour", [present("Écrire le jour.")])

    @property
    def on(self) -> dt.date:
        """The day that was typed, once the form is valid."""
        return self.day.data or dt.date.min


class AnswerForm(DayForm):
    """The funder's yes."""

    granted = MoneyField("Montant accordé", description="Laisser vide si le montant n’est pas encore connu.")


class NoForm(DayForm):
    """The funder's no."""

    reason = StringField("Raison", [Optional(), at_most(300)])

    @property
    def why(self) -> str:
        """The reason that was typed, or nothing."""
        return self.reason.data or ""


class PaymentForm(DayForm):
    """Money that came in."""

    amount = MoneyField("Montant reçu", [present("Écrire le montant reçu.")])


class DeadlineForm(HouseForm):
    """Something that a funder waits for."""

    label = StringField("Ce qui est attendu", [required("Dire ce que le financeur attend."), at_most(200)])
    due_day = DayField("Pour le", [present("Écrire le dernier jour.")])

    def told(self) -> tuple[str, dt.date]:
        """Return what is waited for, and until when."""
        return self.label.data or "", self.due_day.data or dt.date.min


class CostForm(DayForm):
    """A cost that a grant pays for."""

    action = ChoiceText(
        "Action",
        [required("Dire pour quelle action."), at_most(120)],
        description="Celle du budget : Mois de l’ESS, parcours jeunesse…",
    )
    label = StringField("Dépense", [required("Dire ce qui a été payé."), at_most(200)])
    amount = MoneyField("Montant", [present("Écrire le montant.")])

    def sheet(self) -> CostSheet:
        """Return what was typed, ready for the room's actions."""
        return CostSheet(
            day=self.day.data or dt.date.min,
            action=self.action.data or "",
            label=self.label.data or "",
            amount_cents=self.amount.data or 0,
        )
