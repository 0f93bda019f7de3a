"""What every page can use."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from cjs_app.coop.clients.models import Client
from cjs_app.plumbing.pages import Page, asked_page, paged, safe_target, static_url
from tests.builders import a_client, a_season
from tests.people import maud, sign_in


@pytest.mark.parametrize(
    "target",
    ["//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil", "javascript:alert(1)", "", "/a\nb", None],
)
def test_a_redirect_never_leads_elsewhere(target: str | None) -> None:
    assert safe_target(target) is None


def test_a_redirect_leads_to_a_page_of_this_site() -> None:
    assert safe_target("/saisons/1/devis?etat=accepte") == "/saisons/1/devis?etat=accepte"


@pytest.mark.parametrize("asked", ["-1", "0", "douze", "1e9", "99999999999", "", "²"])
def test_a_page_number_that_is_none_is_the_first_page(app: Flask, asked: str) -> None:
    with app.test_request_context(f"/?page={asked}"):
        assert asked_page() == 1


def test_a_list_of_101_takes_three_pages() -> None:
    page = Page(items=[], page=3, total=101)
    assert (page.pages, page.has_prev, page.has_next) == (3, True, False)


def test_the_address_of_a_static_file_changes_with_its_content(app: Flask) -> None:
    with app.test_request_context():
        assert static_url("css/cjs.css").startswith("/static/css/cjs.css?v=")


@pytest.mark.parametrize("number", ["99999999999999999999999", "2147483648"])
def test_a_record_number_that_no_database_holds_is_no_page(app: Flask, client: FlaskClient, number: str) -> None:
    season = a_season()
    sign_in(client, maud(season))
    assert client.get(f"/saisons/{season.id}/clients/{number}").status_code == 404
    assert client.get(f"/saisons/{number}/clients").status_code == 404


def test_a_nul_in_a_form_or_an_address_never_reaches_the_database(pg_app: Flask) -> None:
    client = pg_app.test_client()
    answer = client.post("/connexion?suite=%00/x", data={"login": "a\x00b", "passphrase": "x"})
    assert answer.status_code == 422
    assert 'value="ab"' in answer.text


@pytest.mark.parametrize(("asked", "shown", "names"), [(1, 1, ["C1", "C2"]), (2, 2, ["C3"]), (9, 2, ["C3"])])
def test_a_page_beyond_the_last_is_the_last(app: Flask, asked: int, shown: int, names: list[str]) -> None:
    season = a_season()
    for number in (1, 2, 3):
        a_client(season, f"C{number}")
    page = paged(select(Client).order_by(Client.name), asked, 2)
    assert (page.page, page.total, [client.name for client in page.items]) == (shown, 3, names)


def test_an_empty_list_has_one_empty_page(app: Flask) -> None:
    page = paged(select(Client), 4)
    assert (page.page, page.pages, page.total, page.items) == (1, 1, 0, [])


def test_rows_of_several_columns_stay_rows(app: Flask) -> None:
    a_client(a_season(), "Mairie")
    assert [(row.name, row.city) for row in paged(select(Client.name, Client.city), 1).items] == [("Mairie", "")]
