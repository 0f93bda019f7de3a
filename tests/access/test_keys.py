"""A new key for who forgot their passphrase: once, soon, and never instead of the second proof."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from cjs_app.access import actions, keys, queries
from cjs_app.access.limits import Way
from cjs_app.access.models import User
from cjs_app.access.proof_models import EntryKey
from cjs_app.access.sessions import CameIn, Visit
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import mail
from cjs_app.plumbing.database import db
from tests import databases
from tests.access.test_second_factor import later, maud_with_codes
from tests.people import stamped
from tests.plumbing.post_office import PostOffice, open_office
from tests.visitors import Visitor

SECRET = "lune tomate vélo gris"
CHOSEN = "quatre autres mots ici"


@pytest.fixture
def office(app: Flask) -> Iterator[PostOffice]:
    """A mail server that the application knows."""
    with open_office() as office:
        app.config.update(office.settings, CJS_URL="https://coop.example")
        yield office
        mail.wait()


def awa() -> User:
    """Return an account."""
    return actions.open_account("awa", "Awa", SECRET, stamped())


def used(key: keys.NewKey, seconds: int = 0, way: Way = Way.LINK) -> object:
    """Use a key."""
    return keys.use(keys.hash_for(way, key.secret), CHOSEN, later(seconds), Visit())


def test_a_key_gives_another_passphrase_and_ends_the_sessions(each_app: Flask) -> None:
    user = awa()
    token = actions.open_session(user, stamped())
    assert isinstance(used(keys.make(user, Way.LINK, stamped())), CameIn)
    assert queries.find_session(token) is None
    assert actions.sign_in("awa", SECRET, later(1)) is None
    assert isinstance(actions.sign_in("awa", CHOSEN, later(1)), CameIn)


def test_a_key_serves_once(app: Flask) -> None:
    key = keys.make(awa(), Way.LINK, stamped())
    used(key)
    with pytest.raises(Refusal, match="ne sert plus"):
        used(key, 1)


@pytest.mark.parametrize(("way", "seconds"), [(Way.LINK, 86_400), (Way.CODE, 1_800), (Way.MAIL, 600)])
def test_a_key_lives_to_the_second_of_its_limit(app: Flask, way: Way, seconds: int) -> None:
    key = keys.make(awa(), way, stamped())
    kept = keys.hash_for(way, key.secret)
    assert keys.find_usable(kept, later(seconds).at) is not None
    assert keys.find_usable(kept, later(seconds + 1).at) is None


def test_a_new_key_voids_the_one_before(app: Flask) -> None:
    user = awa()
    first = keys.make(user, Way.LINK, stamped())
    keys.make(user, Way.CODE, stamped())
    with pytest.raises(Refusal):
        used(first)


def test_twenty_wrong_codes_from_anywhere_void_a_code(app: Flask) -> None:
    key = keys.make(awa(), Way.CODE, stamped())
    for _ in range(19):
        keys.note_wrong_code(stamped().at)
    assert keys.find_usable(keys.hash_for(Way.CODE, key.secret), stamped().at) is not None
    keys.note_wrong_code(stamped().at)
    assert keys.find_usable(keys.hash_for(Way.CODE, key.secret), stamped().at) is None


def test_a_key_does_not_open_without_the_second_proof(app: Flask) -> None:
    user, _ = maud_with_codes()
    assert isinstance(used(keys.make(user, Way.LINK, stamped())), actions.ProofAsked)


def test_a_key_to_a_closed_account_opens_nothing(app: Flask) -> None:
    user = awa()
    key = keys.make(user, Way.LINK, stamped())
    user.disabled_at = stamped().at
    with pytest.raises(Refusal):
        used(key)


def test_the_secret_of_a_key_is_not_kept(app: Flask) -> None:
    user = awa()
    made = [keys.make(user, way, stamped()) for way in Way]
    kept = " ".join(db.session.scalars(select(EntryKey.token_hash)))
    assert not [one for one in made if one.secret in kept]
    assert [len(one.secret) for one in made] == [43, 6, 43]


def test_of_two_who_use_a_key_at_once_one_gets_in(database_url: str, receipts: Path) -> None:
    app = databases.make_app(database_url, receipts)
    with app.app_context():
        key = keys.make(awa(), Way.LINK, stamped())
        db.session.commit()
    outcomes: list[str] = []
    start = threading.Barrier(2)

    def take() -> None:
        with app.app_context():
            start.wait()
            try:
                used(key)
                db.session.commit()
                outcomes.append("in")
            except Refusal:
                db.session.rollback()
                outcomes.append("out")

    threads = [threading.Thread(target=take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["in", "out"]
    with app.app_context():
        db.engine.dispose()


# ------------------------------------------------------------------------------------------------------------ pages


def test_opening_a_link_changes_nothing_and_its_button_leads_to_a_clean_address(
    app: Flask, client: FlaskClient
) -> None:
    key = keys.make(awa(), Way.LINK, stamped())
    app.config["CLOCK"] = lambda: stamped().at
    for _ in range(3):
        assert client.get(f"/cle/{key.secret}").status_code == 200
    assert client.post("/cle", data={"cle": key.secret}).location == "/cle/phrase-de-passe"
    assert "awa" in client.get("/cle/phrase-de-passe").text
    assert client.post("/cle/phrase-de-passe", data={"passphrase": CHOSEN}).location == "/"
    assert client.get("/compte").status_code == 200


def test_a_weak_passphrase_leaves_the_key_usable(app: Flask, client: FlaskClient) -> None:
    app.config["CLOCK"] = lambda: stamped().at
    key = keys.make(awa(), Way.LINK, stamped())
    client.post("/cle", data={"cle": key.secret})
    assert client.post("/cle/phrase-de-passe", data={"passphrase": "court"}).status_code == 422
    assert client.post("/cle/phrase-de-passe", data={"passphrase": CHOSEN}).status_code == 303


def test_a_spent_key_says_so(app: Flask, client: FlaskClient) -> None:
    client.post("/cle", data={"cle": "x" * 43})
    assert "ne sert plus" in client.get("/cle/phrase-de-passe").text
    assert client.post("/cle/phrase-de-passe", data={"passphrase": CHOSEN}).status_code == 409


def test_a_mailed_link_leads_back_in(app: Flask, client: FlaskClient, office: PostOffice) -> None:
    awa().email = "awa@coop.example"
    client.post("/phrase-oubliee", data={"email": " AWA@coop.example "}, headers={"Host": "evil.example"})
    mail.wait()
    letter = office.letters[0]
    found = re.search(r"https://coop\.example/cle/(\S{43})\s", letter.text)
    assert found is not None
    assert (letter.to, "evil" in letter.text) == ("AWA@coop.example", False)
    client.post("/cle", data={"cle": found[1]})
    assert client.post("/cle/phrase-de-passe", data={"passphrase": CHOSEN}).status_code == 303


def test_an_unknown_address_gets_the_very_same_answer_and_no_mail(
    app: Flask, client: FlaskClient, office: PostOffice
) -> None:
    awa().email = "awa@coop.example"
    known = client.post("/phrase-oubliee", data={"email": "awa@coop.example"})
    unknown = Visitor(app).post("/phrase-oubliee", data={"email": "eva@coop.example"})
    mail.wait()
    assert (known.status_code, known.text) == (unknown.status_code, unknown.text)
    assert [letter.to for letter in office.letters] == ["awa@coop.example"]


def test_asking_again_and_again_is_paused(app: Flask, client: FlaskClient, office: PostOffice) -> None:
    answers = [client.post("/phrase-oubliee", data={"email": "eva@coop.example"}).status_code for _ in range(6)]
    assert answers == [200, 200, 200, 200, 200, 429]


def test_without_a_mail_server_the_page_says_whom_to_ask(app: Flask, client: FlaskClient) -> None:
    page = client.get("/phrase-oubliee").text
    assert "Aucun e-mail ne part de ce serveur" in page
    assert 'name="email"' not in page


def test_a_key_that_waits_is_void_once_the_address_changes(app: Flask) -> None:
    user = awa()
    key = keys.make(user, Way.MAIL, stamped())
    actions.set_email(user, "autre@coop.example", stamped(user))
    with pytest.raises(Refusal):
        used(key, way=Way.MAIL)
    db.session.execute(update(EntryKey).values(revoked_at=None))
