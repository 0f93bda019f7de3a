"""The door itself, on a small house of its own: no room, no database, every answer read."""

from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask, g
from flask.testing import FlaskClient
from flask_login import LoginManager

from cjs_app.plumbing import permissions
from cjs_app.plumbing.permissions import PUBLIC, SIGNED_IN, declare, may, permission_of, requires

SEASONS = {7: "Vitré", 8: "Janzé"}
ROLES = {("7", "maud"): "facilitator", ("7", "awa"): "cooperant", ("8", "solene"): "facilitator"}


@dataclass
class Somebody:
    """A signed-in person: only a name."""

    name: str
    is_authenticated: bool = True
    is_active: bool = True


def role_in(season_id: int, visitor: Any) -> tuple[Any, str | None]:
    return SEASONS.get(season_id), ROLES.get((str(season_id), visitor.name))


def global_role(visitor: Any) -> str | None:
    return "coordination" if visitor.name == "pierre" else None


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A house of five pages, each with another lock; what the real house declared comes back afterwards."""
    for kept in ("_scopes", "_global_roles", "declared"):
        monkeypatch.setattr(permissions, kept, type(getattr(permissions, kept))())
    app = Flask("small", static_folder=None)
    LoginManager(app).request_loader(lambda request: named(request.headers.get("Name")))
    permissions.resolve_seasons_with(role_in)
    permissions.resolve_global_role_with(global_role)
    money = declare("money.read", "Lire l’argent", frozenset({"facilitator", "coordination"}))
    app.add_url_rule("/", "access.sign_in", requires(PUBLIC)(lambda: "entrer"))
    app.add_url_rule("/moi", "me", requires(SIGNED_IN)(lambda: f"{g.role} {g.season}"), methods=["GET", "POST"])
    app.add_url_rule("/argent", "money", requires(money)(lambda: f"{g.role} {g.season}"))
    app.add_url_rule("/<int:season_id>/argent", "one.money", requires(money)(lambda season_id: f"{g.role} {g.season}"))
    app.add_url_rule("/oubliee", "forgotten", lambda: "ouverte à tous les vents")
    permissions.start(app)
    return app.test_client()


def named(name: str | None) -> Somebody | None:
    return Somebody(name) if name else None


def ask(door: FlaskClient, path: str, name: str | None = None, method: str = "GET") -> tuple[int, str]:
    """Return the status and the text of a page, or where it leads."""
    answer = door.open(path, method=method, headers={"Name": name} if name else {})
    return answer.status_code, answer.headers.get("Location") or answer.get_data(as_text=True)


def test_a_public_page_is_open_to_strangers(door: FlaskClient) -> None:
    assert ask(door, "/") == (200, "entrer")


def test_a_page_that_declared_nothing_stays_closed_to_everybody(door: FlaskClient) -> None:
    assert [ask(door, "/oubliee", name)[0] for name in (None, "maud", "pierre")] == [403, 403, 403]


def test_an_address_that_does_not_exist_does_not_exist(door: FlaskClient) -> None:
    assert ask(door, "/nulle-part")[0] == 404


def test_a_stranger_is_led_to_the_door_and_back_to_the_page_that_was_asked(door: FlaskClient) -> None:
    assert ask(door, "/moi?page=2") == (302, "/?suite=/moi?page%3D2")
    assert ask(door, "/moi") == (302, "/?suite=/moi")


def test_a_form_that_a_stranger_sends_is_not_remembered(door: FlaskClient) -> None:
    assert ask(door, "/moi", method="POST") == (302, "/")


def test_whoever_is_signed_in_reads_their_own_page_without_role_or_season(door: FlaskClient) -> None:
    assert ask(door, "/moi", "awa") == (200, "None None")


def test_outside_any_season_only_the_global_role_counts(door: FlaskClient) -> None:
    assert ask(door, "/argent", "pierre") == (200, "coordination None")
    assert ask(door, "/argent", "maud")[0] == 403


def test_in_a_season_its_role_counts_and_the_page_knows_both(door: FlaskClient) -> None:
    assert ask(door, "/7/argent", "maud") == (200, "facilitator Vitré")


def test_a_role_without_the_permission_is_refused(door: FlaskClient) -> None:
    assert ask(door, "/7/argent", "awa")[0] == 403


def test_the_season_of_somebody_else_is_unknown_as_one_that_does_not_exist(door: FlaskClient) -> None:
    assert [ask(door, path, "maud")[0] for path in ("/8/argent", "/9/argent")] == [404, 404]


def test_a_role_in_a_season_that_is_gone_opens_nothing(door: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ROLES, ("9", "maud"), "facilitator")
    assert ask(door, "/9/argent", "maud")[0] == 404


def test_without_anybody_to_tell_global_roles_nobody_has_one(door: FlaskClient) -> None:
    permissions._global_roles.clear()
    assert ask(door, "/argent", "pierre")[0] == 403


def test_static_files_of_the_house_and_of_its_rooms_are_public(door: FlaskClient) -> None:
    app = door.application
    assert [permission_of(app, endpoint) for endpoint in ("static", "one.static")] == [PUBLIC, PUBLIC]


def test_a_page_says_what_it_asks_for_and_one_that_does_not_says_nothing(door: FlaskClient) -> None:
    app = door.application
    assert permission_of(app, "me") is SIGNED_IN
    assert permission_of(app, "forgotten") is None


def test_a_declared_permission_keeps_its_name_its_label_and_its_roles_as_words(door: FlaskClient) -> None:
    declared = permissions.declared["money.read"]
    assert (declared.name, declared.label) == ("money.read", "Lire l’argent")
    assert declared.roles == {"facilitator", "coordination"}


def test_templates_may_ask_too(door: FlaskClient) -> None:
    assert door.application.jinja_env.globals["may"] is may


def test_the_last_room_that_offers_to_answer_for_the_seasons_answers_alone(door: FlaskClient) -> None:
    permissions.resolve_seasons_with(lambda season_id, visitor: ("Ailleurs", "facilitator"))
    permissions.resolve_global_role_with(lambda visitor: "facilitator")
    assert ask(door, "/8/argent", "awa") == (200, "facilitator Ailleurs")
    assert ask(door, "/argent", "awa") == (200, "facilitator None")
