"""What proves that someone is who they say: second proofs, passkeys, keys to come back in, known devices, tries."""

import datetime as dt

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from cjs_app.access.limits import Way
from cjs_app.plumbing.database import Base, Moment, choice


class KnownDevice(Base):
    """A browser in which someone signed in: the wrong tries of others do not make it wait."""

    __tablename__ = "known_devices"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[dt.datetime] = mapped_column(Moment)
    revoked_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class Tries(Base):
    """Wrong tries in a row, by account, by address or by device: each under a keyed hash, never in clear."""

    __tablename__ = "tries"

    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[dt.datetime] = mapped_column(Moment, index=True)
    paused_until: Mapped[dt.datetime | None] = mapped_column(Moment)


class SecondFactor(Base):
    """The figures that someone's phone shows (TOTP); the secret is sealed under the server's key."""

    __tablename__ = "second_factors"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True, autoincrement=False)
    sealed_secret: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[dt.datetime] = mapped_column(Moment)
    confirmed_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    last_step: Mapped[int] = mapped_column(BigInteger, default=0)
    """The last half-minute whose figures were used: they are used once."""


class RecoveryCode(Base):
    """A code for the day the phone is lost; used once. One that `made_by_id` gave is a rescue, and lives shortly."""

    __tablename__ = "recovery_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    salt: Mapped[str] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[dt.datetime] = mapped_column(Moment)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    expires_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    used_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class Passkey(Base):
    """A key kept by a phone or a computer, that opens the door by itself (WebAuthn)."""

    __tablename__ = "passkeys"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    credential_id: Mapped[str] = mapped_column(String(1400), unique=True)
    public_key: Mapped[str] = mapped_column(String(2000))
    sign_count: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(String(60))
    made_at: Mapped[dt.datetime] = mapped_column(Moment)
    used_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class Challenge(Base):
    """A question asked to one browser, answered once and soon: a second proof, or a passkey's signature."""

    __tablename__ = "challenges"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    purpose: Mapped[str] = mapped_column(String(20))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    question: Mapped[str] = mapped_column(String(100), default="")
    tries: Mapped[int] = mapped_column(default=0)
    expires_at: Mapped[dt.datetime] = mapped_column(Moment, index=True)
    used_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class EntryKey(Base):
    """A new key to an account whose passphrase is forgotten: used once, soon."""

    __tablename__ = "entry_keys"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    way: Mapped[Way] = mapped_column(choice(Way))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[dt.datetime] = mapped_column(Moment)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    expires_at: Mapped[dt.datetime] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    revoked_at: Mapped[dt.datetime | None] = mapped_column(Moment)
