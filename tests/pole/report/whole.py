"""The activity report, in the whole year."""

from cjs_app.kernel.stamp import Stamp
from cjs_app.pole.report import actions

YEAR = 2017
WORDS = {"chapter": "members"}


def furnish(stamp: Stamp) -> None:
    """Write a text in two versions."""
    actions.write_text(YEAR, "members", "Le réseau grandit.", stamp)
    actions.write_text(YEAR, "members", "Le réseau a bien grandi.", stamp)


def grow(times: int, stamp: Stamp) -> None:
    """Write many more versions."""
    for rank in range(times):
        actions.write_text(YEAR, "members", f"Le réseau grandit encore, version {rank}.", stamp)
