"""A history says what happened: what changed from what to what, to whom, and where the record is."""

import dataclasses
from decimal import Decimal

from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access.domain import Role
from cjs_app.access.history import history_of
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.domain import CooperantSheet, PaperState
from cjs_app.coop.cooperants.queries import papers_of
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.missions.domain import MissionDraft
from cjs_app.coop.seasons import actions as seasons
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.people import awa, maud, sign_in, stamped


def newest(subject: str, number: int, season_id: int) -> str:
    return str(history_of(subject, number, season_id)[0].sentence).replace("\u00a0", " ")


def test_new_templates_are_told_with_the_former_ones(app: Flask) -> None:
    season = a_season()
    seasons.set_templates(season, "D-AAAA-###", season.invoice_template, season.credit_note_template, stamped())
    told = newest("season", season.id, season.id)
    assert told.startswith("Réglages changés : numéros des devis (avant ")
    assert told.endswith(", maintenant D-AAAA-###)")


def test_a_new_coefficient_and_a_share_taken_away_are_told(app: Flask) -> None:
    season = a_season()
    sheet = CooperantSheet("Awa", joined_on=season.start_day)
    someone = cooperants.add(season, sheet, stamped())
    cooperants.correct(
        someone, dataclasses.replace(sheet, coefficient=Decimal("1.5"), has_share=False), stamped(maud(season))
    )
    told = newest("cooperant", someone.id, season.id)
    assert told == (
        "Fiche corrigée : coefficient (avant 1, maintenant 1,5), part dans le partage (avant oui, maintenant non)"
    )


def test_a_mission_written_again_says_what(app: Flask) -> None:
    season = a_season()
    mission = missions.plan(season, MissionDraft("Jardin"), stamped())
    missions.rewrite(mission, MissionDraft("Jardin", place="Vitré", wanted_people=4), stamped())
    told = newest("mission", mission.id, season.id)
    assert told == "Mission modifiée : lieu, personnes demandées (avant 2, maintenant 4)"


def test_a_role_says_to_whom_it_was_given(app: Flask) -> None:
    season = a_season()
    someone = awa(season)
    seasons.give_role(season, someone.id, Role.COOPERANT, stamped())
    assert newest("season", season.id, season.id) == "Accès donné : Coopérant·e (Awa)"


def test_a_paper_that_came_is_told_in_the_history_of_its_person(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    someone = cooperants.add(season, CooperantSheet("Awa", joined_on=season.start_day), stamped())
    paper = papers_of(someone)[0]
    cooperants.set_paper(paper, PaperState.RECEIVED, season.start_day, stamped())
    db.session.commit()
    page = client.get(f"/saisons/{season.id}/cooperants/{someone.id}").text.replace("\u00a0", " ")
    assert f"Pièce « {paper.label} » : reçue".replace("’", "’") in page


def test_the_lines_of_the_journal_lead_to_their_records(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    mission = missions.plan(season, MissionDraft("Jardin"), stamped())
    db.session.commit()
    page = client.get(f"/saisons/{season.id}/journal").text
    assert f'<a href="/saisons/{season.id}/missions/{mission.id}">Mission' in page
