"""Cookies over HTTPS: this host's alone, out of reach of scripts, and worth nothing once their session is over."""

import base64
import json
import zlib

import pytest
from flask import Flask
from sqlalchemy import select

from cjs_app.access import actions as access
from cjs_app.access.domain import Role
from cjs_app.access.models import Session
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from tests.security.walking import Elements, SecureVisitor, person

SECRET = "lune tomate vélo gris"
HOST = "coop.exemple.fr"
SESSION = "__Host-session"


def an_account(login: str = "awa") -> None:
    """Open an account with a passphrase."""
    now = clock.now()
    access.open_account(login, login, SECRET, Stamp(None, now, now.date()))
    db.session.commit()


def signed_in(app: Flask) -> SecureVisitor:
    """Return a visitor who came in through the door."""
    visitor = SecureVisitor(app)
    seal = Elements(visitor.get("/connexion").text).hidden()
    came = visitor.post(
        "/connexion", data=seal | {"login": "awa", "passphrase": SECRET}, headers={"Referer": f"https://{HOST}/"}
    )
    assert came.status_code == 303
    return visitor


def cookie(visitor: SecureVisitor) -> str:
    """Return the session cookie."""
    found = visitor.get_cookie(SESSION, domain=HOST)
    assert found is not None
    return str(found.value)


def opens(app: Flask, value: str) -> bool:
    """Return whether a session cookie opens a page of an account."""
    visitor = SecureVisitor(app)
    visitor.set_cookie(SESSION, value, domain=HOST)
    return visitor.get("/compte").status_code == 200


def test_the_door_gives_only_cookies_of_this_host(served: Flask) -> None:
    an_account()
    visitor = signed_in(served)
    assert {found.key for found in visitor._cookies.values()} == {SESSION, "__Host-device"}  # noqa: SLF001


def test_the_cookie_holds_a_random_token_and_nothing_about_anybody(served: Flask) -> None:
    an_account()
    payload = cookie(signed_in(served))
    packed = payload.split(".")[1 if payload.startswith(".") else 0]
    raw = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
    held = json.loads(zlib.decompress(raw) if payload.startswith(".") else raw)
    assert set(held) <= {"_user_id", "_fresh", "_id", "csrf_token", "_flashes"}
    assert len(held["_user_id"]) >= 43
    assert "awa" not in json.dumps(held).lower()


def test_the_token_is_kept_as_a_hash_and_said_in_no_page(served: Flask) -> None:
    an_account()
    visitor = signed_in(served)
    value = cookie(visitor)
    kept = [row.token_hash for row in db.session.scalars(select(Session))]
    assert value not in kept
    for url in ("/", "/compte", "/compte/appareils"):
        text = visitor.get(url).text
        assert not [hashed for hashed in kept if hashed in text], url
        assert value not in text


def test_a_cookie_kept_aside_opens_nothing_once_its_owner_has_left(served: Flask) -> None:
    an_account()
    visitor = signed_in(served)
    stolen = cookie(visitor)
    assert opens(served, stolen)
    seal = Elements(visitor.get("/compte").text).hidden()
    assert visitor.post("/deconnexion", data=seal, headers={"Referer": f"https://{HOST}/compte"}).status_code == 303
    assert not opens(served, stolen)


def test_the_session_before_signing_in_is_not_the_one_after(served: Flask) -> None:
    an_account()
    visitor = SecureVisitor(served)
    visitor.get("/connexion")
    before = cookie(visitor)
    seal = Elements(visitor.get("/connexion").text).hidden()
    visitor.post(
        "/connexion", data=seal | {"login": "awa", "passphrase": SECRET}, headers={"Referer": f"https://{HOST}/"}
    )
    assert cookie(visitor) != before
    assert not opens(served, before)


def test_a_cookie_in_which_one_sign_was_changed_opens_nothing(served: Flask) -> None:
    an_account()
    value = cookie(signed_in(served))
    assert opens(served, value)
    for place, sign in enumerate(value[:-1]):
        changed = value[:place] + ("A" if sign != "A" else "B") + value[place + 1 :]
        assert not opens(served, changed), place


FORGED = {
    "empty": "",
    "no signature": base64.urlsafe_b64encode(b'{"_user_id":"1","_fresh":true}').decode(),
    "a number": "1",
    "not ours": "a.b.c",
    "none": "eyJhbGciOiJub25lIn0.eyJfdXNlcl9pZCI6IjEifQ.",
    "very long": "A" * 3900,
    "signs": "%00'\"--;",
}


@pytest.mark.parametrize("what", FORGED)
def test_a_cookie_that_was_made_up_opens_nothing(served: Flask, what: str) -> None:
    assert not opens(served, FORGED[what])


@pytest.mark.parametrize("token", ["1", "0", "-1", "' OR 1=1 --", "x" * 43, ["1"], {"id": 1}, 1, None, True])
def test_not_even_the_server_s_own_key_makes_a_session_of_a_token_that_was_never_given(
    served: Flask, token: object
) -> None:
    serializer = served.session_interface.get_signing_serializer(served)  # type: ignore[attr-defined]
    assert not opens(served, serializer.dumps({"_user_id": token, "_fresh": True}))


def test_a_cookie_of_another_server_opens_nothing(served: Flask) -> None:
    token = access.open_session(person(Role.FACILITATOR), Stamp(None, clock.now(), clock.today()))
    db.session.commit()
    serializer = served.session_interface.get_signing_serializer(served)  # type: ignore[attr-defined]
    own = serializer.dumps({"_user_id": token, "_fresh": True})
    served.config["SECRET_KEY"] = "of another server, which has its own"
    other = served.session_interface.get_signing_serializer(served)  # type: ignore[attr-defined]
    foreign = other.dumps({"_user_id": token, "_fresh": True})
    served.config["SECRET_KEY"] = "b" * 20 + "Kx7-only-for-these-tests"
    assert (opens(served, own), opens(served, foreign)) == (True, False)
