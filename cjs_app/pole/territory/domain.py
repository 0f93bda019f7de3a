"""Communities of communes (EPCI), communes, and what is counted in each."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from cjs_app.kernel.names import folded

SAINT = re.compile(r"\bst(e?)\b\.?")
NOT_LETTERS = re.compile("[^a-z0-9]+")
ELSEWHERE, NOWHERE = "Hors du territoire", "Commune non écrite"


class Epci(Struct, frozen=True):
    """A community of communes, with what the report says of it."""

    siren: str
    name: str
    communes: int
    population: int

    @property
    def slug(self) -> str:
        """Its name as part of a key: «vitre_communaute»."""
        return NOT_LETTERS.sub("_", folded(self.name)).strip("_")


class Commune(Struct, frozen=True):
    """A commune, with its inhabitants at the census."""

    insee: str
    name: str
    epci: str
    population: int
    pole: str = ""
    """«siège», «pôle», or nothing: where the pôle is most present."""


class Place(Struct, frozen=True):
    """A line of the table «où les choses se passent»."""

    name: str
    epci: str
    counts: tuple[int, ...]


def named(town: str) -> str:
    """Return the name of a town as it is compared: capitals, accents, hyphens and «St» do not matter."""
    return SAINT.sub(r"saint\1", folded(town))


def where(told: Mapping[str, Mapping[str, int]], communes: Sequence[Commune]) -> list[Place]:
    """Return what is counted in each commune where something is, the fullest first, then elsewhere and nowhere.

    Each total of a column is the sum of its lines: nothing that was told is left out.
    """
    known = {named(commune.name): commune for commune in communes}
    sums: dict[str, list[int]] = {}
    for column, counts in enumerate(told.values()):
        for town, number in counts.items():
            found = known.get(named(town))
            line = found.name if found else ELSEWHERE if town.strip() else NOWHERE
            sums.setdefault(line, [0] * len(told))[column] += number
    epcis = {commune.name: commune.epci for commune in communes}
    places = [Place(name, epcis.get(name, ""), tuple(counts)) for name, counts in sums.items() if any(counts)]
    return sorted(places, key=lambda place: (not place.epci, place.name == NOWHERE, -sum(place.counts), place.name))


def totals(places: Iterable[Place], columns: int) -> tuple[int, ...]:
    """Return the sum of each column."""
    rows = [place.counts for place in places]
    return tuple(sum(row[column] for row in rows) for column in range(columns))
