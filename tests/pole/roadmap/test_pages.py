"""The road map on its pages: written, followed, carried from year to year."""

from decimal import Decimal

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.kernel.refusal import Refusal
from cjs_app.pole.roadmap import actions
from cjs_app.pole.roadmap.domain import LineSheet, Status
from cjs_app.pole.roadmap.figures import figures_of
from cjs_app.pole.roadmap.models import RoadmapLine
from cjs_app.pole.roadmap.queries import line_after, lines_of
from cjs_app.pole.structure import actions as structure
from cjs_app.pole.structure.domain import Identity
from tests.people import sarah, sign_in, stamped, yvon

HOME = "/pole/2021/feuille-de-route"


@pytest.fixture
def line(app: Flask) -> RoadmapLine:
    """A line whose target is counted: the ninth of ten years."""
    structure.write(Identity("Le pôle", founded_year=2013), stamped())
    sheet = LineSheet("Durer", "Fêter les dix ans", "structure.year_of_life", Decimal(10))
    return actions.add(2021, sheet, stamped())


def test_progress_is_counted_from_the_figure_of_the_house(client: FlaskClient, line: RoadmapLine) -> None:
    sign_in(client, yvon())
    assert "9 sur 10 visés (90\u00a0%)" in client.get(HOME).text
    assert "90\u00a0% du chemin" in client.get(f"{HOME}/{line.id}").text


def test_a_line_is_carried_once_and_both_years_say_so(client: FlaskClient, line: RoadmapLine) -> None:
    sign_in(client, sarah())
    assert client.post(f"{HOME}/{line.id}/reporter").headers["Location"].endswith("/pole/2022/feuille-de-route")
    after = line_after(line)
    assert after is not None
    assert (after.year, after.aim, after.target, line.status) == (2022, line.aim, Decimal(10), Status.CARRIED)
    assert client.post(f"{HOME}/{line.id}/reporter").status_code == 409
    assert "Reportée de 2021" in client.get(f"/pole/2022/feuille-de-route/{after.id}").text


def test_all_that_is_open_goes_on_in_one_gesture(client: FlaskClient, line: RoadmapLine) -> None:
    done = actions.add(2021, LineSheet("Site", "Le refaire"), stamped())
    actions.move(done, "atteindre", stamped())
    sign_in(client, sarah())
    client.post(f"{HOME}/reporter")
    assert [one.subject for one in lines_of(2022)] == ["Durer"]
    assert client.post(f"{HOME}/reporter").headers["Location"].endswith("/pole/2021/feuille-de-route")


def test_the_states_add_up_to_the_lines(line: RoadmapLine) -> None:
    actions.move(actions.add(2021, LineSheet("Site", "Le refaire"), stamped()), "atteindre", stamped())
    told = {figure.key: figure for figure in figures_of(2021)}
    parts = [one.value for one in told.values() if one.part_of == "roadmap.lines"]
    assert (told["roadmap.lines"].value, sum(parts)) == (2, 2)  # type: ignore[arg-type]
    assert list(figures_of(2019)) == []


def test_a_target_without_a_figure_is_refused_at_its_field(client: FlaskClient, line: RoadmapLine) -> None:
    sign_in(client, sarah())
    answer = client.post(f"{HOME}/nouvelle", data={"subject": "RDV", "aim": "En tenir plus", "target": "28"})
    assert (answer.status_code, "Choisir le chiffre" in answer.text, "En tenir plus" in answer.text) == (
        422,
        True,
        True,
    )


def test_the_board_reads_and_writes_nothing(client: FlaskClient, line: RoadmapLine) -> None:
    sign_in(client, yvon())
    assert client.post(f"{HOME}/{line.id}/atteindre").status_code == 403
    assert client.get(f"{HOME}/nouvelle").status_code == 403


def test_a_way_that_is_none_is_refused(line: RoadmapLine) -> None:
    with pytest.raises(Refusal, match="gestes proposés"):
        actions.move(line, "voler", stamped())
