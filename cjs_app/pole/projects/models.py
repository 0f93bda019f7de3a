"""Projects, who takes part, what was done, how it is counted, and its own budget."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import Base, Cents, Exact, Label, Moment, Note, choice
from cjs_app.pole.directory.models import Organisation
from cjs_app.pole.projects.domain import Axis, Pace, SessionKind, Side, Status, StepKind


class Project(Base):
    """Something that the pôle does with others."""

    __tablename__ = "projects"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Label)
    axis: Mapped[Axis] = mapped_column(choice(Axis))
    pace: Mapped[Pace] = mapped_column(choice(Pace))
    status: Mapped[Status] = mapped_column(choice(Status), default=Status.COMING)
    role: Mapped[str] = mapped_column(String(300), default="")
    """What the pôle does in it."""
    summary: Mapped[str] = mapped_column(Note, default="")
    start_day: Mapped[dt.date | None] = mapped_column()
    end_day: Mapped[dt.date | None] = mapped_column()
    flagship: Mapped[bool] = mapped_column(default=False)
    cjs_season_id: Mapped[int | None] = mapped_column(ForeignKey("seasons.id"), index=True)
    """The summer of a cooperative that this project is."""

    cjs_season: Mapped[Season | None] = relationship(lazy="raise")


class ProjectPartner(Base):
    """An organisation that takes part in a project."""

    __tablename__ = "project_partners"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    role: Mapped[str] = mapped_column(String(120), default="")
    removed_at: Mapped[dt.datetime | None] = mapped_column(Moment)

    organisation: Mapped[Organisation] = relationship(lazy="raise")


class ProjectStep(Base):
    """A milestone or a phase."""

    __tablename__ = "project_steps"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"), index=True)
    kind: Mapped[StepKind] = mapped_column(choice(StepKind))
    label: Mapped[str] = mapped_column(Label)
    due_day: Mapped[dt.date | None] = mapped_column()
    done_on: Mapped[dt.date | None] = mapped_column()
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class ProjectSession(Base):
    """A moment of work, or an intervention."""

    __tablename__ = "project_sessions"
    __table_args__ = (CheckConstraint("persons IS NULL OR persons >= 0", name="persons"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"), index=True)
    kind: Mapped[SessionKind] = mapped_column(choice(SessionKind))
    day: Mapped[dt.date] = mapped_column(index=True)
    label: Mapped[str] = mapped_column(Label)
    persons: Mapped[int | None] = mapped_column()
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class ProjectIndicator(Base):
    """A number of a project in a year: a figure of the house, or a value with its source."""

    __tablename__ = "project_indicators"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"), index=True)
    year: Mapped[int]
    label: Mapped[str] = mapped_column(Label)
    figure_key: Mapped[str] = mapped_column(String(120), default="")
    value: Mapped[Decimal | None] = mapped_column(Exact)
    unit: Mapped[str] = mapped_column(String(60), default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    target: Mapped[Decimal | None] = mapped_column(Exact)
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class ProjectBudgetLine(Base):
    """A line of the budget of the action, apart from the accounts of any cooperative."""

    __tablename__ = "project_budget_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"), index=True)
    year: Mapped[int]
    side: Mapped[Side] = mapped_column(choice(Side))
    label: Mapped[str] = mapped_column(Label)
    planned_cents: Mapped[int] = mapped_column(Cents)
    actual_cents: Mapped[int | None] = mapped_column(Cents)
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)
