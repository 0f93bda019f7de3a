"""`cjs doctor`: what a server is set up for, line by line; what is not set up is said, not guessed."""

import os
import stat
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

from flask import Flask
from msgspec import Struct
from sqlalchemy import make_url, text

from cjs_app.config import INSTANCE
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import mail, migrations
from cjs_app.plumbing.database import SQLITE_WITHOUT_WAL_BUG, db, sqlite_module

SHORTEST_SECRET = 32
FEWEST_SIGNS = 8
"""How many different signs a key has at least: one sign repeated is no secret."""
KNOWN = ("secret", "changeme", "change-me", "password", "motdepasse", "devkey", "development", "default", "example")
"""What guides and examples write where a key goes."""
USUAL_PASSWORDS = {*KNOWN, "postgres", "admin", "root", "cjs", "cjs_app", "1234", "12345678", "azerty", "test"}
"""What installations of PostgreSQL are left with."""


class State(StrEnum):
    """How a line of the doctor stands."""

    WELL = "bien"
    UNSET = "non configuré"
    WRONG = "à corriger"


class Line(Struct, frozen=True):
    """One thing that was looked at."""

    state: State
    what: str
    said: str

    def __str__(self) -> str:
        """Return the line as it is printed."""
        return f"[{self.state}] {self.what} : {self.said}"


def weakness_of(key: str) -> str | None:
    """Return what is wrong with a key that signs cookies, or None when nobody guesses it."""
    if len(key) < SHORTEST_SECRET:
        return f"elle a moins de {SHORTEST_SECRET} signes"
    if len(set(key)) < FEWEST_SIGNS:
        return "elle répète les mêmes signes"
    if any(word in key.lower() for word in KNOWN):
        return "elle vient d’un exemple"
    return None


def ensure_servable(app: Flask) -> None:
    """Raise Refusal for a server that would show its insides, or whose key could be guessed."""
    if app.debug or os.environ.get("FLASK_DEBUG", "0") not in ("", "0", "false"):
        raise Refusal("Le mode de mise au point est allumé (FLASK_DEBUG) : l’éteindre avant de servir.")
    weakness = weakness_of(str(app.config["SECRET_KEY"]))
    if weakness:
        raise Refusal(
            "SECRET_KEY ne protège pas, {why} : l’ôter des réglages, et une clé sera tirée au sort.", why=weakness
        )
    ensure_database_is_ours(str(app.config["DATABASE_URL"]))


def ensure_database_is_ours(address: str) -> None:
    """Raise Refusal for a PostgreSQL reached over a network without looking who answers, or by a usual password."""
    url = make_url(address)
    if url.get_backend_name() != "postgresql":
        return
    if url.password and str(url.password).lower() in USUAL_PASSWORDS | {str(url.username).lower()}:
        raise Refusal("DATABASE_URL : ce mot de passe se devine. En mettre un autre, ou s’en passer (peer).")
    if not is_near(address) and url.query.get("sslmode") != "verify-full":
        raise Refusal(
            "DATABASE_URL : cette base est sur une autre machine. Ajouter ?sslmode=verify-full, pour que le chemin "
            "soit chiffré et que l’on sache qui répond."
        )


def is_near(address: str) -> bool:
    """Return whether a database is reached without leaving this machine: a file, a socket, or its own address."""
    url = make_url(address)
    also = url.query.get("host", "")
    hosts = [url.host or "", *([also] if isinstance(also, str) else also)]
    return all(host in ("", "localhost", "127.0.0.1", "::1") or host.startswith("/") for host in hosts)


def lines(app: Flask) -> Iterator[Line]:
    """Give what was looked at, one line at a time; call it inside the application."""
    for look in (_serving, _address, _database, _mail, _journal, _watching, _folder, _elsewhere):
        yield from look(app.config)


def _serving(config: dict[str, Any]) -> Iterator[Line]:
    """Look at what signs and protects."""
    weakness = weakness_of(str(config["SECRET_KEY"]))
    yield _line(not weakness, "Clé des cookies", "longue et tirée au sort", f"{weakness} : l’ôter des réglages")
    yield _line(not config["DEBUG"], "Mise au point", "éteinte", "allumée : ôter FLASK_DEBUG")
    yield _line(
        config["SESSION_COOKIE_SECURE"],
        "HTTPS",
        "cookies par HTTPS seulement",
        "CJS_HTTP=1 : les cookies passent en clair",
    )
    yield _line(
        config["SECOND_FACTOR_REQUIRED"],
        "Double clé",
        "demandée à qui touche à l’argent",
        "seulement proposée (CJS_SECOND_FACTOR)",
    )


def _address(config: dict[str, Any]) -> Iterator[Line]:
    """Look at how the house is found."""
    url = str(config["CJS_URL"])
    if not url:
        yield Line(
            State.UNSET, "Adresse", "CJS_URL est vide : pas de mails, pas de clés d’accès, tout nom d’hôte est cru"
        )
    else:
        yield _line(url.startswith("https://"), "Adresse", url, f"{url} n’est pas en https://")
    hops = int(config["PROXIES"])
    if hops:
        yield Line(State.WELL, "Serveurs devant", f"{hops}, crus pour l’adresse des visiteurs")
    else:
        yield Line(
            State.UNSET,
            "Serveurs devant",
            "aucun (CJS_PROXIES) : tous les visiteurs ont l’air de venir du même endroit",
        )
    contact = str(config["SECURITY_CONTACT"])
    yield _set(contact, "security.txt", contact, "CJS_SECURITY_CONTACT est vide : personne à prévenir d’une faille")


def _database(config: dict[str, Any]) -> Iterator[Line]:
    """Look at the database."""
    current, newest = migrations.current_revision(), migrations.newest_revision()
    yield _line(current == newest, "Base de données", f"à jour ({current})", "d’une autre version : lancer cjs migrate")
    if db.engine.dialect.name == "sqlite":
        version = sqlite_module().sqlite_version_info
        recent = version >= SQLITE_WITHOUT_WAL_BUG
        yield _line(
            recent, "SQLite", ".".join(map(str, version)), "ancien : une seule écriture à la fois, et plus lente"
        )
        return
    superuser = db.session.scalar(text("SELECT usesuper FROM pg_user WHERE usename = current_user"))
    yield _line(
        not superuser, "PostgreSQL", "compte sans pouvoirs", "le compte a tous les pouvoirs : en prendre un autre"
    )
    sealed = is_near(config["DATABASE_URL"]) or "sslmode=verify-full" in config["DATABASE_URL"]
    yield _line(sealed, "Chemin vers PostgreSQL", "local ou vérifié", "ajouter sslmode=verify-full à DATABASE_URL")


def _mail(config: dict[str, Any]) -> Iterator[Line]:
    """Look at how mail leaves."""
    if not mail.is_set_up():
        yield Line(State.UNSET, "Mail", "aucun ne part (CJS_SMTP_HOST, CJS_SMTP_FROM, CJS_URL)")
    else:
        yield _line(config["SMTP_TLS"] != "none", "Mail", "part chiffré", "part en clair : CJS_SMTP_TLS=starttls")


def _journal(config: dict[str, Any]) -> Iterator[Line]:
    """Look at what keeps the journal honest."""
    beside = Path(config["ANCHORS"]).resolve().is_relative_to(INSTANCE.resolve())
    said = "à côté des données (CJS_ANCHORS) : mieux vaut un autre disque ou une autre machine"
    yield Line(State.UNSET if beside else State.WELL, "Ancre du journal", said if beside else str(config["ANCHORS"]))


def _watching(config: dict[str, Any]) -> Iterator[Line]:
    """Look at what is written about the doors."""
    log = str(config["SECURITY_LOG"])
    yield _set(log, "Registre de sécurité", log, "avec les erreurs du serveur (CJS_SECURITY_LOG)")
    yield _set(str(config["RATES"] or ""), "Limites", "comptées", "rien n’est compté")


def _folder(config: dict[str, Any]) -> Iterator[Line]:
    """Look at who may read what is kept."""
    open_files = [path.name for path in _kept_files() if path.is_file() and _is_open(path)]
    said = f"lisibles par d’autres : {', '.join(sorted(open_files)[:5])}"
    yield _line(not open_files, "Fichiers", "lisibles par le serveur seul", said)


def _kept_files() -> list[Path]:
    """Return the files of `instance/` that hold secrets or people's data."""
    return [
        path for pattern in ("*key*", "*.sqlite3", "receipts/*/*", "archives/*/*") for path in INSTANCE.glob(pattern)
    ]


def _is_open(path: Path) -> bool:
    """Return whether others than the server's account may read a file."""
    folder = path.parent.stat().st_mode
    return os.name == "posix" and bool(path.stat().st_mode & stat.S_IROTH) and bool(folder & stat.S_IXOTH)


def _elsewhere(_config: dict[str, Any]) -> Iterator[Line]:
    """Say what this program leaves to others."""
    yield Line(State.UNSET, "Antivirus", "les photos sont redessinées, les archives relues, rien n’est analysé")
    yield Line(State.UNSET, "Copie du registre ailleurs", "à faire par la machine (journald, syslog)")


def _line(is_well: object, what: str, well: str, wrong: str) -> Line:
    """Return a line that is well or wrong."""
    return Line(State.WELL, what, well) if is_well else Line(State.WRONG, what, wrong)


def _set(value: str, what: str, well: str, unset: str) -> Line:
    """Return a line about something that is set up or not."""
    return Line(State.WELL, what, well) if value else Line(State.UNSET, what, unset)


def examine(app: Flask, say: Callable[[str], None]) -> bool:
    """Tell every line; return whether nothing is to be put right."""
    seen = list(lines(app))
    for line in seen:
        say(str(line))
    return all(line.state is not State.WRONG for line in seen)
