"""Photographs sent by a visitor: whatever comes in, what is kept is a fresh picture without a word about its origin.

A phone writes in each photo where and when it was taken. Only the pixels are kept, drawn again on a new sheet and
stored under the hash of the new file, so that nothing that was hidden in the original survives.
"""

import hashlib
import os
import re
import secrets
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cjs_app.kernel.late import Late
from cjs_app.kernel.refusal import Refusal

if TYPE_CHECKING:
    from PIL import Image, ImageOps
else:
    Image, ImageOps = Late("PIL.Image"), Late("PIL.ImageOps")

LARGEST_BYTES = 12 * 1024 * 1024
LARGEST_PIXELS = 50_000_000
"""A phone of 48 megapixels fits; the size is read in the first bytes, before anything is decoded."""
LONGEST_SIDE = 2000
QUALITY = 85
KINDS = ("JPEG", "PNG", "WEBP")
KEPT_NAME = re.compile(r"[0-9a-f]{64}")

# All that Pillow is known to raise on a file made to harm or cut short.
UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    EOFError,
    MemoryError,
    RuntimeError,
    struct.error,
    zlib.error,
)


def store_image(stream: BinaryIO, folder: Path) -> str:
    """Return the name (SHA-256, in hexadecimal) under which a picture is now kept in a folder.

    Raise Refusal, with `field="photo"`, for a file that is too large, has too many pixels, is cut short, or is not a
    JPEG, PNG or WebP whatever its name says. An animation gives its first picture.
    """
    sent = stream.read(LARGEST_BYTES + 1)
    if len(sent) > LARGEST_BYTES:
        raise _refusal("Cette photo est trop lourde : 12 Mo au plus. La reprendre en qualité normale.")
    if b"%PDF-" in sent[:1024]:
        raise _refusal("Un PDF n’est pas encore accepté ici : joindre une photo du justificatif, JPEG ou PNG.")
    kept = _redrawn(sent)
    name = hashlib.sha256(kept).hexdigest()
    _write(path_of(name, folder), kept)
    return name


def path_of(name: str, folder: Path) -> Path:
    """Return where the picture of this name is kept; raise ValueError for a name that was never given."""
    if not KEPT_NAME.fullmatch(name):
        raise ValueError("not the name of a kept picture")
    return Path(folder, name[:2], name[2:])


def _redrawn(sent: bytes) -> bytes:
    """Return a fresh JPEG of what the sent picture shows, upright, at most 2000 pixels wide or high."""
    try:
        with Image.open(BytesIO(sent), formats=KINDS) as picture:
            if picture.width * picture.height > LARGEST_PIXELS:
                raise _too_many_pixels()
            # A JPEG can be decoded at a smaller scale at once; the other kinds ignore it.
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture.load()
            return _fresh(_upright(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except UNREADABLE:
        raise _refusal(
            "Ce fichier n’est pas une photo lisible : joindre une photo JPEG, PNG ou WebP, prise par exemple avec un "
            "téléphone."
        ) from None


def _upright(picture: "Image.Image") -> "Image.Image":
    """Return the picture turned as the camera said; a note of the camera that cannot be read turns nothing."""
    try:
        return ImageOps.exif_transpose(picture)
    except UNREADABLE:
        return picture


def _fresh(picture: "Image.Image") -> bytes:
    """Return a JPEG that holds pixels and nothing else: a new sheet, on which the picture is laid."""
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
    sheet = Image.new("RGB", picture.size, "white")
    if picture.mode == "RGBA":
        sheet.paste(picture, mask=picture.getchannel("A"))
    else:
        sheet.paste(picture.convert("RGB"))
    written = BytesIO()
    sheet.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()


def _write(path: Path, content: bytes) -> None:
    """Put a file in its place whole or not at all, readable by the server alone."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    # The name too must have reached the disk before the expense that bears it is committed.
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _too_many_pixels() -> Refusal:
    """Return the refusal of a picture that is too large once opened."""
    return _refusal("Cette photo a trop de pixels : 50 millions au plus. La reprendre en qualité normale.")


def _refusal(sentence: str) -> Refusal:
    """Return a refusal at the field of the photo."""
    return Refusal(sentence, field="photo")
