"""A history says what happened: what changed from what to what, to whom, and where the record is."""

import json
from decimal import Decimal
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from msgspec.structs import replace
from sqlalchemy import select

from cjs_app.access.domain import Role
from cjs_app.access.history import history_of
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.domain import CooperantSheet, PaperState
from cjs_app.coop.cooperants.queries import papers_of
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.missions.domain import MissionDraft
from cjs_app.coop.quotes import actions as quotes
from cjs_app.coop.quotes.domain import Status
from cjs_app.coop.quotes.queries import get_quote
from cjs_app.coop.seasons import actions as seasons
from cjs_app.journal.models import Entry
from cjs_app.plumbing.database import db
from tests.builders import a_quote, a_season
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
    cooperants.correct(someone, replace(sheet, coefficient=Decimal("1.5"), has_share=False), stamped(maud(season)))
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


def written(subject: str, number: int) -> dict[str, Any]:
    """Return what the journal chains of the last thing that happened to a record."""
    db.session.commit()
    found = db.session.scalars(
        select(Entry).where(Entry.subject == subject, Entry.subject_id == number).order_by(Entry.seq)
    ).all()
    details: dict[str, Any] = json.loads(found[-1].payload)
    return details


def test_hours_are_chained_with_whose_they_are_their_day_and_what_for(app: Flask) -> None:
    season = a_season()
    someone = cooperants.add(season, CooperantSheet("Awa", joined_on=season.start_day), stamped())
    mission = missions.plan(season, MissionDraft("Jardin"), stamped())
    draft = HoursDraft(season.start_day, 150, Nature.MISSION, [someone.id], mission.id)
    (entry,) = hours.declare(season, draft, stamped(day=season.start_day))
    assert written("hours", entry.id) == {
        "minutes": 150,
        "day": season.start_day.isoformat(),
        "nature": "mission",
        "cooperant_id": someone.id,
        "mission_id": mission.id,
    }


def test_a_changed_team_is_chained_with_who_was_in_it_and_who_is(app: Flask) -> None:
    season = a_season()
    people = [cooperants.add(season, CooperantSheet(name), stamped()).id for name in ("Awa", "Noé", "Lou")]
    mission = missions.plan(season, MissionDraft("Jardin"), stamped())
    missions.set_team(mission, people[:2], people[0], stamped())
    missions.set_team(mission, people[1:], None, stamped())
    assert written("mission", mission.id)["change"] == {
        "before": {"people": people[:2], "leader": people[0]},
        "after": {"people": people[1:], "leader": None},
    }


def test_a_devis_that_was_sent_is_chained_line_by_line(app: Flask) -> None:
    season = a_season()
    quote = a_quote(season, status=Status.VALIDATED)
    quotes.send(quote, stamped())
    quote, document = get_quote(season, quote.id), written("quote", quote.id)["document"]
    assert (document["number"], document["client_id"]) == (quote.number, quote.client_id)
    assert [line["ht_cents"] for line in document["lines"]] == [line.ht_cents for line in quote.lines]
    assert document["ht_cents"] == sum(line.ht_cents for line in quote.lines)
