"""What the events tell of a year: their figures, and their pieces of the report.

How texts speak of these figures is known to every checker of texts (pole/checker/lexicon.py).
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from msgspec import Struct, field
from sqlalchemy import func, select

from cjs_app.kernel.counted import Records
from cjs_app.kernel.periods import days_of_year
from cjs_app.plumbing import formats
from cjs_app.plumbing.database import db
from cjs_app.pole.directory.models import Organisation
from cjs_app.pole.events import plots
from cjs_app.pole.events.domain import FORMAT_LABELS, Counting, Format, Status, how_counted
from cjs_app.pole.events.models import Event, EventPartner
from cjs_app.pole.events.queries import IN_ORDER
from cjs_app.pole.structure.figures import Figure, count
from cjs_app.pole.structure.plan import Lines, Piece, Plot, Table, Tiles

LIST = Records("la liste des événements", "événements", "events.index")


class Sums(Struct):
    """What a year adds up to."""

    formats: dict[Format, int] = field(default_factory=dict)
    people: dict[Counting, int] = field(default_factory=dict)
    events: dict[Counting, int] = field(default_factory=dict)
    unknown: int = 0
    """How many events were held without a word of how many came."""
    partners: int = 0
    """With how many organisations, each counted once."""

    @property
    def held(self) -> int:
        """How many events were held."""
        return sum(self.formats.values())

    @property
    def attendance(self) -> int | None:
        """How many people came; None where no event says it."""
        return sum(self.people.values()) if self.people else None

    @property
    def note(self) -> str:
        """How many events were counted, how many estimated."""
        return how_counted(self.events.get(Counting.COUNTED, 0), self.events.get(Counting.ESTIMATED, 0), self.unknown)


def sums_of(year: int) -> Sums:
    """Return what the events held in a year add up to, in one statement."""
    made_with = _held(select(func.count(EventPartner.organisation_id.distinct())).join(Event), year)
    partners = made_with.correlate(None).scalar_subquery()
    rows = select(Event.format, Event.counting, func.count(), func.sum(Event.people), partners)
    sums = Sums()
    grouped = _held(rows, year).group_by(Event.format, Event.counting)
    for kind, counting, events, people, sums.partners in db.session.execute(grouped):
        sums.formats[kind] = sums.formats.get(kind, 0) + events
        if counting is None:
            sums.unknown += events
        else:
            sums.events[counting] = sums.events.get(counting, 0) + events
            sums.people[counting] = sums.people.get(counting, 0) + int(people)
    return sums


def partner_names_of(year: int) -> list[str]:
    """Return the organisations with which the events held in a year were made, each once, by name."""
    rows = select(Organisation.name).join(EventPartner, EventPartner.organisation_id == Organisation.id).join(Event)
    return list(db.session.scalars(_held(rows, year).distinct().order_by(Organisation.name)))


def figures_of(year: int) -> Iterator[Figure]:
    """Yield how many events were held, how many people came, and with how many partners."""
    sums = sums_of(year)
    if not sums.held:
        return
    yield count(
        year,
        "events.count",
        "Événements organisés",
        sums.held,
        "Les événements qui ont eu lieu dans l’année ; ceux qui ont été annulés ne comptent pas.",
        records=(LIST,),
    )
    for kind in Format:
        if sums.formats.get(kind):
            yield count(
                year,
                f"events.by_format.{kind.value}",
                f"Dont : {FORMAT_LABELS[kind].lower()}",
                sums.formats[kind],
                "Les événements de ce format qui ont eu lieu.",
                part_of="events.count",
                records=(Records("la liste", "événements", "events.index", {"format": kind.value}),),
            )
    yield from _people(year, sums)
    yield count(
        year,
        "events.partners",
        "Partenaires des événements",
        sums.partners,
        "Les structures du répertoire avec lesquelles au moins un événement a été fait, chacune une fois.",
        records=(LIST,),
    )


def _people(year: int, sums: Sums) -> Iterator[Figure]:
    """Yield how many people came, and what the number is worth."""
    total = sums.attendance
    if total is None:
        return
    yield count(
        year,
        "events.attendance",
        "Personnes venues aux événements",
        total,
        "Les personnes de chaque événement, ajoutées ; qui vient à deux événements compte deux fois.",
        records=(LIST,),
        note=sums.note,
    )
    parts = {Counting.COUNTED: ("counted", "comptées à la porte"), Counting.ESTIMATED: ("estimated", "estimées")}
    for counting, (key, words) in parts.items():
        if counting in sums.people:
            yield count(
                year,
                f"events.{key}",
                f"Dont : personnes {words}",
                sums.people[counting],
                f"Les personnes des événements où elles ont été {words}.",
                part_of="events.attendance",
                records=(LIST,),
            )
    told = sum(sums.events.values())
    yield count(
        year,
        "events.mean",
        "Personnes par événement, en moyenne",
        (Decimal(total) / told).quantize(Decimal("0.1"), ROUND_HALF_UP),
        "Personnes venues aux événements ÷ événements dont le nombre de personnes est connu.",
        inputs=("events.attendance", "events.count"),
        records=(LIST,),
        note=sums.note,
    )


def pieces_of(year: int) -> Iterator[Piece]:
    """Yield what the chapter of the events shows."""
    events = db.session.scalars(_held(select(Event), year).order_by(*IN_ORDER)).all()
    if not events:
        return
    yield Tiles(("events.count", "events.attendance", "events.partners"))
    rows = [
        (formats.short_day(one.day), one.title, FORMAT_LABELS[one.format], one.city or "–", _people_of(one))
        for one in events
    ]
    yield Table("Les événements", ("Jour", "Événement", "Format", "Commune", "Personnes"), rows, frozenset({4}))
    counts: dict[Format, int] = {}
    for one in events:
        counts[one.format] = counts.get(one.format, 0) + 1
    yield Plot(plots.by_format(counts))
    yield Plot(plots.by_event([(one.title, one.people, one.counting) for one in events]))
    yield Lines("Avec", partner_names_of(year))


def mission_pieces_of(year: int) -> Iterator[Piece]:
    """Yield what the events bring to the third mission."""
    if sums_of(year).held:
        yield Tiles(("events.count", "events.attendance"))


def _people_of(event: Event) -> str:
    """Return how many people came to an event, as the report writes it."""
    if event.people is None:
        return "–"
    return str(event.people) if event.counting is Counting.COUNTED else f"environ {event.people}"


def _held(rows: Any, year: int) -> Any:
    """Return a query bound to the events held in a year."""
    return rows.where(Event.status == Status.HELD, Event.day.between(*days_of_year(year)))
