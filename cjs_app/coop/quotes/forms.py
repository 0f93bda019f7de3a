"""A devis, as it is typed."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import cast

from wtforms import FormField, SelectField, StringField, SubmitField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from cjs_app.coop.clients.domain import KIND_LABELS, ClientSheet, Kind, told_apart
from cjs_app.coop.clients.models import Client
from cjs_app.coop.quotes.domain import LONGEST_REASON, MOST_LINES, USUAL_UNIT, LineDraft, QuoteDraft
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons.domain import UNITS
from cjs_app.coop.seasons.models import Price
from cjs_app.plumbing import formats
from cjs_app.plumbing.forms import (
    DayField,
    HouseForm,
    at_most,
    choices,
    present,
    required,
)
from cjs_app.plumbing.lines import ONE, NumberedList, PricedLineForm, fill

LINES_ADDED = 3


class LineForm(PricedLineForm):
    """A line of a devis; one that nobody touched does not count."""

    wanted_words = "Écrire ce qui sera fait."

    pick = SelectField("Tarif du groupe", choices=[SelectChoice("", "—")], default="")
    label = StringField("Travail à faire", [at_most(500)])

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything in this line."""
        prices = self.unit_price_cents
        untouched = self.quantity.data in (None, ONE) and not self.quantity.process_errors
        return untouched and not (self.pick.data or self.label.data.strip() or prices.raw_data or prices.data)

    def start_with(self, usual_rate: Decimal, usual_unit: str) -> None:
        """Fill what was left empty with what is usual; an empty price was not typed."""
        super().start_with(usual_rate, usual_unit)
        if not any(self.unit_price_cents.raw_data or []):
            self.unit_price_cents.raw_data = None
        self.label.data = self.label.data or ""

    def take(self, price: Price, usual_rate: Decimal) -> None:
        """Copy a line of the price list, but for what was typed."""
        if not self.label.data.strip():
            fill(self.label, price.label)
        if not self.unit_price_cents.raw_data:
            fill(self.unit_price_cents, price.unit_price_cents)
        if self.unit.data.strip() == USUAL_UNIT:
            fill(self.unit, price.unit)
        if self.tva_rate.data == usual_rate:
            fill(self.tva_rate, price.tva_rate)
        fill(self.pick, "")

    def draft(self) -> LineDraft:
        """Return what was typed; the line is valid."""
        return LineDraft(
            label=self.label.data or "",
            quantity=cast(Decimal, self.quantity.data),
            unit=self.unit.data or "",
            unit_price_cents=cast(int, self.unit_price_cents.data),
            tva_rate=cast(Decimal, self.tva_rate.data),
        )


class QuoteForm(HouseForm):
    """A devis: for whom, when, and its lines."""

    unit_names = UNITS

    client_id = SelectField("Client", choices=[])
    new_kind = SelectField("Genre de client", choices=choices(KIND_LABELS), default=Kind.PRIVATE.value)
    new_name = StringField("Nom", [Optional(), at_most(200)])
    new_city = StringField("Ville", [Optional(), at_most(120)])
    subject = StringField("Objet", [Optional(), at_most(200)])
    day = DayField("Date du devis", [present("Écrire la date du devis, par exemple 12/07/2021.")])
    valid_until = DayField("Valable jusqu’au", [Optional()])
    lines = NumberedList(FormField(LineForm), "Lignes", min_entries=1, max_entries=MOST_LINES)
    more = SubmitField("Ajouter une ligne")
    asking = SubmitField("Voir ce qu’il reste")
    validating = SubmitField("Enregistrer et faire valider")

    def validate_client_id(self, field: SelectField) -> None:
        """Ask for a client, of the list or new."""
        if not field.data and not (self.new_name.data or "").strip():
            raise ValidationError("Choisir un client dans la liste, ou en écrire un nouveau.")

    @property
    def opens_new_client(self) -> bool:
        """Whether the part about a new client is shown open: it is in use, or there is nobody to choose."""
        fields = (self.new_kind, self.new_name, self.new_city)
        used = any((self.new_name.data, self.new_city.data)) or any(field.errors for field in fields)
        return used or len(self.client_id.choices) == 1

    def offer(self, clients: Sequence[Client], prices: Sequence[Price], usual_rate: Decimal) -> None:
        """Let choose among these clients and this price list; write the prices that were picked into their lines."""
        self._prices, self._usual_rate = {str(price.id): price for price in prices}, usual_rate
        self.client_id.choices = [
            SelectChoice("", "Choisir…"),
            *(SelectChoice(str(number), words) for number, words in told_apart(clients)),
        ]
        for entry in self.lines:
            self._ready(entry.form)
            if picked := self._prices.get(entry.form.pick.data):
                entry.form.take(picked, usual_rate)

    def readable_lines(self) -> list[LineDraft]:
        """Return the lines whose figures can be read, whatever else is still to be written."""
        written = [entry.form for entry in self.lines if not entry.form.is_empty]
        figures = [(one, one.quantity.data, one.unit_price_cents.data, one.tva_rate.data) for one in written]
        return [one.draft() for one, *known in figures if None not in known]

    def add_lines(self) -> None:
        """Add empty lines, as many as there is room for."""
        for _ in range(min(LINES_ADDED, MOST_LINES - len(self.lines))):
            self._ready(self.lines.append_entry().form)

    def show(self, quote: Quote) -> None:
        """Fill the form with a devis."""
        lines = [{name: getattr(line, name) for name in LineDraft.__struct_fields__} for line in quote.lines]
        self.process(
            data={
                "client_id": str(quote.client_id),
                "subject": quote.subject,
                "day": quote.day,
                "valid_until": quote.valid_until,
                "lines": lines,
            }
        )

    def draft(self) -> QuoteDraft:
        """Return what was typed, ready for the room's actions; empty lines are left out."""
        name = (self.new_name.data or "").strip()
        new = ClientSheet(Kind(self.new_kind.data), name, city=self.new_city.data or "") if name else None
        return QuoteDraft(
            day=cast(dt.date, self.day.data),
            lines=[entry.form.draft() for entry in self.lines if not entry.form.is_empty],
            client_id=int(self.client_id.data) if self.client_id.data else None,
            new_client=new,
            subject=self.subject.data or "",
            valid_until=self.valid_until.data,
        )

    def _ready(self, line: LineForm) -> None:
        """Give a line the price list to pick from and the usual values to start with."""
        line.pick.choices = [
            SelectChoice("", "Aucun : écrire la ligne"),
            *(
                SelectChoice(key, f"{one.label} · {formats.money(one.unit_price_cents)}")
                for key, one in self._prices.items()
            ),
        ]
        line.start_with(self._usual_rate, USUAL_UNIT)


class ReasonForm(HouseForm):
    """Why a devis goes no further, or goes back."""

    reason = TextAreaField("Raison", [required("Écrire la raison en quelques mots."), at_most(LONGEST_REASON)])
