"""Organisations, and the people of them or on their own."""

import datetime as dt

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.plumbing.database import Base, Label, Moment, Note, choice
from cjs_app.pole.directory.domain import Kind


class Organisation(Base):
    """A member, a partner, a funder, a newspaper: whatever is not one person."""

    __tablename__ = "organisations"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Label, index=True)
    kind: Mapped[Kind] = mapped_column(choice(Kind, 30))
    domain: Mapped[str] = mapped_column(String(120), default="")
    theme: Mapped[str] = mapped_column(Label, default="")
    aliases: Mapped[str] = mapped_column(Note, default="")
    """Its other names, one a line."""
    siren: Mapped[str] = mapped_column(String(20), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    postcode: Mapped[str] = mapped_column(String(12), default="")
    city: Mapped[str] = mapped_column(String(120), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(30), default="")
    website: Mapped[str] = mapped_column(String(200), default="")
    archived_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class Person(Base):
    """An adult that the pôle knows: the least that is needed to write to them."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    first_name: Mapped[str] = mapped_column(String(80))
    last_name: Mapped[str] = mapped_column(String(80), default="", index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    function: Mapped[str] = mapped_column(String(120), default="")
    city: Mapped[str] = mapped_column(String(120), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(30), default="")
    archived_at: Mapped[dt.datetime | None] = mapped_column(Moment)

    organisation: Mapped[Organisation | None] = relationship()

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()
