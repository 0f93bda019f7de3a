"""The pôle itself: one row."""

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from cjs_app.plumbing.database import Base, Label


class Structure(Base):
    """How the pôle is called and where it is found; there is one."""

    __tablename__ = "pole_structure"
    __table_args__ = (CheckConstraint("id = 1", name="alone"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Label)
    association: Mapped[str] = mapped_column(Label, default="")
    founded_year: Mapped[int | None] = mapped_column()
    address: Mapped[str] = mapped_column(String(300), default="")
    postcode: Mapped[str] = mapped_column(String(12), default="")
    city: Mapped[str] = mapped_column(String(120), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(30), default="")
    website: Mapped[str] = mapped_column(String(200), default="")
