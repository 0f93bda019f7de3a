"""Servers under measure: the same gunicorn in front of the house and of the floor, started, watched, stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks.load import Target, Visitor

WORKERS = 2
HERE = Path(__file__).resolve().parent.parent


class Server:
    """A running gunicorn: its port, and what its processes cost."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        """Watch a process."""
        self.process, self.port = process, port

    def processes(self) -> list[int]:
        """Return the master and its workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, children)]

    def cpu_seconds(self) -> float:
        """Return the time that its processes spent computing, user and system."""
        ticks = 0
        for pid in self.processes():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def memory_kb(self) -> int:
        """Return the memory of master and workers, pages that they share counted once (PSS)."""
        total = 0
        for pid in self.processes():
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        return total


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(app: str, environment: Mapping[str, str], options: list[str]) -> Iterator[Server]:
    """Give a server of an application, and stop it and its workers."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--workers", str(WORKERS), "--bind", f"127.0.0.1:{port}", *options]
    process = subprocess.Popen(
        [*command, "--log-level", "warning", "--chdir", str(HERE), app],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
    )
    try:
        yield Server(process, port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def seconds_to_first_page(server: Server, path: str, cookie: str = "") -> float:
    """Return how long it takes from now until a page comes whole."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < 120:
        visitor = Visitor(Target(server.port, path, cookie))
        try:
            status, _, _ = visitor.ask()
        except OSError:
            time.sleep(0.005)
            continue
        if status == 200:
            visitor.hang_up()
            return time.perf_counter() - begun
        raise RuntimeError(f"{path} answers {status}")
    raise RuntimeError(f"{path} does not answer")
