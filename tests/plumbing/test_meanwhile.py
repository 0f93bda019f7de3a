"""Two windows on the same record: the second one to save is told what the first one wrote, and loses nothing."""

import html
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.clients.models import Client
from cjs_app.coop.quotes.domain import Status
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_draft_invoice, a_mission, a_quote, a_season
from tests.people import maud, pierre, sign_in

TOLD = "Quelqu’un a changé ceci entre-temps"


def where(season: Season) -> dict[str, tuple[str, str]]:
    """Return, for each form that two people may have open, its address and one of its fields."""
    return {
        "client": (f"clients/{a_client(season).id}/modifier", "name"),
        "devis": (f"devis/{a_quote(season, Status.DRAFT).id}/modifier", "subject"),
        "facture": (f"factures/{a_draft_invoice(season).id}/modifier", "subject"),
        "mission": (f"missions/{a_mission(season).id}/modifier", "title"),
        "saison": ("reglages", "territory"),
        "porteur": ("reglages/porteur", "city"),
        "bilan": ("bilan/textes/portrait", "text"),
    }


def typed(page: str) -> dict[str, str]:
    """Return what a browser sends of a form that nobody has changed."""
    form = next(one for one in re.findall(r"<form .*?</form>", page.partition("<main")[2], re.DOTALL) if "seen" in one)
    sent = {}
    for tag in re.findall(r"<input[^>]*>", form):
        told = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if "name" in told and (told.get("type") not in ("checkbox", "radio") or " checked" in tag):
            sent[told["name"]] = html.unescape(told.get("value", ""))
    for name, options in re.findall(r'<select[^>]*name="([^"]+)".*?>(.*?)</select>', form, re.DOTALL):
        chosen = re.findall(r'<option selected value="([^"]*)"', options) or re.findall(r'value="([^"]*)"', options)
        sent[name] = html.unescape(chosen[0])
    sent |= dict(re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\s*(.*?)</textarea>', form, re.DOTALL))
    return sent


@pytest.mark.parametrize("form", ["client", "devis", "facture", "mission", "saison", "porteur", "bilan"])
def test_the_second_window_is_told_and_loses_nothing(app: Flask, client: FlaskClient, form: str) -> None:
    season = a_season()
    path, field = where(season)[form]
    address = f"/saisons/{season.id}/{path}"
    sign_in(client, pierre())
    first, second = (typed(client.get(address).text) for _ in range(2))
    saved = client.post(address, data=first | {field: "Écrit par Awa"})
    assert saved.status_code == 303, saved.text
    late = client.post(address, data=second | {field: "Écrit par Noé"})
    assert late.status_code == 422
    assert TOLD in late.text and "Écrit par Awa" in late.text and "Écrit par Noé" in late.text
    assert "Écrit par Awa" in client.get(address).text
    assert client.post(address, data=typed(late.text)).status_code == 303
    assert "Écrit par Noé" in client.get(address).text


def test_a_window_that_says_the_same_is_not_stopped(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    address = f"/saisons/{season.id}/clients/{a_client(season).id}/modifier"
    sign_in(client, maud(season))
    windows = [typed(client.get(address).text) | {"name": "M. Roux"} for _ in range(2)]
    assert [client.post(address, data=window).status_code for window in windows] == [303, 303]


def test_lines_that_somebody_else_wrote_are_told_one_by_one(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    address = f"/saisons/{season.id}/factures/{a_draft_invoice(season).id}/modifier"
    sign_in(client, maud(season))
    other, window = (typed(client.get(address).text) for _ in range(2))
    client.post(address, data=other | {"lines-0-unit_price_cents": "33,33"})
    late = client.post(address, data=window | {"subject": "Verger"}).text
    assert "Prix unitaire HT (1), enregistré entre-temps : « 33,33 »" in late


def test_adding_a_line_does_not_hide_what_happened_before(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    address = f"/saisons/{season.id}/factures/{a_draft_invoice(season).id}/modifier"
    sign_in(client, maud(season))
    other, window = (typed(client.get(address).text) for _ in range(2))
    client.post(address, data=other | {"subject": "Écrit par Awa"})
    longer = typed(client.post(address, data=window | {"more": "1"}).text)
    longer.pop("more", None)
    assert TOLD in client.post(address, data=longer).text


def test_a_form_that_does_not_say_what_it_showed_is_saved_as_before(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sheet = a_client(season)
    sign_in(client, maud(season)).post(
        f"/saisons/{season.id}/clients/{sheet.id}/modifier", data={"name": "M. Roux", "kind": "particulier"}
    )
    db.session.expire_all()
    assert db.session.get_one(Client, sheet.id).name == "M. Roux"
