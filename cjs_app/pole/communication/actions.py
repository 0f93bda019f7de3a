"""Noting the press, followers, talks and facts about the site."""

import datetime as dt
from typing import TypeVar

from cjs_app.journal import actions as journal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db, held
from cjs_app.pole.communication.domain import (
    AwarenessSheet,
    CountKind,
    CuttingSheet,
    Network,
    SiteSheet,
    ensure_classes,
    ensure_count,
    ensure_past,
)
from cjs_app.pole.communication.models import AwarenessTalk, PressCutting, SiteFact, SocialAccount, SocialCount

Added = TypeVar("Added", PressCutting, SocialAccount, SocialCount, AwarenessTalk, SiteFact)
Taken = PressCutting | SocialCount | AwarenessTalk | SiteFact
SUBJECTS = {
    PressCutting: "press_cutting",
    SocialCount: "social_count",
    AwarenessTalk: "awareness_talk",
    SiteFact: "site_fact",
}


def keep_cutting(sheet: CuttingSheet, stamp: Stamp) -> PressCutting:
    """Return a press cutting; raise Refusal for a day that is not there yet."""
    ensure_past(sheet.day, stamp.day)
    cutting = PressCutting(
        day=sheet.day,
        title=sheet.title.strip(),
        outlet=sheet.outlet.strip(),
        about=sheet.about.strip(),
        url=sheet.url.strip(),
    )
    return _added(cutting, "press_cutting", stamp)


def open_account(network: Network, name: str, stamp: Stamp) -> SocialAccount:
    """Return a new account of the pôle."""
    return _added(SocialAccount(network=network, name=name.strip()), "social_account", stamp)


def close_account(account: SocialAccount, stamp: Stamp) -> None:
    """Note that the pôle no longer speaks there; its counts stay."""
    held(account)
    if account.closed_on is None:
        account.closed_on = stamp.day
        journal.record(stamp, "social_account.closed", "social_account", account.id)


def count_followers(
    account: SocialAccount, kind: CountKind, day: dt.date, number: int | None, stamp: Stamp
) -> SocialCount:
    """Return a count of followers on a day; raise Refusal for a stock below zero, or a day to come."""
    ensure_past(day, stamp.day)
    count = SocialCount(account_id=account.id, kind=kind, day=day, number=ensure_count(kind, number))
    return _added(count, "social_count", stamp)


def note_talk(sheet: AwarenessSheet, stamp: Stamp) -> AwarenessTalk:
    """Return a talk before pupils; raise Refusal for no class, or a day to come."""
    ensure_past(sheet.day, stamp.day)
    ensure_classes(sheet.classes, sheet.pupils)
    talk = AwarenessTalk(
        day=sheet.day,
        title=sheet.title.strip(),
        place=sheet.place.strip(),
        classes=sheet.classes,
        pupils=sheet.pupils,
    )
    return _added(talk, "awareness_talk", stamp)


def note_site(sheet: SiteSheet, stamp: Stamp) -> SiteFact:
    """Return something that was counted about the site, with its source."""
    fact = SiteFact(year=sheet.year, label=sheet.label.strip(), number=sheet.number, source=sheet.source.strip())
    return _added(fact, "site_fact", stamp)


def take_back(record: Taken, stamp: Stamp) -> None:
    """Take back what was noted by mistake; it stays, and counts no more."""
    held(record)
    if record.cancelled_at is None:
        record.cancelled_at = stamp.at
        subject = SUBJECTS[type(record)]
        journal.record(stamp, f"{subject}.taken_back", subject, record.id)


def _added(record: Added, subject: str, stamp: Stamp) -> Added:
    """Return a new record, once it is in the database and the journal."""
    db.session.add(record)
    db.session.flush()
    journal.record(stamp, f"{subject}.added", subject, record.id)
    return record
