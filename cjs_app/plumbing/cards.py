"""The cards of a long list: put together in Python, drawn in one go by `cards` of `components/list.html`.

Drawn one by one, fifty cards call three hundred macros, which was half of the cost of the list of invoices.
"""

from typing import NamedTuple


class Card(NamedTuple):
    """One thing of a list, as `card_row` draws it. `title` and `meta` come from `formats.parts`."""

    title: str
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
