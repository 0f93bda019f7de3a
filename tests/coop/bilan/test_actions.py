"""The texts of the bilan: every version stays."""

import pytest
from flask import Flask

from cjs_app.coop.bilan import actions, queries
from cjs_app.coop.bilan.domain import Section
from cjs_app.coop.seasons.domain import Status
from cjs_app.kernel.refusal import Refusal
from tests.builders import a_cooperant, a_season
from tests.people import stamped


def test_the_newest_text_is_shown_and_the_others_are_kept(each_app: Flask) -> None:
    season = a_season()
    for text in ("Nous étions neuf.", "Nous étions dix."):
        actions.write_text(season, "portrait", text, stamped())
    actions.write_text(season, "regards", "Merci.", stamped())
    assert {name: row.text for name, row in queries.texts_of(season).items()} == {
        "portrait": "Nous étions dix.",
        "regards": "Merci.",
    }
    assert [row.text for row in queries.versions_of(season, Section.PORTRAIT)] == [
        "Nous étions dix.",
        "Nous étions neuf.",
    ]


def test_the_same_text_again_makes_no_version(app: Flask) -> None:
    season = a_season()
    first = actions.write_text(season, "portrait", "Nous.\r\n\r\nEncore nous.", stamped())
    again = actions.write_text(season, "portrait", " Nous.\n\nEncore nous. ", stamped())
    assert first.id == again.id


def test_a_text_can_be_emptied(app: Flask) -> None:
    season = a_season()
    actions.write_text(season, "portrait", "Nous", stamped())
    actions.write_text(season, "portrait", "", stamped())
    assert queries.texts_of(season)["portrait"].text == ""


def test_a_text_that_names_a_cooperant_is_refused(app: Flask) -> None:
    season = a_season()
    a_cooperant(season, "Maëlle", last_name="Quéré")
    for text in ("Bravo Maëlle", "M. Quéré est venu"):
        with pytest.raises(Refusal, match="du groupe"):
            actions.write_text(season, "portrait", text, stamped())
    assert queries.texts_of(season) == {}


def test_a_closed_season_takes_no_text(app: Flask) -> None:
    season = a_season(status=Status.CLOSED)
    with pytest.raises(Refusal, match="close"):
        actions.write_text(season, "portrait", "Nous", stamped())
