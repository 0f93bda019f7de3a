"""A carrier gives a number once, whatever the summer: an archive that says otherwise is told so, line by line."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.archive import queries
from cjs_app.coop.archive.actions import import_season
from cjs_app.coop.archive.domain.faults import ArchiveFaults
from cjs_app.coop.archive.reader import read_bytes
from cjs_app.coop.archive.writer import zip_bytes
from tests.coop.archive.given import an_archive, with_field
from tests.people import maud, sign_in, stamped


def faults_when_brought(**tables: str) -> list[str]:
    with pytest.raises(ArchiveFaults) as refused:
        import_season(an_archive(**tables), stamped())
    return [line.replace("\u00a0", " ") for line in refused.value.lines]


def test_a_number_that_the_carrier_gave_in_another_summer_is_told_with_its_line(app: Flask) -> None:
    import_season(an_archive(), stamped())
    [told] = faults_when_brought(saison=with_field("nom", "Coop’Autre"))
    assert told.startswith("factures:2:numero: Le même porteur a déjà émis « F1 » (Coop’Essai 2021) :")


def test_it_is_told_with_everything_else_that_is_wrong(app: Flask) -> None:
    import_season(an_archive(), stamped())
    told = faults_when_brought(saison=with_field("nom", "Coop’Autre"), cooperants="code;prenom\nC01;\n")
    assert [line.split(": ")[0] for line in told] == ["cooperants:2:prenom", "factures:2:numero"]


def test_another_carrier_may_have_the_same_numbers(app: Flask) -> None:
    import_season(an_archive(), stamped())
    other = with_field("nom", "Coop’Autre").replace("732829320", "").replace("Le Porteur", "Un autre porteur")
    assert import_season(an_archive(saison=other), stamped()).season.name == "Coop’Autre"


def test_the_same_summer_replaces_itself_and_comes_out_the_same(app: Flask) -> None:
    first = zip_bytes(queries.tables_of(import_season(an_archive(), stamped()).season))
    again = import_season(read_bytes(first), stamped(), replace=True).season
    third = import_season(read_bytes(first), stamped(), replace=True).season
    assert zip_bytes(queries.tables_of(again)) == zip_bytes(queries.tables_of(third)) == first


def test_a_facilitator_is_not_told_the_name_of_a_season_that_is_not_hers(app: Flask, client: FlaskClient) -> None:
    season = import_season(an_archive(), stamped()).season
    own = import_season(
        an_archive(saison=with_field("nom", "Coop’Elle"), factures="", lignes_factures="", encaissements=""), stamped()
    ).season
    sign_in(client, maud(own))
    third = dict(queries.tables_of(season))
    third["saison"][0] = ("nom", "Coop’Troisième")
    sent = {"archive": (BytesIO(zip_bytes(third)), "ete.zip")}
    answer = client.post(f"/saisons/{own.id}/importer", data=sent, follow_redirects=True)
    assert "« F1 » (autre saison)" in answer.text.replace("\u00a0", " ")
    assert "Coop’Essai" not in answer.text
