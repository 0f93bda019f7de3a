"""The first command on a fresh machine, played in a small house of its own whose lock asks for nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
OUTER_PYTHON = Path(sys.base_prefix) / "bin" / "python3"
COMMAND = "import sys\n\ndef main():\n    print('answer', *sys.argv[1:])\n    sys.exit(3)\n"
IMPOSSIBLE = "cjs-nowhere==1 \\\n    --hash=sha256:" + "0" * 64 + "\n"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small house in which one command was run."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(HOUSE / "cjs_app" / "bootstrap", house / "cjs_app" / "bootstrap")
    shutil.copy(HOUSE / "cjs_app" / "__main__.py", house / "cjs_app")
    (house / "cjs_app" / "__init__.py").touch()
    (house / "cjs_app" / "cli.py").write_text(COMMAND)
    (house / "requirements-runtime.txt").touch()
    (house / "requirements-dev.txt").touch()
    assert wait(start(house, "first")) == (3, "answer first\n")
    return house


def start(house: Path, *arguments: str, **settings: str) -> subprocess.Popen[str]:
    """Start a command as a person does, with a Python that has nothing."""
    return subprocess.Popen(
        [OUTER_PYTHON, "-m", "cjs_app", *arguments],
        cwd=house,
        env={"PATH": os.environ["PATH"], "PIP_NO_INDEX": "1", **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait(command: subprocess.Popen[str]) -> tuple[int, str]:
    """Return the status of a command and what it wrote on its output."""
    output, _ = command.communicate(timeout=120)
    return command.returncode, output


def test_a_second_command_prepares_nothing(prepared: Path) -> None:
    command = start(prepared, "bilan", "--format", "json")
    output, progress = command.communicate(timeout=60)
    assert (output, progress) == ("answer bilan --format json\n", "")


def test_an_interrupted_preparation_is_mended(prepared: Path) -> None:
    (prepared / ".venv" / ".unfinished").touch()
    shutil.rmtree(next((prepared / ".venv" / "lib").glob("python3*")) / "site-packages" / "pip")
    assert wait(start(prepared, "again")) == (3, "answer again\n")


def test_two_first_commands_wait_for_each_other(prepared: Path) -> None:
    shutil.rmtree(prepared / ".venv")
    both = [start(prepared, "one"), start(prepared, "two")]
    assert [wait(command) for command in both] == [(3, "answer one\n"), (3, "answer two\n")]


def test_a_library_that_cannot_be_had_is_told_in_a_sentence(prepared: Path) -> None:
    lock = prepared / "requirements-runtime.txt"
    lock.write_text(IMPOSSIBLE)
    (prepared / "requirements-dev.txt").write_text(IMPOSSIBLE)
    command = start(prepared, "bilan")
    output, progress = command.communicate(timeout=60)
    assert (command.returncode, output) == (1, "")
    assert "vérifier l’accès au réseau" in progress
    assert "No matching distribution" in progress
    assert "Traceback" not in progress


def test_a_missing_browser_stops_the_tests_and_is_named(tmp_path: Path) -> None:
    command = subprocess.run(
        [sys.executable, "-m", "cjs_app", "tests"],
        cwd=HOUSE,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert command.returncode == 1
    assert "Il manque : chromium" in command.stderr
