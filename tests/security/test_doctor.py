"""What a server must be before it serves, and what the doctor says of it."""

from pathlib import Path

import pytest
from flask import Flask

from cjs_app import cli, config, doctor
from cjs_app.kernel.refusal import Refusal
from tests.refusals import told

GOOD = "kV3x9Qm-7rT2pLw8ZcB4nHs6YdF1gJ0a"
WEAK = {"": 32, "tests": 32, "x" * 64: 8, "dev": 32, "change-me-" + GOOD: 0, "my-secret-key-" + GOOD: 0, "ab" * 40: 8}


@pytest.mark.parametrize("key", WEAK)
def test_a_key_that_could_be_guessed_is_told(key: str) -> None:
    assert doctor.weakness_of(key) is not None


def test_a_key_drawn_by_the_server_is_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "INSTANCE", tmp_path)
    assert doctor.weakness_of(config.drawn_once("secret_key")) is None
    assert oct((tmp_path / "secret_key").stat().st_mode & 0o777) == "0o600"
    assert doctor.weakness_of(GOOD) is None
    assert doctor.weakness_of(GOOD[:-1]) == "elle a moins de 32 signes"


@pytest.mark.parametrize("key", ["tests", "x" * 64, "changeme-changeme-changeme-0123456789"])
def test_serving_with_a_key_that_could_be_guessed_is_refused(
    key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/a.sqlite3")
    monkeypatch.setenv("SECRET_KEY", key)
    with pytest.raises(SystemExit) as ended:
        cli.main(["serve", "--port", "1"])
    assert ended.value.code == 1
    assert "SECRET_KEY ne protège pas" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["1", "true"])
def test_serving_with_the_insides_shown_is_refused(app: Flask, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app.config["SECRET_KEY"] = GOOD
    doctor.ensure_servable(app)
    monkeypatch.setenv("FLASK_DEBUG", value)
    assert "FLASK_DEBUG" in told(lambda: doctor.ensure_servable(app))[1]
    monkeypatch.delenv("FLASK_DEBUG")
    app.debug = True
    with pytest.raises(Refusal):
        doctor.ensure_servable(app)
    app.debug = False


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://cjs@db.exemple.fr/cjs",
        "postgresql://cjs@db.exemple.fr/cjs?sslmode=require",
        "postgresql://cjs@/cjs?host=db.exemple.fr",
        "postgresql://cjs@/cjs?host=/run/postgresql&host=db.exemple.fr",
    ],
)
def test_a_database_of_another_machine_is_not_served_without_knowing_who_answers(address: str) -> None:
    with pytest.raises(Refusal, match="sslmode=verify-full"):
        doctor.ensure_database_is_ours(address)
    doctor.ensure_database_is_ours(f"{address.partition('?')[0]}?sslmode=verify-full")


@pytest.mark.parametrize("password", ["postgres", "CJS", "motdepasse", "coop"])
def test_a_usual_password_of_the_database_is_not_served_with(password: str) -> None:
    with pytest.raises(Refusal, match="se devine"):
        doctor.ensure_database_is_ours(f"postgresql://coop:{password}@localhost/cjs")


@pytest.mark.parametrize(
    "address",
    [
        "sqlite:////tmp/a.sqlite3",
        "postgresql:///cjs",
        "postgresql://cjs@localhost/cjs",
        "postgresql://cjs@/cjs?host=/run/postgresql",
        f"postgresql://cjs:{GOOD}@127.0.0.1:5432/cjs",
    ],
)
def test_a_database_of_this_machine_is_served(address: str) -> None:
    doctor.ensure_database_is_ours(address)


def test_the_doctor_says_what_is_not_set_up_without_calling_it_wrong(served: Flask) -> None:
    served.config.update(SECRET_KEY=GOOD, SECOND_FACTOR_REQUIRED=True)
    lines: list[str] = []
    assert doctor.examine(served, lines.append)
    for what in ("Mail", "Antivirus", "Copie du registre ailleurs", "Serveurs devant"):
        assert any(line.startswith(f"[non configuré] {what}") for line in lines), what


def test_the_doctor_says_what_is_to_be_put_right(served: Flask) -> None:
    served.config.update(
        SECRET_KEY="tests", SESSION_COOKIE_SECURE=False, CJS_URL="http://x", SECOND_FACTOR_REQUIRED=False
    )
    wrong = [line.what for line in doctor.lines(served) if line.state is doctor.State.WRONG]
    assert wrong == ["Clé des cookies", "HTTPS", "Double clé", "Adresse"]


def test_the_doctor_knows_a_postgresql_of_all_powers(pg_app: Flask) -> None:
    said = {line.what: line.state for line in doctor.lines(pg_app)}
    assert said["PostgreSQL"] is doctor.State.WRONG
    assert said["Chemin vers PostgreSQL"] is doctor.State.WELL


@pytest.mark.parametrize("contact", ["pas une adresse", "http://x.fr", "a@b\r\nContact: x", "é@x.fr", "javascript:x"])
def test_a_contact_that_is_none_stops_the_start(contact: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CJS_SECURITY_CONTACT", contact)
    with pytest.raises(Refusal):
        config.security_contact()


@pytest.mark.parametrize(
    ("given", "kept"), [("a@b.fr", "mailto:a@b.fr"), ("https://b.fr/x", "https://b.fr/x"), ("", "")]
)
def test_a_contact_is_an_address_or_a_page(given: str, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CJS_SECURITY_CONTACT", given)
    assert config.security_contact() == kept
