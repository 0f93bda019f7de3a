"""The mutation campaign of `tests --full`: each rule is spoiled in all small ways, and a test must see it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

LEAST_PERCENT = 90
SEEN = frozenset({1, 3})
"""How mutmut notes that a test failed: the status of pytest. A run that went on too long is not counted as seen."""
FOLDER = Path("mutants")


@dataclass(frozen=True)
class Score:
    """How many ways of spoiling the rules there are, and how many of them a test saw."""

    seen: int
    mutants: int

    @property
    def is_enough(self) -> bool:
        """Whether nine in ten are seen; a campaign of nothing proves nothing."""
        return self.mutants > 0 and self.seen * 100 >= LEAST_PERCENT * self.mutants

    def __str__(self) -> str:
        """Return the score on a line, its percentage cut after one decimal: 89,99 % is no 90 %."""
        tenths = self.seen * 1000 // self.mutants if self.mutants else 0
        return (
            f"{self.seen} altérations des règles vues par un test sur {self.mutants} : "
            f"{tenths // 10},{tenths % 10} % (au moins {LEAST_PERCENT} %)"
        )


def score_of(statuses: Iterable[int | None]) -> Score:
    """Return the score of a campaign from the status of each mutant, None where it was not tried."""
    noted = list(statuses)
    return Score(sum(status in SEEN for status in noted), len(noted))


def read_score(folder: Path) -> Score:
    """Return the score of the campaign whose results mutmut left in a folder."""
    notes = (json.loads(path.read_text("utf-8")) for path in sorted(folder.rglob("*.meta")))
    return score_of(status for note in notes for status in note["exit_code_by_key"].values())


def passes() -> bool:
    """Run the whole campaign anew, in the current folder, and show its score; return whether it is high enough."""
    print("mutmut        quelques minutes, ou une demi-heure sur une petite machine…", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    everyday = {name: value for name, value in os.environ.items() if name != "CJS_FULL"}
    command = [sys.executable, "-c", "from mutmut.__main__ import cli; cli()", "run"]
    told = None if sys.stdout.isatty() else subprocess.PIPE
    outcome = subprocess.run(command, env=everyday, stdout=told, stderr=told, check=False)
    score = read_score(FOLDER)
    passed = score.is_enough and not outcome.returncode
    print(f"mutmut        {'vert' if passed else 'rouge':6} {score}", flush=True)
    if outcome.returncode and outcome.stdout:
        print(outcome.stdout.decode("utf-8", "replace")[-4000:], flush=True)
    return passed
