"""The pages of meetings and decisions, which each wing hangs under its own address, with its own people and rights."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import Blueprint, render_template, request, url_for
from msgspec import Struct, field
from werkzeug.wrappers import Response

from cjs_app.deciding.meetings import MeetingKind
from cjs_app.deciding.people import Place
from cjs_app.plumbing.permissions import Permission, may, requires
from cjs_app.plumbing.rates import PAPERS, limited

Page = str | Response | tuple[str, int]


class Customs(Struct, frozen=True):
    """What the statutes of a place ask for on a day."""

    notice_days: int = 0
    proxies_each: int = 1
    quorum_percent: int = 0
    entitled: int | None = None


class Desk(Struct, frozen=True):
    """A place where people meet and decide: its addresses, its rights, its customs."""

    blueprint: str
    title: str
    lead: str
    read: Permission
    write: Permission
    arguments: Mapping[str, str]
    """What the addresses of this wing call a meeting, a decision, a task and a remark."""
    scope: Callable[[], dict[str, Any]]
    """What every address of the wing begins with."""
    place: Callable[[], Place]
    group: Callable[[], str]
    """How the group is called on paper."""
    hold: Callable[[], object]
    """Holds the place while something is written; refuses where it is closed."""
    is_open: Callable[[], bool]
    customs: Callable[[MeetingKind], Customs]
    kinds: Sequence[MeetingKind] = field(default_factory=lambda: [MeetingKind.BOARD])
    tabs: Callable[[], Sequence[tuple[str, str, bool]]] = lambda: ()

    def endpoint(self, page: str) -> str:
        """Return the full name of a page."""
        return f"{self.blueprint}.{page}"

    def where(self, **records: int) -> dict[str, Any]:
        """Return what the address of a record says."""
        return self.scope() | {self.arguments[kind]: number for kind, number in records.items()}

    def url(self, page: str, **records: int) -> str:
        """Return the address of a page."""
        return url_for(self.endpoint(page), **self.where(**records))

    @property
    def may_write(self) -> bool:
        """Whether this visitor may write here, now."""
        return self.is_open() and may(self.write)

    def show(self, template: str, **values: Any) -> str:
        """Return a page of the room."""
        return render_template(f"deciding/{template}.html", desk=self, may_write=self.may_write, **values)

    def hang(self, blueprint: Blueprint, pages: Sequence[tuple[str, str, Callable[..., Any], bool]]) -> None:
        """Hang pages under a blueprint: (address, methods, view, whether it only reads)."""
        called = {argument: kind for kind, argument in self.arguments.items()}
        for address, methods, view, reads in pages:
            for kind, argument in self.arguments.items():
                address = address.replace(f"<{kind}>", f"<int:{argument}>")
            page = requires(self.read if reads else self.write)(self._opened(view, called, reads))
            if address.endswith(".pdf"):
                page = limited(PAPERS)(page)
            blueprint.add_url_rule(address, endpoint=view.__name__, view_func=page, methods=methods.split())

    def _opened(self, view: Callable[..., Any], called: Mapping[str, str], reads: bool) -> Callable[..., Any]:
        """Return a page that knows its desk, and holds its place while it writes."""

        def page(**where: Any) -> Any:
            if not reads and request.method == "POST":
                self.hold()
            return view(self, **{called[name]: number for name, number in where.items() if name in called})

        page.__name__ = view.__name__
        return page
