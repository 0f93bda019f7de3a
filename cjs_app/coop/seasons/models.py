"""Carriers, seasons, and the people and settings of a season."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.access.domain import Role
from cjs_app.coop.seasons.domain import Rule, Seat, Status, TvaRegime
from cjs_app.plumbing.database import Base, Cents, Exact, Label, Moment, choice, one_where


class Carrier(Base):
    """The cooperative that carries a summer legally: its SIREN is on the invoices."""

    __tablename__ = "carriers"
    __table_args__ = (one_where("uq_carriers_siren", "siren", condition="siren <> ''"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Label)
    siren: Mapped[str] = mapped_column(String(20), default="")
    """Nine digits in France; another country's number is kept as it was given."""
    address: Mapped[str] = mapped_column(String(300), default="")
    postcode: Mapped[str] = mapped_column(String(12), default="")
    city: Mapped[str] = mapped_column(String(120), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    iban: Mapped[str] = mapped_column(String(34), default="")

    tva_regimes: Mapped[list["CarrierTvaRegime"]] = relationship(order_by="CarrierTvaRegime.valid_from")


class CarrierTvaRegime(Base):
    """The VAT regime of a carrier from a day on."""

    __tablename__ = "carrier_tva_regimes"
    __table_args__ = (UniqueConstraint("carrier_id", "valid_from"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    carrier_id: Mapped[int] = mapped_column(ForeignKey("carriers.id"))
    regime: Mapped[TvaRegime] = mapped_column(choice(TvaRegime))
    valid_from: Mapped[dt.date]


class NumberSeries(Base):
    """The last number given in a series of documents of a carrier, for a year."""

    __tablename__ = "number_series"
    __table_args__ = (
        UniqueConstraint("carrier_id", "template", "year"),
        CheckConstraint("last_rank >= 0", name="last_rank"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    carrier_id: Mapped[int] = mapped_column(ForeignKey("carriers.id"))
    template: Mapped[str] = mapped_column(String(40))
    year: Mapped[int]
    last_rank: Mapped[int] = mapped_column(default=0)


class Season(Base):
    """One summer of one cooperative."""

    __tablename__ = "seasons"
    __table_args__ = (
        CheckConstraint("end_day >= start_day", name="dates"),
        one_where("uq_seasons_name_year", "folded_name", "year", condition="superseded_at IS NULL"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Label)
    folded_name: Mapped[str] = mapped_column(String(200))
    """The name without case, accents or kinds of apostrophe: how a season is looked up."""
    year: Mapped[int]
    start_day: Mapped[dt.date]
    end_day: Mapped[dt.date]
    territory: Mapped[str] = mapped_column(Label, default="")
    currency: Mapped[str] = mapped_column(String(3), default="EUR")
    carrier_id: Mapped[int] = mapped_column(ForeignKey("carriers.id"), index=True)
    status: Mapped[Status] = mapped_column(choice(Status), default=Status.PREPARATION)
    rule: Mapped[Rule] = mapped_column(choice(Rule), default=Rule.EQUAL)
    equal_percent: Mapped[Decimal] = mapped_column(Exact, default=Decimal(50))
    """The part shared equally, in percent; the mixed rule reads it."""
    natures: Mapped[str] = mapped_column(String(200), default="")
    """Natures of hours that weigh in the sharing, joined by |; empty means all."""
    wage_cents: Mapped[int] = mapped_column(Cents, default=0)
    """What an hour of mission is paid before the rest is shared; the wage-then-dividend rule reads it."""
    carried_over_cents: Mapped[int] = mapped_column(Cents, default=0)
    """What the group keeps for next summer instead of sharing it."""
    quote_template: Mapped[str] = mapped_column(String(40), default="D-AAAA-###")
    invoice_template: Mapped[str] = mapped_column(String(40), default="F-AAAA-####")
    credit_note_template: Mapped[str] = mapped_column(String(40), default="A-AAAA-####")
    superseded_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    """Set when a newer import of the same summer took this one's place; it is kept, out of sight."""

    carrier: Mapped[Carrier] = relationship(lazy="joined")


class SeasonRole(Base):
    """What an account may do in a season."""

    __tablename__ = "season_roles"
    __table_args__ = (UniqueConstraint("user_id", "season_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    role: Mapped[Role] = mapped_column(choice(Role))
    revoked_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class Facilitator(Base):
    """An animateur or animatrice who accompanies the summer."""

    __tablename__ = "facilitators"

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    mandate: Mapped[str] = mapped_column(String(120), default="")
    removed_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class CommitteeSeat(Base):
    """A structure that sits in the local committee."""

    __tablename__ = "committee_seats"

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    organisation: Mapped[str] = mapped_column(Label)
    seat: Mapped[Seat] = mapped_column(choice(Seat), default=Seat.MEMBER)
    removed_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class Price(Base):
    """A line of the price list that the group agreed on."""

    __tablename__ = "prices"

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    label: Mapped[str] = mapped_column(Label)
    unit: Mapped[str] = mapped_column(String(20))
    unit_price_cents: Mapped[int] = mapped_column(Cents)
    tva_rate: Mapped[Decimal] = mapped_column(Exact, default=Decimal(0))
    removed_at: Mapped[dt.datetime | None] = mapped_column(Moment)
