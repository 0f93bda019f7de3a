"""A form that is sent twice counts once, on both databases; the key of a form belongs to one person."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from cjs_app.config import HOUSE
from cjs_app.coop.invoices.models import Invoice, Payment
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing import once
from cjs_app.plumbing.database import db
from tests.builders import a_season, an_invoice
from tests.people import a_person, maud, sign_in
from tests.visitors import Visitor

ALREADY = "rien n’a été noté deux fois"
TEN = {"amount": "10", "day": "2026-11-23", "method": "virement"}


@pytest.fixture
def invoice(each_app: Flask) -> Invoice:
    """An invoice of a hundred euros, in front of people whose forms must carry a key."""
    each_app.config["FORM_KEYS_REQUIRED"] = True
    return an_invoice(a_season())


def page_of(invoice: Invoice) -> str:
    return f"/saisons/{invoice.season_id}/factures/{invoice.id}/encaissements/nouveau"


def season_of(invoice: Invoice) -> Season:
    return db.session.get_one(Season, invoice.season_id)


def key_in(page: str) -> str:
    return re.findall(r'name="once" value="([^"]+)"', page)[-1]


def open_form(client: FlaskClient, address: str) -> str:
    """Open a page and return the key of its form."""
    page = client.get(address).text
    return re.findall(r'name="once" value="([^"]+)"', page.partition("<main")[2])[0]


def payments() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Payment)) or 0


def test_the_same_form_sent_eight_times_at_once_is_one_payment(each_app: Flask, invoice: Invoice) -> None:
    user, address = maud(season_of(invoice)), page_of(invoice)
    clients = [sign_in(Visitor(each_app), user) for _ in range(8)]
    form = {**TEN, "once": open_form(clients[0], address)}
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda client: client.post(address, data=form), clients))
    assert payments() == 1
    assert {(answer.status_code, answer.location) for answer in answers} == {
        (303, f"/saisons/{invoice.season_id}/factures/{invoice.id}")
    }
    told = [client.get(answers[0].location).text for client in clients]
    assert sum(ALREADY in page for page in told) == 7


def test_a_refused_form_gives_its_key_back(each_app: Flask, invoice: Invoice) -> None:
    client = sign_in(Visitor(each_app), maud(season_of(invoice)))
    key = open_form(client, page_of(invoice))
    assert client.post(page_of(invoice), data={**TEN, "amount": "500", "once": key}).status_code == 422
    assert client.post(page_of(invoice), data={**TEN, "once": key}).status_code == 303
    assert payments() == 1


def test_a_form_sent_again_with_something_else_comes_back_filled_and_notes_nothing(
    each_app: Flask, invoice: Invoice
) -> None:
    client = sign_in(Visitor(each_app), maud(season_of(invoice)))
    key = open_form(client, page_of(invoice))
    client.post(page_of(invoice), data={**TEN, "once": key})
    again = client.post(page_of(invoice), data={**TEN, "amount": "20", "once": key})
    assert (again.status_code, payments()) == (200, 1)
    assert "avec autre chose" in again.text and 'value="20"' in again.text
    fresh = key_in(again.text.partition("<main")[2])
    assert client.post(page_of(invoice), data={**TEN, "amount": "20", "once": fresh}).status_code == 303
    assert payments() == 2


def test_a_button_sent_twice_counts_once(each_app: Flask, invoice: Invoice) -> None:
    client = sign_in(Visitor(each_app), maud(season_of(invoice)))
    shown = f"/saisons/{invoice.season_id}/factures/{invoice.id}"
    key = re.findall(r'avoir"[^>]*>.*?name="once" value="([^"]+)"', client.get(shown).text, re.DOTALL)[0]
    first, second = (client.post(f"{shown}/avoir", data={"once": key}) for _ in range(2))
    assert first.location == second.location
    assert ALREADY in client.get(second.location).text


def test_a_form_without_key_is_turned_back_in_a_sentence(each_app: Flask, invoice: Invoice) -> None:
    client = sign_in(Visitor(each_app), maud(season_of(invoice)))
    answer = client.post(page_of(invoice), data=TEN)
    assert (answer.status_code, payments()) == (409, 0)
    assert "rouvrir la page" in answer.text


@pytest.mark.parametrize("key", ["", "x", "W10.abc", "é" * 300])
def test_a_key_that_was_never_given_is_turned_back(each_app: Flask, invoice: Invoice, key: str) -> None:
    client = sign_in(Visitor(each_app), maud(season_of(invoice)))
    assert client.post(page_of(invoice), data={**TEN, "once": key}).status_code == 409


def test_the_form_of_one_person_is_not_sent_by_another(each_app: Flask, invoice: Invoice) -> None:
    form = {**TEN, "once": once.new_key(a_person("Zoé").id)}
    answer = sign_in(Visitor(each_app), maud(season_of(invoice))).post(page_of(invoice), data=form)
    assert (answer.status_code, payments()) == (409, 0)
    assert "avec un autre compte" in answer.text


def test_old_keys_go_with_the_next_form(each_app: Flask, invoice: Invoice) -> None:
    user = maud(season_of(invoice))
    client = sign_in(Visitor(each_app), user)
    client.post(page_of(invoice), data={**TEN, "once": once.new_key(user.id)})
    db.session.execute(once.FormKey.__table__.update().values(used_at=once.clock.now() - 2 * once.KEPT))
    client.post(page_of(invoice), data={**TEN, "once": once.new_key(user.id)})
    assert db.session.scalar(select(func.count()).select_from(once.FormKey)) == 1


def test_every_form_that_posts_hides_its_key() -> None:
    forms = re.compile(r'<form method="post".*?</form>', re.DOTALL)
    public = {"offer.html", "door.html", "key.html", "resume.html"}
    for path in sorted(Path(HOUSE, "templates").rglob("*.html")):
        for form in forms.findall(path.read_text("utf-8")):
            assert "once()" in form or "form.csrf_token" in form or path.name in public, path


def test_a_part_of_a_form_that_has_no_name_is_told_apart_like_the_others(app: Flask) -> None:
    nameless = b'--b\r\nContent-Disposition: form-data; filename="a"\r\n\r\nx\r\n'
    named = b'--b\r\nContent-Disposition: form-data; name="day"\r\n\r\ny\r\n'
    hashes = set()
    for body in (named, nameless + named):
        with app.test_request_context(
            "/", method="POST", data=body + b"--b--\r\n", content_type="multipart/form-data; boundary=b"
        ):
            hashes.add(once.content_hash())
    assert len(hashes) == 2
