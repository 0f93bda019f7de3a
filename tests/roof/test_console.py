"""The console: what it answers goes to standard output, what is wrong is one French sentence and a status."""

import io
import json
import re
from pathlib import Path

import pytest

from cjs_app import cli

ARCHIVE = Path(__file__).resolve().parent.parent / "data" / "coop-avenir-2021"


@pytest.fixture(autouse=True)
def a_new_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins without a database."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/console.sqlite3")
    monkeypatch.setenv("SECRET_KEY", "tests")


def run(*words: str) -> int:
    """Return the status of a command."""
    with pytest.raises(SystemExit) as ended:
        cli.main(list(words))
    return int(ended.value.code or 0)


def test_a_summer_comes_in_and_its_bilan_comes_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", str(ARCHIVE)) == 0
    assert "596 saisies d’heures" in capsys.readouterr().out
    assert run("bilan", "COOP'AVENIR", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["net_cents"] == 192104


def test_the_bilan_is_written_as_pdf_in_a_file(tmp_path: Path) -> None:
    run("import", str(ARCHIVE))
    assert run("bilan", "coop avenir/2021".replace(" ", "’"), "--format", "pdf", "--out", str(tmp_path / "b.pdf")) == 0
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF-")


def test_a_second_import_of_the_same_summer_is_refused_unless_it_replaces(capsys: pytest.CaptureFixture[str]) -> None:
    run("import", str(ARCHIVE))
    assert run("import", str(ARCHIVE)) == 1
    assert "--replace" in capsys.readouterr().err
    assert run("import", str(ARCHIVE), "--replace") == 0


def test_each_fault_of_an_archive_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "saison.csv").write_text("champ;valeur\nnom;Essai\nannee;2021\ndebut;hier\nfin;2021-08-31\n", "utf-8")
    (tmp_path / "devis.csv").write_text("numero;date;client\nD1;2021-07-10;CL9\n", "utf-8")
    assert run("import", str(tmp_path)) == 1
    lines = capsys.readouterr().err.splitlines()
    assert any(line.startswith("saison:4:valeur: ") for line in lines)
    assert any(line.startswith("devis:2:client: ") for line in lines)


def test_a_text_is_held_against_the_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "texte.md").write_text("Notre situation budgétaire saine nous réjouit.", "utf-8")
    assert run("controle", str(tmp_path / "texte.md"), "--annee", "2021", "--format", "json") == 0
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert found["claimed"] == "situation budgétaire saine"
    (tmp_path / "latin.txt").write_bytes("été".encode("latin-1"))
    assert run("controle", str(tmp_path / "latin.txt"), "--annee", "2021") == 1
    assert "UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bilan", "Nulle part"], "Aucune saison"),
        (["import", "/absent/archive.zip"], "archive.zip"),
        (["bilan"], "SAISON"),
        (["danser"], "--help"),
        (["bilan", "x", "--format", "odt"], "--format"),
    ],
)
def test_what_is_wrong_is_one_french_sentence(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*words) == 1
    errors = capsys.readouterr().err
    assert said in errors
    assert "Traceback" not in errors
    assert len(errors.strip().splitlines()[-1]) < 200


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://x/y", "SQLite ou PostgreSQL"),
        ("oracle://x", "SQLite ou PostgreSQL"),
        ("zzz", "SQLite ou PostgreSQL"),
        ("postgresql://h:port/x", "SQLite ou PostgreSQL"),
        ("postgresql+asyncpg://h/x", "SQLite ou PostgreSQL"),
        ("sqlite:////nowhere/at/all.sqlite3", "son dossier existe"),
        ("postgresql://cjs@127.0.0.1:9/nowhere", "ne répond pas"),
    ],
)
def test_a_database_that_cannot_be_is_told_in_a_sentence(
    address: str, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    assert run("migrate") == 1
    errors = capsys.readouterr().err
    assert said in errors and "Traceback" not in errors


@pytest.mark.parametrize(
    "command", [[], ["serve"], ["import"], ["export"], ["bilan"], ["controle"], ["compte"], ["verify"]]
)
def test_the_help_speaks_french(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*command, "--help") == 0
    told = capsys.readouterr().out
    assert "Montrer cette aide." in told and "Écrire\u00a0:" in told
    assert not re.search(r"Usage|Show this|default|required|COMMAND\b|ARGS|FLASK|--app|INTEGER|RANGE|TEXT\b", told)


def test_an_export_never_writes_over_a_file_unless_it_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", str(ARCHIVE))
    target = tmp_path / "été.zip"
    target.write_text("à garder")
    assert run("export", "COOP'AVENIR", str(target)) == 1
    assert "existe déjà" in capsys.readouterr().err
    assert target.read_text() == "à garder"
    assert run("export", "COOP'AVENIR", str(target), "--force") == 0
    assert target.read_bytes().startswith(b"PK")


def test_a_refused_import_does_not_say_that_it_writes(capsys: pytest.CaptureFixture[str]) -> None:
    run("import", str(ARCHIVE))
    assert "Écriture" in capsys.readouterr().err
    assert run("import", str(ARCHIVE)) == 1
    assert "Écriture" not in capsys.readouterr().err


def test_a_program_sends_the_passphrase_on_one_line_without_a_warning(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.isatty", lambda _: False)
    monkeypatch.setattr("sys.stdin", io.StringIO("lune tomate vélo gris\n"))
    assert run("compte", "pierre") == 0
    assert "arning" not in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert run("compte", "paul") == 1


def test_an_export_comes_back_byte_for_byte(tmp_path: Path) -> None:
    run("import", str(ARCHIVE))
    assert run("export", "coop'avenir", str(tmp_path / "out")) == 0
    assert (tmp_path / "out" / "heures.csv").read_bytes() == (ARCHIVE / "heures.csv").read_bytes()
