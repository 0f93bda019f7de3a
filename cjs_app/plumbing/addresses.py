"""How the addresses of the house are written, remembered: a list asks for the same one fifty times with other numbers.

Only addresses made of whole numbers are remembered, as the pieces between them: what anybody typed goes the usual way.
"""

from typing import Any

from flask import Flask, has_request_context, request

MARK = 1_700_000_000
"""From here on, numbers that no address holds by itself: where they stand, the numbers of records will."""

Pieces = tuple[str, ...] | None


class House(Flask):
    """The application, which knows by heart how its addresses are written."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Begin with none."""
        super().__init__(*arguments, **options)
        self.known_addresses: dict[tuple[str, ...], Pieces] = {}

    def url_for(self, /, endpoint: str, **values: Any) -> str:
        """Return the address of a page, as Flask does."""
        if endpoint[0] == "." or not all(type(value) is int for value in values.values()) or not has_request_context():
            return super().url_for(endpoint, **values)
        asked = (request.script_root, endpoint, *values)
        if asked not in self.known_addresses:
            self.known_addresses[asked] = self._pieces(endpoint, list(values))
        pieces = self.known_addresses[asked]
        if pieces is None:
            return super().url_for(endpoint, **values)
        return pieces[0] + "".join(
            [f"{value}{piece}" for value, piece in zip(values.values(), pieces[1:], strict=True)]
        )

    def _pieces(self, endpoint: str, names: list[str]) -> Pieces:
        """Return what stands between the numbers of an address, None where they stand otherwise than they are given."""
        marks: dict[str, Any] = {name: MARK + rank for rank, name in enumerate(names)}
        pieces, rest = [], super().url_for(endpoint, **marks)
        for mark in map(str, marks.values()):
            before, found, rest = rest.partition(mark)
            if not found or any(str(other) in before for other in marks.values()):
                return None
            pieces.append(before)
        return (*pieces, rest)
