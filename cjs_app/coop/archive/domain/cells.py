"""A cell of the archive: read leniently into a value, written back in one form only."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal

from cjs_app.coop.archive.domain.columns import Column, Kind
from cjs_app.kernel.durations import parse_minutes, written
from cjs_app.kernel.money import parse_cents, parse_decimal
from cjs_app.kernel.names import folded
from cjs_app.kernel.periods import parse_day
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import quoted

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_YES = frozenset({"oui", "o", "x", "1", "vrai", "true", "yes", "y"})
_NO = frozenset({"non", "n", "0", "faux", "false", "no"})


def clean(text: str) -> str:
    """Return a text as the archive keeps it: no space around, one kind of line end, accents composed, all visible."""
    visible = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", visible).strip()


def read_cell(column: Column, text: str) -> object:
    """Return the value of a cell; an empty one gives the column's default. Raise Refusal where it cannot be read."""
    if not clean(text):
        if column.required and not column.may_be_empty:
            raise Refusal("La case « {column} » est vide : la remplir.", column=column.name)
        return "" if column.kind in (Kind.TEXT, Kind.VALUE) and column.default is None else column.default
    value = _READERS[column.kind](column, text)
    if isinstance(value, int | Decimal):
        _ensure_within(column, value)
    return value


def written_cell(kind: Kind, value: object) -> str:
    """Return a value as the archive writes it: decimal comma, ISO dates, `2h30`, oui or non; None gives nothing."""
    return "" if value is None else _WRITERS[kind](value)


def written_cents(cents: int) -> str:
    """Return an amount as the archive writes it: 123450 gives `1234,50`."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02}"


def written_number(number: Decimal | int) -> str:
    """Return a number as the archive writes it, without useless zeros: 12.50 gives `12,5`."""
    text = f"{Decimal(number):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def read_word(text: str, words: Iterable[str]) -> str:
    """Return the word of a list that a person wrote, whatever its capitals, accents and spaces; else raise Refusal."""
    asked = _plain(text)
    found = next((word for word in words if _plain(word) == asked), None)
    if found is None:
        raise Refusal(
            "« {typed} » n’est pas dans la liste : écrire {words}.",
            typed=quoted(text),
            words=_listed(tuple(words)),
        )
    return found


def _text(column: Column, text: str) -> str:
    """Return a text, cleaned; refuse one that is too long or holds what nobody can see."""
    if _UNSEEN.search(text.replace("\r", "\n")):
        raise Refusal("« {typed} » contient un caractère invisible : retaper le texte.", typed=quoted(text))
    cleaned = clean(text)
    if len(cleaned) > column.longest:
        raise Refusal(
            "« {typed} » est trop long : {longest} caractères au plus.", typed=quoted(text), longest=column.longest
        )
    return cleaned


def _whole(_column: Column, text: str) -> int:
    """Return a whole number."""
    try:
        return int(parse_decimal(text, places=0))
    except Refusal as refusal:
        raise Refusal("« {typed} » n’est pas un nombre entier : écrire par exemple 2.", typed=quoted(text)) from refusal


def _words(column: Column, text: str) -> tuple[str, ...]:
    """Return words joined by |, each once."""
    parts = [part for part in text.split("|") if part.strip()]
    return tuple(dict.fromkeys(read_word(part, column.words) for part in parts))


def _yes_or_no(_column: Column, text: str) -> bool:
    """Return whether a person wrote yes."""
    answer = _plain(text)
    if answer in _YES or answer in _NO:
        return answer in _YES
    raise Refusal("« {typed} » ne dit ni oui ni non : écrire oui ou non.", typed=quoted(text))


def _ensure_within(column: Column, value: int | Decimal) -> None:
    """Raise Refusal where a number is out of its column's bounds."""
    if column.lowest is not None and value < column.lowest:
        if column.lowest == 0:
            raise Refusal("La case « {column} » est négative : écrire zéro ou plus.", column=column.name)
        raise Refusal(
            "La case « {column} » est trop petite : {lowest:number} au moins.",
            column=column.name,
            lowest=column.lowest,
        )
    if column.highest is not None and value > column.highest:
        raise Refusal(
            "La case « {column} » est trop grande : {highest:number} au plus.",
            column=column.name,
            highest=column.highest,
        )


def _plain(text: str) -> str:
    """Return a word for comparison."""
    return folded(text.replace("_", " "))


def _listed(words: tuple[str, ...]) -> str:
    """Return words as a sentence lists them: «facture ou avoir»."""
    return " ou ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _date(value: object) -> str:
    """Return a day as 2021-07-31."""
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _value(value: object) -> str:
    """Return a percentage, or an amount in cents."""
    return written_cents(value) if isinstance(value, int) else written_number(Decimal(str(value)))


_READERS: dict[Kind, Callable[[Column, str], object]] = {
    Kind.TEXT: _text,
    Kind.DAY: lambda column, text: parse_day(text, first_year=column.first_year),
    Kind.MONEY: lambda column, text: parse_cents(text),
    Kind.NUMBER: lambda column, text: parse_decimal(text),
    Kind.WHOLE: _whole,
    Kind.MINUTES: lambda column, text: parse_minutes(text),
    Kind.CHOICE: lambda column, text: read_word(text, column.words),
    Kind.CHOICES: _words,
    Kind.YES_NO: _yes_or_no,
    Kind.VALUE: _text,
}

_WRITERS: dict[Kind, Callable[..., str]] = {
    Kind.TEXT: clean,
    Kind.DAY: _date,
    Kind.MONEY: written_cents,
    Kind.NUMBER: written_number,
    Kind.WHOLE: str,
    Kind.MINUTES: written,
    Kind.CHOICE: str,
    Kind.CHOICES: "|".join,
    Kind.YES_NO: lambda value: "oui" if value else "non",
    Kind.VALUE: _value,
}
