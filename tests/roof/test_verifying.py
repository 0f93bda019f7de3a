"""`cjs verify` and `cjs journal`: what was changed is one French sentence and a status, a backup put back is said."""

import shutil
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from cjs_app import cli, config
from cjs_app.plumbing.database import sqlite_module

ARCHIVE = Path(__file__).resolve().parent.parent / "data" / "coop-avenir-2021"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test begins with a summer in a database of its own, and its anchor next to it."""
    path = tmp_path / "console.sqlite3"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    monkeypatch.setenv("CJS_ANCHORS", str(tmp_path / "anchors"))
    assert run("import", str(ARCHIVE)) == 0
    return path


def run(*words: str) -> int:
    """Return the status of a command."""
    with pytest.raises(SystemExit) as ended:
        cli.main(list(words))
    return int(ended.value.code or 0)


def one_more() -> None:
    """Add something to the journal: the same summer in the place of the first."""
    assert run("import", str(ARCHIVE), "--replace") == 0


def altered(path: Path, *statements: str) -> None:
    """Change a database as somebody who holds its file may: its guards first."""
    with closing(sqlite_module().connect(path)) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(statement)
        raw.commit()


def copied(source: Path, target: Path) -> None:
    """Copy a database whole, as SQLite does it while others read."""
    with closing(sqlite_module().connect(source)) as whole, closing(sqlite_module().connect(target)) as copy:
        whole.backup(copy)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str]]:
    """Return the status of a command and the lines that it answers."""
    capsys.readouterr()
    status = run(*words)
    return status, capsys.readouterr().out.splitlines()


def test_what_nobody_touched_is_said_to_be_whole(capsys: pytest.CaptureFixture[str]) -> None:
    status, (line,) = said(capsys, "verify")
    assert status == 0
    assert line.startswith("Rien n’a été changé depuis le début.")
    assert "certifi" not in line


def test_an_entry_that_was_changed_is_named_first(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    altered(database, "UPDATE journal SET by_user_id = 7 WHERE seq = 2")
    status, lines = said(capsys, "verify")
    assert (status, lines[0]) == (1, "L’écriture 2 a été changée.")


def test_guards_that_were_taken_away_are_named(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite_module().connect(database)) as raw:
        raw.execute("DROP TRIGGER guard_payments_update")
    assert said(capsys, "verify") == (1, ["Des gardes de la base ont été retirées\xa0: guard_payments_update."])


def printed_end(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the end of the journal as `cjs verify` prints it."""
    _, (line,) = said(capsys, "verify")
    return line.rpartition("\xa0: ")[2].rstrip(".")


def test_the_end_kept_on_paper_is_recognised(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "verify", "--anchor", printed_end(capsys))[0] == 0


def test_an_end_on_paper_that_never_was_is_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    status, lines = said(capsys, "verify", "--anchor", "2:0000000000000000")
    assert (status, lines) == (1, ["L’écriture 2 n’est plus celle que l’ancre a vue."])


def test_an_anchor_that_cannot_be_read_says_how_to_write_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify", "--anchor", "hier") == 1
    assert "par exemple 128:3fa1b2c4d5e6f708" in capsys.readouterr().err


# -------------------------------------------------------------------------------------------------- a file apart


@pytest.fixture
def journal_file(tmp_path: Path) -> Path:
    """The journal of the summer, in a file."""
    path = tmp_path / "journal.zip"
    assert run("journal", "--out", str(path)) == 0
    return path


def test_the_journal_in_a_file_is_read_without_the_database(
    journal_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines = said(capsys, "verify", "--archive", str(journal_file))
    assert (status, lines[0].partition(".")[0]) == (0, "Rien n’a été changé depuis le début")


def rewritten(path: Path, part: str, before: bytes, after: bytes) -> Path:
    """Return a copy of an archive with one part changed."""
    copy = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(before, after) if name == part else content)
    return copy


@pytest.mark.parametrize(
    ("part", "before", "after", "fault"),
    [
        ("journal.jsonl", b'"subject_id":1', b'"subject_id":2', "L’écriture 1 a été changée."),
        ("textes.jsonl", b'"text":"', b'"text":"x', "Un texte de l’écriture"),
        ("empreintes.json", b'"journal.jsonl":"', b'"journal.jsonl":"0', "La partie « journal.jsonl »"),
    ],
)
def test_a_file_that_was_changed_is_found_where_it_was(
    journal_file: Path, capsys: pytest.CaptureFixture[str], part: str, before: bytes, after: bytes, fault: str
) -> None:
    status, lines = said(capsys, "verify", "--archive", str(rewritten(journal_file, part, before, after)))
    assert status == 1
    assert lines[0].replace("\xa0", " ").startswith(fault)


def test_a_journal_is_never_written_over_a_file(journal_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("journal", "--out", str(journal_file)) == 1
    assert "existe déjà" in capsys.readouterr().err


def test_a_file_that_is_no_journal_is_one_french_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8 not a zip")
    assert run("verify", "--archive", str(tmp_path / "photo.jpg")) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "Ce fichier n’est pas une archive du journal, ou il est abîmé."


# -------------------------------------------------------------------------------------------------- backups put back


@pytest.fixture
def put_back(database: Path, tmp_path: Path) -> Path:
    """The database of before the last gesture, put back: its anchor saw more."""
    backup = tmp_path / "backup.sqlite3"
    copied(database, backup)
    one_more()
    copied(backup, database)
    return database


def test_a_backup_put_back_is_found(put_back: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines = said(capsys, "verify")
    assert status == 1
    assert "un fichier ancien a été remis" in lines[0]


def test_a_backup_put_back_on_purpose_is_said_for_ever(put_back: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines = said(capsys, "verify", "--accept-restore", "le disque est tombé")
    assert status == 0
    assert "Sauvegarde remise" in lines[0]
    assert "le disque est tombé" in lines[0]
    one_more()
    status, lines = said(capsys, "verify")
    assert status == 0
    assert [line for line in lines if "Sauvegarde remise" in line and "le disque est tombé" in line]


def test_the_journal_goes_on_under_its_anchor_after_a_backup(
    put_back: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("verify", "--accept-restore", "le disque est tombé")
    one_more()
    altered(put_back, "DELETE FROM journal_words WHERE seq > 4", "DELETE FROM journal WHERE seq > 4")
    status, lines = said(capsys, "verify")
    assert status == 1
    assert "sa fin a été coupée" in lines[0]


def test_what_the_lost_life_left_in_the_anchor_may_not_be_changed(
    put_back: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("verify", "--accept-restore", "le disque est tombé")
    (file,) = (tmp_path / "anchors").iterdir()
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(lines[:1] + lines[2:]))
    status, told = said(capsys, "verify")
    assert status == 1
    assert [line for line in told if "sur laquelle la sauvegarde de l’écriture" in line]


def test_a_lost_anchor_begins_again_once_it_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(tmp_path / "anchors")
    assert run("verify") == 1
    assert run("verify", "--accept-restore", "autre machine") == 0
    one_more()
    assert run("verify") == 0


def test_a_last_line_cut_short_is_left_behind(tmp_path: Path) -> None:
    (file,) = (tmp_path / "anchors").iterdir()
    file.write_bytes(file.read_bytes()[:-20])
    assert run("verify") == 1
    assert run("verify", "--accept-restore", "panne de courant") == 0
    one_more()
    assert run("verify") == 0


@pytest.mark.parametrize(("reason", "answer"), [(" ", "raison"), ("pour voir", "Rien n’a été remis")])
def test_nothing_is_accepted_without_a_reason_or_without_a_backup(
    reason: str, answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("verify", "--accept-restore", reason) == 1
    assert answer in capsys.readouterr().err


def test_a_backup_that_was_altered_is_not_accepted(put_back: Path, capsys: pytest.CaptureFixture[str]) -> None:
    altered(put_back, "UPDATE payments SET amount_cents = amount_cents + 1")
    assert run("verify", "--accept-restore", "le disque est tombé") == 1
    assert "elle-même a été changée" in capsys.readouterr().err


def test_each_installation_draws_its_key_once() -> None:
    assert config.journal_keys() == config.journal_keys()
