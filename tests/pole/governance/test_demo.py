"""The demo year: the governance comes out as the founding report tells it."""

from flask import Flask

from cjs_app.demo.pole import governance, organisations
from cjs_app.demo.pole.year import Year
from cjs_app.pole.governance import figures
from tests.people import pierre

TOLD = {
    "governance.assembly.day": "2021-06-22",
    "governance.assembly.attendance": 35,
    "governance.assembly.new_members": 2,
    "governance.board.size": 10,
    "governance.board.chairs": 2,
    "governance.board.meetings": 5,
    "governance.board.smallest": 3,
    "governance.board.largest": 12,
    "governance.board.term_years": 3,
    "governance.board.renewals": 2,
    "governance.bodies.tag_35.meetings": 5,
    "governance.bodies.tag_35.attended": 4,
    "governance.bodies.tag_35.assembly.meetings": 1,
}


def test_the_year_2021_is_governed_as_the_report_says(app: Flask) -> None:
    year = Year(pierre().id, lambda _: None)
    organisations.play(year)
    governance.play(year)
    told = {one.key: one.value for one in figures.figures_of(2021)}
    assert {key: told.get(key) for key in TOLD} == TOLD
