"""The product's own source, read as a tree: what it imports, what it calls, and with which words."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
SOURCES = [
    path
    for folder in (HOUSE / "cjs_app", HOUSE / "migrations")
    for path in sorted(folder.rglob("*.py"))
    if "bootstrap" not in path.parts
]
"""Everything that runs on a server; `bootstrap` prepares a machine before there is one."""
SCRIPTS = sorted((HOUSE / "static" / "js").rglob("*.js"))


def named(path: Path) -> str:
    """Return the name of a file from the top of the house."""
    return path.relative_to(HOUSE).as_posix()


@functools.cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return everything written in a file."""
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


def calls(paths: list[Path] = SOURCES) -> Iterator[tuple[str, str, ast.Call]]:
    """Yield every call: where it stands («cjs_app/cli.py»), what is called as it is written, and the call."""
    for path in paths:
        for node in nodes(path):
            if isinstance(node, ast.Call):
                yield named(path), ast.unparse(node.func), node


@functools.cache
def imported(path: Path) -> frozenset[str]:
    """Return every module and name that a file imports, whole: «smtplib», «cryptography.hazmat…», «json.loads»."""
    found: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def importers(module: str) -> set[str]:
    """Return the files that import a module or a part of it."""
    pattern = re.compile(rf"{re.escape(module)}(\.|$)")
    return {named(path) for path in SOURCES if any(pattern.match(name) for name in imported(path))}


def is_literal(node: ast.AST) -> bool:
    """Return whether a value is written out in the source, in one piece or several."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return is_literal(node.left) and is_literal(node.right)
    return isinstance(node, ast.Constant)
