"""What was just done is taken back by the button beside its sentence; nothing is deleted, the journal tells both."""

import datetime as dt
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access.history import journal_of
from cjs_app.access.models import User
from cjs_app.coop.accounts import actions as accounts
from cjs_app.coop.accounts.domain import ExpenseSheet
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants.domain import PaperState
from cjs_app.coop.cooperants.models import Paper
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.hours.domain import Status as HoursStatus
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.hours.queries import find_done_week
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.quotes import actions as quotes
from cjs_app.coop.quotes.domain import Status
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from cjs_app.plumbing.formats import sentence
from tests.builders import a_client, a_cooperant, a_mission, a_quote, a_season, an_invoice
from tests.people import A_DAY, awa, maud, sign_in, stamped


@pytest.fixture
def season(app: Flask) -> Season:
    """A season on its 13 July."""
    app.config["CLOCK"] = lambda: dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)
    return a_season()


@pytest.fixture
def animatrice(season: Season, client: FlaskClient) -> User:
    """Maud, at work."""
    user = maud(season)
    sign_in(client, user)
    return user


def do(client: FlaskClient, address: str, **said: str) -> str:
    """Send a form and return the page where it leads."""
    return client.post(address, data=said, follow_redirects=True).text


def undo(client: FlaskClient, page: str) -> str:
    """Press the button that takes back what the page says was done; return the page where it leads."""
    form = page.split('class="flash__undo"')[0].rpartition("<form")[2] + page.split('class="flash__undo"')[1]
    action = re.search(r'action="([^"]*)"', form)
    assert action is not None
    fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form.split("</form>")[0])
    return client.post(action[1], data=dict(fields), follow_redirects=True).text


def told(season: Season) -> list[str]:
    """Return the last two things that the journal tells, the newest first."""
    return [sentence(one.sentence) for one in journal_of(season.id, 2)]


def test_a_devis_given_to_validate_becomes_a_draft_again(client: FlaskClient, season: Season, animatrice: User) -> None:
    quote = a_quote(season)
    page = undo(client, do(client, f"/saisons/{season.id}/devis/{quote.id}/faire-valider"))
    assert "Le devis est rendu" in page
    db.session.refresh(quote)
    assert (quote.status, quote.reason) == (Status.DRAFT, "Annulé aussitôt.")


def test_a_validation_from_the_front_page_is_taken_back_there(
    client: FlaskClient, season: Season, animatrice: User
) -> None:
    quote = a_quote(season, Status.TO_VALIDATE)
    page = do(client, f"/saisons/{season.id}/devis/{quote.id}/valider", retour="/")
    assert "Bonjour Maud" in undo(client, page)
    db.session.refresh(quote)
    assert quote.status is Status.TO_VALIDATE


def test_a_devis_that_went_on_meanwhile_is_not_taken_back(
    client: FlaskClient, season: Season, animatrice: User
) -> None:
    quote = a_quote(season, Status.TO_VALIDATE)
    page = do(client, f"/saisons/{season.id}/devis/{quote.id}/valider")
    quotes.send(quote, stamped())
    assert "Seul un devis validé et pas encore envoyé peut attendre de nouveau" in undo(client, page)
    assert quote.status is Status.SENT


def test_who_may_not_send_a_devis_back_is_offered_no_button(client: FlaskClient, season: Season) -> None:
    sign_in(client, awa(season))
    assert "flash__undo" not in do(client, f"/saisons/{season.id}/devis/{a_quote(season).id}/faire-valider")


def test_hours_noted_for_two_are_both_cancelled(client: FlaskClient, season: Season, animatrice: User) -> None:
    people = [str(a_cooperant(season, name).id) for name in ("Lila", "Noé")]
    form = {"minutes": "2h", "day": "13/07/2021", "what": "formation", "people": people}
    page = client.post(f"/saisons/{season.id}/heures/noter", data=form, follow_redirects=True).text
    undo(client, page)
    assert [entry.status for entry in db.session.query(HourEntry)] == [HoursStatus.CANCELLED] * 2


def test_hours_validated_wait_again_and_the_journal_tells_both(
    client: FlaskClient, season: Season, animatrice: User
) -> None:
    draft = HoursDraft(A_DAY, 60, Nature.TRAINING, [a_cooperant(season, "Lila").id])
    (entry,) = hours.declare(season, draft, stamped())
    undo(client, do(client, f"/saisons/{season.id}/heures/a-valider", entree=str(entry.id)))
    db.session.refresh(entry)
    assert entry.status is HoursStatus.DECLARED
    assert ["rouv" in told(season)[0], "valid" in told(season)[1]] == [True, True]


def test_hours_of_somebody_else_are_not_cancelled_this_way_either(client: FlaskClient, season: Season) -> None:
    draft = HoursDraft(A_DAY, 60, Nature.TRAINING, [a_cooperant(season, "Lila").id])
    (entry,) = hours.declare(season, draft, stamped())
    sign_in(client, awa(season))
    answer = client.post(f"/saisons/{season.id}/heures/aussitot/annuler", data={"entrees": str(entry.id)})
    assert answer.status_code == 403


@pytest.mark.parametrize(("asked", "answer"), [("", 409), ("99999999", 404), ("un", 404)])
def test_entries_that_do_not_exist_are_not_taken_back(
    client: FlaskClient, season: Season, animatrice: User, asked: str, answer: int
) -> None:
    address = f"/saisons/{season.id}/heures/aussitot/rouvrir"
    assert client.post(address, data={"entrees": asked}).status_code == answer


def test_a_mission_said_done_too_early_goes_on(client: FlaskClient, season: Season, animatrice: User) -> None:
    mission = a_mission(season)
    missions.start(mission, stamped())
    undo(client, do(client, f"/saisons/{season.id}/missions/{mission.id}/terminer"))
    db.session.refresh(mission)
    assert mission.status is MissionStatus.RUNNING


def test_a_payment_noted_by_mistake_is_taken_back_by_a_second_line(
    client: FlaskClient, season: Season, animatrice: User
) -> None:
    invoice = an_invoice(season)
    form = {"amount": "100", "day": "13/07/2021", "method": "virement"}
    page = undo(client, do(client, f"/saisons/{season.id}/factures/{invoice.id}/encaissements/nouveau", **form))
    assert "les deux lignes restent visibles" in page


def test_a_client_archived_is_back_at_once(client: FlaskClient, season: Season, animatrice: User) -> None:
    number = a_client(season).id
    undo(client, do(client, f"/saisons/{season.id}/clients/{number}/archiver"))
    db.session.expire_all()
    assert db.session.get_one(Client, number).archived_at is None


def test_a_paper_received_by_mistake_is_expected_again(client: FlaskClient, season: Season, animatrice: User) -> None:
    a_cooperant(season, "Lila")
    undo(client, do(client, f"/saisons/{season.id}/cooperants/pieces/1/recue"))
    db.session.expire_all()
    assert db.session.get_one(Paper, 1).state is PaperState.EXPECTED


def test_a_departure_noted_by_mistake_is_taken_back(client: FlaskClient, season: Season, animatrice: User) -> None:
    lila = a_cooperant(season, "Lila")
    undo(client, do(client, f"/saisons/{season.id}/cooperants/{lila.id}/depart", day="13/07/2021"))
    db.session.refresh(lila)
    assert lila.left_on is None


def test_sending_a_devis_says_before_that_it_does_not_come_back(
    client: FlaskClient, season: Season, animatrice: User
) -> None:
    quote = a_quote(season, Status.VALIDATED)
    assert "ne revient plus en brouillon" in client.get(f"/saisons/{season.id}/devis/{quote.id}").text
    assert "flash__undo" not in do(client, f"/saisons/{season.id}/devis/{quote.id}/envoyer")


def test_an_expense_validated_by_mistake_waits_again_and_the_journal_tells_both(
    client: FlaskClient, season: Season, animatrice: User
) -> None:
    expense = accounts.record_expense(season, ExpenseSheet(A_DAY, "Gants", 1890, "Matériel"), stamped())
    assert "flash__undo" in (page := do(client, f"/saisons/{season.id}/depenses/{expense.id}/valider"))
    assert "attend de nouveau d’être validée" in undo(client, page)
    db.session.refresh(expense)
    assert (expense.validated_at, expense.validated_by_id) == (None, None)
    assert ["reprise" in told(season)[0], "validée" in told(season)[1]] == [True, True]


def test_an_expense_that_waits_is_not_taken_back_twice(client: FlaskClient, season: Season, animatrice: User) -> None:
    expense = accounts.record_expense(season, ExpenseSheet(A_DAY, "Gants", 1890, "Matériel"), stamped())
    page = do(client, f"/saisons/{season.id}/depenses/{expense.id}/remettre-a-valider")
    assert "attend déjà d’être validée" in page


def test_a_week_said_done_too_early_is_taken_back(client: FlaskClient, season: Season) -> None:
    user = awa(season)
    own = a_cooperant(season, "Awa", user_id=user.id)
    sign_in(client, user)
    page = do(client, f"/saisons/{season.id}/heures/ma-semaine/faite", semaine="2021-07-05")
    assert "il reste des heures à écrire" in undo(client, page)
    assert find_done_week(own, dt.date(2021, 7, 5)) is None
