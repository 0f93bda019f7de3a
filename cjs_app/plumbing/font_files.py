"""The files of fonts, as TrueType lays them out: tables, their sums, and glyphs put together from others."""

from collections.abc import Iterator, Mapping, Sequence
from struct import pack, unpack, unpack_from
from typing import NamedTuple

# A component of a glyph: another follows; its offsets are words; a scale follows, of one, two or four numbers.
MORE, IN_WORDS, SCALES = 0x20, 0x01, ((0x08, 2), (0x40, 4), (0x80, 8))
ALL_BITS, WHOLE_FILE = 0xFFFFFFFF, 0xB1B0AFBA
"""What the sum of a whole font file is, as TrueType defines it."""


class Table(NamedTuple):
    """A part of a font file, to a multiple of four bytes; its true size, and the sum that it is checked by."""

    content: bytes
    size: int
    total: int


def table(content: bytes) -> Table:
    """Return a part of a font file."""
    whole = padded(content)
    return Table(whole, len(content), total_of(whole))


def joined(contents: Sequence[bytes], totals: Sequence[int]) -> Table:
    """Return parts one behind the other as one; what each sums to is known."""
    content = b"".join(contents)
    return Table(content, len(content), sum(totals) & ALL_BITS)


def total_of(whole: bytes) -> int:
    """Return the sum of the numbers of four bytes that a part is made of."""
    numbers: tuple[int, ...] = unpack(f">{len(whole) // 4}L", whole)
    return sum(numbers) & ALL_BITS


def font_file(tables: Mapping[str, Table]) -> bytes:
    """Return a font file out of its parts."""
    count, in_order = len(tables), sorted(tables.items())
    power = count.bit_length() - 1
    directory = [pack(">LHHHH", 0x10000, count, 16 << power, power, 16 * count - (16 << power))]
    at = 12 + 16 * count
    for tag, part in in_order:
        directory.append(tag.encode() + pack(">LLL", part.total, at, part.size))
        at += len(part.content)
    start = b"".join(directory)
    total = total_of(start) + sum(part.total for part in tables.values())
    head = tables["head"].content
    checked = head[:8] + pack(">L", (WHOLE_FILE - total) & ALL_BITS) + head[12:]
    return start + b"".join(checked if tag == "head" else part.content for tag, part in in_order)


def padded(shape: bytes) -> bytes:
    """Return a glyph that ends on a multiple of four bytes."""
    return shape + bytes(-len(shape) % 4)


def parts_of(shape: bytes) -> Iterator[tuple[int, int]]:
    """Give the glyphs that a glyph is put together from, each behind where it is named."""
    if not shape or unpack_from(">h", shape)[0] >= 0:
        return
    at, flags = 10, MORE
    while flags & MORE:
        flags, glyph = unpack_from(">HH", shape, at)
        yield at + 2, glyph
        at += 4 + (4 if flags & IN_WORDS else 2) + sum(size for mark, size in SCALES if flags & mark)
