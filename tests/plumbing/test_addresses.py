"""Addresses are written as Flask writes them, the first time and every time after."""

from typing import Any

import pytest
from flask import Flask, url_for
from werkzeug.routing import BuildError, Map

from cjs_app.plumbing.addresses import LateRule


@pytest.mark.parametrize(
    ("endpoint", "values", "address"),
    [
        ("access.sign_in", {}, "/connexion"),
        ("invoices.show", {"season_id": 3, "invoice_id": 14}, "/saisons/3/factures/14"),
        ("invoices.show", {"invoice_id": 14, "season_id": 3}, "/saisons/3/factures/14"),
        ("invoices.index", {"season_id": 3, "page": 2}, "/saisons/3/factures?page=2"),
        ("invoices.index", {"season_id": 3, "q": "a b"}, "/saisons/3/factures?q=a+b"),
        ("invoices.index", {"season_id": 3, "_anchor": "lignes"}, "/saisons/3/factures#lignes"),
        ("invoices.index", {"season_id": 3, "_external": True}, "http://localhost/saisons/3/factures"),
    ],
)
def test_an_address_is_the_same_each_time_it_is_asked(
    app: Flask, endpoint: str, values: dict[str, Any], address: str
) -> None:
    with app.test_request_context():
        assert [url_for(endpoint, **values) for _ in range(3)] == [address] * 3


def test_addresses_under_another_root_are_not_mixed_up(app: Flask) -> None:
    written = []
    for root in ("", "/coop", ""):
        with app.test_request_context(environ_overrides={"SCRIPT_NAME": root}):
            written.append(url_for("invoices.index", season_id=3))
    assert written == ["/saisons/3/factures", "/coop/saisons/3/factures", "/saisons/3/factures"]


def test_a_page_that_is_not_there_has_no_address(app: Flask) -> None:
    with app.test_request_context():
        for _ in range(2):
            with pytest.raises(BuildError):
                url_for("invoices.index", invoice_id=3)


def test_how_an_address_is_written_is_worked_out_when_it_is_first_asked_for() -> None:
    written = Map([LateRule("/devis/<int:quote_id>", endpoint="show"), LateRule("/devis", endpoint="index")])
    first, second = written.iter_rules()
    assert {one._build.__name__ for one in (first, second)} == {"write"}  # noqa: SLF001
    bound = written.bind("localhost")
    assert [bound.build("show", {"quote_id": number}) for number in (3, 4)] == ["/devis/3", "/devis/4"]
    assert bound.build("show", {"quote_id": 3, "page": 2}) == "/devis/3?page=2"
    assert [rule._build_unknown.__name__ for rule in (first, second)] != ["write", "write"]  # noqa: SLF001
