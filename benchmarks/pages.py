"""What visitors wait for: the list of invoices under load, the first page after a start, the memory of the servers."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.load import Target, pages_per_second, signed_in
from benchmarks.ratios import AT_LEAST, AT_MOST, Result, Sample, compared
from benchmarks.serving import Server, seconds_to_first_page, served
from benchmarks.summers import KEY, House
from cjs_app.serving import OPTIONS

FLOOR_PATH = "/factures"


def list_path(house: House) -> str:
    """Return the address of the list of invoices of the large summer."""
    return f"/saisons/{house.season_id}/factures"


@contextmanager
def our_server(house: House) -> Iterator[Server]:
    """Give the house, served as `cjs serve` does."""
    environment = {
        "CJS_INSTANCE": str(house.folder),
        "DATABASE_URL": house.url,
        "SECRET_KEY": KEY,
        "CJS_HTTP": "1",
        "CJS_SECOND_FACTOR": "offered",
    }
    with served("wsgi:app", environment, OPTIONS) as server:
        yield server


@contextmanager
def floor_server(database: Path) -> Iterator[Server]:
    """Give the floor, served by gunicorn as it comes."""
    with served("benchmarks.floor:serve()", {"FLOOR_DATABASE": str(database)}, []) as server:
        yield server


def lists(house: House, floor: Path, seconds: float, rounds: int) -> list[Result]:
    """Return the list of 50 rows under load, with one visitor and with eight, and the memory after that."""
    with our_server(house) as ours, floor_server(floor) as plain:
        seconds_to_first_page(ours, list_path(house), house.cookie)
        seconds_to_first_page(plain, FLOOR_PATH)
        sides = {
            ours: signed_in(Target(ours.port, list_path(house), house.cookie)),
            plain: Target(plain.port, FLOOR_PATH),
        }

        def under_load(server: Server, visitors: int) -> Sample:
            before = server.cpu_seconds()
            rate = pages_per_second(sides[server], visitors, seconds)
            return Sample(rate, (server.cpu_seconds() - before) / (rate * seconds))

        for server in sides:
            under_load(server, 8)
        results = [
            compared(
                f"invoice list of 50 rows, signed in, {visitors} client{'s' if visitors > 1 else ''}",
                lambda visitors=visitors: under_load(ours, visitors),
                lambda visitors=visitors: under_load(plain, visitors),
                0.6,
                AT_LEAST,
                "pages/s",
                rounds,
            )
            for visitors in (1, 8)
        ]
        memory = compared(
            "memory of master and two workers",
            lambda: Sample(ours.memory_kb() / 1024),
            lambda: Sample(plain.memory_kb() / 1024),
            1.5,
            AT_MOST,
            "MB",
            1,
        )
    return [*results, memory]


def cold_start(house: House, floor: Path, rounds: int) -> Result:
    """Return how long it takes from the command to the first whole page."""

    def ours() -> Sample:
        with our_server(house) as server:
            seconds = seconds_to_first_page(server, list_path(house), house.cookie)
            return Sample(seconds, server.cpu_seconds())

    def plain() -> Sample:
        with floor_server(floor) as server:
            return Sample(seconds_to_first_page(server, FLOOR_PATH), server.cpu_seconds())

    return compared("cold start to the first page", ours, plain, 2.5, AT_MOST, "s", rounds)
