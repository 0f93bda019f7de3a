"""The lines of the road map."""

from decimal import Decimal

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from cjs_app.plumbing.database import Base, Exact, Note, choice
from cjs_app.pole.roadmap.domain import Status


class RoadmapLine(Base):
    """Something that the pôle wants of a year."""

    __tablename__ = "roadmap_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(index=True)
    position: Mapped[int]
    subject: Mapped[str] = mapped_column(String(120))
    aim: Mapped[str] = mapped_column(Note)
    status: Mapped[Status] = mapped_column(choice(Status), default=Status.TO_DO)
    figure_key: Mapped[str] = mapped_column(String(120), default="")
    target: Mapped[Decimal | None] = mapped_column(Exact)
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("roadmap_lines.id"), unique=True)
    """The line of the year before that this one goes on with."""
