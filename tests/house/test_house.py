"""What no ready-made checker knows of the house: sizes, names, money, templates, what is never committed."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from cjs_app.rooms import ROOMS
from tests.conftest import DEAREST

HOUSE = Path(__file__).parents[2]
SOURCES = [path for folder in ("cjs_app", "tests", "migrations") for path in sorted((HOUSE / folder).rglob("*.py"))]
# The length of a migration is that of the tables it makes.
WRITTEN = [path for path in SOURCES if path.parent != HOUSE / "migrations" / "versions"]
TEMPLATES = sorted((HOUSE / "templates").rglob("*.html"))

LINES_PER_FILE = 300
LINES_PER_FUNCTION = 60
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
INEXACT = {"Float", "FLOAT", "Double", "DOUBLE", "DOUBLE_PRECISION", "REAL", "Numeric", "NUMERIC", "DECIMAL"}
FOLDERS_OF_ALL_ROOMS = {"components", "errors"}
# What a page must not hold, or the security policy of the site would have to be loosened for it.
FORBIDDEN_IN_PAGES = {
    "a style attribute": r"\sstyle\s*=",
    "a style element": r"<style\b",
    "a script written in the page": r"<script(?![^>]*\ssrc=)",
    "a handler": r"<[^>{]*\son[a-z]+\s*=",
    "a script as an address": r"javascript:",
    "text trusted without escaping": r"\|\s*safe\b|autoescape\s+false",
}
# Written in pieces, so that this file does not hold what it looks for.
NEVER_COMMITTED = re.compile(
    r"pypi\.or" + r"g|pythonhosted\.or" + r"g|npmjs\.(?:or" + r"g|co" + r"m)|deb\.debian\.or" + r"g"
    r"|(?<![\w.<>/-])/(?:wor" + r"k|far" + r"m|roo" + r"t|hom" + r"e|User" + r"s)/[\w.]"
)
TORN = re.compile(r"(?:(?<=[0-9A-Za-zÀ-ÿ»)’%…}])|\A) [:;?!»](?=[\s\"'<.,)]|$)|« ", re.MULTILINE)
"""An ordinary space where French wants one that holds: before : ; ? ! », and after «."""
NOT_OURS = {".git", ".venv", "node_modules", "mutants", "build", "dist", ".hypothesis", "__pycache__"}


def named(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def committed() -> Iterator[Path]:
    """Give every file a commit may hold: what git ignores at the top is left out, a checkout without git works too."""
    for top in sorted(HOUSE.iterdir()):
        if top.name in NOT_OURS or top.name.endswith((".egg-info", "_cache")):
            continue
        if top.name == "instance":
            yield top / "README.md"
        elif top.is_file():
            yield top
        else:
            yield from (path for path in top.rglob("*") if path.is_file() and not NOT_OURS & set(path.parts))


def text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def page_of(template: Path) -> str:
    """Return what a template shows by itself: nothing when it only lends macros to its room."""
    silent = r"\{#.*?#\}|\{%-?\s*macro\b.*?endmacro\s*-?%\}|\{%-?\s*(?:from|import)\b.*?%\}"
    return re.sub(silent, "", template.read_text("utf-8"), flags=re.DOTALL).strip()


def test_no_file_is_long() -> None:
    lengths = {named(path): len(path.read_text("utf-8").splitlines()) for path in [*WRITTEN, *TEMPLATES]}
    assert {name: lines for name, lines in lengths.items() if lines > LINES_PER_FILE} == {}


def test_no_function_is_long() -> None:
    long = {
        f"{named(path)}: {function.name}": function.end_lineno - function.lineno + 1
        for path in WRITTEN
        for function in functions(path)
        if function.end_lineno and function.end_lineno - function.lineno >= LINES_PER_FUNCTION
    }
    assert long == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [named(path) for path in SOURCES if NAMES_THAT_SAY_NOTHING & {path.stem, path.parent.name}] == []


def test_every_module_says_what_it_is() -> None:
    silent = [path for path in SOURCES if path.is_relative_to(HOUSE / "cjs_app")]
    assert [named(path) for path in silent if not ast.get_docstring(ast.parse(path.read_text("utf-8")))] == []


def test_nothing_of_this_machine_is_committed() -> None:
    found = {named(path): NEVER_COMMITTED.findall(text_of(path)) for path in committed()}
    assert {name: words for name, words in found.items() if words} == {}


def test_what_must_not_be_committed_would_be_seen() -> None:
    samples = ["https://pypi.or" + "g/simple", "cd /wor" + "k/main", '"/roo' + 't/.cache"']
    assert all(NEVER_COMMITTED.search(sample) for sample in samples)
    assert not NEVER_COMMITTED.search("/pole/travail, url/work/x, /devis/3")


def test_no_column_is_inexact() -> None:
    found = [
        f"{named(path)}:{node.lineno} {name}"
        for path in SOURCES
        if "tests" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _names_taken_from_sqlalchemy(node)
        if name in INEXACT
    ]
    assert found == []


def _names_taken_from_sqlalchemy(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy"):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.Attribute) and ast.unparse(node.value) in {"sa", "sqlalchemy", "db"}:
        return [node.attr]
    return []


def test_no_float_comes_near_money_and_hours() -> None:
    found = [
        f"{named(path)}:{node.lineno}"
        for wing in ("kernel", "coop", "pole")
        for path in sorted((HOUSE / "cjs_app" / wing).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "float"
    ]
    assert found == []


def test_every_page_stands_in_the_frame_of_the_house() -> None:
    pages = [path for path in TEMPLATES if path.relative_to(HOUSE / "templates").parts[0] not in FOLDERS_OF_ALL_ROOMS]
    bare = [named(path) for path in pages if not re.match(r"\{% extends|$", page_of(path))]
    assert bare == ["templates/base.html"]


def test_every_template_lives_where_its_room_lives() -> None:
    folders = {path.parent.relative_to(HOUSE / "templates").as_posix() for path in TEMPLATES} - {"."}
    assert folders - {room.replace(".", "/") for room in ROOMS} - FOLDERS_OF_ALL_ROOMS == set()


def test_no_page_needs_a_looser_security_policy() -> None:
    found = [
        f"{named(path)}: {what}"
        for path in TEMPLATES
        for what, pattern in FORBIDDEN_IN_PAGES.items()
        if re.search(pattern, path.read_text("utf-8"), re.IGNORECASE)
    ]
    assert found == []


def test_what_pages_must_not_hold_would_be_seen() -> None:
    samples = ('<p style="">', "<style>", "<script>", '<a onclick="">', '"javascript:x"', "{{ x | safe }}")
    for sample, pattern in zip(samples, FORBIDDEN_IN_PAGES.values(), strict=True):
        assert re.search(pattern, sample)
    assert not re.search(FORBIDDEN_IN_PAGES["a script written in the page"], '<script defer src="x.js"></script>')


def test_no_sign_can_begin_a_line_alone_in_a_page() -> None:
    """In French a space stands before : ; ? ! », and it never lets the line break there."""
    shown = {path: re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL) for path in TEMPLATES}
    assert {named(path): TORN.findall(text) for path, text in shown.items() if TORN.search(text)} == {}


def test_no_sign_can_begin_a_line_alone_in_a_sentence() -> None:
    found = [
        f"{named(path)}:{sentence.lineno} {sentence.value[:60]!r}"
        for path in SOURCES
        if path.is_relative_to(HOUSE / "cjs_app")
        for sentence in _sentences(ast.parse(path.read_text("utf-8")))
        if TORN.search(sentence.value)
    ]
    assert found == []


def test_a_sign_that_begins_a_line_alone_would_be_seen() -> None:
    source = (
        '"""Fini ? Non."""\nx = f"{y} : z"\nz = "« a\u00a0»"\nre.compile("a ?")\nt = "Fini ?", "Bien\u00a0!", "a: b"'
    )
    seen = {part.value for part in _sentences(ast.parse(source)) if TORN.search(part.value)}
    assert seen == {" : z", "« a\u00a0»", "Fini ?"}


def _sentences(module: ast.Module) -> Iterator[ast.Constant]:
    """Yield the texts of a module that somebody may read: neither its docstrings nor its patterns."""
    silent: set[int] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Expr):
            silent.add(id(node.value))
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            silent |= {id(part) for argument in node.args for part in ast.walk(argument)}
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node


def test_every_room_is_explained_in_the_glossary() -> None:
    glossary = (HOUSE / "docs" / "glossary.md").read_text("utf-8")
    assert [room for room in ROOMS if not re.search(rf"\b{room.rpartition('.')[2]}\b", glossary)] == []


def test_what_takes_longest_is_named_as_it_is() -> None:
    tests = [path.relative_to(HOUSE).as_posix() for path in (HOUSE / "tests").rglob("test_*.py")]
    parts = [dear.partition("::") for dear in DEAREST]
    found = {file for file, _, _ in parts if any(test.startswith(file) for test in tests)}
    assert found == {file for file, _, _ in parts}
    named = [(HOUSE / file, name) for file, _, name in parts if name]
    assert [name for file, name in named if f"def {name}" not in file.read_text("utf-8")] == []
