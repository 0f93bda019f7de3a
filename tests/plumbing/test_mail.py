"""Mail that leaves, to a server that really receives it."""

from collections.abc import Iterator

import pytest
from flask import Flask

from cjs_app.plumbing import mail
from cjs_app.plumbing.mail import MailFailed
from tests.plumbing.post_office import PostOffice, open_office


@pytest.fixture
def office(app: Flask) -> Iterator[PostOffice]:
    """A mail server that the application knows, by STARTTLS."""
    with open_office() as office:
        app.config.update(office.settings, CJS_URL="https://coop.example")
        yield office


def test_a_mail_arrives_whole_with_its_accents(office: PostOffice) -> None:
    mail.send("lena@coop.example", "Une clé", "Bonjour Léna,\n\nvoilà.\n")
    letter = office.letters[0]
    assert (letter.to, letter.subject, letter.text) == ("lena@coop.example", "Une clé", "Bonjour Léna,\n\nvoilà.\n")


def test_a_server_that_cannot_prove_who_it_is_gets_nothing(app: Flask, office: PostOffice) -> None:
    app.config["SMTP_CA"] = ""
    with pytest.raises(MailFailed, match="certificat"):
        mail.send("lena@coop.example", "Une clé", "Bonjour")
    assert office.letters == []


def test_a_certificate_for_another_name_gets_nothing(app: Flask, office: PostOffice) -> None:
    app.config["SMTP_HOST"] = "127.0.0.2"
    with pytest.raises(MailFailed):
        mail.send("lena@coop.example", "Une clé", "Bonjour")
    assert office.letters == []


def test_a_server_without_tls_gets_nothing_unless_the_settings_say_so(app: Flask) -> None:
    with open_office(tls=False) as plain:
        app.config.update(plain.settings, CJS_URL="https://coop.example", SMTP_TLS="starttls")
        with pytest.raises(MailFailed):
            mail.send("lena@coop.example", "Une clé", "Bonjour")
        assert plain.letters == []
        app.config["SMTP_TLS"] = "none"
        mail.send("lena@coop.example", "Une clé", "Bonjour")
        assert len(plain.letters) == 1


@pytest.mark.parametrize(
    "to", ["a@b.fr\nBcc: z@z.fr", "a@b.fr, z@z.fr", "a@b.fr\r\n\r\nAutre", "<a@b.fr>", "", "lena", "a@b.fr\u2028"]
)
def test_an_address_carries_no_header_and_no_second_person(office: PostOffice, to: str) -> None:
    with pytest.raises(MailFailed):
        mail.send(to, "Une clé", "Bonjour")
    assert office.letters == []


def test_a_server_that_does_not_answer_is_told_in_a_sentence(app: Flask, office: PostOffice) -> None:
    app.config["SMTP_PORT"] = 1
    with pytest.raises(MailFailed, match="ne répond pas"):
        mail.send("lena@coop.example", "Une clé", "Bonjour")


def test_without_settings_no_mail_leaves(app: Flask) -> None:
    assert not mail.is_set_up()
    with pytest.raises(MailFailed, match="pas réglé"):
        mail.send("lena@coop.example", "Une clé", "Bonjour")
