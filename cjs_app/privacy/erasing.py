"""Erasing someone: the name becomes nobody's, what the law keeps stays, the sums and the journal still hold."""

import re
from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import ColumnElement, delete, select, update

from cjs_app.access import sessions, watch
from cjs_app.access.models import Session, User
from cjs_app.access.proof_models import Challenge, EntryKey, KnownDevice, Passkey, RecoveryCode, SecondFactor
from cjs_app.coop.clients.domain import Kind
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.models import Cooperant, Paper
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.invitations.models import Invitation
from cjs_app.coop.invoices.domain import Status as InvoiceStatus
from cjs_app.coop.invoices.models import Invoice, Payment
from cjs_app.coop.planning.models import Absence
from cjs_app.coop.seasons.domain import Status
from cjs_app.coop.seasons.models import Facilitator, Season, SeasonRole
from cjs_app.journal import actions as journal
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from cjs_app.plumbing.once import FormKey
from cjs_app.privacy import queries, traces
from cjs_app.privacy.domain import Erased, RequestState, alias_of
from cjs_app.privacy.models import Consent, Erasure, ErasureRequest
from cjs_app.privacy.traces import Mention

NO_PASSPHRASE = "-"  # nosec B105
"""What stands in the place of a hash: no passphrase fits it."""
DOOR_TABLES = (Challenge, EntryKey, Passkey, RecoveryCode, SecondFactor, Session, KnownDevice, FormKey)
"""Everything by which an account came in, sessions before the devices that they point to."""


class Preview(Struct, frozen=True):
    """What an erasure would do, before it is done."""

    alias: str
    mentions: Sequence[Mention]
    kept: Sequence[str]
    """The numbers of the issued documents that name the person and stay."""
    account: User | None
    account_stays: bool
    """Whether the account is still used elsewhere."""
    is_open: bool
    """Whether the season still has a share to give."""


def preview(season: Season, cooperant: Cooperant) -> Preview:
    """Return what erasing a cooperant would do."""
    account = db.session.get(User, cooperant.user_id) if cooperant.user_id is not None else None
    pattern = traces.pattern_for(season, cooperant, account)
    return Preview(
        alias=alias_of(Erased.COOPERANT, cooperant.code, cooperant.id, queries.aliases_in(season)),
        mentions=traces.mentions(season, pattern),
        kept=traces.kept_by_law(season, pattern),
        account=account,
        account_stays=account is not None and _is_used_elsewhere(account, season),
        is_open=season.status is not Status.CLOSED,
    )


def erase_cooperant(cooperant: Cooperant, stamp: Stamp, left_alone: Sequence[str] = ()) -> str:
    """Erase a cooperant and, unless it is used elsewhere, their account; return the name that is nobody's.

    Allowed at any time, also once the season is closed: hours, share, votes and code stay, sums do not move.
    `left_alone` are the texts in which the same word is somebody else's. Raise Refusal when it is already done.
    """
    season = _held(cooperant.season_id)
    cooperant = cooperants.held(cooperant)
    _ensure_not_erased(Erased.COOPERANT, cooperant.id)
    account = _held_account(cooperant.user_id) if cooperant.user_id else None
    pattern = traces.pattern_for(season, cooperant, account)
    alias = alias_of(Erased.COOPERANT, cooperant.code, cooperant.id, queries.aliases_in(season))
    words = traces.words_about_cooperant(season, cooperant, pattern)
    changed = traces.replace(traces.mentions(season, pattern), pattern, alias, left_alone)
    _empty_notes(season, pattern)
    _erase_sheet(season, cooperant, alias)
    if account is not None:
        _take_role(season, account, stamp)
        if not _is_used_elsewhere(account, season):
            words += _erase_account(account, alias, stamp)
    _answer(stamp, ErasureRequest.cooperant_id == cooperant.id)
    _keep(Erased.COOPERANT, cooperant.id, alias, season, stamp)
    journal.erase_words(words, stamp)
    journal.record(stamp, "privacy.cooperant_erased", "cooperant", cooperant.id, season.id, alias=alias, texts=changed)
    return alias


def erase_client(client: Client, stamp: Stamp) -> str:
    """Erase a private client whom nothing waits for; their invoices stay as long as the law asks.

    Raise Refusal for an organisation, and while something is under way with this client.
    """
    season = _held(client.season_id)
    if client.kind is not Kind.PRIVATE:
        raise Refusal("Seule la fiche d’un particulier s’efface : une organisation n’est pas une personne.")
    _ensure_not_erased(Erased.CLIENT, client.id)
    drafts = select(Invoice.id).where(
        Invoice.season_id == season.id, Invoice.client_id == client.id, Invoice.status == InvoiceStatus.DRAFT
    )
    if db.session.scalar(drafts.limit(1)) is not None:
        raise Refusal("Une facture en brouillon attend pour ce client : l’émettre ou l’abandonner d’abord.")
    pattern = traces.pattern_for_client(client)
    alias = alias_of(Erased.CLIENT, client.code, client.id, queries.aliases_in(season))
    words = traces.words_naming(season, pattern)
    changed = traces.replace(traces.mentions(season, pattern), pattern, alias, ())
    _empty_notes(season, pattern)
    client.name, client.archived_at = alias, client.archived_at or stamp.at
    client.siren = client.address = client.postcode = client.city = client.email = client.phone = ""
    _keep(Erased.CLIENT, client.id, alias, season, stamp)
    journal.erase_words(words, stamp)
    journal.record(stamp, "privacy.client_erased", "client", client.id, season.id, alias=alias, texts=changed)
    return alias


def erase_account(user: User, stamp: Stamp) -> str:
    """Erase an account that is no cooperant's any more; raise Refusal for one's own."""
    account = _held_account(user.id)
    if account.id == stamp.by:
        raise Refusal("Personne n’efface son propre compte : le demander à quelqu’un d’autre.")
    _ensure_not_erased(Erased.ACCOUNT, account.id)
    alias = alias_of(Erased.ACCOUNT, "", account.id, ())
    name = folded(account.display_name)
    for season_id in db.session.scalars(select(SeasonRole.season_id).where(SeasonRole.user_id == account.id)).all():
        season = _held(season_id)
        _take_role(season, account, stamp)
        for row in db.session.scalars(select(Facilitator).where(Facilitator.season_id == season_id)):
            if folded(row.name) == name:
                row.name = "Animation"
    words = _erase_account(account, alias, stamp)
    _answer(stamp, ErasureRequest.user_id == account.id)
    journal.erase_words(words, stamp)
    return alias


def _held_account(user_id: int) -> User:
    """Return an account that nobody else changes until the end of the transaction."""
    return db.session.scalars(select(User).where(User.id == user_id).with_for_update(of=User)).one()


def _held(season_id: int) -> Season:
    """Return a season held by us alone until the end of the transaction, closed or not: rights do not close."""
    return db.session.scalars(
        select(Season)
        .where(Season.id == season_id)
        .with_for_update(of=Season)
        .execution_options(populate_existing=True)
    ).one()


def _ensure_not_erased(kind: Erased, record_id: int) -> None:
    """Raise Refusal when this was already done."""
    if queries.find_erasure(kind, record_id) is not None:
        raise Refusal("C’est déjà fait : il n’y a plus de nom à effacer.")


def _erase_sheet(season: Season, cooperant: Cooperant, alias: str) -> None:
    """Empty a cooperant's sheet, their notes, papers, absences, agreements and invitations; hours and share stay."""
    cooperant.first_name, cooperant.last_name, cooperant.birth_date = alias, "", None
    db.session.execute(
        update(HourEntry)
        .where(HourEntry.season_id == season.id, HourEntry.cooperant_id == cooperant.id, HourEntry.note != "")
        .values(note="")
    )
    for table in (Paper, Consent, Absence):
        db.session.execute(delete(table).where(table.season_id == season.id, table.cooperant_id == cooperant.id))
    db.session.execute(
        delete(Invitation).where(Invitation.season_id == season.id, Invitation.cooperant_id == cooperant.id)
    )
    db.session.flush()


def _erase_account(account: User, alias: str, stamp: Stamp) -> list[tuple[int, str]]:
    """Empty an account and everything by which it came in; return the words of the journal about it."""
    words = traces.words_about_account(account.id)
    sessions.end_all(account.id, stamp)
    for table in DOOR_TABLES:
        db.session.execute(delete(table).where(table.user_id == account.id))
    db.session.execute(update(Invitation).where(Invitation.accepted_by_id == account.id).values(name=""))
    account.login, account.display_name = f"efface-{account.id}", alias
    account.passphrase_hash, account.email = NO_PASSPHRASE, ""
    account.is_coordinator, account.pole_role = False, None
    account.disabled_at = account.disabled_at or stamp.at
    _keep(Erased.ACCOUNT, account.id, alias, None, stamp)
    journal.record(stamp, "privacy.account_erased", "user", account.id)
    watch.note("account_erased", account.id)
    return words


def _take_role(season: Season, account: User, stamp: Stamp) -> None:
    """End what an account is in a season."""
    db.session.execute(
        update(SeasonRole)
        .where(SeasonRole.season_id == season.id, SeasonRole.user_id == account.id, SeasonRole.revoked_at.is_(None))
        .values(revoked_at=stamp.at)
    )
    sessions.note_roles(account)


def _is_used_elsewhere(account: User, season: Season) -> bool:
    """Return whether somebody still comes in with this account in another season."""
    if account.is_coordinator or account.pole_role is not None:
        return True
    others = select(SeasonRole.id).where(
        SeasonRole.user_id == account.id, SeasonRole.season_id != season.id, SeasonRole.revoked_at.is_(None)
    )
    return db.session.scalar(others.limit(1)) is not None


def _empty_notes(season: Season, pattern: re.Pattern[str] | None) -> None:
    """Empty the notes of payments that name someone: the database lets nothing else happen to a payment."""
    for payment_id in traces.payment_notes(season, pattern):
        db.session.execute(update(Payment).where(Payment.id == payment_id).values(note=""))


def _answer(stamp: Stamp, about: ColumnElement[bool]) -> None:
    """Note that a request was answered."""
    db.session.execute(
        update(ErasureRequest)
        .where(about, ErasureRequest.state == RequestState.WAITING)
        .values(state=RequestState.DONE, answered_at=stamp.at, answered_by_id=stamp.by)
    )


def _keep(kind: Erased, record_id: int, alias: str, season: Season | None, stamp: Stamp) -> None:
    """Keep that someone was erased, and the name that stands there from now on."""
    db.session.add(
        Erasure(
            kind=kind,
            season_id=season.id if season else None,
            record_id=record_id,
            alias=alias,
            at=stamp.at,
            by_user_id=stamp.by,
        )
    )
    db.session.flush()
