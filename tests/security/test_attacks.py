"""The attacks that this house has thought of: which tests try each, by name, and those that no room tries alone."""

import ast
import random
import time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.headers import named
from cjs_app.plumbing.uploads import path_of, store_image
from tests.plumbing.test_uploads import a_png_that_says
from tests.security import hostile

TESTS = Path(__file__).resolve().parents[1]
TRIED = {
    "a forwarded link": (
        "coop/sharing/test_pages.py::test_two_hundred_visits_of_a_scanner_change_nothing",
        "coop/sharing/test_pages.py::test_the_link_of_a_summer_opens_no_other",
        "coop/sharing/test_pages.py::test_a_cookie_copied_from_a_shut_link_or_made_up_opens_nothing",
    ),
    "a form replayed under another account": (
        "plumbing/test_once.py::test_the_form_of_one_person_is_not_sent_by_another",
        "plumbing/test_resuming.py::test_somebody_else_who_comes_in_sees_nothing_of_it",
        "plumbing/test_resuming.py::test_what_is_carried_cannot_be_made_up",
    ),
    "what a photo of a receipt says besides": (
        "plumbing/test_uploads.py::test_nothing_that_was_hidden_in_a_photo_is_kept",
        "plumbing/test_uploads.py::test_a_picture_of_too_many_pixels_is_refused_before_it_is_opened",
        "coop/accounts/test_pages.py::test_the_same_photo_twice_is_flagged_with_the_other_expense",
        "security/test_canaries.py::test_a_receipt_keeps_nothing_of_where_it_was_taken",
    ),
    "a formula in the carrier's spreadsheet": (
        "security/test_exports.py::test_no_cell_of_a_workbook_computes_and_every_text_comes_back",
        "security/test_exports.py::test_every_text_of_a_csv_comes_back_as_it_was",
    ),
    "a credit note racing a payment": (
        "reliability/test_races_of_money.py::test_a_payment_and_a_credit_note_never_settle_the_same_cents",
        "reliability/test_races_of_money.py::test_of_two_payments_of_six_euros_on_ten_one_is_refused",
    ),
    "a mail that says more, or to more": (
        "plumbing/test_mail.py::test_an_address_carries_no_header_and_no_second_person",
        "security/test_ways_in.py::test_the_committee_s_link_bears_the_name_of_the_settings",
    ),
    "what a PDF says besides": (
        "security/test_canaries.py::test_documents_for_clients_name_nobody_in_text_objects_or_metadata",
    ),
}


@pytest.mark.parametrize("attack", TRIED)
def test_each_attack_is_tried_by_tests_that_exist(attack: str) -> None:
    for place in TRIED[attack]:
        path, _, name = place.partition("::")
        tree = ast.parse((TESTS / path).read_text("utf-8"))
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, place


def test_two_hundred_photos_with_marks_in_every_place_keep_none(tmp_path: Path) -> None:
    dice = random.Random("photos")
    for number in range(200):
        mark = f"mark-{number:04}-chez-Awa"
        name = store_image(BytesIO(a_marked_photo(dice, mark)), tmp_path)
        kept = path_of(name, tmp_path).read_bytes()
        assert mark.encode() not in kept and mark.encode("utf-16-le") not in kept, number


def a_marked_photo(dice: random.Random, mark: str) -> bytes:
    """Return a photo in one of three kinds, that says its mark in every place where the kind can hold words."""
    kind, size = dice.choice(("JPEG", "PNG", "WEBP")), (dice.randrange(8, 60), dice.randrange(8, 60))
    picture = Image.new("RGB", size, (dice.randrange(256), dice.randrange(256), dice.randrange(256)))
    told = Image.Exif()
    for tag in (ExifTags.Base.Make, ExifTags.Base.Artist, ExifTags.Base.ImageDescription, ExifTags.Base.Copyright):
        told[tag] = mark
    told[ExifTags.Base.XPComment] = mark.encode("utf-16-le")
    told.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSAreaInformation] = mark.encode()
    told.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.UserComment] = b"ASCII\0\0\0" + mark.encode()
    options: dict[str, object] = {"exif": told, "icc_profile": b"\0" * 128 + mark.encode()}
    if kind == "PNG":
        words = PngImagePlugin.PngInfo()
        words.add_text("Comment", mark)
        words.add_itxt("XML:com.adobe.xmp", mark)
        options["pnginfo"] = words
    else:
        options["xmp"] = mark.encode()
    if kind == "JPEG":
        options["comment"] = mark.encode()
    written = BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue() + mark.encode()


def test_a_picture_of_billions_of_pixels_is_refused_at_once(tmp_path: Path) -> None:
    began = time.perf_counter()
    with pytest.raises(Refusal):
        store_image(BytesIO(a_png_that_says(50_000, 50_000)), tmp_path)
    assert time.perf_counter() - began < 0.5
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_two_things_at_once_is_kept_as_a_picture_alone(tmp_path: Path) -> None:
    photo = BytesIO()
    Image.new("RGB", (20, 20), "red").save(photo, "JPEG")
    for second in (
        b"<script>alert(1)</script>",
        b"PK\x05\x06" + b"\0" * 18,
        b"#!/bin/sh\nid\n",
        b"<?php system('id');",
    ):
        name = store_image(BytesIO(photo.getvalue() + second), tmp_path)
        assert second not in path_of(name, tmp_path).read_bytes()


@pytest.mark.parametrize(
    "name", [*hostile.EVERYTHING, "é" * 300, "../../x", "a\r\nSet-Cookie: x=1", "رقم", "F-2021/001"]
)
def test_the_name_of_a_file_is_plain_whatever_somebody_wrote(name: str) -> None:
    said = named(name, "pdf")
    assert said.isascii() and said.isprintable()
    assert said.startswith('inline; filename="') and said.count('"') == 2
    assert "/" not in said.partition("filename*")[0] and ".." not in said
    assert len(said) < 1_000
