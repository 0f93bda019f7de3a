"""Wrong tries and the pauses they cost: by account, by address, by device, never a lock for good.

An account and an address pause whoever comes; a browser in which the account's owner signed in before has its own
count, so that nobody else's tries make the owner wait. Unknown names are counted like known ones.
"""

import datetime as dt
import ipaddress
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select

from cjs_app.access.limits import FORGOTTEN_AFTER, pause_after
from cjs_app.access.proof_models import KnownDevice, Tries
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db, upsert
from cjs_app.plumbing.sealing import keyed_hash


class TooManyTries(Refusal):
    """One must wait; `seconds` says how long."""

    def __init__(self, seconds: int) -> None:
        super().__init__("Trop d’essais : attendre quelques minutes avant de recommencer.")
        self.seconds = seconds


class WrongAnswer(Refusal):
    """A wrong passphrase or code, already counted: whoever tells it also keeps the count."""


def keys_at_the_door(login: str, address: str, device: KnownDevice | None) -> list[str]:
    """Return under what someone's wrong passphrases count: their own device alone, or else account and address."""
    if device is not None:
        return [_key("device", str(device.id))]
    return [_key("login", folded(login)), address_key("door", address)]


def address_key(what: str, address: str) -> str:
    """Return under what the wrong tries from an address count; a household of IPv6 addresses is one."""
    try:
        place = ipaddress.ip_address(address)
    except ValueError:
        return _key(what, "nowhere")
    network = ipaddress.ip_network((place, 64 if place.version == 6 else 32), strict=False)
    return _key(what, str(network))


def proof_key(user_id: int) -> str:
    """Return under what the wrong second proofs of an account count."""
    return _key("proof", str(user_id))


def ensure_may_try(keys: Sequence[str], now: dt.datetime) -> None:
    """Hold these counts until the end of the transaction; raise TooManyTries while one of them pauses.

    Held, because a hundred tries sent at once would otherwise all be made before the first is counted.
    """
    paused = [held.paused_until for held in _held(keys, now) if held.paused_until is not None]
    if paused and max(paused) > now:
        raise TooManyTries(int((max(paused) - now).total_seconds()) + 1)


def note_failure(keys: Sequence[str], now: dt.datetime) -> None:
    """Count one more wrong try under each key; forget those of long ago."""
    for held in _held(keys, now):
        forgotten = now - held.last_at > FORGOTTEN_AFTER
        held.failures = 1 if forgotten else held.failures + 1
        held.last_at = now
        pause = pause_after(held.failures)
        held.paused_until = now + pause if pause else None
    db.session.flush()
    db.session.execute(delete(Tries).where(Tries.last_at < now - FORGOTTEN_AFTER))


def forget(keys: Iterable[str]) -> None:
    """Forget the wrong tries under these keys: the right answer was given."""
    db.session.execute(delete(Tries).where(Tries.key_hash.in_(list(keys))))


def _held(keys: Sequence[str], now: dt.datetime) -> Sequence[Tries]:
    """Return the counts under these keys, held in one order so that two visitors never wait for each other."""
    rows = [{"key_hash": key, "failures": 0, "last_at": now} for key in sorted(keys)]
    db.session.execute(upsert(Tries).values(rows).on_conflict_do_nothing())
    return db.session.scalars(
        select(Tries)
        .where(Tries.key_hash.in_(keys))
        .order_by(Tries.key_hash)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def _key(what: str, text: str) -> str:
    """Return the keyed hash under which a count is kept."""
    return keyed_hash("tries", f"{what} {text}")
