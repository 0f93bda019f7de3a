"""meetings and decisions, of a summer as of the pôle; its statutes, mandates and seats

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def _choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


def upgrade() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=True),
        sa.Column("kind", _choice("meetingkind", "ca", "ag", "age", "autre"), nullable=False),
        sa.Column("status", _choice("meetingstatus", "prevue", "convoquee", "validee", "annulee"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("entitled", sa.Integer(), nullable=True),
        sa.Column("others_present", sa.Integer(), nullable=False),
        sa.Column("other_proxies", sa.Integer(), nullable=False),
        sa.Column("convened_on", sa.Date(), nullable=True),
        sa.Column("validated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("validated_by_id", sa.Integer(), nullable=True),
        sa.Column("photograph", sa.JSON(), nullable=True),
        sa.CheckConstraint("others_present >= 0 AND other_proxies >= 0", name=op.f("ck_meetings_others")),
        sa.ForeignKeyConstraint(["validated_by_id"], ["users.id"], name=op.f("fk_meetings_validated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    op.create_index(op.f("ix_meetings_season_id"), "meetings", ["season_id"])
    op.create_index(op.f("ix_meetings_day"), "meetings", ["day"])
    op.create_table(
        "meeting_attendances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_number", sa.Integer(), nullable=False),
        sa.Column("presence", _choice("presence", "present", "represente", "excuse", "absent"), nullable=False),
        sa.Column("proxy_to", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_attendances_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_attendances")),
        sa.UniqueConstraint(
            "meeting_id", "person_number", name=op.f("uq_meeting_attendances_meeting_id_person_number")
        ),
    )
    op.create_index(op.f("ix_meeting_attendances_season_id"), "meeting_attendances", ["season_id"])
    op.create_index(op.f("ix_meeting_attendances_meeting_id"), "meeting_attendances", ["meeting_id"])
    op.create_table(
        "meeting_tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("person_number", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_tasks_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_tasks")),
    )
    op.create_index(op.f("ix_meeting_tasks_season_id"), "meeting_tasks", ["season_id"])
    op.create_index(op.f("ix_meeting_tasks_meeting_id"), "meeting_tasks", ["meeting_id"])
    _create_decisions()
    _create_governance()


def _create_decisions() -> None:
    states = ("clarifications", "reactions", "objections", "vote", "adoptee", "rejetee", "retiree")
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("mode", _choice("mode", "majorite", "consentement", "consensus"), nullable=False),
        sa.Column("status", _choice("status", *states), nullable=False),
        sa.Column("majority", _choice("majority", "simple", "absolue", "deux_tiers"), nullable=False),
        sa.Column("tie", _choice("tie", "rejetee", "revote", "presidence"), nullable=False),
        sa.Column("quorum_percent", sa.Integer(), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("entitled", sa.Integer(), nullable=True),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("abstentions", sa.Integer(), nullable=True),
        sa.Column("chair_is_for", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_decisions_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_season_id"), "decisions", ["season_id"])
    op.create_index(op.f("ix_decisions_meeting_id"), "decisions", ["meeting_id"])
    op.create_table(
        "decision_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f("fk_decision_versions_decision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_versions")),
        sa.UniqueConstraint("decision_id", "number", name=op.f("uq_decision_versions_decision_id_number")),
    )
    op.create_index(op.f("ix_decision_versions_season_id"), "decision_versions", ["season_id"])
    op.create_index(op.f("ix_decision_versions_decision_id"), "decision_versions", ["decision_id"])
    op.create_table(
        "decision_remarks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("version_number", sa.Integer(), nullable=False),
        sa.Column("kind", _choice("kind", "clarification", "reaction", "objection"), nullable=False),
        sa.Column("person_number", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f("fk_decision_remarks_decision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_remarks")),
    )
    op.create_index(op.f("ix_decision_remarks_season_id"), "decision_remarks", ["season_id"])
    op.create_index(op.f("ix_decision_remarks_decision_id"), "decision_remarks", ["decision_id"])


def _create_governance() -> None:
    op.create_table(
        "governance_statutes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("smallest", sa.Integer(), nullable=False),
        sa.Column("largest", sa.Integer(), nullable=False),
        sa.Column("term_years", sa.Integer(), nullable=False),
        sa.Column("renewals", sa.Integer(), nullable=False),
        sa.Column("proxies_each", sa.Integer(), nullable=False),
        sa.Column("quorum_percent", sa.Integer(), nullable=False),
        sa.Column("notice_days", sa.Integer(), nullable=False),
        sa.Column("alert_days", sa.Integer(), nullable=False),
        sa.CheckConstraint("largest >= smallest", name=op.f("ck_governance_statutes_sizes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_governance_statutes")),
        sa.UniqueConstraint("valid_from", name=op.f("uq_governance_statutes_valid_from")),
    )
    op.create_table(
        "governance_mandates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column(
            "function", _choice("function", "membre", "copresidence", "tresorerie", "secretariat"), nullable=False
        ),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("ends_on > started_on", name=op.f("ck_governance_mandates_days")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_governance_mandates_person_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_governance_mandates_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_governance_mandates")),
    )
    op.create_index(op.f("ix_governance_mandates_person_id"), "governance_mandates", ["person_id"])
    op.create_index(op.f("ix_governance_mandates_meeting_id"), "governance_mandates", ["meeting_id"])
    op.create_table(
        "governance_bodies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("seat", sa.String(length=200), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_governance_bodies_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_governance_bodies")),
        sa.UniqueConstraint("slug", name=op.f("uq_governance_bodies_slug")),
    )
    op.create_index(op.f("ix_governance_bodies_organisation_id"), "governance_bodies", ["organisation_id"])
    op.create_table(
        "governance_body_meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", _choice("bodymeetingkind", "ca", "ag", "groupe"), nullable=False),
        sa.Column("attended", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["body_id"], ["governance_bodies.id"], name=op.f("fk_governance_body_meetings_body_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_governance_body_meetings_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_governance_body_meetings")),
    )
    op.create_index(op.f("ix_governance_body_meetings_body_id"), "governance_body_meetings", ["body_id"])
    op.create_index(op.f("ix_governance_body_meetings_person_id"), "governance_body_meetings", ["person_id"])


def downgrade() -> None:
    for table in (
        "governance_body_meetings",
        "governance_bodies",
        "governance_mandates",
        "governance_statutes",
        "decision_remarks",
        "decision_versions",
        "decisions",
        "meeting_tasks",
        "meeting_attendances",
        "meetings",
    ):
        op.drop_table(table)
