"""A photo keeps its picture and nothing of where, when and by what it was taken; anything else is refused."""

import hashlib
import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import ExifTags, Image, PngImagePlugin

from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.uploads import LARGEST_BYTES, path_of, store_image
from tests.builders import a_season
from tests.people import maud, sign_in

CANARY = b"48.1234N 1.2090W chez Awa"
RED, BLUE = (200, 30, 30), (30, 30, 200)


def a_picture(size: tuple[int, int] = (60, 40), colour: tuple[int, int, int] = RED) -> Image.Image:
    return Image.new("RGB", size, colour)


def sent(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """Return a picture as a phone or a computer would send it."""
    written = BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Return what a telephone writes: a place, a camera, which side is up."""
    told = Image.Exif()
    told[ExifTags.Base.Make] = CANARY.decode()
    told[ExifTags.Base.Orientation] = orientation
    told.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSDateStamp] = CANARY.decode()
    return told


def kept(content: bytes, folder: Path) -> bytes:
    """Store what was sent; return the bytes that are kept."""
    return path_of(store_image(BytesIO(content), folder), folder).read_bytes()


def chunk(kind: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def a_png_that_says(width: int, height: int) -> bytes:
    """Return a PNG of some bytes that claims a size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    )


def test_a_photo_is_kept_as_a_jpeg_under_the_hash_of_what_is_kept(tmp_path: Path) -> None:
    name = store_image(BytesIO(sent(a_picture(), "PNG")), tmp_path)
    path = tmp_path / name[:2] / name[2:]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == name
    with Image.open(path) as picture:
        assert (picture.format, picture.size) == ("JPEG", (60, 40))


def test_only_the_server_s_account_can_read_what_is_kept_and_no_draft_stays(tmp_path: Path) -> None:
    path = path_of(store_image(BytesIO(sent(a_picture())), tmp_path), tmp_path)
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_the_same_photo_twice_has_one_name_and_another_photo_another(tmp_path: Path) -> None:
    photo, other = sent(a_picture()), sent(a_picture(colour=BLUE))
    names = [store_image(BytesIO(content), tmp_path) for content in (photo, photo, other)]
    assert names[0] == names[1] != names[2]


METADATA = {
    "EXIF and GPS of a JPEG": lambda: sent(a_picture(), exif=exif()),
    "EXIF and GPS of a PNG": lambda: sent(a_picture(), "PNG", exif=exif()),
    "EXIF and GPS of a WebP": lambda: sent(a_picture(), "WEBP", exif=exif()),
    "XMP of a JPEG": lambda: sent(a_picture(), xmp=b"<x:xmpmeta>" + CANARY),
    "XMP of a WebP": lambda: sent(a_picture(), "WEBP", xmp=b"<x:xmpmeta>" + CANARY),
    "a comment": lambda: sent(a_picture(), comment=CANARY),
    "a colour profile": lambda: sent(a_picture(), icc_profile=b"\0" * 128 + CANARY),
    "a text of a PNG": lambda: sent(a_picture(), "PNG", pnginfo=with_text()),
    "bytes after the end of a JPEG": lambda: sent(a_picture()) + b"<script>" + CANARY,
    "a page glued to a PNG": lambda: sent(a_picture(), "PNG") + b"<html>" + CANARY,
    "an IPTC block": lambda: with_segment(0xED, b"Photoshop 3.0\0" + CANARY),
    "an unknown block": lambda: with_segment(0xEF, CANARY),
    "a smaller picture inside": lambda: with_segment(0xE1, b"Exif\0\0" + sent(a_picture((8, 8))) + CANARY),
}


def with_text() -> PngImagePlugin.PngInfo:
    told = PngImagePlugin.PngInfo()
    told.add_text("Location", CANARY.decode())
    return told


def with_segment(mark: int, content: bytes) -> bytes:
    """Return a JPEG with one more block at its beginning."""
    photo = sent(a_picture())
    return photo[:2] + bytes([0xFF, mark]) + struct.pack(">H", len(content) + 2) + content + photo[2:]


@pytest.mark.parametrize("planted", METADATA)
def test_nothing_that_was_hidden_in_a_photo_is_kept(planted: str, tmp_path: Path) -> None:
    photo = METADATA[planted]()
    assert CANARY in photo
    stored = kept(photo, tmp_path)
    assert CANARY not in stored
    assert stored.count(b"\xff\xd8") == 1
    with Image.open(BytesIO(stored)) as picture:
        assert dict(picture.getexif()) == {}
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_photo_taken_sideways_stands_upright(tmp_path: Path) -> None:
    photo = a_picture((60, 40))
    photo.paste(BLUE, (0, 0, 60, 20))
    with Image.open(BytesIO(kept(sent(photo, exif=exif(orientation=6), quality=95), tmp_path))) as picture:
        assert picture.size == (40, 60)
        left, right = picture.getpixel((5, 30)), picture.getpixel((35, 30))
    assert isinstance(left, tuple) and isinstance(right, tuple)
    assert left[0] > 150 > left[2]
    assert right[2] > 150 > right[0]


def test_a_large_photo_is_brought_to_two_thousand_pixels(tmp_path: Path) -> None:
    with Image.open(BytesIO(kept(sent(a_picture((5000, 2500))), tmp_path))) as picture:
        assert picture.size == (2000, 1000)


def test_a_transparent_drawing_gets_a_white_ground(tmp_path: Path) -> None:
    drawing = Image.new("RGBA", (10, 10), (0, 0, 0, 0))
    with Image.open(BytesIO(kept(sent(drawing, "PNG"), tmp_path))) as picture:
        assert picture.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_an_animation_gives_its_first_picture_alone(kind: str, tmp_path: Path) -> None:
    film = sent(a_picture(), kind, save_all=True, append_images=[a_picture(colour=BLUE)])
    with Image.open(BytesIO(kept(film, tmp_path))) as picture:
        pixel = picture.getpixel((5, 5))
        assert getattr(picture, "n_frames", 1) == 1
    assert isinstance(pixel, tuple) and pixel[0] > 150 > pixel[2]


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "CMYK", "I;16"])
def test_every_way_of_writing_colours_becomes_a_plain_photo(mode: str, tmp_path: Path) -> None:
    picture = Image.new(mode, (12, 9))
    with Image.open(BytesIO(kept(sent(picture, "JPEG" if mode == "CMYK" else "PNG"), tmp_path))) as photo:
        assert (photo.mode, photo.size) == ("RGB", (12, 9))


NOT_A_PHOTO = {
    "nothing": b"",
    "a text named .jpg": "Le ticket est resté à la caisse".encode(),
    "an SVG": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "a page": b"<!doctype html><script>alert(1)</script>",
    "a GIF": sent(a_picture(), "GIF"),
    "a TIFF": sent(a_picture(), "TIFF"),
    "a BMP": sent(a_picture(), "BMP"),
    "the beginning of a JPEG": sent(a_picture((400, 400)))[:700],
    "the beginning of a PNG": sent(a_picture((400, 400)), "PNG")[:300],
    "the beginning of a WebP": sent(a_picture((400, 400)), "WEBP")[:60],
    "the first bytes of a JPEG before a page": b"\xff\xd8\xff\xe0" + b"<html>" * 200,
    "the signature of a PNG before nothing": b"\x89PNG\r\n\x1a\n",
    "a broken PNG": a_png_that_says(40, 40),
    "a zip": b"PK\x03\x04" + b"\0" * 200,
    "an iPhone's HEIC": b"\0\0\0\x18ftypheic" + b"\0" * 200,
}


@pytest.mark.parametrize("what", NOT_A_PHOTO)
def test_what_is_not_a_whole_photo_is_refused_and_leaves_nothing(what: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="n’est pas une photo lisible") as refused:
        store_image(BytesIO(NOT_A_PHOTO[what]), tmp_path)
    assert refused.value.field == "photo"
    assert list(tmp_path.iterdir()) == []


def test_a_pdf_is_refused_with_what_to_do_instead(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="Un PDF n’est pas encore accepté ici : joindre une photo"):
        store_image(BytesIO(b"%PDF-1.7\n" + sent(a_picture())), tmp_path)


@pytest.mark.parametrize("size", [(50_000, 50_000), (10_000, 10_000), (50_001, 1_000), (2_000_000_000, 2)])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_opened(size: tuple[int, int], tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="50 millions au plus") as refused:
        store_image(BytesIO(a_png_that_says(*size)), tmp_path)
    assert refused.value.field == "photo"


def test_a_picture_of_too_many_pixels_is_refused_where_warnings_are_only_told(tmp_path: Path) -> None:
    with warnings.catch_warnings(), pytest.raises(Refusal, match="50 millions au plus"):
        warnings.simplefilter("ignore")
        store_image(BytesIO(a_png_that_says(10_000, 10_000)), tmp_path)


def test_a_file_of_more_than_twelve_megabytes_is_refused(tmp_path: Path) -> None:
    photo = sent(a_picture())
    assert store_image(BytesIO(photo + b"\0" * (LARGEST_BYTES - len(photo))), tmp_path)
    with pytest.raises(Refusal, match="12 Mo au plus"):
        store_image(BytesIO(photo + b"\0" * (LARGEST_BYTES + 1 - len(photo))), tmp_path)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n", "é" * 64])
def test_a_name_that_was_never_given_leads_nowhere(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="name of a kept picture"):
        path_of(name, tmp_path)


def multipart(size: int, **fields: str) -> dict[str, object]:
    """Return a form with a photo of this size, as it travels: the test client would leave its own file open."""
    parts = [f'--end\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{said}' for name, said in fields.items()]
    head = '--end\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    body = "\r\n".join([*parts, head]).encode() + b"\xff" * size + b"\r\n--end--\r\n"
    return {"data": body, "content_type": "multipart/form-data; boundary=end"}


@pytest.mark.parametrize("size", [LARGEST_BYTES + 1, 40 * 1024 * 1024])
def test_a_photo_that_is_too_heavy_loses_nothing_of_what_was_typed(app: Flask, client: FlaskClient, size: int) -> None:
    season = a_season()
    form = multipart(size, label="Sacs de terreau", ht_cents="24,50", day="2021-07-13", mission_id="")
    answer = sign_in(client, maud(season)).post(f"/saisons/{season.id}/depenses/noter", **form)
    assert answer.status_code == 422
    assert "Sacs de terreau" in answer.text and "24,50" in answer.text and "trop lourde" in answer.text


def test_elsewhere_what_is_too_heavy_is_not_read(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    form = multipart(LARGEST_BYTES + 1, name="Mme Le Goff")
    assert sign_in(client, maud(season)).post(f"/saisons/{season.id}/clients/nouveau", **form).status_code == 413
