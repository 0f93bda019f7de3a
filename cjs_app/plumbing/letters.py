"""The letters of printed pages: of each font those of French, ready made, and the rarer ones that a document uses.

reportlab reads every letter of every word in Python, and every glyph for each document. Here glyphs are read once, the
letters of French are put together and compressed once for all documents, and plain letters keep their own code, so that
a line of text goes on the page as it stands.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from struct import pack, pack_into
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary
from zlib import compress

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from cjs_app.plumbing.font_files import Table, font_file, joined, padded, parts_of, table

SPACE, NO_BREAK_SPACE, FIRST_OF_OTHERS, OF_ONE_FONT = 0x20, 0xA0, 128, 256
SYMBOLIC, NOT_SYMBOLIC = 4, 32
FIXED_TABLES = ("name", "OS/2", "cvt ", "fpgm", "prep")
SHORT_PLACES = 0
ALPHABET = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry ({base}) /Ordering ({base}) /Supplement 0 >> def
/CMapName /{base} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{told}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
PLAIN = "1 beginbfrange\n<20> <7E> <0020>\nendbfrange\n"
"""The letters whose code is their own."""
AT_ONCE = 100
QUICK, ONCE_FOR_ALL = 1, 9
"""How hard a font is compressed: trying harder takes twice as long and wins a twentieth."""
STOCK = "àâäæçéèêëîïôöœùûüÀÂÇÉÈÊÎÔŒÙ’«»–—…€°·×²³"
"""The letters of French beside the plain ones: they take a document ten kilobytes a font, and no time."""


class Ready(PDFObject):
    """An object of the file that is written already."""

    __RefOnly__ = 1

    def __init__(self, content: str | bytes) -> None:
        self.content = content.encode("latin-1") if isinstance(content, str) else content

    def format(self, _document: Any) -> bytes:
        """Return what stands in the file."""
        return self.content


class Pieces(NamedTuple):
    """What a font is made of in the file."""

    first: int
    """The first code that stands for a letter."""
    last: int
    widths: str
    file: bytes
    alphabet: str


class _Used(TTFont.State):
    """The letters of a font that a document has used so far, and how each is written between the brackets."""

    def __init__(self, font: "Letters") -> None:
        super().__init__(1, font)
        codes = {ord(letter): code for code, letter in enumerate(font.stock, start=FIRST_OF_OTHERS)}
        self.assignments: dict[int, int]
        self.assignments.update(codes)
        self.subsets[0] += codes
        self.nextCode = FIRST_OF_OTHERS + len(codes)
        self.tag = ""
        """How the pages name the font, or its first part."""
        self.texts: list[str] = []
        self.others: set[str] = {*map(chr, range(FIRST_OF_OTHERS)), *font.stock}
        """The letters that have a code: the plain ones, those of French, then the others as they come."""
        self.written: dict[int, str] = {letter: f"\\{code:03o}" for letter, code in codes.items()}
        self.written |= {ord(sign): "\\" + sign for sign in "()\\"} | {NO_BREAK_SPACE: " "}


class Letters(TTFont):
    """A font of the house; a document carries of it the letters that it uses."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, asciiReadable=1)
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self.widths: dict[str, int] = {chr(code): int(width) for code, width in self.face.charWidths.items()}
        self._wide = {ord(letter): str(width) for letter, width in self.widths.items()}
        self.rise: float = self.face.ascent / 1000
        """How far the letters rise above their line, as a part of their size."""
        self.stock = "".join(letter for letter in STOCK if ord(letter) in self.face.charToGlyph)
        read: Callable[[str], bytes] = self.face.get_table
        shapes, places = read("glyf"), self.face.glyphPos
        self._shapes = [table(padded(shapes[at:end])) for at, end in pairwise(places)]
        self._metrics = [table(pack(">HH", int(width), int(left) & 0xFFFF)) for width, left in self.face.hmetrics]
        self._glyphs: dict[int, frozenset[int]] = {}
        self._tables = {tag: table(read(tag)) for tag in FIXED_TABLES if tag in self.face.table}
        head, post, hhea = map(read, ("head", "post", "hhea"))
        self._tables["post"] = table(b"\0\3\0\0" + post[4:16] + bytes(16))  # without the names of the glyphs
        self._tables["head"] = table(head[:8] + bytes(4) + head[12:50] + pack(">H", SHORT_PLACES) + head[52:])
        self._hhea, self._maxp = hhea, read("maxp")
        self._held: tuple[Any, Any] = (None, None)

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is, in points."""
        try:
            return sum(map(self.widths.__getitem__, text)) * size / 1000
        except KeyError:
            return self.stringWidth(text, size)

    def shown(self, text: str, size: float, document: Any) -> str:
        """Return the operators that write a text where the pen is."""
        used = self._used_by(document)
        used.texts.append(text)
        if not text.isascii() and not used.others.issuperset(text):
            self._meet(text, used, document)
        if used.nextCode <= OF_ONE_FONT:
            return f"{used.tag} {size:g} Tf ({text.translate(used.written)}) Tj"
        return " ".join(
            f"{self.getSubsetInternalName(subset, document)} {size:g} Tf ({escapePDF(codes)}) Tj"
            for subset, codes in super().splitString(text, document)
        )

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802
        """Return a text cut where another part of the font begins, for what reportlab draws by itself."""
        used = self._used_by(doc)
        used.texts.append(text)
        self._meet(text, used, doc)
        return super().splitString(text, doc, encoding)

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Put the letters that were used into the file."""
        for rank, pieces in enumerate(self._carried(self._used_by(doc))):
            name = self.getSubsetInternalName(rank, doc)[1:]
            font = self._font(self._base(rank), name, pieces, doc)
            doc.Reference(font, name)
            doc.idToObject["BasicFonts"].dict[name] = font
        del self.state[doc]
        self._held = (None, None)

    def _used_by(self, document: Any) -> Any:
        """Return the letters that a document has used."""
        held, used = self._held
        if held is not document:
            used = self.state.get(document)
            if used is None:
                used = self.state[document] = _Used(self)
                used.tag = self.getSubsetInternalName(0, document)
            self._held = (document, used)
        return used

    def _meet(self, text: str, used: _Used, document: Any) -> None:
        """Give a code to the letters that are not plain and that the document had not used yet."""
        met = sorted(set(text) - used.others)
        super().splitString("".join(met), document)
        used.others.update(met)
        for letter in map(ord, met):
            if (code := used.assignments.get(letter, 0)) >= FIRST_OF_OTHERS:
                used.written[letter] = f"\\{code:03o}"

    def _carried(self, used: _Used) -> list[Pieces]:
        """Return the parts of the font that a document carries: the letters of French, where it uses no other."""
        if used.nextCode == FIRST_OF_OTHERS + len(self.stock):
            return [self._common]
        met = {*map(ord, {*"".join(used.texts)})}
        if NO_BREAK_SPACE in met:
            met.add(SPACE)  # which it is written as
        parts = [[code if code in met else 0 for code in codes] for codes in used.subsets]
        return [self._pieces(self._base(rank), codes, QUICK) for rank, codes in enumerate(parts)]

    def _base(self, rank: int) -> str:
        """Return what a part of the font is called, in files."""
        return f"{SUBSETN(rank).decode()}+{self.face.name.decode()}"

    @cached_property
    def _common(self) -> Pieces:
        """The letters of French, plain ones first."""
        plain = [code if code in self.face.charToGlyph else 0 for code in range(SPACE, FIRST_OF_OTHERS)]
        return self._pieces(self._base(0), [0] * SPACE + plain + [*map(ord, self.stock)], ONCE_FOR_ALL)

    def _pieces(self, base: str, codes: Sequence[int], effort: int) -> Pieces:
        """Return what a font of at most 256 letters is made of."""
        first = next((at for at, code in enumerate(codes) if code), len(codes) - 1)
        widths = " ".join([self._wide.get(code, "0") for code in codes[first:]])
        shapes = self._subset(codes)
        file = _packed(shapes, effort, f"/Length1 {len(shapes)} ")
        return Pieces(first, len(codes) - 1, widths, file, _unpacked(_alphabet(base, codes)))

    def _font(self, base: str, name: str, pieces: Pieces, document: Any) -> Ready:
        """Return a font as the file holds it."""
        face = self.face
        file = _kept(document, f"letters:{base}", pieces.file)
        alphabet = _kept(document, f"alphabet:{base}", pieces.alphabet)
        described = _kept(
            document,
            f"descriptor:{base}",
            f"<< /Type /FontDescriptor /FontName /{base} /Flags {face.flags & ~NOT_SYMBOLIC | SYMBOLIC} "
            f"/FontBBox [{' '.join(map(str, face.bbox))}] /ItalicAngle {face.italicAngle:g} /Ascent {face.ascent:g} "
            f"/Descent {face.descent:g} /CapHeight {face.capHeight:g} /StemV {face.stemV:g} "
            f"/MissingWidth {face.defaultWidth:g} /FontFile2 {file} >>",
        )
        return Ready(
            f"<< /Type /Font /Subtype /TrueType /BaseFont /{base} /Name /{name} /FirstChar {pieces.first} "
            f"/LastChar {pieces.last} /Widths [{pieces.widths}] /ToUnicode {alphabet} /FontDescriptor {described} >>"
        )

    def _subset(self, codes: Sequence[int]) -> bytes:
        """Return a font file of the glyphs of these letters, in the order that they have in the whole font."""
        glyphs = [self.face.charToGlyph.get(code, 0) if code else 0 for code in codes]
        wanted = sorted(frozenset().union(*map(self._with_parts, {0, *glyphs})))
        places = {glyph: place for place, glyph in enumerate(wanted)}
        glyf, sizes, sums = zip(*[self._moved(glyph, places) for glyph in wanted], strict=True)
        hmtx, _, wide = zip(*[self._metrics[glyph] for glyph in wanted], strict=True)
        letters, count = len(codes), len(wanted)
        mapped = map(places.__getitem__, glyphs)
        return font_file(
            self._tables
            | {
                "glyf": joined(glyf, sums),
                "loca": table(pack(f">{count + 1}H", 0, *accumulate([size // 2 for size in sizes]))),
                "hmtx": joined(hmtx, wide),
                "cmap": table(pack(f">11H{letters}H", 0, 1, 1, 0, 0, 12, 6, 10 + 2 * letters, 0, 0, letters, *mapped)),
                "hhea": table(self._hhea[:34] + pack(">H", count) + self._hhea[36:]),
                "maxp": table(self._maxp[:4] + pack(">H", count) + self._maxp[6:]),
            }
        )

    def _moved(self, glyph: int, places: Mapping[int, int]) -> Table:
        """Return the shape of a glyph; where it is put together from others, with the places that they have now."""
        shape = self._shapes[glyph]
        if len(self._glyphs[glyph]) == 1:
            return shape
        content = bytearray(shape.content)
        for at, part in parts_of(shape.content):
            pack_into(">H", content, at, places[part])
        return table(bytes(content))

    def _with_parts(self, glyph: int) -> frozenset[int]:
        """Return a glyph and those that it is put together from, an «é» with its «e» and its accent."""
        if glyph not in self._glyphs:
            self._glyphs[glyph] = frozenset({glyph}).union(
                *(self._with_parts(part) for _, part in parts_of(self._shapes[glyph].content))
            )
        return self._glyphs[glyph]


def _alphabet(base: str, codes: Sequence[int]) -> str:
    """Return which letter each code stands for, so that a text can be read and copied out of the file."""
    told, pairs = "", [(at, code) for at, code in enumerate(codes) if code]
    if all(at == code for at, code in pairs if at < FIRST_OF_OTHERS):
        told, pairs = PLAIN, [(at, code) for at, code in pairs if at >= FIRST_OF_OTHERS]
    for first in range(0, len(pairs), AT_ONCE):
        block = [f"<{at:02X}> <{code:04X}>\n" for at, code in pairs[first : first + AT_ONCE]]
        told += f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n"
    return ALPHABET.format(base=base, told=told)


def _unpacked(content: str) -> str:
    """Return a short stream as the file holds it."""
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream\n"


def _packed(content: bytes, effort: int, more: str) -> bytes:
    """Return a stream as the file holds it."""
    small = compress(content, effort)
    head = f"<< {more}/Filter /FlateDecode /Length {len(small)} >>\nstream\n"
    return head.encode() + small + b"\nendstream\n"


def _kept(document: Any, name: str, content: str | bytes) -> str:
    """Put an object into the file; return how others name it."""
    document.Reference(Ready(content), name)
    number, version = document.idToObjectNumberAndVersion[name]
    return f"{number} {version} R"
