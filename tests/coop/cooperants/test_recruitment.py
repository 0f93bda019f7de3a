"""How many heard of the cooperative and applied: numbers with a day and a source, and nobody's name."""

import datetime as dt

import pytest
from flask import Flask

from cjs_app.coop.cooperants import queries, recruiting
from cjs_app.coop.cooperants.recruitment import Headcount, Recruited, Stage, checked, read_persons, recruited
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from tests.builders import a_season
from tests.people import A_DAY, awa, lena, maud, sign_in, stamped
from tests.visitors import Visitor

SEASON = Period(dt.date(2021, 7, 5), dt.date(2021, 8, 28))
TODAY = dt.date(2021, 8, 1)


def test_numbers_of_one_kind_add_up_and_a_kind_without_any_is_not_noted() -> None:
    assert recruited([(Stage.INFORMED, 28), (Stage.INFORMED, 41)]) == Recruited(69, None)
    assert recruited([(Stage.APPLIED, 18)]) == Recruited(None, 18)


@pytest.mark.parametrize(
    ("persons", "day", "field"),
    [
        (0, TODAY, "persons"),
        (-3, TODAY, "persons"),
        (10_001, TODAY, "persons"),
        (28, dt.date(2021, 8, 2), "day"),
        (28, dt.date(2020, 7, 3), "day"),
    ],
)
def test_a_number_counts_somebody_on_a_day_that_has_come(persons: int, day: dt.date, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        checked(Headcount(Stage.INFORMED, persons, day), SEASON, TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize(("text", "persons"), [("28", 28), (" 1\u202f200 ", 1200), ("0", 0)])
def test_a_number_is_read_with_its_spaces(text: str, persons: int) -> None:
    assert read_persons(text) == persons


@pytest.mark.parametrize("text", ["douze", "28,5", "-3", "1e400", "²", "9" * 10])
def test_what_is_no_number_of_persons_is_not_read(text: str) -> None:
    with pytest.raises(Refusal):
        read_persons(text)


@pytest.mark.parametrize("day", [dt.date(2020, 7, 4), dt.date(2021, 3, 12), TODAY])
def test_recruiting_happens_in_the_year_before_and_while_the_summer_runs(day: dt.date) -> None:
    count = Headcount(Stage.APPLIED, 1, day)
    assert checked(count, SEASON, TODAY) == count


def test_nobody_is_recruited_after_the_summer() -> None:
    with pytest.raises(Refusal):
        checked(Headcount(Stage.INFORMED, 28, dt.date(2021, 8, 29)), SEASON, dt.date(2021, 9, 1))


def test_a_number_taken_back_counts_no_more_and_is_taken_back_once(app: Flask) -> None:
    season = a_season()
    recruiting.note(season, Headcount(Stage.INFORMED, 41, A_DAY), stamped())
    slip = recruiting.note(season, Headcount(Stage.INFORMED, 280, A_DAY), stamped())
    recruiting.take_back(slip, stamped())
    assert queries.recruited_in(season) == Recruited(41, None)
    with pytest.raises(Refusal, match="déjà retiré"):
        recruiting.take_back(slip, stamped())


def test_an_animatrice_notes_a_number_and_the_team_reads_it(app: Flask) -> None:
    season = a_season()
    here = f"/saisons/{season.id}/cooperants/recrutement"
    typed = {"stage": "informees", "persons": "28", "day": "2021-06-03", "source": "Réunion au lycée"}
    told = sign_in(Visitor(app), maud(season)).post(f"{here}/nouveau", data=typed, follow_redirects=True).text
    assert "Le nombre est noté." in told
    page = sign_in(Visitor(app), awa(season)).get(here).text
    assert "Réunion au lycée" in page
    assert "Retirer" not in page


def test_a_word_for_a_number_is_said_at_the_field_and_nothing_is_lost(app: Flask) -> None:
    season = a_season()
    typed = {"stage": "candidates", "persons": "douze", "day": "2021-06-03", "source": "Courriels"}
    page = sign_in(Visitor(app), maud(season)).post(f"/saisons/{season.id}/cooperants/recrutement/nouveau", data=typed)
    assert "Écrire un nombre de personnes, par exemple 28." in page.text
    assert "douze" in page.text
    assert "Courriels" in page.text
    assert queries.recruited_in(season) == Recruited()


def test_an_animatrice_takes_a_number_back_and_a_cooperant_does_not(app: Flask) -> None:
    season = a_season()
    row = recruiting.note(season, Headcount(Stage.INFORMED, 28, A_DAY), stamped())
    here = f"/saisons/{season.id}/cooperants/recrutement/{row.id}/retirer"
    assert sign_in(Visitor(app), awa(season)).post(here).status_code == 403
    assert "Le nombre est retiré." in sign_in(Visitor(app), maud(season)).post(here, follow_redirects=True).text


def test_the_committee_reads_the_sums_elsewhere(app: Flask) -> None:
    season = a_season()
    assert sign_in(Visitor(app), lena(season)).get(f"/saisons/{season.id}/cooperants/recrutement").status_code == 403
