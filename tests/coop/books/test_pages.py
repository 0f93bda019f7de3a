"""The pages of the books: who opens them, what they say, and what leaves through them."""

import csv
import io
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import func, select

from cjs_app.coop.accounts import actions as accounts
from cjs_app.coop.accounts.domain import DeductionKind, DeductionSheet, ExpenseSheet
from cjs_app.coop.books import actions, entries, queries
from cjs_app.coop.books.lists import LISTS
from cjs_app.coop.books.models import MonthClosing
from cjs_app.coop.seasons.models import Season
from cjs_app.journal.models import Entry
from cjs_app.plumbing.database import db
from cjs_app.plumbing.once import new_key
from tests.builders import a_client, a_cooperant, a_line
from tests.coop.books.given import AUGUST_2, IN_AUGUST, IN_JULY, JULY_1, issued_on, two_months
from tests.people import awa, lena, maud, nadia, pierre, sign_in, stamped

FILES = [(one.key, form) for one in LISTS for form in one.forms]


@pytest.fixture
def season(app: Flask) -> Iterator[Season]:
    """A summer of two months, on the second of August."""
    app.config["CLOCK"] = lambda: stamped(day=AUGUST_2).at
    return two_months()


def page(season: Season, *parts: object) -> str:
    return "/".join([f"/saisons/{season.id}/clotures", *map(str, parts)])


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_month_is_closed_and_says_what_it_holds(client: FlaskClient, season: Season) -> None:
    sign_in(client, maud(season))
    text = client.get(page(season)).text
    assert "Clore ce mois" in text
    answer = client.post(page(season, "clore"), data={"mois": "2021-07-01"}, follow_redirects=True)
    assert "Clôture du mois" in answer.text
    assert "120,00" in answer.text
    assert "Maud" in answer.text
    assert "Clore ce mois" not in client.get(page(season)).text


def test_the_accountant_reads_closings_and_closes_none(client: FlaskClient, season: Season) -> None:
    sign_in(client, nadia(season))
    assert "Clore ce mois" not in client.get(page(season)).text
    assert client.post(page(season, "clore"), data={"mois": "2021-07-01"}).status_code == 403
    assert client.get(page(season, "comptes")).status_code == 403


@pytest.mark.parametrize("word", ["", "juillet", "2021-13-01", "2021-07-01T00:00", "1e400", "\x00", "x" * 10000])
def test_a_month_that_is_none_closes_nothing(client: FlaskClient, season: Season, word: str) -> None:
    sign_in(client, maud(season))
    assert client.post(page(season, "clore"), data={"mois": word}).status_code in (400, 409)
    assert db.session.scalar(select(func.count(MonthClosing.id))) == 0


def test_a_month_asked_too_early_says_when(client: FlaskClient, season: Season) -> None:
    sign_in(client, maud(season))
    answer = client.post(page(season, "clore"), data={"mois": "2021-08-01"})
    assert (answer.status_code, "une fois fini" in answer.text) == (409, True)


def test_cooperants_and_the_committee_do_not_open_the_books(client: FlaskClient, season: Season) -> None:
    for person in (awa(season), lena(season)):
        sign_in(client, person)
        for path in ("", "periode", "exports", "comptes"):
            assert client.get(page(season, path) if path else page(season)).status_code == 403
        assert client.post(page(season, "exports", "ventes", "csv")).status_code == 403


def test_a_period_adds_up_to_the_cent(client: FlaskClient, season: Season) -> None:
    issued_on(season, IN_AUGUST, a_line(price=333, rate="5.5"))
    sign_in(client, maud(season))
    text = client.get(page(season, "periode?du=2021-08-01&au=31/08/2021")).text
    assert all(amount in text for amount in ("103,33", "20,18", "123,51", "50,00"))


@pytest.mark.parametrize(
    "words",
    ["du=hier", "du=2021-08-01&au=2021-07-01", "du=2099-01-01", "du=1990-01-01&au=2099-12-31", "au=\x00é&du=🌞"],
)
def test_a_period_that_cannot_be_says_so_and_breaks_nothing(client: FlaskClient, season: Season, words: str) -> None:
    sign_in(client, maud(season))
    assert client.get(page(season, "periode") + "?" + words).status_code == 422
    assert client.get(page(season, "exports") + "?" + words).status_code == 422
    assert client.post(page(season, "exports", "ventes", "csv") + "?" + words).status_code == 409


@pytest.mark.parametrize(("book", "form"), FILES)
def test_each_list_leaves_and_is_noted(client: FlaskClient, season: Season, book: str, form: str) -> None:
    sign_in(client, nadia(season))
    answer = client.post(page(season, "exports", book, form) + "?du=2021-07-01&au=2021-08-31")
    assert answer.status_code == 200
    assert f"{book}-coop-avenir-2021-07-01-2021-08-31.{form}" in answer.headers["Content-Disposition"]
    assert db.session.scalars(select(Entry).where(Entry.action == "books.exported")).one().details["form"] == form


@pytest.mark.parametrize(("book", "form"), [("ventes", "txt"), ("ecritures", "csv"), ("parts", "csv"), ("../x", "csv")])
def test_a_list_that_there_is_not_is_no_page(client: FlaskClient, season: Season, book: str, form: str) -> None:
    sign_in(client, maud(season))
    assert client.post(page(season, "exports", book, form)).status_code == 404


def test_the_same_button_lets_a_list_out_twice(app: Flask, client: FlaskClient, season: Season) -> None:
    person = maud(season)
    sign_in(client, person)
    key = new_key(person.id)
    answers = [client.post(page(season, "exports", "ventes", "csv"), data={"once": key}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].data == answers[1].data


def test_sales_and_receipts_read_again_are_the_documents(client: FlaskClient, season: Season) -> None:
    sign_in(client, nadia(season))
    period = "?du=2021-07-01&au=2021-08-31"
    sales = rows_of(client.post(page(season, "exports", "ventes", "csv") + period).data)
    money = rows_of(client.post(page(season, "exports", "encaissements", "csv") + period).data)
    assert [row[7:] for row in sales[1:]] == [["20", "100,00", "20,00", "120,00", "EUR"]] * 2
    assert [(row[0], row[5], row[6]) for row in money[1:]] == [
        ("20/07/2021", "virement", "120,00"),
        ("20/08/2021", "chèque", "50,00"),
    ]


def test_a_workbook_says_the_same_as_its_csv(client: FlaskClient, season: Season) -> None:
    sign_in(client, nadia(season))
    read = client.post(page(season, "exports", "ventes", "xlsx") + "?du=2021-07-01&au=2021-07-31").data
    sheet = load_workbook(io.BytesIO(read)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][7:] == [20, 100, 20, 120, "EUR"]


def test_the_entries_that_leave_hold_together(client: FlaskClient, season: Season) -> None:
    sign_in(client, nadia(season))
    content = client.post(page(season, "exports", "ecritures", "txt") + "?du=2021-07-01&au=2021-08-31").data
    assert entries.faults(content) == []
    assert content.count(b"\r\n") == 1 + 2 * 3 + 2 * 2


def test_no_name_of_the_team_leaves(client: FlaskClient, season: Season) -> None:
    a_cooperant(season, "Zéphyrine", last_name="Quillévéré")
    sheet = ExpenseSheet(IN_JULY, "Bottes de zephyrine QUILLÉVÉRÉ", 2000, "Pour Zéphyrine")
    accounts.record_expense(season, sheet, stamped(day=IN_JULY))
    accounts.add_deduction(
        season, DeductionSheet("Avance à Zéphyrine", DeductionKind.AMOUNT, amount_cents=500), stamped()
    )
    sign_in(client, nadia(season))
    for book, form in FILES:
        content = client.post(page(season, "exports", book, form) + "?du=2021-07-01&au=2021-08-31").data
        if form == "xlsx":
            told = load_workbook(io.BytesIO(content)).active
            content = str([[cell.value for cell in row] for row in told.rows]).encode()  # type: ignore[union-attr]
        text = content.decode("iso-8859-15" if form == "txt" else "utf-8").lower()
        assert not [name for name in ("phyrine", "quill") if name in text], book


def test_what_a_client_is_called_computes_nothing(client: FlaskClient, season: Season) -> None:
    a_client(season, "=1+1")
    invoice = issued_on(season, IN_AUGUST)
    assert invoice.number
    sign_in(client, nadia(season))
    for book, form in FILES:
        content = client.post(page(season, "exports", book, form) + "?du=2021-07-01&au=2021-08-31").data
        assert b";=1" not in content
        assert b"\t=1" not in content


def test_account_numbers_are_chosen_on_their_page(client: FlaskClient, season: Season) -> None:
    sign_in(client, maud(season))
    numbers = queries.accounts_of(season)._asdict()
    assert client.post(page(season, "comptes"), data=numbers | {"clients": "41"}).status_code == 422
    assert client.post(page(season, "comptes"), data=numbers | {"clients": "411900"}).status_code == 303
    assert queries.accounts_of(season).clients == "411900"


def test_a_closing_of_another_season_is_not_found(client: FlaskClient, season: Season) -> None:
    closing = actions.close_month(season, JULY_1, stamped(day=AUGUST_2))
    sign_in(client, pierre())
    assert client.get(page(season, closing.id)).status_code == 200
    assert client.get(page(season, closing.id + 1)).status_code == 404


@pytest.mark.parametrize("word", ["certifié", "conforme", "légal"])
def test_the_pages_promise_nothing_that_the_law_would_have_to_say(
    client: FlaskClient, season: Season, word: str
) -> None:
    actions.close_month(season, JULY_1, stamped(day=AUGUST_2))
    sign_in(client, maud(season))
    for path in (page(season), page(season, 1), page(season, "exports"), page(season, "periode")):
        assert word not in client.get(path).text
