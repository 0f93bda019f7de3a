"""The page that says who may do what says what the rooms declared."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access.domain import STAFF, PoleRole, Role
from cjs_app.coop.seasons.routes.rights import ROOM_LABELS
from cjs_app.plumbing.permissions import Permission, declared
from tests.builders import a_season
from tests.people import a_person, maud, sign_in
from tests.statements import statements


def of_summers() -> list[Permission]:
    """Return what the rooms of a summer declared; the pôle has a page of its own."""
    return [line for line in declared.values() if not line.roles & set(PoleRole)]


def test_every_room_that_declares_something_has_a_name(app: Flask) -> None:
    assert {line.name.partition(".")[0] for line in of_summers()} - set(ROOM_LABELS) == set()


def test_the_staff_reads_the_whole_matrix(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    page = sign_in(client, maud(season)).get(f"/saisons/{season.id}/droits").text
    assert [line.label for line in of_summers() if line.label not in page] == []
    assert page.count("badge--ok") == sum(len(line.roles) for line in of_summers())


def test_who_knocks_and_what_they_are_in_the_season_is_one_question(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    assert statements(sign_in(client, maud(season)), f"/saisons/{season.id}/droits") == 1


@pytest.mark.parametrize("role", sorted(set(Role) - STAFF))
def test_everybody_else_reads_their_own_rights_and_no_other(app: Flask, client: FlaskClient, role: Role) -> None:
    season = a_season()
    page = sign_in(client, a_person("Quelqu’un", season, role)).get(f"/saisons/{season.id}/droits").text
    shown = {line.name for line in of_summers() if f">{line.label}<" in page}
    assert shown == {line.name for line in of_summers() if role in line.roles}


def test_the_menu_names_the_season_before_the_rights_in_it(app: Flask, client: FlaskClient) -> None:
    page = sign_in(client, maud(a_season())).get("/").text
    assert 0 < page.index("<span>La saison</span>") < page.index("<span>Qui peut quoi</span>")


def test_the_accountant_writes_nothing(app: Flask) -> None:
    assert {line.name for line in of_summers() if Role.ACCOUNTANT in line.roles} == {
        "seasons.read",
        "invoices.read",
        "accounts.read",
        "distribution.read",
        "distribution.small",
        "bilan.before_closing",
        "bilan.read",
        "books.read",
        "books.export",
        "privacy.register",
        "summary.read",
        "summary.whole",
    }
