"""Writing devis and moving them from one state to the next."""

import datetime as dt
from typing import Any

from sqlalchemy import insert

from cjs_app.coop.clients import actions as clients
from cjs_app.coop.clients.models import Client
from cjs_app.coop.clients.queries import get_client
from cjs_app.coop.quotes import queries
from cjs_app.coop.quotes.domain import (
    ACCEPTING,
    DECLINING,
    EXPIRING,
    REFUSING,
    SENDING,
    SENDING_BACK,
    SUBMITTING,
    VALIDATING,
    WAITING_AGAIN,
    LineDraft,
    QuoteDraft,
    Status,
    checked_days,
    checked_lines,
    checked_reason,
    ensure_answered_in_time,
    ensure_may_change,
    ensure_overdue,
    totals_of,
    usual_day,
)
from cjs_app.coop.quotes.models import Quote, QuoteLine
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons import series
from cjs_app.coop.seasons.domain import CARRIER_STAYS
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import Transition, moved
from cjs_app.plumbing.adding import added
from cjs_app.plumbing.database import db
from cjs_app.plumbing.holding import keep

NEW_LINES = insert(QuoteLine.__table__)  # type: ignore[arg-type]
"""Lines go into their table at once: as objects, each would be a statement of its own."""


def create(season: Season, draft: QuoteDraft, stamp: Stamp) -> Quote:
    """Return a new devis, a draft with its number, its new client added to the list.

    Raise Refusal without a client, without lines, for lines or days that cannot be, and in a closed season.
    """
    season = _season_for(draft, season.id)
    quote = _new(season, draft, stamp)
    amount = totals_of(draft.lines).ht_cents
    journal.record(stamp, "quote.created", "quote", quote.id, season.id, number=quote.number, amount=amount)
    return quote


def duplicate(quote: Quote, stamp: Stamp) -> Quote:
    """Return a new draft for the same client with the same lines, dated today."""
    season = seasons.season_to_write(quote.season_id)
    source = queries.get_quote(season, quote.id)
    draft = QuoteDraft(
        day=usual_day(stamp.day, Period(season.start_day, season.end_day)),
        lines=[_as_draft(line) for line in source.lines],
        client_id=source.client_id,
        subject=source.subject,
    )
    copy = _new(season, draft, stamp)
    journal.record(stamp, "quote.duplicated", "quote", copy.id, season.id, number=copy.number, source=source.number)
    return copy


def rewrite(quote: Quote, draft: QuoteDraft, stamp: Stamp) -> None:
    """Replace what a draft says; its number stays. Raise Refusal for a devis that is no longer a draft."""
    season = _season_for(draft, quote.season_id)
    quote = queries.held(quote.id, with_lines=True)
    ensure_may_change(quote.status)
    lines = checked_lines(draft.lines)
    _write(quote, draft, season, stamp)
    kept = min(len(lines), len(quote.lines))
    for line in quote.lines[kept:]:
        db.session.delete(line)
    for line, written in zip(quote.lines[:kept], lines[:kept], strict=True):
        for name, value in _as_row(written).items():
            setattr(line, name, value)
    quote.lines[kept:] = [
        QuoteLine(season_id=season.id, position=position, **_as_row(line))
        for position, line in enumerate(lines[kept:], start=kept + 1)
    ]
    db.session.flush()
    amount = totals_of(quote.lines).ht_cents
    journal.record(stamp, "quote.rewritten", "quote", quote.id, season.id, amount=amount)


def submit(quote: Quote, stamp: Stamp) -> None:
    """Give a draft to an animatrice to validate."""
    quote = _held(quote)
    quote.status = moved(quote.status, SUBMITTING)
    quote.reason = ""
    _record(stamp, "quote.submitted", quote)


def validate(quote: Quote, stamp: Stamp) -> None:
    """Validate a devis; pages let only the facilitators do it."""
    quote = _held(quote)
    quote.status = moved(quote.status, VALIDATING)
    _record(stamp, "quote.validated", quote)


def wait_again(quote: Quote, stamp: Stamp) -> None:
    """Take a validation back: the devis waits to be validated again, as it is written."""
    quote = _held(quote)
    quote.status = moved(quote.status, WAITING_AGAIN)
    _record(stamp, "quote.validation_taken_back", quote)


def send_back(quote: Quote, reason: str, stamp: Stamp) -> None:
    """Give a devis back to be corrected; raise Refusal without a reason."""
    _move_with_reason(quote, SENDING_BACK, reason, stamp, "quote.sent_back")


def send(quote: Quote, stamp: Stamp) -> None:
    """Note that a validated devis went to the client."""
    quote = _held(quote)
    status = moved(quote.status, SENDING)
    sent = _as_sent(quote)
    quote.status = status
    _record(stamp, "quote.sent", quote, amount=sent["ht_cents"], document=sent)


def accept(quote: Quote, stamp: Stamp, day: dt.date | None = None) -> None:
    """Note that the client said yes, today unless another day is given."""
    quote = _held(quote)
    status = moved(quote.status, ACCEPTING)
    answered_on = day or stamp.day
    ensure_answered_in_time(answered_on, quote.day, stamp.day)
    quote.status = status
    _record(stamp, "quote.accepted", quote, day=answered_on.isoformat())


def refuse(quote: Quote, reason: str, stamp: Stamp) -> None:
    """Note that the client said no, and why; raise Refusal without a reason."""
    _move_with_reason(quote, REFUSING, reason, stamp, "quote.refused")


def decline(quote: Quote, reason: str, stamp: Stamp) -> None:
    """Note that the coop cannot do this job, and why; raise Refusal without a reason."""
    _move_with_reason(quote, DECLINING, reason, stamp, "quote.declined")


def expire(quote: Quote, stamp: Stamp) -> None:
    """Note that a devis no longer holds; raise Refusal while it still does."""
    quote = _held(quote)
    status = moved(quote.status, EXPIRING)
    ensure_overdue(quote.valid_until, stamp.day)
    quote.status = status
    _record(stamp, "quote.expired", quote)


def expire_overdue(season: Season, stamp: Stamp) -> int:
    """Mark every devis that was sent, got no answer and no longer holds today; return how many there were."""
    season = seasons.season_to_write(season.id)
    overdue = queries.overdue_held(season, stamp.day)
    for quote in overdue:
        quote.status = moved(quote.status, EXPIRING)
        _record(stamp, "quote.expired", quote)
    return len(overdue)


def ensure_currency_stays(season: Season, _period: Period, currency: str) -> None:
    """Raise Refusal when a season that has devis is about to change its currency."""
    if currency != season.currency and queries.counts_by_status(season):
        raise Refusal("Des devis sont déjà écrits dans cette monnaie : elle ne change plus.", field="currency")


def ensure_carrier_stays(season: Season) -> None:
    """Raise Refusal when a season that has devis, numbered as soon as they are written, is about to change carrier."""
    if queries.counts_by_status(season):
        raise Refusal(CARRIER_STAYS, field="carrier")


def _season_for(draft: QuoteDraft, season_id: int) -> Season:
    """Return the season, which takes changes; held by us alone for a new client, so that no other takes its code."""
    if draft.new_client is not None:
        return seasons.season_to_change(season_id)
    return seasons.season_to_write(season_id)


def _held(quote: Quote) -> Quote:
    """Return the devis, held by us alone until the end of the transaction; raise Refusal in a closed season."""
    seasons.season_to_write(quote.season_id)
    return queries.held(quote.id, with_lines=False)


def _move_with_reason(quote: Quote, transition: Transition[Status], reason: str, stamp: Stamp, action: str) -> None:
    """Move a devis with the reason why; the reason stays on the devis, out of the journal: it may name someone."""
    quote = _held(quote)
    status = moved(quote.status, transition)
    quote.reason = checked_reason(reason)
    quote.status = status
    _record(stamp, action, quote)


def _as_sent(quote: Quote) -> dict[str, Any]:
    """Return what the client was offered: days, prices and totals; the words of the lines stay on the devis."""
    lines = queries.prices_of(quote)
    totals = totals_of(lines)
    return {
        "number": quote.number,
        "day": quote.day,
        "valid_until": quote.valid_until,
        "client_id": quote.client_id,
        "lines": [line._asdict() for line in lines],
        "ht_cents": totals.ht_cents,
        "ttc_cents": totals.ttc_cents,
    }


def _record(stamp: Stamp, action: str, quote: Quote, **details: Any) -> None:
    """Write in the journal what happened to a devis."""
    journal.record(stamp, action, "quote", quote.id, quote.season_id, **details)


def _new(season: Season, draft: QuoteDraft, stamp: Stamp) -> Quote:
    """Return a new draft with the next number of its series."""
    lines = checked_lines(draft.lines)
    quote = Quote(season_id=season.id, status=Status.DRAFT, written_by_id=stamp.by)
    _write(quote, draft, season, stamp)
    _, _, quote.number = series.next_number(season.carrier_id, season.quote_template, draft.day.year)
    added(quote)
    rows = [
        {"season_id": season.id, "quote_id": quote.id, "position": position, **_as_row(line)}
        for position, line in enumerate(lines, start=1)
    ]
    db.session.execute(NEW_LINES, rows)
    return keep(quote)


def _write(quote: Quote, draft: QuoteDraft, season: Season, stamp: Stamp) -> None:
    """Copy a draft's head onto a devis, its days checked; without a subject the first line is its name."""
    valid_until = checked_days(draft.day, draft.valid_until, Period(season.start_day, season.end_day))
    quote.client = _client(season, draft, stamp)
    quote.day, quote.valid_until = draft.day, valid_until
    quote.subject = (draft.subject.strip() or draft.lines[0].label.strip())[:200]


def _client(season: Season, draft: QuoteDraft, stamp: Stamp) -> Client:
    """Return the client of a draft, added to the list when it is new; raise Refusal for none or for two."""
    if draft.new_client is not None and draft.client_id is not None:
        raise Refusal("Choisir un client de la liste ou en écrire un nouveau, pas les deux.", field="client_id")
    if draft.new_client is not None:
        return clients.add(season, draft.new_client, stamp)
    if draft.client_id is None:
        raise Refusal("Choisir un client dans la liste, ou en écrire un nouveau.", field="client_id")
    return get_client(season, draft.client_id)


def _as_row(written: LineDraft) -> dict[str, Any]:
    """Return what is written on a line as it is kept, its amount rounded once to the cent."""
    return {
        "label": written.label.strip(),
        "quantity": written.quantity,
        "unit": written.unit.strip(),
        "unit_price_cents": written.unit_price_cents,
        "tva_rate": written.tva_rate,
        "ht_cents": written.ht_cents,
    }


def _as_draft(line: QuoteLine) -> LineDraft:
    """Return a line as it would be written again."""
    return LineDraft(line.label, line.quantity, line.unit, line.unit_price_cents, line.tva_rate)
