"""What the source never does, read from the source itself: what a person typed stays a value, everywhere."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
SOURCES = sorted((HOUSE / "cjs_app").rglob("*.py"))
TEMPLATES = sorted((HOUSE / "templates").rglob("*.html"))
SCRIPTS = sorted((HOUSE / "static").rglob("*.js"))

SQL = {"text", "exec_driver_sql", "execute", "executescript", "executemany", "DDL"}
NEVER_CALLED = {
    "eval": "runs text",
    "exec": "runs text",
    "compile": "runs text",
    "__import__": "runs text",
    "system": "a shell",
    "popen": "a shell",
    "getoutput": "a shell",
    "render_template_string": "a template made of data",
    "from_string": "a template made of data",
    "md5": "broken hash",
    "sha1": "broken hash",
    "uuid4": "no secret",
    "uuid1": "no secret",
    "mktemp": "a name that can be guessed",
    "literal_column": "SQL as text",
}
NEVER_IMPORTED = {
    "pickle",
    "marshal",
    "shelve",
    "dill",
    "yaml",
    "telnetlib",
    "ftplib",
    "lxml",
    "jinja2.sandbox",
    "xmlrpc",
}
FROM_LOTS = {"random": ("cjs_app/demo/",)}
MARKUP = {
    "cjs_app/plumbing/once.py",  # one hidden field, filled by Markup's own escaping `format`
    "cjs_app/plumbing/resuming.py",  # the same
    "cjs_app/plumbing/forms.py",  # the hidden fields of every form
    "cjs_app/plumbing/cards.py",  # cards drawn by their macros, filled with texts escaped together
    "cjs_app/plumbing/formats.py",  # the pieces between the parts of a line, written in the source
    "cjs_app/plumbing/ink.py",
}
COMPILED = {"re"}


@cache
def tree(path: Path) -> ast.Module:
    """Return the source of a file, read once."""
    return ast.parse(path.read_text("utf-8"))


def named(path: Path) -> str:
    """Return a file's name inside the house."""
    return path.relative_to(HOUSE).as_posix()


def calls() -> Iterator[tuple[str, str, str, ast.Call]]:
    """Yield every call: where, of what object, by which name."""
    for path in SOURCES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call):
                of = node.func.value if isinstance(node.func, ast.Attribute) else None
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                yield f"{named(path)}:{node.lineno}", ast.unparse(of) if of else "", name, node


def imports() -> Iterator[tuple[str, str]]:
    """Yield every import: where, of what."""
    for path in SOURCES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import):
                yield from ((named(path), alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield named(path), str(node.module)


def is_made(node: ast.AST) -> bool:
    """Return whether a text is put together when the program runs."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return any(is_text(side) for side in (node.left, node.right))
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "join")


def is_text(node: ast.AST) -> bool:
    """Return whether a node is a text."""
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def is_fit_for_a_pattern(part: ast.AST) -> bool:
    """Return whether a piece of a pattern is a constant of ours, or a text whose signs mean themselves."""
    return ast.unparse(part).startswith("re.escape(") or (isinstance(part, ast.Name) and part.id.isupper())


OF_OURS = {
    "cjs_app/plumbing/database.py",  # the settings of a connection, from a list written beside
    "cjs_app/journal/queries.py",  # names of our own tables and columns
}
PATTERNS_OF_OURS = {
    "cjs_app/kernel/numbering.py",  # the four figures of a year, written from a number
    "cjs_app/privacy/domain.py",  # a name letter by letter, each of them a letter or escaped
}


def test_no_question_to_a_database_is_put_together_from_texts() -> None:
    made = [where for where, _, name, call in calls() if name in SQL and any(is_made(given) for given in call.args)]
    assert [where for where in made if where.partition(":")[0] not in OF_OURS] == []


def test_nothing_runs_a_text_and_nothing_weak_is_called() -> None:
    found = [
        f"{where}: {name} ({NEVER_CALLED[name]})"
        for where, of, name, _ in calls()
        if name in NEVER_CALLED and not (name == "compile" and of == "re")
    ]
    assert found == []


def test_nothing_is_read_that_could_run_while_it_is_read() -> None:
    assert [(where, what) for where, what in imports() if what.partition(".")[0] in NEVER_IMPORTED] == []
    xml = [(where, what) for where, what in imports() if what.startswith("xml") and what != "xml.sax.saxutils"]
    assert xml == []


def test_no_shell_is_ever_asked() -> None:
    shells = [where for where, _, _, call in calls() for word in call.keywords if word.arg == "shell"]
    assert shells == []
    asked = [where for where, of, _, call in calls() if of == "subprocess" and call.args and is_made(call.args[0])]
    assert asked == []
    assert {where.split("/")[1] for where, what in imports() if what == "subprocess"} <= {"bootstrap", "__main__.py"}


def test_chance_comes_from_the_system_alone() -> None:
    lots = {where for where, what in imports() if what.partition(".")[0] == "random"}
    assert {where for where in lots if not where.startswith(FROM_LOTS["random"])} == set()


def test_every_search_in_a_text_is_written_beforehand() -> None:
    found = []
    for where, of, name, call in calls():
        if of == "re" and name in {"compile", "search", "match", "fullmatch", "sub", "split", "findall", "finditer"}:
            pattern = call.args[0]
            parts = [part.value for part in ast.walk(pattern) if isinstance(part, ast.FormattedValue)]
            found += [where for part in parts if not is_fit_for_a_pattern(part)]
    assert [where for where in found if where.partition(":")[0] not in PATTERNS_OF_OURS] == []


def test_only_the_hidden_fields_of_forms_are_written_as_markup() -> None:
    written = {where.partition(":")[0] for where, _, name, _ in calls() if name in ("Markup", "Safe")}
    assert written <= MARKUP
    for where, _, name, call in calls():
        if name == "Markup" and call.args:
            assert not is_made(call.args[0]), where


SAFE = re.compile(r"\|\s*safe\b|\bautoescape\b|\|\s*attr\b|Markup\(|\{%-?\s*filter\b")


def test_no_template_switches_its_protection_off() -> None:
    assert [named(path) for path in TEMPLATES if SAFE.search(path.read_text("utf-8"))] == []


def test_every_template_has_the_ending_that_is_protected() -> None:
    others = [path for path in (HOUSE / "templates").rglob("*") if path.is_file() and path.suffix != ".html"]
    assert others == []


INLINE = re.compile(r"\s(?:on[a-z]{3,}|style)=|<style|javascript:", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)


def test_no_template_holds_a_script_a_style_or_a_handler() -> None:
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        assert INLINE.findall(text) == [], named(path)
        for held, inside in SCRIPT.findall(text):
            assert (inside.strip(), 'nonce="{{ nonce() }}"' in held, "static_url(" in held) == ("", True, True), named(
                path
            )


def test_no_attribute_of_a_template_is_left_without_quotes() -> None:
    bare = re.compile(r"<[a-z][^<>]*\s[a-z-]+=\{\{")
    assert [named(path) for path in TEMPLATES if bare.search(path.read_text("utf-8"))] == []


WRITES_HTML = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setTimeout\(\s*['\"]|srcdoc"
)


@pytest.mark.parametrize("path", SCRIPTS, ids=named)
def test_no_script_writes_html_or_runs_texts(path: Path) -> None:
    assert WRITES_HTML.findall(path.read_text("utf-8")) == []
    assert "postMessage" not in path.read_text("utf-8")
    assert "localStorage" not in path.read_text("utf-8")


def test_no_host_of_elsewhere_is_asked_by_a_page() -> None:
    loaded = re.compile(r"(?:src|href|action)=\"(?:https?:)?//|@import|url\(['\"]?(?:https?:)?//")
    files = [*TEMPLATES, *(HOUSE / "static").rglob("*.css")]
    assert [named(path) for path in files if loaded.search(path.read_text("utf-8"))] == []
    assert [named(path) for path in SCRIPTS if re.search(r"https?://", path.read_text("utf-8"))] == []


def test_only_the_mail_goes_out_of_the_house() -> None:
    going_out = {
        "smtplib",
        "socket",
        "urllib.request",
        "http.client",
        "requests",
        "httpx",
        "ftplib",
        "asyncio",
        "aiohttp",
    }
    found = {where for where, what in imports() if what in going_out}
    assert found <= {"cjs_app/plumbing/mail.py", "cjs_app/serving.py", "cjs_app/bootstrap/doors.py"} | {
        where for where in found if where.startswith("cjs_app/bootstrap/")
    }


WEAK = re.compile(
    r"\bECB\b|PKCS1v15|\bDES\b|\bRC4\b|verify_mode\s*=\s*ssl\.CERT_NONE|_create_unverified_context|check_hostname\s*=\s*False"
)


def test_no_weak_cipher_and_no_unchecked_certificate() -> None:
    assert [named(path) for path in SOURCES if WEAK.search(path.read_text("utf-8"))] == []


SECRET = re.compile(r"(?:secret|passphrase|password|token|key)\w*\s*=\s*[\"'][A-Za-z0-9+/_-]{16,}[\"']", re.IGNORECASE)


def test_no_secret_is_written_in_the_source() -> None:
    found = [f"{named(path)}: {hit}" for path in SOURCES for hit in SECRET.findall(path.read_text("utf-8"))]
    assert found == []
