"""Forms that hold a list of lines: numbered by the browser, added without losing anything, priced one by one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from wtforms import FieldList, Form, StringField, ValidationError

from cjs_app.plumbing.forms import MoneyField, NumberField, TypedText, at_most, between, present

ONE = Decimal(1)
SMALLEST = Decimal("0.0001")


class NumberedList(FieldList):
    """A list of parts of a form; only names with plain figures are read («lines-0-label»)."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Keep the type by which the templates know a list."""
        super().__init__(*arguments, **options)
        self.type = "FieldList"

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        """Give the numbers of the parts that were sent."""
        for name in formdata:
            before, _, rest = name.partition("-")
            rank = rest.partition("-")[0]
            if before == prefix and rank.isascii() and rank.isdigit() and len(rank) < 5:
                yield int(rank)


class OptionalPart(Form):
    """A part of a form that counts only when something is written in it."""

    class Meta(TypedText):
        """WTForms's own messages in French, texts as they are read."""

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything in this part; each kind of part knows."""
        raise TypeError("a part says when it is empty")

    def validate(self, extra_validators: Mapping[str, Sequence[Callable[..., None]]] | None = None) -> bool:
        """Return whether the part is right; an empty one is."""
        return self.is_empty or bool(super().validate(extra_validators))


class PricedLineForm(OptionalPart):
    """A line with a price: what, how much of it, at what price, with which tax."""

    wanted_words = "Écrire de quoi il s’agit."

    label = StringField("Désignation", [at_most(500)])
    quantity = NumberField(
        "Quantité",
        [
            present("Écrire la quantité, par exemple 2,5."),
            between(Decimal("0.0001"), 99_999, "Écrire un nombre au-dessus de 0, 99 999 au plus."),
        ],
    )
    unit = StringField("Unité", [at_most(40)])
    unit_price_cents = MoneyField("Prix unitaire HT", [present("Écrire le prix, par exemple 24,50.")])
    tva_rate = NumberField("TVA", [between(0, 100, "Le taux de TVA va de 0 à 100.")])

    def validate_label(self, field: StringField) -> None:
        """Ask for the words of a line that has a price."""
        if not (field.data or "").strip():
            raise ValidationError(self.wanted_words)

    def start_with(self, usual_rate: Decimal, usual_unit: str) -> None:
        """Fill what was left empty with what is usual; a quantity that was emptied is asked for."""
        if self.quantity.data is None and not self.quantity.raw_data:
            fill(self.quantity, ONE)
        if self.tva_rate.data is None and not self.tva_rate.process_errors:
            fill(self.tva_rate, usual_rate)
        if not (self.unit.data or "").strip():
            fill(self.unit, usual_unit)


def fill(field: Any, value: Any) -> None:
    """Put a value in a field in place of what was typed."""
    field.data, field.raw_data = value, None
