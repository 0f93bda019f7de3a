"""A devis, as it is typed."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from wtforms import FieldList, Form, FormField, SelectField, StringField, SubmitField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from cjs_app.coop.clients.domain import KIND_LABELS, ClientSheet, Kind
from cjs_app.coop.clients.models import Client
from cjs_app.coop.quotes.domain import LONGEST_REASON, MOST_LINES, USUAL_UNIT, LineDraft, QuoteDraft
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons.domain import UNITS
from cjs_app.coop.seasons.models import Price
from cjs_app.plumbing import formats
from cjs_app.plumbing.forms import (
    DayField,
    HouseForm,
    MoneyField,
    NumberField,
    at_most,
    between,
    choices,
    present,
    required,
)

LINES_ADDED = 3
ONE = Decimal(1)


class LineForm(Form):
    """A line of a devis; one that nobody touched does not count."""

    class Meta:
        """WTForms's own messages in French."""

        locales = ("fr_FR", "fr")

    pick = SelectField("Tarif du groupe", choices=[SelectChoice("", "—")], default="")
    label = StringField("Travail à faire", [at_most(500)])
    quantity = NumberField("Quantité", [between(Decimal("0.0001"), 99_999, "De plus que 0 à 99 999.")])
    unit = StringField("Unité", [at_most(40)])
    unit_price_cents = MoneyField("Prix unitaire HT", [present("Écrire le prix, par exemple 24,50.")])
    tva_rate = NumberField("TVA", [between(0, 100, "Le taux de TVA va de 0 à 100.")])

    def validate_label(self, field: StringField) -> None:
        """Ask for the words of a line that has a price."""
        if not field.data.strip():
            raise ValidationError("Écrire ce qui sera fait.")

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything in this line."""
        prices = self.unit_price_cents
        untouched = self.quantity.data == ONE and not self.quantity.process_errors
        return untouched and not (self.pick.data or self.label.data.strip() or prices.raw_data or prices.data)

    def validate(self, extra_validators: Mapping[str, Sequence[Callable[..., None]]] | None = None) -> bool:
        """Return whether the line is right; an empty one is."""
        return self.is_empty or bool(super().validate(extra_validators))

    def start_with(self, usual_rate: Decimal) -> None:
        """Fill what was left empty with what is usual."""
        for field, usual in ((self.quantity, ONE), (self.tva_rate, usual_rate)):
            if field.data is None and not field.process_errors:
                fill(field, usual)
        if not (self.unit.data or "").strip():
            fill(self.unit, USUAL_UNIT)
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


class Lines(FieldList):
    """The lines of a devis; a browser numbers them with plain figures."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.type = "FieldList"

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        """Give the numbers of the lines that were sent."""
        for name in formdata:
            before, _, rest = name.partition("-")
            rank = rest.partition("-")[0]
            if before == prefix and rank.isascii() and rank.isdigit() and len(rank) < 5:
                yield int(rank)


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
    lines = Lines(FormField(LineForm), "Lignes", min_entries=1, max_entries=MOST_LINES)
    more = SubmitField("Ajouter une ligne")
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
            *(SelectChoice(str(client.id), _name(client)) for client in clients),
        ]
        for entry in self.lines:
            self._ready(entry.form)
            if picked := self._prices.get(entry.form.pick.data):
                entry.form.take(picked, usual_rate)

    def add_lines(self) -> None:
        """Add empty lines, as many as there is room for."""
        for _ in range(min(LINES_ADDED, MOST_LINES - len(self.lines))):
            self._ready(self.lines.append_entry().form)

    def show(self, quote: Quote) -> None:
        """Fill the form with a devis."""
        lines = [{name: getattr(line, name) for name in LineDraft.__dataclass_fields__} for line in quote.lines]
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
            SelectChoice("", "Aucun : écrire la ligne"),
            *(
                SelectChoice(key, f"{one.label} · {formats.money(one.unit_price_cents)}")
                for key, one in self._prices.items()
            ),
        ]
        line.start_with(self._usual_rate)


class ReasonForm(HouseForm):
    """Why a devis goes no further, or goes back."""

    reason = TextAreaField("Raison", [required("Écrire la raison en quelques mots."), at_most(LONGEST_REASON)])


def fill(field: Any, value: Any) -> None:
    """Write a value in a field in place of what was typed."""
    field.data, field.raw_data = value, None


def _name(client: Client) -> str:
    """Return how a client is told from another of the same name."""
    return f"{client.name} · {client.city}" if client.city else client.name
