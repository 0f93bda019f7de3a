"""The licence lets whoever uses the software read its source: the way to it stands at the foot of every page."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app import config
from tests.builders import a_season
from tests.people import awa, sign_in

ADDRESS = "https://exemple.fr/cjs?a=1&b=<2>"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (" https://exemple.fr/cjs ", "https://exemple.fr/cjs"),
        ("http://exemple.fr", "http://exemple.fr"),
        ("", ""),
        ("javascript:alert(1)", ""),
        ("exemple.fr", ""),
    ],
)
def test_only_a_web_address_is_taken_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, said: str, kept: str
) -> None:
    monkeypatch.setenv("CJS_SOURCE_URL", said)
    assert config.defaults()["SOURCE_URL"] == kept


def test_nothing_said_is_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CJS_SOURCE_URL", raising=False)
    assert config.source_url() == ""


def test_the_source_is_one_link_away_at_the_door_and_inside(app: Flask, client: FlaskClient) -> None:
    app.config["SOURCE_URL"] = ADDRESS
    link = '<a href="https://exemple.fr/cjs?a=1&amp;b=&lt;2&gt;" rel="external">Code source</a>'
    assert link in client.get("/connexion").text
    assert link in sign_in(client, awa(a_season())).get("/").text


def test_without_an_address_there_is_no_link(app: Flask, client: FlaskClient) -> None:
    app.config["SOURCE_URL"] = ""
    assert "Code source" not in client.get("/connexion").text
