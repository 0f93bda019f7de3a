"""The group's votes on its sharing rule, and the distribution frozen at closing."""

import datetime as dt
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.seasons.domain import Rule
from cjs_app.plumbing.database import Base, Cents, Exact, Minutes, Moment, Note, choice, one_where


class SharingVote(Base):
    """A vote by which the group chose how to share; the last one counts."""

    __tablename__ = "sharing_votes"

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    day: Mapped[dt.date]
    rule: Mapped[Rule] = mapped_column(choice(Rule))
    equal_percent: Mapped[Decimal] = mapped_column(Exact)
    natures: Mapped[str] = mapped_column(String(200), default="")
    wage_cents: Mapped[int] = mapped_column(Cents, default=0)
    carried_over_cents: Mapped[int] = mapped_column(Cents, default=0)
    votes_for: Mapped[int]
    votes_against: Mapped[int]
    abstentions: Mapped[int]
    note: Mapped[str] = mapped_column(Note, default="")
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    objections: Mapped[list["VoteObjection"]] = relationship(order_by="VoteObjection.id", lazy="raise")

    @property
    def standing(self) -> int:
        """How many objections stand: those that nobody lifted."""
        return sum(objection.lifted_at is None for objection in self.objections)


class VoteObjection(Base):
    """Why somebody could not live with what was voted, without a name."""

    __tablename__ = "vote_objections"

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    vote_id: Mapped[int] = mapped_column(ForeignKey("sharing_votes.id"), index=True)
    reason: Mapped[str] = mapped_column(String(500))
    lifted_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    """When the group found an answer to it; empty while it stands."""


class ClosingProposal(Base):
    """What one person proposes to freeze for ever, until another confirms it or something changes."""

    __tablename__ = "closing_proposals"
    __table_args__ = (one_where("uq_closing_proposals_standing", "season_id", condition="fallen_at IS NULL"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"))
    at: Mapped[dt.datetime] = mapped_column(Moment)
    by_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    net_cents: Mapped[int] = mapped_column(Cents)
    fingerprint: Mapped[str] = mapped_column(String(64))
    """The fingerprint that the closing would bear."""
    records: Mapped[str] = mapped_column(String(64))
    """SHA-256 of every record behind it: what changes one of them lets the proposal fall, the sums alike or not."""
    fallen_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class SeasonClosing(Base):
    """The end of a season: what was shared, from what, frozen with all its inputs."""

    __tablename__ = "season_closings"
    __table_args__ = (UniqueConstraint("season_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"))
    at: Mapped[dt.datetime] = mapped_column(Moment)
    by_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    net_cents: Mapped[int] = mapped_column(Cents)
    inputs: Mapped[dict[str, Any]] = mapped_column(JSON)
    fingerprint: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the inputs and the shares in canonical form."""

    shares: Mapped[list["ClosedShare"]] = relationship(order_by="ClosedShare.code", lazy="raise")


class ClosedShare(Base):
    """What one cooperant received, once and for all."""

    __tablename__ = "closed_shares"
    __table_args__ = (UniqueConstraint("closing_id", "cooperant_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    closing_id: Mapped[int] = mapped_column(ForeignKey("season_closings.id"))
    cooperant_id: Mapped[int] = mapped_column(ForeignKey("cooperants.id"), index=True)
    code: Mapped[str] = mapped_column(String(20))
    minutes: Mapped[int] = mapped_column(Minutes)
    amount_cents: Mapped[int] = mapped_column(Cents)

    cooperant: Mapped[Cooperant] = relationship(lazy="raise")
