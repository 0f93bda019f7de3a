"""A mission agreed without devis is invoiced like the others: its invoice is tied to it, and shown with it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.invoices import actions, dues, queries, waiting
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_mission, a_quote, a_season, an_invoice
from tests.people import A_DAY, maud, sign_in, stamped


def a_done_mission(season: Season) -> Mission:
    """Return a mission without devis, done on 13 July at the stadium."""
    mission = a_mission(season, "Tonte chez Mme Le Goff", start_day=A_DAY, place="Stade")
    missions.finish(mission, stamped())
    return mission


def test_the_draft_of_a_mission_without_devis_has_its_label_its_day_and_its_place(app: Flask) -> None:
    season = a_season()
    mission, client = a_done_mission(season), a_client(season)
    draft = actions.draft_blank(season, client, stamped(), mission=mission)
    assert (draft.mission_id, draft.client_id, draft.quote_id) == (mission.id, client.id, None)
    assert (draft.subject, draft.performed_on, draft.place) == ("Tonte chez Mme Le Goff", A_DAY, "Stade")
    assert queries.get_invoice(season, draft.id).lines == []


def test_it_is_not_invoiced_twice_nor_once_cancelled(app: Flask) -> None:
    season = a_season()
    mission, client = a_done_mission(season), a_client(season)
    draft = actions.draft_blank(season, client, stamped(), mission=mission)
    with pytest.raises(Refusal, match="déjà un brouillon"):
        actions.draft_blank(season, client, stamped(), mission=mission)
    actions.abandon(draft, stamped())
    missions.resume(mission, stamped())
    missions.cancel(mission, "Il pleut", stamped())
    with pytest.raises(Refusal, match="rien à facturer"):
        actions.draft_blank(season, client, stamped(), mission=mission)


def test_the_devis_of_a_mission_says_for_whom_it_was(app: Flask) -> None:
    season = a_season()
    quote = a_quote(season, QuoteStatus.ACCEPTED)
    mission = a_mission(season, quote_id=quote.id)
    drafted = actions.draft_blank(season, a_client(season, "Une autre"), stamped(), mission=mission)
    draft = queries.get_invoice(season, drafted.id)
    assert (draft.client_id, draft.quote_id, len(draft.lines)) == (quote.client_id, quote.id, 1)


def test_it_waits_for_its_invoice_and_other_invoices_without_devis_are_not_its_own(app: Flask) -> None:
    season = a_season()
    mission, client = a_done_mission(season), a_client(season)
    an_invoice(season, client=client)
    assert [row.id for row in waiting.missions_to_invoice(season)] == [mission.id]
    assert dues.invoices_of_mission(mission, A_DAY) == []
    draft = actions.draft_blank(season, client, stamped(), mission=mission)
    assert waiting.missions_to_invoice(season) == []
    (paper,) = dues.invoices_of_mission(mission, A_DAY)
    assert (paper.label, paper.record, paper.stands) == ("Facture (brouillon)", {"invoice_id": draft.id}, True)


def test_the_one_client_whom_the_mission_names_is_proposed(app: Flask) -> None:
    season = a_season()
    mission, goff, roux = a_done_mission(season), a_client(season), a_client(season, "M. Roux")
    assert waiting.likely_client(mission, [goff, roux]) == str(goff.id)
    assert waiting.likely_client(mission, [roux]) == waiting.likely_client(mission, [goff, goff]) == ""
    assert waiting.likely_client(None, [goff]) == ""


def test_from_the_mission_one_form_opens_a_draft_that_the_mission_shows(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    mission, goff = a_done_mission(season), a_client(season)
    sign_in(client, maud(season))
    page, form = f"/saisons/{season.id}/missions/{mission.id}", f"/saisons/{season.id}/factures/nouvelle?mission=M01"
    assert f'href="{form}"' in client.get(page).text
    asked = client.get(form).text
    assert all(text in asked for text in (f'selected value="{goff.id}"', 'value="Tonte chez Mme Le Goff"'))
    sent = client.post(form, data={"client_id": str(goff.id), "subject": "Tonte du stade"})
    assert str(sent.location).endswith("/modifier")
    draft = db.session.query(Invoice).one()
    assert (draft.mission_id, draft.subject) == (mission.id, "Tonte du stade")
    shown = client.get(page).text
    assert f'href="/saisons/{season.id}/factures/{draft.id}"' in shown
    assert form not in shown


@pytest.mark.parametrize("code", ["M99", "%00", "x" * 500, "🌞"])
def test_a_mission_that_is_not_of_the_season_is_not_there(app: Flask, client: FlaskClient, code: str) -> None:
    season = a_season()
    a_done_mission(a_season("Job’co"))
    sign_in(client, maud(season))
    assert client.get(f"/saisons/{season.id}/factures/nouvelle?mission={code}").status_code in (200, 404)
    assert client.get(f"/saisons/{season.id}/factures/nouvelle?mission=M01").status_code == 404
