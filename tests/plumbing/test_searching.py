"""A search finds what a person reads, without accents or capitals, alike on both databases."""

import pytest
from flask import Flask
from sqlalchemy import literal, select

from cjs_app.coop.clients.queries import clients_matching
from cjs_app.kernel.names import folded
from cjs_app.plumbing.database import db
from cjs_app.plumbing.searching import folding
from tests.builders import a_client, a_season

NAMES = (
    "Médiathèque",
    "M. Salaün",
    "Boîte à œufs",
    "L’Atelier d'Éric",
    "Saint‑Malo",
    "FAÇADE ÑANDÚ",
    "Straße",
    "Łukasz",
)


@pytest.mark.parametrize("name", NAMES)
def test_both_databases_fold_as_the_house_does(each_app: Flask, name: str) -> None:
    assert db.session.scalar(select(folding(literal(name)))) == folded(name)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mediatheque", "Médiathèque"),
        ("MÉDIATHÈQUE", "Médiathèque"),
        ("Salaun", "M. Salaün"),
        ("BOITE oeufs", "Boîte à œufs"),
        ("l'atelier", "L’Atelier d'Éric"),
        ("saint malo", "Saint‑Malo"),
    ],
)
def test_a_client_is_found_however_the_name_is_typed(each_app: Flask, typed: str, found: str) -> None:
    season = a_season()
    for name in NAMES:
        a_client(season, name)
    assert [client.name for client in db.session.scalars(clients_matching(season, typed))] == [found]


@pytest.mark.parametrize("typed", ["%", "_", "zzz", "Médiathèque zzz"])
def test_signs_of_the_database_are_only_signs(each_app: Flask, typed: str) -> None:
    season = a_season()
    a_client(season, "Médiathèque")
    assert db.session.scalars(clients_matching(season, typed)).all() == []
