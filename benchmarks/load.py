"""A small load client: so many visitors, each asking again as soon as the whole page is there.

It is the same for both sides, and light: it reads nothing of a page but its length, on a connection that stays open as
long as the server lets it.
"""

import socket
import threading
import time
from dataclasses import dataclass

WAIT = 60


@dataclass(frozen=True)
class Target:
    """A page on a port of this machine, and the cookie with which it is asked."""

    port: int
    path: str
    cookie: str = ""

    @property
    def request(self) -> bytes:
        """What is sent."""
        head = f"GET {self.path} HTTP/1.1\r\nHost: localhost:{self.port}\r\nUser-Agent: benchmarks\r\n"
        return (head + (f"Cookie: {self.cookie}\r\n" if self.cookie else "") + "\r\n").encode()


class Visitor:
    """One visitor: asks, reads the whole page, asks again."""

    def __init__(self, target: Target) -> None:
        """Knock at a target."""
        self.target = target
        self.line: socket.socket | None = None

    def ask(self) -> tuple[int, bytes, bytes]:
        """Return the status, the headers and the body of the page."""
        for last in (False, True):
            if self.line is None:
                self.line = socket.create_connection(("127.0.0.1", self.target.port), timeout=WAIT)
                self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            try:
                self.line.sendall(self.target.request)
                return self._read(self.line)
            except ConnectionError:
                # A server may close a connection that it had left open: ask once more on a new one.
                self.hang_up()
                if last:
                    raise
        raise AssertionError("one of the two has answered")

    def _read(self, line: socket.socket) -> tuple[int, bytes, bytes]:
        """Read one answer to its end."""
        got = b""
        while b"\r\n\r\n" not in got:
            got += _some(line)
        head, _, body = got.partition(b"\r\n\r\n")
        lower = head.lower()
        length = int(lower.partition(b"content-length:")[2].partition(b"\r\n")[0])
        parts, size = [body], len(body)
        while size < length:
            parts.append(_some(line))
            size += len(parts[-1])
        if b"connection: close" in lower:
            self.hang_up()
        return int(head[9:12]), head, b"".join(parts)

    def hang_up(self) -> None:
        """Let the connection go."""
        if self.line is not None:
            self.line.close()
            self.line = None


def _some(line: socket.socket) -> bytes:
    """Return what has come in; raise ConnectionError at the end."""
    got = line.recv(1 << 18)
    if not got:
        raise ConnectionResetError
    return got


def signed_in(target: Target) -> Target:
    """Return the target with the cookies that a browser holds after a first page."""
    _, head, _ = (visitor := Visitor(target)).ask()
    visitor.hang_up()
    given = [
        line[12:].split(b";")[0].decode() for line in head.split(b"\r\n") if line.lower().startswith(b"set-cookie: ")
    ]
    return Target(target.port, target.path, "; ".join(given)) if given else target


def pages_per_second(target: Target, visitors: int, seconds: float) -> float:
    """Return how many whole pages so many visitors get in a second; raise RuntimeError for anything but a page."""
    end, counts, wrong = time.perf_counter() + seconds, [0] * visitors, []

    def visit(rank: int) -> None:
        visitor = Visitor(target)
        while time.perf_counter() < end:
            status, _, _ = visitor.ask()
            if status != 200:
                wrong.append(status)
                return
            counts[rank] += 1
        visitor.hang_up()

    begun = time.perf_counter()
    threads = [threading.Thread(target=visit, args=(rank,)) for rank in range(visitors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise RuntimeError(f"{target.path} answers {wrong[0]}")
    return sum(counts) / (time.perf_counter() - begun)
