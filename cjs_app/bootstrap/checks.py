"""What `tests` does: fetch a browser and a database server if need be, run the checkers, then the whole suite.

`--full` also spoils the rules in every small way (see `mutation`), before the suite, which has the last word.
"""

import glob
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from cjs_app.bootstrap import mutation
from cjs_app.bootstrap.environment import ROOT
from cjs_app.bootstrap.machine import Missing, install

POSTGRES = "/usr/lib/postgresql/*/bin/postgres"  # where Debian and Ubuntu keep it, out of the PATH
SHELL = "chromium-headless-shell"  # Chromium without its windows: Debian has it, Ubuntu has not
BROWSERS = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MOST_PROCESSES = 8  # each has its own PostgreSQL and perhaps its own Chromium: half a gigabyte

CHECKERS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "lint-imports": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
    "djlint": ["-m", "djlint", "templates", "--lint", "--quiet"],
    "bandit": ["-m", "bandit", "-q", "-r", "cjs_app", "-c", "pyproject.toml"],
}


def browser() -> str | None:
    """Return the path of a Chromium: the one named by CHROMIUM, else the first one found."""
    found = (shutil.which(name) for name in (os.environ.get("CHROMIUM", ""), *BROWSERS) if name)
    return next(filter(None, found), None)


def postgres() -> str | None:
    """Return the folder of PostgreSQL's programs: the newest one of the distribution, else the one of the PATH."""
    newest = sorted(glob.glob(POSTGRES), key=lambda path: float(path.split("/")[4]))  # noqa: PTH207  (an absolute pattern)
    found = newest[-1] if newest else shutil.which("postgres")
    return str(Path(found).parent) if found else None


def pdf_reader() -> str | None:
    """Return the path of pdftotext, with which the tests read what a PDF says."""
    return shutil.which("pdftotext")


def processes() -> int:
    """Return how many processes share the whole suite: three more than cores, as each waits for disk or page."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores + 3, MOST_PROCESSES)


def run(arguments: Sequence[str]) -> int:
    """Check everything, or only the tests named; stop at the first red unless --keep-going. Return the status."""
    switches = {"--full", "--keep-going"}.intersection(arguments)
    chosen = [argument for argument in arguments if argument not in switches]
    _fetch_programs()
    os.environ.update({"CHROMIUM": browser() or ""} | ({"CJS_FULL": "1"} if "--full" in switches else {}))
    os.chdir(ROOT)
    red = not chosen and not all([*_verdicts()])
    if red and "--keep-going" not in switches:
        return 1
    if "--full" in switches and not chosen:
        red = not mutation.passes() or red
        if red and "--keep-going" not in switches:
            return 1
    together = () if chosen else ("-n", str(processes()), "--dist", "load", "--maxschedchunk", "1")
    patient = ("-o", "faulthandler_timeout=0") if "--full" in switches else ()  # some campaigns take half an hour
    suite = [sys.executable, "-m", "pytest", *together, *patient, *chosen]
    return subprocess.run(suite, check=False).returncode or int(red)


def _fetch_programs() -> None:
    """Install what the tests cannot do without; a missing piece is an error, never a test left out."""
    wanted = {SHELL: browser, "postgresql": postgres, "poppler-utils": pdf_reader}
    missing = [package for package, found in wanted.items() if not found()]
    if missing:
        install(missing, otherwise={SHELL: "chromium"})
    still = [package for package in missing if not wanted[package]()]
    if still:
        raise Missing(f"Toujours introuvable après l’installation : {' '.join(still)}.")


def _verdicts() -> Iterator[bool]:
    """Run the checkers side by side, each in a process; show the verdict of each, what it says only when it is red."""
    start = time.monotonic()
    running = {
        name: subprocess.Popen(
            [sys.executable, *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        )
        for name, command in CHECKERS.items()
    }
    for name, process in running.items():
        said, _ = process.communicate()
        verdict = "rouge" if process.returncode else "vert"
        print(f"{name:13} {verdict:6} {time.monotonic() - start:5.1f} s", flush=True)
        if process.returncode:
            print(said, flush=True)
        yield process.returncode == 0
