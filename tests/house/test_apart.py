"""Each room of the pôle may be taken out of the house and nothing else falls: read from the sources alone.

What remains shared is named here: the room that holds the pôle together, the directory, and the two that others ask.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from cjs_app.rooms import ROOMS
from tests.house import arrows

HOUSE = Path(__file__).parents[2]
SHARED = {"structure", "directory", "questionnaires", "checker"}
APART = [room for room in ROOMS if room.startswith("pole.") and room.removeprefix("pole.") not in SHARED]
BESIDE = ("cjs_app.demo", "cjs_app.cli", "cjs_app.verifying")
"""The year that is played, and the commands of the console."""
NAMED = re.compile(r'"pole/(\w+)/|url_for\("(\w+)\.')


@cache
def arrows_of_the_house() -> set[tuple[str, str, str]]:
    """Return who looks at whom: a file, its room, the room that it looks at."""
    read = arrows.read(HOUSE)
    return {
        (module, read.place(module).room, read.place(target).room)
        for module, tree in read.trees.items()
        for _, target in arrows.imports(read, module, tree)
    }


@cache
def pages() -> list[tuple[str, str]]:
    """Return the path and the text of every template."""
    return [(path.as_posix(), path.read_text("utf-8")) for path in sorted((HOUSE / "templates").rglob("*.html"))]


def lookers(room: str) -> set[str]:
    """Return the files that look at a room from elsewhere."""
    return {module for module, own, seen in arrows_of_the_house() if seen == room != own}


def test_no_other_room_looks_at_a_room_of_the_pole() -> None:
    seen = {room: {module for module in lookers(room) if not module.startswith(BESIDE)} for room in APART}
    assert seen == dict.fromkeys(APART, set())


@pytest.mark.parametrize("room", APART)
def test_no_other_page_names_the_templates_or_the_addresses_of_a_room_of_the_pole(room: str) -> None:
    name = room.removeprefix("pole.")
    others = [(path, text) for path, text in pages() if f"pole/{name}/" not in path]
    named = [path for path, text in others for found in NAMED.findall(text) if name in found]
    assert named == []


@pytest.mark.parametrize("room", APART)
def test_all_that_a_room_of_the_pole_needs_is_named_for_it(room: str) -> None:
    folder = room.replace(".", "/")
    assert (HOUSE / "tests" / folder / "whole.py").exists()
    assert list((HOUSE / "templates" / folder).glob("*.html"))


def test_somebody_who_looks_would_be_seen() -> None:
    assert lookers("pole.questionnaires") >= {"cjs_app.pole.bridges.actions", "cjs_app.demo.pole.pathway"}
