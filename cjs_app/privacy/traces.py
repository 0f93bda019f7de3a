"""Where a name is written: what an erasure replaces, and what the law keeps as it is.

The texts of a season are read, and those of the pôle that belong to none: a report may thank anybody by name.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, Table, and_, select

from cjs_app.access.models import User
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.cooperants.models import Cooperant, Paper
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.invoices.domain import Status
from cjs_app.coop.invoices.models import Invoice, InvoiceLine, Payment
from cjs_app.coop.seasons.models import Season
from cjs_app.journal.models import Entry, Word
from cjs_app.kernel.names import folded
from cjs_app.plumbing.database import Base, db
from cjs_app.privacy.columns import free_texts
from cjs_app.privacy.domain import pattern_of, searched_names, without_names
from cjs_app.privacy.kinds import Column

ROUND = 40
"""How many signs of a text are shown on each side of a name."""
ACCOUNTING = ("invoice.issued", "season.imported")
"""The lines of the journal whose words are proof of accounts: they stay as long as the invoices."""


class Mention(Struct, frozen=True):
    """A text in which a name is written."""

    table: str
    row_id: int
    column: Column
    text: str
    around: str
    """The name and what stands beside it."""

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.table}-{self.row_id}-{self.column.name}"


def pattern_for(season: Season, cooperant: Cooperant, account: User | None) -> re.Pattern[str] | None:
    """Return what finds a cooperant in the texts of their season."""
    first = folded(cooperant.first_name)
    shared = any(
        folded(other.first_name) == first for other in cooperants.cooperants_of(season) if other.id != cooperant.id
    )
    others = [account.display_name, account.login] if account is not None else []
    return pattern_of(searched_names(cooperant.first_name, cooperant.last_name, others, shared))


def pattern_for_client(client: Client) -> re.Pattern[str] | None:
    """Return what finds a client in the texts of their season: the name as it stands, and without its title."""
    bare = re.sub(r"^(?:m|mr|mme|mlle|monsieur|madame|famille)\.?\s+", "", client.name, flags=re.IGNORECASE)
    return pattern_of(searched_names("", bare, [client.name, client.address, client.email, client.phone], False))


def mentions(season: Season, pattern: re.Pattern[str] | None) -> list[Mention]:
    """Return every text of a season, or of none, that may be changed and in which a name is found."""
    found: list[Mention] = []
    if pattern is None:
        return found
    for column in free_texts():
        table = Base.metadata.tables[column.table]
        for row_id, text in db.session.execute(_texts(table, column.name, season.id)):
            hit = pattern.search(text)
            if hit is not None:
                found.append(Mention(column.table, row_id, column, text, _around(text, hit)))
    return found


def _texts(table: Table, name: str, season_id: int) -> Select[int, str]:
    """Return the query of the texts of a column in a season; what was issued is left out: it never changes again."""
    text = table.c[name]
    wanted: ColumnElement[bool] = text != ""
    rows = select(table.c.id, text)
    if "season_id" in table.c:
        wanted = and_(wanted, table.c.season_id == season_id)
    if table.name == "invoices":
        wanted = and_(wanted, table.c.status != Status.ISSUED)
    if table.name == "invoice_lines":
        drafts = select(Invoice.id).where(Invoice.season_id == season_id, Invoice.status != Status.ISSUED)
        wanted = and_(wanted, table.c.invoice_id.in_(drafts))
    return rows.where(wanted).order_by(table.c.id)


def _around(text: str, hit: re.Match[str]) -> str:
    """Return a name with what stands beside it."""
    start, end = max(0, hit.start() - ROUND), min(len(text), hit.end() + ROUND)
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")


def replace(found: Iterable[Mention], pattern: re.Pattern[str] | None, alias: str, left_alone: Sequence[str]) -> int:
    """Write the alias in the place of the name in these texts, but for those left alone; return how many changed."""
    changed = 0
    for mention in found:
        if mention.key in left_alone:
            continue
        table = Base.metadata.tables[mention.table]
        written = without_names(mention.text, pattern, alias)
        length = getattr(table.c[mention.column.name].type, "length", None)
        db.session.execute(
            table.update().where(table.c.id == mention.row_id).values({mention.column.name: written[:length]})
        )
        changed += 1
    return changed


def kept_by_law(season: Season, pattern: re.Pattern[str] | None) -> list[str]:
    """Return the numbers of the issued documents that name someone: the law keeps them ten years as they are."""
    if pattern is None:
        return []
    issued = db.session.execute(
        select(Invoice.number, Invoice.photograph, Invoice.subject, Invoice.place)
        .where(Invoice.season_id == season.id, Invoice.status == Status.ISSUED)
        .order_by(Invoice.id)
    ).all()
    lines = db.session.execute(
        select(Invoice.number, InvoiceLine.label)
        .join(Invoice, Invoice.id == InvoiceLine.invoice_id)
        .where(InvoiceLine.season_id == season.id, Invoice.status == Status.ISSUED)
    ).all()
    named = [
        number
        for number, picture, *texts in issued
        if pattern.search(" ".join([json.dumps(picture, ensure_ascii=False), *texts]))
    ]
    named += [number for number, label in lines if pattern.search(label)]
    return list(dict.fromkeys(str(number) for number in named))


def payment_notes(season: Season, pattern: re.Pattern[str] | None) -> list[int]:
    """Return the payments whose note names someone: the note can only be emptied."""
    rows = db.session.execute(
        select(Payment.id, Payment.note).where(Payment.season_id == season.id, Payment.note != "")
    )
    return [row_id for row_id, note in rows if pattern is not None and pattern.search(note)]


def words_about_cooperant(
    season: Season, cooperant: Cooperant, pattern: re.Pattern[str] | None
) -> list[tuple[int, str]]:
    """Return the words of the journal about a cooperant: of their sheet, papers and hours, and all that name them."""
    papers = select(Paper.id).where(Paper.season_id == season.id, Paper.cooperant_id == cooperant.id)
    hours = select(HourEntry.id).where(HourEntry.season_id == season.id, HourEntry.cooperant_id == cooperant.id)
    own = {
        "cooperant": {cooperant.id},
        "paper": set(db.session.scalars(papers)),
        "hours": set(db.session.scalars(hours)),
    }
    return [
        (seq, key)
        for seq, key, text, action, subject, subject_id in _words(season)
        if subject_id in own.get(subject, ()) or (action not in ACCOUNTING and _names(text, pattern))
    ]


def words_naming(season: Season, pattern: re.Pattern[str] | None) -> list[tuple[int, str]]:
    """Return the words of the journal that name someone, but for the proof of accounts."""
    return [
        (seq, key)
        for seq, key, text, action, *_ in _words(season)
        if action not in ACCOUNTING and _names(text, pattern)
    ]


def words_about_account(user_id: int) -> list[tuple[int, str]]:
    """Return the words of the journal about an account."""
    rows = db.session.execute(
        select(Word.seq, Word.key)
        .join(Entry, Entry.seq == Word.seq)
        .where(Entry.subject == "user", Entry.subject_id == user_id)
    )
    return [(seq, key) for seq, key in rows]


def _names(text: str, pattern: re.Pattern[str] | None) -> bool:
    """Return whether a text names someone."""
    return pattern is not None and pattern.search(text) is not None


def _words(season: Season) -> Iterator[tuple[int, str, str, str, str, int]]:
    """Yield the words of the journal of a season, each with what its entry is about."""
    rows = db.session.execute(
        select(Word.seq, Word.key, Word.text, Entry.action, Entry.subject, Entry.subject_id)
        .join(Entry, Entry.seq == Word.seq)
        .where(Entry.season_id == season.id)
        .order_by(Word.seq)
    )
    for row in rows:
        yield row[0], row[1], row[2], row[3], row[4], row[5]
