"""When something breaks inside a guard, the answer is no; when something breaks anywhere, nobody learns how."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from cjs_app.access import permissions as door
from cjs_app.access import queries
from cjs_app.access.domain import Role
from cjs_app.plumbing import errors, once, permissions, rates, security_log
from cjs_app.plumbing.database import db
from tests.security.walking import HOME, Elements, SecureVisitor, let_in, mark, person

INSIDES = ("Traceback", "SELECT ", "sqlalchemy", 'File "', ".py", "/srv/", "RuntimeError", "werkzeug", "jinja")


def fail(*_: object, **__: object) -> Any:
    """Break."""
    raise RuntimeError("SELECT secret FROM users -- /srv/secret.py")


GUARDS = {
    "who asks": (queries, "find_session_in"),
    "which season": (permissions, "_take_scope"),
    "which role": (permissions, "may"),
    "which permission": (permissions, "permission_of"),
    "the second proof": (door, "lacks_second_proof"),
    "the limits": (rates, "limit_of"),
    "the key of a form": (once, "owner_of"),
}


@pytest.mark.parametrize("guard", GUARDS)
def test_a_guard_that_breaks_lets_nobody_through(served: Flask, guard: str, monkeypatch: pytest.MonkeyPatch) -> None:
    served.config["PROPAGATE"] = False
    visitor = let_in(served, person(Role.FACILITATOR))
    seal, before = Elements(visitor.get("/saisons/1/clients/nouveau").text).hidden(), mark()
    monkeypatch.setattr(*GUARDS[guard], fail)
    fields = seal | {"name": "Mme Le Goff", "kind": "particulier"}
    answer = visitor.post("/saisons/1/clients/nouveau", data=fields, headers={"Referer": f"{HOME}/"})
    assert answer.status_code == 500
    assert mark() == before
    assert "Mme" not in answer.text
    assert [word for word in INSIDES if word in answer.text] == []


def test_the_count_that_cannot_be_kept_lets_nobody_through(served: Flask, tmp_path: Path) -> None:
    served.config.update(PROPAGATE=False, RATES=tmp_path)
    assert let_in(served, person(Role.FACILITATOR)).get("/saisons/1/archive.zip").status_code == 500


def test_a_log_that_cannot_be_written_does_not_open_a_door(served: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security_log.SharedFile, "handleError", lambda *_: None)
    monkeypatch.setattr(security_log.os, "open", fail_of_disk)
    assert let_in(served, person(Role.COOPERANT)).get("/saisons/2/heures").status_code == 404


def fail_of_disk(*_: object, **__: object) -> Any:
    """Break as a full disk does."""
    raise OSError("no space left")


@pytest.mark.parametrize("what", ["database", "template"])
def test_a_failure_says_one_french_sentence_and_no_trace(
    served: Flask, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    served.config["PROPAGATE"] = False
    visitor = let_in(served, person(Role.FACILITATOR))
    broken: dict[str, Callable[[], None]] = {
        "database": lambda: monkeypatch.setattr(db.session, "execute", fail),
        "template": lambda: monkeypatch.setattr(errors, "render_template", fail),
    }
    broken[what]()
    answer = visitor.get("/saisons/1/nulle-part" if what == "template" else "/saisons/1/devis")
    assert answer.status_code == 500
    assert "Quelque chose s’est cassé de notre côté" in answer.text
    assert [word for word in INSIDES if word in answer.text] == []


def test_a_stranger_is_no_exception(served: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    served.config["PROPAGATE"] = False
    monkeypatch.setattr(permissions, "permission_of", fail)
    assert SecureVisitor(served).get("/compte").status_code == 500
