"""Two hundred invented minors, every personal value a marked one, and how to look for the marks in what leaves."""

import datetime as dt
import io
import re
import subprocess
import zipfile
from pathlib import Path

import pikepdf
from flask import current_app
from PIL import ExifTags, Image
from sqlalchemy import select

from cjs_app.access.domain import Role
from cjs_app.access.models import User
from cjs_app.coop.accounts import actions as accounts
from cjs_app.coop.accounts.domain import ExpenseSheet
from cjs_app.coop.cooperants.models import Committee, CommitteeTerm, Cooperant, Paper
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.seasons.models import Season, SeasonRole
from cjs_app.plumbing.database import db
from cjs_app.plumbing.uploads import store_image
from tests.people import stamped
from tests.whole_summer import TODAY

MINORS = 200
YEAR = 1931
"""A year in which nobody else of the tests was born; nothing else happened in it either."""
PLACE = "4807N00301W-gps-canari"

FIRST, LAST, BIRTH, LOGIN, MAIL, NOTE, ROLE, PAPER, PHOTO = [
    "first",
    "last",
    "birth",
    "login",
    "mail",
    "note",
    "role",
    "paper",
    "photo",
]
MARKS = {
    FIRST: rb"Zq\d{3}xan",
    LAST: rb"Wv\d{3}kor",
    BIRTH: rb"1931-\d\d-\d\d|\d\d?[/.]\d\d?[/.]1931|\(1931,|[a-z\xc3\xa9\xbb.]{3,10}[ \xa0]1931",
    LOGIN: rb"jz\d{3}login",
    MAIL: rb"jz\d{3}@exemple",
    NOTE: rb"nq\d{3}note",
    ROLE: rb"rq\d{3}role",
    PAPER: rb"pq\d{3}piece",
    PHOTO: rb"gps-canari",
}
"""What is looked for, by the sort of value; bytes, so that headers, files and pages are searched alike."""
TEAM_READS = {FIRST, NOTE, ROLE}
STAFF_READS = TEAM_READS | {LAST, BIRTH, PAPER, LOGIN}


def plant(season: Season) -> None:
    """Give every cooperant of a season marked values, and add others until there are two hundred."""
    known = list(db.session.scalars(select(Cooperant).where(Cooperant.season_id == season.id).order_by(Cooperant.id)))
    for rank in range(len(known), MINORS):
        known.append(Cooperant(season_id=season.id, code=f"C{rank + 1:03}", has_share=True, first_name="-"))
    db.session.add_all(known)
    committee = db.session.scalars(select(Committee).where(Committee.season_id == season.id)).first()
    for rank, one in enumerate(known):
        one.first_name, one.last_name = f"Zq{rank:03}xan", f"Wv{rank:03}kor"
        one.birth_date = dt.date(YEAR, 1 + rank % 12, 1 + rank % 28)
        user = db.session.get(User, one.user_id) if one.user_id else User(passphrase_hash="-")
        assert user is not None
        user.login, user.display_name, user.email = f"jz{rank:03}login", one.first_name, f"jz{rank:03}@exemple.fr"
        db.session.add(user)
        db.session.flush()
        if one.user_id is None:
            one.user_id = user.id
            db.session.add(SeasonRole(user_id=user.id, season_id=season.id, role=Role.COOPERANT))
        _work(season, one, rank, committee)
    db.session.flush()


def _work(season: Season, one: Cooperant, rank: int, committee: Committee | None) -> None:
    """Write a note, a role and a paper of one cooperant."""
    at = stamped().at
    db.session.add(Paper(season_id=season.id, cooperant_id=one.id, label=f"pq{rank:03}piece"))
    db.session.add(
        HourEntry(
            season_id=season.id,
            cooperant_id=one.id,
            day=TODAY,
            minutes=60,
            nature="reunion",
            status="validee",
            note=f"nq{rank:03}note",
            declared_by_id=one.user_id,
            validated_at=at,
        )
    )
    if committee is not None:
        db.session.add(
            CommitteeTerm(
                season_id=season.id, cooperant=one, committee=committee, role=f"rq{rank:03}role", start_day=TODAY
            )
        )


def plant_photo(season: Season) -> bytes:
    """Attach a receipt taken by a phone that writes where it is; return the photo as the phone sent it."""
    told = Image.Exif()
    told[ExifTags.Base.Make] = PLACE
    told.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSDateStamp] = PLACE
    sent = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(sent, "JPEG", exif=told, comment=PLACE.encode())
    expense = accounts.record_expense(season, ExpenseSheet(TODAY, "Sécateurs", 4590, "Matériel"), stamped(day=TODAY))
    photo = io.BytesIO(sent.getvalue())
    accounts.attach_receipt(
        expense, lambda: store_image(photo, Path(current_app.config["RECEIPTS"])), stamped(day=TODAY)
    )
    return sent.getvalue()


def found(content: bytes, but: set[str]) -> dict[str, str]:
    """Return the sorts of marks seen in what leaves, one example of each; files are opened and read to the end."""
    seen: dict[str, str] = {}
    for part in parts_of(content):
        for sort, mark in MARKS.items():
            hit = None if sort in but else re.search(mark, part)
            if hit is not None:
                seen.setdefault(sort, hit[0].decode("utf-8", "replace"))
    return seen


def parts_of(content: bytes) -> list[bytes]:
    """Return a content and all that is packed in it: the parts of an archive, the objects and the text of a PDF."""
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [part for name in archive.namelist() for part in parts_of(archive.read(name))]
            return [content, *inside, "\n".join(archive.namelist()).encode()]
    return [content, *_pdf(content)] if content.startswith(b"%PDF") else [content]


def _pdf(content: bytes) -> list[bytes]:
    """Return what a PDF says, shows, hides and tells of itself."""
    text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, check=True, capture_output=True).stdout
    parts = [text]
    with pikepdf.open(io.BytesIO(content)) as paper:
        parts.append(str(dict(paper.docinfo)).encode())
        parts.append(str(paper.open_metadata()).encode())
        parts.append("\n".join(paper.attachments).encode())
        for thing in paper.objects:
            parts.append(thing.read_bytes() if isinstance(thing, pikepdf.Stream) else repr(thing).encode())
    return parts
