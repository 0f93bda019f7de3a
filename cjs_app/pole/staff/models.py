"""The contracts of the people who work at the pôle."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.plumbing.database import Base, Exact, Moment, choice
from cjs_app.pole.directory.models import Person
from cjs_app.pole.staff.domain import Kind


class StaffContract(Base):
    """A contract; entered by mistake it is cancelled, and stays."""

    __tablename__ = "staff_contracts"
    __table_args__ = (CheckConstraint("last_day IS NULL OR last_day >= first_day", name="days"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[Kind] = mapped_column(choice(Kind, 30))
    function: Mapped[str] = mapped_column(String(120))
    first_day: Mapped[dt.date] = mapped_column(index=True)
    last_day: Mapped[dt.date | None]
    etp: Mapped[Decimal | None] = mapped_column(Exact)
    """Full-time equivalent; None where it is not known."""
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)

    person: Mapped[Person] = relationship()
