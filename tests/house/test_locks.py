"""The locks say exactly what is installed, and can be installed from any index."""

import re
import tomllib
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]


def pins(lock: str) -> dict[str, str]:
    """Return each locked distribution with its line."""
    text = (HOUSE / f"requirements-{lock}.txt").read_text("utf-8")
    return {line.partition("==")[0]: line for line in text.splitlines() if "==" in line}


def distributions(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=; ]", requirement)[0] for requirement in requirements}


@pytest.mark.parametrize("lock", ["runtime", "dev"])
def test_a_lock_holds_hashes_and_no_address(lock: str) -> None:
    text = (HOUSE / f"requirements-{lock}.txt").read_text("utf-8")
    assert "//" not in text
    assert all(f"{line}\n    --hash=sha256:" in text for line in pins(lock).values())


def test_what_the_project_asks_for_is_locked() -> None:
    assert distributions(PROJECT["dependencies"]) <= pins("runtime").keys()
    assert distributions(PROJECT["optional-dependencies"]["dev"]) <= pins("dev").keys()


def test_the_tests_run_on_the_very_versions_that_are_served() -> None:
    assert pins("runtime").items() <= pins("dev").items()
