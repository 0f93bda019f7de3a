"""Projects on the pages, and the figures they tell."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet
from cjs_app.pole.projects import actions
from cjs_app.pole.projects.domain import Axis, Pace, ProjectSheet, SessionKind, SessionSheet
from cjs_app.pole.projects.figures import figures_of, summer_figures_of
from cjs_app.pole.projects.models import Project
from tests.builders import a_cooperant, a_mission, a_season
from tests.people import sarah, sign_in, stamped, yvon

HOME = "/pole/2021/projets"
LATER = stamped(day=dt.date(2021, 12, 20))


@pytest.fixture
def ideal(app: Flask) -> Project:
    """A project with a partner and eight moments of work in 2021, one of them taken back, and one in 2020."""
    sheet = ProjectSheet("IDEAL", Axis.COLLECTIVE, Pace.SPECIFIC, "Appui technique", start_day=dt.date(2019, 3, 1))
    project = actions.begin(sheet, stamped())
    friend = directory.add_organisation(OrganisationSheet("Roche aux Fées", Kind.LOCAL_AUTHORITY), stamped())
    actions.join(project, friend.id, "Porteur", stamped())
    for month in range(1, 10):
        noted = SessionSheet(SessionKind.WORK, dt.date(2021, month, 5), "Réunion")
        session = actions.note_session(project, noted, LATER)
    actions.take_back(project, session, LATER)
    actions.note_session(project, SessionSheet(SessionKind.WORK, dt.date(2020, 5, 5), "Réunion"), LATER)
    return project


def test_eight_moments_of_work_are_counted_in_2021(ideal: Project) -> None:
    told = {figure.key: figure.value for figure in figures_of(2021)}
    assert (told["projects.count"], told["projects.ideal.travail"], told["projects.ideal.partners"]) == (1, 8, 1)
    assert sum(value for key, value in told.items() if key.startswith("projects.by_axis.")) == 1  # type: ignore[misc]
    assert {figure.key: figure.value for figure in figures_of(2020)}["projects.ideal.travail"] == 1


def test_a_project_that_did_not_begin_is_not_of_the_year(ideal: Project) -> None:
    assert list(figures_of(2018)) == []


def test_the_summer_is_counted_in_its_own_rooms(app: Flask) -> None:
    season = a_season(year=2021)
    for name in ("Awa", "Noé"):
        a_cooperant(season, name)
    a_mission(season, "Tonte")
    actions.begin(ProjectSheet("CJS", Axis.COLLECTIVE, Pace.SPECIFIC, cjs_season_id=season.id), stamped())
    told = {figure.key: figure.value for figure in summer_figures_of(2021)}
    assert (told["cjs.founded"], told["cjs.stayed"], told["cjs.missions"]) == (2, 2, 0)
    assert list(summer_figures_of(2020)) == []


def test_the_board_reads_a_project_and_writes_nothing(client: FlaskClient, ideal: Project) -> None:
    sign_in(client, yvon())
    page = client.get(f"{HOME}/{ideal.id}").text
    assert "Roche aux Fées" in page
    assert "Reprendre" not in page
    assert client.get(f"{HOME}/{ideal.id}/travail").status_code == 403


def test_work_is_noted_once_it_is_done(app: Flask, client: FlaskClient, ideal: Project) -> None:
    app.config["CLOCK"] = lambda: dt.datetime(2021, 11, 9, 12, tzinfo=dt.UTC)
    sign_in(client, sarah())
    typed = {"kind": "temps_fort", "day": "2021-12-31", "label": "Forum", "persons": "25"}
    answer = client.post(f"{HOME}/{ideal.id}/travail", data=typed)
    assert (answer.status_code, "pas encore passé" in answer.text, "Forum" in answer.text) == (422, True, True)
    assert client.post(f"{HOME}/{ideal.id}/travail", data=typed | {"day": "2021-11-06"}).status_code == 303
    assert "25 personnes" in client.get(f"{HOME}/{ideal.id}").text


def test_a_partner_is_there_once(client: FlaskClient, ideal: Project) -> None:
    sign_in(client, sarah())
    answer = client.post(f"{HOME}/{ideal.id}/partenaire", data={"organisation_id": "1"})
    assert (answer.status_code, "déjà partenaire" in answer.text) == (422, True)


def test_an_indicator_without_a_source_is_refused_at_its_field(client: FlaskClient, ideal: Project) -> None:
    sign_in(client, sarah())
    typed = {"label": "Associations au forum", "value": "25"}
    answer = client.post(f"{HOME}/{ideal.id}/indicateur", data=typed)
    assert (answer.status_code, "d’où vient cette valeur" in answer.text) == (422, True)
    typed["source"] = "feuille de présence"
    assert client.post(f"{HOME}/{ideal.id}/indicateur", data=typed).status_code == 303
    assert "source : feuille de présence" in client.get(f"{HOME}/{ideal.id}").text.replace("\u00a0", " ")


def test_the_budget_of_the_action_is_in_balance_once_every_line_is_known(client: FlaskClient, ideal: Project) -> None:
    sign_in(client, sarah())
    lines = [("recette", "Subvention", "1200", "1200"), ("depense", "Animation", "1200", "")]
    for side, label, planned, actual in lines:
        typed = {"side": side, "label": label, "planned": planned, "actual": actual}
        assert client.post(f"{HOME}/{ideal.id}/budget", data=typed).status_code == 303
    assert "1 ligne sans réalisé" in client.get(f"{HOME}/{ideal.id}").text
    typed = {"side": "depense", "label": "Animation", "planned": "1200", "actual": "1 200,00"}
    client.post(f"{HOME}/{ideal.id}/budget/2", data=typed)
    assert "à l’équilibre" in client.get(f"{HOME}/{ideal.id}").text


def test_a_project_moves_from_state_to_state(client: FlaskClient, ideal: Project) -> None:
    sign_in(client, sarah())
    assert client.post(f"{HOME}/{ideal.id}/commencer").status_code == 303
    assert client.post(f"{HOME}/{ideal.id}/commencer").status_code == 409
    assert client.post(f"{HOME}/{ideal.id}/rien").status_code == 404


def test_two_moves_in_one_breath_are_both_kept(ideal: Project) -> None:
    actions.move(ideal, "commencer", LATER)
    actions.move(ideal, "terminer", LATER)
    assert ideal.status == "termine"
