"""What is asked of a machine's apt-get, on a small machine of its own whose programs only tell what they were asked."""

from pathlib import Path

import pytest

from cjs_app.bootstrap.machine import Missing, install

TELLING = '#!/bin/sh\necho "$@" >> "FOLDER/asked"\n'
KNOWING = '#!/bin/sh\n[ "$2" != shell ]\n'
SUDO = '#!/bin/sh\n[ "$2" = true ] || { shift; exec "$@"; }\n'


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose distribution knows every package but the one named shell."""
    for name, text in {"apt-get": TELLING, "apt-cache": KNOWING, "sudo": SUDO}.items():
        (tmp_path / name).write_text(text.replace("FOLDER", str(tmp_path)))
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


def asked(machine: Path) -> str:
    """Return the packages that apt-get was asked for."""
    return (machine / "asked").read_text().splitlines()[-1].partition("--no-install-recommends ")[2]


def test_what_the_distribution_does_not_know_is_replaced_and_said(
    machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(["shell", "postgresql"], otherwise={"shell": "chromium"})
    assert asked(machine) == "chromium postgresql"
    assert "shell n’existe pas ici : chromium à la place" in capsys.readouterr().err


def test_what_the_distribution_knows_is_installed_under_its_name(machine: Path) -> None:
    install(["headless", "postgresql"], otherwise={"headless": "chromium"})
    assert asked(machine) == "headless postgresql"


def test_a_machine_without_apt_get_is_told_either_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Missing, match="Il manque : shell ou chromium, postgresql"):
        install(["shell", "postgresql"], otherwise={"shell": "chromium"})
