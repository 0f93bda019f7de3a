"""Drafts, due days and encaissements, as they are typed."""

from collections.abc import Iterable
from decimal import Decimal

from wtforms import BooleanField, FormField, SelectField, StringField, SubmitField
from wtforms.validators import Optional

from cjs_app.coop.clients.domain import told_apart
from cjs_app.coop.clients.models import Client
from cjs_app.coop.invoices.documents import InvoiceDraft
from cjs_app.coop.invoices.domain import METHODS, PaymentDraft
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.quotes.domain import MOST_LINES, USUAL_UNIT, LineDraft
from cjs_app.kernel.money import LARGEST_WHOLE
from cjs_app.plumbing.forms import (
    DayField,
    HouseForm,
    MoneyField,
    at_most,
    between,
    choices,
    present,
    required,
)
from cjs_app.plumbing.lines import ONE, NumberedList, PricedLineForm

LINES_ADDED = 3


class LineForm(PricedLineForm):
    """A line of a draft; one without words nor price does not count, so that emptying a line takes it out."""

    wanted_words = "Écrire ce qui a été fait."

    label = StringField("Travail fait", [at_most(500)])

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in this line."""
        price = self.unit_price_cents
        typed = any(text.strip() for text in price.raw_data or [])
        return not (self.label.data or "").strip() and price.data is None and not typed

    def draft(self) -> LineDraft:
        """Return what was typed."""
        return LineDraft(
            label=self.label.data,
            quantity=self.quantity.data or ONE,
            unit=self.unit.data,
            unit_price_cents=self.unit_price_cents.data or 0,
            tva_rate=self.tva_rate.data or Decimal(0),
        )


class InvoiceForm(HouseForm):
    """A draft of an invoice or of a credit note."""

    client_id = SelectField("Client", coerce=int, choices=[])
    subject = StringField("Objet", [Optional(), at_most(200)])
    performed_on = DayField("Travail terminé le", [Optional()])
    place = StringField("Lieu du travail", [Optional(), at_most(300)])
    lines = NumberedList(FormField(LineForm), "Lignes", min_entries=1, max_entries=MOST_LINES)
    more = SubmitField("Ajouter une ligne")

    def offer(self, clients: Iterable[Client], usual_rate: Decimal) -> None:
        """Let choose among these clients, and give empty boxes what is usual."""
        self._usual_rate = usual_rate
        self.client_id.choices = told_apart(clients)
        for entry in self.lines:
            entry.form.start_with(usual_rate, USUAL_UNIT)

    def add_lines(self) -> None:
        """Add empty lines, as many as there is room for."""
        for _ in range(min(LINES_ADDED, MOST_LINES - len(self.lines))):
            self.lines.append_entry().form.start_with(self._usual_rate, USUAL_UNIT)

    def show(self, invoice: Invoice) -> None:
        """Fill the form with a draft."""
        parts = LineDraft.__struct_fields__
        self.process(
            obj=invoice, data={"lines": [{part: getattr(line, part) for part in parts} for line in invoice.lines]}
        )

    def draft(self) -> InvoiceDraft:
        """Return what was typed, ready for the room's actions; empty lines are left out."""
        return InvoiceDraft(
            client_id=self.client_id.data,
            lines=[entry.form.draft() for entry in self.lines if not entry.form.is_empty],
            subject=self.subject.data or "",
            performed_on=self.performed_on.data,
            place=self.place.data or "",
        )


class NewInvoiceForm(HouseForm):
    """For whom an invoice is, when it comes from no devis."""

    client_id = SelectField("Client", [required("Choisir un client dans la liste.")], choices=[])
    subject = StringField("Objet", [Optional(), at_most(200)])

    def offer(self, clients: Iterable[Client]) -> None:
        """Let choose among these clients."""
        self.client_id.choices = [("", "Choisir…"), *((str(number), words) for number, words in told_apart(clients))]


class IssueForm(HouseForm):
    """The last look before a draft becomes an invoice."""

    due_day = DayField("À payer au plus tard le", [present("Écrire l’échéance, par exemple 31/08/2021.")])


class PaymentForm(HouseForm):
    """Money that came in, or that was given back."""

    amount = MoneyField(
        "Montant",
        [
            present("Écrire le montant, par exemple 24,50."),
            between(1, LARGEST_WHOLE * 100 + 99, "Le montant doit dépasser zéro."),
        ],
    )
    day = DayField("Reçu le", [present("Écrire le jour, par exemple 31/07/2021.")])
    method = SelectField("Moyen", choices=choices({method: method.capitalize() for method in METHODS}))
    note = StringField("Remarque", [Optional(), at_most(300)])
    allow_over = BooleanField("Trop-perçu accepté : cette somme est vraiment arrivée")

    def draft(self, is_refund: bool) -> PaymentDraft:
        """Return what was typed, once it is complete; less than zero when the money goes back to the client."""
        amount, day = self.amount.data or 0, self.day.data
        if day is None:
            raise ValueError("only a complete form is a payment")
        return PaymentDraft(
            day=day,
            amount_cents=-amount if is_refund else amount,
            method=self.method.data,
            note=self.note.data or "",
            allow_over=bool(self.allow_over.data),
        )
