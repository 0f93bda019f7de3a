"""Adding and archiving clients."""

import pytest
from flask import Flask

from cjs_app.coop.clients import actions, queries
from cjs_app.coop.clients.domain import Kind
from cjs_app.coop.seasons.domain import Status
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_season
from tests.people import stamped


def found(season: object, **asked: object) -> list[str]:
    """Return the names of the clients found."""
    return [client.name for client in db.session.scalars(queries.clients_matching(season, **asked))]  # type: ignore[arg-type]


def test_clients_get_codes_one_after_the_other(app: Flask) -> None:
    season = a_season()
    assert [a_client(season, name).code for name in ("Le SIJ", "La Canopée")] == ["CL01", "CL02"]


def test_a_search_finds_every_word_in_name_or_town(app: Flask) -> None:
    season = a_season()
    a_client(season, "Mairie", Kind.PUBLIC, city="Vitré")
    a_client(season, "Mairie", Kind.PUBLIC, city="Janzé")
    a_client(season, "M. Vitré 100 %", city="Retiers")
    assert found(season, words="mairie vitr") == ["Mairie"]
    assert found(season, words="100 %") == ["M. Vitré 100 %"]
    assert found(season, kind=Kind.PRIVATE) == ["M. Vitré 100 %"]


def test_an_archived_client_leaves_the_list_and_comes_back(app: Flask) -> None:
    season = a_season()
    client = a_client(season)
    actions.archive(client, stamped())
    assert (found(season), found(season, archived=True)) == ([], ["Mme Le Goff"])
    actions.restore(client, stamped())
    assert found(season) == ["Mme Le Goff"]


def test_a_closed_season_takes_no_new_client(app: Flask) -> None:
    season = a_season(status=Status.CLOSED)
    with pytest.raises(Refusal, match="close"):
        a_client(season)
