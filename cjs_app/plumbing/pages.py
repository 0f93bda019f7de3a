"""What every page can use: addresses of static files that change with their content, paging, ways on and back."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Request, abort, current_app, flash, redirect, request, url_for
from msgspec import Struct, field
from msgspec.structs import replace
from sqlalchemy import Integer, Select, bindparam, func, select
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.routing import IntegerConverter, Map
from werkzeug.utils import cached_property
from werkzeug.wrappers import Response

from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import once
from cjs_app.plumbing.database import db
from cjs_app.plumbing.uploads import LARGEST_BYTES

Choice = TypeVar("Choice", bound=Enum)
Row = TypeVar("Row")

PAGE_SIZE = 50
COME_BACK = "retour"
LARGEST_RECORD = 2**31 - 1
A_YEAR = 365 * 24 * 3600
SPOOLED_BYTES = 500 * 1024
"""A file longer than this waits on the disk, not in memory."""
LARGEST_SENT = 64 * 1024 * 1024
"""What a page that takes photos reads at most, so as to answer with its form, filled, where a photo is too heavy."""


class Page(Struct, frozen=True):
    """One page of a list, and how many there are."""

    items: Sequence[Any]
    page: int
    total: int
    size: int = PAGE_SIZE

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def has_prev(self) -> bool:
        """Whether a page stands before this one."""
        return self.page > 1

    @property
    def has_next(self) -> bool:
        """Whether a page follows this one."""
        return self.page < self.pages

    @property
    def prev_num(self) -> int:
        """The number of the page before."""
        return self.page - 1

    @property
    def next_num(self) -> int:
        """The number of the page after."""
        return self.page + 1


class Undo(Struct, frozen=True):
    """The gesture that takes back what was just done: the page of the reverse gesture, and what its form says.

    The rules of that gesture decide when it is pressed: once the record went further, they refuse.
    """

    endpoint: str
    where: Mapping[str, Any]
    fields: Mapping[str, str] = field(default_factory=dict)
    label: str = "Annuler"

    def told(self) -> dict[str, Any]:
        """Return what the next page needs to draw the button."""
        return {"url": url_for(self.endpoint, **self.where), "fields": dict(self.fields), "label": self.label}


AT_ONCE = "Annulé aussitôt."
"""The reason of what is taken back by the button beside the sentence, where its gesture asks for one."""


class Enough(SpooledTemporaryFile[bytes]):
    """A file as it comes in: once it is known to be too large, the rest is let go."""

    def write(self, content: Any) -> int:
        """Keep what fits, and one byte more to know that something did not."""
        room = LARGEST_BYTES + 1 - self.tell()
        super().write(content[: max(0, room)])
        return len(content)


class HouseRequest(Request):
    """A request whose words hold no NUL: nobody types one on purpose, and PostgreSQL cannot keep it."""

    def _get_file_stream(self, *_told: Any, **_more: Any) -> Any:
        """Return where a file is put while it comes in."""
        return Enough(max_size=SPOOLED_BYTES, mode="rb+")

    @cached_property
    def args(self) -> MultiDict[str, str]:
        """The words of the address."""
        return without_nul(super().args)

    def _load_form_data(self) -> None:
        """Read the form, then leave the NULs out."""
        super()._load_form_data()
        self.__dict__["form"] = without_nul(self.__dict__["form"])


def without_nul(words: MultiDict[str, str]) -> MultiDict[str, str]:
    """Return the same words without NULs."""
    if not any("\x00" in word for _, word in words.items(multi=True)):
        return words
    return ImmutableMultiDict((name, word.replace("\x00", "")) for name, word in words.items(multi=True))


class RecordNumber(IntegerConverter):
    """The number of a record in an address, in plain figures: one that no database can hold is no page at all."""

    regex = "[0-9]+"

    def __init__(self, map: Map, *arguments: Any, **options: Any) -> None:  # noqa: A002 — werkzeug's own name
        """Bound the numbers to what the databases' integers hold."""
        super().__init__(map, *arguments, **{"max": LARGEST_RECORD} | options)


class YearNumber(IntegerConverter):
    """A year in an address: of this century."""

    regex = "20[0-9]{2}"


def start(app: Flask) -> None:
    """Give every template its static addresses and its pager, and bound the numbers in addresses."""
    app.url_map.converters["int"] = RecordNumber
    app.url_map.converters["year"] = YearNumber
    app.extensions["static_addresses"] = {}
    app.add_template_global(static_url)
    app.add_template_global(page_url)
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = A_YEAR
    app.request_class = HouseRequest
    app.before_request(_make_room_for_photos)


def takes_photos(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a page that takes photos: it says itself, at the field, which one is too heavy."""
    view.takes_photos = True  # type: ignore[attr-defined]
    return view


def _make_room_for_photos() -> None:
    """Read a whole photo where one may come, even one that will be refused."""
    if getattr(current_app.view_functions.get(request.endpoint or ""), "takes_photos", False):
        request.max_content_length = LARGEST_SENT


def static_url(filename: str) -> str:
    """Return the address of a static file with a mark of its content, so that it can be cached for ever."""
    app = current_app
    known: dict[tuple[str, str], str] = app.extensions["static_addresses"]
    asked = request.script_root, filename
    if (address := known.get(asked)) is not None:
        return address
    content = Path(str(app.static_folder), filename).read_bytes()
    address = url_for("static", filename=filename, v=hashlib.sha256(content).hexdigest()[:12])
    if not app.debug:
        known[asked] = address
    return address


def page_url(number: int) -> str:
    """Return the address of another page of the list at hand, its filters kept."""
    arguments = request.args.to_dict(flat=False) | {"page": [str(number)]}
    return url_for(str(request.endpoint), **(request.view_args or {}), **arguments)  # type: ignore[arg-type]


def asked_page() -> int:
    """Return the page number in the address; anything else than a whole number from 1 on is page 1."""
    asked = request.args.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 7 and int(asked) > 0 else 1


def asked_choice(name: str, kind: type[Choice]) -> Choice | None:
    """Return the member of a closed list that the address asks for, or None for all of them."""
    asked = request.args.get(name, "")
    return next((member for member in kind if member.value == asked), None)


def asked_record(name: str) -> int | None:
    """Return the number of the record that the address names, or None for all of them."""
    return record_number(request.args.get(name, ""))


def record_number(text: str) -> int | None:
    """Return the number of a record that was sent as text, or None for what no record can have."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def or_404(rows: Select[Row], **asked: Any) -> Row:
    """Return the one record of a query, or answer as if its page did not exist.

    `asked` is what a query that was put together once is asked for.
    """
    record = db.session.scalars(rows, asked or None).unique().one_or_none()
    if record is None:
        abort(404)
    return record


def paged(rows: Select[Any], page: int, size: int = PAGE_SIZE) -> Page:
    """Return one page of a query and the count of all its rows, in one statement; the last page for one beyond it.

    Rows of one record each come as that record, rows of several columns as they are.
    """
    found = turned_to(turning(rows), page, size)
    one = len(rows.column_descriptions) == 1
    return replace(found, items=[row[0] for row in found.items]) if one else found


def turning(rows: Select[Any], told: Callable[[Select[Any]], Select[Any]] | None = None) -> Select[Any]:
    """Return the query of a page of these rows, with the count of them all as its last column.

    Where the rows are numbers only, `told` says what is read of those of the page.
    """
    counted = select(func.count()).select_from(rows.order_by(None).subquery()).scalar_subquery()
    wanted = rows.limit(bindparam("size", type_=Integer())).offset(bindparam("before", type_=Integer()))
    return (told(wanted) if told else wanted).add_columns(counted)


def turned_to(turning: Select[Any], page: int, size: int = PAGE_SIZE, **values: Any) -> Page:
    """Return a page of a query made by `turning`, the last one for a page beyond it; `values` are those it asks for."""
    found = db.session.execute(turning, {**values, "size": size, "before": (page - 1) * size}).unique().all()
    if found or page == 1:
        return Page(found, page, found[0][-1] if found else 0, size)
    first = turned_to(turning, 1, size, **values)
    return turned_to(turning, first.pages, size, **values) if first.pages > 1 else first


def done(sentence: str, endpoint: str, *, undo: Undo | None = None, **where: Any) -> Response:
    """Keep what was done, say it, and lead to a page: how every form and button that changes something ends.

    A button pressed on another page than the record's own, as on the front page, says where to come back to. With
    `undo`, a button beside the sentence takes it back, as long as nothing else happened since.
    """
    target = safe_target(request.form.get(COME_BACK)) or url_for(endpoint, **where)
    once.lead_to(target)
    db.session.commit()
    flash({"said": sentence, "undo": undo.told()} if undo else sentence, "success")  # type: ignore[arg-type]
    return redirect(target, code=303)


def acted(form: Any, act: Callable[[], object], said: str, endpoint: str, **where: Any) -> Response | None:
    """Return the way on once a form that was sent is right and its gesture done; None while its page is to be shown.

    What a rule refuses stands at its field, and what the gesture began is undone.
    """
    if not form.validate_on_submit():
        return None
    try:
        act()
    except Refusal as refusal:
        form.refuse(refusal)
        return None
    return done(said, endpoint, **where)


def safe_target(target: str | None) -> str | None:
    """Return an address of this very site, or None: redirects never lead elsewhere."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")) or "\\" in target:
        return None
    parts = urlsplit(target)
    return target if not parts.scheme and not parts.netloc and target.isprintable() else None
