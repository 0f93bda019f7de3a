"""Expenses, self-financing and deductions as they are typed."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, cast

from flask_wtf.file import FileField
from wtforms import SelectField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from cjs_app.coop.accounts.domain import (
    DEDUCTION_BASE_LABELS,
    DEDUCTION_KIND_LABELS,
    DeductionBase,
    DeductionKind,
    DeductionSheet,
    ExpenseSheet,
    IncomeSheet,
)
from cjs_app.coop.missions.models import Mission
from cjs_app.kernel.money import parse_cents, parse_decimal
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import formats
from cjs_app.plumbing.forms import ChoiceText, DayField, HouseForm, MoneyField, at_most, choices, present, required


class PhotoForm(HouseForm):
    """The photo of a receipt, alone."""

    photo = FileField("Photo du justificatif")


class ExpenseForm(PhotoForm):
    """An expense."""

    ht_cents = MoneyField("Montant HT", [present("Écrire le montant, par exemple 24,50.")])
    label = StringField("Quoi ?", [required("Écrire ce qui a été acheté."), at_most(200)])
    day = DayField("Jour", [present("Choisir le jour.")])
    category = ChoiceText("Catégorie", [Optional(), at_most(80)])
    mission_id = SelectField("Mission")

    def offer(self, missions: Iterable[Mission]) -> None:
        """Fill the list with the missions of the season."""
        offered = [SelectChoice(str(mission.id), f"{mission.title} · {mission.code}") for mission in missions]
        self.mission_id.choices = [SelectChoice("", "Aucune en particulier"), *offered]

    def sheet(self) -> ExpenseSheet:
        """Return what was typed; the form is valid."""
        return ExpenseSheet(
            day=cast(dt.date, self.day.data),
            label=self.label.data or "",
            ht_cents=cast(int, self.ht_cents.data),
            category=self.category.data or "",
            mission_id=int(self.mission_id.data) if self.mission_id.data else None,
        )


class IncomeForm(HouseForm):
    """A self-financing income."""

    amount_cents = MoneyField("Montant", [present("Écrire le montant, par exemple 170.")])
    label = StringField("D’où vient cet argent ?", [required("Écrire d’où il vient."), at_most(200)])
    day = DayField("Jour", [present("Choisir le jour.")])

    def sheet(self) -> IncomeSheet:
        """Return what was typed; the form is valid."""
        return IncomeSheet(
            day=cast(dt.date, self.day.data),
            label=self.label.data or "",
            amount_cents=cast(int, self.amount_cents.data),
        )


class DeductionForm(HouseForm):
    """A deduction: its one value is a percentage or an amount, as its kind says."""

    label = StringField("Nom de la retenue", [required("Donner un nom à la retenue."), at_most(200)])
    kind = SelectField("Comment se compte-t-elle ?", choices=choices(DEDUCTION_KIND_LABELS))
    value = StringField("Valeur", [required("Écrire la valeur, par exemple 10 ou 24,50."), at_most(40)])
    base = SelectField("Un pourcentage de quoi ?", choices=choices(DEDUCTION_BASE_LABELS))

    def validate_value(self, field: Any) -> None:
        """Say at the field what is wrong with the value, where it was not said already."""
        if field.errors:
            return
        try:
            self._read()
        except Refusal as refusal:
            raise ValidationError(formats.sentence(refusal)) from refusal

    def sheet(self) -> DeductionSheet:
        """Return what was typed; the form is valid."""
        percent, amount_cents = self._read()
        return DeductionSheet(
            label=self.label.data or "",
            kind=DeductionKind(self.kind.data),
            percent=percent,
            amount_cents=amount_cents,
            base=DeductionBase(self.base.data),
        )

    def _read(self) -> tuple[Decimal | None, int | None]:
        """Return the value as a percentage or as cents, whichever the kind needs."""
        if self.kind.data == DeductionKind.PERCENT:
            return parse_decimal(self.value.data or ""), None
        return None, parse_cents(self.value.data or "")
