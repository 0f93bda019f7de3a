"""The governance of the pôle: elections that the statutes allow, and figures counted from what was written."""

import datetime as dt

from flask import Flask
from flask.testing import FlaskClient

from cjs_app.deciding import gathering
from cjs_app.deciding.domain import Mode
from cjs_app.deciding.meetings import Here, MeetingKind, MeetingSheet, Others, Presence
from cjs_app.deciding.models import Meeting
from cjs_app.deciding.papers import people_in
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import PersonSheet
from cjs_app.pole.governance import actions, figures
from cjs_app.pole.governance.domain import BodyMeetingKind, BodyMeetingSheet, BodySheet, MandateSheet, StatuteRules
from cjs_app.pole.governance.models import Mandate
from tests.builders import a_season
from tests.people import maud, sarah, sign_in, stamped, yvon
from tests.refusals import refused
from tests.whole_board import a_decision

JUNE, END = dt.date(2021, 6, 22), dt.date(2021, 12, 31)
RULES = StatuteRules(dt.date(2012, 1, 1), 3, 4, 3, 2, proxies_each=2)


def someone(name: str) -> int:
    return directory.add_person(PersonSheet(name, "Exemple"), stamped()).id


def elected(name: str, day: dt.date = JUNE, meeting_id: int | None = None) -> Mandate:
    return actions.elect(MandateSheet(someone(name), day, meeting_id=meeting_id), stamped(day=END))


def an_assembly() -> Meeting:
    meeting = gathering.plan(None, MeetingSheet(MeetingKind.ASSEMBLY, JUNE, "La Canopée", agenda="Bilan"), stamped())
    gathering.note_attendance(meeting, {someone("Ana"): Here(Presence.PRESENT)}, Others(34, 3), 2, stamped())
    gathering.write_minutes(meeting, "Les bilans sont présentés.", stamped())
    return meeting


def values(year: int = 2021) -> dict[str, object]:
    return {one.key: one.value for one in figures.figures_of(year)}


def test_without_statutes_nobody_is_elected(app: Flask) -> None:
    with refused("Noter d’abord ce que disent les statuts"):
        elected("Ana")


def test_the_board_refuses_one_more_than_the_statutes_allow(client: FlaskClient) -> None:
    actions.write_statutes(RULES, stamped())
    for name in ("Ana", "Bo", "Cleo", "Dan"):
        elected(name)
    person = someone("Eli")
    sign_in(client, sarah())
    typed = {"person_id": str(person), "started_on": "2021-06-22", "function": "membre"}
    answer = client.post("/pole/2021/gouvernance/conseil/mandats/nouveau", data=typed)
    assert answer.status_code == 422
    assert "Le conseil est complet" in answer.text


def test_a_mandate_is_renewed_twice_and_not_a_third_time(app: Flask) -> None:
    actions.write_statutes(RULES, stamped())
    mandate = elected("Ana", dt.date(2012, 6, 1))
    for year in (2015, 2018):
        mandate = actions.renew(mandate, dt.date(year, 6, 1), None, stamped())
    with refused("ce mandat serait le 4"):
        actions.renew(mandate, dt.date(2021, 6, 1), None, stamped())


def test_an_assembly_is_counted_with_those_who_only_signed(app: Flask) -> None:
    actions.write_statutes(RULES, stamped())
    assembly = an_assembly()
    elected("Bo", meeting_id=assembly.id)
    assert "governance.assembly.attendance" not in values()
    gathering.validate(assembly, stamped())
    assert len(people_in(assembly.photograph or {}, Presence.PRESENT)) == 1
    told = values()
    assert told["governance.assembly.day"] == "2021-06-22"
    assert (told["governance.assembly.attendance"], told["governance.assembly.new_members"]) == (35, 1)


def test_the_board_is_counted_on_the_last_day_of_the_year(app: Flask) -> None:
    actions.write_statutes(RULES, stamped())
    gone = elected("Ana", dt.date(2021, 1, 5))
    elected("Bo")
    actions.leave(gone, dt.date(2021, 12, 31), stamped(day=END))
    assert values()["governance.board.size"] == 1


def test_a_body_is_counted_whether_the_pole_was_there_or_not(app: Flask) -> None:
    body = actions.add_body(BodySheet("TAG 35", ""), stamped())
    for day, attended in ((1, True), (2, False)):
        sheet = BodyMeetingSheet(dt.date(2021, 3, day), BodyMeetingKind.BOARD, attended)
        actions.note_body_meeting(body, sheet, stamped())
    told = values()
    assert (told["governance.bodies.tag_35.meetings"], told["governance.bodies.tag_35.attended"]) == (2, 1)


def test_nothing_is_told_of_a_year_without_records(app: Flask) -> None:
    assert values(2018) == {}


def test_the_end_of_a_mandate_is_told_before_it_comes(app: Flask) -> None:
    actions.write_statutes(RULES, stamped())
    elected("Ana", dt.date(2018, 12, 1))
    small, waiting = figures.waiting_on(dt.date(2021, 7, 13))
    assert "les statuts en demandent 3" in small.sentence
    assert "Ana Exemple" in waiting.sentence
    assert waiting.day == dt.date(2021, 12, 1)


def test_the_board_reads_minutes_and_writes_none(client: FlaskClient) -> None:
    meeting = an_assembly()
    sign_in(client, yvon())
    page = f"/pole/2021/gouvernance/reunions/{meeting.id}"
    assert "Les bilans sont présentés." in client.get(page).text
    assert client.post(f"{page}/valider").status_code == 403


def test_an_assembly_is_not_called_together_too_late(client: FlaskClient) -> None:
    actions.write_statutes(RULES, stamped())
    client.application.config["CLOCK"] = lambda: dt.datetime(2021, 6, 15, 12, tzinfo=dt.UTC)
    meeting = an_assembly()
    sign_in(client, sarah())
    answer = client.post(f"/pole/2021/gouvernance/reunions/{meeting.id}/convoquer", follow_redirects=True)
    assert "au moins 15 jours" in answer.text.replace("\u00a0", " ")


def test_a_summer_never_opens_what_the_pole_decides(client: FlaskClient) -> None:
    season = a_season()
    decision = a_decision(None, stamped(), Mode.CONSENT, 0)
    sign_in(client, maud(season))
    assert client.get(f"/saisons/{season.id}/ca/decisions/{decision.id}").status_code == 404
    assert client.get(f"/pole/2021/gouvernance/decisions/{decision.id}").status_code == 403
