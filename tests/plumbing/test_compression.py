"""What travels compressed, and what does not."""

import gzip
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.builders import a_season
from tests.people import maud, sign_in

SHEET = "/static/css/cjs.css"


def asked(client: FlaskClient, url: str = "/", site: str | None = "same-origin", **headers: str) -> Any:
    """Return the answer to a browser that can unpack."""
    begins = {"Sec-Fetch-Site": site} if site else {}
    return client.get(url, buffered=True, headers={"Accept-Encoding": "gzip, br", **begins, **headers})


@pytest.fixture
def signed_in(app: Flask, client: FlaskClient) -> FlaskClient:
    """A facilitator on a server that speaks HTTPS."""
    sign_in(client, maud(a_season()))
    app.config["SESSION_COOKIE_SECURE"] = True
    return client


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_a_page_that_was_asked_from_here_travels_compressed_and_is_the_same(signed_in: FlaskClient, site: str) -> None:
    answer = asked(signed_in, "/", site)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert b"</html>" in gzip.decompress(answer.data)


@pytest.mark.parametrize("site", ["cross-site", "same-site", None])
def test_a_page_that_another_site_may_have_asked_for_has_its_own_length(
    signed_in: FlaskClient, site: str | None
) -> None:
    answer = asked(signed_in, "/", site)
    assert "Content-Encoding" not in answer.headers
    assert answer.vary.as_set() >= {"accept-encoding", "sec-fetch-site"}


def test_an_old_browser_without_https_gets_pages_compressed(app: Flask, signed_in: FlaskClient) -> None:
    app.config["SESSION_COOKIE_SECURE"] = False
    assert asked(signed_in, "/", None).headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in asked(signed_in, "/", "cross-site").headers


def test_a_style_sheet_is_compressed_whoever_asks_and_kept_for_ever(client: FlaskClient) -> None:
    answer = asked(client, SHEET, "cross-site")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert gzip.decompress(answer.data) == client.get(SHEET, buffered=True).data
    again = asked(client, SHEET, **{"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_who_cannot_unpack_gets_a_page_as_it_is(signed_in: FlaskClient) -> None:
    answer = asked(signed_in, "/", **{"Accept-Encoding": "gzip;q=0, identity"})
    assert "Content-Encoding" not in answer.headers


def test_what_is_already_compressed_is_left_alone(client: FlaskClient) -> None:
    assert "Content-Encoding" not in asked(client, "/static/fonts/nunito-latin.woff2").headers
