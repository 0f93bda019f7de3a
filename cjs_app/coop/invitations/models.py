"""Invitations: each once, for a while."""

import datetime as dt

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from cjs_app.access.domain import Role
from cjs_app.access.limits import Way
from cjs_app.plumbing.database import Base, Moment, choice


class Invitation(Base):
    """Somebody is expected in a season; the secret that lets them in is kept as a hash only."""

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    role: Mapped[Role] = mapped_column(choice(Role))
    cooperant_id: Mapped[int | None] = mapped_column(ForeignKey("cooperants.id"), index=True)
    name: Mapped[str] = mapped_column(String(80), default="")
    """Of the adult who is expected, for the list of those who wait; a cooperant's stands on their sheet."""
    way: Mapped[Way] = mapped_column(choice(Way))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[dt.datetime] = mapped_column(Moment)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    expires_at: Mapped[dt.datetime] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(default=0)
    """Wrong codes typed anywhere while this one could be guessed."""
    accepted_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    accepted_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    revoked_at: Mapped[dt.datetime | None] = mapped_column(Moment)
