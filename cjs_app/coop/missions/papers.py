"""What later rooms show on the page of a mission: the invoices that stand for it.

A mission knows nothing of invoices. Whoever keeps them says at start-up, once, `show_with(papers)`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cjs_app.coop.missions.models import Mission


@dataclass(frozen=True)
class Paper:
    """A document of a mission: how it is called, its page and the record that its address names."""

    label: str
    endpoint: str
    record: Mapping[str, int]
    stands: bool
    """Whether it stands for the work of the mission, so that no other is needed."""


_shown: list[Callable[[Mission], list[Paper]]] = []


def show_with(papers: Callable[[Mission], list[Paper]]) -> None:
    """Let a room show its documents on the page of a mission."""
    _shown.append(papers)


def papers_of(mission: Mission) -> list[Paper]:
    """Return the documents of a mission, room after room."""
    return [paper for papers in _shown for paper in papers(mission)]
