"""Keys, hashes and files from elsewhere: what must not open, and what must ask nothing of the outside."""

import base64
import io
import re
import secrets
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import Type, extract_parameters
from flask import Flask

from cjs_app import cli, config
from cjs_app.access import actions as access
from cjs_app.access import second_factor, totp
from cjs_app.coop.archive.reader import read_bytes
from cjs_app.coop.archive.writer import example_tables, xlsx_bytes
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import pdf
from cjs_app.plumbing.sealing import key_for, keyed_hash, sealed, token_hash, unsealed
from tests.security.sources import HOUSE, SCRIPTS, SOURCES, named

PAPER = pdf.Paper("Essai", "Le Porteur")
FETCHERS = (
    '<img src="http://127.0.0.1:9/x.png"/>',
    '<img src="http://169.254.169.254/latest"/>',
    '<img src="file:///etc/passwd"/>',
    '<a href="http://127.0.0.1:9/">ici</a>',
    '<font face="http://127.0.0.1:9/f.ttf">x</font>',
)


def test_a_sealed_secret_altered_anywhere_does_not_open(app: Flask) -> None:
    box = base64.b64decode(sealed("second factor", b"the phone's secret", 7))
    for place in range(len(box)):
        altered = box[:place] + bytes([box[place] ^ 1]) + box[place + 1 :]
        assert unsealed("second factor", base64.b64encode(altered).decode(), 7) is None, place
    assert [unsealed("second factor", base64.b64encode(box[:end]).decode(), 7) for end in range(len(box))] == [
        None
    ] * len(box)
    assert unsealed("second factor", base64.b64encode(box).decode(), 7) == b"the phone's secret"


def test_a_secret_sealed_twice_is_never_twice_the_same(app: Flask) -> None:
    assert len({sealed("second factor", b"same", 7) for _ in range(200)}) == 200


def test_what_a_former_key_sealed_still_opens_and_new_secrets_take_the_new_key(app: Flask) -> None:
    before = sealed("second factor", b"the phone's secret", 7)
    app.config.update(SECRET_KEY="of today", SECRET_KEY_FALLBACKS=["of long ago", app.config["SECRET_KEY"]])
    after = sealed("second factor", b"another one", 7)
    assert unsealed("second factor", before, 7) == b"the phone's secret"
    assert unsealed("second factor", before, 8) is None
    app.config["SECRET_KEY_FALLBACKS"] = []
    assert unsealed("second factor", before, 7) is None
    assert unsealed("second factor", after, 7) == b"another one"


def test_a_new_key_is_written_before_the_former_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", " nouvelle\nancienne plus-ancienne ")
    assert config.secret_keys() == ["nouvelle", "ancienne", "plus-ancienne"]


def test_each_purpose_has_its_own_key_of_256_bits(app: Flask) -> None:
    purposes = ["second factor", "tries", "form keys", "typed", "rates", "security log"]
    keys = {key_for(purpose) for purpose in purposes}
    assert (len(keys), {len(key) for key in keys}) == (len(purposes), {32})
    assert keyed_hash("tries", "x") not in {keyed_hash("rates", "x"), token_hash("x")}
    assert len(token_hash("x")) == len(keyed_hash("tries", "x")) == 64
    assert (second_factor.SECRET_BYTES, second_factor.SALT_BYTES, totp.STEP_SECONDS) == (20, 16, 30)


def test_a_passphrase_is_kept_with_argon2id_and_what_owasp_asks(real_hashes: None) -> None:
    kept = extract_parameters(access.HASHER.hash("quatre mots au hasard"))
    assert (kept.type, kept.hash_len, kept.salt_len) == (Type.ID, 32, 16)
    assert kept.memory_cost >= 46 * 1024
    assert kept.time_cost >= 1
    assert second_factor.DIGEST_COST == (2, 19456)


def test_a_key_drawn_by_the_server_is_long_and_read_by_its_account_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "INSTANCE", tmp_path / "instance")
    drawn = {config.drawn_once("secret_key"), config.drawn_once("secret_key")}
    (kept,) = (tmp_path / "instance").iterdir()
    assert len(drawn) == 1
    assert (len(drawn.pop()), kept.stat().st_mode & 0o777) == (64, 0o600)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Every name that is looked up and every connection that is tried, each of them refused."""
    tried: list[object] = []

    def refused(*where: object, **_more: object) -> None:
        tried.append(where)
        raise OSError("no network here")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    yield tried


@pytest.mark.parametrize("typed", FETCHERS)
def test_a_paper_fetches_nothing_that_somebody_typed(no_network: list[object], typed: str) -> None:
    drawn = pdf.document(PAPER, [pdf.paragraph(typed), pdf.table([typed, "b"], [[typed, "1"]], [0.5, 0.5])])
    assert (drawn[:5], no_network) == (b"%PDF-", [])


def workbook_with(entity: str) -> bytes:
    """Return the model of an archive in which a cell of text is an entity, declared at the head of its sheet."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(example_tables()))) as model, zipfile.ZipFile(written, "w") as book:
        for name in model.namelist():
            content = model.read(name).decode("utf-8", "surrogateescape")
            if name.startswith("xl/worksheets/"):
                head, _, rest = content.partition("?>") if content.startswith("<?xml") else ("", "", content)
                content = f"{head and head + '?>'}<!DOCTYPE x [{entity}]>{rest.replace('<t>', '<t>&e;', 1)}"
            book.writestr(name, content.encode("utf-8", "surrogateescape"))
    return written.getvalue()


def test_a_workbook_opens_no_other_file_and_asks_nothing(no_network: list[object], tmp_path: Path) -> None:
    canary = secrets.token_hex(16)
    (tmp_path / "secret").write_text(canary)
    for place in (f"file://{tmp_path}/secret", "http://127.0.0.1:9/x"):
        with pytest.raises(Refusal, match="abîmé"):
            read_bytes(workbook_with(f'<!ENTITY e SYSTEM "{place}">'))
    assert no_network == []
    # The entity does stand in a cell: one that says its own text is read.
    assert canary in repr(read_bytes(workbook_with(f'<!ENTITY e "{canary}">'))[0].rows)


def test_a_workbook_of_a_billion_laughs_is_not_unfolded() -> None:
    laughs = "".join(f'<!ENTITY a{rank} "{f"&a{rank - 1};" * 10}">' for rank in range(1, 9))
    with pytest.raises(Refusal, match="abîmé"):
        read_bytes(workbook_with(f'<!ENTITY a0 "ha">{laughs}<!ENTITY e "&a8;">'))


def test_the_server_listens_to_this_machine_alone_unless_told_otherwise() -> None:
    for command in ("serve", "demo"):
        (host,) = (option for option in cli.cjs.commands[command].params if option.name == "host")
        assert host.default == "127.0.0.1"


@pytest.mark.parametrize(
    "pattern", [r"-----BEGIN [A-Z ]*PRIVATE KEY", r"AKIA[0-9A-Z]{16}", r"gh[pous]_[A-Za-z0-9]{30}"]
)
def test_no_private_key_is_in_the_source(pattern: str) -> None:
    files = [*SOURCES, *SCRIPTS, *sorted((HOUSE / "docs").rglob("*.md")), *sorted((HOUSE / "tests").rglob("*.*"))]
    texts = {named(path): path.read_bytes() for path in files if path.is_file() and "__pycache__" not in path.parts}
    assert [name for name, text in texts.items() if re.search(pattern.encode(), text)] == []
