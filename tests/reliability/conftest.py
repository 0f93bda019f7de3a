"""What the tests of races ask for by name."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.reliability.duels import Duel


@pytest.fixture(scope="session")
def seconds() -> Iterator[dict[str, Duel]]:
    """The pairs of processes already there, by the address of their database."""
    pairs: dict[str, Duel] = {}
    yield pairs
    for pair in pairs.values():
        pair.end()


@pytest.fixture
def duel(each_app: Flask, seconds: dict[str, Duel]) -> Duel:
    """Two processes in front of the database of the test, SQLite then PostgreSQL."""
    url = each_app.config["DATABASE_URL"]
    if url not in seconds:
        seconds[url] = Duel(url)
    return seconds[url]
