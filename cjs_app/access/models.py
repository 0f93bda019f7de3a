"""Accounts and the sessions they opened."""

import datetime as dt

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.access.domain import PoleRole
from cjs_app.plumbing.database import Base, Moment, choice


class User(Base):
    """Someone who can sign in; what they may do in a season stands with the season."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(String(80), unique=True)
    """As typed at the door, folded: no capitals, no accents."""
    display_name: Mapped[str] = mapped_column(String(80))
    passphrase_hash: Mapped[str] = mapped_column(String(200))
    is_coordinator: Mapped[bool] = mapped_column(default=False)
    """Sees every season, and the pôle."""
    pole_role: Mapped[PoleRole | None] = mapped_column(choice(PoleRole))
    """What this person is at the pôle."""
    disabled_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    same_person_as_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    """The first account of the person whose second account this is."""
    email: Mapped[str] = mapped_column(String(254), default="")
    """Of an adult who wants one, folded; a forgotten passphrase is then mended by mail."""

    # What Flask-Login asks of an account.
    is_authenticated = True
    is_anonymous = False

    @property
    def is_active(self) -> bool:
        """Whether the account may be used."""
        return self.disabled_at is None


class Session(Base):
    """A signed-in device; deleting nothing, revoking at once."""

    __tablename__ = "sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    opened_at: Mapped[dt.datetime] = mapped_column(Moment)
    seen_at: Mapped[dt.datetime] = mapped_column(Moment)
    revoked_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    proved_at: Mapped[dt.datetime] = mapped_column(Moment)
    """When the passphrase or a passkey was last given here."""
    strong: Mapped[bool] = mapped_column(default=False)
    """Whether a second proof was given."""
    touches_money: Mapped[bool] = mapped_column(default=False)
    shared: Mapped[bool] = mapped_column(default=False)
    """A tablet that several hands use."""
    device: Mapped[str] = mapped_column(String(60), default="")
    known_device_id: Mapped[int | None] = mapped_column(ForeignKey("known_devices.id"))

    user: Mapped[User] = relationship(lazy="joined")
