"""What the design system is made of, read from the words of its own files."""

import re
from typing import TypeVar

from msgspec import Struct

Drawn = TypeVar("Drawn", bound=str)
"""A component as it was drawn: text of a page, and it stays so."""

_COMMENT = re.compile(r"\A\{#\s*(.*?)\s*#\}", re.DOTALL)
_MACRO = re.compile(r"{%-?\s*macro ([a-z]\w*)\(")
_TOKEN = re.compile(r"^\s*--([\w-]+):", re.MULTILINE)
_SYMBOL = re.compile(r'<symbol id="([^"]+)"')
_NAMED = re.compile(r' (id|for|name|list|aria-labelledby|aria-describedby|href)="([^"]*)"')
_FOCUSED = re.compile(r" autofocus\b")
_TWIN = "-dark"

PAINTS = {"paper", "card", "ink", "line", "edge", "indigo", "sun", "on", "ok", "wait", "no", "info", "focus", "tone"}
"""How the names of the tokens that are colours begin."""


class Component(Struct, frozen=True):
    """A file of components: what it says of itself, and what it lends to the pages."""

    name: str
    use: str
    macros: tuple[str, ...]


def component(name: str, source: str) -> Component:
    """Return what a file of components lends; what begins with a line under is its own affair."""
    said = _COMMENT.match(source)
    return Component(name, re.sub(r"\n +", "\n", said[1]) if said else "", tuple(_MACRO.findall(source)))


def colours(sheet: str) -> list[str]:
    """Return the tokens of a style sheet that are colours, in their order."""
    tokens = dict.fromkeys(_TOKEN.findall(sheet))
    return [token for token in tokens if token.partition("-")[0] in PAINTS]


def symbols(sprite: str) -> list[str]:
    """Return the names of the drawings of a sprite."""
    return _SYMBOL.findall(sprite)


def calm(drawn: Drawn) -> Drawn:
    """Return a component that leaves the focus where it is."""
    return type(drawn)(_FOCUSED.sub("", drawn))


def twin(drawn: Drawn) -> Drawn:
    """Return the same component once more on the page: what it names bears names of its own."""
    return type(drawn)(_NAMED.sub(_renamed, calm(drawn)))


def _renamed(found: re.Match[str]) -> str:
    """Return an attribute whose names are those of the twin; an address that leads elsewhere stays."""
    attribute, value = found.groups()
    names = value.split() if attribute.startswith("aria-") else [value] * bool(value)
    if attribute == "href" and not re.fullmatch(r"#[\w-]+", value):
        return found[0]
    return f' {attribute}="{" ".join(name + _TWIN for name in names)}"'
