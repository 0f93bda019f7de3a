"""Finding cooperants, their committees and the papers we wait for."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, func, or_, select

from cjs_app.coop.cooperants import domain
from cjs_app.coop.cooperants.domain import MISSING_STATES, Headcounts, PaperState
from cjs_app.coop.cooperants.models import Committee, CommitteeTerm, Cooperant, Paper, RecruitmentCount
from cjs_app.coop.cooperants.recruitment import Recruited, recruited
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.searching import hit, holding


def team_of(season: Season) -> Select[Cooperant]:
    """Return the cooperants of a season; sheets made by mistake and taken back are left out."""
    return select(Cooperant).where(Cooperant.season_id == season.id, Cooperant.cancelled_at.is_(None))


def get_cooperant(season: Season, cooperant_id: int) -> Cooperant:
    """Return a cooperant of this season, or answer 404."""
    return or_404(team_of(season).where(Cooperant.id == cooperant_id))


def cooperants_of(season: Season) -> Sequence[Cooperant]:
    """Return every cooperant of a season, those who left too, by code."""
    return by_code(db.session.scalars(team_of(season)))


def by_code(people: Iterable[Cooperant]) -> list[Cooperant]:
    """Return people by code, each once; databases do not agree on the order of letters, and spare cents follow it."""
    return sorted(set(people), key=lambda cooperant: cooperant.code)


def present_on(season: Season, day: dt.date) -> Sequence[Cooperant]:
    """Return the cooperants who are in the cooperative on a day, by code."""
    return [one for one in cooperants_of(season) if domain.present(one.joined_on, one.left_on, day)]


def find_cooperant_of_user(season: Season, user_id: int) -> Cooperant | None:
    """Return the cooperant that an account is in a season, or None."""
    return db.session.scalar(team_of(season).where(Cooperant.user_id == user_id))


def cooperants_found(season: Season, words: str) -> Select[Any]:
    """Return the cooperants of a season whose first name or code answers to a search from anywhere."""
    return (
        hit(words, Cooperant.id, Cooperant.first_name, Cooperant.code)
        .where(Cooperant.season_id == season.id, Cooperant.cancelled_at.is_(None))
        .where(*holding(words, Cooperant.first_name, Cooperant.code))
        .order_by(Cooperant.code)
    )


def headcounts(season: Season) -> Headcounts:
    """Return how many founded the cooperative and how many stayed."""
    leaving_days = db.session.scalars(team_of(season).with_only_columns(Cooperant.left_on))
    return domain.headcounts(leaving_days, season.end_day)


def codes_of(season: Season) -> Sequence[str]:
    """Return every code in use in a season, those of sheets taken back too: none is given twice."""
    return db.session.scalars(select(Cooperant.code).where(Cooperant.season_id == season.id)).all()


def committees_of(season: Season) -> Sequence[Committee]:
    """Return the committees of a season, in the order they were made."""
    return db.session.scalars(select(Committee).where(Committee.season_id == season.id).order_by(Committee.id)).all()


def get_committee(season: Season, committee_id: int) -> Committee:
    """Return a committee of this season, or answer 404."""
    return or_404(select(Committee).where(Committee.season_id == season.id, Committee.id == committee_id))


def terms_of_season(season: Season) -> Sequence[CommitteeTerm]:
    """Return the times spent in committees during a season, the first to begin first."""
    return db.session.scalars(
        select(CommitteeTerm)
        .where(CommitteeTerm.season_id == season.id)
        .order_by(CommitteeTerm.start_day, CommitteeTerm.id)
    ).all()


def terms_of(cooperant: Cooperant) -> Sequence[CommitteeTerm]:
    """Return the times that someone spent in committees, the last to begin first."""
    return db.session.scalars(
        select(CommitteeTerm)
        .where(CommitteeTerm.season_id == cooperant.season_id, CommitteeTerm.cooperant_id == cooperant.id)
        .order_by(CommitteeTerm.start_day.desc(), CommitteeTerm.id.desc())
    ).all()


def get_term(season: Season, term_id: int) -> CommitteeTerm:
    """Return a time spent in a committee of this season, or answer 404."""
    return or_404(select(CommitteeTerm).where(CommitteeTerm.season_id == season.id, CommitteeTerm.id == term_id))


def papers_of(cooperant: Cooperant) -> Sequence[Paper]:
    """Return the papers expected from someone, those taken back too, in the order they were asked for."""
    return db.session.scalars(
        select(Paper)
        .where(Paper.season_id == cooperant.season_id, Paper.cooperant_id == cooperant.id)
        .order_by(Paper.id)
    ).all()


def get_paper(season: Season, paper_id: int) -> Paper:
    """Return a paper of this season, or answer 404."""
    return or_404(select(Paper).where(Paper.season_id == season.id, Paper.id == paper_id, Paper.removed_at.is_(None)))


def missing_papers(season: Season) -> dict[int, int]:
    """Return how many papers are still missing, by cooperant; those who miss none are left out."""
    rows = db.session.execute(
        select(Paper.cooperant_id, func.count())
        .where(Paper.season_id == season.id, Paper.removed_at.is_(None), Paper.state.in_(MISSING_STATES))
        .group_by(Paper.cooperant_id)
    )
    return {row[0]: row[1] for row in rows}


def is_referred_to(cooperant: Cooperant) -> bool:
    """Return whether anything but papers that nobody brought yet speaks of this person, in whatever room."""
    own = Cooperant.metadata.tables[Cooperant.__tablename__].c.id
    columns = [column for table in db.metadata.tables.values() for column in table.columns if column.references(own)]
    rows = [select(column).where(column == cooperant.id) for column in columns if column.table is not Paper.__table__]
    rows.append(select(Paper.id).where(Paper.cooperant_id == cooperant.id, Paper.state != PaperState.EXPECTED))
    return bool(db.session.scalar(select(or_(*(one.exists() for one in rows)))))


def recruitment_counts(season: Season) -> Sequence[RecruitmentCount]:
    """Return the numbers noted before the group was there, the first day first; those taken back are left out."""
    return db.session.scalars(
        select(RecruitmentCount)
        .where(RecruitmentCount.season_id == season.id, RecruitmentCount.cancelled_at.is_(None))
        .order_by(RecruitmentCount.day, RecruitmentCount.id)
    ).all()


def get_recruitment_count(season: Season, count_id: int) -> RecruitmentCount:
    """Return a number noted in this season, or answer 404."""
    return or_404(
        select(RecruitmentCount).where(RecruitmentCount.season_id == season.id, RecruitmentCount.id == count_id)
    )


def recruited_in(season: Season) -> Recruited:
    """Return how many heard of the cooperative and applied."""
    return recruited((row.stage, row.persons) for row in recruitment_counts(season))
