"""The database: typed base class, exact column types, one transaction a request, on SQLite and PostgreSQL."""

import datetime as dt
import importlib.util
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from flask import Flask, has_request_context, request
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session
from sqlalchemy import (
    BigInteger,
    DateTime,
    Enum,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    event,
    select,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Connection, Dialect, Engine, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import DeclarativeBase

from cjs_app.kernel.late import Late
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.searching import ON_SQLITE

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql
else:
    postgresql = Late("sqlalchemy.dialects.postgresql")

SQLITE_WITHOUT_WAL_BUG = (3, 51, 3)
"""Older SQLite libraries can corrupt a WAL database that has several writers."""

STATEMENTS_KEPT_READY = 512
"""How many statements a connection to SQLite keeps ready. The driver keeps 128 and gives up the least used first: once
those were met, each new one was parsed again every time it was asked, for twice or three times what it takes. Here all
those of a summer's pages find room; one weighs some 7 kB."""

DRIVERS = frozenset({"sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg"})
"""How the addresses of the databases that this house knows begin."""

Record = TypeVar("Record")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Base(DeclarativeBase):
    """The base of every table; constraint names are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class OneDatabase(Session):
    """A session on the only database of the house: it is not looked for again at each statement."""

    @cached_property
    def _engine(self) -> Engine:
        """The database."""
        return self._db.engine

    def get_bind(self, mapper: Any = None, clause: Any = None, bind: Any = None, **kwargs: Any) -> Any:
        """Return where a statement goes."""
        return self._engine if bind is None else bind


# What a request has just committed is what it knows: reading it again only to write the address of the next page would
# be one more statement, and on SQLite one more turn as the only writer. Whatever changes a record reads it anew first.
db = SQLAlchemy(
    model_class=Base, disable_autonaming=True, session_options={"class_": OneDatabase, "expire_on_commit": False}
)


class Cents(TypeDecorator[int]):
    """An amount in whole cents; anything but an integer is refused before it reaches the database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        """Return the same cents, or raise TypeError for anything that is not a whole number."""
        return whole(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> int | None:
        """Return whole cents; PostgreSQL sums big integers into decimals."""
        return None if value is None else int(value)


class Minutes(TypeDecorator[int]):
    """A duration in whole minutes."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        """Return the same minutes, or raise TypeError for anything that is not a whole number."""
        return whole(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> int | None:
        """Return whole minutes, also when the database summed them."""
        return None if value is None else int(value)


class Exact(TypeDecorator[Decimal]):
    """A number with at most four decimals (quantity, percentage, coefficient), kept in whole ten-thousandths."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | int | None, dialect: Dialect) -> int | None:
        """Return ten-thousandths; raise TypeError for a float and ValueError for a fifth decimal."""
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, Decimal | int):
            raise TypeError(f"an exact number is a Decimal, not {value!r}")
        scaled = Decimal(value).scaleb(4)
        if scaled != scaled.to_integral_value():
            raise ValueError(f"{value} has more than four decimals")
        return int(scaled)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        """Return the number as it was typed, without useless zeros."""
        return None if value is None else plain(Decimal(int(value)).scaleb(-4))


class Moment(TypeDecorator[dt.datetime]):
    """An instant, always aware and always UTC, on databases that forget the zone too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Return the instant in UTC; raise TypeError when it has no zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError(f"{value} has no time zone")
        in_utc = value.astimezone(dt.UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Return an aware instant in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


def whole(value: int | None) -> int | None:
    """Return `value` when it is a whole number or None; raise TypeError otherwise."""
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise TypeError(f"a whole number was expected, not {value!r}")


def plain(number: Decimal) -> Decimal:
    """Return `number` without trailing zeros and without an exponent."""
    short = number.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def choice(kind: type, length: int = 20) -> Enum:
    """Return the column type of a closed list, stored by value and checked by the database."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=length,
        values_callable=lambda members: [member.value for member in members],
        name=kind.__name__.lower(),
    )


Label = String(200)
Note = Text()


def sqlite_module() -> Any:
    """Return the SQLite driver: the wheel's own recent library where it is installed, Python's otherwise."""
    if importlib.util.find_spec("pysqlite3"):
        return importlib.import_module("pysqlite3.dbapi2")
    return importlib.import_module("sqlite3")


def ensure_address(url: str) -> None:
    """Raise Refusal for the address of a database that this house does not speak to, or that cannot be read."""
    try:
        kind = make_url(url).drivername
    except (ArgumentError, ValueError):
        kind = ""
    if kind not in DRIVERS:
        raise Refusal(
            "DATABASE_URL : cette adresse n’est pas celle d’une base SQLite ou PostgreSQL. Écrire par exemple "
            "sqlite:////chemin/vers/cjs.sqlite3 ou postgresql://utilisateur@serveur/base."
        )


def one_where(name: str, *columns: str, condition: str) -> Index:
    """Return a unique index of the rows that fulfil a condition, on both databases (migrations make it on each).

    Said of SQLite only: a word for PostgreSQL would bring all its dialects into servers that never meet it.
    """
    return Index(name, *columns, unique=True, sqlite_where=text(condition))


def engine_options(url: str) -> dict[str, Any]:
    """Return SQLAlchemy's engine options for this database address."""
    if url.startswith("sqlite"):
        ready = {"timeout": 30, "cached_statements": STATEMENTS_KEPT_READY}
        options = {"module": sqlite_module(), "connect_args": ready}
        # The connection that served last is the one whose pages are at hand; in memory there is only one.
        return options if make_url(url).database in {None, "", ":memory:"} else options | {"pool_use_lifo": True}
    return {"pool_size": 5, "pool_pre_ping": True}


def hold(record: type[Base], record_id: int) -> None:
    """Hold a row until the end of the transaction: two clicks do one thing, and what is read next stays as it is read.

    Read it in a statement of its own after this one: what PostgreSQL reads beside a lock may be older than the lock.
    On SQLite nothing is asked: whoever writes holds the whole database since the transaction began.
    """
    if db.engine.dialect.name != "sqlite":
        row = record.__table__
        db.session.execute(select(row.c.id).where(row.c.id == record_id).with_for_update()).one()


def held(record: Record) -> Record:
    """Return a record as it stands now, that nobody else changes until the end of the transaction.

    What this transaction changed before is written first: it must not be read over.
    """
    db.session.flush()
    db.session.refresh(record, with_for_update={"of": type(record)})
    return record


def upsert(table: Any, dialect: str | None = None) -> Any:
    """Return what adds rows unless they are already there, in the words of the database at hand."""
    known = dialect or db.engine.dialect.name
    return (postgresql.insert if known == "postgresql" else sqlite.insert)(table)


def start(app: Flask) -> None:
    """Fit the database to the application and set every SQLite connection up as the house needs it."""
    db.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            event.listen(db.engine, "connect", _prepare_sqlite)
            event.listen(db.engine, "begin", _begin_sqlite)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Switch foreign keys and durable writes on; WAL only where the library is free of the WAL-reset bug."""
    connection.isolation_level = None
    recent = sqlite_module().sqlite_version_info >= SQLITE_WITHOUT_WAL_BUG
    for pragma in (
        "busy_timeout=30000",
        f"journal_mode={'WAL' if recent else 'DELETE'}",
        "synchronous=FULL",
        "foreign_keys=ON",
        "recursive_triggers=ON",
        # A quarter of a megabyte for each of a worker’s three connections; the system keeps the other pages ready.
        "cache_size=-256",
    ):
        connection.execute(f"PRAGMA {pragma}").close()
    connection.create_function(ON_SQLITE, 1, lambda text: None if text is None else folded(text), deterministic=True)


def _begin_sqlite(connection: Connection) -> None:
    """Begin so that a writer waits its turn at once, while a page that only reads never blocks."""
    reading = has_request_context() and request.method in SAFE_METHODS
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
