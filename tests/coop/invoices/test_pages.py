"""The pages of the invoices."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.clients import actions as clients
from cjs_app.coop.clients.domain import ClientSheet
from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.invoices import actions, queries
from cjs_app.coop.invoices.domain import Status, usual_due_day
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from tests.builders import (
    a_client,
    a_draft_invoice,
    a_mission,
    a_payment,
    a_quote,
    a_season,
    an_invoice,
)
from tests.people import awa, lena, maud, nadia, sign_in, stamped

RECENTLY = "2026-11-23"


def address(season: Season, *parts: object) -> str:
    """Return the address of a page of the invoices."""
    return "/".join(map(str, (f"/saisons/{season.id}/factures", *parts)))


def written(*lines: tuple[str, str], **more: str) -> dict[str, str]:
    """Return what a browser sends for a draft with these (label, price) lines."""
    sent = {"subject": "Jardin"} | more
    for rank, (label, price) in enumerate(lines):
        sent |= {f"lines-{rank}-label": label, f"lines-{rank}-unit_price_cents": price}
    return sent


def kept(invoice: Invoice) -> Invoice:
    """Return an invoice as the pages left it in the database."""
    db.session.rollback()
    db.session.expire_all()
    return queries.locked_invoice(invoice.id)


def test_an_invoice_goes_from_a_mission_to_its_payment(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    mission = a_mission(season, quote_id=a_quote(season, QuoteStatus.ACCEPTED).id)
    missions.finish(mission, stamped())
    sign_in(client, maud(season))
    assert "Préparer la facture" in client.get(address(season, "nouvelle")).text
    client.post(address(season, "depuis-mission", mission.id))
    due_day = usual_due_day(clock.today()).isoformat()
    page = client.post(address(season, 1, "emettre"), data={"due_day": due_day}, follow_redirects=True)
    assert "Facture VIT-F-" in page.text
    paid = {"amount": "120", "day": clock.today().isoformat(), "method": "espèces"}
    page = client.post(address(season, 1, "encaissements", "nouveau"), data=paid, follow_redirects=True)
    assert "C’est encaissé" in page.text
    assert "Payée" in page.text


def test_a_cooperant_prepares_and_an_animatrice_issues(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    draft, issued = a_draft_invoice(season), an_invoice(season)
    payment = a_payment(issued, 100)
    sign_in(client, awa(season))
    for part in ("", "nouvelle", draft.id, f"{draft.id}/modifier", issued.id, f"{issued.id}/pdf"):
        assert client.get(address(season, part).rstrip("/")).status_code == 200
    assert "Vérifier et émettre" not in client.get(address(season, draft.id)).text
    assert client.get(address(season, draft.id, "emettre")).status_code == 403
    assert client.post(address(season, draft.id, "emettre")).status_code == 403
    assert client.post(address(season, issued.id, "avoir")).status_code == 403
    assert client.get(address(season, issued.id, "encaissements", "nouveau")).status_code == 403
    assert client.post(address(season, issued.id, "encaissements", payment.id, "annuler")).status_code == 403
    assert kept(draft).status is Status.DRAFT


def test_the_committee_sees_no_invoice(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    invoice = an_invoice(season)
    sign_in(client, lena(season))
    for part in (invoice.id, f"{invoice.id}/pdf", "nouvelle"):
        assert client.get(address(season, part)).status_code == 403


def test_a_document_of_another_season_is_not_found(app: Flask, client: FlaskClient) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    stranger = an_invoice(theirs)
    payment = a_payment(stranger, 100)
    own = an_invoice(ours)
    quote, mission = a_quote(theirs, QuoteStatus.ACCEPTED), a_mission(theirs)
    sign_in(client, maud(ours))
    for part in ("", "/modifier", "/emettre", "/pdf", "/encaissements/nouveau"):
        assert client.get(address(ours, stranger.id) + part).status_code == 404
    for part in ("abandonner", "avoir", f"encaissements/{payment.id}/annuler"):
        assert client.post(address(ours, stranger.id, part)).status_code == 404
    assert client.post(address(ours, own.id, "encaissements", payment.id, "annuler")).status_code == 404
    assert client.post(address(ours, "depuis-devis", quote.id)).status_code == 404
    assert client.post(address(ours, "depuis-mission", mission.id)).status_code == 404


def test_another_season_s_client_cannot_be_written_on_a_draft(app: Flask, client: FlaskClient) -> None:
    ours, stranger = a_season(), a_client(a_season("Job’co"))
    draft = a_draft_invoice(ours)
    sign_in(client, maud(ours))
    sent = written(("Tonte", "10"), client_id=str(stranger.id))
    assert client.post(address(ours, draft.id, "modifier"), data=sent).status_code == 422
    assert client.post(address(ours, "nouvelle"), data={"client_id": str(stranger.id)}).status_code == 422


def test_a_draft_is_written_with_the_lines_that_hold_something(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    draft = a_draft_invoice(season)
    sign_in(client, awa(season))
    sent = written(("Haie", "18,50"), ("", ""), ("Allée", "1 000"), client_id=str(draft.client_id))
    sent |= {"lines-0-quantity": "3,5", "lines-0-tva_rate": "0", "lines-2-tva_rate": "5,5"}
    client.post(address(season, draft.id, "modifier"), data=sent)
    lines = [(line.label, line.ht_cents, str(line.tva_rate)) for line in kept(draft).lines]
    assert lines == [("Haie", 6_475, "0"), ("Allée", 100_000, "5.5")]


def test_what_was_typed_comes_back_with_what_is_wrong(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    draft = a_draft_invoice(season)
    sign_in(client, awa(season))
    sent = written(("Haie", "douze"), ("", "10"), client_id=str(draft.client_id), performed_on="31 février")
    page = client.post(address(season, draft.id, "modifier"), data=sent)
    assert page.status_code == 422
    for text in ("« douze » n’est pas un montant", "Écrire ce qui a été fait", "31 février", 'value="douze"'):
        assert text in page.text


def test_more_lines_can_be_asked_for_without_losing_any(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    draft = a_draft_invoice(season)
    sign_in(client, awa(season))
    sent = written(("Haie", "12"), client_id=str(draft.client_id), more="1")
    page = client.post(address(season, draft.id, "modifier"), data=sent)
    assert "Haie" in page.text
    assert "lines-3-label" in page.text
    assert kept(draft).lines[0].label == "Tonte"


@pytest.mark.parametrize(
    "hostile",
    [
        {},
        {"lines-0-label": "x" * 10_000, "lines-0-unit_price_cents": "1e400"},
        {"lines-²-label": "a", "lines-99999999999-label": "b", "lines--label": "c", "lines-x": "d"},
        {"lines-0-label": "🎉\x00", "lines-0-unit_price_cents": "1", "lines-0-quantity": "-3", "client_id": "x"},
        {"lines-0-label": "a", "lines-0-unit_price_cents": "99999999,99", "lines-0-quantity": "99999"},
        {"performed_on": "2099-01-01", "lines-0-label": "a", "lines-0-unit_price_cents": "1"},
    ],
)
def test_hostile_drafts_are_answered_with_the_form(app: Flask, client: FlaskClient, hostile: dict[str, str]) -> None:
    season = a_season()
    draft = a_draft_invoice(season)
    sign_in(client, awa(season))
    sent = {"client_id": str(draft.client_id)} | hostile
    assert client.post(address(season, draft.id, "modifier"), data=sent).status_code in (303, 400, 422)


@pytest.mark.parametrize(
    "asked",
    ["page=-1&q=%00%25_", "page=99999999999", "etat=x&genre=y&client=²", "client=999999999", "q=" + "a" * 4_000],
)
def test_hostile_lists_are_answered(app: Flask, client: FlaskClient, asked: str) -> None:
    season = a_season()
    an_invoice(season)
    sign_in(client, awa(season))
    assert client.get(f"{address(season)}?{asked}").status_code in (200, 400)


def test_a_wrong_due_day_is_said_and_nothing_is_issued(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    draft = a_draft_invoice(season)
    sign_in(client, maud(season))
    for typed in ("", "hier", "01/01/2001", "2099-12-31"):
        page = client.post(address(season, draft.id, "emettre"), data={"due_day": typed})
        assert page.status_code == 422
        assert 'id="due_day-error"' in page.text
    assert kept(draft).status is Status.DRAFT


def test_two_clicks_issue_once(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    note = actions.credit(an_invoice(season), None, stamped())
    sign_in(client, maud(season))
    assert client.post(address(season, note.id, "emettre")).status_code == 303
    again = client.post(address(season, note.id, "emettre"), follow_redirects=True)
    assert "n’est plus un brouillon" in again.text
    assert again.text.count("Émission sous le numéro") == 1


def test_a_credit_note_is_prepared_reduced_and_issued(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    invoice = an_invoice(season)
    sign_in(client, maud(season))
    client.post(address(season, invoice.id, "avoir"))
    sent = written(("Une heure de moins", "40"), client_id=str(invoice.client_id)) | {"lines-0-tva_rate": "0"}
    client.post(address(season, invoice.id + 1, "modifier"), data=sent)
    page = client.post(address(season, invoice.id + 1, "emettre"), follow_redirects=True)
    assert "corrige la facture VIT-F-2021-0001" in page.text
    assert "60,00" in client.get(address(season, invoice.id)).text


def test_an_abandoned_draft_leaves_the_list(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    draft = a_draft_invoice(season)
    sign_in(client, awa(season))
    client.post(address(season, draft.id, "abandonner"))
    assert "Pas encore de facture" in client.get(address(season)).text
    assert "Brouillon abandonné" in client.get(address(season) + "?etat=abandonnee").text


def test_the_page_of_an_issued_invoice_keeps_the_client_it_was_issued_to(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    neighbour = a_client(season)
    invoice, draft = an_invoice(season, client=neighbour), a_draft_invoice(season, client=neighbour)
    clients.correct(neighbour, ClientSheet(ClientKind.PRIVATE, "Mme Le Bris"), stamped())
    sign_in(client, maud(season))
    page = client.get(address(season, invoice.id)).text
    assert "Mme Le Goff" in page
    assert "Mme Le Bris" not in page
    assert "Mme Le Bris" in client.get(address(season, draft.id)).text


def test_an_issued_document_offers_nothing_that_would_change_it(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    invoice = an_invoice(season)
    sign_in(client, maud(season))
    page = client.get(address(season, invoice.id)).text
    assert "Modifier" not in page
    assert "Abandonner" not in page
    assert "n’est plus un brouillon" in client.get(address(season, invoice.id, "modifier"), follow_redirects=True).text


def test_the_list_shows_what_is_late_and_what_is_left(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    a_payment(an_invoice(season), 4_000)
    sign_in(client, awa(season))
    page = client.get(address(season)).text
    assert "En retard" in page
    assert "reste 60,00" in page


def test_a_closed_season_only_reads_and_takes_its_money(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    invoice = an_invoice(season)
    season.status = SeasonStatus.CLOSED
    sign_in(client, maud(season))
    page = client.get(address(season, invoice.id)).text
    assert "Noter un encaissement" in page
    assert "Préparer un avoir" not in page
    assert "Nouvelle facture" not in client.get(address(season)).text
    assert client.post(address(season, invoice.id, "avoir")).status_code == 409


def test_who_only_reads_invoices_is_led_to_none_that_could_be_written(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    page = sign_in(client, nadia(season)).get(f"/saisons/{season.id}/factures").text
    assert ["Pas encore de facture" in page, "/factures/nouvelle" in page] == [True, False]
