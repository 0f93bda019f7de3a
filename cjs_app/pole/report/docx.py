"""The report as a document for last edits (Office Open XML): headings, paragraphs, tables, lists, notes as text."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from cjs_app.pole.report.domain import Report, Section, rows_of
from cjs_app.pole.structure.plan import Lines, Photo, Piece, Plot, Table, Tiles

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DAY = (1980, 1, 1, 0, 0, 0)
"""The same report always gives the same bytes."""
_STYLES = (
    ("Title", 52, True),
    ("Heading1", 36, True),
    ("Heading2", 28, True),
    ("Heading3", 23, True),
    ("Note", 16, False),
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="C9BFA8"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def draw(report: Report) -> bytes:
    """Return the report as a .docx file."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(f"{_OFFICE}/officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _relations(f"{_OFFICE}/styles", "styles.xml"),
        "word/styles.xml": _styles(),
        "word/document.xml": _document(report),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in parts.items():
            box.writestr(zipfile.ZipInfo(name, _DAY), _HEAD + content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _types() -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_KINDS}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_KINDS}.styles+xml"/></Types>'
    )


def _relations(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
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
    told.append(_paragraph(f"Chiffres comptés le {report.made_on}, dans les fiches du pôle.", "Note"))
    told += [line for section in report.filled for line in _section(section)]
    edges = " ".join(f'w:{side}="1134"' for side in ("top", "right", "bottom", "left"))
    page = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar {edges}/></w:sectPr>'
    return f'<w:document xmlns:w="{_WORDS}"><w:body>{"".join(told)}{page}</w:body></w:document>'


def _section(section: Section) -> Iterator[str]:
    """Give a chapter."""
    yield _paragraph(section.chapter.title, "Heading1" if section.chapter.level == 1 else "Heading2")
    yield from (_paragraph(part) for part in section.paragraphs)
    for piece in section.pieces:
        yield from _piece(piece, section)
    if section.notes:
        yield _paragraph("Ce qui a été compté", "Heading3")
        yield from (_paragraph(f"{rank}. {note}", "Note") for rank, note in enumerate(section.notes, start=1))


def _piece(piece: Piece, section: Section) -> Iterator[str]:
    """Give a piece of a chapter; a plot is told by its table."""
    if isinstance(piece, Tiles):
        rows = [(f"{tile.label} ({tile.note})", tile.value, tile.hint) for tile in section.told(piece)]
        yield from _table((), rows)
    elif isinstance(piece, Table):
        yield _paragraph(piece.title, "Heading3")
        yield from _table(piece.header, piece.rows)
    elif isinstance(piece, Plot):
        yield _paragraph(piece.chart.title, "Heading3")
        yield from _table((), rows_of(piece))
    elif isinstance(piece, Lines):
        yield _paragraph(piece.title, "Heading3")
        yield from (_paragraph(f"•\u00a0{line}") for line in piece.items)
    elif isinstance(piece, Photo):
        yield _paragraph(f"[Photo\u00a0: {piece.caption}]")


def _paragraph(text: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(_plain(line))}</w:t>' for line in text.split("\n"))
    return f"<w:p>{look}<w:r>{lines}</w:r></w:p>"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    told = [*([head] if head else []), *rows]
    if told:
        lines = "".join(f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in told)
        grid = "<w:gridCol/>" * len(told[0])
        look = f'<w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        yield f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>{_paragraph('')}"


def _plain(text: str) -> str:
    """Return a text without the signs that XML refuses."""
    return "".join(sign for sign in text if sign >= " " or sign == "\t")
