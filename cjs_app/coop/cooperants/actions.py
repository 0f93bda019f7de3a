"""Cooperants who arrive, leave, turn in committees and bring their papers."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import select

from cjs_app.access.queries import are_one_person
from cjs_app.coop.cooperants import queries
from cjs_app.coop.cooperants.domain import (
    PAPER_STATE_LABELS,
    USUAL_COMMITTEES,
    USUAL_PAPERS,
    CooperantSheet,
    PaperState,
    Term,
    ensure_may_join,
    ensure_may_leave,
    ensure_not_own_sheet,
    ensure_sheet_holds,
    ensure_term_may_end,
    paper_day,
)
from cjs_app.coop.cooperants.models import Committee, CommitteeTerm, Cooperant, Paper
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.journal.domain import what_changed
from cjs_app.kernel.names import folded, next_code
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import plain_number
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db

OF_ANOTHER = ("birth_date", "has_share", "coefficient", "user_id")
"""What nobody changes on their own sheet."""


def add(season: Season, sheet: CooperantSheet, stamp: Stamp, papers: Sequence[str] = USUAL_PAPERS) -> Cooperant:
    """Return a new cooperant, with the papers we wait for; raise Refusal for a sheet that does not hold."""
    season = seasons.season_to_change(season.id)
    taken = queries.codes_of(season)
    code = sheet.code.strip() or next_code("C", taken)
    if code in taken:
        raise Refusal("Le code {code} est déjà pris : en choisir un autre.", field="code", code=code)
    cooperant = Cooperant(season_id=season.id, code=code)
    _write(cooperant, sheet, season)
    db.session.add(cooperant)
    db.session.flush()
    journal.record(stamp, "cooperant.added", "cooperant", cooperant.id, season.id)
    db.session.add_all(Paper(season_id=season.id, cooperant_id=cooperant.id, label=label) for label in papers)
    db.session.flush()
    return cooperant


def correct(cooperant: Cooperant, sheet: CooperantSheet, stamp: Stamp) -> None:
    """Change a cooperant's sheet; the code stays, documents may already bear it."""
    season = seasons.season_to_write(cooperant.season_id)
    cooperant = held(cooperant)
    changed = [part for part in OF_ANOTHER if getattr(cooperant, part) != getattr(sheet, part)]
    before = _as_told(cooperant)
    names = [part for part in ("first_name", "last_name") if getattr(cooperant, part) != getattr(sheet, part).strip()]
    if are_one_person(cooperant.user_id, stamp.by):
        ensure_not_own_sheet(changed)
    _write(cooperant, sheet, season)
    changes = what_changed(before, _as_told(cooperant))
    journal.record(stamp, "cooperant.corrected", "cooperant", cooperant.id, season.id, changes=changes, rewritten=names)
    if "birth_date" in changed:
        journal.record(stamp, "cooperant.birth_date_changed", "cooperant", cooperant.id, cooperant.season_id)


def leave(cooperant: Cooperant, day: dt.date, stamp: Stamp) -> None:
    """Note the day someone leaves; their hours stay, their committees end that day."""
    season = seasons.season_to_write(cooperant.season_id)
    cooperant = held(cooperant)
    ensure_may_leave(cooperant.joined_on, day, Period(season.start_day, season.end_day))
    cooperant.left_on = day
    for term in queries.terms_of(cooperant):
        if term.end_day is None:
            term.end_day = max(day, term.start_day)
    journal.record(stamp, "cooperant.left", "cooperant", cooperant.id, season.id, day=day.isoformat())


def come_back(cooperant: Cooperant, stamp: Stamp) -> None:
    """Take a departure back: the person is in the team again."""
    seasons.season_to_write(cooperant.season_id)
    held(cooperant).left_on = None
    journal.record(stamp, "cooperant.came_back", "cooperant", cooperant.id, cooperant.season_id)


def take_back(cooperant: Cooperant, stamp: Stamp) -> None:
    """Take back a sheet made by mistake: its code stays taken, the person is counted nowhere, what names them goes.

    Raise Refusal as soon as something speaks of them: hours, a mission, a committee, a paper received, a share.
    """
    season = seasons.season_to_change(cooperant.season_id)
    cooperant = held(cooperant)
    if cooperant.cancelled_at is not None:
        raise Refusal("Cette fiche est déjà retirée.")
    if queries.is_referred_to(cooperant):
        raise Refusal(
            "Des heures, une mission, un comité, une pièce reçue ou une invitation parlent déjà de cette personne : "
            "noter plutôt son départ."
        )
    cooperant.cancelled_at = stamp.at
    cooperant.last_name, cooperant.birth_date, cooperant.user_id = "", None, None
    db.session.flush()
    journal.record(stamp, "cooperant.taken_back", "cooperant", cooperant.id, season.id, code=cooperant.code)


def add_committee(season: Season, label: str, stamp: Stamp) -> Committee:
    """Return a new committee; raise Refusal when another one has this name."""
    season = seasons.season_to_change(season.id)
    committee = Committee(season_id=season.id, label=_free_label(season, label))
    db.session.add(committee)
    db.session.flush()
    journal.record(stamp, "committee.added", "committee", committee.id, season.id, words={"label": committee.label})
    return committee


def add_usual_committees(season: Season, stamp: Stamp) -> None:
    """Make the three usual committees, those that are not there yet."""
    season = seasons.season_to_change(season.id)
    known = {folded(committee.label) for committee in queries.committees_of(season)}
    for label in USUAL_COMMITTEES:
        if folded(label) not in known:
            add_committee(season, label, stamp)


def inherit_committees(former: Season, season: Season, stamp: Stamp) -> None:
    """Give a new season the committees of the one before, still empty."""
    for committee in queries.committees_of(former):
        add_committee(season, committee.label, stamp)


def rename_committee(committee: Committee, label: str, stamp: Stamp) -> None:
    """Give a committee another name; raise Refusal when another one has it."""
    season = seasons.season_to_change(committee.season_id)
    before, committee.label = committee.label, _free_label(season, label, but=committee)
    journal.record(
        stamp,
        "committee.renamed",
        "committee",
        committee.id,
        season.id,
        words={"before": before, "label": committee.label},
    )


def join_committee(
    cooperant: Cooperant, committee: Committee, role: str, start: dt.date, stamp: Stamp, end: dt.date | None = None
) -> CommitteeTerm:
    """Return the time that begins for someone in a committee; raise Refusal when it doubles another."""
    season = seasons.season_to_write(cooperant.season_id)
    cooperant = held(cooperant)
    others = [Term(term.committee_id, term.start_day, term.end_day) for term in queries.terms_of(cooperant)]
    ensure_may_join(Term(committee.id, start, end), others, Period(season.start_day, season.end_day), cooperant.left_on)
    term = CommitteeTerm(
        season_id=season.id,
        cooperant=cooperant,
        committee=committee,
        role=role.strip(),
        start_day=start,
        end_day=end or cooperant.left_on,
    )
    db.session.add(term)
    db.session.flush()
    words = {"committee": committee.label}
    journal.record(stamp, "cooperant.joined", "cooperant", cooperant.id, season.id, words=words)
    return term


def end_term(term: CommitteeTerm, day: dt.date, stamp: Stamp) -> None:
    """Note the last day of someone in a committee."""
    season = seasons.season_to_write(term.season_id)
    cooperant = held(term.cooperant)
    ensure_term_may_end(term.start_day, day, Period(season.start_day, season.end_day))
    term.end_day = day
    journal.record(
        stamp,
        "cooperant.term_ended",
        "cooperant",
        cooperant.id,
        season.id,
        words={"committee": term.committee.label},
        day=day.isoformat(),
    )


def expect_paper(cooperant: Cooperant, label: str, stamp: Stamp) -> Paper:
    """Return a paper that is now expected from someone; raise Refusal when it already is."""
    season = seasons.season_to_write(cooperant.season_id)
    held(cooperant)
    rows = db.session.scalars(select(Paper).where(Paper.season_id == season.id, Paper.cooperant_id == cooperant.id))
    paper = next((row for row in rows if folded(row.label) == folded(label)), None)
    if paper is not None and paper.removed_at is None:
        raise Refusal("Cette pièce est déjà demandée.", field="label")
    if paper is None:
        paper = Paper(season_id=season.id, cooperant_id=cooperant.id, label=label.strip())
        db.session.add(paper)
    paper.removed_at, paper.state, paper.day = None, PaperState.EXPECTED, None
    db.session.flush()
    journal.record(stamp, "paper.expected", "paper", paper.id, season.id, words={"label": paper.label})
    return paper


def set_paper(paper: Paper, state: PaperState, day: dt.date | None, stamp: Stamp) -> None:
    """Note where a paper stands, and since which day; raise Refusal for a day to come."""
    season = seasons.season_to_write(paper.season_id)
    paper.day = paper_day(state, day, stamp.day)
    paper.state = state
    told_state = PAPER_STATE_LABELS[state].lower()
    journal.record(stamp, "paper.set", "paper", paper.id, season.id, words={"label": paper.label}, state=told_state)


def remove_paper(paper: Paper, stamp: Stamp) -> None:
    """Stop waiting for a paper; the row stays."""
    seasons.season_to_write(paper.season_id)
    paper.removed_at = stamp.at
    journal.record(stamp, "paper.removed", "paper", paper.id, paper.season_id, words={"label": paper.label})


def held(cooperant: Cooperant) -> Cooperant:
    """Return a cooperant that nobody else changes until the end of the transaction."""
    return db.session.scalars(
        select(Cooperant)
        .where(Cooperant.id == cooperant.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def _write(cooperant: Cooperant, sheet: CooperantSheet, season: Season) -> None:
    """Copy a sheet onto a cooperant, its days and its account checked."""
    ensure_sheet_holds(sheet)
    if sheet.user_id is not None:
        other = queries.find_cooperant_of_user(season, sheet.user_id)
        if other is not None and other.id != cooperant.id:
            raise Refusal("Ce compte est déjà celui de {name}.", field="user_id", name=other.first_name)
    cooperant.first_name = sheet.first_name.strip()
    cooperant.last_name = sheet.last_name.strip()
    cooperant.birth_date = sheet.birth_date
    cooperant.joined_on, cooperant.left_on = sheet.joined_on, sheet.left_on
    cooperant.coefficient = sheet.coefficient
    cooperant.has_share = sheet.has_share
    cooperant.user_id = sheet.user_id


def _as_told(cooperant: Cooperant) -> dict[str, str | bool | None]:
    """Return what the journal keeps of a sheet before and after a change."""
    days = {part: getattr(cooperant, part) for part in ("joined_on", "left_on")}
    told_days = {part: day.isoformat() if day else None for part, day in days.items()}
    return {
        "coefficient": plain_number(Decimal(cooperant.coefficient)),
        "has_share": cooperant.has_share,
        **told_days,
    }


def _free_label(season: Season, label: str, but: Committee | None = None) -> str:
    """Return a committee's name without the spaces around it; raise Refusal when another committee has it."""
    for other in queries.committees_of(season):
        if folded(other.label) == folded(label) and other is not but:
            raise Refusal("Un comité porte déjà ce nom : en choisir un autre.", field="label")
    return label.strip()
