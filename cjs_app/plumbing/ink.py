"""The letters and the colours of printed pages: Nunito, inside the file, in the palette of the screens."""

import unicodedata
from typing import Any

from reportlab import rl_config
from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.platypus.tables import CellStyle

from cjs_app.config import HOUSE
from cjs_app.plumbing.letters import Letters

REGULAR, BOLD, EXTRABOLD = "Nunito", "Nunito-Bold", "Nunito-ExtraBold"

# The light colours of the screens (static/css/cjs.css), as RGB: six digits, since reportlab reads three as blue.
PAPER, PAPER_DEEP, CARD = HexColor("#fcf6ea"), HexColor("#f5ebd6"), HexColor("#fffdf8")
INK, INK_SOFT, LINE = HexColor("#20224a"), HexColor("#5a5b78"), HexColor("#e7dcc5")
INDIGO, INDIGO_DEEP, INDIGO_WASH = HexColor("#4340c4"), HexColor("#322fa3"), HexColor("#ebe9fb")
SUN, SUN_DEEP, WHITE = HexColor("#ffbe3d"), HexColor("#f2a516"), HexColor("#ffffff")
OK, OK_WASH = HexColor("#17603f"), HexColor("#dcf1e3")
WAIT, WAIT_WASH = HexColor("#774800"), HexColor("#ffedc6")
NO, NO_WASH = HexColor("#a3243b"), HexColor("#fde4e1")
TONES: dict[str, Color] = {
    "indigo": HexColor("#5653d6"),
    "sun": HexColor("#f7b02c"),
    "coral": HexColor("#e8674f"),
    "leaf": HexColor("#34926a"),
    "sky": HexColor("#3f8fc4"),
    "plum": HexColor("#94509f"),
    "stone": HexColor("#8d88a0"),
}
"""The tones of the charts."""


STRONGER = {REGULAR: BOLD, BOLD: EXTRABOLD}
"""The font of the strong words among others."""
LETTERS: dict[str, Letters] = {}
"""The fonts of the house, by name."""


def _register_fonts() -> frozenset[str]:
    """Make Nunito the letter of all that is drawn, charts and tables included; return the signs it can write."""
    folder = HOUSE / "static" / "fonts" / "pdf"
    files = {REGULAR: "nunito-regular.ttf", BOLD: "nunito-bold.ttf", EXTRABOLD: "nunito-extrabold.ttf"}
    for name, file in files.items():
        registerFont(letters := Letters(name, str(folder / file)))
        LETTERS[name] = letters
    for name, stronger in STRONGER.items():
        registerFontFamily(name, normal=name, bold=stronger, italic=name, boldItalic=stronger)
    STATE_DEFAULTS["fontName"] = REGULAR
    STATE_DEFAULTS["fillColor"] = INK
    CellStyle.fontname = REGULAR
    return frozenset(sign for sign in LETTERS[REGULAR].widths if unicodedata.category(sign) != "Cc")


rl_config.useA85 = 0  # files travel as bytes: written as letters, they would be a quarter larger, and slower to make
_GLYPHS = _register_fonts()
_STAND_INS = str.maketrans(
    # reportlab breaks lines at the narrow no-break space, which the French typography puts in the middle of amounts.
    dict.fromkeys("\u202f\u2007\u2060", "\u00a0")
    | dict.fromkeys("\t\n\r\v\f\u2028\u2029", " ")
    | dict.fromkeys("\u2010\u2011", "-")
    | {"→": "›", "←": "‹", "✓": "•", "✔": "•", "▪": "•", "■": "•", "□": "•", "−": "-", "\u200b": "", "\ufeff": ""}
)


def text_for_pdf(text: str) -> str:
    """Return a text the font can write: no black squares, no line broken inside an amount.

    A letter that the font lacks loses its accent, else becomes «?»; an emoji or a control sign leaves nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text).translate(_STAND_INS)
    if _GLYPHS.issuperset(composed):
        return composed
    return "".join(map(_writable, composed))


def _writable(character: str) -> str:
    """Return what stands for one character."""
    if character in _GLYPHS:
        return character
    plainer = "".join(part for part in unicodedata.normalize("NFKD", character) if part in _GLYPHS)
    if plainer:
        return "".join(part for part in plainer if not unicodedata.combining(part))
    return "?" if unicodedata.category(character)[0] in "LN" else ""


def _style(name: str, size: float, leading: float, parent: ParagraphStyle | None = None, **more: Any) -> ParagraphStyle:
    """Return a way of writing a paragraph."""
    look: dict[str, Any] = {"fontName": REGULAR, "textColor": INK, "bulletFontName": REGULAR} if parent is None else {}
    return ParagraphStyle(name, parent, fontSize=size, leading=leading, **(look | more))


BODY = _style("body", 9.5, 13)
LEAD = _style("lead", 11.5, 16, BODY, textColor=INK_SOFT)
SMALL = _style("small", 8, 11, BODY)
SOFT = _style("soft", 8, 11, BODY, textColor=INK_SOFT)
LABEL = _style("label", 7.5, 10, BODY, textColor=INK_SOFT, fontName=BOLD)
STRONG = _style("strong", 9.5, 13, BODY, fontName=BOLD)
NUMBER = _style("number", 9.5, 13, BODY, alignment=TA_RIGHT)
SNUG = _style("snug", 8.5, 10.5, BODY)
SNUG_NUMBER = _style("snug number", 8.5, 10.5, NUMBER)
STRONG_NUMBER = _style("strong number", 9.5, 13, STRONG, alignment=TA_RIGHT)
HEAD_CELL = _style("head cell", 8, 11, STRONG, textColor=INDIGO_DEEP)
HEAD_NUMBER = _style("head number", 8, 11, HEAD_CELL, alignment=TA_RIGHT)
TITLE = _style("title", 24, 27, BODY, fontName=EXTRABOLD, textColor=INDIGO)
H1 = _style("h1", 18, 22, TITLE, spaceBefore=4, spaceAfter=6, keepWithNext=True)
H2 = _style("h2", 13, 17, TITLE, textColor=INK, spaceBefore=10, spaceAfter=4, keepWithNext=True)
H3 = _style("h3", 10.5, 14, TITLE, textColor=INK, spaceBefore=6, spaceAfter=2, keepWithNext=True)


def restyled(
    style: ParagraphStyle, name: str, size: float = 0, leading: float = 0, colour: Color | None = None
) -> ParagraphStyle:
    """Return a style like another, larger or in another colour."""
    return ParagraphStyle(
        name,
        style,
        fontSize=size or style.fontSize,
        leading=leading or style.leading,
        textColor=style.textColor if colour is None else colour,
    )
