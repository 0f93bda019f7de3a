"""The menu: each room offers its entry; groups have one order, and rooms theirs inside a group."""

from collections.abc import Iterator, Sequence
from typing import Any

from flask import Flask, current_app, g, request, url_for
from markupsafe import Markup
from msgspec import Struct

from cjs_app.plumbing.permissions import may, permission_of


class Entry(Struct, frozen=True):
    """A line of the menu; it shows only to those who may open it."""

    label: str
    endpoint: str
    icon: str
    group: str = ""
    main: bool = False
    """Whether it also stands in the bar at the bottom of a phone."""
    in_season: bool = True
    in_pole: bool = False
    """Whether it stands in the menu of the pôle, whose pages are those of a year."""
    short: str = ""
    """What the bar at the bottom of a phone calls it, where the label is too long for one line: words of the label."""


class Link(Struct, frozen=True):
    """An entry, ready to be drawn."""

    label: str
    url: str
    icon: str
    group: str
    current: bool
    main: bool = False
    short: str = ""


class Menu(Struct, frozen=True):
    """A menu as it is drawn: all of it, and the bar at the bottom of a phone."""

    whole: Markup
    bar: Markup


entries: dict[str, Entry] = {}

GROUPS = (
    "",
    "Le travail",
    "L’argent",
    "La coop",
    "Fichiers",
    "Le réseau",
    "Les actions",
    "Les moyens",
    "L’année",
)
"""The order of the menu; a group that is not here stands last."""


MOST_DRAWN = 1_000
"""Menus that a process remembers, of some kilobytes each."""


def offer(entry: Entry) -> None:
    """Add a room's entry to the menu."""
    entries[entry.endpoint] = entry


def start(app: Flask) -> None:
    """Give every template its menu."""
    app.extensions["drawn_menus"] = {}
    app.add_template_global(drawn_menu)
    app.add_template_global(open_url)
    app.config["MENU"] = entries
    app.context_processor(lambda: {"season": g.get("season"), "role": g.get("role"), "year": g.get("year")})


def menu() -> list[Link]:
    """Return the entries that this visitor may open, in the season or in the year of the pôle at hand."""
    entries_in_order = sorted(_open_entries(), key=_place)
    here = _current(entries_in_order)
    return [_link(entry, entry is here) for entry in entries_in_order]


def drawn_menu() -> Menu:
    """Return the menu of this visitor's page, drawn once for all who have their role in the same season or year."""
    known: dict[tuple[Any, ...], Menu] = current_app.extensions["drawn_menus"]
    season = g.get("season")
    asked = request.script_root, g.get("role"), season and season.id, g.get("year"), request.endpoint
    if (drawn := known.get(asked)) is None:
        links = menu()
        drawn = Menu(_drawn(links, in_bar=False), _drawn(bottom_bar(links), in_bar=True))
        if len(known) >= MOST_DRAWN:
            known.clear()
        known[asked] = drawn
    return drawn


def _drawn(links: Sequence[Link], *, in_bar: bool) -> Markup:
    """Return a list of links as a page shows it."""
    draw = current_app.jinja_env.get_template("menu.html").module.menu_list  # type: ignore[attr-defined]
    drawn: Markup = draw(links, in_bar)
    return drawn


def bottom_bar(links: Sequence[Link]) -> list[Link]:
    """Return the four links that stand at the bottom of a phone: the main ones, then others for who has few."""
    chosen = sorted(links, key=lambda link: not link.main)[:4]
    return [link for link in links if link in chosen]


def open_url(endpoint: str, **values: Any) -> str | None:
    """Return the address of a page, or None where this visitor may not open it: no link leads to a shut door."""
    if endpoint not in current_app.view_functions:
        return None
    permission = permission_of(current_app, endpoint)
    return url_for(endpoint, **values) if permission is not None and may(permission) else None


def _place(entry: Entry) -> int:
    """Return where the group of an entry stands in the menu."""
    return GROUPS.index(entry.group) if entry.group in GROUPS else len(GROUPS)


def _open_entries() -> Iterator[Entry]:
    """Yield the entries whose page this visitor may open."""
    for entry in entries.values():
        if not _stands_here(entry):
            continue
        permission = permission_of(current_app, entry.endpoint)
        if permission is not None and may(permission):
            yield entry


def _stands_here(entry: Entry) -> bool:
    """Return whether an entry is of the menu at hand: the summer's, the pôle's, or every one where it has no group."""
    if not (entry.group or entry.in_season or entry.in_pole):
        return True
    if g.get("year") is not None:
        return entry.in_pole
    return not entry.in_pole and (not entry.in_season or g.get("season") is not None)


def _current(shown: Sequence[Entry]) -> Entry | None:
    """Return the entry of the page at hand: its own, or that of the room, or part of a room, in which it stands."""
    here = request.endpoint or ""
    around = [entry for entry in shown if here.startswith(_room(entry))]
    return max(around, key=lambda entry: (entry.endpoint == here, len(_room(entry))), default=None)


def _room(entry: Entry) -> str:
    """Return what the names of all pages beside that of an entry begin with."""
    return entry.endpoint.rpartition(".")[0] + "."


def _link(entry: Entry, current: bool) -> Link:
    """Return an entry with its address in the season or the year at hand."""
    where: dict[str, Any] = {}
    if entry.in_season:
        where = {"season_id": g.season.id}
    elif entry.in_pole:
        where = {"year": g.year}
    url = url_for(entry.endpoint, **where)
    return Link(entry.label, url, entry.icon, entry.group, current, entry.main, entry.short)
