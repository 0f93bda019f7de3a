"""The shipped table of the territory, and where things happen."""

from flask import Flask
from flask.testing import FlaskClient

from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet
from cjs_app.pole.directory.places import tell_places_with
from cjs_app.pole.territory import queries, table
from cjs_app.pole.territory.domain import ELSEWHERE, NOWHERE, named, totals, where
from tests.people import sign_in, stamped, yvon


def test_the_totals_are_those_of_the_communities() -> None:
    told = {figure.key: figure.value for figure in queries.figures_of(2021)}
    assert (told["territory.epcis"], told["territory.communes"], told["territory.population"]) == (2, 62, 103_757)
    assert (told["territory.vitre_communaute.communes"], told["territory.vitre_communaute.population"]) == (46, 77_800)
    assert told["territory.roche_aux_fees_communaute.population"] == 25_957


def test_every_community_lists_as_many_communes_as_it_says() -> None:
    for epci in table.epcis():
        assert len([one for one in table.communes() if one.epci == epci.siren]) == epci.communes
    assert len({one.insee for one in table.communes()}) == len({named(one.name) for one in table.communes()}) == 62


def test_the_main_poles_are_four_and_one_is_the_seat() -> None:
    poles = {one.name: one.pole for one in table.communes() if one.pole}
    assert poles == {"Châteaubourg": "siège", "Vitré": "pôle", "Janzé": "pôle", "Retiers": "pôle"}


def test_a_town_is_known_however_it_is_written() -> None:
    assert named("St Didier") == named("SAINT-DIDIER") == "saint didier"
    assert named("Ste-Colombe") == named("Sainte-Colombe")
    assert named("Stel") == "stel"


def test_what_is_told_is_counted_once_even_elsewhere() -> None:
    told = {"Adhérents": {"VITRE": 2, "Vitré": 1, "Rennes": 4, "": 1}, "Événements": {"Essé": 1}}
    places = where(told, table.communes())
    assert [(place.name, place.counts) for place in places] == [
        ("Vitré", (3, 0)),
        ("Essé", (0, 1)),
        (ELSEWHERE, (4, 0)),
        (NOWHERE, (1, 0)),
    ]
    assert totals(places, 2) == (8, 1)
    assert [place.counts for place in queries.by_epci(places, 2)] == [(0, 1), (3, 0), (4, 0), (1, 0)]


def test_the_page_shows_what_the_rooms_tell_and_where_the_table_comes_from(app: Flask, client: FlaskClient) -> None:
    directory.add_organisation(OrganisationSheet("Le Fournil", Kind.COOPERATIVE, city="Essé"), stamped())
    tell_places_with("Ruches", lambda _year: {"Essé": 7})
    page = sign_in(client, yvon()).get("/pole/2021/territoire").text
    tell_places_with("Ruches", lambda _year: {})
    assert "103\u202f757" in page
    assert "Ruches" in page
    assert "Insee" in page
