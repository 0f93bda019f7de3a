"""a journal that cannot be rewritten unseen

The rows of the former journal are carried over and chained. The rule of the chain is written here a second time, as it
was on that day (version 1): a migration never imports the application. The guards refuse, inside the database itself,
what the application never does.

Revision ID: 0003
Revises: 0002
"""

import datetime as dt
import hashlib
import hmac
import json
import re
import secrets
import unicodedata

import sqlalchemy as sa
from alembic import op
from flask import current_app

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NOTHING_BEFORE = "0" * 64
WORDS = {"reason", "label", "organisation", "committee", "before"}
"""The details of the former journal that people wrote themselves."""
FRENCH_DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})")

JOURNAL = "cjs: Le journal ne se change pas : l’application y ajoute, rien ne s’y corrige ni ne s’y efface."
DOCUMENT = "cjs: Un document émis ne se change plus et ne s’efface pas : le corriger par un avoir."
PAYMENT = "cjs: Un encaissement noté ne se change pas : l’annuler, puis le noter à nouveau."
CLOSING = "cjs: Une saison close ne se partage pas autrement : ce qui a été partagé ne se change plus."


def upgrade() -> None:
    bind = op.get_bind()
    former = bind.execute(sa.text("SELECT * FROM journal ORDER BY id")).mappings().all()
    with op.batch_alter_table("journal") as batch_op:
        batch_op.drop_index("ix_journal_subject")
        batch_op.drop_index("ix_journal_season_id")
    op.drop_table("journal")
    _tables()
    _chain(bind, former)
    for statement in SQLITE if bind.dialect.name == "sqlite" else POSTGRESQL:
        bind.exec_driver_sql(statement)


def _tables() -> None:
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key_version", sa.String(length=16), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("season_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("payload_hash", sa.String(length=64), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal")),
    )
    with op.batch_alter_table("journal") as batch_op:
        batch_op.create_index("ix_journal_season_id", ["season_id"], unique=False)
        batch_op.create_index("ix_journal_subject", ["subject", "subject_id"], unique=False)
    op.create_table(
        "journal_words",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f("fk_journal_words_seq_journal")),
        sa.PrimaryKeyConstraint("seq", "key", name=op.f("pk_journal_words")),
    )
    op.create_table(
        "journal_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("chain", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_journal_head_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_head")),
    )
    op.create_table(
        "invoice_papers",
        sa.Column("invoice_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoices.id"], name=op.f("fk_invoice_papers_invoice_id_invoices")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_invoice_papers_season_id_seasons")),
        sa.PrimaryKeyConstraint("invoice_id", name=op.f("pk_invoice_papers")),
    )
    op.create_index("ix_invoice_papers_season_id", "invoice_papers", ["season_id"], unique=False)


# ------------------------------------------------------------------------------------------ what was already there


def _chain(bind: sa.Connection, former: list) -> None:
    """Begin the chain, and give the rows of the former journal their place in it."""
    journal, words, head = (_reflected(bind, name) for name in ("journal", "journal_words", "journal_head"))
    key = current_app.config["JOURNAL_KEYS"][0]
    chain = secrets.token_hex(16)
    begun = {"chain": chain, "carried_over": len(former)}
    first = dt.datetime.now(dt.UTC) if not former else _moment(former[0]["at"])
    last = _placed(key, 1, NOTHING_BEFORE, first, None, None, "journal.begun", "journal", 1, begun)
    bind.execute(journal.insert(), last)
    for seq, row in enumerate(former, start=2):
        details, texts = _parted(json.loads(row["details"]) if isinstance(row["details"], str) else row["details"])
        if texts:
            details["words"] = {name: _fingerprint(*kept) for name, kept in texts.items()}
        who = row["by_user_id"], row["season_id"], row["action"], row["subject"], row["subject_id"]
        last = _placed(key, seq, last["hash"], _moment(row["at"]), *who, details)
        bind.execute(journal.insert(), last)
        for name, (salt, text) in texts.items():
            bind.execute(words.insert(), {"seq": seq, "key": name, "salt": salt, "text": text})
    bind.execute(head.insert(), {"id": 1, "chain": chain, "seq": last["seq"], "hash": last["hash"]})


def _reflected(bind: sa.Connection, name: str) -> sa.Table:
    return sa.Table(name, sa.MetaData(), autoload_with=bind)


def _parted(details: dict) -> tuple[dict, dict]:
    """Return what may be chained for ever, and what a person wrote, each text with its salt."""
    kept, texts = {}, {}
    for name, value in details.items():
        if name in WORDS:
            texts[name] = (secrets.token_hex(16), str(value))
        else:
            day = FRENCH_DAY.fullmatch(value) if isinstance(value, str) else None
            kept[name] = f"{day[3]}-{day[2]}-{day[1]}" if day else value
    return kept, texts


def _fingerprint(salt: str, text: str) -> str:
    return hashlib.sha256(salt.encode() + b"\0" + text.encode()).hexdigest()


def _moment(value: str | dt.datetime) -> dt.datetime:
    moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


def _placed(key, seq, previous, at, by, season, action, subject, subject_id, details) -> dict:  # noqa: ANN001
    """Return a row of the journal, hashed as the version 1 of the chain does."""
    text = json.dumps(details, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    payload = unicodedata.normalize("NFC", text)
    payload_hash = hashlib.sha256(payload.encode()).hexdigest()
    key_version = hashlib.sha256(b"cjs journal key\0" + key).hexdigest()[:8]
    moment = at.isoformat(timespec="microseconds")
    signed = (1, key_version, seq, moment, by, season, action, subject, subject_id, payload_hash, previous)
    parts = b""
    for value in signed:
        kind = b"n" if value is None else b"i" if isinstance(value, int) else b"s"
        content = b"" if value is None else str(value).encode()
        parts += b"%s%d:%s," % (kind, len(content), content)
    return {
        "seq": seq,
        "version": 1,
        "key_version": key_version,
        "at": moment,
        "by_user_id": by,
        "season_id": season,
        "action": action,
        "subject": subject,
        "subject_id": subject_id,
        "payload": payload,
        "payload_hash": payload_hash,
        "previous_hash": previous,
        "hash": hmac.digest(key, parts, "sha256").hex(),
    }


# ---------------------------------------------------------------------------------------------------------- guards
# SQLite does not run the DELETE guard for INSERT OR REPLACE unless the connection asks for it: each table that must
# keep its rows also refuses to insert over one. UPDATE OR REPLACE likewise: no row takes the place of one that is kept.

ISSUED = "SELECT 1 FROM invoices WHERE invoices.id = {row}.invoice_id AND invoices.status = 'emise'"
IN_THE_PLACE = """SELECT 1 FROM invoices i WHERE i.status = 'emise' AND (i.id = NEW.id
    OR (i.season_id = NEW.season_id AND i.number = NEW.number)
    OR (i.series_id = NEW.series_id AND i.rank = NEW.rank))"""
"""An issued document whose place a row would take."""
FORGOTTEN_NOTE = """NEW.note = '' AND OLD.id {same} NEW.id AND OLD.season_id {same} NEW.season_id
    AND OLD.invoice_id {same} NEW.invoice_id AND OLD.day {same} NEW.day AND OLD.amount_cents {same} NEW.amount_cents
    AND OLD.method {same} NEW.method AND OLD.reversed_payment_id {same} NEW.reversed_payment_id
    AND OLD.recorded_by_id {same} NEW.recorded_by_id"""
"""The one change that a payment takes: its note, which may name someone, is erased."""


def _sqlite(name: str, event: str, when: str, sentence: str) -> str:
    condition = f" WHEN {when}" if when else ""
    return f"CREATE TRIGGER guard_{name} BEFORE {event}{condition} BEGIN SELECT RAISE(ABORT, '{sentence}'); END"


SQLITE = [
    _sqlite("journal_update", "UPDATE ON journal", "", JOURNAL),
    _sqlite("journal_delete", "DELETE ON journal", "", JOURNAL),
    _sqlite(
        "journal_insert",
        "INSERT ON journal",
        "NOT EXISTS (SELECT 1 FROM journal_head WHERE seq = NEW.seq - 1 AND hash = NEW.previous_hash)",
        JOURNAL,
    ),
    "CREATE TRIGGER guard_journal_moves AFTER INSERT ON journal BEGIN "
    "UPDATE journal_head SET seq = NEW.seq, hash = NEW.hash; END",
    _sqlite(
        "journal_head_update",
        "UPDATE ON journal_head",
        "NEW.chain <> OLD.chain OR NEW.id <> OLD.id OR NEW.seq <> OLD.seq + 1 "
        "OR NOT EXISTS (SELECT 1 FROM journal WHERE seq = NEW.seq AND hash = NEW.hash)",
        JOURNAL,
    ),
    _sqlite("journal_head_delete", "DELETE ON journal_head", "", JOURNAL),
    _sqlite("journal_head_insert", "INSERT ON journal_head", "", JOURNAL),
    _sqlite("journal_words_update", "UPDATE ON journal_words", "", JOURNAL),
    _sqlite(
        "journal_words_insert",
        "INSERT ON journal_words",
        "EXISTS (SELECT 1 FROM journal_words WHERE seq = NEW.seq AND key = NEW.key)",
        JOURNAL,
    ),
    _sqlite(
        "invoices_update",
        "UPDATE ON invoices",
        f"OLD.status = 'emise' OR (EXISTS ({IN_THE_PLACE} AND i.id <> OLD.id))",
        DOCUMENT,
    ),
    _sqlite("invoices_delete", "DELETE ON invoices", "OLD.status = 'emise'", DOCUMENT),
    _sqlite("invoices_insert", "INSERT ON invoices", f"EXISTS ({IN_THE_PLACE})", DOCUMENT),
    _sqlite(
        "invoice_lines_update",
        "UPDATE ON invoice_lines",
        f"EXISTS ({ISSUED.format(row='OLD')}) OR EXISTS ({ISSUED.format(row='NEW')}) OR NEW.id <> OLD.id",
        DOCUMENT,
    ),
    _sqlite("invoice_lines_delete", "DELETE ON invoice_lines", f"EXISTS ({ISSUED.format(row='OLD')})", DOCUMENT),
    _sqlite(
        "invoice_lines_insert",
        "INSERT ON invoice_lines",
        "EXISTS (SELECT 1 FROM invoices WHERE invoices.id = NEW.invoice_id AND invoices.status = 'emise' "
        "AND NEW.position > coalesce(json_array_length(invoices.photograph, '$.lines'), 0)) "
        "OR EXISTS (SELECT 1 FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id AND i.status = 'emise' "
        "WHERE l.id = NEW.id OR (l.invoice_id = NEW.invoice_id AND l.position = NEW.position))",
        DOCUMENT,
    ),
    _sqlite("payments_update", "UPDATE ON payments", f"NOT ({FORGOTTEN_NOTE.format(same='IS')})", PAYMENT),
    _sqlite("payments_delete", "DELETE ON payments", "", PAYMENT),
    _sqlite(
        "payments_insert",
        "INSERT ON payments",
        "EXISTS (SELECT 1 FROM payments WHERE id = NEW.id OR reversed_payment_id = NEW.reversed_payment_id)",
        PAYMENT,
    ),
]
for _table, _same, _sentence in (
    ("invoice_papers", "invoice_id = NEW.invoice_id", DOCUMENT),
    ("season_closings", "id = NEW.id OR season_id = NEW.season_id", CLOSING),
    (
        "closed_shares",
        "id = NEW.id OR (closing_id = NEW.closing_id AND cooperant_id = NEW.cooperant_id)",
        CLOSING,
    ),
):
    SQLITE += [
        _sqlite(f"{_table}_update", f"UPDATE ON {_table}", "", _sentence),
        _sqlite(f"{_table}_delete", f"DELETE ON {_table}", "", _sentence),
        _sqlite(f"{_table}_insert", f"INSERT ON {_table}", f"EXISTS (SELECT 1 FROM {_table} WHERE {_same})", _sentence),
    ]

PLPGSQL = "CREATE FUNCTION guard_{name}() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN {body} END $guard$"
RAISE = "RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation';"


def _refusing(name: str, sentence: str) -> str:
    return PLPGSQL.format(name=name, body=RAISE.format(sentence=sentence.replace("%", "%%")))


def _trigger(name: str, event: str, function: str, when: str = "", each: str = "ROW") -> str:
    condition = f" WHEN ({when})" if when else ""
    return f"CREATE TRIGGER guard_{name} BEFORE {event} FOR EACH {each}{condition} EXECUTE FUNCTION guard_{function}()"


POSTGRESQL = [
    _refusing("journal", JOURNAL),
    _refusing("document", DOCUMENT),
    _refusing("payment", PAYMENT),
    _refusing("closing", CLOSING),
    PLPGSQL.format(
        name="next_entry",
        body="UPDATE journal_head SET seq = NEW.seq, hash = NEW.hash "
        "WHERE seq = NEW.seq - 1 AND hash = NEW.previous_hash; "
        f"IF NOT FOUND THEN {RAISE.format(sentence=JOURNAL)} END IF; RETURN NEW;",
    ),
    PLPGSQL.format(
        name="head",
        body=f"IF pg_trigger_depth() < 2 THEN {RAISE.format(sentence=JOURNAL)} END IF; RETURN NEW;",
    ),
    PLPGSQL.format(
        name="lines",
        body=f"IF TG_OP <> 'INSERT' AND EXISTS ({ISSUED.format(row='OLD')}) "
        f"THEN {RAISE.format(sentence=DOCUMENT)} END IF; "
        f"IF TG_OP = 'UPDATE' AND EXISTS ({ISSUED.format(row='NEW')}) "
        f"THEN {RAISE.format(sentence=DOCUMENT)} END IF; "
        "IF TG_OP = 'INSERT' AND EXISTS (SELECT 1 FROM invoices WHERE invoices.id = NEW.invoice_id "
        "AND invoices.status = 'emise' "
        "AND NEW.position > coalesce(json_array_length(invoices.photograph -> 'lines'), 0)) "
        f"THEN {RAISE.format(sentence=DOCUMENT)} END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
    ),
    _trigger("journal_change", "UPDATE OR DELETE ON journal", "journal"),
    _trigger("journal_insert", "INSERT ON journal", "next_entry"),
    _trigger("journal_head_update", "UPDATE ON journal_head", "head"),
    _trigger("journal_head_change", "INSERT OR DELETE ON journal_head", "journal"),
    _trigger("journal_words_update", "UPDATE ON journal_words", "journal"),
    _trigger("invoices_change", "UPDATE OR DELETE ON invoices", "document", "OLD.status = 'emise'"),
    _trigger("invoice_lines_change", "INSERT OR UPDATE OR DELETE ON invoice_lines", "lines"),
    _trigger(
        "payments_update",
        "UPDATE ON payments",
        "payment",
        f"NOT ({FORGOTTEN_NOTE.format(same='IS NOT DISTINCT FROM')})",
    ),
    _trigger("payments_delete", "DELETE ON payments", "payment"),
    _trigger("invoice_papers_change", "UPDATE OR DELETE ON invoice_papers", "document"),
    _trigger("season_closings_change", "UPDATE OR DELETE ON season_closings", "closing"),
    _trigger("closed_shares_change", "UPDATE OR DELETE ON closed_shares", "closing"),
]
for _table, _function in (
    ("journal", "journal"),
    ("journal_head", "journal"),
    ("journal_words", "journal"),
    ("invoices", "document"),
    ("invoice_lines", "document"),
    ("invoice_papers", "document"),
    ("payments", "payment"),
    ("season_closings", "closing"),
    ("closed_shares", "closing"),
):
    POSTGRESQL.append(_trigger(f"{_table}_truncate", f"TRUNCATE ON {_table}", _function, each="STATEMENT"))

FUNCTIONS = ("journal", "document", "payment", "closing", "next_entry", "head", "lines")


def downgrade() -> None:
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        for statement in SQLITE:
            bind.exec_driver_sql(f"DROP TRIGGER IF EXISTS {statement.split()[2]}")
    else:
        for name in FUNCTIONS:
            bind.exec_driver_sql(f"DROP FUNCTION guard_{name}() CASCADE")
    chained = bind.execute(sa.text("SELECT * FROM journal WHERE seq > 1 ORDER BY seq")).mappings().all()
    for table in ("invoice_papers", "journal_words", "journal_head", "journal"):
        op.drop_table(table)
    journal = op.create_table(
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
    for row in chained:
        plain = {name: row[name] for name in ("by_user_id", "season_id", "subject", "subject_id", "action")}
        told = {"at": _moment(row["at"]), "details": json.loads(row["payload"])}
        bind.execute(journal.insert(), {"id": row["seq"] - 1, **plain, **told})
