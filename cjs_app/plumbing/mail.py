"""Mail that leaves the house, through the server that the settings name; one recipient, plain text, TLS checked."""

import smtplib
import ssl
import threading
from collections.abc import Callable
from email.message import EmailMessage

from flask import Flask, current_app

from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.forms import MAIL_ADDRESS

PATIENCE_SECONDS = 10
TLS_MODES = ("starttls", "tls", "none")

_errands: list[threading.Thread] = []


class MailFailed(Refusal):
    """A mail could not leave; the sentence says what to look at."""


def is_set_up() -> bool:
    """Return whether the settings say how mail leaves, and at which address this house is found."""
    config = current_app.config
    return bool(config.get("SMTP_HOST") and config.get("SMTP_FROM") and config.get("CJS_URL"))


def base_address() -> str:
    """Return the address of this house as the settings give it, without a slash at its end; never the Host header."""
    return str(current_app.config.get("CJS_URL") or "").rstrip("/")


def send(to: str, subject: str, text: str) -> None:
    """Send a mail to one person; raise MailFailed with a sentence that says what to look at.

    `subject` and `text` are our own words: nothing that a visitor typed gets into a header.
    """
    if not is_set_up():
        raise MailFailed("L’envoi d’e-mails n’est pas réglé sur ce serveur.")
    if not MAIL_ADDRESS.fullmatch(to) or not to.isprintable():
        raise MailFailed("Cette adresse n’est pas complète : écrire par exemple prenom@exemple.fr.", field="email")
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = current_app.config["SMTP_FROM"], to, subject
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    try:
        with _server() as server:
            if current_app.config.get("SMTP_USER"):
                server.login(current_app.config["SMTP_USER"], current_app.config["SMTP_PASSWORD"])
            server.send_message(message)
    except ssl.SSLError as error:
        raise MailFailed("Le serveur de mail ne prouve pas qui il est : vérifier son certificat.") from error
    except smtplib.SMTPAuthenticationError as error:
        raise MailFailed("Le serveur de mail refuse le nom ou le mot de passe des réglages.") from error
    except smtplib.SMTPRecipientsRefused as error:
        raise MailFailed("Le serveur de mail refuse cette adresse : la vérifier.", field="email") from error
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        raise MailFailed(
            "Le mail n’est pas parti : le serveur de mail ne répond pas bien. Réessayer plus tard."
        ) from error


def later(app: Flask, errand: Callable[[], None]) -> None:
    """Do something that takes time after the page is answered, in a thread of its own; the server ends after it."""

    def do() -> None:
        with app.app_context():
            try:
                errand()
            except MailFailed as failure:
                app.logger.warning("mail: %s", failure)

    thread = threading.Thread(target=do)
    _errands[:] = [one for one in _errands if one.is_alive()]
    _errands.append(thread)
    thread.start()


def wait() -> None:
    """Wait until every errand is done."""
    for thread in list(_errands):
        thread.join()


def _server() -> smtplib.SMTP:
    """Return a conversation with the mail server, inside checked TLS unless the settings say `none`."""
    config = current_app.config
    host, port, mode = str(config["SMTP_HOST"]), int(config["SMTP_PORT"]), config["SMTP_TLS"]
    context = ssl.create_default_context(cafile=config.get("SMTP_CA") or None)
    if mode == "tls":
        return smtplib.SMTP_SSL(host, port, timeout=PATIENCE_SECONDS, context=context)
    server = smtplib.SMTP(host, port, timeout=PATIENCE_SECONDS)
    if mode == "none":
        return server
    try:
        server.starttls(context=context)
    except (smtplib.SMTPException, OSError):
        server.close()
        raise
    return server
