"""What happened to a record while its form was open elsewhere: told beside what was typed, so that nobody loses words.

A form remembers, as a hash, the record that it showed. When it is sent and the record is no longer the same, nothing
is kept yet: the form comes back as it was typed, with what is kept now wherever the two differ.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from wtforms import BooleanField, Field, FieldList, FormField, HiddenField, SubmitField
from wtforms.csrf.core import CSRFTokenField
from wtforms.fields.choices import SelectFieldBase

FIELD = "seen"
MOST_TOLD = 20
CHANGED = (
    "Quelqu’un a changé ceci entre-temps. Rien n’est perdu et rien n’est encore enregistré\u00a0: comparer avec ce qui "
    "suit, puis enregistrer de nouveau pour garder ce qui est écrit ici."
)
Said = Mapping[str, tuple[str, Any]]
"""What a form says: for each field's name, its label and its value."""


def said_by(form: Any, part: str = "") -> dict[str, tuple[str, Any]]:
    """Return what a form says, its lists and parts too."""
    return {name: said for field in form for name, said in _said(field, part)}


def fingerprint(said: Said) -> str:
    """Return what tells that a record is still the one that was shown."""
    values = {name: str(value) for name, (_, value) in sorted(said.items())}
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()


def differences(kept: Said, form: Any) -> list[str]:
    """Return, wherever a form and what is kept now differ, what is kept now."""
    typed = said_by(form)
    names = [name for name in {**kept, **typed} if _value(kept, name) != _value(typed, name)]
    fields = _by_name(form)
    told = []
    for name in names[:MOST_TOLD]:
        label = (kept.get(name) or typed[name])[0]
        told.append(
            f"{label}, enregistré entre-temps\u00a0: «\u00a0{_shown(fields.get(name), _value(kept, name))}\u00a0»"
        )
    return told


def _value(said: Said, name: str) -> Any:
    """Return what is said in a field; an empty field says nothing."""
    value = said[name][1] if name in said else None
    return None if value in ("", [], False) else value


def _said(field: Field, part: str) -> Iterator[tuple[str, tuple[str, Any]]]:
    """Yield what a field says, or its parts."""
    if isinstance(field, CSRFTokenField | SubmitField | HiddenField):
        return
    if isinstance(field, FieldList):
        for rank, entry in enumerate(field.entries, start=1):
            yield from _said(entry, f" ({rank})")
    elif isinstance(field, FormField):
        yield from said_by(field.form, part).items()
    else:
        value = field.data
        text = value.strip().replace("\r\n", "\n") if isinstance(value, str) else value
        yield field.name, (field.label.text.rstrip("\u00a0?") + part, text)


def _by_name(form: Any) -> dict[str, Field]:
    """Return the fields of a form and of its parts."""
    found: dict[str, Field] = {}
    for field in form:
        if isinstance(field, FieldList):
            found |= _by_name(field.entries) if field.entries else {}
        elif isinstance(field, FormField):
            found |= _by_name(field.form)
        else:
            found[field.name] = field
    return found


def _shown(field: Field | None, value: Any) -> str:
    """Return a value as the form shows it."""
    if value is None:
        return "rien"
    if isinstance(field, SelectFieldBase):
        values = [str(one) for one in value] if isinstance(value, list) else [str(value)]
        labels = {str(choice[0]): str(choice[1]) for choice in field.iter_choices()}
        return ", ".join(labels.get(one, one) for one in values)
    if isinstance(field, BooleanField):
        return "oui"
    written = getattr(type(field), "written", None)
    return str(written(value)) if written else str(value)
