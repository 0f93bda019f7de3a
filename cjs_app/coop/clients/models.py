"""Clients of a season."""

import datetime as dt

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cjs_app.coop.clients.domain import Kind
from cjs_app.plumbing.database import Base, Label, Moment, choice


class Client(Base):
    """Someone who asks the cooperative for a job."""

    __tablename__ = "clients"
    __table_args__ = (UniqueConstraint("season_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    code: Mapped[str] = mapped_column(String(40))
    kind: Mapped[Kind] = mapped_column(choice(Kind))
    name: Mapped[str] = mapped_column(Label)
    siren: Mapped[str] = mapped_column(String(20), default="")
    """A SIREN of nine digits or a SIRET of fourteen; never asked from a private person."""
    address: Mapped[str] = mapped_column(String(300), default="")
    postcode: Mapped[str] = mapped_column(String(12), default="")
    city: Mapped[str] = mapped_column(String(120), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(30), default="")
    archived_at: Mapped[dt.datetime | None] = mapped_column(Moment)
