"""A throw-away PostgreSQL for one run of the tests: its own folder, a UNIX socket, nothing kept, nothing durable."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from cjs_app.bootstrap import checks

PREFIX = "cjs-postgres-"
# A test needs the answers of PostgreSQL, not its promises to the disk.
SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB", "max_connections=60")


class PostgresServer:
    """A running cluster, and the two things asked of it: an address, and databases made from a model."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def url(self, database: str) -> str:
        """Return the address of one of its databases."""
        return f"postgresql+psycopg://cjs@/{database}?host={self.folder}"

    def create(self, database: str, model: str = "template1") -> str:
        """Make a database as a copy of another one that nobody is using, and return its address."""
        self._order(f'CREATE DATABASE "{database}" TEMPLATE "{model}"')
        return self.url(database)

    def drop(self, database: str) -> None:
        """Remove a database, whoever still holds it."""
        self._order(f'DROP DATABASE "{database}" WITH (FORCE)')

    def _order(self, statement: str) -> None:
        with closing(psycopg.connect(f"host={self.folder} user=cjs dbname=postgres", autocommit=True)) as connection:
            connection.execute(statement)  # type: ignore[arg-type]


@contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """Start a cluster, and leave nothing of it behind."""
    programs = checks.postgres()
    if programs is None:
        raise pytest.UsageError("PostgreSQL absent : installer le paquet postgresql.")
    _sweep(programs)
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    user = _unprivileged()
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    options = " ".join(
        f"-c {setting}" for setting in (*SETTINGS, "listen_addresses=''", f"unix_socket_directories={folder}")
    )
    _call(programs, "initdb", folder, "-U", "cjs", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    _call(programs, "pg_ctl", folder, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield PostgresServer(folder)
    finally:
        _remove(programs, folder)


def _unprivileged() -> pwd.struct_passwd | None:
    """Return who runs the cluster when we are root: PostgreSQL refuses to."""
    return pwd.getpwnam("postgres") if os.geteuid() == 0 else None


def _call(programs: str, name: str, folder: Path, *arguments: str | Path) -> None:
    become = ["runuser", "-u", "postgres", "--"] if _unprivileged() else []
    command = [*become, f"{programs}/{name}", "-D", folder / "data", *arguments]
    try:
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    except subprocess.CalledProcessError as problem:
        log = folder / "log"
        raise pytest.UsageError(f"{name} : {problem.stderr}\n{log.read_text() if log.exists() else ''}") from problem


def _remove(programs: str, folder: Path) -> None:
    if (folder / "data" / "postmaster.pid").exists():
        _call(programs, "pg_ctl", folder, "-w", "-m", "immediate", "stop")
    shutil.rmtree(folder)


def _sweep(programs: str) -> None:
    """Remove what earlier runs left when they were killed: their process is gone, their cluster still turns.

    Several processes of one run may do it at once: what another one is removing is left to it.
    """
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        owner = folder.name.removeprefix(PREFIX).partition("-")[0]
        if not Path("/proc", owner).exists() and Path("/proc/self").exists():
            with suppress(OSError, pytest.UsageError):
                _remove(programs, folder)
