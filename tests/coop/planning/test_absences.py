"""When somebody is not available."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.planning import actions, queries
from cjs_app.coop.planning.absences import AbsenceDraft, Part, ensure_absence, hinders
from cjs_app.coop.planning.models import Absence
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.coop.planning.given import a_minor, july
from tests.people import awa, lena, maud, sign_in, stamped

SUMMER = Period(july(5), dt.date(2021, 8, 31))


def at(text: str) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("part", "start", "end", "hindered"),
    [
        (Part.DAY, "09:00", "12:00", True),
        (Part.DAY, "", "", True),
        (Part.MORNING, "09:00", "12:00", True),
        (Part.MORNING, "12:59", "15:00", True),
        (Part.MORNING, "13:00", "15:00", False),
        (Part.MORNING, "", "", True),
        (Part.AFTERNOON, "09:00", "13:00", False),
        (Part.AFTERNOON, "09:00", "13:01", True),
        (Part.AFTERNOON, "14:00", "15:00", True),
        (Part.AFTERNOON, "09:00", "", True),
        (Part.AFTERNOON, "", "", True),
    ],
)
def test_the_morning_ends_at_one_o_clock(part: Part, start: str, end: str, hindered: bool) -> None:
    assert hinders(part, at(start), at(end)) is hindered


@pytest.mark.parametrize(("first", "last", "field"), [(8, 7, "last_day"), (4, 7, "first_day"), (4, 3, "last_day")])
def test_days_that_cannot_be_are_refused_at_their_field(first: int, last: int, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        ensure_absence(AbsenceDraft(july(first), july(last)), SUMMER)
    assert refused.value.field == field


def test_the_first_and_the_last_day_of_the_summer_pass() -> None:
    ensure_absence(AbsenceDraft(july(5), dt.date(2021, 8, 31)), SUMMER)
    with pytest.raises(Refusal):
        ensure_absence(AbsenceDraft(july(5), dt.date(2021, 9, 1)), SUMMER)


def test_a_week_holds_everybody_once_and_the_absences_that_touch_it(each_app: Flask) -> None:
    season = a_season()
    awa, noe = a_minor(season, "Awa"), a_minor(season, "Noé")
    for first, last in ((5, 12), (14, 14), (19, 20)):
        actions.note_absence(awa, AbsenceDraft(july(first), july(last)), stamped())
    actions.cancel_absence(actions.note_absence(noe, AbsenceDraft(july(13), july(13)), stamped()), stamped())
    week = queries.week(season, july(12))
    assert week.people == sorted((awa, noe), key=lambda one: one.code)
    assert [absence.first_day for absence in week.absences] == [july(5), july(14)]


def test_an_absence_is_noted_once_and_cancelled_once(app: Flask) -> None:
    person = a_minor(a_season())
    absence = actions.note_absence(person, AbsenceDraft(july(12), july(16)), stamped())
    with pytest.raises(Refusal, match="déjà noté"):
        actions.note_absence(person, AbsenceDraft(july(13), july(13), Part.MORNING), stamped())
    actions.cancel_absence(absence, stamped())
    with pytest.raises(Refusal, match="déjà annulée"):
        actions.cancel_absence(absence, stamped())
    actions.note_absence(person, AbsenceDraft(july(13), july(13)), stamped())


def test_half_a_day_does_not_stand_for_the_other_half(app: Flask) -> None:
    season = a_season()
    person = a_minor(season)
    for part in (Part.MORNING, Part.AFTERNOON):
        actions.note_absence(person, AbsenceDraft(july(12), july(12), part), stamped())
    assert len(queries.absences_within(season, Period(july(12), july(12)))) == 2
    assert queries.absences_within(season, Period(july(13), july(31))) == []


def test_the_staff_notes_the_absence_of_anybody(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    a_minor(season), a_minor(season, "Noé")
    sign_in(client, maud(season))
    typed = {"who": "2", "first_day": "2021-07-13", "last_day": "", "part": "matin"}
    page = client.post(at_absences(season), data=typed, follow_redirects=True)
    assert "Noé n’est pas disponible ces jours-là" in page.text and "mardi 13 juillet 2021" in page.text


def at_absences(season: Season, path: str = "") -> str:
    return f"/saisons/{season.id}/planning/absences{path}"


def test_a_cooperant_notes_their_own_whoever_the_form_names(app: Flask, client: FlaskClient) -> None:
    season, noe = a_season(), 1
    a_minor(season, "Noé")
    user = awa(season)
    own = a_minor(season, user=user).id
    sign_in(client, user)
    typed = {"who": str(noe), "first_day": "2021-07-13", "part": "journee"}
    assert client.post(at_absences(season), data=typed).status_code == 303
    assert [one.cooperant_id for one in db.session.scalars(db.select(Absence))] == [own]


def test_a_cooperant_neither_reads_nor_cancels_the_absence_of_somebody_else(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    absence = actions.note_absence(a_minor(season, "Noé"), AbsenceDraft(july(13), july(13)), stamped())
    user = awa(season)
    a_minor(season, user=user)
    sign_in(client, user)
    assert "Noé" not in client.get(at_absences(season)).text
    assert client.post(at_absences(season, f"/{absence.id}/annuler")).status_code == 404


def test_who_has_no_sheet_is_told_what_to_do(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    assert "Ce compte n’est relié à personne" in client.get(at_absences(season)).text
    assert client.post(at_absences(season), data={"first_day": "2021-07-13"}).status_code == 404


def test_what_cannot_be_comes_back_with_all_that_was_typed(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    a_minor(season)
    sign_in(client, maud(season))
    typed = {"who": "1", "first_day": "13/09/2021", "last_day": "demain", "part": "matin"}
    page = client.post(at_absences(season), data=typed)
    assert page.status_code == 422 and "« demain » n’est pas une date" in page.text.replace("\u00a0", " ")
    page = client.post(at_absences(season), data=typed | {"last_day": ""})
    assert page.status_code == 422 and "choisir des jours de l’été" in page.text and "13/09/2021" in page.text


def test_one_s_own_absence_is_cancelled_by_a_tap(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    user = awa(season)
    absence = actions.note_absence(a_minor(season, user=user), AbsenceDraft(july(13), july(13)), stamped())
    sign_in(client, user)
    page = client.post(at_absences(season, f"/{absence.id}/annuler"), follow_redirects=True)
    assert "de nouveau libres" in page.text and "Aucune absence notée" in page.text


def test_the_committee_reads_neither_planning_nor_absences(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, lena(season))
    assert (
        client.get(at_absences(season)).status_code == client.get(f"/saisons/{season.id}/planning").status_code == 403
    )
