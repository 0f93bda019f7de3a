"""Devis and their lines."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, query_expression, relationship

from cjs_app.coop.clients.models import Client
from cjs_app.coop.quotes.domain import Status
from cjs_app.plumbing.database import Base, Cents, Exact, Label, choice


class PricedLine:
    """What every line of a devis or an invoice holds: what, how much of it, and its price before tax."""

    position: Mapped[int]
    label: Mapped[str] = mapped_column(String(500))
    quantity: Mapped[Decimal] = mapped_column(Exact)
    unit: Mapped[str] = mapped_column(String(40), default="")
    unit_price_cents: Mapped[int] = mapped_column(Cents)
    tva_rate: Mapped[Decimal] = mapped_column(Exact, default=Decimal(0))
    ht_cents: Mapped[int] = mapped_column(Cents)
    """quantity × unit price, rounded once to the cent when the line is written."""


class Quote(Base):
    """A devis."""

    __tablename__ = "quotes"
    __table_args__ = (
        UniqueConstraint("season_id", "number"),
        Index("ix_quotes_season_id_status", "season_id", "status"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"))
    number: Mapped[str] = mapped_column(String(40))
    day: Mapped[dt.date]
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    subject: Mapped[str] = mapped_column(Label, default="")
    status: Mapped[Status] = mapped_column(choice(Status), default=Status.DRAFT)
    valid_until: Mapped[dt.date | None]
    reason: Mapped[str] = mapped_column(String(500), default="")
    """Why the client refused, why the coop declined, or what there is to correct."""
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    client: Mapped[Client] = relationship(lazy="raise")
    lines: Mapped[list["QuoteLine"]] = relationship(order_by="QuoteLine.position", lazy="raise")
    ht_cents: Mapped[int | None] = query_expression()
    """The total before tax; there only where a query asked the database for the sum of the lines."""


class QuoteLine(PricedLine, Base):
    """A line of a devis."""

    __tablename__ = "quote_lines"
    __table_args__ = (UniqueConstraint("quote_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    quote_id: Mapped[int] = mapped_column(ForeignKey("quotes.id"))
