"""The report ready to be shown or printed: chapters, their pieces, and a note for each figure."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from cjs_app.pole.structure.domain import Identity
from cjs_app.pole.structure.figures import Figure
from cjs_app.pole.structure.plan import Chapter, Piece, Plot, Table, Tiles

LONGEST_TEXT = 20_000
WIDEST, BESIDE = 36, 5
"""The signs of a sentence that a column of a table has room for, and the white beside them."""


class Tile(Struct, frozen=True):
    """A figure as it is shown: what it was the year before beside it, and the number of its note."""

    key: str
    label: str
    value: str
    hint: str
    note: int


class Version(Struct, frozen=True):
    """A text as it was saved once."""

    number: int
    text: str


class Section(Struct, frozen=True):
    """A chapter: what people wrote, what the rooms tell, and what was counted, note by note."""

    chapter: Chapter
    version: Version | None
    pieces: tuple[Piece, ...]
    tiles: Mapping[str, Tile]
    notes: tuple[str, ...]
    is_reread: bool = False
    """Whether a name was erased from the text since the edition was issued."""

    @property
    def text(self) -> str:
        """What people wrote."""
        return self.version.text if self.version else ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return not self.text and not self.pieces

    def told(self, piece: Tiles) -> list[Tile]:
        """Return the figures of a piece that are known."""
        return [self.tiles[key] for key in piece.keys if key in self.tiles]

    @property
    def paragraphs(self) -> list[str]:
        """What people wrote, paragraph by paragraph."""
        return [part.strip() for part in self.text.split("\n\n") if part.strip()]


class Report(Struct, frozen=True):
    """The report of a year."""

    year: int
    identity: Identity
    age: int | None
    made_on: str
    """The day on which it was put together, as it is written."""
    sections: tuple[Section, ...]
    figures: Mapping[str, Figure]
    """What was counted; an edition holds only how it was written."""
    written: Mapping[str, str]
    """Each figure as a person reads it."""
    edition: int | None = None
    """The number of the edition, None for the report as it stands now."""

    @property
    def title(self) -> str:
        """What the report is called."""
        return f"Rapport d’activité {self.year}"

    @property
    def counted(self) -> str:
        """When and where the figures were counted, and which edition keeps them."""
        edition = f"Édition {self.edition}. " if self.edition else ""
        return f"{edition}Chiffres comptés le {self.made_on}, dans les fiches du pôle."

    @property
    def filled(self) -> tuple[Section, ...]:
        """The chapters that hold something, and the parts that hold such a chapter: what is printed."""
        told: list[Section] = []
        for one in reversed(self.sections):
            is_over_some = one.chapter.level == 1 and bool(told) and told[-1].chapter.level > 1
            if not one.is_empty or is_over_some:
                told.append(one)
        return tuple(reversed(told))

    def to_json(self) -> dict[str, Any]:
        """Return every figure with its formula and inputs, and every text, for programs."""
        return {
            "year": self.year,
            "name": self.identity.name,
            "association": self.identity.association,
            "figures": [figure.to_json() for figure in self.figures.values()],
            "texts": {one.chapter.key: one.text for one in self.sections if one.text},
        }


def section(
    chapter: Chapter,
    version: Version | None,
    pieces: Sequence[Piece],
    figures: Mapping[str, Figure],
    written: Mapping[str, str],
    compared: Mapping[str, str],
) -> Section:
    """Return a chapter; each figure shown in it has a note that says what was counted."""
    keys = list(dict.fromkeys(key for piece in pieces if isinstance(piece, Tiles) for key in piece.keys))
    known = [figures[key] for key in keys if key in figures and figures[key].value is not None]
    tiles = {
        one.key: Tile(one.key, one.label, written[one.key], compared.get(one.key, ""), rank)
        for rank, one in enumerate(known, start=1)
    }
    notes = tuple(" ".join(filter(None, (f"{one.label}\u00a0: {one.formula}", one.note))) for one in known)
    return Section(chapter, version, tuple(pieces), tiles, notes)


def comparisons(figures: Mapping[str, Figure], written: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """Return what stands beside the figures whose growth is told: «contre 26 en 2020, soit +61,54 %».

    A figure is compared with the nearest year; the growth itself says what it starts from.
    """
    told: dict[str, str] = {}
    grown = [one for one in figures.values() if one.base in before and one.inputs and one.value is not None]
    for one in sorted(grown, key=lambda each: each.base.partition("@")[2], reverse=True):
        was, year = before[one.base], one.base.partition("@")[2]
        told.setdefault(one.inputs[0], f"contre {was} en {year}, soit {written[one.key]}")
        told[one.key] = f"de {was} en {year} à {written[one.inputs[0]]} en {one.year}"
    return told


def widths_of(piece: Table) -> list[float]:
    """Return which part of the page each column of a table takes: as much as its words, within reason."""
    weights = [_room_for((name, *(row[at] for row in piece.rows))) for at, name in enumerate(piece.header)]
    return [one / sum(weights) for one in weights]


def _room_for(texts: Sequence[str]) -> int:
    """Return how many signs a column has room for: no word is cut, and no sentence takes all."""
    words = max(len(word) for text in texts for word in (text.split(" ") or [""]))
    return max(words, min(max(map(len, texts)), WIDEST)) + BESIDE


def rows_of(piece: Plot) -> list[tuple[str, str]]:
    """Return a plot as rows, for paper that draws none."""
    chart = piece.chart
    return [
        (f"{category} ({name})" if len(chart.series) > 1 else category, text)
        for (name, _), texts in zip(chart.series, chart.formatted, strict=False)
        for category, text in zip(chart.categories, texts, strict=False)
    ]


def kind_of(piece: Piece) -> str:
    """Return what a piece is, for a page."""
    return type(piece).__name__.lower()
