"""The living page of the components."""

import re

from flask.testing import FlaskClient

from tests.builders import a_season
from tests.people import awa, sign_in


def page_of(client: FlaskClient) -> str:
    """Return the page, as a cooperant reads it."""
    sign_in(client, awa(a_season()))
    answer = client.get("/style")
    assert answer.status_code == 200
    return answer.text


def test_each_is_drawn_once_in_light_and_once_in_dark(client: FlaskClient) -> None:
    page = page_of(client)
    shown = page.count("data-macro=") + 1
    assert page.count("specimen__side--light") == page.count("specimen__side--dark") == shown
    identifiers = re.findall(r' id="([^"]*)"', page)
    assert sorted(identifiers) == sorted(set(identifiers))


def test_colours_icons_and_illustrations_come_from_their_files(client: FlaskClient) -> None:
    page = page_of(client)
    assert "var(--tone-plum)" in page
    assert "#hourglass" in page
    assert "/static/img/quotes.svg" in page


def test_a_button_pressed_to_see_does_nothing_and_says_so(client: FlaskClient) -> None:
    page_of(client)
    assert "C’est un exemple" in client.post("/style", follow_redirects=True).text
