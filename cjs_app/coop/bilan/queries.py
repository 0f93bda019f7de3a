"""Gathering a bilan from the records of the summer."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from flask_babel import force_locale
from sqlalchemy import case, func, select

from cjs_app.coop.bilan import plots
from cjs_app.coop.bilan.catalogue import figures_of
from cjs_app.coop.bilan.comparison import Summer, comparison
from cjs_app.coop.bilan.document import Document, RoadLine, SummerLine
from cjs_app.coop.bilan.domain import Bilan, Economy, Money, Section, Spread, spread
from cjs_app.coop.bilan.former import summers_before
from cjs_app.coop.bilan.models import BilanText
from cjs_app.coop.bilan.roads import quote_road_of
from cjs_app.coop.bilan.sums import earnings_in, sums_of
from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.cooperants.domain import stayed
from cjs_app.coop.distribution import queries as distribution
from cjs_app.coop.distribution.domain import Distribution, Step, shares, waterfall
from cjs_app.coop.distribution.plots import road_chart
from cjs_app.coop.distribution.votes import rule_in_words
from cjs_app.coop.hours import queries as hours
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.invoices import queries as invoices
from cjs_app.coop.invoices.domain import Kind as InvoiceKind
from cjs_app.coop.invoices.domain import Status as InvoiceStatus
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.missions import queries as missions
from cjs_app.coop.quotes import queries as quotes
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.coop.seasons.models import Season
from cjs_app.journal.queries import head
from cjs_app.kernel.charts import Chart
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import Kinds, Sentence, agreed
from cjs_app.plumbing.database import db
from cjs_app.plumbing.formats import duration, money, number, percent, sentence, short_day, symbol


def bilan_of(season: Season) -> Bilan:
    """Return the summer in figures, counted at this moment from its records."""
    people, minutes = hours.people_and_minutes(season)
    sums = sums_of([season.id])[season.id]
    road = waterfall(earnings_in(sums), distribution.deductions_of(season), season.carried_over_cents)
    persons = distribution.persons_of(people, minutes)
    return Bilan(
        name=season.name,
        year=season.year,
        status=season.status.value,
        currency=season.currency,
        founded=len(people),
        stayed=sum(stayed(person.left_on, season.end_day) for person in people),
        facilitators=sums.facilitators,
        quotes=quotes.counts_by_status(season),
        missions=missions.counts_by_status(season),
        documents=Money(sums.invoices, sums.credit_notes, invoices.unpaid_total(season)),
        minutes_by_nature={nature: sum(spent.get(nature, 0) for spent in minutes.values()) for nature in Nature},
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


def economy_of(season: Season) -> Economy:
    """Return for whom the group worked, and when its revenue came in: four statements."""
    clients = db.session.execute(
        select(Client.kind, func.count())
        .where(Client.season_id == season.id, Client.archived_at.is_(None))
        .group_by(Client.kind)
    )
    counts: dict[ClientKind, int] = {kind: number for kind, number in clients}  # noqa: C416 — dict() loses the types
    signed = func.sum(case((Invoice.kind == InvoiceKind.CREDIT_NOTE, -Invoice.ht_cents), else_=Invoice.ht_cents))
    rows = db.session.execute(
        select(Invoice.day, Client.kind, signed)
        .join(Client, Client.id == Invoice.client_id)
        .where(Invoice.season_id == season.id, Invoice.status == InvoiceStatus.ISSUED)
        .group_by(Invoice.day, Client.kind)
    )
    by_day: dict[dt.date, int] = defaultdict(int)
    by_kind: dict[ClientKind, int] = defaultdict(int)
    for day, kind, cents in rows:
        by_day[day or season.start_day] += int(cents)
        by_kind[kind] += int(cents)
    road, recruited = quote_road_of(season), cooperants.recruited_in(season)
    return Economy(counts, dict(by_kind), dict(sorted(by_day.items())), road, recruited)


def document_of(season: Season) -> Document:
    """Return the whole bilan of a season: its figures, charts and texts, beside the summers before it."""
    bilan, economy = bilan_of(season), economy_of(season)
    write = ways_of_writing(season.currency)
    figures = figures_of(bilan, economy)
    compared = comparison(bilan, summers_before(season))
    summers = compared.summers if compared else ()
    lie = spread(bilan.distribution)
    return Document(
        name=season.name,
        year=season.year,
        territory=season.territory,
        dates=f"du {short_day(season.start_day)} au {short_day(season.end_day)}",
        carrier=season.carrier.name,
        committee=tuple(seat.organisation for seat in seasons.committee_of(season)),
        is_closed=season.status is SeasonStatus.CLOSED,
        bilan=bilan,
        figures=figures,
        written={key: figure.written(write) for key, figure in figures.items()},
        formulas={key: _said(figure.formula, season) for key, figure in figures.items()},
        charts=_charts(season, bilan, economy, summers),
        road=tuple(_road_line(step, season) for step in bilan.waterfall.steps),
        rule=tuple((name, _said(words, season)) for name, words in rule_in_words(distribution.settings_of(season))),
        shares=_shares_in_words(bilan.distribution, lie, write),
        spread=lie,
        refusal=_said(bilan.distribution.refusal, season) if bilan.distribution.refusal else None,
        texts={Section(section): row.text for section, row in texts_of(season).items()},
        summers=tuple(_summer_line(summer, write) for summer in summers),
        mark=_said(head().mark, season),
        growths=tuple((one.label, _said(one.told, season)) for one in (compared.growths if compared else ())),
    )


def _said(words: Sentence | Refusal, season: Season) -> str:
    """Return a sentence in French, its amounts in the currency of the season."""
    with force_locale("fr"):
        return sentence(words, season.currency)


def _charts(season: Season, bilan: Bilan, economy: Economy, summers: Sequence[Summer]) -> dict[str, Chart]:
    """Return the charts of a bilan by their names."""
    write, unit = ways_of_writing(season.currency), symbol(season.currency)
    period = Period(season.start_day, season.end_day)
    charts = {
        "revenue": plots.revenue_chart(economy.revenue_by_day, period, write, unit),
        "quotes": plots.quotes_chart(economy.quote_road, write),
        "recruitment": plots.recruitment_chart(plots.people_of(economy.recruited, bilan.founded, bilan.stayed), write),
        "clients": plots.clients_chart(economy, write),
        "road": road_chart(bilan.waterfall, write["money"], unit),
        "hours": plots.hours_chart(bilan, write),
    }
    revenue_by_year = {summer.year: summer.revenue_ht_cents for summer in summers}
    return charts | ({"years": plots.years_chart(revenue_by_year, write, unit)} if summers else {})


def _road_line(step: Step, season: Season) -> RoadLine:
    """Return a step of the road to the net as texts."""
    amount, left = money(step.amount_cents, season.currency), money(step.balance_cents, season.currency)
    return RoadLine(step.label, amount, left, _said(step.explanation, season))


def ways_of_writing(currency: str) -> Kinds:
    """Return how amounts, durations, numbers and percentages are written in a season."""
    return {"money": lambda cents: money(cents, currency), "duration": duration, "number": number, "percent": percent}


def _shares_in_words(distribution: Distribution, lie: Spread, write: Kinds) -> str:
    """Return how the shares lie in one sentence that says nobody's."""
    amount = write["money"]
    if distribution.refusal is not None or not lie.count:
        return "Rien n’est partagé."
    if lie.lowest_cents is not None and lie.lowest_cents == lie.highest_cents:
        return f"{lie.count} {agreed(lie.count, 'part')} de {amount(lie.lowest_cents)}."
    if lie.lowest_cents is None:
        return f"{lie.count} {agreed(lie.count, 'part')}, {amount(lie.total_cents)} en tout."
    return f"{lie.count} parts, de {amount(lie.lowest_cents)} à {amount(lie.highest_cents)}."


def _summer_line(summer: Summer, write: Kinds) -> SummerLine:
    """Return a summer as a line of the comparison, each average with what it is divided by."""
    return SummerLine(
        f"{summer.name} {summer.year}",
        write["money"](summer.revenue_ht_cents),
        write["number"](summer.missions_done),
        f"{summer.stayed} sur {summer.founded}",
        f"{write['money'](summer.net_per_cooperant_cents)} (÷ {summer.sharers})",
    )


def texts_of(season: Season) -> dict[str, BilanText]:
    """Return the newest text of each section that has one."""
    newest = select(func.max(BilanText.id)).where(BilanText.season_id == season.id).group_by(BilanText.section)
    rows = db.session.scalars(select(BilanText).where(BilanText.id.in_(newest))).all()
    return {row.section: row for row in rows}


def versions_of(season: Season, section: Section) -> Sequence[BilanText]:
    """Return every text that a section ever had, newest first."""
    return db.session.scalars(
        select(BilanText)
        .where(BilanText.season_id == season.id, BilanText.section == section.value)
        .order_by(BilanText.id.desc())
    ).all()


def newest_text(season: Season, section: Section) -> BilanText | None:
    """Return the text of a section as it stands, or None."""
    return db.session.scalars(
        select(BilanText)
        .where(BilanText.season_id == season.id, BilanText.section == section.value)
        .order_by(BilanText.id.desc())
        .limit(1)
    ).first()
