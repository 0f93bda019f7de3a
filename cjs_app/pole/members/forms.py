"""What is typed about members: memberships, fees, payments, reminders, lists brought in."""

import datetime as dt

from flask_wtf.file import FileField, FileRequired
from wtforms import RadioField, SelectField, TextAreaField

from cjs_app.plumbing.forms import DayField, HouseForm, MoneyField, at_most, choices, present, required
from cjs_app.pole.members.domain import (
    CATEGORY_LABELS,
    PEOPLE_LABELS,
    REMINDER_LABELS,
    WAY_LABELS,
    Category,
    Paid,
    ReminderWay,
    Way,
    Wish,
)


class JoinForm(HouseForm):
    """A membership that is asked for."""

    category = RadioField("Cette personne est", choices=choices(PEOPLE_LABELS), default=Category.SYMPATHISER.value)
    asked_on = DayField("Demandée le", [present("Écrire le jour de la demande.")])
    fee_cents = MoneyField("Cotisation")

    def wish(self, year: int) -> Wish:
        """Return what was typed, ready for the room's actions."""
        typed = self._fields.get("category")
        category = Category(typed.data) if typed is not None else None
        return Wish(year, self.asked_on.data or dt.date(year, 1, 1), category, self.fee_cents.data)


class PaymentForm(HouseForm):
    """How a fee came in."""

    day = DayField("Arrivée le", [present("Écrire le jour où l’argent est arrivé.")])
    way = RadioField("Moyen", choices=choices(WAY_LABELS), default=Way.CHEQUE.value)

    def paid(self) -> Paid:
        """Return what was typed, ready for the room's actions."""
        return Paid(self.day.data or dt.date.min, Way(self.way.data))


class CancelForm(HouseForm):
    """Why a membership is cancelled."""

    reason = TextAreaField("Pourquoi", [required("Écrire pourquoi cette adhésion est annulée."), at_most(500)])


class FeeForm(HouseForm):
    """A line of the fee table."""

    category = SelectField("Type d’adhérent", choices=choices(CATEGORY_LABELS))
    valid_from = DayField("À partir du", [present("Écrire le premier jour de ce tarif.")])
    amount_cents = MoneyField("Montant", [present("Écrire le montant, même 0.")])


class ReminderForm(HouseForm):
    """How a member was reminded."""

    way = RadioField("Par", choices=choices(REMINDER_LABELS), default=ReminderWay.MAIL.value)


class ImportForm(HouseForm):
    """The file of a list."""

    file = FileField("Fichier CSV", [FileRequired("Choisir un fichier CSV.")])
