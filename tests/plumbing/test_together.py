"""Short lists read in one statement are what each would be alone."""

import pytest
from flask import Flask

from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.quotes.models import Quote
from cjs_app.plumbing.together import Short, read_together
from tests.builders import a_client, a_cooperant, a_season


@pytest.mark.parametrize("many", [0, 1, 3])
def test_each_list_has_its_own_records_in_its_own_order(each_app: Flask, many: int) -> None:
    season, elsewhere = a_season(), a_season("Job’co")
    people = [a_cooperant(season, name) for name in ("Noé", "Awa", "Inès")[:many]]
    neighbours = [a_client(season, name) for name in ("Le Goff", "Morel")]
    a_client(elsewhere), a_cooperant(elsewhere)
    found = read_together(
        Short(Cooperant, (Cooperant.season_id == season.id,), (Cooperant.id.desc(),)),
        Short(Quote, (Quote.season_id == season.id,), (Quote.id,)),
        Short(Client, (Client.season_id == season.id,), (Client.id,)),
    )
    assert found == [people[::-1], [], neighbours]
