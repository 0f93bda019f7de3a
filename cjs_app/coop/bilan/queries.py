"""Gathering a bilan from the records of the summer."""

import json
from collections.abc import Sequence
from typing import Any

from flask_babel import force_locale
from sqlalchemy import select

from cjs_app.coop.bilan.domain import Bilan, Money
from cjs_app.coop.bilan.models import BilanText
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.cooperants.domain import stayed
from cjs_app.coop.distribution import queries as distribution
from cjs_app.coop.distribution.domain import shares, waterfall
from cjs_app.coop.hours import queries as hours
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.invoices import queries as invoices
from cjs_app.coop.missions import queries as missions
from cjs_app.coop.quotes import queries as quotes
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from cjs_app.plumbing.formats import sentence


def bilan_of(season: Season) -> Bilan:
    """Return the summer in figures, counted at this moment from its records."""
    people = cooperants.cooperants_of(season)
    minutes = hours.minutes_by_cooperant_and_nature(season)
    earnings = distribution.earnings_of(season, minutes)
    road = waterfall(earnings, distribution.deductions_of(season), season.carried_over_cents)
    persons = distribution.persons_of(people, minutes)
    documents = invoices.document_counts(season)
    return Bilan(
        name=season.name,
        year=season.year,
        status=season.status.value,
        currency=season.currency,
        founded=len(people),
        stayed=sum(stayed(person.left_on, season.end_day) for person in people),
        facilitators=len(seasons.facilitators_of(season)),
        quotes=quotes.counts_by_status(season),
        missions=missions.counts_by_status(season),
        documents=Money(documents.issued, documents.credit_notes, invoices.unpaid_total(season)),
        minutes_by_nature={
            nature: sum(spent.get(nature, 0) for spent in minutes.values()) for nature in Nature
        },
        waterfall=road,
        distribution=shares(road.net_cents, persons, distribution.settings_of(season)),
        sharers=sum(person.has_share for person in persons),
    )


def record_of(season: Season) -> dict[str, Any]:
    """Return the bilan with the keys of the public season archive."""
    bilan = bilan_of(season)
    refusal = bilan.distribution.refusal
    with force_locale("fr"):
        return bilan.as_record(sentence(refusal, season.currency) if refusal else None)


def as_json(season: Season) -> str:
    """Return the bilan as JSON, as `cjs bilan` writes it."""
    return json.dumps(record_of(season), ensure_ascii=False, indent=2)


def texts_of(season: Season) -> dict[str, BilanText]:
    """Return the newest text of each section that has one."""
    rows: Sequence[BilanText] = db.session.scalars(
        select(BilanText).where(BilanText.season_id == season.id).order_by(BilanText.id)
    ).all()
    return {row.section: row for row in rows}


def former_seasons(season: Season, limit: int = 4) -> Sequence[Season]:
    """Return the earlier summers of the same territory and currency, newest first."""
    return db.session.scalars(
        select(Season)
        .where(
            Season.territory == season.territory,
            Season.territory != "",
            Season.currency == season.currency,
            Season.year < season.year,
            Season.superseded_at.is_(None),
        )
        .order_by(Season.year.desc(), Season.id.desc())
        .limit(limit)
    ).all()
