"""Forms of the house: lenient fields that keep what was typed and say at the field what to do."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from flask import current_app, g, request
from flask_wtf import FlaskForm
from flask_wtf.csrf import generate_csrf, validate_csrf
from markupsafe import Markup
from wtforms import Field, HiddenField, PasswordField, StringField, ValidationError
from wtforms.csrf.core import CSRF, CSRFTokenField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, StopValidation
from wtforms.widgets import TextInput

from cjs_app.kernel.durations import parse_minutes
from cjs_app.kernel.money import parse_cents, parse_decimal
from cjs_app.kernel.periods import parse_day
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import deceives, visible
from cjs_app.plumbing import formats, meanwhile, resuming
from cjs_app.plumbing.database import db

MAIL_ADDRESS = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\".]+(\.[^@\s,;<>\".]+)+")


class SealField(CSRFTokenField):
    """The hidden fields of every form: against other sites, against being sent twice, and what the door carries."""

    seen: str | None = None
    """The record that the form showed, when it shows one."""

    def __call__(self, **options: Any) -> Markup:
        """Return the hidden fields."""
        shown = Markup('<input type="hidden" name="{}" value="{}">').format(meanwhile.FIELD, self.seen)
        against_others = super().__call__(**options) if current_app.config["WTF_CSRF_ENABLED"] else Markup("")
        return against_others + resuming.hidden_fields() + (shown if self.seen else Markup(""))


class Seal(CSRF):
    """What fits every form with its hidden fields; their reading is done before any page, by the guards."""

    field_class = SealField

    def generate_csrf_token(self, csrf_token_field: Field) -> str:
        """Return the token against other sites."""
        return generate_csrf() if current_app.config["WTF_CSRF_ENABLED"] else ""

    def validate_csrf_token(self, form: Any, field: Field) -> None:
        """Believe the guard, which has read the token of every form before its page was called."""
        if current_app.config["WTF_CSRF_ENABLED"] and not g.get("csrf_valid"):
            validate_csrf(field.data)


class Typeset:
    """Messages with real apostrophes."""

    def __init__(self, messages: Any) -> None:
        """Keep the messages."""
        self._messages = messages

    def gettext(self, message: str) -> str:
        """Return a message."""
        return str(self._messages.gettext(message)).replace("'", "’")

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return a message that counts."""
        return str(self._messages.ngettext(singular, plural, number)).replace("'", "’")


class TypedText:
    """How the forms of the house read a text: without what nobody sees, and never one that deceives its readers."""

    locales = ("fr_FR", "fr")

    def get_translations(self, form: Any) -> Any:
        """Return WTForms's own messages, written as everything else here."""
        return Typeset(super().get_translations(form))  # type: ignore[misc]

    def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Field:
        """Return a field; a text, but not a secret, is cleaned and checked before anything else."""
        field: Field = unbound_field.bind(form=form, **options)
        if isinstance(field, StringField) and not isinstance(field, PasswordField | HiddenField):
            field.filters = (*field.filters, _cleaned)
            field.validators = (_not_deceiving, *field.validators)
        return field


def _cleaned(text: Any) -> Any:
    """Return a text without what nobody sees in it."""
    return visible(text) if isinstance(text, str) else text


def _not_deceiving(_form: Any, field: Field) -> None:
    """Refuse a text that others would not read as it was typed."""
    if isinstance(field.data, str) and deceives(field.data):
        raise ValidationError("Ce texte contient un signe invisible\u00a0: le taper de nouveau, sans le coller.")


class HouseForm(FlaskForm):
    """A form whose messages are French and whose refusals land on their field."""

    class Meta(TypedText, FlaskForm.Meta):
        """WTForms's own messages in French, texts as they are read, and the house's hidden fields."""

        csrf = True
        csrf_class = Seal

    def is_submitted(self) -> bool:
        """Return whether the form was sent; one that only comes back filled, to be read again, was not."""
        return not g.get("resumed") and bool(super().is_submitted())

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Return whether the form may be acted upon."""
        if g.get("resumed"):
            return False
        is_right = bool(super().validate(extra_validators))
        return not self._changed_meanwhile() and is_right

    def show(self, record: Any) -> None:
        """Fill the form with a record."""
        self.process(obj=record)

    def open_on(self, record: Any) -> None:
        """Fill the form with a record when its page is opened; when it is sent, see whether the record is the same."""
        shown = type(self)(formdata=None)
        shown.show(record)
        self._kept = meanwhile.said_by(shown)
        if request.method == "GET":
            self.show(record)
        now = meanwhile.fingerprint(self._kept)
        self["csrf_token"].seen = request.form.get(meanwhile.FIELD, now)

    def _changed_meanwhile(self) -> bool:
        """Return whether somebody changed the record since it was shown, and tell what it has become."""
        kept, seen = getattr(self, "_kept", None), self["csrf_token"].seen
        if kept is None or seen == meanwhile.fingerprint(kept):
            return False
        told = meanwhile.differences(kept, self)
        self["csrf_token"].seen = meanwhile.fingerprint(kept)
        if told:
            self.form_errors.extend([meanwhile.CHANGED, *told])
        return bool(told)

    @property
    def status(self) -> int:
        """The status of the page that shows this form: 422 when something in it was not accepted."""
        return 422 if self.errors else 200

    def refuse(self, refusal: Refusal) -> None:
        """Undo what the refused action began; put what the rule said at its field, or at the top of the form."""
        db.session.rollback()
        text = formats.sentence(refusal)
        if refusal.field and refusal.field in self._fields:
            field = self._fields[refusal.field]
            field.errors = [*field.errors, text]
        else:
            self.form_errors.append(text)


class LenientField(Field):
    """A text field read leniently; what was typed comes back when it cannot be read."""

    widget = TextInput()
    read: Callable[[str], Any] = staticmethod(str)
    written: Callable[[Any], str] = staticmethod(str)
    """How the field writes its value, to be typed over."""
    said: Callable[[Any], str] = staticmethod(str)
    """How a page says it."""

    @property
    def understood(self) -> str:
        """What was understood, where it was typed another way than the field writes it; else nothing."""
        if self.data is None or self.errors or not self.raw_data:
            return ""
        own = type(self)
        return "" if str(self.raw_data[0]).strip() == own.written(self.data) else own.said(self.data)

    def _value(self) -> str:
        """Return what stands in the field: what was typed, else the value it starts with."""
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else type(self).written(self.data)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; an empty field is no value."""
        self.data = None
        if not valuelist or not valuelist[0].strip():
            return
        try:
            self.data = type(self).read(valuelist[0])
        except Refusal as refusal:
            raise ValueError(formats.sentence(refusal)) from refusal


class MoneyField(LenientField):
    """An amount, in cents: «12,50», «1 234,50 €»."""

    read = staticmethod(parse_cents)
    written = staticmethod(lambda cents: f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02}")
    said = staticmethod(formats.money)


class MinutesField(LenientField):
    """A duration, in minutes: «2h30», «2,5», «150»."""

    read = staticmethod(parse_minutes)
    written = staticmethod(lambda minutes: f"{minutes // 60}h{minutes % 60:02}")
    said = staticmethod(formats.duration)


class NumberField(LenientField):
    """A quantity, a percentage or a coefficient with at most four decimals."""

    read = staticmethod(parse_decimal)
    written = staticmethod(lambda number: str(number).replace(".", ","))
    said = staticmethod(formats.number)


class DayField(LenientField):
    """A date: «31/07/2021», «2021-07-31», or the browser's own calendar."""

    widget = TextInput()
    widget.input_type = "date"
    read = staticmethod(parse_day)
    written = staticmethod(lambda value: value.isoformat())
    said = staticmethod(formats.day)

    data: dt.date | None


class ChoiceText(StringField):
    """A free text with suggestions."""


def choices(labels: Mapping[Any, str], empty: str | None = None) -> list[SelectChoice]:
    """Return the choices of a closed list with their French labels, after an empty one when it may stay open."""
    first = [SelectChoice("", empty)] if empty is not None else []
    return first + [SelectChoice(getattr(member, "value", member), label) for member, label in labels.items()]


class Required(InputRequired):
    """A field that must be filled; spaces and invisible signs fill nothing."""

    def __call__(self, form: Any, field: Field) -> None:
        """Stop at a text in which nothing can be seen."""
        if isinstance(field.data, str) and not visible(field.data):
            field.errors = []
            raise StopValidation(self.message)
        super().__call__(form, field)


def required(message: str) -> InputRequired:
    """Return the validator of a field that must be filled, with its own sentence."""
    return Required(message)


def present(message: str) -> Callable[[Any, Field], None]:
    """Return the validator of a lenient field that must hold a value; an unreadable one already said so."""

    def check(_form: Any, field: Field) -> None:
        if field.data is None and not field.process_errors:
            raise ValidationError(message)

    check.field_flags = {"required": True}  # type: ignore[attr-defined]
    return check


def mail_address() -> Callable[[Any, Field], None]:
    """Return the validator of an e-mail address: one @ with something on both sides, a dot after it, no space."""

    def check(_form: Any, field: Field) -> None:
        if field.data and not MAIL_ADDRESS.fullmatch(field.data.strip()):
            raise ValidationError("Cette adresse n’est pas complète : écrire par exemple prenom@exemple.fr.")

    return check


def at_most(length: int) -> Length:
    """Return the validator of a text that may not be longer."""
    limit = Length(max=length, message=f"C’est trop long : {length} caractères au plus.")
    # Told to the browser, the limit would cut what is pasted without a word.
    limit.field_flags = {}
    return limit


def between(lowest: Decimal | int, highest: Decimal | int, message: str) -> Callable[[Any, Field], None]:
    """Return the validator of a number that has bounds; an empty field passes."""

    def check(_form: Any, field: Field) -> None:
        if field.data is not None and not lowest <= field.data <= highest:
            raise ValidationError(message)

    return check
