"""Agreements, requests for erasure, erasures done, delays that were changed, and the yearly reviews."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cjs_app.plumbing.database import Base, Moment, choice
from cjs_app.privacy.domain import Consented, Erased, RequestState
from cjs_app.privacy.purposes import Rule


class Consent(Base):
    """A yes or a no that a cooperant gave on a day; the newest of each kind is the one that holds."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    cooperant_id: Mapped[int] = mapped_column(ForeignKey("cooperants.id"), index=True)
    kind: Mapped[Consented] = mapped_column(choice(Consented))
    given: Mapped[bool]
    wording: Mapped[int]
    """Which words of the question were agreed to."""
    at: Mapped[dt.datetime] = mapped_column(Moment)
    by_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))


class ErasureRequest(Base):
    """Somebody asks to be erased: from a season, or as an account that is no cooperant's."""

    __tablename__ = "erasure_requests"
    __table_args__ = (
        CheckConstraint("(cooperant_id IS NULL) = (season_id IS NULL)", name="season"),
        CheckConstraint("cooperant_id IS NOT NULL OR user_id IS NOT NULL", name="whose"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int | None] = mapped_column(ForeignKey("seasons.id"), index=True)
    cooperant_id: Mapped[int | None] = mapped_column(ForeignKey("cooperants.id"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    asked_at: Mapped[dt.datetime] = mapped_column(Moment)
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    state: Mapped[RequestState] = mapped_column(choice(RequestState), default=RequestState.WAITING)
    answered_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))


class Erasure(Base):
    """Somebody who was erased: which sheet, and the name that stands there from now on."""

    __tablename__ = "erasures"
    __table_args__ = (UniqueConstraint("kind", "record_id"), UniqueConstraint("season_id", "alias"))

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Erased] = mapped_column(choice(Erased))
    season_id: Mapped[int | None] = mapped_column(ForeignKey("seasons.id"))
    record_id: Mapped[int]
    alias: Mapped[str] = mapped_column(String(40))
    at: Mapped[dt.datetime] = mapped_column(Moment)
    by_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))


class RetentionDelay(Base):
    """A delay that this house chose, in the place of the proposed one."""

    __tablename__ = "retention_delays"
    __table_args__ = (UniqueConstraint("rule"), CheckConstraint("months > 0", name="months"))

    id: Mapped[int] = mapped_column(primary_key=True)
    rule: Mapped[Rule] = mapped_column(choice(Rule))
    months: Mapped[int]


class RetentionReview(Base):
    """The day somebody looked at everything that was due, and how much was left then."""

    __tablename__ = "retention_reviews"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(Moment)
    day: Mapped[dt.date]
    by_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    left_due: Mapped[int]
