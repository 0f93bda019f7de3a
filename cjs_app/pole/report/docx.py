"""The report as a document for last edits (Office Open XML): headings, paragraphs, tables, plots as pictures, notes.

A table says its columns on every page; a plot is a picture with its words for who does not see it, and its figures in a
table under it.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from xml.sax.saxutils import escape

from cjs_app.kernel.charts import Chart
from cjs_app.kernel.scales import WIDTH
from cjs_app.pole.report import pictures
from cjs_app.pole.report.domain import Report, Section, rows_of
from cjs_app.pole.structure.plan import Lines, Photo, Piece, Plot, Table, Tiles

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CORE = "docProps/core.xml"
_KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLACE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_ACROSS = 17 * 360_000
"""The width of the text of an A4 page, in the units of drawings: so many for a centimetre."""
_DAY = (1980, 1, 1, 0, 0, 0)
"""The same report always gives the same bytes."""
_STYLES = (
    ("Title", 52, True),
    ("Heading1", 36, True),
    ("Heading2", 28, True),
    ("Heading3", 23, True),
    ("Column", 20, True),
    ("Note", 16, False),
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="C9BFA8"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def draw(report: Report) -> bytes:
    """Return the report as a .docx file."""
    charts = _charts(report)
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml"), ("metadata/core-properties", _CORE)]),
        _CORE: _core(report),
        "word/_rels/document.xml.rels": _relations(
            [("styles", "styles.xml"), *(("image", f"media/plot{rank}.png") for rank in range(1, len(charts) + 1))]
        ),
        "word/styles.xml": _styles(),
        "word/document.xml": _document(report),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in parts.items():
            box.writestr(zipfile.ZipInfo(name, _DAY), _HEAD + content, zipfile.ZIP_DEFLATED)
        for rank, chart in enumerate(charts, start=1):
            box.writestr(zipfile.ZipInfo(f"word/media/plot{rank}.png", _DAY), pictures.draw(chart))
    return out.getvalue()


def _charts(report: Report) -> list[Chart]:
    """Return the plots of a report that hold something, in their order."""
    return [
        piece.chart
        for section in report.filled
        for piece in section.pieces
        if isinstance(piece, Plot) and not piece.chart.is_empty
    ]


def _types() -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/{_CORE}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_KINDS}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_KINDS}.styles+xml"/></Types>'
    )


def _relations(parts: Sequence[tuple[str, str]]) -> str:
    """Return which parts belong to another one; they are numbered from 1 on."""
    told = "".join(
        f'<Relationship Id="rId{rank}" Type="{_PACKAGE if "/" in kind else _OFFICE}/relationships/{kind}" '
        f'Target="{target}"/>'
        for rank, (kind, target) in enumerate(parts, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _core(report: Report) -> str:
    """Return what is said of the document itself: what a screen reader says first."""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(report.title)}</dc:title><dc:creator>{escape(_plain(report.identity.name))}</dc:creator>"
        "<dc:language>fr-FR</dc:language></cp:coreProperties>"
    )


def _styles() -> str:
    told = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{_name(name)}"/>'
        f'<w:pPr>{"<w:keepNext/>" if strong else ""}<w:spacing w:before="160" w:after="80"/>{_level(name)}</w:pPr>'
        f'<w:rPr>{"<w:b/>" if strong else ""}<w:sz w:val="{size}"/></w:rPr></w:style>'
        for name, size, strong in _STYLES
    )
    return (
        f'<w:styles xmlns:w="{_WORDS}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'
        f'<w:sz w:val="22"/><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault></w:docDefaults>{told}</w:styles>'
    )


def _name(style: str) -> str:
    return f"heading {style[-1]}" if style.startswith("Heading") else style


def _level(style: str) -> str:
    return f'<w:outlineLvl w:val="{int(style[-1]) - 1}"/>' if style.startswith("Heading") else ""


def _document(report: Report) -> str:
    told = [
        _paragraph(report.title, "Title"),
        _paragraph(report.identity.name),
        _paragraph(report.identity.association),
    ]
    told.append(_paragraph(report.counted, "Note"))
    ranks = count(1)
    told += [line for section in report.filled for line in _section(section, ranks)]
    edges = " ".join(f'w:{side}="1134"' for side in ("top", "right", "bottom", "left"))
    page = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar {edges}/></w:sectPr>'
    names = f'xmlns:w="{_WORDS}" xmlns:r="{_OFFICE}/relationships" xmlns:wp="{_PLACE}"'
    return f"<w:document {names}><w:body>{''.join(told)}{page}</w:body></w:document>"


def _section(section: Section, ranks: Iterator[int]) -> Iterator[str]:
    """Give a chapter; its plots take the next ranks."""
    yield _paragraph(section.chapter.title, "Heading1" if section.chapter.level == 1 else "Heading2")
    yield from (_paragraph(part) for part in section.paragraphs)
    for piece in section.pieces:
        yield from _piece(piece, section, ranks)
    if section.notes:
        yield _paragraph("Ce qui a été compté", "Heading3")
        yield from (_paragraph(f"{rank}. {note}", "Note") for rank, note in enumerate(section.notes, start=1))


def _piece(piece: Piece, section: Section, ranks: Iterator[int]) -> Iterator[str]:
    """Give a piece of a chapter."""
    if isinstance(piece, Tiles):
        rows = [(f"{tile.label} ({tile.note})", tile.value, tile.hint) for tile in section.told(piece)]
        yield from _table(("Chiffre (note)", "Valeur", "Comparaison"), rows)
    elif isinstance(piece, Table):
        yield _paragraph(piece.title, "Heading3")
        yield from _table(piece.header, piece.rows)
    elif isinstance(piece, Plot):
        yield from _plot(piece, ranks)
    elif isinstance(piece, Lines):
        yield _paragraph(piece.title, "Heading3")
        yield from (_paragraph(f"•\u00a0{line}") for line in piece.items)
    elif isinstance(piece, Photo):
        yield _paragraph(f"[Photo\u00a0: {piece.caption}]")


def _plot(piece: Plot, ranks: Iterator[int]) -> Iterator[str]:
    """Give a plot: its title, its picture with its words, and its figures."""
    chart = piece.chart
    yield _paragraph(chart.title, "Heading3")
    if chart.is_empty:
        yield _paragraph(chart.nothing)
        return
    yield _picture(chart, next(ranks))
    yield from _table((chart.title, chart.unit or "Valeur"), rows_of(piece))


def _picture(chart: Chart, rank: int) -> str:
    """Return the picture of a plot, as wide as the text."""
    size = f'cx="{_ACROSS}" cy="{_ACROSS * pictures.height_of(chart) // WIDTH}"'
    said = escape(_plain(f"{chart.title}. {chart.description}"), {'"': "&quot;"})
    return (
        f'<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{rank}" name="Graphique {rank}" descr="{said}"/>'
        f'<a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}">'
        f'<pic:nvPicPr><pic:cNvPr id="{rank}" name="plot{rank}.png" descr="{said}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="rId{rank + 1}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        f"</wp:inline></w:drawing></w:r></w:p>"
    )


def _paragraph(text: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(_plain(line))}</w:t>' for line in text.split("\n"))
    return f"<w:p>{look}<w:r>{lines}</w:r></w:p>"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Give a table whose first row comes back on every page, and is read as the names of its columns."""
    told = list(rows)
    if told:
        first = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{_cells(head, 'Column')}</w:tr>"
        lines = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cells(row)}</w:tr>" for row in told)
        grid = "<w:gridCol/>" * len(head)
        look = f'<w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLook w:firstRow="1"/>'
        yield f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{first}{lines}</w:tbl>{_paragraph('')}"


def _cells(texts: Sequence[str], style: str = "") -> str:
    """Return the cells of a row."""
    return "".join(f"<w:tc>{_paragraph(text, style)}</w:tc>" for text in texts)


def _plain(text: str) -> str:
    """Return a text without the signs that XML refuses."""
    return "".join(sign for sign in text if sign >= " " or sign == "\t")
