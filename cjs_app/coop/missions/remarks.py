"""What later rooms remark about the team of a mission; a remark is read, it refuses nothing.

A mission knows nothing of ages. Whoever watches over them says at start-up, once, `remark_with(teller)`; the teller
leaves out what the visitor may not read.
"""

from collections.abc import Callable

from msgspec import Struct

from cjs_app.coop.missions.models import Mission


class Remark(Struct, frozen=True):
    """A sentence about somebody of the team."""

    cooperant_id: int
    sentence: str


Teller = Callable[[Mission], list[Remark]]

_tellers: list[Teller] = []


def remark_with(teller: Teller) -> None:
    """Let a room remark something about the team of a mission that it is given with its slots and its team."""
    _tellers.append(teller)


def remarks_on(mission: Mission) -> list[Remark]:
    """Return what there is to remark about the team of a mission, room after room."""
    return [remark for tell in _tellers for remark in tell(mission)]
