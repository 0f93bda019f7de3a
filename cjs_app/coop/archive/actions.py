"""A summer comes in, all or nothing; a summer goes out."""

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from cjs_app.access.domain import Role
from cjs_app.coop.archive import queries
from cjs_app.coop.archive.bringing import bring_in
from cjs_app.coop.archive.domain.faults import ArchiveFaults
from cjs_app.coop.archive.domain.numbers import Numbered, continued_templates, ranks_reached, shared_template
from cjs_app.coop.archive.domain.raw import RawTable
from cjs_app.coop.archive.domain.summer import SeasonRow, Summer, summer_of
from cjs_app.coop.archive.domain.tables import TABLES
from cjs_app.coop.archive.reader import read_archive
from cjs_app.coop.archive.writer import write_archive
from cjs_app.coop.bilan.models import BilanText
from cjs_app.coop.books import queries as books
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.invoices.domain import Kind
from cjs_app.coop.invoices.verification import imported_documents
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons import queries as season_queries
from cjs_app.coop.seasons import series
from cjs_app.coop.seasons.domain import CarrierSettings, SeasonSettings, Status
from cjs_app.coop.seasons.models import Season, SeasonRole
from cjs_app.journal import actions as journal
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db

__all__ = ["ArchiveFaults", "Imported", "export_archive", "import_archive", "import_season"]


class Imported(Struct, frozen=True):
    """A summer that came in, and how many rows of each table."""

    season: Season
    counts: dict[str, int]

    @property
    def rows(self) -> int:
        """How many rows came in."""
        return sum(self.counts.values())

    @property
    def summary(self) -> str:
        """What came in, table by table, on one line."""
        came = ((table, self.counts[table.name]) for table in TABLES if table.name in self.counts)
        told = ", ".join(table.count_of(rows) for table, rows in came if table.is_written(rows))
        return f"{self.season.name} {self.season.year} : {told}."


def import_archive(path: Path, stamp: Stamp, replace: bool, progress: Callable[[str], None]) -> Imported:
    """Return the summer brought in from a folder, a .zip or a .xlsx; flushed, for the caller to commit.

    Raise ArchiveFaults with every fault of the archive, Refusal where it cannot be read or its season is already there.
    """
    progress("Lecture de l’archive…")
    tables = read_archive(path)
    progress(f"Vérification de {sum(len(table.rows) for table in tables)} lignes…")
    summer = summer_of(tables, queries.numbers_issued_elsewhere)
    return bring_summer(summer, stamp, replace, progress)


def import_season(tables: Iterable[RawTable], stamp: Stamp, replace: bool = False) -> Imported:
    """Return the summer that tables of texts tell, brought in; raise ArchiveFaults or Refusal, with nothing written."""
    return bring_summer(summer_of(tables, queries.numbers_issued_elsewhere), stamp, replace)


def export_archive(season: Season, destination: Path) -> None:
    """Write a season as a .zip, a .xlsx or a folder of CSV files; raise Refusal where the place cannot take it."""
    write_archive(queries.tables_of(season), destination)


def bring_summer(
    summer: Summer, stamp: Stamp, replace: bool, progress: Callable[[str], None] = lambda _: None
) -> Imported:
    """Return a summer brought in, in the place of the season of the same name and year when `replace` is true."""
    with db.session.begin_nested():
        former = _set_aside(summer.season, stamp, replace)
        progress("Écriture de l’été…")
        season = _open_season(summer.season, stamp)
        bring_in(summer, season, stamp)
        _continue_numbers(summer, season)
        if former is not None:
            _carry_over(former, season, stamp)
        imported = Imported(season, summer.counts)
        documents = {"documents": imported_documents(season.id)}
        journal.record(stamp, "season.imported", "season", season.id, season.id, words=documents, rows=imported.rows)
        db.session.flush()
    return imported


def bring_summer_from(season: Season, summer: Summer, stamp: Stamp, replace: bool) -> Imported:
    """Return a summer brought in by a facilitator of another season, who then accompanies it too.

    Raise Refusal beyond their reach: a carrier that is already there and is not their season's, another VAT regime for
    it, or a season to replace that they do not accompany. The coordination has no such bounds.
    """
    row = summer.season
    carrier = season_queries.find_carrier(row.carrier_name, row.carrier_siren)
    if carrier is not None and carrier.id != season.carrier_id:
        raise Refusal("Ce porteur est celui d’autres saisons : demander cet import à la coordination.")
    if carrier is not None and season_queries.tva_regime_on(carrier.id, row.start_day) is not row.regime:
        raise Refusal("Ce porteur a un autre régime de TVA : corriger regime_tva, ou demander à la coordination.")
    former = queries.find_season_like(row.name, row.year)
    if former is not None and not _accompanies(stamp.by, former):
        raise Refusal("Une saison d’une autre équipe porte déjà ce nom cette année-là : changer le nom.")
    imported = bring_summer(summer, stamp, replace)
    if stamp.by is not None:
        seasons.give_role(imported.season, stamp.by, Role.FACILITATOR, stamp)
    return imported


def _accompanies(user_id: int | None, season: Season) -> bool:
    """Return whether someone is a facilitator of a season."""
    given = select(SeasonRole.id).where(
        SeasonRole.user_id == user_id,
        SeasonRole.season_id == season.id,
        SeasonRole.role == Role.FACILITATOR,
        SeasonRole.revoked_at.is_(None),
    )
    return db.session.scalar(given) is not None


def _set_aside(row: SeasonRow, stamp: Stamp, replace: bool) -> Season | None:
    """Return the season that makes way for the new one, None where there is none; raise Refusal where it may not."""
    former = queries.find_season_like(row.name, row.year)
    if former is None:
        return None
    if former.status is Status.CLOSED:
        raise Refusal("La saison {name} {year} est close : elle ne se remplace plus.", name=row.name, year=row.year)
    if not replace:
        raise Refusal(
            "La saison {name} {year} est déjà là : demander de la remplacer (--replace), ou changer le nom.",
            name=row.name,
            year=row.year,
        )
    former = season_queries.season_to_change(former.id)
    if books.closings_of(former):
        raise Refusal(
            "La saison {name} {year} a des mois clos : leurs totaux ne changent plus, elle ne se remplace pas. "
            "Importer l’archive sous un autre nom.",
            name=row.name,
            year=row.year,
        )
    former.superseded_at = stamp.at
    journal.record(stamp, "season.replaced", "season", former.id, former.id)
    db.session.flush()
    return former


def _open_season(row: SeasonRow, stamp: Stamp) -> Season:
    """Return the new season, open, with its carrier and its sharing rule."""
    carrier = seasons.carrier_for(
        CarrierSettings(row.carrier_name, row.carrier_siren, row.regime, dt.date(row.start_day.year, 1, 1)),
        row.currency,
    )
    period = Period(row.start_day, row.end_day)
    settings = SeasonSettings(row.name, row.year, period, row.territory, row.currency)
    try:
        season = seasons.create(settings, carrier, stamp, Status.OPEN)
    except IntegrityError as error:
        raise Refusal("Cet été vient d’être importé par quelqu’un d’autre : revoir la liste des saisons.") from error
    season.rule = row.rule
    season.equal_percent = row.equal_percent
    season.natures = "|".join(row.natures)
    season.wage_cents = row.wage_cents
    season.carried_over_cents = row.carried_over_cents
    db.session.flush()
    return season


def _continue_numbers(summer: Summer, season: Season) -> None:
    """Make the next devis, invoice and credit note follow the numbers that came in."""
    documents: dict[str, list[Numbered]] = {
        "invoice_template": [(row.number, row.day.year) for row in summer.invoices if row.kind is Kind.INVOICE],
        "credit_note_template": [(row.number, row.day.year) for row in summer.invoices if row.kind is Kind.CREDIT_NOTE],
        "quote_template": [(row.number, row.day.year) for row in summer.quotes],
    }
    current = {kind: getattr(season, kind) for kind in documents}
    found = {kind: shared_template(numbers) for kind, numbers in documents.items()}
    for kind, continued in continued_templates(current, found).items():
        setattr(season, kind, continued)
    for kind, numbers in documents.items():
        for (template, year), rank in sorted(ranks_reached(numbers).items()):
            series.raise_series(season.carrier_id, template, year, rank)
            series.raise_series(season.carrier_id, found[kind] or template, year, rank)


def _carry_over(former: Season, season: Season, stamp: Stamp) -> None:
    """Give the new season what an archive does not hold: who may enter, whose account is whose, the bilan's texts."""
    roles = db.session.scalars(
        select(SeasonRole).where(SeasonRole.season_id == former.id, SeasonRole.revoked_at.is_(None))
    ).all()
    for given in roles:
        seasons.give_role(season, given.user_id, given.role, stamp)
    accounts = db.session.execute(
        select(Cooperant.code, Cooperant.user_id).where(
            Cooperant.season_id == former.id, Cooperant.user_id.is_not(None)
        )
    ).all()
    for code, user_id in accounts:
        db.session.execute(
            update(Cooperant).where(Cooperant.season_id == season.id, Cooperant.code == code).values(user_id=user_id)
        )
    texts = select(BilanText.section, BilanText.text, BilanText.at, BilanText.by_user_id)
    kept = [
        {**row._mapping, "season_id": season.id}
        for row in db.session.execute(texts.where(BilanText.season_id == former.id).order_by(BilanText.id))
    ]
    if kept:
        db.session.execute(insert(BilanText), kept)
