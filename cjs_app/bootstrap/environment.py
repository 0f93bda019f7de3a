"""The Python environment in `.venv`: made once, refreshed when a lock changes, mended when it was interrupted."""

import contextlib
import hashlib
import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path

from cjs_app.bootstrap.machine import Missing, Pace, follow, install, say

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = VENV / ".lock"
UNFINISHED = VENV / ".unfinished"  # there while libraries are put in place; found at the start, it tells of a death

QUIET = ("--progress-bar", "off")
VERSION = "{}.{}.{}".format(*sys.version_info[:3])


def is_ready(lock: str) -> bool:
    """Tell whether this very interpreter may run the command: `.venv` up to date, or another one that has it all."""
    if sys.prefix == sys.base_prefix:
        return False
    if Path(sys.prefix).resolve() == VENV.resolve():
        return not UNFINISHED.exists() and _is_fresh(lock, VERSION)
    installed = {_key(found.metadata["Name"]) for found in importlib.metadata.distributions()}
    return _wanted_everywhere(lock) <= installed


def prepare(lock: str) -> None:
    """Make `.venv` what the lock says; whoever comes at the same time waits, and finds the work done."""
    VENV.mkdir(exist_ok=True)
    with _alone():
        version = None if UNFINISHED.exists() else _version_inside()
        if version and _is_fresh(lock, version):
            return
        if version is None:
            _create()
        _install(lock)
        (VENV / f".{lock}.stamp").write_text(_stamp(lock, _version_inside() or VERSION))


def run_inside(arguments: Sequence[str]) -> int:
    """Run the same command again with the interpreter of `.venv`."""
    command = [str(PYTHON), "-m", "cjs_app", *arguments]
    if os.name == "posix":
        os.execv(PYTHON, command)
    return subprocess.run(command, check=False).returncode


def _lock_file(lock: str) -> Path:
    return ROOT / f"requirements-{lock}.txt"


def _wanted_everywhere(lock: str) -> set[str]:
    """Return the locked distributions that every platform needs: the lines without a condition."""
    lines = _lock_file(lock).read_text("utf-8").splitlines()
    return {_key(line.partition("==")[0]) for line in lines if re.fullmatch(r"[\w.-]+==\S+ \\", line)}


def _key(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def _stamp(lock: str, version: str) -> str:
    return hashlib.sha256(_lock_file(lock).read_bytes() + version.encode()).hexdigest()


def _is_fresh(lock: str, version: str) -> bool:
    """Tell whether `.venv` holds what the lock asks for; the development lock holds the runtime one."""
    stamps = {name: VENV / f".{name}.stamp" for name in (lock, "dev")}
    return any(path.is_file() and path.read_text() == _stamp(name, version) for name, path in stamps.items())


def _version_inside() -> str | None:
    """Ask the interpreter of `.venv` for its version; None when it does not start, or starts without pip."""
    question = (
        "import sys; from importlib.util import find_spec; "
        "usable = sys.version_info >= (3, 11) and find_spec('pip'); "
        "print('{}.{}.{}'.format(*sys.version_info[:3]) if usable else '')"
    )
    with contextlib.suppress(OSError):
        answer = subprocess.run([PYTHON, "-I", "-c", question], capture_output=True, text=True, check=False)
        return answer.stdout.strip() or None
    return None


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Hold `.venv` for this process; the system lets go of it however the process ends."""
    try:
        import fcntl  # POSIX only
    except ImportError:
        yield
        return
    with LOCK.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Une autre commande prépare déjà .venv : attente…")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _create() -> None:
    """Make an empty environment in `.venv`, over the remains of an interrupted one if there are any."""
    if importlib.util.find_spec("ensurepip") is None:
        install(["python{}.{}-venv".format(*sys.version_info[:2])], {})
    say("Préparation de l’environnement Python dans .venv…")
    for remains in VENV.iterdir():
        if remains == LOCK:
            continue
        if remains.is_dir() and not remains.is_symlink():
            shutil.rmtree(remains)
        else:
            remains.unlink()
    UNFINISHED.touch()
    try:
        venv.EnvBuilder(with_pip=True, symlinks=os.name == "posix").create(VENV)
    except subprocess.CalledProcessError as problem:
        detail = (problem.output or b"").decode(errors="replace")
        raise Missing(f"L’environnement Python n’a pas pu être créé dans {VENV}.\n{detail}".rstrip()) from problem


def _install(lock: str) -> None:
    """Install exactly the locked libraries, telling how far it is."""
    wanted = len(re.findall(r"^\S+==", _lock_file(lock).read_text("utf-8"), re.MULTILINE))
    say(f"Installation des bibliothèques ({wanted} au plus)…")
    started, pace, met, placing = time.monotonic(), Pace(), 0, False

    def see(line: str) -> None:
        nonlocal met, placing
        met += line.startswith(("Collecting ", "Requirement already satisfied"))
        if line.startswith("Installing collected packages"):
            placing = True
            say("  tout est là, mise en place…")
        elif line.startswith("WARNING: Retrying"):
            pace.say("  le réseau ne répond pas, nouvel essai…")
        elif not placing:
            pace.say(f"  {met} sur {wanted}")

    UNFINISHED.touch()
    try:
        follow(
            # The lock is whole: to look for what a library wants besides (as `coverage[toml]`) would find newer ones.
            [PYTHON, "-m", "pip", "install", "--require-hashes", "--no-deps", *QUIET, "-r", _lock_file(lock)],
            {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUNBUFFERED": "1"},
            see,
        )
    except subprocess.CalledProcessError as problem:
        if not placing:
            UNFINISHED.unlink()  # pip gave up before touching anything: nothing to mend
        raise Missing(
            "Les bibliothèques n’ont pas pu être installées : vérifier l’accès au réseau, puis relancer la même "
            f"commande. Dernières lignes de pip :\n{problem.output}"
        ) from problem
    UNFINISHED.unlink()
    say(f"  bibliothèques en place ({time.monotonic() - started:.0f} s)")
