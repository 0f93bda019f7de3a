"""Project holders: appointments and people counted apart, names for the team alone."""

import datetime as dt
from decimal import Decimal

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory import ties
from cjs_app.pole.directory.domain import Kind as OrganisationKind
from cjs_app.pole.directory.domain import OrganisationSheet, PersonSheet
from cjs_app.pole.holders import actions, meetings
from cjs_app.pole.holders.domain import HolderSheet, Kind, MeetingSheet, NextSheet, Stage, Status
from cjs_app.pole.holders.models import HolderMeeting, HolderStage, ProjectHolder
from cjs_app.pole.holders.year import figures_of
from tests.people import A_DAY, sarah, sign_in, stamped, yvon

STAMP = stamped()
HOME = "/pole/2021/porteurs"


@pytest.fixture(autouse=True)
def july(app: Flask) -> None:
    """Let it be a day of July 2021."""
    app.config["CLOCK"] = lambda: STAMP.at


def a_holder(name: str = "Nour", day: dt.date = A_DAY, **more: object) -> ProjectHolder:
    """Return somebody with an idea."""
    return actions.receive(PersonSheet(name, "Porteuse"), HolderSheet(day, **more), stamped(day=day))  # type: ignore[arg-type]


def told() -> dict[str, object]:
    """Return the figures of 2021 by their keys."""
    return {one.key: one.value for one in figures_of(2021)}


def test_appointments_and_people_are_counted_apart(app: Flask) -> None:
    nour = a_holder()
    for _ in range(3):
        meetings.note(nour, MeetingSheet(A_DAY), STAMP)
    a_holder("Sacha")
    a_holder("Rose", kind=Kind.WORKSHOP, workshop="Graine de projet")
    found = told()
    assert (found["holders.meetings"], found["holders.people"], found["holders.workshop_people"]) == (3, 2, 1)
    assert found["holders.met"] == 3


def test_planned_missed_and_cancelled_appointments_do_not_count(app: Flask) -> None:
    nour, tomorrow = a_holder(), A_DAY + dt.timedelta(1)
    for gesture in (None, meetings.miss, meetings.cancel):
        meeting = meetings.note(nour, MeetingSheet(tomorrow), STAMP)
        if gesture is not None:
            gesture(meeting, stamped(day=tomorrow))
    assert told()["holders.meetings"] == 0


def test_the_growth_starts_from_the_year_before(app: Flask) -> None:
    before = a_holder("Rose", dt.date(2020, 3, 1))
    for _ in range(12):
        meetings.note(before, MeetingSheet(dt.date(2020, 3, 1)), stamped(day=dt.date(2020, 3, 1)))
    nour = a_holder()
    for _ in range(20):
        meetings.note(nour, MeetingSheet(A_DAY), STAMP)
    (growth,) = [one for one in figures_of(2021) if one.key == "holders.growth"]
    assert (growth.value, growth.base) == (Decimal("66.67"), "holders.meetings@2020")


def test_the_parts_add_up_to_the_whole(app: Flask) -> None:
    guild = directory.add_organisation(OrganisationSheet("La Guilde", OrganisationKind.NETWORK), STAMP)
    a_holder(stage=Stage.IDEA, sent_by_id=guild.id)
    a_holder("Sacha", stage=Stage.CREATION)
    found = told()
    stages = [value for key, value in found.items() if key.startswith("holders.by_stage.")]
    assert stages == [1, 1]
    assert (found["holders.by_origin.sent"], found["holders.by_origin.own"]) == (1, 1)


def test_nobody_is_received_twice(app: Flask) -> None:
    nour = a_holder()
    with pytest.raises(Refusal, match="déjà accueillie"):
        actions.receive(nour.person, HolderSheet(A_DAY), STAMP)


def test_the_way_of_a_project_is_kept(app: Flask) -> None:
    nour = a_holder()
    actions.reach(nour, Stage.PROJECT, STAMP)
    actions.reach(nour, Stage.PROJECT, STAMP)
    assert db.session.scalars(select(HolderStage.stage).order_by(HolderStage.id)).all() == [Stage.IDEA, Stage.PROJECT]
    assert nour.first_stage is Stage.IDEA


def test_who_became_a_member_is_told_by_whoever_keeps_the_memberships(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    nour, _ = a_holder(), a_holder("Sacha")
    monkeypatch.setattr(ties, "_tellers", [])
    assert "holders.members" not in told()
    ties.tell_members_with(lambda people, year: {nour.person_id} & set(people) if year == 2021 else set())
    assert told()["holders.members"] == 1


def test_the_board_reads_counts_and_no_name(client: FlaskClient) -> None:
    nour = a_holder()
    actions.follow(nour, A_DAY, STAMP)
    meetings.note(nour, MeetingSheet(A_DAY, said="Secret"), STAMP)
    sign_in(client, yvon())
    pages = [client.get(HOME), client.get("/pole/2021"), client.get("/pole/2021/chiffres")]
    assert all("Nour" not in page.text and page.status_code == 200 for page in pages)
    assert "Rendez-vous tenus" in pages[0].text
    closed = (f"{HOME}/{nour.id}", f"{HOME}/rendez-vous", f"{HOME}/rendez-vous/noter", f"{HOME}/nouveau")
    assert [client.get(address).status_code for address in closed] == [403] * 4


def test_a_next_contact_waits_on_the_front_page_until_its_day_is_changed(client: FlaskClient) -> None:
    nour = a_holder()
    sign_in(client, sarah())
    client.post(f"{HOME}/{nour.id}/suite", data={"next_contact_on": "15/07/2021", "stage": "idee"})
    assert "Reprendre contact avec Nour Porteuse" in client.get("/pole/2021").text
    client.post(f"{HOME}/{nour.id}/suite", data={"next_contact_on": "", "stage": "idee"})
    assert "Reprendre contact" not in client.get("/pole/2021").text


def test_a_next_contact_that_is_over_is_refused_and_what_was_typed_stays(client: FlaskClient) -> None:
    nour = a_holder()
    sign_in(client, sarah())
    answer = client.post(f"{HOME}/{nour.id}/suite", data={"next_contact_on": "01/07/2021", "stage": "projet"})
    assert (answer.status_code, nour.stage) == (422, Stage.IDEA)
    assert "Ce jour est passé" in answer.text and 'selected value="projet"' in answer.text


def test_an_old_next_contact_does_not_bar_another_change(app: Flask) -> None:
    nour = a_holder()
    actions.follow(nour, A_DAY, STAMP)
    actions.go_on(nour, NextSheet(Stage.CREATION, A_DAY), stamped(day=A_DAY + dt.timedelta(9)))
    assert (nour.stage, nour.next_contact_on) == (Stage.CREATION, A_DAY)


def test_words_planted_among_the_needs_break_no_page(client: FlaskClient) -> None:
    nour = a_holder()
    nour.needs = "<b>planté</b> financement"
    sign_in(client, sarah())
    for address in (f"{HOME}/{nour.id}", f"{HOME}/{nour.id}/modifier", "/pole/2021/fichiers/tout.zip"):
        assert client.get(address).status_code == 200
    assert "Financement" in client.get(f"{HOME}/{nour.id}").text


def test_a_first_reception_is_noted_with_a_new_person(client: FlaskClient) -> None:
    sign_in(client, sarah())
    typed = {"received_on": "12/07/2021", "kind": "accueil", "stage": "idee", "needs": ["clarifier", "financement"]}
    refused = client.post(f"{HOME}/nouveau", data=typed)
    assert refused.status_code == 422 and "Écrire le prénom" in refused.text
    answer = client.post(f"{HOME}/nouveau", data=typed | {"first_name": "Nour", "city": "Vitré"})
    assert "Y voir clair, Financement" in client.get(answer.location).text


def test_an_appointment_that_was_planned_is_held_on_its_page(client: FlaskClient) -> None:
    meeting = meetings.note(a_holder(), MeetingSheet(A_DAY + dt.timedelta(1)), STAMP)
    sign_in(client, sarah())
    client.post(
        f"{HOME}/rendez-vous/{meeting.id}/tenu", data={"day": "13/07/2021", "way": "telephone", "said": "Un lieu"}
    )
    db.session.refresh(meeting)
    assert (meeting.status, meeting.said) == (Status.HELD, "Un lieu")


def test_who_was_sent_on_stands_on_the_page_of_the_partner(client: FlaskClient) -> None:
    guild = directory.add_organisation(OrganisationSheet("La Guilde", OrganisationKind.NETWORK), STAMP)
    nour = a_holder(sent_by_id=guild.id)
    sign_in(client, sarah())
    client.post(f"{HOME}/{nour.id}/suite", data={"stage": "projet", "organisation_id": str(guild.id)})
    assert nour.stage is Stage.PROJECT
    page = client.get(f"/pole/2021/repertoire/{guild.id}").text
    assert "Personnes envoyées au pôle" in page and "Personnes orientées vers cette structure" in page


def test_the_list_that_leaves_holds_no_name(client: FlaskClient) -> None:
    a_holder(domain="Réemploi")
    sign_in(client, sarah())
    sheet = client.get("/pole/2021/fichiers/porteurs").text
    assert "Réemploi" in sheet and "Nour" not in sheet


def test_the_quick_entry_names_whom_it_was_opened_for(client: FlaskClient) -> None:
    nour = a_holder()
    sign_in(client, sarah())
    assert f'selected value="{nour.id}"' in client.get(f"{HOME}/rendez-vous/noter?avec={nour.id}").text
    client.post(f"{HOME}/rendez-vous/noter", data={"holder_id": str(nour.id), "day": "13/07/2021", "way": "sur_place"})
    assert db.session.scalars(select(HolderMeeting.status)).all() == [Status.HELD]
