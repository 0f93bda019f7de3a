"""The pages of one's data: complete, of oneself only, in one file; the notice; the erasure in two steps."""

import io
import json
import subprocess
import zipfile

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.cooperants.queries import cooperants_of
from cjs_app.coop.planning import actions as planning
from cjs_app.plumbing.database import db
from cjs_app.privacy import queries
from cjs_app.privacy.domain import Consented
from cjs_app.privacy.knowledge import parts_of
from tests.builders import a_mission
from tests.people import lena, nadia, pierre, sign_in, stamped
from tests.privacy.people import Told, someone_everywhere


@pytest.fixture
def told(app: Flask) -> Told:
    return someone_everywhere()


def page(client: FlaskClient, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.get_data(as_text=True)


def files(client: FlaskClient, url: str) -> dict[str, bytes]:
    """Return the files of an archive that is handed out."""
    answer = client.get(url)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    with zipfile.ZipFile(io.BytesIO(answer.get_data())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_notice_is_for_everybody_and_linked_from_the_door(client: FlaskClient) -> None:
    text = page(client, "/donnees-en-clair")
    assert all(words in text for words in ("CNIL", "15 ans", "Coopérant·e 07", "À qui demander"))
    assert 'href="/donnees-en-clair"' in page(client, "/connexion")


def test_everything_that_is_known_is_in_the_file_and_nothing_of_others(client: FlaskClient, told: Told) -> None:
    sign_in(client, told.account)
    taken = files(client, "/mes-donnees/copie.zip")
    record = taken["mes-donnees.json"].decode()
    own = (
        "Zélyne",
        "Kerbriñec",
        "2005-02-17",
        "zel@exemple.fr",
        "clé de Z",
        "relaie ZELYNE",
        "a tondu",
        "Autorisation de",
    )
    assert [words for words in own if words not in record] == []
    others = ("Zélie", "Maud", "Le Goff", "Titouan", "s’est trompée")
    assert [words for words in others if words in record] == []
    assert json.loads(record)["saison_1"]["heures"][0]["Durée"] == {"minutes": 90}


def test_a_team_chosen_out_of_turn_is_told_to_who_is_in_it_and_to_who_was_passed_over(
    client: FlaskClient, told: Told
) -> None:
    reason = "Zélie a déjà tondu, au tour de Zélyne"
    planning.choose_team(a_mission(told.season), [told.cooperant.id], None, reason, stamped(told.maud))
    sign_in(client, told.account)
    record = json.loads(files(client, "/mes-donnees/copie.zip")["mes-donnees.json"])
    (turn,) = record["saison_1"]["tours"]
    assert (turn["Place"], turn["Raison"]) == ("Dans l’équipe choisie", "… a déjà tondu, au tour de Zélyne")
    passed_over = cooperants_of(told.season)[0]
    rows = {part.key: part.rows for part in parts_of(told.season, passed_over)}["tours"]
    assert [row[1:3] for row in rows] == [("C’était son tour", "… a déjà tondu, au tour de …")]


def test_the_paper_says_the_same_in_words(client: FlaskClient, told: Told) -> None:
    sign_in(client, told.account)
    paper = files(client, "/mes-donnees/copie.zip")["mes-donnees.pdf"]
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=paper, check=True, capture_output=True
    ).stdout.decode()
    assert all(words in text for words in ("Ce qui est su de moi", "Kerbriñec", "17 févr. 2005"))
    assert "Zélie" not in text


def test_no_secret_of_the_door_is_handed_out(client: FlaskClient, told: Told) -> None:
    sign_in(client, told.account)
    record = files(client, "/mes-donnees/copie.zip")["mes-donnees.json"].decode()
    assert "argon2" not in record
    assert "token" not in record


def test_one_s_own_page_shows_it_all(client: FlaskClient, told: Told) -> None:
    sign_in(client, told.account)
    text = page(client, "/mes-donnees")
    assert all(
        words in text for words in ("Kerbriñec", "17 févr. 2005", "Être reconnaissable", "La demande est partie")
    )


def test_an_agreement_is_taken_back_in_one_gesture_and_the_staff_sees_it(client: FlaskClient, told: Told) -> None:
    sign_in(client, told.account)
    client.post("/mes-donnees/accord", data={"choix": f"{told.cooperant.id}:photo:non"})
    assert queries.agreed(told.season, Consented.PHOTO) == set()
    sign_in(client, told.maud)
    assert "retiré le" in page(client, "/saisons/1/donnees")


@pytest.mark.parametrize("choice", ["", "1:photo:oui", "x:y:z", "99999999999999999999:photo:oui", "7:autre:oui"])
def test_nobody_answers_for_another_nor_to_another_question(client: FlaskClient, told: Told, choice: str) -> None:
    sign_in(client, told.account)
    assert client.post("/mes-donnees/accord", data={"choix": choice}).status_code == 409
    assert len(queries.consents_of(told.season, told.cooperant)) == 1


def test_the_staff_hands_out_what_is_known_of_the_season_only(client: FlaskClient, told: Told) -> None:
    sign_in(client, told.maud)
    assert "Kerbriñec" in page(client, f"/saisons/1/donnees/coop/{told.cooperant.id}")
    record = files(client, f"/saisons/1/donnees/coop/{told.cooperant.id}/copie.zip")["mes-donnees.json"].decode()
    assert ("Kerbriñec" in record, "zel@exemple.fr" in record) == (True, False)


def test_an_erasure_is_shown_first_and_done_on_a_yes_only(client: FlaskClient, told: Told) -> None:
    sign_in(client, told.maud)
    url = f"/saisons/1/donnees/coop/{told.cooperant.id}/effacer"
    assert all(words in page(client, url) for words in ("Coopérant·e 07", "relaie ZELYNE", "pas close"))
    assert client.post(url, data={}).status_code == 422
    assert told.cooperant.first_name == "Zélyne"
    assert client.post(url, data={"sure": "y"}).status_code == 303
    db.session.expire_all()
    assert told.cooperant.first_name == "Coopérant·e 07"
    assert client.get(url).status_code == 409


def test_the_register_is_a_page_and_a_table_for_the_adults(client: FlaskClient, told: Told) -> None:
    for person in (told.maud, lena(told.season), nadia(told.season), pierre()):
        sign_in(client, person)
        assert "Le Porteur" in page(client, "/saisons/1/donnees/registre")
    table = client.get("/saisons/1/donnees/registre.csv").get_data().decode("utf-8-sig").splitlines()
    assert table[0].startswith("Traitement;But;Base légale")
    assert len(table) == 13
    assert sign_in(client, told.account).get("/saisons/1/donnees/registre").status_code == 403


def test_a_carrier_s_name_is_no_formula_in_the_register(client: FlaskClient, told: Told) -> None:
    told.season.carrier.name = "=HYPERLINK(1)"
    sign_in(client, told.maud)
    assert ";'=HYPERLINK(1)" in client.get("/saisons/1/donnees/registre.csv").get_data(as_text=True)


def test_the_review_lists_what_is_due_treats_it_and_is_noted(client: FlaskClient, told: Told) -> None:
    sign_in(client, pierre())
    assert "Fiches des coopérant·es et leurs comptes, Coop’Avenir 2021" in page(client, "/donnees/revue")
    assert client.post("/donnees/revue/traiter", data={"quoi": "fiches:1"}).status_code == 303
    assert client.post("/donnees/revue/noter").status_code == 303
    assert "Revues passées" in page(client, "/donnees/revue")
    for wrong in ("", "fiches:1", "fiches:", "factures:1", "autre:1", "fiches:99999999999"):
        assert client.post("/donnees/revue/traiter", data={"quoi": wrong}).status_code in (404, 409), wrong


def test_delays_are_changed_on_their_page(client: FlaskClient, told: Told) -> None:
    sign_in(client, pierre())
    months = {"fiches": "6", "heures": "60", "clients": "36", "adultes": "12", "invitations": "3", "traces": "12"}
    assert client.post("/donnees/revue/durees", data=months).status_code == 303
    assert "6\u00a0mois" in page(client, "/donnees-en-clair")
    for wrong in ("0", "", "douze", "9" * 400, "1e400", "-3"):
        assert client.post("/donnees/revue/durees", data=months | {"fiches": wrong}).status_code == 422, wrong


def test_an_adult_s_account_is_erased_by_the_coordination_once_asked(client: FlaskClient, told: Told) -> None:
    sign_in(client, told.maud).post("/mes-donnees/effacement")
    sign_in(client, pierre())
    assert client.post("/donnees/revue/compte", data={"compte": "1"}).status_code == 303
    db.session.expire_all()
    assert told.maud.display_name == "Compte effacé 1"
    assert client.post("/donnees/revue/compte", data={"compte": "2"}).status_code == 409
