"""The pages on which a summer comes in and goes out."""

import io
import os
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from cjs_app.coop.archive.actions import import_season
from cjs_app.coop.archive.domain.summer import summer_of
from cjs_app.coop.archive.reader import read_bytes
from cjs_app.coop.archive.writer import example_tables, zip_bytes
from cjs_app.coop.seasons.domain import Status
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.coop.archive.given import an_archive
from tests.people import awa, lena, maud, pierre, sign_in, stamped


@pytest.fixture(autouse=True)
def kept(app: Flask, tmp_path: Path) -> Path:
    """A place of this test's own for the archives that wait."""
    app.config["ARCHIVES"] = tmp_path / "archives"
    return tmp_path / "archives"


def send(client: FlaskClient, content: bytes, where: str = "/importer") -> str:
    """Send a file; return the address of its preview."""
    answer = client.post(where, data={"archive": (io.BytesIO(content), "été.zip")})
    assert answer.status_code == 303
    return str(answer.location)


def seasons() -> int:
    return db.session.scalar(select(func.count()).select_from(Season)) or 0


def test_a_coordinator_looks_then_brings_a_summer_in(app: Flask, client: FlaskClient, kept: Path) -> None:
    sign_in(client, pierre())
    preview = send(client, zip_bytes(example_tables()))
    page = client.get(preview)
    assert "Coop’Exemple 2026" in page.text
    assert "<dt>Net à partager</dt>" in page.text
    assert ("<dd>€</dd>" in page.text, "EUR" in page.text) == (True, False)
    assert seasons() == 0
    page = client.post(preview)
    assert page.status_code == 303
    assert db.session.scalars(select(Season.name)).all() == ["Coop’Exemple"]
    assert list(kept.glob("*/*")) == []


def test_every_fault_is_listed_and_nothing_comes_in(app: Flask, client: FlaskClient) -> None:
    sign_in(client, pierre())
    tables = dict(example_tables()) | {"heures": [("C9", "2026-07-15", "<b>", "mission", "")]}
    page = client.get(send(client, zip_bytes(tables)))
    assert page.status_code == 422
    assert "2 erreurs à corriger" in page.text
    assert "&lt;b&gt;" in page.text
    assert seasons() == 0


def test_what_is_no_archive_is_said_at_the_form(app: Flask, client: FlaskClient) -> None:
    sign_in(client, pierre())
    page = client.post("/importer", data={"archive": (io.BytesIO(b"bonjour"), "été.zip")})
    assert (page.status_code, "n’est pas une archive" in page.text) == (422, True)
    page = client.post("/importer", data={})
    assert (page.status_code, "Choisir un fichier" in page.text) == (422, True)


def test_a_season_already_there_is_replaced_only_when_it_is_asked(app: Flask, client: FlaskClient) -> None:
    sign_in(client, pierre())
    client.post(send(client, zip_bytes(example_tables())))
    preview = send(client, zip_bytes(example_tables()))
    assert "Remplacer la saison" in client.get(preview).text
    assert client.post(preview).status_code == 422
    assert seasons() == 1
    assert client.post(preview, data={"replace": "y"}).status_code == 303
    assert seasons() == 2


def test_a_closed_season_offers_no_button(app: Flask, client: FlaskClient) -> None:
    sign_in(client, pierre())
    client.post(send(client, zip_bytes(example_tables())))
    db.session.scalars(select(Season)).one().status = Status.CLOSED
    page = client.get(send(client, zip_bytes(example_tables())))
    assert "Importer cet été" not in page.text
    assert "Une saison close ne se remplace plus" in page.text


def test_a_facilitator_brings_a_summer_in_from_hers_and_enters_it(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    preview = send(client, zip_bytes(example_tables()), f"/saisons/{season.id}/importer")
    page = client.post(preview, follow_redirects=True)
    assert (page.status_code, "Coop’Exemple" in page.text) == (200, True)


def test_an_archive_is_kept_for_nobody_else(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, pierre())
    preview = send(client, zip_bytes(example_tables()))
    sign_in(client, maud(season))
    page = client.get(f"/saisons/{season.id}{preview}", follow_redirects=True)
    assert "n’est plus gardée" in page.text
    assert client.get("/importer/..%2f..%2fsecret_key").status_code in (303, 404)


def test_an_archive_nobody_confirmed_is_deleted_after_a_day(app: Flask, client: FlaskClient, kept: Path) -> None:
    sign_in(client, pierre())
    send(client, zip_bytes(example_tables()))
    [old] = kept.glob("*/*")
    assert old.stat().st_mode & 0o777 == 0o600
    os.utime(old, (0, 0))
    send(client, zip_bytes({}))
    assert not old.exists()


@pytest.mark.parametrize("ending", ["zip", "xlsx"])
def test_a_season_goes_out_as_a_file(app: Flask, client: FlaskClient, ending: str) -> None:
    season = import_season(an_archive(), stamped()).season
    sign_in(client, maud(season))
    answer = client.get(f"/saisons/{season.id}/archive.{ending}")
    assert re.search(rf'filename="?coop-essai-2021\.{ending}', answer.headers["Content-Disposition"])
    assert summer_of(read_bytes(answer.data)).season.name == "Coop’Essai"


@pytest.mark.parametrize("ending", ["zip", "xlsx"])
def test_the_model_is_for_everybody_signed_in(app: Flask, client: FlaskClient, ending: str) -> None:
    season = a_season()
    sign_in(client, awa(season))
    summer = summer_of(read_bytes(client.get(f"/importer/modele.{ending}").data))
    assert summer.cooperants[0].first_name == "Camille"


def test_neither_cooperants_nor_the_committee_take_a_summer_out(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    for person in (awa(season), lena(season)):
        sign_in(client, person)
        for page in ("archive", "archive.zip", "importer"):
            assert client.get(f"/saisons/{season.id}/{page}").status_code == 403
    assert client.get("/importer").status_code == 403
    assert client.get(f"/saisons/{season.id + 1}/archive.zip").status_code == 404
