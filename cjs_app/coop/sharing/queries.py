"""Finding links, visits and editions, and gathering what an edition is made from."""

import datetime as dt
import hashlib
import hmac
from collections.abc import Sequence

from flask import current_app
from sqlalchemy import case, func, select

from cjs_app.coop.accounts.domain import DeductionKind
from cjs_app.coop.bilan.queries import bilan_of
from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.cooperants.domain import stayed
from cjs_app.coop.distribution import queries as distribution
from cjs_app.coop.distribution.whole import FEWEST_PERSONS
from cjs_app.coop.hours import queries as hours
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.invoices.domain import Kind as InvoiceKind
from cjs_app.coop.invoices.domain import Status as InvoiceStatus
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes.domain import MADE
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons.models import Season
from cjs_app.coop.sharing import cuts, editions
from cjs_app.coop.sharing.domain import Table
from cjs_app.coop.sharing.editions import MISSIONS_DONE, STAYED, Edition, Road, Summer
from cjs_app.coop.sharing.links import TRIES_WINDOW
from cjs_app.coop.sharing.models import (
    CommitteeEdition,
    CommitteeLink,
    CommitteeThreshold,
    CommitteeTry,
    CommitteeVisit,
)
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404

OUTCOMES = {QuoteStatus.ACCEPTED: "accepted", QuoteStatus.SENT: "waiting"}
PROGRESS = {MissionStatus.DONE: MISSIONS_DONE, MissionStatus.CANCELLED: "annulee"}


def hash_of(secret: str) -> str:
    """Return how the key of a link, or of a visit, is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def place_of(address: str) -> str:
    """Return the mark of where a wrong try came from: under the server's key, so that it names no visitor."""
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(key, f"committee try from {address}".encode(), hashlib.sha256).hexdigest()


def find_link(token: str) -> CommitteeLink | None:
    """Return the link of this key, whatever its state, or None; of a season that was replaced there is none."""
    return db.session.scalar(
        select(CommitteeLink)
        .join(Season, Season.id == CommitteeLink.season_id)
        .where(CommitteeLink.token_hash == hash_of(token), Season.superseded_at.is_(None))
    )


def find_open_visit(cookie: str, now: dt.datetime) -> tuple[int, Season] | None:
    """Return the link of a cookie and the season it shows, or None once the visit or its link is over."""
    row = db.session.execute(
        select(CommitteeVisit.link_id, Season)
        .join(CommitteeLink, CommitteeLink.id == CommitteeVisit.link_id)
        .join(Season, Season.id == CommitteeLink.season_id)
        .where(
            CommitteeVisit.cookie_hash == hash_of(cookie),
            CommitteeVisit.ends_at > now,
            CommitteeLink.expires_at > now,
            CommitteeLink.revoked_at.is_(None),
            Season.superseded_at.is_(None),
        )
    ).first()
    return (row[0], row[1]) if row else None


def recent_tries(place: str, now: dt.datetime) -> int:
    """Return how many wrong addresses were tried from a place in the last minutes."""
    tries = select(func.count()).where(CommitteeTry.place == place, CommitteeTry.at > now - TRIES_WINDOW)
    return db.session.scalar(tries) or 0


def get_link(season: Season, link_id: int) -> CommitteeLink:
    """Return a link of this season, or answer 404."""
    return or_404(select(CommitteeLink).where(CommitteeLink.season_id == season.id, CommitteeLink.id == link_id))


def links_of(season: Season) -> Sequence[tuple[CommitteeLink, int]]:
    """Return the links of a season, newest first, each with how many times it was opened."""
    opened = (
        select(CommitteeVisit.link_id, func.count().label("times"))
        .where(CommitteeVisit.season_id == season.id)
        .group_by(CommitteeVisit.link_id)
        .subquery()
    )
    rows = db.session.execute(
        select(CommitteeLink, func.coalesce(opened.c.times, 0))
        .join(opened, opened.c.link_id == CommitteeLink.id, isouter=True)
        .where(CommitteeLink.season_id == season.id)
        .order_by(CommitteeLink.id.desc())
    )
    return [(row[0], int(row[1])) for row in rows]


def newest_edition(season: Season) -> CommitteeEdition | None:
    """Return the edition that the committee reads now, or None before the first."""
    return db.session.scalars(
        select(CommitteeEdition)
        .where(CommitteeEdition.season_id == season.id)
        .order_by(CommitteeEdition.day.desc())
        .limit(1)
    ).first()


def editions_of(season: Season) -> list[Edition]:
    """Return every edition of a season, oldest first, as the rules compare them."""
    rows = db.session.scalars(
        select(CommitteeEdition).where(CommitteeEdition.season_id == season.id).order_by(CommitteeEdition.day)
    )
    return [Edition(row.threshold, row.cells, row.basis) for row in rows]


def find_threshold(season: Season) -> CommitteeThreshold | None:
    """Return what a season asked for, or None where it leaves it at five."""
    return db.session.scalar(select(CommitteeThreshold).where(CommitteeThreshold.season_id == season.id))


def threshold_of(season: Season) -> int:
    """Return how many persons a cell must count in a season."""
    chosen = find_threshold(season)
    return chosen.persons if chosen else FEWEST_PERSONS


def summer_of(season: Season) -> Summer:
    """Return the summer as it stands, person by person: what an edition is made from."""
    bilan = bilan_of(season)
    road = Road(
        self_financing_cents=bilan.self_financing_cents,
        expenses_cents=bilan.expenses_cents,
        deductions_cents=sum(cents for _, cents in bilan.waterfall.deductions),
        carried_over_cents=bilan.carried_over_cents,
        net_cents=bilan.waterfall.net_cents,
        shares=[share.amount_cents for share in bilan.distribution.shares if share.portions],
        sharers=sum(share.person.has_share for share in bilan.distribution.shares),
        counts_hours=any(one.kind is DeductionKind.PER_HOUR for one in distribution.deductions_of(season)),
    )
    tables = {
        editions.TEAM: _team(season),
        editions.HOURS: _hours(season),
        editions.CLIENTS: _clients(season),
        editions.QUOTES: _quotes(season),
        editions.MISSIONS: _missions(season),
        editions.MONTHS: cuts.months(season),
        editions.INVOICES: cuts.invoices(season),
    }
    return Summer(tables | cuts.recruitment(season, bilan.founded), road)


def _team(season: Season) -> Table:
    """Return who founded the cooperative, as those who stayed and those who left."""
    rows: dict[str, dict[str, int]] = {STAYED: {}, "left": {}}
    for person in cooperants.cooperants_of(season):
        rows[STAYED if stayed(person.left_on, season.end_day) else "left"][f"c{person.id}"] = 1
    return Table({name: (people,) for name, people in rows.items()}, counted=True)


def _hours(season: Season) -> Table:
    """Return the minutes of each nature."""
    spent = hours.minutes_by_cooperant_and_nature(season)
    return Table(
        {
            nature.value: ({f"c{person}": own[nature] for person, own in spent.items() if nature in own},)
            for nature in Nature
        }
    )


def _clients(season: Season) -> Table:
    """Return the clients of each kind, and the revenue they brought: a private client is a person."""
    signed = func.sum(case((Invoice.kind == InvoiceKind.CREDIT_NOTE, -Invoice.ht_cents), else_=Invoice.ht_cents))
    billed = db.session.execute(
        select(Client.id, signed)
        .join(Invoice, Invoice.client_id == Client.id)
        .where(Client.season_id == season.id, Invoice.status == InvoiceStatus.ISSUED)
        .group_by(Client.id)
    )
    cents_of = {client_id: int(cents) for client_id, cents in billed}
    rows: dict[str, tuple[dict[str, int], dict[str, int]]] = {kind.value: ({}, {}) for kind in ClientKind}
    for client_id, kind, archived_at in db.session.execute(
        select(Client.id, Client.kind, Client.archived_at).where(Client.season_id == season.id)
    ):
        counted, revenue = rows[kind.value]
        if archived_at is None:
            counted[f"k{client_id}"] = 1
        if cents_of.get(client_id):
            revenue[f"k{client_id}"] = cents_of[client_id]
    return Table(rows, counted=True)


def _quotes(season: Season) -> Table:
    """Return the devis made by what became of them, counted by client."""
    rows: dict[str, dict[str, int]] = {"accepted": {}, "waiting": {}, "ended": {}}
    found = db.session.execute(
        select(Quote.status, Quote.client_id, func.count())
        .where(Quote.season_id == season.id, Quote.status.in_(MADE))
        .group_by(Quote.status, Quote.client_id)
    )
    for status, client_id, number in found:
        row = rows[OUTCOMES.get(status, "ended")]
        row[f"k{client_id}"] = row.get(f"k{client_id}", 0) + int(number)
    return Table({name: (clients,) for name, clients in rows.items()}, counted=True)


def _missions(season: Season) -> Table:
    """Return the missions by how far they are, counted by client; one without a devis counts for itself."""
    rows: dict[str, dict[str, int]] = {MISSIONS_DONE: {}, "underway": {}, "annulee": {}}
    found = db.session.execute(
        select(Mission.id, Mission.status, Quote.client_id)
        .join(Quote, Quote.id == Mission.quote_id, isouter=True)
        .where(Mission.season_id == season.id)
    )
    for mission_id, status, client_id in found:
        row = rows[PROGRESS.get(status, "underway")]
        whose = f"k{client_id}" if client_id else f"m{mission_id}"
        row[whose] = row.get(whose, 0) + 1
    return Table({name: (clients,) for name, clients in rows.items()}, counted=True)
