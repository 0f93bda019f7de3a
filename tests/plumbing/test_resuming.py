"""A form that was sent once the session was over comes back filled, to the same person, and is not sent blindly."""

import datetime as dt
import html
import re

import pytest
from flask import Flask
from msgspec.structs import replace
from sqlalchemy import func, select, update
from wtforms import PasswordField

from cjs_app.access import actions
from cjs_app.access.domain import Role
from cjs_app.access.models import Session, User
from cjs_app.access.sessions import CameIn, Visit
from cjs_app.coop.clients.models import Client
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing import resuming
from cjs_app.plumbing.database import db
from cjs_app.plumbing.forms import HouseForm
from tests.access.phones import shown, with_double_key
from tests.builders import a_season
from tests.people import access_stamp, sign_in, stamped
from tests.visitors import Visitor

SECRET = "lune tomate vélo gris"
ADDRESS = "12 rue des Lilas\n35000 Rennes « cour »"


@pytest.fixture
def season(app: Flask) -> Season:
    """A season whose forms are protected as in real life."""
    app.config.update(FORM_KEYS_REQUIRED=True, WTF_CSRF_ENABLED=True)
    return a_season()


def an_account(season: Season, login: str = "maud") -> User:
    user = actions.open_account(login, login.capitalize(), SECRET, stamped())
    seasons.give_role(season, user.id, Role.FACILITATOR, stamped())
    return user


def hidden(page: str) -> dict[str, str]:
    """Return what the first form of a page hides, as a browser sends it."""
    form = re.findall(r'<form method="post".*?</form>', page.partition("<main")[2], re.DOTALL)[0]
    fields = re.findall(r'<input[^>]*type="hidden"[^>]*>', form)
    told = {re.findall(r' name="([^"]*)"', one)[0]: re.findall(r' value="([^"]*)"', one)[0] for one in fields}
    told |= dict(re.findall(r'<textarea name="([^"]*)" hidden>\n(.*?)</textarea>', form, re.DOTALL))
    return {name: html.unescape(value) for name, value in told.items()}


def typed_too_late(app: Flask, season: Season, user: User) -> tuple[Visitor, str, str]:
    """Return a visitor whose session ended while a client's sheet was written, its address, and what is answered."""
    visitor = Visitor(app)
    sign_in(visitor, user)
    address = f"/saisons/{season.id}/clients/nouveau"
    form = hidden(visitor.get(address).text) | {"name": "Mme Le Goff", "address": ADDRESS, "kind": "particulier"}
    db.session.execute(update(Session).values(revoked_at=dt.datetime.now(dt.UTC)))
    answer = visitor.post(address, data=form)
    assert answer.status_code == 401
    return visitor, address, answer.text


def enter(visitor: Visitor, page: str, login: str = "maud") -> str:
    """Return the page behind the door."""
    return visitor.post("/connexion", data=hidden(page) | {"login": login, "passphrase": SECRET}).text


def clients() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Client)) or 0


def test_the_form_comes_back_filled_and_is_then_sent_by_hand(app: Flask, season: Season) -> None:
    visitor, address, door = typed_too_late(app, season, an_account(season))
    assert "le formulaire revient tel qu’il était écrit" in door
    page = enter(visitor, door)
    assert "Retrouver le formulaire" in page
    again = visitor.post(address, data=hidden(page))
    assert (again.status_code, clients()) == (200, 0)
    assert "Mme Le Goff" in again.text and "35000 Rennes « cour »" in again.text
    assert "Rien n’est encore noté" in again.text
    form = hidden(again.text) | {"name": "Mme Le Goff", "address": ADDRESS, "kind": "particulier"}
    assert (visitor.post(address, data=form).status_code, clients()) == (303, 1)


def test_the_form_goes_through_a_wrong_passphrase_and_the_second_proof(app: Flask, season: Season) -> None:
    user = an_account(season)
    came_in = actions.sign_in("maud", SECRET, access_stamp(user), Visit("192.0.2.1"))
    assert isinstance(came_in, CameIn)
    with_double_key(user, db.session.scalars(select(Session)).one(), access_stamp(user))
    visitor, address, door = typed_too_late(app, season, user)
    wrong = visitor.post("/connexion", data=hidden(door) | {"login": "maud", "passphrase": "non"}).text
    proof = visitor.post("/connexion/double-cle", data=hidden(enter(visitor, wrong))).text
    assert "Mme Le Goff" not in proof
    soon = replace(access_stamp(user), at=access_stamp(user).at + dt.timedelta(seconds=30))
    code = shown(user, soon)
    page = visitor.post("/connexion/double-cle", data=hidden(proof) | {"code": code}).text
    assert "Mme Le Goff" in visitor.post(address, data=hidden(page)).text


def test_somebody_else_who_comes_in_sees_nothing_of_it(app: Flask, season: Season) -> None:
    an_account(season, "awa")
    visitor, _, door = typed_too_late(app, season, an_account(season))
    assert "Goff" not in door
    answer = visitor.post("/connexion", data=hidden(door) | {"login": "awa", "passphrase": SECRET})
    assert (answer.status_code, answer.location) == (303, "/")
    assert "appartient à un autre compte" in visitor.get("/").text


def test_a_form_signed_in_again_in_another_tab_comes_back_too(app: Flask, season: Season) -> None:
    user = an_account(season)
    visitor = Visitor(app)
    address = f"/saisons/{season.id}/clients/nouveau"
    form = hidden(sign_in(visitor, user).get(address).text) | {"name": "Mme Le Goff", "kind": "particulier"}
    visitor.delete_cookie("session")
    page = sign_in(visitor, user).post(address, data=form).text
    assert (visitor.post(address, data=hidden(page)).status_code, clients()) == (200, 0)


def test_a_button_pressed_too_late_leads_to_the_door_in_a_sentence(app: Flask, season: Season) -> None:
    visitor = sign_in(Visitor(app), an_account(season))
    page = f"/saisons/{season.id}/factures"
    key = re.findall(r'name="once" value="([^"]+)"', visitor.get(page).text)[0]
    db.session.execute(update(Session).values(revoked_at=dt.datetime.now(dt.UTC)))
    where = {"headers": {"Referer": f"http://localhost{page}"}, "data": {"once": key}}
    answer = visitor.post(f"/saisons/{season.id}/factures/1/avoir", **where)
    assert (answer.status_code, answer.location) == (303, f"/connexion?suite={page}")
    assert "rien n’a été noté" in visitor.get(answer.location).text


@pytest.mark.parametrize("carried", ["x", "é", "a" * 200])
def test_what_is_carried_cannot_be_made_up(app: Flask, season: Season, carried: str) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    an_account(season)
    answer = Visitor(app).post("/connexion", data={"login": "maud", "passphrase": SECRET, "carried": carried})
    assert answer.location == "/"


def test_a_form_only_shown_again_is_not_acted_upon_even_where_a_view_reads_it_by_itself(
    app: Flask, season: Season
) -> None:
    app.config.update(FORM_KEYS_REQUIRED=False, WTF_CSRF_ENABLED=False)
    visitor = sign_in(Visitor(app), an_account(season))
    assert visitor.post(f"/saisons/{season.id}/factures/1/avoir", data={"resumed": "yes"}).status_code == 400
    page = visitor.post(
        f"/saisons/{season.id}/clients/nouveau", data={"resumed": "yes", "name": "A", "kind": "particulier"}
    )
    assert (page.status_code, clients()) == (200, 0)


def kinds_of_form(kind: type = HouseForm) -> list[type]:
    return [one for child in kind.__subclasses__() for one in [child, *kinds_of_form(child)]]


def test_no_passphrase_is_ever_carried(app: Flask) -> None:
    with app.test_request_context():
        names = {field.name for kind in kinds_of_form() for field in kind() if isinstance(field, PasswordField)}
    assert names and names <= resuming.SECRET_FIELDS
