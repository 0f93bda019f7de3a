"""The mutation campaign of `tests --full`: each rule is spoiled in all small ways, and a test must see it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

LEAST_PERCENT = 90
STRICT_PERCENT = 95
STRICT = {
    "des permissions": "plumbing/permissions.py",
    "des liens": "coop/sharing/",
    "des numéros": "kernel/numbering.py",
    "du journal": "journal/",
}
"""The rules on which trust stands are held more strictly; where each of them is, under the package."""
SEEN = frozenset({1, 3})
"""How mutmut notes that a test failed: the status of pytest. A run that went on too long is not counted as seen."""
FOLDER = Path("mutants")


@dataclass(frozen=True)
class Score:
    """How many ways of spoiling the rules there are, and how many of them a test saw; `of` says which rules."""

    seen: int
    mutants: int
    of: str = "des règles"
    least: int = LEAST_PERCENT

    @property
    def is_enough(self) -> bool:
        """Whether so many in a hundred are seen; a campaign of nothing proves nothing."""
        return self.mutants > 0 and self.seen * 100 >= self.least * self.mutants

    def __str__(self) -> str:
        """Return the score on a line, its percentage cut after one decimal: 89,99 % is no 90 %."""
        tenths = self.seen * 1000 // self.mutants if self.mutants else 0
        return (
            f"{self.seen} altérations {self.of} vues par un test sur {self.mutants} : "
            f"{tenths // 10},{tenths % 10} % (au moins {self.least} %)"
        )


def score_of(statuses: Iterable[int | None], of: str = "des règles", least: int = LEAST_PERCENT) -> Score:
    """Return the score of a campaign from the status of each mutant, None where it was not tried."""
    noted = list(statuses)
    return Score(sum(status in SEEN for status in noted), len(noted), of, least)


def read_scores(folder: Path) -> list[Score]:
    """Return the scores of the campaign that mutmut left in a folder: of all rules, then of the strict ones."""
    notes = {
        path.relative_to(folder).as_posix().removeprefix("cjs_app/"): list(
            json.loads(path.read_text("utf-8"))["exit_code_by_key"].values()
        )
        for path in sorted(folder.rglob("*.meta"))
    }
    strict = [
        score_of(chain.from_iterable(notes[name] for name in notes if name.startswith(place)), of, STRICT_PERCENT)
        for of, place in STRICT.items()
    ]
    return [score_of(chain.from_iterable(notes.values())), *strict]


def passes() -> bool:
    """Run the whole campaign anew, in the current folder, and show its scores; return whether all are high enough."""
    print("mutmut        quelques minutes, ou une demi-heure sur une petite machine…", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    everyday = {name: value for name, value in os.environ.items() if name != "CJS_FULL"}
    command = [sys.executable, "-c", "from mutmut.__main__ import cli; cli()", "run"]
    told = None if sys.stdout.isatty() else subprocess.PIPE
    outcome = subprocess.run(command, env=everyday, stdout=told, stderr=told, check=False)
    passed = not outcome.returncode
    for score in read_scores(FOLDER):
        print(
            f"mutmut        {'vert' if score.is_enough and not outcome.returncode else 'rouge':6} {score}", flush=True
        )
        passed = passed and score.is_enough
    if outcome.returncode and outcome.stdout:
        print(outcome.stdout.decode("utf-8", "replace")[-4000:], flush=True)
    return passed
