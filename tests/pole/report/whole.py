"""The activity report, in the whole year."""

from cjs_app.kernel.stamp import Stamp
from cjs_app.pole.report import actions, queries

YEAR = 2017
WORDS = {"chapter": "members", "edition_number": 1}


def furnish(stamp: Stamp) -> None:
    """Write a text in two versions, and issue the report as it then is."""
    actions.write_text(YEAR, "members", "Le réseau grandit.", stamp)
    actions.write_text(YEAR, "members", "Le réseau a bien grandi.", stamp)
    actions.issue(queries.photograph_of(YEAR), stamp)


def grow(times: int, stamp: Stamp) -> None:
    """Write many more versions, and issue each."""
    for rank in range(times):
        actions.write_text(YEAR, "members", f"Le réseau grandit encore, version {rank}.", stamp)
        actions.issue(queries.photograph_of(YEAR), stamp)
