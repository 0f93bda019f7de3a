"""What happened, told in plain sentences."""

import re
from pathlib import Path

import pytest
from flask import Flask

from cjs_app.access.history import history_of
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions, queries
from cjs_app.journal.telling import SENTENCES, told
from cjs_app.plumbing import formats
from tests.builders import a_season
from tests.people import maud, stamped

SOURCES = Path(__file__).parents[2] / "cjs_app"
RECORDED = re.compile(r'journal\.record\(\s*\w+,\s*"([a-z_]+\.[a-z_]+)"')


def a_price(season: Season, label: str, cents: int) -> None:
    """Write in the journal that a price was added."""
    actions.record(stamped(), "season.price_added", "season", season.id, season.id, label=label, price=cents)


def sentences(season: Season) -> list[str]:
    """Return what is told of a season."""
    return [str(entry.sentence) for entry in history_of("season", season.id, season.id)]


def test_what_happened_is_told_newest_first_with_its_blanks_filled(app: Flask) -> None:
    season = a_season()
    a_price(season, "Tonte", 1250)
    assert sentences(season) == ["Tarif ajouté\xa0: Tonte, 12,50", "Saison créée"]


def test_who_did_it_is_named_and_the_software_when_nobody_did(app: Flask) -> None:
    season = a_season()
    animatrice = maud(season)
    actions.record(stamped(animatrice), "season.set", "season", season.id, season.id)
    assert [entry.who for entry in history_of("season", season.id, season.id)] == ["Maud", "le logiciel", "le logiciel"]


def test_the_journal_outlives_the_accounts_it_speaks_of(app: Flask) -> None:
    season = a_season()
    entries = queries.entries_of_season(season.id)
    entries[0].by_user_id = 404
    assert told(entries, {})[0].who == "un compte effacé"


def test_what_happens_in_a_season_is_not_told_in_another(app: Flask) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    a_price(theirs, "Tonte", 1250)
    assert sentences(ours) == ["Saison créée"]
    assert len(queries.entries_of_season(theirs.id)) == 2
    assert history_of("season", theirs.id, ours.id) == []


@pytest.mark.parametrize("kept", ["2017-08-24", "24/08/2017"])
def test_a_day_is_told_as_on_every_page_however_it_was_kept(app: Flask, kept: str) -> None:
    season = a_season()
    actions.record(stamped(), "season.tva_set", "season", season.id, season.id, day=kept, regime="franchise")
    told_of = history_of("season", season.id, season.id)[0].sentence
    assert formats.sentence(told_of) == "TVA du porteur à partir du 24 août 2017\xa0: franchise"


def test_a_day_that_cannot_be_read_is_told_as_it_is(app: Flask) -> None:
    season = a_season()
    actions.record(stamped(), "season.tva_set", "season", season.id, season.id, day="mardi", regime="franchise")
    assert "du mardi\xa0: franchise" in sentences(season)[0]


def test_no_journal_keeps_a_day_as_the_french_write_it(app: Flask) -> None:
    written = [path.name for path in SOURCES.rglob("*.py") if "%d/%m" in path.read_text("utf-8")]
    assert written == ["telling.py"]


def test_a_label_with_braces_is_told_as_it_is(app: Flask) -> None:
    season = a_season()
    a_price(season, "{price} {label}", 100)
    assert sentences(season)[0] == "Tarif ajouté\xa0: {price} {label}, 1,00"


def test_whatever_is_recorded_has_its_sentence(app: Flask) -> None:
    recorded = {action for path in SOURCES.rglob("*.py") for action in RECORDED.findall(path.read_text("utf-8"))}
    assert "season.moved" in recorded
    assert recorded - set(SENTENCES) == set()
