"""The two dates of a period, and the account numbers, as they are typed."""

from typing import Any

from wtforms import Form, StringField
from wtforms.validators import Optional

from cjs_app.coop.books.accounts import LABELS, AccountNumbers
from cjs_app.coop.books.domain import asked_period
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.formats import sentence
from cjs_app.plumbing.forms import DayField, HouseForm, TypedText, at_most, required


class PeriodForm(Form):
    """Two dates in an address: the page changes nothing, and needs no seal."""

    class Meta(TypedText, Form.Meta):
        """WTForms's own messages in French."""

    du = DayField("Du", [Optional()])
    au = DayField("Au", [Optional()])

    def period(self, usual: Period) -> Period:
        """Return the period asked for; the usual one where nothing is, or nothing that can be read."""
        if not self.validate():
            return usual
        try:
            return asked_period(self.du.data or usual.start, self.au.data or usual.end)
        except Refusal as refusal:
            self.au.errors = [sentence(refusal)]
            return usual


class AccountsForm(HouseForm):
    """The account numbers of the exports."""

    clients = StringField(LABELS.clients, [required("Écrire un numéro de compte, par exemple 411000."), at_most(20)])
    sales = StringField(LABELS.sales, [required("Écrire un numéro de compte, par exemple 706000."), at_most(20)])
    tva = StringField(LABELS.tva, [required("Écrire un numéro de compte, par exemple 445710."), at_most(20)])
    bank = StringField(LABELS.bank, [required("Écrire un numéro de compte, par exemple 512000."), at_most(20)])
    cash = StringField(LABELS.cash, [required("Écrire un numéro de compte, par exemple 530000."), at_most(20)])
    sales_journal = StringField(LABELS.sales_journal, [required("Écrire un code, par exemple VE."), at_most(10)])
    bank_journal = StringField(LABELS.bank_journal, [required("Écrire un code, par exemple BQ."), at_most(10)])
    cash_journal = StringField(LABELS.cash_journal, [required("Écrire un code, par exemple CA."), at_most(10)])

    def begin(self, numbers: AccountNumbers) -> None:
        """Start from the numbers that hold at this moment."""
        for name, text in numbers._asdict().items():
            self[name].data = text

    def numbers(self) -> AccountNumbers:
        """Return what was typed."""
        typed: dict[str, Any] = {name: self[name].data or "" for name in AccountNumbers._fields}
        return AccountNumbers(**typed)
