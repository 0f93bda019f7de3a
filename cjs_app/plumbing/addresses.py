"""How the addresses of the house are written, remembered: a list asks for the same one fifty times with other numbers.

Only addresses made of whole numbers are remembered, with a place for each: what anybody typed goes the usual way.
"""

from collections.abc import Callable
from typing import Any

from flask import Flask, has_request_context, request, url_for
from werkzeug.routing import Rule

from cjs_app.plumbing.templates import HouseEnvironment

MARK = 1_700_000_000
"""From here on, numbers that no address holds by itself: where they stand, the numbers of records will."""

WHOLE = {int}
"""The kind of the numbers that are remembered: a truth value is none."""

UNKNOWN = ""
"""In the place of an address that was not asked yet."""

Form = str | None


def addresses(endpoint: str, name: str, **values: int) -> Callable[[int], str]:
    """Return how the address of a page is written for any number called `name`: fifty cards ask for it at once."""
    numbers: dict[str, Any] = {**values, name: MARK}
    before, _, after = url_for(endpoint, **numbers).rpartition(str(MARK))
    return lambda number: f"{before}{number}{after}"


class LateRule(Rule):
    """The rule of a page, which learns to write its address when somebody first asks for it.

    Werkzeug writes two small programs for each rule as it is added: a tenth of the start, for pages that most
    processes never lead to. `tests/plumbing/test_addresses.py` sees it if another version does this otherwise.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        """Return what writes the address, not yet put together."""

        def write(_rule: Rule, /, **values: Any) -> tuple[str, str]:
            ready = super(LateRule, self)._compile_builder(append_unknown).__get__(self, None)
            if append_unknown:
                self._build_unknown = ready
            else:
                self._build = ready
            address: tuple[str, str] = ready(**values)
            return address

        return write


class House(Flask):
    """The application, which knows by heart how its addresses are written."""

    jinja_environment = HouseEnvironment
    url_rule_class = LateRule

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Begin with none."""
        super().__init__(*arguments, **options)
        self.known_addresses: dict[tuple[str, ...], Form] = {}

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function as it is: none of ours is asynchronous, and Flask asks it of two dozen at each page."""
        return func

    def url_for(
        self,
        /,
        endpoint: str,
        *,
        _anchor: str | None = None,
        _method: str | None = None,
        _scheme: str | None = None,
        _external: bool | None = None,
        **values: Any,
    ) -> str:
        """Return the address of a page, as Flask does."""
        special = _anchor or _method or _scheme or _external is not None or endpoint[0] == "."
        if special or not WHOLE.issuperset(map(type, values.values())) or not has_request_context():
            options: dict[str, Any] = {
                "_anchor": _anchor,
                "_method": _method,
                "_scheme": _scheme,
                "_external": _external,
            }
            return super().url_for(endpoint, **options, **values)
        asked = (request.script_root, endpoint, *values)
        form = self.known_addresses.get(asked, UNKNOWN)
        if form is UNKNOWN:
            form = self.known_addresses[asked] = self._form(endpoint, list(values))
        return super().url_for(endpoint, **values) if form is None else form % tuple(values.values())

    def _form(self, endpoint: str, names: list[str]) -> Form:
        """Return an address with a place for each number, None where they stand otherwise than they are given."""
        marks: dict[str, Any] = {name: MARK + rank for rank, name in enumerate(names)}
        pieces, rest = [], super().url_for(endpoint, **marks)
        for mark in map(str, marks.values()):
            before, found, rest = rest.partition(mark)
            if not found or any(str(other) in before for other in marks.values()):
                return None
            pieces.append(before)
        return "%d".join(piece.replace("%", "%%") for piece in (*pieces, rest))
