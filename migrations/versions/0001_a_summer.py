"""a summer

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "carriers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("siren", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("postcode", sa.String(length=12), nullable=False),
        sa.Column("city", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("iban", sa.String(length=34), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carriers")),
    )
    with op.batch_alter_table("carriers") as batch_op:
        batch_op.create_index(
            "uq_carriers_siren",
            ["siren"],
            unique=True,
            sqlite_where=sa.text("siren <> ''"),
            postgresql_where=sa.text("siren <> ''"),
        )

    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("season_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
    )
    with op.batch_alter_table("journal") as batch_op:
        batch_op.create_index("ix_journal_season_id", ["season_id"], unique=False)
        batch_op.create_index("ix_journal_subject", ["subject", "subject_id"], unique=False)

    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(length=80), nullable=False),
        sa.Column("display_name", sa.String(length=80), nullable=False),
        sa.Column("passphrase_hash", sa.String(length=200), nullable=False),
        sa.Column("is_coordinator", sa.Boolean(), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("login", name=op.f("uq_users_login")),
    )
    op.create_table(
        "carrier_tva_regimes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("carrier_id", sa.Integer(), nullable=False),
        sa.Column(
            "regime",
            sa.Enum(
                "assujetti",
                "franchise",
                "exonere",
                name="tvaregime",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["carrier_id"], ["carriers.id"], name=op.f("fk_carrier_tva_regimes_carrier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carrier_tva_regimes")),
        sa.UniqueConstraint("carrier_id", "valid_from", name=op.f("uq_carrier_tva_regimes_carrier_id_valid_from")),
    )
    op.create_table(
        "number_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("carrier_id", sa.Integer(), nullable=False),
        sa.Column("template", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last_rank", sa.Integer(), nullable=False),
        sa.CheckConstraint("last_rank >= 0", name=op.f("ck_number_series_last_rank")),
        sa.ForeignKeyConstraint(["carrier_id"], ["carriers.id"], name=op.f("fk_number_series_carrier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_series")),
        sa.UniqueConstraint("carrier_id", "template", "year", name=op.f("uq_number_series_carrier_id_template_year")),
    )
    op.create_table(
        "seasons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("folded_name", sa.String(length=200), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("start_day", sa.Date(), nullable=False),
        sa.Column("end_day", sa.Date(), nullable=False),
        sa.Column("territory", sa.String(length=200), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("carrier_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "preparation",
                "open",
                "closing",
                "closed",
                "postponed",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "rule",
            sa.Enum(
                "egale",
                "heures",
                "presence",
                "implication",
                "mixte",
                "salaire_ristourne",
                name="rule",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("equal_percent", sa.BigInteger(), nullable=False),
        sa.Column("natures", sa.String(length=200), nullable=False),
        sa.Column("wage_cents", sa.BigInteger(), nullable=False),
        sa.Column("carried_over_cents", sa.BigInteger(), nullable=False),
        sa.Column("quote_template", sa.String(length=40), nullable=False),
        sa.Column("invoice_template", sa.String(length=40), nullable=False),
        sa.Column("credit_note_template", sa.String(length=40), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("end_day >= start_day", name=op.f("ck_seasons_dates")),
        sa.ForeignKeyConstraint(["carrier_id"], ["carriers.id"], name=op.f("fk_seasons_carrier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seasons")),
    )
    with op.batch_alter_table("seasons") as batch_op:
        batch_op.create_index(batch_op.f("ix_seasons_carrier_id"), ["carrier_id"], unique=False)
        batch_op.create_index(
            "uq_seasons_name_year",
            ["folded_name", "year"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sessions_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sessions_token_hash")),
    )
    with op.batch_alter_table("sessions") as batch_op:
        batch_op.create_index(batch_op.f("ix_sessions_user_id"), ["user_id"], unique=False)

    op.create_table(
        "bilan_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by_user_id"], ["users.id"], name=op.f("fk_bilan_texts_by_user_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_bilan_texts_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bilan_texts")),
    )
    with op.batch_alter_table("bilan_texts") as batch_op:
        batch_op.create_index("ix_bilan_texts_season_id_section", ["season_id", "section"], unique=False)

    op.create_table(
        "clients",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "particulier",
                "entreprise",
                "collectivite",
                "association",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("siren", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("postcode", sa.String(length=12), nullable=False),
        sa.Column("city", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_clients_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clients")),
        sa.UniqueConstraint("season_id", "code", name=op.f("uq_clients_season_id_code")),
    )
    with op.batch_alter_table("clients") as batch_op:
        batch_op.create_index(batch_op.f("ix_clients_season_id"), ["season_id"], unique=False)

    op.create_table(
        "committee_seats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(length=200), nullable=False),
        sa.Column(
            "seat",
            sa.Enum(
                "coordination",
                "parrain_jeunesse",
                "parrain_economique",
                "financeur",
                "membre",
                name="seat",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_committee_seats_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_seats")),
    )
    with op.batch_alter_table("committee_seats") as batch_op:
        batch_op.create_index(batch_op.f("ix_committee_seats_season_id"), ["season_id"], unique=False)

    op.create_table(
        "committees",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_committees_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committees")),
        sa.UniqueConstraint("season_id", "label", name=op.f("uq_committees_season_id_label")),
    )
    with op.batch_alter_table("committees") as batch_op:
        batch_op.create_index(batch_op.f("ix_committees_season_id"), ["season_id"], unique=False)

    op.create_table(
        "cooperants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("first_name", sa.String(length=80), nullable=False),
        sa.Column("last_name", sa.String(length=80), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("coefficient", sa.BigInteger(), nullable=False),
        sa.Column("has_share", sa.Boolean(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "left_on IS NULL OR joined_on IS NULL OR left_on >= joined_on", name=op.f("ck_cooperants_dates")
        ),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_cooperants_season_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_cooperants_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cooperants")),
        sa.UniqueConstraint("season_id", "code", name=op.f("uq_cooperants_season_id_code")),
    )
    with op.batch_alter_table("cooperants") as batch_op:
        batch_op.create_index(batch_op.f("ix_cooperants_season_id"), ["season_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cooperants_user_id"), ["user_id"], unique=False)

    op.create_table(
        "deductions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "pourcentage",
                "montant",
                "par_heure",
                name="deductionkind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("percent", sa.BigInteger(), nullable=True),
        sa.Column("amount_cents", sa.BigInteger(), nullable=True),
        sa.Column(
            "base",
            sa.Enum(
                "ca_ht",
                "ressources",
                "solde",
                name="deductionbase",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(kind = 'pourcentage') = (amount_cents IS NULL)", name=op.f("ck_deductions_amount")),
        sa.CheckConstraint("(kind = 'pourcentage') = (percent IS NOT NULL)", name=op.f("ck_deductions_percent")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_deductions_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deductions")),
    )
    with op.batch_alter_table("deductions") as batch_op:
        batch_op.create_index(batch_op.f("ix_deductions_season_id"), ["season_id"], unique=False)

    op.create_table(
        "facilitators",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("mandate", sa.String(length=120), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_facilitators_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facilitators")),
    )
    with op.batch_alter_table("facilitators") as batch_op:
        batch_op.create_index(batch_op.f("ix_facilitators_season_id"), ["season_id"], unique=False)

    op.create_table(
        "prices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=20), nullable=False),
        sa.Column("unit_price_cents", sa.BigInteger(), nullable=False),
        sa.Column("tva_rate", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_prices_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prices")),
    )
    with op.batch_alter_table("prices") as batch_op:
        batch_op.create_index(batch_op.f("ix_prices_season_id"), ["season_id"], unique=False)

    op.create_table(
        "season_closings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("net_cents", sa.BigInteger(), nullable=False),
        sa.Column("inputs", sa.JSON(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["by_user_id"], ["users.id"], name=op.f("fk_season_closings_by_user_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_season_closings_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_season_closings")),
        sa.UniqueConstraint("season_id", name=op.f("uq_season_closings_season_id")),
    )
    op.create_table(
        "season_roles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "cooperant",
                "facilitator",
                "committee",
                "coordination",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_season_roles_season_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_season_roles_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_season_roles")),
        sa.UniqueConstraint("user_id", "season_id", name=op.f("uq_season_roles_user_id_season_id")),
    )
    with op.batch_alter_table("season_roles") as batch_op:
        batch_op.create_index(batch_op.f("ix_season_roles_season_id"), ["season_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_season_roles_user_id"), ["user_id"], unique=False)

    op.create_table(
        "self_financing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_self_financing_recorded_by_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_self_financing_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_self_financing")),
    )
    with op.batch_alter_table("self_financing") as batch_op:
        batch_op.create_index(batch_op.f("ix_self_financing_season_id"), ["season_id"], unique=False)

    op.create_table(
        "sharing_votes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "rule",
            sa.Enum(
                "egale",
                "heures",
                "presence",
                "implication",
                "mixte",
                "salaire_ristourne",
                name="rule",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("equal_percent", sa.BigInteger(), nullable=False),
        sa.Column("natures", sa.String(length=200), nullable=False),
        sa.Column("wage_cents", sa.BigInteger(), nullable=False),
        sa.Column("carried_over_cents", sa.BigInteger(), nullable=False),
        sa.Column("votes_for", sa.Integer(), nullable=False),
        sa.Column("votes_against", sa.Integer(), nullable=False),
        sa.Column("abstentions", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_sharing_votes_recorded_by_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_sharing_votes_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sharing_votes")),
    )
    with op.batch_alter_table("sharing_votes") as batch_op:
        batch_op.create_index(batch_op.f("ix_sharing_votes_season_id"), ["season_id"], unique=False)

    op.create_table(
        "closed_shares",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("closing_id", sa.Integer(), nullable=False),
        sa.Column("cooperant_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["closing_id"], ["season_closings.id"], name=op.f("fk_closed_shares_closing_id")),
        sa.ForeignKeyConstraint(["cooperant_id"], ["cooperants.id"], name=op.f("fk_closed_shares_cooperant_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_closed_shares_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_shares")),
        sa.UniqueConstraint("closing_id", "cooperant_id", name=op.f("uq_closed_shares_closing_id_cooperant_id")),
    )
    with op.batch_alter_table("closed_shares") as batch_op:
        batch_op.create_index(batch_op.f("ix_closed_shares_cooperant_id"), ["cooperant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_closed_shares_season_id"), ["season_id"], unique=False)

    op.create_table(
        "committee_terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("cooperant_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=80), nullable=False),
        sa.Column("start_day", sa.Date(), nullable=False),
        sa.Column("end_day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["committee_id"], ["committees.id"], name=op.f("fk_committee_terms_committee_id")),
        sa.ForeignKeyConstraint(["cooperant_id"], ["cooperants.id"], name=op.f("fk_committee_terms_cooperant_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_committee_terms_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_terms")),
    )
    with op.batch_alter_table("committee_terms") as batch_op:
        batch_op.create_index(batch_op.f("ix_committee_terms_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_committee_terms_cooperant_id"), ["cooperant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_committee_terms_season_id"), ["season_id"], unique=False)

    op.create_table(
        "done_weeks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("cooperant_id", sa.Integer(), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["cooperant_id"], ["cooperants.id"], name=op.f("fk_done_weeks_cooperant_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_done_weeks_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_done_weeks")),
        sa.UniqueConstraint("cooperant_id", "monday", name=op.f("uq_done_weeks_cooperant_id_monday")),
    )
    with op.batch_alter_table("done_weeks") as batch_op:
        batch_op.create_index(batch_op.f("ix_done_weeks_season_id"), ["season_id"], unique=False)

    op.create_table(
        "papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("cooperant_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "attendue",
                "recue",
                "validee",
                "expiree",
                name="paperstate",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["cooperant_id"], ["cooperants.id"], name=op.f("fk_papers_cooperant_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_papers_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
        sa.UniqueConstraint("cooperant_id", "label", name=op.f("uq_papers_cooperant_id_label")),
    )
    with op.batch_alter_table("papers") as batch_op:
        batch_op.create_index(batch_op.f("ix_papers_cooperant_id"), ["cooperant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_papers_season_id"), ["season_id"], unique=False)

    op.create_table(
        "quotes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "brouillon",
                "a_valider",
                "valide",
                "envoye",
                "accepte",
                "refuse",
                "decline",
                "expire",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_quotes_client_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_quotes_season_id")),
        sa.ForeignKeyConstraint(["written_by_id"], ["users.id"], name=op.f("fk_quotes_written_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotes")),
        sa.UniqueConstraint("season_id", "number", name=op.f("uq_quotes_season_id_number")),
    )
    with op.batch_alter_table("quotes") as batch_op:
        batch_op.create_index(batch_op.f("ix_quotes_client_id"), ["client_id"], unique=False)
        batch_op.create_index("ix_quotes_season_id_status", ["season_id", "status"], unique=False)

    op.create_table(
        "missions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("quote_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("start_day", sa.Date(), nullable=True),
        sa.Column("end_day", sa.Date(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "prevue",
                "en_cours",
                "realisee",
                "annulee",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("safety_notes", sa.Text(), nullable=False),
        sa.Column("wanted_people", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "end_day IS NULL OR start_day IS NULL OR end_day >= start_day", name=op.f("ck_missions_dates")
        ),
        sa.ForeignKeyConstraint(["quote_id"], ["quotes.id"], name=op.f("fk_missions_quote_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_missions_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_missions")),
        sa.UniqueConstraint("season_id", "code", name=op.f("uq_missions_season_id_code")),
    )
    with op.batch_alter_table("missions") as batch_op:
        batch_op.create_index(batch_op.f("ix_missions_quote_id"), ["quote_id"], unique=False)
        batch_op.create_index("ix_missions_season_id_status", ["season_id", "status"], unique=False)

    op.create_table(
        "quote_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("quote_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=500), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("unit_price_cents", sa.BigInteger(), nullable=False),
        sa.Column("tva_rate", sa.BigInteger(), nullable=False),
        sa.Column("ht_cents", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["quote_id"], ["quotes.id"], name=op.f("fk_quote_lines_quote_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_quote_lines_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote_lines")),
        sa.UniqueConstraint("quote_id", "position", name=op.f("uq_quote_lines_quote_id_position")),
    )
    with op.batch_alter_table("quote_lines") as batch_op:
        batch_op.create_index(batch_op.f("ix_quote_lines_season_id"), ["season_id"], unique=False)

    op.create_table(
        "expenses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("category", sa.String(length=80), nullable=False),
        sa.Column("ht_cents", sa.BigInteger(), nullable=False),
        sa.Column("mission_id", sa.Integer(), nullable=True),
        sa.Column("receipt_sha256", sa.String(length=64), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["mission_id"], ["missions.id"], name=op.f("fk_expenses_mission_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_expenses_recorded_by_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_expenses_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expenses")),
    )
    with op.batch_alter_table("expenses") as batch_op:
        batch_op.create_index(batch_op.f("ix_expenses_mission_id"), ["mission_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_expenses_season_id"), ["season_id"], unique=False)

    op.create_table(
        "hour_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("cooperant_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column(
            "nature",
            sa.Enum(
                "mission",
                "formation",
                "reunion",
                "prospection",
                "gestion",
                "autofinancement",
                name="nature",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("mission_id", sa.Integer(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "declaree", "validee", "annulee", name="status", native_enum=False, create_constraint=True, length=20
            ),
            nullable=False,
        ),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("declared_by_id", sa.Integer(), nullable=True),
        sa.Column("validated_by_id", sa.Integer(), nullable=True),
        sa.Column("validated_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_hour_entries_minutes")),
        sa.ForeignKeyConstraint(["cooperant_id"], ["cooperants.id"], name=op.f("fk_hour_entries_cooperant_id")),
        sa.ForeignKeyConstraint(["declared_by_id"], ["users.id"], name=op.f("fk_hour_entries_declared_by_id")),
        sa.ForeignKeyConstraint(["mission_id"], ["missions.id"], name=op.f("fk_hour_entries_mission_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_hour_entries_season_id")),
        sa.ForeignKeyConstraint(["validated_by_id"], ["users.id"], name=op.f("fk_hour_entries_validated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hour_entries")),
    )
    with op.batch_alter_table("hour_entries") as batch_op:
        batch_op.create_index(batch_op.f("ix_hour_entries_cooperant_id"), ["cooperant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hour_entries_mission_id"), ["mission_id"], unique=False)
        batch_op.create_index("ix_hour_entries_season_id_day", ["season_id", "day"], unique=False)

    op.create_table(
        "invoices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("facture", "avoir", name="kind", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "brouillon", "emise", "abandonnee", name="status", native_enum=False, create_constraint=True, length=20
            ),
            nullable=False,
        ),
        sa.Column("number", sa.String(length=40), nullable=True),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("due_day", sa.Date(), nullable=True),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("quote_id", sa.Integer(), nullable=True),
        sa.Column("mission_id", sa.Integer(), nullable=True),
        sa.Column("corrected_invoice_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("performed_on", sa.Date(), nullable=True),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("ht_cents", sa.BigInteger(), nullable=False),
        sa.Column("tva_cents", sa.BigInteger(), nullable=False),
        sa.Column("ttc_cents", sa.BigInteger(), nullable=False),
        sa.Column("photograph", sa.JSON(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(kind = 'avoir') = (corrected_invoice_id IS NOT NULL)", name=op.f("ck_invoices_credit_note_corrects")
        ),
        sa.CheckConstraint("(status = 'emise') = (number IS NOT NULL)", name=op.f("ck_invoices_number_when_issued")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_invoices_client_id")),
        sa.ForeignKeyConstraint(
            ["corrected_invoice_id"], ["invoices.id"], name=op.f("fk_invoices_corrected_invoice_id")
        ),
        sa.ForeignKeyConstraint(["issued_by_id"], ["users.id"], name=op.f("fk_invoices_issued_by_id")),
        sa.ForeignKeyConstraint(["mission_id"], ["missions.id"], name=op.f("fk_invoices_mission_id")),
        sa.ForeignKeyConstraint(["quote_id"], ["quotes.id"], name=op.f("fk_invoices_quote_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_invoices_season_id")),
        sa.ForeignKeyConstraint(["series_id"], ["number_series.id"], name=op.f("fk_invoices_series_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoices")),
        sa.UniqueConstraint("season_id", "number", name=op.f("uq_invoices_season_id_number")),
        sa.UniqueConstraint("series_id", "rank", name=op.f("uq_invoices_series_id_rank")),
    )
    with op.batch_alter_table("invoices") as batch_op:
        batch_op.create_index(batch_op.f("ix_invoices_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invoices_corrected_invoice_id"), ["corrected_invoice_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invoices_mission_id"), ["mission_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invoices_quote_id"), ["quote_id"], unique=False)
        batch_op.create_index("ix_invoices_season_id_status", ["season_id", "status"], unique=False)

    op.create_table(
        "mission_members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("mission_id", sa.Integer(), nullable=False),
        sa.Column("cooperant_id", sa.Integer(), nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["cooperant_id"], ["cooperants.id"], name=op.f("fk_mission_members_cooperant_id")),
        sa.ForeignKeyConstraint(["mission_id"], ["missions.id"], name=op.f("fk_mission_members_mission_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_mission_members_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mission_members")),
        sa.UniqueConstraint("mission_id", "cooperant_id", name=op.f("uq_mission_members_mission_id_cooperant_id")),
    )
    with op.batch_alter_table("mission_members") as batch_op:
        batch_op.create_index(batch_op.f("ix_mission_members_cooperant_id"), ["cooperant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mission_members_season_id"), ["season_id"], unique=False)

    op.create_table(
        "mission_slots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("mission_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.ForeignKeyConstraint(["mission_id"], ["missions.id"], name=op.f("fk_mission_slots_mission_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_mission_slots_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mission_slots")),
    )
    with op.batch_alter_table("mission_slots") as batch_op:
        batch_op.create_index(batch_op.f("ix_mission_slots_mission_id"), ["mission_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mission_slots_season_id"), ["season_id"], unique=False)

    op.create_table(
        "invoice_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("invoice_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=500), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("unit_price_cents", sa.BigInteger(), nullable=False),
        sa.Column("tva_rate", sa.BigInteger(), nullable=False),
        sa.Column("ht_cents", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoices.id"], name=op.f("fk_invoice_lines_invoice_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_invoice_lines_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice_lines")),
        sa.UniqueConstraint("invoice_id", "position", name=op.f("uq_invoice_lines_invoice_id_position")),
    )
    with op.batch_alter_table("invoice_lines") as batch_op:
        batch_op.create_index(batch_op.f("ix_invoice_lines_season_id"), ["season_id"], unique=False)

    op.create_table(
        "payments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("invoice_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("reversed_payment_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoices.id"], name=op.f("fk_payments_invoice_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_payments_recorded_by_id")),
        sa.ForeignKeyConstraint(["reversed_payment_id"], ["payments.id"], name=op.f("fk_payments_reversed_payment_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_payments_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payments")),
        sa.UniqueConstraint("reversed_payment_id", name=op.f("uq_payments_reversed_payment_id")),
    )
    with op.batch_alter_table("payments") as batch_op:
        batch_op.create_index(batch_op.f("ix_payments_invoice_id"), ["invoice_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_payments_season_id"), ["season_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("payments") as batch_op:
        batch_op.drop_index(batch_op.f("ix_payments_season_id"))
        batch_op.drop_index(batch_op.f("ix_payments_invoice_id"))

    op.drop_table("payments")
    with op.batch_alter_table("invoice_lines") as batch_op:
        batch_op.drop_index(batch_op.f("ix_invoice_lines_season_id"))

    op.drop_table("invoice_lines")
    with op.batch_alter_table("mission_slots") as batch_op:
        batch_op.drop_index(batch_op.f("ix_mission_slots_season_id"))
        batch_op.drop_index(batch_op.f("ix_mission_slots_mission_id"))

    op.drop_table("mission_slots")
    with op.batch_alter_table("mission_members") as batch_op:
        batch_op.drop_index(batch_op.f("ix_mission_members_season_id"))
        batch_op.drop_index(batch_op.f("ix_mission_members_cooperant_id"))

    op.drop_table("mission_members")
    with op.batch_alter_table("invoices") as batch_op:
        batch_op.drop_index("ix_invoices_season_id_status")
        batch_op.drop_index(batch_op.f("ix_invoices_quote_id"))
        batch_op.drop_index(batch_op.f("ix_invoices_mission_id"))
        batch_op.drop_index(batch_op.f("ix_invoices_corrected_invoice_id"))
        batch_op.drop_index(batch_op.f("ix_invoices_client_id"))

    op.drop_table("invoices")
    with op.batch_alter_table("hour_entries") as batch_op:
        batch_op.drop_index("ix_hour_entries_season_id_day")
        batch_op.drop_index(batch_op.f("ix_hour_entries_mission_id"))
        batch_op.drop_index(batch_op.f("ix_hour_entries_cooperant_id"))

    op.drop_table("hour_entries")
    with op.batch_alter_table("expenses") as batch_op:
        batch_op.drop_index(batch_op.f("ix_expenses_season_id"))
        batch_op.drop_index(batch_op.f("ix_expenses_mission_id"))

    op.drop_table("expenses")
    with op.batch_alter_table("quote_lines") as batch_op:
        batch_op.drop_index(batch_op.f("ix_quote_lines_season_id"))

    op.drop_table("quote_lines")
    with op.batch_alter_table("missions") as batch_op:
        batch_op.drop_index("ix_missions_season_id_status")
        batch_op.drop_index(batch_op.f("ix_missions_quote_id"))

    op.drop_table("missions")
    with op.batch_alter_table("quotes") as batch_op:
        batch_op.drop_index("ix_quotes_season_id_status")
        batch_op.drop_index(batch_op.f("ix_quotes_client_id"))

    op.drop_table("quotes")
    with op.batch_alter_table("papers") as batch_op:
        batch_op.drop_index(batch_op.f("ix_papers_season_id"))
        batch_op.drop_index(batch_op.f("ix_papers_cooperant_id"))

    op.drop_table("papers")
    with op.batch_alter_table("done_weeks") as batch_op:
        batch_op.drop_index(batch_op.f("ix_done_weeks_season_id"))

    op.drop_table("done_weeks")
    with op.batch_alter_table("committee_terms") as batch_op:
        batch_op.drop_index(batch_op.f("ix_committee_terms_season_id"))
        batch_op.drop_index(batch_op.f("ix_committee_terms_cooperant_id"))
        batch_op.drop_index(batch_op.f("ix_committee_terms_committee_id"))

    op.drop_table("committee_terms")
    with op.batch_alter_table("closed_shares") as batch_op:
        batch_op.drop_index(batch_op.f("ix_closed_shares_season_id"))
        batch_op.drop_index(batch_op.f("ix_closed_shares_cooperant_id"))

    op.drop_table("closed_shares")
    with op.batch_alter_table("sharing_votes") as batch_op:
        batch_op.drop_index(batch_op.f("ix_sharing_votes_season_id"))

    op.drop_table("sharing_votes")
    with op.batch_alter_table("self_financing") as batch_op:
        batch_op.drop_index(batch_op.f("ix_self_financing_season_id"))

    op.drop_table("self_financing")
    with op.batch_alter_table("season_roles") as batch_op:
        batch_op.drop_index(batch_op.f("ix_season_roles_user_id"))
        batch_op.drop_index(batch_op.f("ix_season_roles_season_id"))

    op.drop_table("season_roles")
    op.drop_table("season_closings")
    with op.batch_alter_table("prices") as batch_op:
        batch_op.drop_index(batch_op.f("ix_prices_season_id"))

    op.drop_table("prices")
    with op.batch_alter_table("facilitators") as batch_op:
        batch_op.drop_index(batch_op.f("ix_facilitators_season_id"))

    op.drop_table("facilitators")
    with op.batch_alter_table("deductions") as batch_op:
        batch_op.drop_index(batch_op.f("ix_deductions_season_id"))

    op.drop_table("deductions")
    with op.batch_alter_table("cooperants") as batch_op:
        batch_op.drop_index(batch_op.f("ix_cooperants_user_id"))
        batch_op.drop_index(batch_op.f("ix_cooperants_season_id"))

    op.drop_table("cooperants")
    with op.batch_alter_table("committees") as batch_op:
        batch_op.drop_index(batch_op.f("ix_committees_season_id"))

    op.drop_table("committees")
    with op.batch_alter_table("committee_seats") as batch_op:
        batch_op.drop_index(batch_op.f("ix_committee_seats_season_id"))

    op.drop_table("committee_seats")
    with op.batch_alter_table("clients") as batch_op:
        batch_op.drop_index(batch_op.f("ix_clients_season_id"))

    op.drop_table("clients")
    with op.batch_alter_table("bilan_texts") as batch_op:
        batch_op.drop_index("ix_bilan_texts_season_id_section")

    op.drop_table("bilan_texts")
    with op.batch_alter_table("sessions") as batch_op:
        batch_op.drop_index(batch_op.f("ix_sessions_user_id"))

    op.drop_table("sessions")
    with op.batch_alter_table("seasons") as batch_op:
        batch_op.drop_index(
            "uq_seasons_name_year",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_seasons_carrier_id"))

    op.drop_table("seasons")
    op.drop_table("number_series")
    op.drop_table("carrier_tva_regimes")
    op.drop_table("users")
    with op.batch_alter_table("journal") as batch_op:
        batch_op.drop_index("ix_journal_subject")
        batch_op.drop_index("ix_journal_season_id")

    op.drop_table("journal")
    with op.batch_alter_table("carriers") as batch_op:
        batch_op.drop_index(
            "uq_carriers_siren",
            sqlite_where=sa.text("siren <> ''"),
            postgresql_where=sa.text("siren <> ''"),
        )

    op.drop_table("carriers")
