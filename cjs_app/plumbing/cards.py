"""The cards of a long list: one of each shape is drawn by its macros, the others fill its places.

Drawn one by one, fifty cards call three hundred macros and escape a thousand texts, which was half of the cost of the
list of invoices. Here the macros draw marks, once; the texts of all the cards are escaped together and take their
places.
"""

import re
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import NamedTuple

from flask import Flask
from markupsafe import Markup, escape

from cjs_app.plumbing.formats import broken

PLACE = re.compile("\x02([0-9]+)\x03")
BETWEEN_TEXTS = "\x1f"


class Card(NamedTuple):
    """One thing of a list, as `card_row` draws it."""

    title: str
    """Words between dots, as `formats.parts` reads them; `meta` too."""
    href: str
    meta: str
    amount: str
    word: str
    """Its state, in one or two words."""
    tone: str
    aside: str = ""
    """Where its small action leads; empty when it has none."""
    said: str = ""
    """What is read aloud of that action."""


Fill = Callable[[list[str]], str]


def start(app: Flask) -> None:
    """Give the templates their way of drawing many cards."""
    app.add_template_global(drawn_alike)


def drawn_alike(cards: Iterable[Card], caller: Callable[[Card], str]) -> Markup:
    """Return all the cards, drawn as `caller` draws one: a card without `meta` or `aside` has another shape."""
    fills: dict[tuple[bool, ...], Fill] = {}
    drawn = []
    for texts in escaped(cards):
        shape = tuple(map(bool, texts))
        if shape not in fills:
            fills[shape] = _places(caller(_marks(shape)))
        texts[0], texts[2] = broken(texts[0]), broken(texts[2])
        drawn.append(fills[shape](texts))
    whole = "".join(drawn)
    # Nothing but what the macros drew and texts that are escaped: tests/plumbing/test_cards.py.
    return Markup(whole)  # nosec B704


def escaped(cards: Iterable[Card]) -> list[list[str]]:
    """Return the texts of each card, escaped, all of them together."""
    flat, width = [text for card in cards for text in card], len(Card._fields)
    texts = str(escape(BETWEEN_TEXTS.join(flat))).split(BETWEEN_TEXTS)
    if len(texts) != len(flat):
        # Somebody typed the very sign that stands between them.
        texts = [str(escape(text)) for text in flat]
    return [texts[at : at + width] for at in range(0, len(flat), width)]


def _marks(shape: tuple[bool, ...]) -> Card:
    """Return a card of this shape that holds a mark in each of its places."""
    return Card(*(f"\x02{at}\x03" if held else "" for at, held in enumerate(shape)))


def _places(drawn: str) -> Fill:
    """Return how the places of a card that was drawn with marks are filled."""
    pieces = PLACE.split(str(drawn))
    form = "%s".join(piece.replace("%", "%%") for piece in pieces[::2])
    places = itemgetter(*map(int, pieces[1::2]))
    return lambda texts: form % places(texts)
