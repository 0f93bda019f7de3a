"""Playing the pôle’s year once, part after part, through the actions of its rooms."""

from cjs_app.demo.pole import (
    bridges,
    communication,
    events,
    funders,
    governance,
    holders,
    identity,
    members,
    organisations,
    pathway,
    projects,
    report,
    roadmap,
    staff,
)
from cjs_app.demo.pole.year import YEAR, Year
from cjs_app.demo.stage import Say
from cjs_app.plumbing.database import db
from cjs_app.pole.structure import queries

PARTS = (
    identity.play,
    organisations.play,
    members.play,
    governance.play,
    staff.play,
    funders.play,
    projects.play,
    pathway.play,
    bridges.play,
    events.play,
    holders.play,
    communication.play,
    roadmap.play,
    report.play,
)
"""In the order of the rooms: a part counts on those before it."""


def ensure_played(coordinator_id: int, say: Say) -> None:
    """Play the year when the pôle is not in the database yet."""
    if queries.find_structure() is not None:
        return
    say(f"Pôle ESS {YEAR}…")
    year = Year(coordinator_id, say)
    for play in PARTS:
        play(year)
    db.session.commit()
