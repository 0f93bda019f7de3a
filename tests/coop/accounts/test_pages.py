"""The pages of the accounts, as each role meets them."""

import datetime as dt
from decimal import Decimal
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import ExifTags, Image

from cjs_app.access.domain import Role
from cjs_app.coop.accounts import actions, queries
from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind, DeductionSheet, ExpenseSheet, IncomeSheet
from cjs_app.coop.accounts.models import Deduction, Expense, SelfFinancing
from cjs_app.coop.seasons.domain import Status
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.coop.hours.records import a_job
from tests.people import A_DAY, a_person, awa, lena, maud, sign_in, stamped
from tests.visitors import Visitor

AT_NOON = dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)
TYPED = {
    "label": "Peinture blanche",
    "ht_cents": "24,50",
    "day": "2021-07-13",
    "category": "Matériel",
    "mission_id": "",
}


@pytest.fixture(autouse=True)
def thirteenth_of_july(app: Flask) -> None:
    """It is 13 July 2021."""
    app.config["CLOCK"] = lambda: AT_NOON


def a_photo(colour: str = "white") -> tuple[BytesIO, str]:
    """Return a photo of a receipt as a phone sends it, with the place where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSDateStamp] = "chez Awa"
    written = BytesIO()
    Image.new("RGB", (40, 60), colour).save(written, "JPEG", exif=exif)
    written.seek(0)
    return written, "../../IMG 0001.php"


def an_expense(season: Season, label: str = "Peinture", cents: int = 2450, category: str = "") -> Expense:
    return actions.record_expense(season, ExpenseSheet(A_DAY, label, cents, category), stamped())


def an_income(season: Season) -> SelfFinancing:
    return actions.record_income(season, IncomeSheet(A_DAY, "Lavage de voitures", 17000), stamped())


def a_tenth(season: Season, label: str = "Porteur") -> Deduction:
    sheet = DeductionSheet(label, DeductionKind.PERCENT, Decimal(10), base=DeductionBase.BALANCE)
    return actions.add_deduction(season, sheet, stamped())


def test_a_cooperant_records_an_expense_with_its_photo_and_the_photo_says_nothing_of_its_origin(
    app: Flask, client: FlaskClient
) -> None:
    season = a_season()
    sign_in(client, awa(season))
    page = client.post(f"/saisons/{season.id}/depenses/noter", data=TYPED | {"photo": a_photo()}, follow_redirects=True)
    assert "24,50\u00a0€ HT" in page.text
    expense = db.session.scalars(queries.expenses_matching(season)).one()
    photo = client.get(f"/saisons/{season.id}/depenses/{expense.id}/photo")
    assert photo.data.startswith(b"\xff\xd8")
    assert b"chez Awa" not in photo.data


def test_the_photo_is_served_as_a_picture_that_can_do_nothing_else(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    client.post(f"/saisons/{season.id}/depenses/noter", data=TYPED | {"photo": a_photo()})
    expense = db.session.scalars(queries.expenses_matching(season)).one()
    headers = client.get(f"/saisons/{season.id}/depenses/{expense.id}/photo").headers
    assert {name: headers[name] for name in ("Content-Type", "X-Content-Type-Options", "Cache-Control")} == {
        "Content-Type": "image/jpeg",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    assert headers["Content-Security-Policy"].endswith("; sandbox")
    assert headers["Content-Disposition"] == f'inline; filename="justificatif-{expense.id}.jpg"'


def test_the_same_photo_twice_is_flagged_with_the_other_expense(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    url = f"/saisons/{season.id}/depenses/noter"
    client.post(url, data=TYPED | {"photo": a_photo()})
    other = client.post(url, data=TYPED | {"label": "Pinceaux", "photo": a_photo("red")}, follow_redirects=True)
    assert "déjà jointe" not in other.text
    page = client.post(url, data=TYPED | {"label": "Rouleaux", "photo": a_photo()}, follow_redirects=True)
    assert "cette photo est déjà jointe à « Peinture blanche » du 13 juil. 2021" in page.text
    assert "La même photo est aussi jointe ailleurs" in page.text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"%PDF-1.7", "Un PDF n’est pas encore accepté"), (b"<svg/>", "photo lisible"), (b"", "photo lisible")],
)
def test_a_file_that_is_no_photo_is_said_at_its_field_and_nothing_is_recorded(
    app: Flask, client: FlaskClient, content: bytes, sentence: str
) -> None:
    season = a_season()
    sign_in(client, awa(season))
    sent = TYPED | {"photo": (BytesIO(content), "ticket.jpg")}
    page = client.post(f"/saisons/{season.id}/depenses/noter", data=sent)
    assert page.status_code == 422
    assert 'id="photo-error"' in page.text
    assert sentence in page.text
    assert "Peinture blanche" in page.text
    assert queries.expenses_total(season) == 0


def test_a_photo_can_come_later_and_once(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    url = f"/saisons/{season.id}/depenses/{an_expense(season).id}/photo"
    assert client.get(url).status_code == 404
    assert client.post(url).status_code == 422
    assert client.post(url, data={"photo": a_photo()}).status_code == 303
    again = client.post(url, data={"photo": a_photo("red")})
    assert (again.status_code, "déjà sa photo" in again.text) == (422, True)
    assert client.get(url).status_code == 200


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"label": ""}, "label"),
        ({"label": "x" * 201}, "label"),
        ({"ht_cents": "douze"}, "ht_cents"),
        ({"ht_cents": "1e400"}, "ht_cents"),
        ({"ht_cents": "0"}, "ht_cents"),
        ({"ht_cents": "-5"}, "ht_cents"),
        ({"ht_cents": "100000000"}, "ht_cents"),
        ({"day": ""}, "day"),
        ({"day": "2099-01-01"}, "day"),
        ({"mission_id": "777"}, "mission_id"),
        ({"category": "x" * 81}, "category"),
    ],
)
def test_what_cannot_be_recorded_is_said_at_its_field(
    app: Flask, client: FlaskClient, changes: dict[str, str], field: str
) -> None:
    season = a_season()
    sign_in(client, awa(season))
    page = client.post(f"/saisons/{season.id}/depenses/noter", data=TYPED | changes)
    assert page.status_code == 422
    assert f'id="{field}-error"' in page.text


def test_the_list_is_searched_filtered_and_added_up(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    an_expense(season, "Peinture 100 %", 2450, "Matériel")
    an_expense(season, "Peinture bleue", 1000, "Matériel")
    an_expense(season, "Crêpes", 500, "Alimentation")
    counts = {
        "": "3 dépenses, 39,50\u00a0€ HT",
        "?categorie=Mat%C3%A9riel": "2 dépenses, 34,50\u00a0€ HT",
        "?q=100+%25": "1 dépense, 24,50\u00a0€ HT",
        "?q=%00": "3 dépenses",
        "?annulees=1": "0 dépense annulée, 0,00\u00a0€ HT",
    }
    for asked, count in counts.items():
        assert count in client.get(f"/saisons/{season.id}/depenses{asked}").text


def test_a_nul_never_reaches_the_database(pg_app: Flask) -> None:
    pg_app.config["CLOCK"] = lambda: AT_NOON
    season, client = a_season(), Visitor(pg_app)
    sign_in(client, awa(season))
    nul = {"label": "Pein\x00ture", "category": "Maté\x00riel"}
    assert client.post(f"/saisons/{season.id}/depenses/noter", data=TYPED | nul).status_code == 303
    income = {"label": "La\x00vage", "amount_cents": "170", "day": "2021-07-13"}
    assert client.post(f"/saisons/{season.id}/autofinancement/noter", data=income).status_code == 303
    assert client.get(f"/saisons/{season.id}/depenses?q=%00&categorie=%00&mission=%00").status_code == 200


def test_only_the_staff_cancels(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    urls = [
        f"/saisons/{season.id}/depenses/{an_expense(season).id}",
        f"/saisons/{season.id}/autofinancement/{an_income(season).id}",
    ]
    sign_in(client, awa(season))
    for url in urls:
        assert "Annuler cette" not in client.get(url).text
        assert client.post(f"{url}/annuler").status_code == 403
    sign_in(client, maud(season))
    for url in urls:
        page = client.post(f"{url}/annuler", follow_redirects=True)
        assert "Annulée" in page.text
        assert "Annuler cette" not in page.text
    assert (queries.expenses_total(season), queries.self_financing_total(season)) == (0, 0)


def test_self_financing_is_recorded_and_added_up(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    income = {"label": "Lavage de voitures", "amount_cents": "170", "day": "2021-07-13"}
    page = client.post(f"/saisons/{season.id}/autofinancement/noter", data=income, follow_redirects=True)
    assert "170,00\u00a0€" in page.text
    assert "budget du projet" in page.text
    assert client.post(f"/saisons/{season.id}/autofinancement/noter", data={}).status_code == 422


def test_deductions_are_shown_in_order_with_what_each_takes(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    url = f"/saisons/{season.id}/retenues/ajouter"
    client.post(url, data={"label": "Porteur", "kind": "pourcentage", "value": "13,5", "base": "ca_ht"})
    client.post(url, data={"label": "Fonds", "kind": "par_heure", "value": "1,05", "base": "solde"})
    page = client.get(f"/saisons/{season.id}/retenues").text
    assert "On enlève 13,5\u00a0% du chiffre d’affaires HT." in page
    assert "On enlève 1,05\u00a0€ pour chaque heure de mission." in page
    assert page.index("1. Porteur") < page.index("2. Fonds")


@pytest.mark.parametrize("value", ["", "douze", "0", "101", "1,00001", "-3", "9" * 41])
def test_a_value_that_cannot_be_taken_is_said_at_its_field(app: Flask, client: FlaskClient, value: str) -> None:
    season = a_season()
    sign_in(client, maud(season))
    typed = {"label": "Porteur", "kind": "pourcentage", "value": value, "base": "ca_ht"}
    page = client.post(f"/saisons/{season.id}/retenues/ajouter", data=typed)
    assert (page.status_code, 'id="value-error"' in page.text) == (422, True)


def test_the_staff_moves_and_cancels_deductions(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    first, second = a_tenth(season, "Porteur"), a_tenth(season, "Sortie")
    client.post(f"/saisons/{season.id}/retenues/{second.id}/monter")
    client.post(f"/saisons/{season.id}/retenues/{second.id}/descendre")
    client.post(f"/saisons/{season.id}/retenues/{second.id}/monter")
    assert [each.label for each in queries.deductions_of(season)] == ["Sortie", "Porteur"]
    client.post(f"/saisons/{season.id}/retenues/{first.id}/annuler")
    assert [each.label for each in queries.deductions_of(season)] == ["Sortie"]


def test_a_cooperant_reads_the_deductions_and_decides_none(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    deduction = a_tenth(season)
    sign_in(client, awa(season))
    page = client.get(f"/saisons/{season.id}/retenues").text
    assert "1. Porteur" in page
    assert "/annuler" not in page
    assert client.get(f"/saisons/{season.id}/retenues/ajouter").status_code == 403
    for gesture in ("monter", "descendre", "annuler"):
        assert client.post(f"/saisons/{season.id}/retenues/{deduction.id}/{gesture}").status_code == 403


def test_the_committee_sees_nothing_of_the_accounts_and_a_stranger_no_page(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    expense, income = an_expense(season), an_income(season)
    ends = ("depenses", "depenses/noter", f"depenses/{expense.id}", f"depenses/{expense.id}/photo", "autofinancement")
    ends += ("autofinancement/noter", f"autofinancement/{income.id}", "retenues", "retenues/ajouter")
    assert {client.get(f"/saisons/{season.id}/{end}").status_code for end in ends} == {302}
    sign_in(client, lena(season))
    assert {client.get(f"/saisons/{season.id}/{end}").status_code for end in ends} == {403}


def test_records_of_another_season_are_not_found_nor_is_their_photo(app: Flask, client: FlaskClient) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    sign_in(client, maud(theirs))
    client.post(f"/saisons/{theirs.id}/depenses/noter", data=TYPED | {"photo": a_photo()})
    expense = db.session.scalars(queries.expenses_matching(theirs)).one()
    base = f"/saisons/{ours.id}"
    sign_in(client, a_person("Basile", ours, Role.FACILITATOR))
    reads = (f"depenses/{expense.id}", f"depenses/{expense.id}/photo", f"autofinancement/{an_income(theirs).id}")
    assert {client.get(f"{base}/{end}").status_code for end in reads} == {404}
    writes = (f"depenses/{expense.id}/annuler", f"depenses/{expense.id}/photo", f"retenues/{a_tenth(theirs).id}/monter")
    assert {client.post(f"{base}/{end}").status_code for end in writes} == {404}
    assert client.post(f"{base}/depenses/noter", data=TYPED | {"mission_id": str(a_job(theirs).id)}).status_code == 422


def test_a_closed_season_refuses_before_a_photo_is_kept(app: Flask, client: FlaskClient) -> None:
    season = a_season(status=Status.CLOSED)
    sign_in(client, awa(season))
    kept = len(list(app.config["RECEIPTS"].rglob("*")))
    page = client.post(f"/saisons/{season.id}/depenses/noter", data=TYPED | {"photo": a_photo("blue")})
    assert (page.status_code, "Cette saison est close" in page.text) == (422, True)
    assert len(list(app.config["RECEIPTS"].rglob("*"))) == kept


def test_a_value_that_is_much_too_long_is_told_in_one_sentence(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    typed = {"label": "Porteur", "kind": "pourcentage", "value": "9" * 10_000, "base": "ca_ht"}
    page = client.post(f"/saisons/{season.id}/retenues/ajouter", data=typed)
    assert (page.status_code, page.text.count("C’est trop long"), page.text.count("n’est pas un nombre")) == (422, 2, 0)
