"""The floor: what a plain Flask and SQLAlchemy program on SQLite costs, with none of the care of the house.

Nobody signs in, no form is protected, nothing is translated, nothing is written in a journal: a list of invoices, the
road of a devis to its payment. The database is as durable as ours: WAL, the same library, every commit on the disk.
"""

import datetime as dt
import os
import random
import sqlite3
from pathlib import Path
from typing import Any

from flask import Flask, render_template_string
from sqlalchemy import Engine, ForeignKey, Index, String, create_engine, event, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship, selectinload

from cjs_app.plumbing.database import sqlite_module

ROWS = 50
CLIENTS = 50


class Base(DeclarativeBase):
    """The base of its tables."""


class Client(Base):
    """Who pays."""

    __tablename__ = "client"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))


class Paper(Base):
    """A devis or an invoice."""

    __tablename__ = "paper"
    __table_args__ = (Index("ix_paper_season", "season"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    state: Mapped[str]
    number: Mapped[str | None] = mapped_column(unique=True)
    season: Mapped[int]
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)
    quote_id: Mapped[int | None]
    day: Mapped[dt.date]
    cents: Mapped[int]
    client: Mapped[Client] = relationship()
    lines: Mapped[list["Line"]] = relationship()


class Line(Base):
    """A line of either."""

    __tablename__ = "line"
    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    label: Mapped[str]
    quantity: Mapped[int]
    unit_cents: Mapped[int]


class Mission(Base):
    """The work itself."""

    __tablename__ = "mission"
    id: Mapped[int] = mapped_column(primary_key=True)
    quote_id: Mapped[int]
    season: Mapped[int]
    title: Mapped[str]
    state: Mapped[str]


class Payment(Base):
    """Money that came in."""

    __tablename__ = "payment"
    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    cents: Mapped[int]
    day: Mapped[dt.date]


class Counter(Base):
    """The last number given in a season."""

    __tablename__ = "counter"
    season: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class Hour(Base):
    """Time spent."""

    __tablename__ = "hour"
    __table_args__ = (Index("ix_hour_season", "season"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[int]
    season: Mapped[int]
    minutes: Mapped[int]


LIST = """<!doctype html><html lang="fr"><body><p>{{ total }}</p><table>{% for paper in papers %}
<tr><td><a href="/factures/{{ paper.id }}">{{ paper.number }}</a></td><td>{{ paper.client.name }}</td>
<td>{{ paper.day }}</td><td>{{ "%.2f"|format(paper.cents / 100) }}</td><td>{{ paper.state }}</td></tr>
{% endfor %}</table></body></html>"""


def engine_of(path: Path) -> Engine:
    """Return an engine on a SQLite file, as durable as the one of the house, with the same library."""
    engine = create_engine(f"sqlite:///{path}", module=sqlite_module())

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        for pragma in ("journal_mode=wal", "synchronous=full", "foreign_keys=on"):
            connection.execute(f"pragma {pragma}").close()

    return engine


def seed(path: Path, seasons: list[tuple[int, int]]) -> None:
    """Make a database whose seasons hold so many invoices and hours each."""
    engine, drawn = engine_of(path), random.Random(1)  # noqa: S311 — figures to sort, no secret
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all([Client(name=f"Client {number:02}") for number in range(CLIENTS)])
        session.flush()
        for season, (invoices, hours) in enumerate(seasons, start=1):
            session.add(Counter(season=season, last=0))
            papers = [
                {
                    "kind": "invoice",
                    "state": "paid",
                    "number": f"F{season}-{rank:05}",
                    "season": season,
                    "client_id": 1 + rank % CLIENTS,
                    "day": dt.date(2025, 7, 1),
                    "cents": drawn.randint(1000, 90000),
                }
                for rank in range(invoices)
            ]
            spent = [
                {"person": rank % 15, "season": season, "minutes": drawn.randint(15, 480)} for rank in range(hours)
            ]
            session.execute(Paper.__table__.insert(), papers)
            session.execute(Hour.__table__.insert(), spent)
        session.commit()
    engine.dispose()


def make_app(path: Path) -> Flask:
    """Return the program that serves the list."""
    app, engine = Flask("floor"), engine_of(path)

    @app.get("/factures")
    def index() -> str:
        with Session(engine) as session:
            issued = select(Paper).where(Paper.kind == "invoice")
            total = session.scalar(select(func.count()).select_from(issued.subquery()))
            newest = issued.options(joinedload(Paper.client)).order_by(Paper.id.desc()).limit(ROWS)
            return render_template_string(LIST, papers=session.scalars(newest).all(), total=total)

    return app


def one_document(engine: Engine, rank: int, today: dt.date) -> None:
    """Write a devis of three lines, have it accepted, do the work, invoice it with its number, be paid."""
    with Session(engine) as session:
        lines = [Line(label=f"Travail {at}", quantity=at + 1, unit_cents=3000) for at in range(3)]
        cents = sum(line.quantity * line.unit_cents for line in lines)
        quote = Paper(kind="quote", state="sent", season=1, client_id=1 + rank % CLIENTS, day=today, cents=cents)
        quote.lines = lines
        session.add(quote)
        session.commit()
        quote_id = quote.id
    with Session(engine) as session:
        session.get_one(Paper, quote_id).state = "accepted"
        session.commit()
    with Session(engine) as session:
        session.add(Mission(quote_id=quote_id, season=1, title=f"Mission {rank}", state="planned"))
        session.commit()
    with Session(engine) as session:
        counter = session.get_one(Counter, 1)
        counter.last = Counter.last + 1  # type: ignore[assignment]
        session.flush()
        session.refresh(counter)
        quote = session.get_one(Paper, quote_id, options=[selectinload(Paper.lines)])
        invoice = Paper(kind="invoice", state="issued", number=f"F-{counter.last:05}", season=1, quote_id=quote_id)
        invoice.client_id, invoice.day, invoice.cents = quote.client_id, today, quote.cents
        invoice.lines = [Line(label=one.label, quantity=one.quantity, unit_cents=one.unit_cents) for one in quote.lines]
        session.add(invoice)
        session.commit()
        invoice_id = invoice.id
    with Session(engine) as session:
        invoice = session.get_one(Paper, invoice_id)
        session.add(Payment(paper_id=invoice.id, cents=invoice.cents, day=today))
        invoice.state = "paid"
        session.commit()


def serve() -> Flask:
    """Return what gunicorn serves; the environment says where the database is."""
    return make_app(Path(os.environ["FLOOR_DATABASE"]))
