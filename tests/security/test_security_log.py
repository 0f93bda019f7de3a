"""The security log: every door that was tried, who, what, when, where from; no name, no secret, no forged line."""

import datetime as dt
import json
import logging
import threading
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask

from cjs_app.access import actions as access
from cjs_app.access.domain import Role
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing import clock, security_log
from cjs_app.plumbing.database import db
from tests.house.addresses import UNKNOWN
from tests.security.walking import HOME, Elements, SecureVisitor, doors, let_in, person

SECRET = "lune tomate vélo gris"
CANARY = 'Zéphyrine-\r\n\x1b[31m{"what":"forged"}'
REFERER = {"Referer": f"{HOME}/"}
WORDS = {"at", "what", "account", "from"}


def entries(app: Flask) -> list[dict[str, Any]]:
    """Return the lines of the log; every one of them is JSON."""
    path = Path(app.config["SECURITY_LOG"])
    return [json.loads(line) for line in path.read_text("ascii").splitlines()] if path.exists() else []


def whats(app: Flask) -> list[tuple[str, int | None]]:
    """Return what was noted, and about which account."""
    return [(entry["what"], entry["account"]) for entry in entries(app)]


def knock(app: Flask, login: str, passphrase: str) -> int:
    """Return what the door answers."""
    visitor = SecureVisitor(app)
    seal = Elements(visitor.get("/connexion").text).hidden()
    fields = seal | {"login": login, "passphrase": passphrase}
    return visitor.post("/connexion", data=fields, headers=REFERER).status_code


def test_every_way_in_and_every_refusal_at_the_door_is_noted(served: Flask) -> None:
    now = clock.now()
    user = access.open_account("awa", "Awa", SECRET, Stamp(None, now, now.date()))
    db.session.commit()
    assert [knock(served, "awa", SECRET), knock(served, "awa", "faux"), knock(served, "personne", "faux")] == [
        303,
        422,
        422,
    ]
    assert whats(served) == [("signed_in", user.id), ("sign_in_refused", user.id), ("sign_in_refused", None)]


def test_each_line_says_who_what_when_in_utc_and_where(served: Flask) -> None:
    user = person(Role.COOPERANT)
    let_in(served, user).get("/saisons/2/heures")
    (entry,) = entries(served)
    assert entry | {"from": "", "at": ""} == {
        "at": "",
        "what": "not_found",
        "account": user.id,
        "from": "",
        "status": 404,
        "method": "GET",
        "page": "hours.index",
        "season_id": 2,
    }
    assert dt.datetime.fromisoformat(entry["at"]).utcoffset() == dt.timedelta(0)
    assert len(entry["from"]) == security_log.ADDRESS_SIGNS
    assert "127.0.0.1" not in json.dumps(entry)


def test_the_same_place_is_known_again_and_another_is_another(served: Flask) -> None:
    for address in ("192.0.2.1", "192.0.2.1", "192.0.2.2"):
        SecureVisitor(served).post("/connexion", environ_overrides={"REMOTE_ADDR": address})
    first, second, third = (entry["from"] for entry in entries(served))
    assert first == second != third


def test_every_refusal_of_a_walk_has_its_line(served: Flask) -> None:
    visitor, refused = let_in(served, person(Role.COOPERANT)), 0
    for rule, method, url in list(doors(served)):
        for asked in (url, url.replace("/saisons/1/", "/saisons/2/"), url.replace("/saisons/1", f"/saisons/{UNKNOWN}")):
            with visitor.open(asked, method=method, headers=REFERER) as answer:
                refused += rule.endpoint != "static" and answer.status_code in security_log.SAID
    assert refused > 300
    assert len([entry for entry in entries(served) if "status" in entry]) == refused


def test_forged_forms_are_told_from_other_refusals(served: Flask) -> None:
    let_in(served, person(Role.COOPERANT)).post("/saisons/1/heures/noter", headers=REFERER)
    assert [entry.get("why") for entry in entries(served)] == ["form of another site"]


def test_an_unexpected_error_is_noted_by_its_kind_alone(served: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    served.config["PROPAGATE"] = False
    view = served.view_functions["access.account"]

    def fail() -> None:
        raise RuntimeError(CANARY)

    fail.permission = view.permission  # type: ignore[attr-defined]
    monkeypatch.setitem(served.view_functions, "access.account", fail)
    assert let_in(served, person(Role.COOPERANT)).get("/compte").status_code == 500
    assert [(entry["what"], entry["why"]) for entry in entries(served)] == [("unexpected_error", "RuntimeError")]


def test_nothing_that_somebody_typed_gets_into_the_log(served: Flask) -> None:
    visitor = let_in(served, person(Role.COOPERANT))
    said = {"User-Agent": "Zéphyrine", "Referer": f"{HOME}/?q=Zéphyrine", "X-Forwarded-For": "Zéphyrine"}
    for _, method, url in list(doors(served)):
        data = {"label": CANARY, "login": CANARY, "passphrase": CANARY} if method == "POST" else None
        asked = f"{url}{'&' if '?' in url else '?'}q={quote(CANARY)}"
        visitor.open(asked, method=method, data=data, headers=said).close()
    visitor.get("/cle/Zephyrine-canary-key-of-thirty-two-signs-and-more").close()
    knock(served, CANARY, CANARY)
    text = Path(served.config["SECURITY_LOG"]).read_text("ascii")
    assert len(entries(served)) > 100
    for canary in ("phyrine", "forged", "\\u001b", "canary", "\x1b", "\r", "Personne", SECRET):
        assert canary not in text, canary


def test_the_file_is_for_the_server_alone_and_begins_anew_when_it_is_large(
    served: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(security_log, "LARGEST_BYTES", 2_000)
    monkeypatch.setattr(security_log, "KEPT_FILES", 2)
    for number in range(120):
        security_log.note("tried", number)
    path = Path(served.config["SECURITY_LOG"])
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    assert sorted(file.name for file in path.parent.glob("security.log.?")) == ["security.log.1", "security.log.2"]
    assert path.stat().st_size < 2_200
    assert entries(served)[-1]["account"] == 119


def test_several_threads_write_whole_lines(served: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(served.config["SECURITY_LOG"])
    handler = security_log.SharedFile(path)
    record = logging.LogRecord("x", 20, "", 1, json.dumps({"a": "b" * 900}), None, None)
    threads = [threading.Thread(target=lambda: [handler.emit(record) for _ in range(30)]) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert entries(served) == [{"a": "b" * 900}] * 180
