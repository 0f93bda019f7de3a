"""Events: prepared by the team, read by everybody, with places that nobody takes twice."""

import datetime as dt
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet
from cjs_app.pole.events import actions, places
from cjs_app.pole.events.domain import Counting, EventSheet, PlaceStatus, ProgrammeSheet, Visitor
from cjs_app.pole.events.models import Event, Registration
from cjs_app.pole.events.year import figures_of
from tests.people import A_DAY, sarah, sign_in, stamped, yvon
from tests.visitors import Visitor as Browser

STAMP = stamped()
MONTH = Period(A_DAY, A_DAY + dt.timedelta(30))
PAGE = "/pole/2021/agenda/mois-de-l-ess/22-07-visite"
VISITOR = Visitor("Camille", "camille@exemple.fr")


@pytest.fixture(autouse=True)
def july(app: Flask) -> None:
    """Let it be a day of July 2021."""
    app.config["CLOCK"] = lambda: STAMP.at


def a_visit(capacity: int | None = None, **more: object) -> Event:
    """Return an event that is on the public page."""
    programme = actions.add_programme(ProgrammeSheet("Mois de l’ESS", MONTH, "Bienvenue"), STAMP)
    sheet = EventSheet("Visite", A_DAY + dt.timedelta(9), start_time=dt.time(18), capacity=capacity, **more)  # type: ignore[arg-type]
    event = actions.add_event(programme, sheet, STAMP)
    actions.publish_programme(programme, STAMP)
    return event


def register(client: FlaskClient, name: str, **typed: str) -> str:
    """Return the address of the place of somebody who registered."""
    token = re.search(r'name="token"[^>]*value="([^"]+)"', client.get(PAGE).text)
    assert token is not None
    answer = client.post(PAGE, data={"name": name, "phone": "06 00 00 00 00", "token": token[1]} | typed)
    assert answer.status_code == 303
    return str(answer.location)


def test_a_programme_that_is_not_online_does_not_exist_for_the_public(client: FlaskClient) -> None:
    event = a_visit()
    actions.withdraw_programme(event.programme, STAMP)
    for address in (PAGE, "/pole/2021/agenda/mois-de-l-ess", "/pole/2021/agenda/mois-de-l-ess/agenda.ics"):
        assert client.get(address).status_code == 404


def test_the_public_reads_the_programme_and_no_name_of_a_person(client: FlaskClient) -> None:
    hall = directory.add_organisation(OrganisationSheet("La Halle", Kind.OTHER), STAMP)
    event = a_visit(partners=(hall.id,), link="https://visio.exemple.fr")
    places.ask(event, VISITOR, "t" * 32, STAMP)
    for address in (PAGE, "/pole/2021/agenda/mois-de-l-ess"):
        page = client.get(address).text
        assert "Visite" in page and "La Halle" in page
        assert "Camille" not in page and "visio.exemple" not in page


def test_the_last_place_then_the_waiting_list_then_moved_up(app: Flask, client: FlaskClient) -> None:
    a_visit(capacity=1)
    first, second = register(client, "Camille"), register(Browser(app), "Dominique")
    assert "une place est gardée pour Camille" in client.get(first).text
    assert "En liste d’attente, au rang 1" in client.get(second).text
    client.post(first.replace("ma-place", "rendre"))
    assert "La place est rendue" in client.get(first).text
    assert "une place est gardée pour Dominique" in client.get(second).text


def test_somebody_without_a_way_to_be_told_is_asked_for_one_and_keeps_what_they_typed(client: FlaskClient) -> None:
    a_visit()
    answer = client.post(PAGE, data={"name": "Camille", "email": "", "phone": ""})
    assert answer.status_code == 422
    assert "Laisser un courriel ou un téléphone" in answer.text
    assert 'value="Camille"' in answer.text


def test_the_same_form_sent_twice_takes_one_place(client: FlaskClient) -> None:
    a_visit()
    typed = {"name": "Camille", "phone": "06 00 00 00 00", "token": "t" * 32}
    assert [client.post(PAGE, data=typed).location for _ in range(2)] == [
        "/pole/2021/agenda/place/" + "t" * 32 + "/ma-place"
    ] * 2
    assert len(db.session.scalars(select(Registration)).all()) == 1


def test_a_secret_that_was_never_given_opens_nothing(client: FlaskClient) -> None:
    a_visit()
    assert client.get(f"/pole/2021/agenda/place/{'z' * 32}/ma-place").status_code == 404
    assert client.post(f"/pole/2021/agenda/place/{'z' * 32}/rendre").status_code == 404


def test_a_cancelled_event_says_so_on_its_page_and_in_calendars(client: FlaskClient) -> None:
    event = a_visit()
    before = event.sequence
    actions.cancel(event, STAMP)
    assert "Cet événement est annulé" in client.get(PAGE).text
    assert "Prendre une place" not in client.get(PAGE).text
    calendar = client.get("/pole/2021/agenda/mois-de-l-ess/agenda.ics")
    assert calendar.mimetype == "text/calendar"
    assert "STATUS:CANCELLED\r\n" in calendar.text and f"SEQUENCE:{before + 1}\r\n" in calendar.text


def test_what_calendars_know_an_event_by_never_changes(client: FlaskClient) -> None:
    event = a_visit()
    uid, told = event.uid, client.get(f"{PAGE}/evenement.ics").text
    actions.correct_event(event, EventSheet("Autre titre", A_DAY + dt.timedelta(3)), STAMP)
    again = client.get(f"{PAGE}/evenement.ics").text
    assert f"UID:{uid}@cjs-app" in told and f"UID:{uid}@cjs-app" in again


def test_more_places_move_the_waiting_list_up_and_the_team_is_told_to_call(client: FlaskClient) -> None:
    event = a_visit(capacity=1)
    first, second = (places.ask(event, VISITOR, letter * 32, STAMP) for letter in "ab")
    actions.correct_event(event, EventSheet("Visite", event.day, capacity=2), STAMP)
    assert (first.status, second.status) == (PlaceStatus.IN, PlaceStatus.IN)
    sign_in(client, sarah())
    assert "prévenir qui a reçu une place (1)" in client.get("/pole/2021").text
    client.post(f"/pole/2021/evenements/inscriptions/{second.id}/prevenue")
    assert "prévenir qui a reçu une place" not in client.get("/pole/2021").text


def test_fewer_places_than_are_taken_are_refused(app: Flask) -> None:
    event = a_visit(capacity=2)
    for letter in "ab":
        places.ask(event, VISITOR, letter * 32, STAMP)
    with pytest.raises(Refusal, match="déjà une place"):
        actions.correct_event(event, EventSheet("Visite", event.day, capacity=1), STAMP)


def test_the_door_is_ticked_and_the_people_are_then_counted(client: FlaskClient) -> None:
    event = a_visit()
    came, _ = (places.ask(event, VISITOR, letter * 32, STAMP) for letter in "ab")
    actions.correct_event(event, EventSheet("Visite", A_DAY), STAMP)
    sign_in(client, sarah())
    client.post(f"/pole/2021/evenements/{event.id}/porte", data={"came": [str(came.id)], "others": "4"})
    db.session.refresh(event)
    assert (event.people, event.counting) == (5, Counting.COUNTED)


def test_people_are_not_counted_before_the_day(app: Flask) -> None:
    with pytest.raises(Refusal, match="pas encore eu lieu"):
        actions.note_people(a_visit(), 3, Counting.COUNTED, STAMP)


def test_the_total_says_what_was_counted_and_a_partner_counts_once(app: Flask) -> None:
    hall = directory.add_organisation(OrganisationSheet("La Halle", Kind.OTHER), STAMP)
    programme = actions.add_programme(ProgrammeSheet("Mois", MONTH), STAMP)
    for people, counting in ((30, Counting.COUNTED), (10, Counting.ESTIMATED), (None, None)):
        event = actions.add_event(programme, EventSheet("Visite", A_DAY, partners=(hall.id,)), STAMP)
        if people is not None and counting is not None:
            actions.note_people(event, people, counting, STAMP)
    told = {one.key: one for one in figures_of(2021)}
    assert {key: told[key].value for key in ("events.count", "events.attendance", "events.partners")} == {
        "events.count": 2,
        "events.attendance": 40,
        "events.partners": 1,
    }
    assert told["events.attendance"].note == "1 événement compté, 1 estimé"


def test_names_are_emptied_three_months_later_and_numbers_stay(app: Flask) -> None:
    event = a_visit()
    place = places.ask(event, VISITOR, "t" * 32, STAMP)
    assert places.empty_names(stamped(day=dt.date(2021, 10, 22))) == 0
    assert places.empty_names(stamped(day=dt.date(2021, 10, 23))) == 1
    assert (place.name, place.email, place.status) == ("", "", PlaceStatus.IN)


def test_the_board_reads_events_and_never_who_registered(client: FlaskClient) -> None:
    event = a_visit(link="https://visio.exemple.fr")
    places.ask(event, VISITOR, "t" * 32, STAMP)
    sign_in(client, yvon())
    page = client.get(f"/pole/2021/evenements/{event.id}").text
    assert "Visite" in page and "Camille" not in page and "visio.exemple" not in page
    assert client.get(f"/pole/2021/evenements/{event.id}/inscriptions").status_code == 403


@pytest.mark.parametrize("size", ["a4", "a3"])
def test_the_poster_and_the_programme_are_printed(client: FlaskClient, size: str) -> None:
    event = a_visit(summary="Une longue présentation. " * 30)
    sign_in(client, yvon())
    poster = client.get(f"/pole/2021/evenements/{event.id}/affiche.pdf?taille={size}")
    programme = client.get(f"/pole/2021/programmes/{event.programme_id}/programme.pdf")
    assert poster.data.startswith(b"%PDF") and programme.data.startswith(b"%PDF")
    assert client.get(f"/pole/2021/evenements/{event.id}/affiche.pdf?taille=a9").status_code == 404


def test_an_event_is_prepared_on_its_form(client: FlaskClient) -> None:
    programme = a_visit().programme
    hall = directory.add_organisation(OrganisationSheet("La Halle", Kind.OTHER), STAMP)
    sign_in(client, sarah())
    typed = {"title": "Atelier", "format": "atelier", "way": "hybride", "day": "14/07/2021", "start_time": "9h30"}
    typed |= {"capacity": "12", "takes_places": "y", "partners": str(hall.id)}
    answer = client.post(f"/pole/2021/programmes/{programme.id}/evenement", data=typed)
    assert "9\u00a0h\u00a030" in client.get(answer.location).text and "La Halle" in client.get(answer.location).text
    assert (
        client.post(f"/pole/2021/programmes/{programme.id}/evenement", data=typed | {"day": "2021-12-25"}).status_code
        == 422
    )
