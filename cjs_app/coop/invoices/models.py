"""Invoices, credit notes, their lines, and payments."""

import datetime as dt
from typing import Any, Optional

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.coop.clients.models import Client
from cjs_app.coop.invoices.domain import Kind, Status
from cjs_app.coop.quotes.models import PricedLine
from cjs_app.plumbing.database import Base, Cents, Label, Moment, choice


class Invoice(Base):
    """An invoice or a credit note: a draft without number, then a photograph."""

    __tablename__ = "invoices"
    __table_args__ = (
        UniqueConstraint("season_id", "number"),
        UniqueConstraint("series_id", "rank"),
        # Sums are read from the index alone: a document lies under its photograph, some kilobytes of it.
        Index(
            "ix_invoices_sums",
            "season_id",
            "status",
            "day",
            "kind",
            "corrected_invoice_id",
            "ht_cents",
            "ttc_cents",
            "due_day",
        ),
        CheckConstraint("(status = 'emise') = (number IS NOT NULL)", name="number_when_issued"),
        CheckConstraint("(kind = 'avoir') = (corrected_invoice_id IS NOT NULL)", name="credit_note_corrects"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"))
    kind: Mapped[Kind] = mapped_column(choice(Kind), default=Kind.INVOICE)
    status: Mapped[Status] = mapped_column(choice(Status), default=Status.DRAFT)
    number: Mapped[str | None] = mapped_column(String(40))
    series_id: Mapped[int | None] = mapped_column(ForeignKey("number_series.id"))
    rank: Mapped[int | None]
    """Rank in its series; empty for documents that an archive brought in with their own numbers."""
    day: Mapped[dt.date | None]
    """The day of issue."""
    due_day: Mapped[dt.date | None]
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    quote_id: Mapped[int | None] = mapped_column(ForeignKey("quotes.id"), index=True)
    mission_id: Mapped[int | None] = mapped_column(ForeignKey("missions.id"), index=True)
    corrected_invoice_id: Mapped[int | None] = mapped_column(ForeignKey("invoices.id"), index=True)
    subject: Mapped[str] = mapped_column(Label, default="")
    performed_on: Mapped[dt.date | None]
    place: Mapped[str] = mapped_column(String(300), default="")
    ht_cents: Mapped[int] = mapped_column(Cents, default=0)
    tva_cents: Mapped[int] = mapped_column(Cents, default=0)
    ttc_cents: Mapped[int] = mapped_column(Cents, default=0)
    photograph: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """The whole document as it was issued: carrier, client, lines, totals, mentions."""
    issued_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    client: Mapped[Client] = relationship(lazy="raise")
    corrected_invoice: Mapped[Optional["Invoice"]] = relationship(remote_side="Invoice.id", lazy="raise")
    lines: Mapped[list["InvoiceLine"]] = relationship(order_by="InvoiceLine.position", lazy="raise")


class InvoiceLine(PricedLine, Base):
    """A line of an invoice; on a credit note the amounts are written positive."""

    __tablename__ = "invoice_lines"
    __table_args__ = (UniqueConstraint("invoice_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoices.id"))


class Payment(Base):
    """Money that came in for an invoice; a mistake is reversed by a second row, never erased."""

    __tablename__ = "payments"
    __table_args__ = (
        UniqueConstraint("reversed_payment_id"),
        Index("ix_payments_sums", "season_id", "invoice_id", "amount_cents"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"))
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoices.id"), index=True)
    day: Mapped[dt.date]
    amount_cents: Mapped[int] = mapped_column(Cents)
    method: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[str] = mapped_column(String(300), default="")
    reversed_payment_id: Mapped[int | None] = mapped_column(ForeignKey("payments.id"))
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))


class InvoicePaper(Base):
    """The PDF of an issued document, drawn once at its issue and given as it is for ever."""

    __tablename__ = "invoice_papers"

    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoices.id"), primary_key=True, autoincrement=False)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    pdf: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str] = mapped_column(String(64))
