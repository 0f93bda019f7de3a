"""A young person answers on a phone without script or name; the team reads the mean with its number."""

import datetime as dt

from playwright.sync_api import expect

from cjs_app.access import actions as access
from cjs_app.plumbing.database import db
from cjs_app.pole.questionnaires import actions
from cjs_app.pole.questionnaires.domain import Origin, QuestionnaireSheet, Value
from cjs_app.pole.questionnaires.queries import questions_of
from tests.browsing import LiveServer, Window, let_in
from tests.people import access_stamp, sarah, stamped
from tests.pole.questionnaires.whole import QUESTIONS


def asked_of_seven(live_server: LiveServer) -> tuple[str, str]:
    """Return the key of a questionnaire that seven persons answered, and a session of the team."""
    live_server.app.config["CLOCK"] = lambda: dt.datetime(2021, 10, 28, 15, tzinfo=dt.UTC)
    with live_server.app.app_context():
        asked = actions.ask(QuestionnaireSheet("Mon avis"), QUESTIONS, stamped())
        note, choice, again, _ = questions_of(asked)
        for mark in (10, 10, 10, 10, 10, 10, 9):
            values = [Value(note.id, mark), Value(choice.id, 0), Value(again.id, 1)]
            actions.answer(asked, values, Origin.PAPER, False, stamped())
        user = sarah()
        token = access.open_session(user, access_stamp(user))
        db.session.commit()
        return asked.link_key, token


def test_a_young_person_answers_on_a_phone_and_the_mean_stands_with_its_number(
    window: Window, live_server: LiveServer
) -> None:
    key, token = asked_of_seven(live_server)
    phone = window.open(javascript=False)
    phone.goto(f"/avis/{key}")
    phone.get_by_role("group", name="Note d’ensemble").get_by_label("9", exact=True).check()
    phone.get_by_label("L’oral").check()
    phone.get_by_label("Oui").check()
    phone.get_by_role("button", name="Envoyer mon avis").click()
    expect(phone.get_by_role("heading", name="Merci")).to_be_visible()
    let_in(phone.context, live_server, token)
    phone.goto("/pole/2021/questionnaires/1")
    expect(phone.get_by_text("9,75").first).to_be_visible()
    expect(phone.get_by_text("sur 8 réponses")).to_be_visible()
