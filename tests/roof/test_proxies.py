"""Only a web server we were told about may say who the visitor is."""

import pytest
from flask import Flask, request

from cjs_app import create_app

FORGED = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}


@pytest.mark.parametrize(("proxies", "seen"), [(0, ("http", "127.0.0.1")), (1, ("https", "203.0.113.7"))])
def test_forwarded_addresses_are_believed_only_behind_a_declared_server(proxies: int, seen: tuple[str, str]) -> None:
    app: Flask = create_app({"DATABASE_URL": "sqlite://", "SECRET_KEY": "tests", "PROXIES": proxies})
    told: list[tuple[str, str | None]] = []
    app.before_request_funcs.setdefault(None, []).insert(0, lambda: told.append((request.scheme, request.remote_addr)))
    app.test_client().get("/connexion", headers=FORGED)
    assert told == [seen]
