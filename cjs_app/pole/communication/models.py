"""Press cuttings, accounts with their counts, talks before pupils, facts about the site."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.plumbing.database import Base, Label, Moment, choice
from cjs_app.pole.communication.domain import CountKind, Network


class PressCutting(Base):
    """An article or a broadcast."""

    __tablename__ = "press_cuttings"

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[dt.date] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(Label)
    outlet: Mapped[str] = mapped_column(String(120))
    about: Mapped[str] = mapped_column(String(120), default="")
    url: Mapped[str] = mapped_column(String(300), default="")
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class SocialAccount(Base):
    """Where the pôle speaks to whoever follows it."""

    __tablename__ = "social_accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    network: Mapped[Network] = mapped_column(choice(Network))
    name: Mapped[str] = mapped_column(String(120))
    closed_on: Mapped[dt.date | None] = mapped_column()


class SocialCount(Base):
    """How many followed an account on a day, or how many more there were."""

    __tablename__ = "social_counts"
    __table_args__ = (CheckConstraint("kind = 'variation' OR number >= 0", name="stock"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("social_accounts.id"), index=True)
    kind: Mapped[CountKind] = mapped_column(choice(CountKind))
    day: Mapped[dt.date]
    number: Mapped[int]
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)

    account: Mapped[SocialAccount] = relationship(lazy="raise")


class AwarenessTalk(Base):
    """A talk before pupils."""

    __tablename__ = "awareness_talks"
    __table_args__ = (
        CheckConstraint("classes > 0", name="classes"),
        CheckConstraint("pupils IS NULL OR pupils >= 0", name="pupils"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[dt.date] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(Label)
    place: Mapped[str] = mapped_column(Label)
    classes: Mapped[int]
    pupils: Mapped[int | None] = mapped_column()
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class SiteFact(Base):
    """Something to be counted about the site, with its source."""

    __tablename__ = "site_facts"

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(index=True)
    label: Mapped[str] = mapped_column(Label)
    number: Mapped[int]
    source: Mapped[str] = mapped_column(String(300))
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)
