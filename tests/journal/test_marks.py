"""Where the journal stands is shown on pages and on paper, so that somebody may keep it elsewhere."""

from flask import Flask
from flask.testing import FlaskClient

from cjs_app.journal import queries as journal
from cjs_app.journal.verification import Printed
from cjs_app.verifying import printed
from tests.builders import a_season
from tests.people import maud, sign_in
from tests.summers import a_small_summer, closed_by_two, in_closing


def test_the_season_s_journal_shows_where_it_stands(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    visitor = sign_in(client, maud(season))
    page = visitor.get(f"/saisons/{season.id}/journal").text
    assert f"Repère du journal\xa0: n°\xa0{journal.head().short}" in page
    assert "certifi" not in page


def test_a_closed_season_shows_it_next_to_its_fingerprint(app: Flask, client: FlaskClient) -> None:
    season = in_closing(a_small_summer())
    closed_by_two(season)
    visitor = sign_in(client, maud(season))
    assert str(journal.head().mark) in visitor.get(f"/saisons/{season.id}/partage/cloture").text


def test_what_is_shown_is_what_verify_reads(app: Flask) -> None:
    head = journal.head()
    for written in (head.short, f"n°\xa0{head.short}", f"{head.seq}:{head.hash}"):
        assert printed(written) in (Printed(head.seq, head.hash[:16]), Printed(head.seq, head.hash))
