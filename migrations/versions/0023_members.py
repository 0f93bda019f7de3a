"""who belongs to the network, and what they paid

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

CATEGORIES = (
    "association",
    "cooperative",
    "mutuelle",
    "entreprise_solidaire",
    "entreprise_individuelle",
    "fondation",
    "entreprise",
    "collectivite",
    "etat",
    "etablissement",
    "reseau",
    "presse",
    "autre",
    "porteur",
    "sympathisant",
)
STANDING = "state <> 'annulee'"


def _closed(name: str, *values: str, length: int = 20) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=length)


def upgrade() -> None:
    op.create_table(
        "members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("shown_since", sa.Date(), nullable=True),
        sa.CheckConstraint("(organisation_id IS NULL) <> (person_id IS NULL)", name=op.f("ck_members_one_of_two")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_members_organisation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_members_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
        sa.UniqueConstraint("organisation_id", name=op.f("uq_members_organisation_id")),
        sa.UniqueConstraint("person_id", name=op.f("uq_members_person_id")),
    )
    op.create_table(
        "memberships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("category", _closed("category", *CATEGORIES, length=30), nullable=False),
        sa.Column("fee_cents", sa.BigInteger(), nullable=False),
        sa.Column("state", _closed("state", "demandee", "payee", "annulee"), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("way", _closed("way", "cheque", "virement", "especes", "carte", "en_ligne"), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("fee_cents >= 0", name=op.f("ck_memberships_fee")),
        sa.CheckConstraint("(paid_on IS NULL) = (way IS NULL)", name=op.f("ck_memberships_paid_how")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_memberships_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
    )
    op.create_index("ix_memberships_member_id", "memberships", ["member_id", "year", "state"])
    op.create_index("ix_memberships_year_state", "memberships", ["year", "state", "category"])
    op.create_index(
        "uq_memberships_member_id_year",
        "memberships",
        ["member_id", "year"],
        unique=True,
        sqlite_where=sa.text(STANDING),
        postgresql_where=sa.text(STANDING),
    )
    op.create_table(
        "membership_fees",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("category", _closed("category", *CATEGORIES, length=30), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_fees")),
    )
    op.create_table(
        "receipt_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last_rank", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt_series")),
        sa.UniqueConstraint("year", name=op.f("uq_receipt_series_year")),
    )
    op.create_table(
        "membership_receipts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("photograph", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["memberships.id"], name=op.f("fk_membership_receipts_membership_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_receipts")),
        sa.UniqueConstraint("membership_id", name=op.f("uq_membership_receipts_membership_id")),
        sa.UniqueConstraint("year", "rank", name=op.f("uq_membership_receipts_year_rank")),
    )
    op.create_index(op.f("ix_membership_receipts_number"), "membership_receipts", ["number"])
    op.create_table(
        "membership_reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("way", _closed("reminderway", "courriel", "courrier", "telephone"), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_membership_reminders_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_reminders")),
    )
    op.create_index("ix_membership_reminders_member_id", "membership_reminders", ["member_id", "year"])


def downgrade() -> None:
    for table in (
        "membership_reminders",
        "membership_receipts",
        "receipt_series",
        "membership_fees",
        "memberships",
        "members",
    ):
        op.drop_table(table)
