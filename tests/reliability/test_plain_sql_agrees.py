"""The bilan is computed twice, by the application and by plain SQL, and the two agree to the cent."""

import os

from flask import Flask

from cjs_app.coop.bilan import queries as bilan
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.reliability import plain_sql
from tests.reliability.emptying import take_guards_away
from tests.reliability.random_summers import a_random_summer

SUMMERS = 20000 if os.environ.get("CJS_FULL") == "1" else 1000


def told(season_id: int) -> dict[str, object]:
    """Return the application's bilan of a season, in the shape of the second computation."""
    record = bilan.record_of(db.session.get_one(Season, season_id))
    record.pop("season")
    record["refused"] = record.pop("refusal") is not None
    by_nature = record["minutes"]["by_nature"]
    record["minutes"]["by_nature"] = {nature: spent for nature, spent in by_nature.items() if spent}
    return record


def test_plain_sql_finds_the_same_bilan_for_a_thousand_random_summers(app: Flask) -> None:
    take_guards_away()  # rows that no gesture wrote: issued documents without their photograph
    db.session.commit()
    refused = deficits = 0
    for seed in range(SUMMERS):
        season_id = a_random_summer(seed)
        expected = plain_sql.figures(season_id)
        assert told(season_id) == expected, f"summer {seed}"
        refused += bool(expected["refused"])
        deficits += int(expected["net_cents"]) <= 0
        db.session.rollback() if seed % 50 == 49 else db.session.expunge_all()
    assert refused > SUMMERS // 50
    assert deficits > SUMMERS // 50
