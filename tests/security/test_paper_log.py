"""The security log: a line for each thing at a door, read by a program, in which nobody writes and nobody is named."""

import json
import re
from datetime import datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from cjs_app.access import actions as access
from cjs_app.access.domain import Role
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from cjs_app.plumbing.security_log import note
from tests.security.walking import HOME, Elements, SecureVisitor, let_in, person

SECRET = "lune tomate vélo gris"
WHAT = re.compile(r"[a-z_]+")
INJECTED = 'x\r\n{"what": "signed_in", "account": 1}\x1b[2J\u2028x'


def lines(app: Flask) -> list[dict[str, Any]]:
    """Return every line of the file, each read as JSON."""
    path = Path(app.config["SECURITY_LOG"])
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line] if path.exists() else []


def knock(app: Flask, login: str, passphrase: str) -> SecureVisitor:
    """Return somebody who tried the door."""
    visitor = SecureVisitor(app)
    seal = Elements(visitor.get("/connexion").text).hidden()
    sent = seal | {"login": login, "passphrase": passphrase}
    visitor.post("/connexion", data=sent, headers={"Referer": f"{HOME}/connexion"})
    return visitor


@pytest.fixture
def number(served: Flask) -> int:
    """The number of an account with a passphrase."""
    now = clock.now()
    user = access.open_account("awa", "Awa Diallo", SECRET, Stamp(None, now, now.date()))
    db.session.commit()
    return user.id


def test_a_line_of_the_security_log_says_who_what_when_and_where(served: Flask, number: int) -> None:
    knock(served, "awa", SECRET)
    line = lines(served)[-1]
    assert (line["what"], line["account"]) == ("signed_in", number)
    assert datetime.fromisoformat(line["at"]).utcoffset() == timedelta(0)
    assert re.fullmatch(r"[0-9a-f]{16}", line["from"])
    assert "127.0.0.1" not in json.dumps(line)


def test_coming_in_and_failing_to_are_each_a_line(served: Flask, number: int) -> None:
    for login, passphrase in (("awa", "une autre phrase"), ("personne", SECRET), ("awa", SECRET)):
        knock(served, login, passphrase)
    said = [(line["what"], line["account"]) for line in lines(served)]
    assert said == [("sign_in_refused", number), ("sign_in_refused", None), ("signed_in", number)]


def test_a_shut_door_is_a_line(served: Flask) -> None:
    reader = person(Role.COMMITTEE)
    answers = [let_in(served, reader).get(url).status_code for url in ("/saisons/1/factures", "/saisons/2")]
    assert answers == [403, 404]
    said = [(line["what"], line["account"], line["page"], line["season_id"]) for line in lines(served)]
    assert said == [("forbidden", reader.id, "invoices.index", 1), ("not_found", reader.id, "seasons.show", 2)]


def test_a_forged_form_is_a_line(served: Flask) -> None:
    let_in(served, person(Role.FACILITATOR)).post("/saisons/1/clients/nouveau", data={"name": "x"})
    (line,) = lines(served)
    assert (line["what"], line["status"], line["why"]) == ("request_refused", 400, "form of another site")


def test_a_failure_is_a_line_and_says_nothing_to_the_visitor(served: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("SELECT passphrase_hash FROM users; /srv/cjs/instance")

    served.config["PROPAGATE"] = False
    monkeypatch.setitem(
        served.view_functions, "access.account", wraps(served.view_functions["access.account"])(lambda: fail())
    )
    answer = let_in(served, person(Role.FACILITATOR)).get("/compte")
    assert answer.status_code == 500
    assert not re.search("passphrase_hash|/srv|RuntimeError|Traceback", answer.text)
    assert [(line["what"], line["why"]) for line in lines(served)] == [("unexpected_error", "RuntimeError")]


def test_nobody_writes_a_line_of_the_security_log(served: Flask, number: int) -> None:
    knock(served, "awa", INJECTED)
    SecureVisitor(served).get("/saisons/1", headers={"User-Agent": "x\x1b[2J", "X-Forwarded-For": "1.2.3.4"})
    note("tried", 7, word=INJECTED)
    text = Path(served.config["SECURITY_LOG"]).read_text("utf-8")
    assert [line["what"] for line in lines(served)] == ["sign_in_refused", "tried"]
    assert text.isascii() and text.replace("\n", "").isprintable()
    assert "1.2.3.4" not in text


def test_what_happened_is_a_word_of_the_code_and_never_a_name_or_a_secret(served: Flask, number: int) -> None:
    for passphrase in ("une autre phrase", SECRET):
        knock(served, "awa", passphrase).get("/compte/cle-inconnue?cle=" + "k" * 43)
    text = Path(served.config["SECURITY_LOG"]).read_text("utf-8")
    assert [what for line in lines(served) if not WHAT.fullmatch(what := str(line["what"]))] == []
    assert not re.search("awa|Diallo|phrase|lune|kkkk", text, re.IGNORECASE)
