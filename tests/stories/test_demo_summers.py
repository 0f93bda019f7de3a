"""The three demo summers give the figures that the press and the founding report made public."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from cjs_app.coop.archive import actions as archive
from cjs_app.coop.bilan import queries as bilan
from cjs_app.coop.missions.models import MissionSlot
from cjs_app.coop.planning.models import OutOfTurn
from cjs_app.coop.planning.queries import absences_of
from cjs_app.coop.seasons.queries import find_season_by_name
from cjs_app.demo import begard, coop_avenir, granby
from cjs_app.demo.script import Summer
from cjs_app.demo.stage import Stage
from cjs_app.plumbing.database import db
from tests.people import a_person, stamped

ARCHIVE = Path(__file__).resolve().parent.parent / "data" / "coop-avenir-2021"


def played(script: Summer) -> dict[str, Any]:
    """Return the bilan of a demo summer, played through the rooms' actions."""
    stage = Stage(script, a_person("Maud").id, lambda _: None)
    stage.play()
    return json.loads(bilan.as_json(stage.season))


def test_coop_avenir_2021_is_told_as_the_founding_report_told_it(app: Flask) -> None:
    told = played(coop_avenir.summer())
    assert told["cooperants"] == {"founded": 12, "stayed": 11}
    assert told["facilitators"] == 2
    assert told["quotes"] == {"made": 29, "accepted": 25, "refused": 2, "declined": 1, "conversion_percent": "86.21"}
    assert told["missions"] == {"done": 25, "cancelled": 0}
    assert told["invoices"] == {"issued": 25, "credit_notes": 0, "unpaid_cents": 0}
    assert (told["revenue_ht_cents"], told["net_cents"]) == (328000, 192104)
    assert told["minutes"]["total"] == 132000
    assert [share["amount_cents"] for share in told["shares"]] == [17464] * 11 + [0]
    assert [share["minutes"] for share in told["shares"]] == [12000] * 11 + [0]
    assert told["averages"] == {
        "net_per_cooperant_cents": 17464,
        "denominator": 11,
        "revenue_per_mission_cents": 13120,
    }


def test_the_planning_of_coop_avenir_is_played_too(app: Flask) -> None:
    stage = Stage(coop_avenir.summer(), a_person("Maud").id, lambda _: None)
    stage.play()
    slots = db.session.scalars(select(MissionSlot).where(MissionSlot.season_id == stage.season.id)).all()
    assert (len(slots), all(slot.start_time and slot.end_time for slot in slots)) == (50, True)
    assert len(absences_of(stage.season)) == 4
    (told,) = db.session.scalars(select(OutOfTurn).where(OutOfTurn.season_id == stage.season.id)).all()
    assert (told.taken, "C06" in told.proposed) == ("C05 C06", False)
    assert told.reason.startswith("A pu se libérer")


def test_what_is_taken_from_coop_avenir_is_marked_as_a_reconstruction(app: Flask) -> None:
    (levy,) = played(coop_avenir.summer())["deductions"]
    assert levy["amount_cents"] == 135896
    assert "reconstitution" in levy["label"]


def test_nobody_of_coop_avenir_works_more_than_the_law_allows_minors() -> None:
    summer = coop_avenir.summer()
    days: dict[tuple[int, Any], int] = {}
    for shift in summer.shifts:
        for person in shift.people:
            days[person, shift.day] = days.get((person, shift.day), 0) + shift.minutes
    for job in summer.jobs:
        for person, minutes in zip(job.team, job.minutes, strict=True):
            days[person, job.done_on] = days.get((person, job.done_on), 0) + minutes
    assert max(days.values()) == 450


def test_begard_2017_shares_two_thousand_euros_half_equally_half_by_time(app: Flask) -> None:
    told = played(begard.summer())
    assert (told["revenue_ht_cents"], told["net_cents"]) == (351908, 200000)
    amounts = [share["amount_cents"] for share in told["shares"]]
    assert sum(amounts) == 200000
    assert min(amounts) > 10000


def test_granby_2016_takes_its_fund_by_the_hour_and_pays_the_rest_as_wages_in_dollars(app: Flask) -> None:
    told = played(granby.summer())
    hours = told["minutes"]["by_nature"]["mission"] // 60
    assert (hours, told["revenue_ht_cents"]) == (266, 266 * 1050)
    assert told["deductions"] == [{"label": "Fonds coopératif", "amount_cents": 266 * 105}]
    assert told["net_cents"] == sum(share["amount_cents"] for share in told["shares"]) == 266 * 945
    assert told["season"]["currency"] == "CAD"


@pytest.fixture
def imported(app: Flask) -> dict[str, Any]:
    """The bilan of Coop'Avenir brought in from its archive."""
    archive.import_archive(ARCHIVE, stamped(), False, lambda _: None)
    season = find_season_by_name("coop'avenir")
    assert season is not None
    return json.loads(bilan.as_json(season))


def test_the_archive_of_coop_avenir_gives_the_same_bilan_as_the_play(app: Flask, imported: dict[str, Any]) -> None:
    assert imported["net_cents"] == 192104
    assert imported["shares"][0] == {"cooperant": "C01", "minutes": 12000, "amount_cents": 17464}
    assert imported["quotes"]["conversion_percent"] == "86.21"
    assert imported["averages"]["denominator"] == 11


def test_the_play_exported_is_the_archive_byte_for_byte(app: Flask, tmp_path: Path) -> None:
    stage = Stage(coop_avenir.summer(), a_person("Maud").id, lambda _: None)
    stage.play()
    archive.export_archive(stage.season, tmp_path / "out")
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    counts = written.pop("recrutement.csv").decode().splitlines()
    assert (counts[0], len(counts)) == ("date;etape;personnes;source", 4)
    assert written == {path.name: path.read_bytes() for path in ARCHIVE.iterdir()}


def test_an_archive_from_before_the_recruitment_goes_out_as_it_came_in(app: Flask, tmp_path: Path) -> None:
    season = archive.import_archive(ARCHIVE, stamped(), False, lambda _: None).season
    archive.export_archive(season, tmp_path / "out")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == {
        path.name: path.read_bytes() for path in ARCHIVE.iterdir()
    }
