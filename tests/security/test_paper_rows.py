"""What the source never does: the rows of docs/security.md that hold because something is not there.

Each list of exceptions says where and why; a new place is seen here before it is merged.
"""

import ast
import importlib
import pkgutil
import re
import time
import tomllib

import cjs_app
from cjs_app.access import models, proof_models
from tests.security.named_parts import WRITES_A_NAMED_PART
from tests.security.sources import HOUSE, SCRIPTS, SOURCES, calls, imported, importers, is_literal, named, nodes

SQL_CALLS = ("text", "execute", "exec_driver_sql", "executemany", "executescript")
SQL_FROM_OUR_OWN_WORDS = {
    "cjs_app/journal/queries.py": "names of tables and columns, taken from the models",
    "cjs_app/journal/guards.py": "a constant of the file, by dialect",
    "cjs_app/plumbing/database.py": "PRAGMA words and BEGIN, constants of the file",
    "migrations/versions/0003_journal_chain.py": "triggers, written from the lists of the file",
    "migrations/versions/0008_closings.py": "the same",
}
PROGRAMS = {"cjs_app/serving.py": "becomes gunicorn: our own interpreter, our own words"}
MARKUP = {
    "cjs_app/plumbing/cards.py": "cards drawn by their macros, whose places are filled with texts escaped together",
    "cjs_app/plumbing/formats.py": "the pieces between the parts of a line, written in the source",
    "cjs_app/plumbing/forms.py": "an empty piece",
    "cjs_app/plumbing/once.py": "the hidden key of a form, filled by Markup.format, which escapes",
    "cjs_app/plumbing/resuming.py": "the hidden field of what was typed, filled the same way",
}
READS_TEMPLATES = {"cjs_app/plumbing/templates.py"}
"""Where the reader of templates is tuned; it is never given a text to read."""
OURS = {
    "'|'.join(_ROUND_WORDS)": "round numbers, a list of the file (pole/checker/numbers.py)",
    "'|'.join(_CONTRACTS)": "kinds of contract, a list of the file (pole/checker/statements.py)",
    "digits": "a year, in figures (kernel/numbering.py)",
    "'|'.join(_TYPES)": "a list of the file (helping.py)",
    "'|'.join(ways)": "names, each escaped, tried by the tests of privacy/domain.py",
}
"""What is put into a pattern although it is neither a constant nor escaped."""
SHORTEST_SECRET_BYTES = 16


def test_sql_is_never_put_together_from_what_somebody_typed() -> None:
    put_together = {
        place
        for place, name, call in calls()
        if name.rpartition(".")[2] in SQL_CALLS
        and call.args
        and isinstance(call.args[0], ast.JoinedStr | ast.BinOp | ast.Name | ast.IfExp | ast.Call)
        and _is_text(call.args[0])
        and not is_literal(call.args[0])
    }
    assert put_together <= SQL_FROM_OUR_OWN_WORDS.keys()


def _is_text(node: ast.AST) -> bool:
    """Return whether a statement is a text put together here: SQLAlchemy's own expressions are bound by it."""
    if isinstance(node, ast.Call):
        return ast.unparse(node.func).endswith((".format", ".join", ".replace"))
    return isinstance(node, ast.JoinedStr | ast.IfExp) or (
        isinstance(node, ast.BinOp) and any(isinstance(part, ast.Constant | ast.JoinedStr) for part in ast.walk(node))
    )


def test_the_server_starts_no_program_and_no_shell() -> None:
    started = {
        place
        for place, name, _ in calls()
        if re.match(r"subprocess\.|os\.(system|popen|exec|spawn|fork|startfile)|pty\.|commands\.", name)
    }
    assert started == PROGRAMS.keys()
    assert importers("subprocess") | importers("pty") | importers("multiprocessing") == set()


def test_code_is_never_made_of_texts() -> None:
    made = [
        (place, name)
        for place, name, _ in calls()
        if name in {"eval", "exec", "compile", "__import__", "render_template_string"} or name.endswith(".from_string")
    ]
    assert made == []
    assert importers("jinja2") == READS_TEMPLATES
    assert importers("ast") | importers("code") == set()


def test_nothing_is_read_back_that_could_be_a_program() -> None:
    unsafe = ("pickle", "marshal", "shelve", "dill", "jsonpickle", "yaml", "joblib")
    assert {module: importers(module) for module in unsafe if importers(module)} == {}


def test_no_file_of_the_house_parses_xml() -> None:
    parsers = ("xml.etree", "xml.dom", "xml.sax.handler", "xml.sax.expatreader", "lxml", "defusedxml", "xmltodict")
    assert {module: importers(module) for module in parsers if importers(module)} == {}
    assert [
        name for path in SOURCES for name in imported(path) if name in {"xml.sax.parse", "xml.sax.make_parser"}
    ] == []


def test_html_is_trusted_in_few_places_only() -> None:
    trusted = {place for place, name, _ in calls() if name in {"Markup", "escape_silent", "Markup.format"}}
    assert trusted == MARKUP.keys()


def test_a_pattern_made_of_a_text_escapes_it() -> None:
    made = [
        f"{place}:{call.lineno}"
        for place, name, call in calls()
        if re.fullmatch(r"re\.(compile|match|search|fullmatch|sub|split|findall|finditer)", name)
        and not _is_safe(call.args[0])
    ]
    assert made == []


def _is_safe(pattern: ast.AST) -> bool:
    """Return whether a pattern is written in the source: literally, from constants in capitals, or escaped."""
    if isinstance(pattern, ast.JoinedStr):
        return all(_is_safe(part.value) for part in pattern.values if isinstance(part, ast.FormattedValue))
    if isinstance(pattern, ast.BinOp):
        return _is_safe(pattern.left) and _is_safe(pattern.right)
    words = ast.unparse(pattern)
    return isinstance(pattern, ast.Constant) or words.isupper() or words.startswith("re.escape(") or words in OURS


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Return every compiled pattern of the product."""
    found = []
    for module in pkgutil.walk_packages(cjs_app.__path__, "cjs_app."):
        if not re.search(r"__main__|bootstrap", module.name):
            for name, value in vars(importlib.import_module(module.name)).items():
                found += [(f"{module.name}.{name}", one) for one in _patterns_in(value)]
    return found


def _patterns_in(value: object) -> list[re.Pattern[str]]:
    if isinstance(value, tuple | list):
        return [one for part in value for one in _patterns_in(part)]
    return [value] if isinstance(value, re.Pattern) and isinstance(value.pattern, str) else []


ALL_OF_IT = "\n".join(path.read_text("utf-8") for path in SOURCES)
HOSTILE = [sign * 10_000 for sign in "a1 .-@:«é\t"] + ["a." * 5_000, "1 " * 5_000, "-1" * 5_000, "a@" * 5_000 + "!"]


def test_no_pattern_takes_long_whatever_it_reads() -> None:
    found, slow = patterns(), {}
    assert len(found) > 20
    used = dict(re.findall(r"\b(\w+)\.(fullmatch|search|match|sub|split|finditer)\(", ALL_OF_IT))
    for name, pattern in found:
        for text in HOSTILE:
            began = time.thread_time()
            pattern.fullmatch(text) if used.get(name.rpartition(".")[2]) == "fullmatch" else pattern.search(text)
            if time.thread_time() - began > 0.05:
                slow[name] = text[:4]
    assert slow == {}


def test_a_sentence_kept_in_the_database_is_never_a_format() -> None:
    formats = {name for _, name, _ in calls() if name.endswith((".format", ".format_map"))}
    assert {
        name for name in formats if not re.match(r"([A-Z_]+(\[\w+\])?|self)\.format$|['\"]|Markup\('", name)
    } == set()


def test_a_form_writes_only_the_fields_that_it_declares() -> None:
    taken_whole = re.compile(r"\.populate_obj$|request\.(form|values)\.to_dict$|request\.get_json$")
    spread = re.compile(r"request\.(form|values|json)|form\.data")
    whole = [
        f"{place}:{call.lineno} {name}"
        for place, name, call in calls()
        if taken_whole.search(name)
        or any(key.arg is None and spread.match(ast.unparse(key.value)) for key in call.keywords)
    ]
    assert whole == []
    assert {place for place, name, _ in calls() if name == "setattr"} <= WRITES_A_NAMED_PART.keys()


def test_what_a_form_and_an_address_say_is_not_mixed() -> None:
    mixed = {named(path) for path in SOURCES for node in nodes(path) if _reads_both(node)}
    assert mixed == {"cjs_app/coop/hours/asked.py"}, "the week at hand, from a link or from the form of that page"


def _reads_both(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node) == "request.values"


def test_the_server_asks_nothing_of_any_other_server_but_mail() -> None:
    clients = ("urllib.request", "http.client", "requests", "httpx", "aiohttp", "urllib3", "ftplib", "socketserver")
    assert {module: importers(module) for module in clients if importers(module)} == {}
    assert importers("smtplib") == {"cjs_app/plumbing/mail.py"}
    assert importers("socket") == {"cjs_app/serving.py"}, "looks whether its own port is free"


def test_secrets_come_from_the_system_s_generator() -> None:
    guessable = ("random", "uuid", "numpy")
    assert {module: importers(module) for module in guessable if importers(module)} == {}
    assert [place for place, name, _ in calls() if re.search(r"\bSystemRandom|\bgetrandbits|\brandint", name)] == []


def test_every_secret_that_is_drawn_has_128_bits() -> None:
    short = []
    for place, name, call in calls():
        if name in {"secrets.token_urlsafe", "secrets.token_hex", "secrets.token_bytes"}:
            size = call.args[0] if call.args else ast.Constant(0)
            value = size.value if isinstance(size, ast.Constant) else _constant(place, ast.unparse(size))
            if not isinstance(value, int) or value < SHORTEST_SECRET_BYTES:
                short.append(f"{place}: {ast.unparse(call)}")
    assert sorted(short) == [
        "cjs_app/config.py: secrets.token_hex(8)",  # the name of a draft of a file
        "cjs_app/plumbing/sealing.py: secrets.token_bytes(NONCE_BYTES)",  # what AES-GCM asks for: no secret
        "cjs_app/plumbing/uploads.py: secrets.token_hex(8)",  # the name of a draft of a file
    ]


def _constant(place: str, name: str) -> object:
    return getattr(importlib.import_module(place.removesuffix(".py").replace("/", ".")), name, None)


def test_whatever_is_signed_or_sealed_takes_its_key_from_the_settings() -> None:
    signers = {
        (place, ast.unparse(call.args[0]))
        for place, name, call in calls()
        if name.rpartition(".")[2] in {"URLSafeSerializer", "URLSafeTimedSerializer", "Signer", "AESGCM"}
    }
    assert signers == {
        ("cjs_app/plumbing/once.py", "key_for('form keys')"),
        ("cjs_app/plumbing/sealing.py", "key_for(purpose)"),
        ("cjs_app/plumbing/sealing.py", "key"),  # the same, or that of a former SECRET_KEY, to open only
    }
    assert importers("jwt") | importers("jose") | importers("itsdangerous") == {"cjs_app/plumbing/once.py"}


def test_a_code_read_aloud_is_stretched_as_a_passphrase_is() -> None:
    stretched = [ast.unparse(call) for _, name, call in calls() if name == "hash_secret_raw"]
    assert stretched == ["hash_secret_raw(code.encode(), bytes.fromhex(salt), *DIGEST_COST, 1, 32, Type.ID)"]
    assert importers("argon2") == {"cjs_app/access/actions.py", "cjs_app/access/second_factor.py"}


def test_nobody_is_let_in_for_the_name_of_their_first_pet() -> None:
    """What proves who somebody is: a new column here is a new way in, and stands in docs/security.md first."""
    proofs = re.compile(r"hash|secret|digest|answer|question|pin|code|token|public_key")
    tables = (models.User, proof_models.SecondFactor, proof_models.RecoveryCode, proof_models.Passkey)
    found = {f"{table.__tablename__}.{column.name}" for table in tables for column in table.__table__.columns}
    assert {name for name in found if proofs.search(name.partition(".")[2])} == {
        "users.passphrase_hash",
        "second_factors.sealed_secret",
        "recovery_codes.digest",
        "passkeys.public_key",
    }


def test_no_weak_cipher_and_no_weak_hash() -> None:
    ciphers = {name for path in SOURCES for name in imported(path) if name.startswith("cryptography.hazmat")}
    assert {name.rpartition(".")[2] for name in ciphers} == {"ciphers", "aead"}
    used = {ast.unparse(node) for path in SOURCES for node in nodes(path) if isinstance(node, ast.Attribute)}
    assert {name.partition("(")[0] for name in used if name.startswith("aead.")} == {"aead.AESGCM"}
    weak = re.compile(r"hashlib\.(md5|sha1|md4|new)")
    attributes = {
        (named(path), ast.unparse(node))
        for path in SOURCES
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and weak.fullmatch(ast.unparse(node))
    }
    assert [name for path in SOURCES for name in imported(path) if weak.fullmatch(name)] == []
    assert attributes == {("cjs_app/access/totp.py", "hashlib.sha1")}, "RFC 6238: what every phone computes, by HMAC"


def test_scripts_write_texts_and_listen_to_no_other_window() -> None:
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|createContextual"
        r"|postMessage|[\"']message[\"']|onmessage|BroadcastChannel|__proto__|Object\.assign|\]\s*=[^=]"
        r"|localStorage|sessionStorage|indexedDB|caches\.|document\.cookie|serviceWorker|WebSocket|EventSource|RTCPeer"
    )
    assert {named(path): re.findall(forbidden, path.read_text("utf-8")) for path in SCRIPTS} == {
        named(path): [] for path in SCRIPTS
    }
    assert len(SCRIPTS) >= 2


def test_no_script_address_is_of_another_site() -> None:
    assert [named(path) for path in SCRIPTS if re.search(r"https?://|[\"']//", path.read_text("utf-8"))] == []


def test_nothing_of_the_tests_is_needed_or_shipped() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))
    for_tests = {re.split(r"[\[><= ]", one)[0] for one in project["project"]["optional-dependencies"]["dev"]}
    modules = {name.replace("-", "_") for name in for_tests} | {"tests", "unittest", "playwright", "pytest"}
    assert {name: importers(name) for name in modules if importers(name)} == {}
    assert project["tool"]["setuptools"]["packages"]["find"] == {"include": ["cjs_app*"]}
