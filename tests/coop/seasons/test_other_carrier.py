"""A season may get another carrier while none of its documents bears a number."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from cjs_app.coop.seasons import actions, carriers
from cjs_app.coop.seasons.domain import CarrierSettings
from cjs_app.coop.seasons.models import Carrier, Season
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import a_draft_invoice, a_quote, a_season, an_invoice
from tests.people import maud, pierre, sign_in, stamped


def another() -> Carrier:
    return actions.carrier_for(CarrierSettings("L’Autre", "552100554"), "EUR")


def carrier_of(season: Season) -> str | None:
    db.session.expire_all()
    return db.session.scalar(select(Carrier.name).where(Carrier.id == season.carrier_id))


def test_a_season_without_numbered_document_gets_another_carrier(app: Flask) -> None:
    season = a_season()
    a_draft_invoice(season)
    carriers.replace(season, another(), stamped())
    assert carrier_of(season) == "L’Autre"


@pytest.mark.parametrize("write", [a_quote, an_invoice])
def test_a_number_given_keeps_its_carrier(app: Flask, write: object) -> None:
    season = a_season()
    write(season)  # type: ignore[operator]
    with pytest.raises(Refusal, match="Corriger sa fiche, dater son nouveau régime de TVA") as refused:
        carriers.replace(season, another(), stamped())
    assert refused.value.field == "carrier"
    assert carrier_of(season) == "Le Porteur"


def test_the_same_carrier_is_no_other_one(app: Flask) -> None:
    season = a_season()
    with pytest.raises(Refusal, match="déjà celui"):
        carriers.replace(season, season.carrier, stamped())


def test_the_coordination_chooses_a_known_carrier_or_writes_a_new_one(app: Flask, client: FlaskClient) -> None:
    season, known = a_season(), another()
    sign_in(client, pierre())
    page = f"/saisons/{season.id}/reglages/porteur"
    assert f'href="{page}/autre"' in client.get(page).text
    form = client.get(f"{page}/autre").text
    assert ("L’Autre" in form, "Le Porteur</option>" in form) == (True, False)
    assert client.post(f"{page}/autre", data={"carrier": ""}).status_code == 422
    sent = {"carrier": str(known.id), "regime": "assujetti"}
    assert client.post(f"{page}/autre", data=sent).status_code == 303
    assert carrier_of(season) == "L’Autre"
    sent = {"carrier": "", "carrier_name": "Un troisième", "regime": "franchise"}
    assert "Nouveau porteur\u00a0: Un troisième" in client.post(f"{page}/autre", data=sent, follow_redirects=True).text


def test_once_a_number_is_given_the_page_says_what_to_do(app: Flask, client: FlaskClient) -> None:
    season, known = a_season(), another()
    a_quote(season)
    sign_in(client, pierre())
    sent = {"carrier": str(known.id), "regime": "assujetti"}
    page = client.post(f"/saisons/{season.id}/reglages/porteur/autre", data=sent)
    assert (page.status_code, "dater son nouveau régime de TVA" in page.text) == (422, True)


def test_only_the_coordination_changes_the_carrier(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    assert client.get(f"/saisons/{season.id}/reglages/porteur/autre").status_code == 403
