"""Draws docs/house.svg from the real imports: rooms in their order, an arc from each one to those it looks at.

    python3 docs/draw_house.py

A test draws it again and compares, so the picture cannot lie.
"""

import ast
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOUSE = HERE.parent
BASEMENT = ("plumbing", "kernel")
WORDS = {
    "journal": "what happened",
    "access": "who is at the door",
    "coop.seasons": "the summer and its carrier",
    "coop.cooperants": "its people",
    "coop.clients": "for whom",
    "coop.quotes": "devis",
    "coop.missions": "the work",
    "coop.hours": "the time",
    "coop.invoices": "factures, avoirs",
    "coop.accounts": "expenses, deductions",
    "coop.distribution": "partage",
    "coop.bilan": "the summer in figures",
    "coop.archive": "in and out",
    "home": "the front page",
    "plumbing": "Flask, SQLAlchemy, PDF: fitted once",
    "kernel": "money, shares, numbers: plain Python",
}
ROW, BOX, LEFT, TOP = 40, 300, 24, 24
INK, SOFT, PAPER, CARD, LINE = "#1d2440", "#5a6078", "#fcf6ea", "#ffffff", "#3b3fce"


def rooms() -> list[str]:
    """Return the rooms of `cjs_app/rooms.py`, the last one first, then what they all stand on."""
    tree = ast.parse((HOUSE / "cjs_app" / "rooms.py").read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "ROOMS":
            return [*reversed(ast.literal_eval(node.value)), *BASEMENT]
    raise ValueError("cjs_app/rooms.py has no ROOMS")


def room_of(module: str, places: list[str]) -> str | None:
    """Return the room that a module stands in, None for the roof."""
    inner = module.removeprefix("cjs_app.")
    return next((place for place in places if inner == place or inner.startswith(place + ".")), None)


def imported(tree: ast.Module) -> list[str]:
    """Return the modules of the house that a file names in its imports."""
    named = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cjs_app"):
            named += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            named += [alias.name for alias in node.names if alias.name.startswith("cjs_app")]
    return named


def arrows(places: list[str]) -> set[tuple[str, str]]:
    """Return which rooms look at which."""
    found: set[tuple[str, str]] = set()
    for path in sorted((HOUSE / "cjs_app").rglob("*.py")):
        start = room_of(".".join(path.relative_to(HOUSE).with_suffix("").parts), places)
        for module in imported(ast.parse(path.read_text("utf-8"))):
            end = room_of(module, places)
            if start and end and start != end:
                found.add((start, end))
    return found


def drawing() -> str:
    """Return the picture as SVG text; the same house gives the same text."""
    places = rooms()
    middle = {place: TOP + ROW * row + 15 for row, place in enumerate(places)}
    height = TOP * 2 + ROW * len(places)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 {height}" role="img" font-family="sans-serif">',
        "<title>The house of cjs_app</title>",
        "<desc>Rooms from the front page down to the kernel; every arc leads from a room to one below it.</desc>",
        f'<rect width="760" height="{height}" fill="{PAPER}"/>',
    ]
    for start, end in sorted(arrows(places)):
        parts.append(arc(middle[start], middle[end], end in BASEMENT))
    for place in places:
        parts.append(box(place, middle[place]))
    return "\n".join([*parts, "</svg>"]) + "\n"


def arc(start: int, end: int, basement: bool) -> str:
    """Return one arc, paler when it only leads to the basement."""
    x, reach = LEFT + BOX, 30 + abs(end - start) * 3 // 5
    colour, width = (SOFT, 1) if basement else (LINE, 2)
    opacity = "0.25" if basement else "0.55"
    path = f"M{x} {start} C{x + reach} {start} {x + reach} {end} {x} {end}"
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-opacity="{opacity}"/>'


def box(place: str, middle: int) -> str:
    """Return the box of one room, with what it is."""
    fill = "#efe7d6" if place in BASEMENT else CARD
    return (
        f'<rect x="{LEFT}" y="{middle - 15}" width="{BOX}" height="30" rx="9" fill="{fill}" stroke="{LINE}"'
        f' stroke-opacity="0.4"/><text x="{LEFT + 12}" y="{middle + 5}" font-size="13" fill="{INK}">'
        f'<tspan font-weight="700">{place}</tspan><tspan fill="{SOFT}" font-size="11">  {WORDS.get(place, "")}</tspan>'
        "</text>"
    )


if __name__ == "__main__":
    (HERE / "house.svg").write_text(drawing(), "utf-8")
