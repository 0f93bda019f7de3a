"""A report as it is kept once it is issued, as it is read again, and what changed from one to another.

Texts stay where they are written, named by their version and their fingerprint: the name of who is erased goes from the
former editions too, and the edition says so.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import asdict

from cjs_app.pole.report.domain import Report, Section, Tile, Version
from cjs_app.pole.structure.domain import Identity
from cjs_app.pole.structure.plan import Chapter, Lines, Photo, Piece, Plot, Table, Tiles

FORMAT = 1
"""The version of what an edition says; a reader of old editions is never taken away."""
PIECES: Mapping[str, type] = {kind.__name__.lower(): kind for kind in (Tiles, Table, Plot, Lines, Photo)}


class Change(Struct, frozen=True):
    """Something that an edition said otherwise: what, and in plain words how it changed."""

    what: str
    how: str


def photograph(report: Report) -> dict[str, Any]:
    """Return a report as it is kept: its figures with their formulas, its pieces, and the versions of its texts."""
    return {
        "format": FORMAT,
        "year": report.year,
        "identity": _plain(report.identity),
        "age": report.age,
        "made_on": report.made_on,
        "figures": [figure.to_json() | {"written": report.written[key]} for key, figure in report.figures.items()],
        "sections": [_kept(section) for section in report.sections],
    }


def mark_of(text: str) -> str:
    """Return the fingerprint of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def developed(kept: Mapping[str, Any], texts: Mapping[int, str], number: int) -> Report:
    """Return the report of an edition from its photograph and the texts that it names; raise ValueError for no format.

    Its figures are those that were kept, already written.
    """
    if kept["format"] != FORMAT:
        raise ValueError(f"no reader for the format {kept['format']} of an edition")
    return Report(
        kept["year"],
        _developed(Identity, kept["identity"]),
        kept["age"],
        kept["made_on"],
        tuple(_section(one, texts) for one in kept["sections"]),
        figures={},
        written={one["key"]: one["written"] for one in kept["figures"]},
        edition=number,
    )


def versions_in(kept: Mapping[str, Any]) -> list[int]:
    """Return the versions of the texts that an edition names."""
    return [one["text"]["version"] for one in kept["sections"] if one["text"]]


def is_same(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Tell whether two photographs say the same, whatever the day."""
    return {**before, "made_on": ""} == {**after, "made_on": ""}


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return what a report says otherwise than an edition before it: the figures, then chapter by chapter."""
    told = [*_of_figures(before["figures"], after["figures"])]
    was = {one["chapter"]["key"]: one for one in before["sections"]}
    for section in after["sections"]:
        title = section["chapter"]["title"]
        former = was.get(section["chapter"]["key"], {"text": None, "pieces": []})
        told += [Change(title, how) for how in (*_of_text(former["text"], section["text"]),)]
        told += [Change(title, how) for how in _of_pieces(former["pieces"], section["pieces"])]
    return told


def _of_figures(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> Iterator[Change]:
    """Give the figures that came, went, moved, or are counted otherwise."""
    was, now = ({one["key"]: one for one in figures} for figures in (before, after))
    for key, one in now.items():
        former = was.get(key)
        if former is None:
            yield Change(one["label"], f"{one['written']}, qui n’était pas encore compté.")
        elif former["value"] != one["value"]:
            yield Change(one["label"], f"{one['written']}, et non plus {former['written']}.")
        elif former["formula"] != one["formula"]:
            yield Change(one["label"], f"{one['written']} toujours, mais ce qui est compté se dit autrement.")
    for key, one in was.items():
        if key not in now:
            yield Change(one["label"], f"{one['written']} alors, et ce n’est plus compté.")


def _of_text(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> Iterator[str]:
    """Give what became of the text of a chapter; a name erased from it is no new version."""
    if before is None and after is not None:
        yield "Un texte a été écrit."
    elif before is not None and after is None:
        yield "Le texte a été vidé."
    elif before is not None and after is not None and before["version"] != after["version"]:
        yield "Le texte a été réécrit."


def _of_pieces(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Give the tables, plots and lists of a chapter that came, went or changed; figures are told apart."""
    was, now = ({_title(one): one for one in pieces if one["kind"] != "tiles"} for pieces in (before, after))
    for title, one in now.items():
        if title not in was:
            yield f"«\u00a0{title}\u00a0» est nouveau."
        elif was[title] != one:
            yield f"«\u00a0{title}\u00a0» a changé."
    for title in was:
        if title not in now:
            yield f"«\u00a0{title}\u00a0» n’y est plus."


def _title(piece: Mapping[str, Any]) -> str:
    """Return what a piece is called."""
    return str(piece["chart"]["title"] if "chart" in piece else piece.get("title") or piece.get("caption", ""))


def _kept(section: Section) -> dict[str, Any]:
    """Return a chapter as it is kept."""
    version = section.version
    return {
        "chapter": _plain(section.chapter),
        "text": {"version": version.number, "mark": mark_of(version.text)} if version and version.text else None,
        "pieces": [{"kind": type(piece).__name__.lower()} | _plain(piece) for piece in section.pieces],
        "tiles": [_plain(tile) for tile in section.tiles.values()],
        "notes": list(section.notes),
    }


def _section(kept: Mapping[str, Any], texts: Mapping[int, str]) -> Section:
    """Return a chapter from what was kept of it."""
    named = kept["text"]
    version = Version(named["version"], texts.get(named["version"], "")) if named else None
    tiles = [_developed(Tile, one) for one in kept["tiles"]]
    return Section(
        _developed(Chapter, kept["chapter"]),
        version,
        tuple(_piece(one) for one in kept["pieces"]),
        {tile.key: tile for tile in tiles},
        tuple(kept["notes"]),
        is_reread=version is not None and mark_of(version.text) != named["mark"],
    )


def _piece(kept: Mapping[str, Any]) -> Piece:
    """Return a piece from what was kept of it."""
    made: Piece = _developed(PIECES[kept["kind"]], kept)
    return made


def _plain(value: Any) -> Any:
    """Return a value made of dictionaries, lists, texts and whole numbers."""
    if isinstance(value, Struct):
        return {name: _plain(part) for name, part in asdict(value).items()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _developed(kind: Any, value: Any) -> Any:
    """Return a value of a kind from its plain form; what a kind has since got in addition stays as it is by default."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        hints = get_type_hints(kind)
        known = [name for name in kind.__struct_fields__ if name in value]
        return kind(**{name: _developed(hints[name], value[name]) for name in known})
    if hasattr(kind, "_fields"):
        return kind(*value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if isinstance(value, list):
        return _several(get_origin(kind), get_args(kind), value)
    return value


def _several(around: Any, kinds: Sequence[Any], values: Sequence[Any]) -> Any:
    """Return values of one kind each, or all of the same one."""
    if around is frozenset:
        return frozenset(values)
    if around is tuple and kinds[-1] is not Ellipsis:
        return tuple(_developed(kind, value) for kind, value in zip(kinds, values, strict=True))
    return tuple(_developed(kinds[0], value) for value in values)
