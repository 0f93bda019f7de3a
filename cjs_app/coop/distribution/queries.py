"""Gathering what is shared, among whom, and by which rule."""

import hashlib
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from cjs_app.coop.accounts import queries as accounts
from cjs_app.coop.accounts.models import Deduction, Expense, SelfFinancing
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.distribution import closing as closing_rules
from cjs_app.coop.distribution import domain
from cjs_app.coop.distribution.models import ClosedShare, ClosingProposal, SeasonClosing, SharingVote, VoteObjection
from cjs_app.coop.distribution.shares import Person
from cjs_app.coop.distribution.votes import Ballot, Objection, vote_as_record
from cjs_app.coop.hours import queries as hours
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.invoices import queries as invoices
from cjs_app.coop.invoices.models import Invoice, InvoiceLine, Payment
from cjs_app.coop.missions import queries as missions
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.quotes import queries as quotes
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404

BEHIND_THE_SHARING: tuple[Any, ...] = (
    Cooperant,
    HourEntry,
    Invoice,
    InvoiceLine,
    Payment,
    Expense,
    SelfFinancing,
    Deduction,
    SharingVote,
    VoteObjection,
)
"""The records that a closing stands on."""


WITHOUT_ANSWER = (QuoteStatus.DRAFT, QuoteStatus.TO_VALIDATE, QuoteStatus.VALIDATED, QuoteStatus.SENT)
"""Where a devis still waits: for its writer, for who validates, for its client."""


def settings_of(season: Season) -> domain.Settings:
    """Return what the group voted."""
    return domain.Settings(
        rule=season.rule,
        equal_percent=season.equal_percent,
        natures=tuple(season.natures.split("|")) if season.natures else (),
        wage_cents=season.wage_cents,
        carried_over_cents=season.carried_over_cents,
        season=Period(season.start_day, season.end_day),
    )


def deductions_of(season: Season) -> list[domain.Deduction]:
    """Return the deductions of a season in the order in which they apply."""
    return as_shared(accounts.deductions_of(season))


def as_shared(rows: Iterable[Deduction]) -> list[domain.Deduction]:
    """Return deductions as the sharing sees them."""
    return [domain.Deduction(row.rank, row.label, row.kind, row.percent, row.amount_cents, row.base) for row in rows]


def persons_of(people: Sequence[Cooperant], minutes: dict[int, dict[Nature, int]]) -> list[Person]:
    """Return the cooperants as the sharing sees them."""
    return [
        Person(
            code=person.code,
            has_share=person.has_share,
            coefficient=Decimal(person.coefficient),
            minutes_by_nature={str(nature): spent for nature, spent in minutes.get(person.id, {}).items()},
            present_from=person.joined_on,
            present_to=person.left_on,
        )
        for person in people
    ]


def people_and_inputs(season: Season) -> tuple[Sequence[Cooperant], closing_rules.Inputs]:
    """Return the people of a living season and all that its sharing is computed from: two statements."""
    people, minutes = hours.people_and_minutes(season)
    deductions, (revenue_cents, raised_cents, spent_cents) = accounts.deductions_beside(
        season, invoices.revenue_of(season), *accounts.raised_and_spent(season)
    )
    earnings = domain.Earnings(
        revenue_ht_cents=revenue_cents,
        self_financing_cents=raised_cents,
        expenses_cents=spent_cents,
        mission_minutes=sum(spent.get(Nature.MISSION, 0) for spent in minutes.values()),
    )
    return people, closing_rules.Inputs(
        earnings, as_shared(deductions), persons_of(people, minutes), settings_of(season)
    )


def people_and_inputs_now_or_frozen(season: Season) -> tuple[Sequence[Cooperant], closing_rules.Inputs]:
    """Return the same at this moment, or what the sharing was computed from when the season was closed."""
    closing = closing_of(season) if season.status is SeasonStatus.CLOSED else None
    if closing is None:
        return people_and_inputs(season)
    return cooperants.cooperants_of(season), closing_rules.inputs_from(closing.inputs)


def distribution_of(season: Season) -> tuple[domain.Waterfall, domain.Distribution]:
    """Return the road from the revenue to the net, and everybody's share of it."""
    return people_and_inputs(season)[1].replay()


def what_would_be_frozen(season: Season) -> closing_rules.Frozen:
    """Return what closing the season at this moment would freeze."""
    _, basis = people_and_inputs(season)
    road, distribution = basis.replay()
    inputs = closing_rules.inputs_as_record(basis.earnings, basis.deductions, basis.persons, basis.settings)
    if votes := votes_of(season):
        inputs["vote"] = vote_as_record(ballot_of(votes[0]))
    print_of_all = closing_rules.fingerprint(inputs, distribution)
    return closing_rules.Frozen(road, distribution, inputs, basis.persons, print_of_all, print_of_records(season))


def print_of_records(season: Season) -> str:
    """Return the SHA-256 of every record behind the sharing, whole: two changes that even out are still two changes."""
    mark = hashlib.sha256()
    for kind in BEHIND_THE_SHARING:
        table = kind.__table__
        rows = db.session.execute(select(table).where(table.c.season_id == season.id).order_by(table.c.id))
        mark.update(repr([tuple(row) for row in rows]).encode())
    return mark.hexdigest()


def standing_proposal(season: Season) -> ClosingProposal | None:
    """Return the proposal to close that nobody let fall yet, or None; whether it still holds is to be compared."""
    return db.session.scalar(
        select(ClosingProposal).where(ClosingProposal.season_id == season.id, ClosingProposal.fallen_at.is_(None))
    )


def proposals_of(season: Season) -> Sequence[ClosingProposal]:
    """Return the proposals to close a season, the newest first, those that fell included."""
    return db.session.scalars(
        select(ClosingProposal).where(ClosingProposal.season_id == season.id).order_by(ClosingProposal.id.desc())
    ).all()


def holds(proposal: ClosingProposal, frozen: closing_rules.Frozen) -> bool:
    """Return whether a proposal still says what would be frozen."""
    return (proposal.fingerprint, proposal.records) == (frozen.fingerprint, frozen.records)


def votes_of(season: Season) -> Sequence[SharingVote]:
    """Return the votes on the sharing rule with their objections, newest first."""
    return (
        db.session.scalars(
            select(SharingVote)
            .where(SharingVote.season_id == season.id)
            .options(joinedload(SharingVote.objections))
            .order_by(SharingVote.id.desc())
        )
        .unique()
        .all()
    )


def ballot_of(vote: SharingVote) -> Ballot:
    """Return a vote as the plain value it was written from."""
    return Ballot(
        day=vote.day,
        rule=vote.rule,
        equal_percent=vote.equal_percent,
        natures=tuple(Nature(nature) for nature in vote.natures.split("|") if nature),
        wage_cents=vote.wage_cents,
        carried_over_cents=vote.carried_over_cents,
        votes_for=vote.votes_for,
        votes_against=vote.votes_against,
        abstentions=vote.abstentions,
        note=vote.note,
        objections=tuple(Objection(one.reason, one.lifted_at is not None) for one in vote.objections),
    )


def objection_held(season: Season, objection_id: int) -> VoteObjection:
    """Return an objection of this season, held by us alone until the end of the transaction, or answer 404."""
    return or_404(
        select(VoteObjection)
        .where(VoteObjection.season_id == season.id, VoteObjection.id == objection_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def closing_of(season: Season) -> SeasonClosing | None:
    """Return the closing of a season with its frozen shares, or None while the season lives."""
    return db.session.scalar(
        select(SeasonClosing)
        .where(SeasonClosing.season_id == season.id)
        .options(selectinload(SeasonClosing.shares).options(joinedload(ClosedShare.cooperant)))
    )


def frozen(closing: SeasonClosing) -> tuple[domain.Waterfall, domain.Distribution]:
    """Return the road and the shares as they were when the season was closed."""
    return closing_rules.replayed(closing.inputs)


def checks_before_closing(season: Season, distribution: domain.Distribution) -> tuple[closing_rules.Check, ...]:
    """Return what is still to be looked at before a season is closed."""
    of_missions, of_quotes = missions.counts_by_status(season), quotes.counts_by_status(season)
    return closing_rules.checks(
        hours.unvalidated_count(season),
        invoices.draft_count(season),
        sum(of_quotes.get(status, 0) for status in WITHOUT_ANSWER),
        of_missions.get(MissionStatus.PLANNED, 0) + of_missions.get(MissionStatus.RUNNING, 0),
        distribution.refusal,
        accounts.unvalidated_expenses_count(season),
    )
