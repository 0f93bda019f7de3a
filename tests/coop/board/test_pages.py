"""The summer's weekly board: the cooperants plan it, note who is there, decide, and read it again later."""

import re

from flask.testing import FlaskClient

from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.domain import CooperantSheet
from cjs_app.coop.seasons.models import Season
from cjs_app.deciding import actions, gathering
from cjs_app.deciding.domain import Mode
from tests.builders import a_season
from tests.people import A_DAY, awa, lena, maud, sign_in, stamped
from tests.whole_board import a_decision, a_meeting


def two_of_them(season: Season) -> list[int]:
    return [cooperants.add(season, CooperantSheet(name), stamped()).id for name in ("Inès", "Malo")]


def test_a_cooperant_plans_the_week_s_board(client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    typed = {"kind": "ca", "day": "2021-07-16", "start_time": "09:30", "agenda": "Prix\nPlanning"}
    answer = client.post(f"/saisons/{season.id}/ca/reunions/nouvelle", data=typed, follow_redirects=True)
    assert "Planning" in answer.text
    assert "16 juillet 2021" in answer.text.replace("\u00a0", " ")


def test_who_is_there_is_noted_by_first_name(client: FlaskClient) -> None:
    season = a_season()
    ines, malo = two_of_them(season)
    meeting = a_meeting(season.id, stamped(), A_DAY)
    sign_in(client, maud(season))
    page = f"/saisons/{season.id}/ca/reunions/{meeting.id}"
    typed = {f"presence-{ines}": "present", f"presence-{malo}": "represente", f"pouvoir-{malo}": str(ines)}
    answer = client.post(f"{page}/presences", data=typed, follow_redirects=True)
    assert "1 personne présente" in answer.text.replace("\u00a0", " ")
    assert "pouvoir à Inès" in answer.text.replace("\u00a0", " ")


def test_a_proxy_for_somebody_away_comes_back_as_it_was_typed(client: FlaskClient) -> None:
    season = a_season()
    ines, malo = two_of_them(season)
    meeting = a_meeting(season.id, stamped(), A_DAY)
    sign_in(client, maud(season))
    typed = {f"presence-{malo}": "represente", f"pouvoir-{malo}": str(ines)}
    answer = client.post(f"/saisons/{season.id}/ca/reunions/{meeting.id}/presences", data=typed)
    assert answer.status_code == 422
    assert f'<option value="{ines}" selected>' in answer.text


def test_validated_minutes_no_longer_change(client: FlaskClient) -> None:
    season = a_season()
    meeting = a_meeting(season.id, stamped(), A_DAY)
    gathering.write_minutes(meeting, "On baisse le prix.", stamped())
    gathering.validate(meeting, stamped())
    sign_in(client, maud(season))
    page = f"/saisons/{season.id}/ca/reunions/{meeting.id}"
    assert "Valider le compte rendu" not in client.get(page).text
    assert client.post(f"{page}/compte-rendu", data={"minutes": "Autre chose."}).status_code == 422


def test_the_papers_of_a_meeting_are_pdfs(client: FlaskClient) -> None:
    season = a_season()
    two_of_them(season)
    meeting = a_meeting(season.id, stamped(), A_DAY)
    a_decision(season.id, stamped(), Mode.CONSENT, 1, meeting.id)
    sign_in(client, awa(season))
    for paper in ("compte-rendu", "convocation", "emargement"):
        answer = client.get(f"/saisons/{season.id}/ca/reunions/{meeting.id}/{paper}.pdf")
        assert answer.data.startswith(b"%PDF")


def test_a_decision_of_another_summer_does_not_exist_here(client: FlaskClient) -> None:
    season, other = a_season(), a_season("Les Écureuils")
    foreign = a_decision(other.id, stamped(), Mode.CONSENT, 0)
    sign_in(client, maud(season))
    assert client.get(f"/saisons/{season.id}/ca/decisions/{foreign.id}").status_code == 404


def test_a_refused_vote_keeps_what_was_typed(client: FlaskClient) -> None:
    season = a_season()
    decision = a_decision(season.id, stamped(), Mode.MAJORITY, 1)
    sign_in(client, maud(season))
    typed = {"entitled": "12", "votes_for": "2", "votes_against": "0"}
    answer = client.post(f"/saisons/{season.id}/ca/decisions/{decision.id}/voix", data=typed)
    assert "Le quorum n’est pas atteint" in answer.text
    assert re.search(r'name="votes_for"[^>]*value="2"', answer.text)


def test_the_committee_reads_no_minutes(client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, lena(season))
    assert client.get(f"/saisons/{season.id}/ca").status_code == 403


def test_the_former_versions_of_a_proposal_stay_readable(client: FlaskClient) -> None:
    season = a_season()
    decision = a_decision(season.id, stamped(), Mode.CONSENT, 2)
    actions.amend(decision, "La tonte reste à dix euros.", stamped())
    sign_in(client, awa(season))
    told = client.get(f"/saisons/{season.id}/ca/decisions/{decision.id}").text
    assert "La tonte reste à dix euros." in told
    assert "La tonte passe à douze euros de l’heure." in told
