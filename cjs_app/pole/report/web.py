"""The report as one accessible page that needs nothing else: it may be sent, kept, or read on any screen."""

from collections.abc import Iterator, Sequence
from html import escape

from cjs_app.pole.report.domain import Report, Section, rows_of
from cjs_app.pole.structure.plan import Lines, Photo, Piece, Plot, Table, Tiles

_LOOK = (
    "body{font:1rem/1.6 system-ui,sans-serif;max-width:48rem;margin:0 auto;padding:1rem}"
    "body{color:#20224a;background:#fcf6ea}"
    "h1,h2{color:#322fa3;line-height:1.2}table{border-collapse:collapse;width:100%;margin:1rem 0}"
    "th,td{border:1px solid #c9bfa8;padding:.4rem .6rem;text-align:left}td.number{text-align:right}"
    "figure{margin:1rem 0;padding:2rem;border:1px dashed #5a5b78}small,.notes{color:#5a5b78;font-size:.85rem}"
)


def draw(report: Report) -> bytes:
    """Return the page."""
    name = escape(report.identity.name)
    body = "".join(line for section in report.filled for line in _section(section))
    return (
        f'<!doctype html>\n<html lang="fr"><head><meta charset="utf-8"><title>{escape(report.title)}, {name}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_LOOK}</style></head><body>'
        f"<header><h1>{escape(report.title)}</h1><p>{name}<br>{escape(report.identity.association)}</p>"
        f"<p><small>{escape(report.counted)}</small></p></header>"
        f'<nav aria-label="Sommaire"><ol>{_contents(report)}</ol></nav><main>{body}</main></body></html>\n'
    ).encode()


def _contents(report: Report) -> str:
    return "".join(f'<li><a href="#{one.chapter.key}">{escape(one.chapter.title)}</a></li>' for one in report.filled)


def _section(section: Section) -> Iterator[str]:
    """Give a chapter."""
    level = section.chapter.level + 1
    yield f'<section id="{section.chapter.key}"><h{level}>{escape(section.chapter.title)}</h{level}>'
    yield from (f"<p>{escape(part)}</p>" for part in section.paragraphs)
    for piece in section.pieces:
        yield from _piece(piece, section)
    if section.notes:
        notes = "".join(
            f'<li id="{section.chapter.key}-{rank}">{escape(note)}</li>'
            for rank, note in enumerate(section.notes, start=1)
        )
        yield f'<div class="notes"><p>Ce qui a été compté</p><ol>{notes}</ol></div>'
    yield "</section>"


def _piece(piece: Piece, section: Section) -> Iterator[str]:
    """Give a piece of a chapter; a plot is told by its table."""
    if isinstance(piece, Tiles):
        lines = "".join(
            f"<div><dt>{escape(tile.label)} "
            f'<a href="#{section.chapter.key}-{tile.note}" aria-label="Note {tile.note}">({tile.note})</a></dt>'
            f"<dd><strong>{escape(tile.value)}</strong> {escape(tile.hint)}</dd></div>"
            for tile in section.told(piece)
        )
        yield f"<dl>{lines}</dl>" if lines else ""
    elif isinstance(piece, Table):
        yield _table(piece.title, piece.header, piece.rows, piece.numbers)
    elif isinstance(piece, Plot):
        yield _table(piece.chart.title, (), rows_of(piece), frozenset({1}))
    elif isinstance(piece, Lines):
        items = "".join(f"<li>{escape(line)}</li>" for line in piece.items)
        yield f"<p><strong>{escape(piece.title)}</strong></p><ul>{items}</ul>"
    elif isinstance(piece, Photo):
        yield f"<figure><figcaption>Photo\u00a0: {escape(piece.caption)}</figcaption></figure>"


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], numbers: frozenset[int]) -> str:
    titles = "".join(f'<th scope="col">{escape(text)}</th>' for text in head)
    lines = "".join(f"<tr>{''.join(_cell(text, at, numbers) for at, text in enumerate(row))}</tr>" for row in rows)
    above = f"<thead><tr>{titles}</tr></thead>" if head else ""
    return f"<table><caption>{escape(title)}</caption>{above}<tbody>{lines}</tbody></table>"


def _cell(text: str, at: int, numbers: frozenset[int]) -> str:
    """Return a cell; the first of a row names it."""
    if at == 0:
        return f'<th scope="row">{escape(text)}</th>'
    return f'<td class="number">{escape(text)}</td>' if at in numbers else f"<td>{escape(text)}</td>"
