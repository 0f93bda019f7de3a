"""project holders: first receptions, stages, appointments, orientations

Revision ID: 0029
Revises: 0028
"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def closed(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


KINDS = closed("kind", "accueil", "atelier")
STATES = closed("status", "prevu", "tenu", "manque", "annule")
WAYS = closed("way", "sur_place", "telephone", "visio")


def stages() -> sa.Enum:
    return closed("stage", "idee", "projet", "creation", "activite")


def upgrade() -> None:
    op.create_table(
        "holders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", KINDS, nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("first_stage", closed("first_stage", "idee", "projet", "creation", "activite"), nullable=False),
        sa.Column("stage", stages(), nullable=False),
        sa.Column("sent_by_id", sa.Integer(), nullable=True),
        sa.Column("workshop", sa.String(length=200), nullable=False),
        sa.Column("domain", sa.String(length=120), nullable=False),
        sa.Column("needs", sa.String(length=200), nullable=False),
        sa.Column("needs_words", sa.Text(), nullable=False),
        sa.Column("next_contact_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_holders_person_id")),
        sa.ForeignKeyConstraint(["sent_by_id"], ["organisations.id"], name=op.f("fk_holders_sent_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holders")),
        sa.UniqueConstraint("person_id", name=op.f("uq_holders_person_id")),
    )
    op.create_index(op.f("ix_holders_received_on"), "holders", ["received_on"])
    op.create_index(op.f("ix_holders_sent_by_id"), "holders", ["sent_by_id"])
    op.create_index(op.f("ix_holders_next_contact_on"), "holders", ["next_contact_on"])
    op.create_table(
        "holder_stages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("stage", stages(), nullable=False),
        sa.ForeignKeyConstraint(["holder_id"], ["holders.id"], name=op.f("fk_holder_stages_holder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holder_stages")),
    )
    op.create_index(op.f("ix_holder_stages_holder_id"), "holder_stages", ["holder_id"])
    op.create_table(
        "holder_meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("status", STATES, nullable=False),
        sa.Column("way", WAYS, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.CheckConstraint("minutes IS NULL OR minutes > 0", name=op.f("ck_holder_meetings_minutes")),
        sa.ForeignKeyConstraint(["holder_id"], ["holders.id"], name=op.f("fk_holder_meetings_holder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holder_meetings")),
    )
    op.create_index(op.f("ix_holder_meetings_day"), "holder_meetings", ["day"])
    op.create_index(op.f("ix_holder_meetings_holder_id"), "holder_meetings", ["holder_id"])
    op.create_table(
        "holder_orientations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["holder_id"], ["holders.id"], name=op.f("fk_holder_orientations_holder_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_holder_orientations_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holder_orientations")),
    )
    op.create_index(op.f("ix_holder_orientations_holder_id"), "holder_orientations", ["holder_id"])
    op.create_index(op.f("ix_holder_orientations_organisation_id"), "holder_orientations", ["organisation_id"])


def downgrade() -> None:
    for table in ("holder_orientations", "holder_meetings", "holder_stages", "holders"):
        op.drop_table(table)
