"""Who may look at whom in the house, read from the sources themselves (standard library only, nothing is imported).

`faults(house)` takes the folder that holds `cjs_app/`, so that the tests can also hand it small broken houses.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

# What each floor of a room may look at: in its own room, and in a room that stands earlier in ROOMS.
AT_HOME = {
    "domain": {"domain"},
    "models": {"domain", "models"},
    "queries": {"domain", "models", "queries"},
    "pdf": {"domain", "pdf"},
    "actions": {"domain", "models", "queries", "pdf", "actions"},  # a document is drawn once, when it is issued
    "forms": {"domain", "models", "queries", "forms"},
    "routes": {"domain", "models", "queries", "actions", "pdf", "forms", "routes"},
}
SHOWN_TO_LATER_ROOMS = {"domain", "models", "queries", "actions"}
FLOOR_OF_OTHER_FILES = "actions"  # a file named by its subject, unless FLOOR_OF in rooms.py says better
PLAIN_FLOORS = {"kernel", "domain"}
PLAIN_LIBRARIES = {"msgspec", "stdnum"}  # values that do not change, digits of a SIREN: no clock, no network
NOT_PLAIN = {"asyncio", "locale", "logging", "os", "random", "secrets", "socket", "sqlite3", "subprocess", "time"}
CLOCKS = {"today", "now", "utcnow"}
# A command must start before anything is installed, and answer --help without opening a database.
MAY_IMPORT_LATE = {"cjs_app", "cjs_app.cli", "cjs_app.__main__"}
MAY_IMPORT_BY_NAME = {
    "cjs_app",
    "cjs_app.rooms",
    "cjs_app.roof",  # the rooms are furnished from the list
    "cjs_app.kernel.late",  # foreign libraries, named in full where they are used
}


@dataclass(frozen=True)
class Place:
    """Where a module stands: kernel, plumbing, roof, or a floor of a room."""

    kind: str
    room: str = ""
    floor: str = ""


@dataclass
class House:
    """The sources of `cjs_app`, and the order of its rooms."""

    root: Path
    rooms: tuple[str, ...] = ()
    floor_of: dict[str, str] = field(default_factory=dict)
    trees: dict[str, ast.Module] = field(default_factory=dict)

    def place(self, module: str) -> Place:
        """Return where a module of the house stands."""
        inner = module.removeprefix("cjs_app").lstrip(".")
        for room in self.rooms:
            if inner == room or inner.startswith(room + "."):
                return Place("room", room, self._floor(room, inner[len(room) + 1 :]))
        top = inner.partition(".")[0]
        return Place({"kernel": "kernel", "plumbing": "plumbing", "config": "plumbing"}.get(top, "roof"))

    def _floor(self, room: str, inner: str) -> str:
        """Return the floor of a file in its room; what the package itself says must be as plain as its rules."""
        first = inner.partition(".")[0] or "domain"
        declared = self.floor_of.get(f"{room}.{inner}", self.floor_of.get(inner))
        return declared or (first if first in AT_HOME else FLOOR_OF_OTHER_FILES)

    def is_earlier(self, room: str, other: str) -> bool:
        """Tell whether `room` stands earlier than `other`."""
        return self.rooms.index(room) < self.rooms.index(other)


def read(root: Path) -> House:
    """Return the house that stands under `root`."""
    house = House(root)
    for path in sorted((root / "cjs_app").rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        house.trees[".".join(parts).removesuffix(".__init__")] = ast.parse(path.read_text("utf-8"), str(path))
    lists = dict(_constants(house.trees["cjs_app.rooms"]))
    house.rooms = tuple(lists.get("ROOMS", ()))  # type: ignore[arg-type]
    house.floor_of = dict(lists.get("FLOOR_OF", {}))  # type: ignore[call-overload]
    return house


def faults(root: Path) -> list[str]:
    """Return one sentence for each arrow that goes the wrong way, and each import that hides."""
    house = read(root)
    found = []
    for module, tree in house.trees.items():
        found += [f"{module}:{line} {what}" for line, what in _wrong_arrows(house, module, tree)]
        found += [f"{module}:{line} {what}" for line, what in _hidden_imports(module, tree)]
        found += [f"{module}:{line} {what}" for line, what in _impurities(house.place(module), tree)]
    return found + _wrong_keys(house)


def _constants(tree: ast.Module) -> Iterator[tuple[str, object]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, ast.literal_eval(node.value)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, ast.literal_eval(node.value)


def imports(house: House, module: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give each imported module with its line: `from cjs_app.coop import quotes` is the room, not the wing."""
    package = module if _is_package(house, module) else module.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield node.lineno, inner if inner in house.trees else base


def _is_package(house: House, module: str) -> bool:
    return (house.root / Path(*module.split("."), "__init__.py")).exists()


def _wrong_arrows(house: House, module: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    here = house.place(module)
    for line, target in imports(house, module, tree):
        if target.partition(".")[0] == "cjs_app":
            refusal = _refusal(house, here, house.place(target))
        else:
            refusal = "" if _may_use(here, target.partition(".")[0]) else "the kernel and the rules are plain Python"
        if refusal:
            yield line, f"looks at {target}: {refusal}"


def _refusal(house: House, here: Place, there: Place) -> str:
    """Return why `here` may not look at `there`, or nothing."""
    if here.kind == "roof" or there.kind == "kernel":
        return ""
    if here.kind == "kernel":
        return "the kernel looks at nothing but itself"
    if there.kind == "roof":
        return "nobody looks at the roof"
    if there.kind == "plumbing":
        return "rules know no plumbing" if here.floor == "domain" else ""
    if here.kind == "plumbing":
        return "the plumbing knows no room"
    return _refusal_between_rooms(house, here, there)


def _refusal_between_rooms(house: House, here: Place, there: Place) -> str:
    if there.floor not in AT_HOME[here.floor]:
        return f"{here.floor} may not look at {there.floor}"
    if here.room == there.room:
        return ""
    if here.room.startswith("coop.") and there.room.startswith("pole."):
        return "the summer knows nothing of the hub"
    if not house.is_earlier(there.room, here.room):
        return f"{there.room} stands later in ROOMS than {here.room}"
    return "" if there.floor in SHOWN_TO_LATER_ROOMS else f"{there.floor} is private to its room"


def _may_use(here: Place, library: str) -> bool:
    """Tell whether a library from outside may be used there: the plain floors do without Flask, tables and clocks."""
    if not {here.kind, here.floor} & PLAIN_FLOORS:
        return True
    return library in PLAIN_LIBRARIES or (library in sys.stdlib_module_names and library not in NOT_PLAIN)


def _hidden_imports(module: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    late = module in MAY_IMPORT_LATE or module.startswith("cjs_app.bootstrap")
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and not late:
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield node.lineno, f"hides an import in {function.name}()"
        if isinstance(function, ast.Call) and module not in MAY_IMPORT_BY_NAME and _imports_by_name(function):
            yield function.lineno, "imports a module by its name"


def _imports_by_name(call: ast.Call) -> bool:
    """Tell whether a call imports what the house cannot see: a foreign library named in full is no arrow of ours."""
    if ast.unparse(call.func) not in {"import_module", "importlib.import_module", "__import__", "Late"}:
        return False
    name = call.args[0] if call.args else None
    return not isinstance(name, ast.Constant) or str(name.value).startswith((".", "cjs_app"))


def _impurities(here: Place, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give the clocks that a rule reads by itself instead of being told the day."""
    if not {here.kind, here.floor} & PLAIN_FLOORS:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            yield node.lineno, f"reads the clock: {ast.unparse(node.func)}()"


def _wrong_keys(house: House) -> list[str]:
    """Return the foreign keys and relationships towards a later room, and the backrefs: arrows that no import shows."""
    owners, pointers, found = {}, [], []
    for module, tree in house.trees.items():
        room = house.place(module).room
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                owners |= dict.fromkeys(_names_of_table(node), room)
            pointers += [(module, node.lineno, room, name) for name in _names_pointed_at(node)]
            if isinstance(node, ast.keyword) and node.arg == "backref":
                found.append(f"{module}:{node.value.lineno} has a backref")
    for module, line, room, name in pointers:
        owner = owners.get(name)
        if room and owner and owner != room and not house.is_earlier(owner, room):
            found.append(f"{module}:{line} points to {name}, of {owner}, which stands later in ROOMS")
    return found


def _names_of_table(record: ast.ClassDef) -> set[str]:
    """Return the name of a class of records and the name of its table; nothing for any other class."""
    for line in record.body:
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "__tablename__":
            return {record.name, ast.literal_eval(line.value)}
    return set()


def _names_pointed_at(node: ast.AST) -> set[str]:
    """Return the tables and classes that a key, a relationship or a `Mapped["…"]` names between quotes."""
    if isinstance(node, ast.Call):
        pointing, inside = ast.unparse(node.func), node.args
    elif isinstance(node, ast.Subscript):
        pointing, inside = ast.unparse(node.value), [node.slice]
    else:
        return set()
    if pointing.rpartition(".")[2] not in {"ForeignKey", "ForeignKeyConstraint", "relationship", "Mapped"}:
        return set()
    texts = (part for argument in inside for part in ast.walk(argument) if isinstance(part, ast.Constant))
    return {word for text in texts for word in re.findall(r"^\w+|(?<=\[)\w+", str(text.value))}
