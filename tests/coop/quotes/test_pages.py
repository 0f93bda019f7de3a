"""The pages of the devis."""

from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from cjs_app.coop.quotes import queries
from cjs_app.coop.quotes.domain import Status
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_line, a_quote, a_season
from tests.people import awa, lena, maud, sign_in, stamped
from tests.statements import statements

TYPED = {"day": "2021-07-13", "valid_until": "2021-08-12"}


def line(rank: int = 0, label: str = "", price: str = "", **more: str) -> dict[str, str]:
    """Return what a browser sends for a line; the fields that start filled come back as they were."""
    parts = {"pick": "", "label": label, "quantity": "1", "unit": "heure", "unit_price_cents": price, "tva_rate": "20"}
    return {f"lines-{rank}-{name}": value for name, value in (parts | more).items()}


def at(season: Season, path: str = "") -> str:
    return f"/saisons/{season.id}/devis{path}"


def last_quote(season: Season) -> Quote:
    db.session.rollback()
    quote_id = db.session.scalar(select(Quote.id).order_by(Quote.id.desc()))
    return queries.get_quote(season, quote_id or 0)


def test_a_cooperant_writes_a_devis_and_gives_it_to_validate(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    typed = (
        TYPED | {"client_id": str(a_client(season).id), "validating": "1"} | line(0, "Tonte", "24,50", quantity="3,5")
    )
    page = client.post(at(season, "/nouveau"), data=typed, follow_redirects=True)
    assert "VIT-D-2021-001" in page.text
    assert "85,75" in page.text
    assert "102,90" in page.text
    assert last_quote(season).status == "a_valider"


def test_a_draft_stays_a_draft_and_empty_lines_are_left_out(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    typed = TYPED | {"client_id": str(a_client(season).id)} | line(0) | line(1, "Tonte", "24,50") | line(2)
    client.post(at(season, "/nouveau"), data=typed)
    quote = last_quote(season)
    assert (quote.status, [(one.position, one.label) for one in quote.lines]) == ("brouillon", [(1, "Tonte")])


def test_a_new_client_is_written_in_the_same_form(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    typed = TYPED | {"client_id": "", "new_kind": "association", "new_name": "Le Bon Débarras", "new_city": "Janzé"}
    client.post(at(season, "/nouveau"), data=typed | line(0, "Tri", "30"))
    customer = last_quote(season).client
    assert (customer.name, customer.kind, customer.city) == ("Le Bon Débarras", "association", "Janzé")


def test_more_lines_come_without_losing_what_was_typed(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    typed = {"day": "n’importe quand", "more": "1"} | line(0, "Tonte", "douze", unit="ballot")
    page = client.post(at(season, "/nouveau"), data=typed)
    assert page.status_code == 200
    assert page.text.count("<fieldset") == 4
    assert all(f'value="{text}"' in page.text for text in ("n’importe quand", "Tonte", "douze", "ballot"))
    assert "field--error" not in page.text


def test_a_line_picked_in_the_price_list_is_filled_but_for_what_was_typed(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    price = seasons.add_price(season, "Lavage de voiture", "forfait", 2500, Decimal("5.5"), stamped())
    sign_in(client, awa(season))
    typed = TYPED | {"client_id": str(a_client(season).id)}
    typed |= line(0, pick=str(price.id)) | line(1, "Lavage du bus", "60", pick=str(price.id))
    client.post(at(season, "/nouveau"), data=typed)
    assert [(one.label, one.unit, one.unit_price_cents, one.tva_rate) for one in last_quote(season).lines] == [
        ("Lavage de voiture", "forfait", 2500, Decimal("5.5")),
        ("Lavage du bus", "forfait", 6000, Decimal("5.5")),
    ]


def test_a_wrong_price_is_said_at_its_field_and_kept(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    page = client.post(at(season, "/nouveau"), data=TYPED | line(0, "Tonte", "douze"))
    assert page.status_code == 422
    assert 'id="lines-0-unit_price_cents-error"' in page.text
    assert 'value="douze"' in page.text
    assert 'id="client_id-error"' in page.text


def test_a_devis_without_any_line_is_not_written(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    page = client.post(at(season, "/nouveau"), data=TYPED | {"client_id": str(a_client(season).id)} | line(0))
    assert page.status_code == 422
    assert "au moins une ligne" in page.text
    assert db.session.scalars(select(Quote)).all() == []


def test_a_draft_comes_back_as_it_was_written_and_is_rewritten(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    quote = a_quote(season, Status.DRAFT, a_line("Tonte", 2450, "3.5", "5.5"))
    page = client.get(at(season, f"/{quote.id}/modifier"))
    assert all(f'value="{text}"' in page.text for text in ("Tonte", "24,50", "3,5", "5,5", "2021-08-12"))
    typed = TYPED | {"client_id": str(quote.client_id), "subject": "Jardin"} | line(0, "Haie", "30")
    client.post(at(season, f"/{quote.id}/modifier"), data=typed)
    changed = last_quote(season)
    assert (changed.number, changed.subject, [one.label for one in changed.lines]) == (quote.number, "Jardin", ["Haie"])


def test_an_animatrice_validates_and_a_cooperant_may_not(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    quote = a_quote(season, Status.TO_VALIDATE)
    sign_in(client, awa(season))
    assert client.post(at(season, f"/{quote.id}/valider")).status_code == 403
    assert client.get(at(season, f"/{quote.id}/rendre")).status_code == 403
    assert "/valider" not in client.get(at(season, f"/{quote.id}")).text
    sign_in(client, maud(season))
    page = client.post(at(season, f"/{quote.id}/valider"), follow_redirects=True)
    assert "Devis validé" in page.text


def test_a_devis_sent_back_tells_its_writer_why(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    quote = a_quote(season, Status.TO_VALIDATE)
    sign_in(client, maud(season))
    assert client.post(at(season, f"/{quote.id}/rendre"), data={"reason": " "}).status_code == 422
    page = client.post(at(season, f"/{quote.id}/rendre"), data={"reason": "Prix trop bas"}, follow_redirects=True)
    assert "Prix trop bas" in page.text
    assert "Brouillon" in page.text


@pytest.mark.parametrize(("path", "status"), [("refuser", "refuse"), ("decliner", "decline")])
def test_a_no_is_noted_with_its_reason(app: Flask, client: FlaskClient, path: str, status: str) -> None:
    season = a_season()
    quote = a_quote(season, Status.SENT)
    sign_in(client, awa(season))
    assert client.get(at(season, f"/{quote.id}/{path}")).status_code == 200
    client.post(at(season, f"/{quote.id}/{path}"), data={"reason": "trop cher"})
    answered = last_quote(season)
    assert (answered.status, answered.reason) == (status, "trop cher")


def test_what_can_no_longer_be_done_is_not_offered(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    quote = a_quote(season, Status.ACCEPTED)
    sign_in(client, maud(season))
    page = client.get(at(season, f"/{quote.id}")).text
    assert not any(f"/{quote.id}/{path}" in page for path in ("modifier", "valider", "refuser", "decliner", "rendre"))
    for path in ("modifier", "refuser", "rendre"):
        assert "Seul un" in client.get(at(season, f"/{quote.id}/{path}"), follow_redirects=True).text


def test_a_closed_season_offers_no_gesture(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    quote = a_quote(season)
    season.status = SeasonStatus.CLOSED
    sign_in(client, maud(season))
    assert "<form" not in client.get(at(season, f"/{quote.id}")).text.partition("<main")[2].partition("</main")[0]
    assert "/nouveau" not in client.get(at(season)).text
    answers = client.get(at(season, f"/{quote.id}/modifier")), client.post(at(season, f"/{quote.id}/modifier"))
    assert [answer.status_code for answer in answers] == [409, 409]


def test_devis_that_no_longer_hold_are_marked_from_the_list_and_only_on_demand(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    a_quote(season, Status.SENT)
    sign_in(client, awa(season))
    assert "n’est plus valable" in client.get(at(season)).text
    assert last_quote(season).status == "envoye"
    client.post(at(season, "/expirer"))
    assert last_quote(season).status == "expire"
    assert "n’est plus valable" not in client.get(at(season)).text


def test_a_duplicate_opens_ready_to_be_changed(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    quote = a_quote(season, Status.REFUSED)
    sign_in(client, awa(season))
    page = client.post(at(season, f"/{quote.id}/dupliquer"), follow_redirects=True)
    assert 'value="Tonte"' in page.text
    assert last_quote(season).number == "VIT-D-2021-002"


def test_the_pdf_is_one_page_with_the_number(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    quote = a_quote(season, Status.SENT)
    sign_in(client, awa(season))
    answer = client.get(at(season, f"/{quote.id}/pdf"))
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF")
    assert answer.headers["Content-Disposition"] == 'inline; filename="VIT-D-2021-001.pdf"'


@pytest.mark.parametrize("path", ["", "/nouveau", "/{id}", "/{id}/modifier", "/{id}/pdf", "/{id}/refuser"])
def test_devis_are_for_the_team_of_their_season(app: Flask, client: FlaskClient, path: str) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    quote, foreign = a_quote(ours), a_quote(theirs)
    sign_in(client, lena(ours))
    assert client.get(at(ours, path.format(id=quote.id))).status_code == 403
    sign_in(client, maud(ours))
    assert client.get(at(theirs, path.format(id=foreign.id))).status_code == 404
    if "{id}" in path:
        assert client.get(at(ours, path.format(id=foreign.id))).status_code == 404


@pytest.mark.parametrize("step", ["faire-valider", "valider", "envoyer", "expirer", "dupliquer"])
def test_no_gesture_reaches_a_devis_of_another_season(app: Flask, client: FlaskClient, step: str) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    foreign = a_quote(theirs, Status.SENT)
    sign_in(client, maud(ours))
    assert client.post(at(ours, f"/{foreign.id}/{step}")).status_code == 404
    sign_in(client, lena(theirs))
    assert client.post(at(theirs, f"/{foreign.id}/{step}")).status_code == 403


def test_the_client_of_another_season_cannot_be_chosen(app: Flask, client: FlaskClient) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    sign_in(client, awa(ours))
    typed = TYPED | {"client_id": str(a_client(theirs).id)} | line(0, "Tonte", "24,50")
    assert client.post(at(ours, "/nouveau"), data=typed).status_code == 422


HOSTILE: list[dict[str, Any]] = [
    {},
    {"lines-²-label": "x", "lines-99999999999-label": "x", "lines--1-label": "x", "lines-label": "x", "lines": "x"},
    line(0, "x" * 10_000, "1e400"),
    line(0, "🌞", "24,50", quantity="1e400", tva_rate="200", unit="x" * 99),
    line(0, "Tonte", "99999999,99", quantity="99999"),
    line(0, "Tonte", "24,50", quantity="0", pick="12345678901234567890"),
    line(0, "Tonte", "24,50", quantity="NaN") | {"day": "2099-01-01", "valid_until": "0001-01-01"},
    line(0, "Tonte", "-24,50") | {"day": "9" * 400},
    line(0, "Tonte", "24,50") | {"client_id": "-1", "new_kind": "roi", "new_name": "x" * 300, "new_city": "🌞"},
]


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("button", [{}, {"more": "1"}, {"validating": "1"}])
def test_whatever_is_typed_is_answered_with_a_page(
    pg_app: Flask, typed: dict[str, Any], button: dict[str, str]
) -> None:
    season = a_season()
    client_id = str(a_client(season).id)
    visitor = sign_in(pg_app.test_client(), awa(season))
    answer = visitor.post(at(season, "/nouveau"), data={"client_id": client_id} | TYPED | typed | button)
    assert answer.status_code == (200 if button.get("more") else 422)


@pytest.mark.parametrize(
    "asked", ["q=%25_%F0%9F%8C%9E", "etat=nul&client=x&page=-1", "client=99999999999", "q=" + "x" * 3000]
)
def test_whatever_is_asked_of_the_list_is_answered(pg_app: Flask, asked: str) -> None:
    season = a_season()
    a_quote(season)
    visitor = sign_in(pg_app.test_client(), awa(season))
    assert visitor.get(at(season, f"?{asked}")).status_code == 200


def test_the_list_asks_as_much_of_the_database_for_one_devis_as_for_twenty(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    customer = a_client(season)
    a_quote(season, client=customer)
    first = statements(client, at(season))
    for _ in range(19):
        a_quote(season, Status.DRAFT, a_line(), a_line("Haie"), client=a_client(season))
    assert statements(client, at(season)) == first == 1 + 4


def test_a_quantity_that_was_emptied_is_asked_for_and_never_taken_for_one(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    typed = (
        TYPED | {"client_id": str(a_client(season).id)} | line(0, "Tonte", "24,50", quantity="") | line(1, quantity="")
    )
    page = client.post(at(season, "/nouveau"), data=typed)
    assert (page.status_code, page.text.count("Écrire la quantité, par exemple 2,5.")) == (422, 2)
