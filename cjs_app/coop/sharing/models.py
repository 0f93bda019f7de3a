"""Committee links, the visits they opened, the wrong tries, and the frozen editions that are read."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cjs_app.plumbing.database import Base, Moment


class CommitteeLink(Base):
    """An address given to somebody of the committee; its key is kept as a mark that does not lead back to it."""

    __tablename__ = "committee_links"
    __table_args__ = (CheckConstraint("reads >= 0", name="reads"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    label: Mapped[str] = mapped_column(String(120))
    """For whom it was made, in the words of who made it."""
    created_at: Mapped[dt.datetime] = mapped_column(Moment)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    expires_at: Mapped[dt.datetime] = mapped_column(Moment)
    revoked_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    revoked_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    reads: Mapped[int] = mapped_column(default=0)
    """How many times the page was shown through it."""
    last_read_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class CommitteeVisit(Base):
    """A link opened once, in one browser: what its cookie stands for."""

    __tablename__ = "committee_visits"

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("committee_links.id"), index=True)
    cookie_hash: Mapped[str] = mapped_column(String(64), unique=True)
    opened_at: Mapped[dt.datetime] = mapped_column(Moment)
    ends_at: Mapped[dt.datetime] = mapped_column(Moment)


class CommitteeTry(Base):
    """An address that opened nothing; from where, only as a mark under the server's key. Swept after a day."""

    __tablename__ = "committee_tries"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(Moment, index=True)
    place: Mapped[str] = mapped_column(String(64))


class CommitteeEdition(Base):
    """What the committee reads from a day on; one for a day at most, never changed."""

    __tablename__ = "committee_editions"
    __table_args__ = (UniqueConstraint("season_id", "day"), CheckConstraint("threshold >= 5", name="threshold"))

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    day: Mapped[dt.date]
    at: Mapped[dt.datetime] = mapped_column(Moment)
    by_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    threshold: Mapped[int]
    cells: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What is shown, and nothing else."""
    basis: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What it was added up from, by the numbers of records: read when the next edition is compared, never shown."""


class CommitteeThreshold(Base):
    """How many persons a cell must count in a season; five where nobody asked for more."""

    __tablename__ = "committee_thresholds"
    __table_args__ = (UniqueConstraint("season_id"), CheckConstraint("persons >= 5", name="persons"))

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"))
    persons: Mapped[int]
