"""Invitations, from both sides of the door."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from cjs_app.access import keys
from cjs_app.access.domain import Role
from cjs_app.access.limits import Way
from cjs_app.coop.invitations import actions
from cjs_app.coop.invitations.models import Invitation
from cjs_app.plumbing.database import db
from tests.builders import a_cooperant, a_season
from tests.people import awa, maud, pierre, sign_in, stamped
from tests.plumbing.post_office import PostOffice, open_office
from tests.visitors import Visitor

CHOICE = {"display_name": "Noé", "login": "noe", "passphrase": "quatre autres mots ici"}


@pytest.fixture
def office(app: Flask) -> Iterator[PostOffice]:
    """A mail server that the application knows."""
    with open_office() as office:
        app.config.update(office.settings, CJS_URL="https://coop.example")
        yield office


def test_from_a_qr_code_to_one_s_own_home(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    cooperant = a_cooperant(season)
    sign_in(client, maud(season))
    made = client.post(f"/saisons/1/invitations/coop/{cooperant.id}", data={"way": "link"}, follow_redirects=True)
    link = re.search(r'value="http://localhost(/invitation/\S{43})"', made.text)
    assert link is not None
    square = client.get("/saisons/1/invitations/carre.svg?numero=1")
    assert (square.mimetype, square.data[:4]) == ("image/svg+xml", b"<svg")
    guest = Visitor(app)
    assert guest.get(link[1]).status_code == 200
    guest.post("/invitation", data={"invitation": link[1].rpartition("/")[2]})
    assert 'value="Noé"' in guest.get("/bienvenue").text
    assert guest.post("/bienvenue", data=CHOICE).location == "/saisons/1/accueil"
    assert "Bonjour Noé" in guest.get("/saisons/1/accueil").text


def test_opening_a_link_a_hundred_times_creates_nothing(app: Flask, client: FlaskClient) -> None:
    new = actions.invite_cooperant(a_cooperant(a_season()), Way.LINK, Role.FACILITATOR, stamped())
    app.config["CLOCK"] = lambda: stamped().at
    for _ in range(3):
        client.get(f"/invitation/{new.secret}")
        client.head(f"/invitation/{new.secret}")
    db.session.refresh(new.invitation)
    assert (new.invitation.accepted_at, new.invitation.tries) == (None, 0)


def test_six_letters_typed_in_small_with_a_space_open(app: Flask, client: FlaskClient) -> None:
    new = actions.invite_cooperant(a_cooperant(a_season()), Way.CODE, Role.FACILITATOR, stamped())
    app.config["CLOCK"] = lambda: stamped().at
    typed = f"{new.secret[:3]} {new.secret[3:]}".lower()
    assert client.post("/code", data={"code": typed}).location == "/bienvenue"
    assert client.post("/bienvenue", data=CHOICE).status_code == 303


def test_wrong_letters_are_counted_and_soon_make_one_wait(app: Flask, client: FlaskClient) -> None:
    new = actions.invite_cooperant(a_cooperant(a_season()), Way.CODE, Role.FACILITATOR, stamped())
    app.config["CLOCK"] = lambda: stamped().at
    wrong = "".join("A" if sign != "A" else "B" for sign in new.secret)
    answers = [client.post("/code", data={"code": wrong}).status_code for _ in range(6)]
    assert answers == [422, 422, 422, 422, 422, 429]
    db.session.refresh(new.invitation)
    assert new.invitation.tries == 5


def test_six_letters_of_a_new_key_lead_to_another_passphrase(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    user = awa(season)
    cooperant = a_cooperant(season, "Awa")
    cooperant.user_id = user.id
    sign_in(client, maud(season))
    shown = client.post(f"/saisons/1/invitations/coop/{cooperant.id}", data={"way": "code"}, follow_redirects=True)
    code = re.search(r"<code>([A-Z]{3}) ([A-Z]{3})</code>", shown.text)
    assert code is not None
    guest = Visitor(app)
    assert guest.post("/code", data={"code": code[1] + code[2]}).location == "/cle/phrase-de-passe"
    assert guest.post("/cle/phrase-de-passe", data={"passphrase": CHOICE["passphrase"]}).status_code == 303
    assert "Awa" in guest.get("/compte").text


def test_a_login_already_taken_keeps_what_was_typed_and_the_invitation(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    awa(season)
    new = actions.invite_cooperant(a_cooperant(season), Way.LINK, Role.FACILITATOR, stamped())
    app.config["CLOCK"] = lambda: stamped().at
    client.post("/invitation", data={"invitation": new.secret})
    again = client.post("/bienvenue", data=CHOICE | {"login": "Awa"})
    assert again.status_code == 422
    assert "déjà pris" in again.text
    assert "quatre autres mots ici" not in again.text
    assert client.post("/bienvenue", data=CHOICE).status_code == 303


def test_a_whole_group_is_invited_on_one_sheet(client: FlaskClient) -> None:
    season = a_season()
    for name in ("Awa", "Noé", "Maëlle"):
        a_cooperant(season, name)
    sign_in(client, maud(season))
    sheet = client.post("/saisons/1/invitations/groupe", data={"groupe": "oui"}, follow_redirects=True)
    assert sheet.text.count("carre.svg?numero=") == 3
    assert len({client.get(f"/saisons/1/invitations/carre.svg?numero={rank}").data for rank in (1, 2, 3)}) == 3


def test_what_was_made_is_shown_to_its_maker_alone(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    cooperant = a_cooperant(season)
    sign_in(client, maud(season))
    client.post(f"/saisons/1/invitations/coop/{cooperant.id}", data={"way": "link"})
    other = sign_in(Visitor(app), pierre())
    assert other.get("/saisons/1/invitations/pretes").location == "/saisons/1/invitations"
    assert other.get("/saisons/1/invitations/carre.svg?numero=1").status_code == 303


def test_those_who_wait_are_listed_and_can_be_cancelled(client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    client.post("/saisons/1/invitations/adulte", data={"name": "Léna", "role": "committee", "way": "link"})
    assert "Léna" in client.get("/saisons/1/invitations").text
    number = db.session.scalars(select(Invitation.id)).one()
    client.post("/saisons/1/invitations/annuler", data={"invitation": str(number)})
    assert "Léna" not in client.get("/saisons/1/invitations").text


def test_an_adult_is_invited_by_mail_whatever_the_host_header_says(
    app: Flask, client: FlaskClient, office: PostOffice
) -> None:
    sign_in(client, maud(a_season()))
    data = {"name": "Léna", "role": "committee", "way": "mail", "email": "lena@mairie.example"}
    client.post("/saisons/1/invitations/adulte", data=data, headers={"X-Forwarded-Host": "evil.example"})
    letter = office.letters[0]
    found = re.search(r"https://coop\.example/invitation/(\S{43})\s", letter.text)
    assert found is not None
    assert (letter.to, "evil" in letter.text) == ("lena@mairie.example", False)
    guest = Visitor(app)
    guest.post("/invitation", data={"invitation": found[1]})
    assert guest.post("/bienvenue", data=CHOICE | {"login": "lena"}).status_code == 303


def test_a_mail_that_does_not_leave_takes_its_invitation_back(
    app: Flask, client: FlaskClient, office: PostOffice
) -> None:
    app.config["SMTP_CA"] = ""
    sign_in(client, maud(a_season()))
    data = {"name": "Léna", "role": "committee", "way": "mail", "email": "lena@mairie.example"}
    told = client.post("/saisons/1/invitations/adulte", data=data)
    assert told.status_code == 422
    assert "certificat" in told.text
    assert db.session.scalars(select(Invitation.revoked_at)).one() is not None


def test_without_a_mail_server_mail_is_not_offered(client: FlaskClient) -> None:
    sign_in(client, maud(a_season()))
    page = client.get("/saisons/1/invitations/adulte").text
    assert "Aucun e-mail ne part" in page
    assert 'value="mail"' not in page


def test_an_invitation_does_not_serve_as_a_key_nor_a_key_as_an_invitation(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    new = actions.invite_cooperant(a_cooperant(season), Way.LINK, Role.FACILITATOR, stamped())
    key = keys.make(awa(season), Way.LINK, stamped())
    app.config["CLOCK"] = lambda: stamped().at + dt.timedelta(minutes=1)
    client.post("/cle", data={"cle": new.secret})
    client.post("/invitation", data={"invitation": key.secret})
    assert "ne sert plus" in client.get("/cle/phrase-de-passe").text
    assert "ne sert plus" in client.get("/bienvenue").text
    with client.session_transaction() as cookie:
        cookie["_user_id"] = key.secret
    assert client.get("/compte").status_code == 302


def test_where_nobody_is_in_the_team_the_page_leads_to_the_first_sheet(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    page = sign_in(client, maud(season)).get(f"/saisons/{season.id}/invitations").text
    assert ["Ajouter la première personne" in page, "Tout le monde a un compte" in page] == [True, False]
