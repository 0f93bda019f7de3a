"""The machine itself: programs to follow while they work, and packages of the distribution to install."""

import os
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

SECONDS_BETWEEN_LINES = 3


class Missing(Exception):
    """A piece that could not be had; its message is the sentence the person reads."""


def say(line: str) -> None:
    """Show one line of progress, away from the output of the command."""
    print(line, file=sys.stderr, flush=True)


class Pace:
    """Lets one line through every few seconds: enough to see life, not enough to fill the screen."""

    def __init__(self) -> None:
        self._next = time.monotonic() + SECONDS_BETWEEN_LINES

    def say(self, line: str) -> None:
        """Show the line if it is time."""
        if time.monotonic() >= self._next:
            say(line)
            self._next = time.monotonic() + SECONDS_BETWEEN_LINES


def follow(command: Sequence[str | Path], settings: Mapping[str, str], see: Callable[[str], None]) -> None:
    """Run a program and give `see` each line it writes.

    Raises CalledProcessError, with the last lines as its output, when the program fails.
    """
    last: deque[str] = deque(maxlen=8)
    with subprocess.Popen(
        command,
        env={**os.environ, **settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as program:
        for line in program.stdout or ():
            if last and last[-1][:20] == line[:20]:
                last.pop()  # the same complaint once more (a retry): the latest is enough
            last.append(line.strip()[:400])
            see(line.strip())
    if program.returncode:
        raise subprocess.CalledProcessError(program.returncode, [*command], "\n".join(f"  {line}" for line in last))


def install(packages: Sequence[str], otherwise: Mapping[str, str]) -> None:
    """Install packages of the distribution, or say which ones a person has to install.

    `otherwise` names what will do where the distribution does not know a package.
    """
    names = " ".join(packages)
    apt = _apt_get()
    if apt is None:
        names = ", ".join(" ou ".join(filter(None, (name, otherwise.get(name)))) for name in packages)
        raise Missing(f"Il manque : {names}. À installer avec l’outil du système, puis relancer la même commande.")
    say(f"Installation par apt-get : {names}…")
    pace, done = Pace(), 0

    def see(line: str) -> None:
        nonlocal done
        done += line.startswith("Unpacking ")
        pace.say(f"  {done} paquets déposés")

    try:
        follow([*apt, "update"], {}, see)
        names = " ".join(had := [_known(name, otherwise) for name in packages])
        follow([*apt, "install", "-y", "--no-install-recommends", *had], {}, see)
    except subprocess.CalledProcessError as problem:
        raise Missing(
            f"apt-get n’a pas pu installer : {names}. À installer à la main, puis relancer la même commande. "
            f"Dernières lignes :\n{problem.output}"
        ) from problem


def _known(package: str, otherwise: Mapping[str, str]) -> str:
    """Return the package, or what will do when the distribution does not know it."""
    catalogue = shutil.which("apt-cache") or "apt-cache"
    asked = subprocess.run([catalogue, "show", package], capture_output=True, check=False)
    if asked.returncode == 0 or package not in otherwise:
        return package
    say(f"  {package} n’existe pas ici : {otherwise[package]} à la place")
    return otherwise[package]


def _apt_get() -> list[str] | None:
    """Return how to call apt-get without being asked anything; None when this person may not."""
    if not shutil.which("apt-get"):
        return None
    call = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    if os.geteuid() == 0:
        return call
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n", *call]
    return None
